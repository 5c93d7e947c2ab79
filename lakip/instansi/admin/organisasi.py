"""Local governments, agencies, organisation regulations, units and officials."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from lakip.instansi.jenis_isi import GAMBAR
from lakip.instansi.models import Pejabat, Pemda, PerangkatDaerah, SusunanOrganisasi, Unit
from lakip.instansi.simpanan import simpan_unggahan

from .dasar import AdminLakip, FormulirLingkup
from .sumber import SumberOpd, SumberPejabat, SumberPemda, SumberSusunan, SumberUnit


class FormulirPemda(FormulirLingkup):
    """A local government with its emblem as an upload."""

    unggah_lambang = forms.FileField(
        label="Lambang daerah",
        required=False,
        help_text="PNG, JPEG, atau WebP. Kosongkan bila tidak diganti.",
    )

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean()
        unggahan = self.cleaned_data.get("unggah_lambang")
        if unggahan and not self.errors:
            try:
                self.cleaned_data["lambang"] = simpan_unggahan(unggahan, jenis=GAMBAR)
            except forms.ValidationError as galat:
                self.add_error("unggah_lambang", galat)
        return isi

    def save(self, commit: bool = True) -> Pemda:
        if lambang := self.cleaned_data.get("lambang"):
            self.instance.lambang = lambang
        return super().save(commit)


@admin.register(Pemda)
class AdminPemda(AdminLakip):
    form = FormulirPemda
    sumber = SumberPemda
    jalur_pemda = "pk"
    dapat_ditambah_oleh = "instalasi"
    list_display = ("nama", "kode", "jenis", "provinsi")
    search_fields = ("nama", "kode")
    fieldsets = (
        (None, {"fields": ("kode", "nama", "jenis", "provinsi")}),
        (
            "Kepala daerah dan penandatanganan",
            {"fields": ("sebutan_kepala", "ibu_kota", "zona_waktu")},
        ),
        ("Tampilan", {"fields": ("unggah_lambang", "warna_aksen")}),
        (
            "Laporan",
            {
                "fields": (
                    ("batas_opd_bulan", "batas_opd_tanggal"),
                    ("batas_pemda_bulan", "batas_pemda_tanggal"),
                    "reviu_opd",
                )
            },
        ),
    )


@admin.register(PerangkatDaerah)
class AdminOpd(AdminLakip):
    sumber = SumberOpd
    jalur_opd = "pk"
    dapat_ditambah_oleh = "pemda"
    list_display = ("nama", "kode", "singkatan", "pemda", "aktif")
    list_filter = ("aktif", ("pemda", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("pemda",)
    search_fields = ("nama", "singkatan", "kode")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The code is part of every address of the agency: fixed once given."""
        return ("kode",) if obj else ()


@admin.register(SusunanOrganisasi)
class AdminSusunan(AdminLakip):
    sumber = SumberSusunan
    jalur_opd = "opd"
    list_display = ("__str__", "opd", "kode", "tanggal")
    list_filter = (("opd", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("opd",)
    search_fields = ("jenis", "nomor", "opd__nama")

    def sebutan(self, objek: SusunanOrganisasi) -> str:
        return f"{objek} – {objek.opd}"


@admin.register(Unit)
class AdminUnit(AdminLakip):
    sumber = SumberUnit
    jalur_opd = "susunan__opd"
    list_display = ("nama", "kode", "jenis", "induk", "susunan")
    list_filter = ("jenis", ("susunan__opd", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("induk", "susunan__opd")
    search_fields = ("nama", "kode", "susunan__opd__nama")

    def sebutan(self, objek: Unit) -> str:
        return f"{objek} – {objek.susunan.opd} ({objek.susunan})"


@admin.register(Pejabat)
class AdminPejabat(AdminLakip):
    sumber = SumberPejabat
    jalur_opd = "opd"
    jalur_pemda = "pemda"
    dapat_dihapus = True
    list_display = ("nama", "sebutan", "peran", "opd", "dari", "sampai")
    list_filter = ("peran", "status", ("opd", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("opd", "pemda")
    search_fields = ("nama", "nip", "jabatan", "opd__nama")
