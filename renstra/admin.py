"""Plans, indicators and agency-years in the admin site."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from lakip.instansi.admin.dasar import AdminLakip, SisipanLakip

from .models import Indikator, Renstra, Sasaran, TahunKinerja, TargetRenstra, Tujuan
from .sumber import (
    SumberIndikator,
    SumberRenstra,
    SumberSasaran,
    SumberTargetRenstra,
    SumberTujuan,
)


@admin.register(Renstra)
class AdminRenstra(AdminLakip):
    sumber = SumberRenstra
    jalur_opd = "opd"
    list_display = ("nama", "kode", "opd", "tahun_awal", "tahun_akhir")
    list_filter = (("opd", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("opd",)
    search_fields = ("nama", "kode", "opd__nama")

    def sebutan(self, objek: Renstra) -> str:
        return f"{objek} – {objek.opd}"


class AdminDalamRenstra(AdminLakip):
    """A part of a Renstra."""

    jalur_opd = "renstra__opd"
    list_display = ("__str__", "kode", "renstra")
    list_filter = (("renstra", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("renstra__opd",)
    search_fields = ("uraian", "kode", "renstra__opd__nama")

    def sebutan(self, objek: Tujuan | Sasaran | Indikator) -> str:
        return f"{objek.kode} {objek} – {objek.renstra}"


@admin.register(Tujuan)
class AdminTujuan(AdminDalamRenstra):
    sumber = SumberTujuan
    exclude = ("misi", "sasaran_daerah")  # regional plans come with the workbook


@admin.register(Sasaran)
class AdminSasaran(AdminDalamRenstra):
    sumber = SumberSasaran


class SisipanTarget(SisipanLakip):
    model = TargetRenstra


@admin.register(Indikator)
class AdminIndikator(AdminDalamRenstra):
    sumber = SumberIndikator
    exclude = ("indikator_daerah",)
    inlines = (SisipanTarget,)
    list_display = ("nama", "kode", "kelompok", "satuan", "renstra")
    list_filter = ("kelompok", ("renstra", admin.RelatedOnlyFieldListFilter))
    search_fields = ("nama", "kode", "renstra__opd__nama")


@admin.register(TargetRenstra)
class AdminTargetRenstra(AdminLakip):
    sumber = SumberTargetRenstra
    jalur_opd = "indikator__renstra__opd"
    dapat_dihapus = True
    list_display = ("indikator", "jenis", "tahun", "nilai", "nilai_atas", "predikat")
    list_filter = ("jenis", "tahun", ("indikator__renstra", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("indikator__renstra__opd",)
    search_fields = ("indikator__nama", "indikator__kode")


@admin.register(TahunKinerja)
class AdminTahunKinerja(AdminLakip):
    jalur_opd = "opd"
    list_display = ("opd", "tahun", "renstra", "contoh")
    list_filter = ("tahun", ("opd", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("opd", "renstra")
    search_fields = ("opd__nama", "opd__kode")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Agency and year are part of every address of the agency-year: fixed once given."""
        return ("opd", "tahun") if obj else ()
