"""Recommendations of LHE AKIP and earlier reviews, and what the agency did about them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from capaian.formulir_reviu import FormulirTindakLanjut
from capaian.models import RekomendasiAKIP
from capaian.tindak_lanjut import (
    ambil_dari_reviu,
    buang_rekomendasi,
    daftar_rekomendasi,
    dapat_diambil,
    simpan_rekomendasi,
)
from capaian.views.tahun import konteks_tahun
from lakip.instansi.izin import Izin, boleh
from lakip.instansi.simpanan import BerkasRusak, sajikan
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja


def _konteks(tk: TahunKinerja, nama: str = "", **isi: Any) -> dict[str, Any]:
    konteks = konteks_tahun(tk, "tindak_lanjut", "Tindak lanjut")
    if nama:
        daftar = reverse("reviu:tindak_lanjut", args=[tk.opd.kode, tk.tahun])
        konteks["remah"][-1:] = [("Tindak lanjut", daftar), (nama, None)]
    return konteks | isi


def _kembali(tk: TahunKinerja) -> HttpResponse:
    return redirect("reviu:tindak_lanjut", tk.opd.kode, tk.tahun)


def _satu(tk: TahunKinerja, nomor: int) -> RekomendasiAKIP:
    satu = get_object_or_404(daftar_rekomendasi(tk), pk=nomor)
    satu.tahun_kinerja = tk
    return satu


@require_safe
def daftar(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """All recommendations with their status."""
    tk = ambil_tahun(request.user, kode, tahun)
    semua = list(daftar_rekomendasi(tk))
    status = [(s.label, sum(r.status == s for r in semua)) for s in RekomendasiAKIP.Status]
    konteks = _konteks(
        tk,
        daftar=semua,
        status=status,
        boleh_ubah=boleh(request.user, Izin.SUSUN_LAPORAN, tk.opd),
        dapat_diambil=dapat_diambil(tk).count(),
    )
    return render(request, "reviu/tindak_lanjut.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Add a recommendation by hand."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_LAPORAN)
    return _sunting(request, tk, RekomendasiAKIP(tahun_kinerja=tk), "Rekomendasi baru")


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """Write what was done about one recommendation."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_LAPORAN)
    return _sunting(request, tk, _satu(tk, nomor), "Ubah tindak lanjut")


def _sunting(
    request: HttpRequest, tk: TahunKinerja, satu: RekomendasiAKIP, nama: str
) -> HttpResponse:
    form = FormulirTindakLanjut(request.POST or None, request.FILES or None, instance=satu)
    if request.method == "POST" and form.is_valid():
        try:
            simpan_rekomendasi(
                rekomendasi=form.instance, bukti=form.cleaned_data["bukti"], oleh=request.user
            )
        except ValidationError as galat:
            _tampilkan(form, galat)
        else:
            messages.success(request, "Tindak lanjut disimpan.")
            return _kembali(tk)
    konteks = _konteks(tk, nama, form=form, satu=satu, judul=nama)
    status = 422 if form.errors else 200
    return render(request, "reviu/tindak_lanjut_ubah.html", konteks, status=status)


def _tampilkan(form: FormulirTindakLanjut, galat: ValidationError) -> None:
    """Put each message at its field; those without a field above the form."""
    if not hasattr(galat, "error_dict"):
        form.add_error("bukti", galat)
        return
    for medan, pesan in galat.message_dict.items():
        form.add_error(medan if medan in form.fields else None, pesan)


@require_POST
def ambil(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Take over what earlier reviews asked for."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_LAPORAN)
    banyak = ambil_dari_reviu(tahun_kinerja=tk, oleh=request.user)
    messages.success(request, f"{banyak} rekomendasi reviu ditambahkan.")
    return _kembali(tk)


@require_POST
def buang(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """Remove a recommendation."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_LAPORAN)
    buang_rekomendasi(rekomendasi=_satu(tk, nomor), oleh=request.user)
    messages.success(request, "Rekomendasi dihapus.")
    return _kembali(tk)


@require_safe
def bukti(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """The evidence file of a follow-up."""
    tk = ambil_tahun(request.user, kode, tahun)
    satu = _satu(tk, nomor)
    if satu.berkas_bukti is None:
        raise Http404("Tidak ada berkas bukti.")
    try:
        return sajikan(request, satu.berkas_bukti, unduh=True)
    except BerkasRusak as galat:
        raise Http404(str(galat)) from galat
