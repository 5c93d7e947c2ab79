from django.apps import AppConfig
from django.contrib.admin import apps as admin_django


class InstansiConfig(AppConfig):
    name = "lakip.instansi"
    label = "instansi"
    verbose_name = "Instansi dan pengguna"


class AdminLakipConfig(admin_django.SimpleAdminConfig):
    """Django's admin with our site: entry by role, one login page.

    `lakip.urls` looks for the admin modules: commands that show no page need not load them.
    """

    default = False
    default_site = "lakip.instansi.situs.SitusAdmin"
