"""Numbers, dates and team of a review in the browser."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST

from capaian.formulir_reviu import FormulirAnggota, FormulirData
from capaian.models import AnggotaReviu, Reviu
from capaian.perantara import tetap_saat_tutup
from capaian.reviu.buka import buang_anggota, simpan_anggota, simpan_data
from capaian.reviu.lembar import tim
from capaian.views.reviu import (
    ambil_laporan,
    ambil_reviu,
    kembali,
    konteks_reviu,
    pesan_galat,
)
from lakip.instansi.izin import Izin


@tetap_saat_tutup
@require_http_methods(["GET", "HEAD", "POST"])
def data(request: HttpRequest, kode: str, tahun: int, versi: int) -> HttpResponse:
    """Numbers and dates; the team below."""
    laporan = ambil_laporan(request, kode, tahun, versi, Izin.REVIU)
    reviu = ambil_reviu(request, laporan)
    form = FormulirData(request.POST or None, instance=reviu)
    if request.method == "POST" and form.is_valid():
        try:
            simpan_data(reviu=reviu, isi=form.cleaned_data, oleh=request.user)
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        else:
            messages.success(request, "Data reviu disimpan.")
            return kembali("data", laporan)
    return _halaman_data(request, reviu, form, _anggota_baru(request, reviu, kirim=False))


def _anggota_baru(request: HttpRequest, reviu: Reviu, *, kirim: bool) -> FormulirAnggota:
    baru = AnggotaReviu(reviu=reviu, tahun_kinerja=reviu.laporan.tahun_kinerja)
    return FormulirAnggota(request.POST if kirim else None, instance=baru, prefix="anggota")


def _halaman_data(
    request: HttpRequest, reviu: Reviu, form: FormulirData, anggota: FormulirAnggota
) -> HttpResponse:
    isi = {"form": form, "anggota": anggota, "tim": tim(reviu)}
    konteks = konteks_reviu(request, reviu, "data", "Data dan tim", **isi)
    status = 422 if form.errors or anggota.errors else 200
    return render(request, "reviu/data.html", konteks, status=status)


@tetap_saat_tutup
@require_POST
def anggota(request: HttpRequest, kode: str, tahun: int, versi: int) -> HttpResponse:
    """Add a member of the team."""
    laporan = ambil_laporan(request, kode, tahun, versi, Izin.REVIU)
    reviu = ambil_reviu(request, laporan)
    form = _anggota_baru(request, reviu, kirim=True)
    if form.is_valid():
        try:
            simpan_anggota(anggota=form.instance, oleh=request.user)
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        else:
            return kembali("data", laporan)
    return _halaman_data(request, reviu, FormulirData(instance=reviu), form)


@tetap_saat_tutup
@require_POST
def anggota_buang(
    request: HttpRequest, kode: str, tahun: int, versi: int, nomor: int
) -> HttpResponse:
    """Take a member off the team."""
    laporan = ambil_laporan(request, kode, tahun, versi, Izin.REVIU)
    reviu = ambil_reviu(request, laporan)
    satu = get_object_or_404(AnggotaReviu, pk=nomor, reviu=reviu)
    satu.reviu = reviu
    try:
        buang_anggota(anggota=satu, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, pesan_galat(galat))
    return kembali("data", laporan)
