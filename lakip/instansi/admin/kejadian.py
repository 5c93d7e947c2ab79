"""The log of actions, to read."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from lakip.instansi.izin import Izin
from lakip.instansi.models import Kejadian

from .dasar import AdminLakip


@admin.register(Kejadian)
class AdminKejadian(AdminLakip):
    izin = Izin.KELOLA_PENGGUNA
    jalur_opd = "opd"
    list_display = ("waktu", "jenis", "oleh", "opd", "tahun", "objek", "uraian")
    list_filter = ("jenis", "tahun", ("opd", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("oleh", "opd")
    date_hierarchy = "waktu"
    search_fields = ("objek", "uraian", "oleh__nama", "oleh__username")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
