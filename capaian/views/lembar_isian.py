"""Sheets that are filled offline: download per unit and period, upload with a result per row."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from capaian.jadwal import PERIODE
from capaian.kueri import TidakDapatDimuat
from capaian.lembar_isian import (
    LembarDitolak,
    petak_isian,
    pilihan_unit,
    terima_lembar,
    tulis_lembar,
)
from lakip.instansi.izin import Izin
from lakip.instansi.simpanan import wajib_muat
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

from .isian_dasar import konteks_isian

JENIS_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SEMUA = "semua"
"""The unit that stands for everything that the user fills."""


class FormulirLembar(forms.Form):
    """The upload of a filled sheet."""

    berkas = forms.FileField(
        label="Lembar isian yang sudah diisi (.xlsx)",
        widget=forms.FileInput(attrs={"accept": ".xlsx", "class": "form-control"}),
        error_messages={"required": "Pilih berkas .xlsx lebih dahulu."},
    )

    def clean_berkas(self) -> UploadedFile:
        berkas: UploadedFile = self.cleaned_data["berkas"]
        wajib_muat(berkas.name or "", berkas.size)
        return berkas


@require_http_methods(["GET", "HEAD", "POST"])
def lembar(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> HttpResponse:
    """The sheets of a period to download; POST takes a filled one and says what became of it."""
    tk = _tahun(request, kode, tahun, triwulan)
    konteks = konteks_isian(tk, triwulan, "lembar", "Lembar isian")
    form = FormulirLembar(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                berkas = form.cleaned_data["berkas"]
                konteks["hasil"] = terima_lembar(
                    tahun_kinerja=tk,
                    triwulan=triwulan,
                    isi=berkas.read(),
                    nama=berkas.name,
                    oleh=request.user,
                )
                status = 200
            except (LembarDitolak, TidakDapatDimuat) as galat:
                form.add_error("berkas", ValidationError(galat.pesan))
    petak = {p.jenis: p.sebutan for p in petak_isian(triwulan)}
    konteks |= {
        "form": form,
        "unit": [
            (u, ", ".join(f"{n} {petak[j]}" for j, n in banyak.items() if n))
            for u, banyak in pilihan_unit(tk, triwulan, request.user)
        ],
    }
    return render(request, "isian/lembar.html", konteks, status=status)


@require_safe
def unduh(request: HttpRequest, kode: str, tahun: int, triwulan: int, unit: str) -> HttpResponse:
    """The sheet of one unit, or of all that this user fills."""
    tk = _tahun(request, kode, tahun, triwulan)
    pilihan = {u.kode: u for u, _ in pilihan_unit(tk, triwulan, request.user)}
    if unit != SEMUA and unit not in pilihan:
        raise Http404("Unit ini tidak memiliki isian Anda.")
    try:
        isi = tulis_lembar(tk, triwulan, oleh=request.user, unit=pilihan.get(unit))
    except TidakDapatDimuat as galat:
        raise Http404(galat.pesan) from galat
    periode = f"tw{triwulan}" if triwulan else "setahun"
    jawaban = HttpResponse(isi, content_type=JENIS_XLSX)
    nama = f"lembar-isian-{kode}-{tahun}-{periode}-{unit}.xlsx"
    jawaban["Content-Disposition"] = content_disposition_header(True, nama) or "attachment"
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


def _tahun(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> TahunKinerja:
    tk = ambil_tahun(request.user, kode, tahun, Izin.ISI_REALISASI)
    if triwulan not in PERIODE:
        raise Http404("Triwulan harus 1 sampai 4, atau 0 untuk setahun.")
    return tk
