"""Official code lists in the admin site: one version per decree, managed by system admins."""

from django.contrib import admin

from lakip.instansi.admin.dasar import AdminLakip
from lakip.instansi.sumber import Kolom, Rujukan, Sumber

from .models import KodeResmi, VersiKode


class SumberVersi(Sumber):
    class Meta(Sumber.Meta):
        model = VersiKode
        import_id_fields = ("kode",)
        fields = ("kode", "dasar", "tahun_awal", "tahun_akhir")


class SumberKode(Sumber):
    versi = Kolom("versi", "kode versi", Rujukan(VersiKode))

    class Meta(Sumber.Meta):
        model = KodeResmi
        import_id_fields = ("versi", "kode")
        fields = ("versi", "kode", "nama")


class AdminKodefikasi(AdminLakip):
    """Shown to every admin, changed by those of the installation."""

    umum = True
    dapat_ditambah_oleh = "instalasi"


@admin.register(VersiKode)
class AdminVersi(AdminKodefikasi):
    sumber = SumberVersi
    list_display = ("dasar", "kode", "tahun_awal", "tahun_akhir")
    search_fields = ("dasar", "kode")


@admin.register(KodeResmi)
class AdminKode(AdminKodefikasi):
    sumber = SumberKode
    list_display = ("kode", "nama", "versi")
    list_filter = ("versi",)
    list_select_related = ("versi",)
    search_fields = ("kode", "nama")
