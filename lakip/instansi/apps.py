from django.apps import AppConfig


class InstansiConfig(AppConfig):
    name = "lakip.instansi"
    label = "instansi"
    verbose_name = "Instansi dan pengguna"
