"""Category scales in the admin site: a scale with gaps or overlaps is refused.

The review checklist has a module of its own, which is registered from here.
"""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from capaian import hitung
from lakip.instansi.admin.dasar import AdminLakip, SisipanLakip
from renstra.models import KelasSkala, Skala

from .admin_reviu import AdminDaftarReviu

__all__ = ["AdminDaftarReviu", "AdminSkala"]


class FormsetKelas(BaseInlineFormSet):
    """The classes of a scale, checked as the calculator will use them."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors) or not self.instance.kode:
            return
        isi = [
            f.cleaned_data for f in self.forms if f.cleaned_data and not f.cleaned_data["DELETE"]
        ]
        kelas = tuple(
            hitung.Kelas(*(k[n] for n in ("kode", "label", "bawah", "eksklusif", "atas", "mean")))
            for k in sorted(isi, key=lambda k: k["urutan"])
        )
        aturan = hitung.AturanCelah(self.instance.aturan_celah)
        try:
            hitung.Skala(self.instance.kode, self.instance.nama, kelas, aturan)
        except hitung.SkalaTidakSah as galat:
            raise ValidationError(list(galat.pesan)) from galat


class SisipanKelas(SisipanLakip):
    model = KelasSkala
    formset = FormsetKelas


@admin.register(Skala)
class AdminSkala(AdminLakip):
    """Presets are shown to every admin and changed by those of the installation."""

    jalur_opd = "opd"
    umum = True
    inlines = (SisipanKelas,)
    list_display = ("nama", "kode", "opd", "aturan_celah")
    list_filter = ("aturan_celah", ("opd", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("opd",)
    search_fields = ("nama", "kode")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Settings and workbooks name a scale by its code: fixed once given."""
        return ("kode",) if obj else ()
