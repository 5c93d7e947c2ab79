"""The review checklist in the admin site: a version in use is shown, a new one is made from it."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from capaian.models import ButirReviu, DaftarReviu
from capaian.reviu.daftar import salin_versi
from capaian.reviu.mesin import MESIN
from lakip.instansi.admin.dasar import AdminLakip, SisipanLakip
from lakip.instansi.waktu import hari_ini

_MESIN = {
    "data_penting": "Data penting instansi",
    "target": "Target setiap indikator",
    "capaian": "Capaian setiap indikator",
    "lampiran": "Lampiran PK dan formulir",
    "perbaikan": "Langkah perbaikan",
    "keuangan": "Pagu dan realisasi",
    "bukti_data": "Bukti setiap indikator",
    "aliran_data": "Verifikasi isian bidang",
    "penanggung_jawab": "Penanggung jawab indikator",
    "keandalan": "Temuan pemeriksaan",
    "diketahui_unit": "Persetujuan unit kerja",
    "kontribusi": "Banyaknya pengisi",
    "selaras_pk": "Selaras dengan PK",
    "selaras_renstra": "Selaras dengan Renstra",
    "selaras_indikator": "Selaras dengan indikator PK",
    "selaras_iku": "Selaras dengan IKU",
    "pembanding": "Analisis perbandingan",
    "smart": "Penilaian SMART setiap indikator",
}


class FormulirButir(forms.ModelForm):
    """An item; the check that answers it is chosen from those there are."""

    mesin = forms.ChoiceField(
        label="Dijawab pemeriksaan",
        required=False,
        choices=[("", "Pereviu saja"), *((kode, _MESIN.get(kode, kode)) for kode in MESIN)],
    )


class FormsetButir(BaseInlineFormSet):
    """The items together: conditions name other items of the same list."""

    def clean(self) -> None:
        super().clean()
        isi = [f.cleaned_data for f in self.forms if getattr(f, "cleaned_data", None)]
        ada = {b["nomor"] for b in isi if not b.get("DELETE") and "nomor" in b}
        for b in isi:
            syarat = [n.strip() for n in b.get("syarat", "").split(",") if n.strip()]
            if asing := [n for n in syarat if n not in ada or n == b.get("nomor")]:
                raise ValidationError(
                    f"Butir {b.get('nomor')}: syarat menyebut butir yang tidak ada: "
                    f"{', '.join(asing)}."
                )


class SisipanButir(SisipanLakip):
    model = ButirReviu
    form = FormulirButir
    formset = FormsetButir


@admin.register(DaftarReviu)
class AdminDaftarReviu(AdminLakip):
    """Every admin reads the versions; those of the installation change unused ones."""

    umum = True
    dapat_ditambah_oleh = "instalasi"
    inlines = (SisipanButir,)
    list_display = ("nama", "versi", "dasar", "berlaku_sejak", "dipakai")
    actions = ("salin",)

    @admin.display(boolean=True, description="dipakai reviu")
    def dipakai(self, daftar: DaftarReviu) -> bool:
        """Whether a review uses the version, which then stays as it is."""
        return daftar.reviu.exists()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None and self.dipakai(obj):
            return False
        return super().has_change_permission(request, obj)

    @admin.action(description="Salin menjadi versi baru", permissions=["add"])
    def salin(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        """Make an editable version out of the chosen one."""
        if queryset.count() != 1:
            messages.error(request, "Pilih satu versi yang disalin.")
            return None
        # Not in force before somebody has had the time to change it.
        mulai = date(hari_ini().year + 1, 1, 1)
        baru = salin_versi(daftar=queryset.get(), berlaku_sejak=mulai, oleh=request.user)
        messages.success(
            request, f"Versi {baru.versi} dibuat. Ubah butir dan tanggal berlakunya di sini."
        )
        return redirect(reverse("admin:capaian_daftarreviu_change", args=[baru.pk]))
