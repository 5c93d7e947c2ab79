"""Typing realised budgets in the browser: one grid per quarter, and the sums beside it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from anggaran.models import SumberRealisasi
from capaian.halaman import nilai_uang
from capaian.kisi_anggaran import KisiAnggaran
from capaian.lajur_anggaran import JumlahLajur
from capaian.laporan.ukur import kata_kosong
from lakip.angka import format_persen
from lakip.instansi.izin import Izin
from renstra.akses import ambil_tahun

from .isian_dasar import konteks_isian
from .kisi import tangani

CARA = {"bulan": "Bulan ini", "sd": "S.d. bulan"}


@require_http_methods(["GET", "HEAD", "POST"])
def anggaran(
    request: HttpRequest,
    kode: str,
    tahun: int,
    triwulan: int,
    sumber: str = SumberRealisasi.SPJ.value,
    cara: str = "bulan",
) -> HttpResponse:
    """The leaves that this user may fill for a quarter; POST saves the rows that changed."""
    kisi = _kisi(request, kode, tahun, triwulan, sumber, cara)

    def alamat(sumber: str, cara: str) -> str:
        return reverse("isian:anggaran_cara", args=[kode, tahun, triwulan, sumber, cara])

    konteks = konteks_isian(kisi.tk, triwulan, "anggaran", "Anggaran") | {
        "alamat_kisi": alamat(sumber, cara),
        "alamat_jumlah": reverse("isian:anggaran_jumlah", args=[kode, tahun, triwulan, sumber]),
        "cara": [(nama, c == cara, alamat(sumber, c)) for c, nama in CARA.items()],
        "sumber": [(s.label, s == sumber, alamat(s.value, cara)) for s in SumberRealisasi],
        "jumlah": [_baris_jumlah(j) for j in kisi.jumlah()],
    }
    return tangani(request, kisi, "isian/anggaran.html", konteks)


@require_safe
def jumlah(request: HttpRequest, kode: str, tahun: int, triwulan: int, sumber: str) -> HttpResponse:
    """The sums per program and of the agency as they are now."""
    kisi = _kisi(request, kode, tahun, triwulan, sumber, "bulan")
    konteks = {"jumlah": [_baris_jumlah(j) for j in kisi.jumlah()]}
    return render(request, "isian/_jumlah_anggaran.html", konteks)


def _kisi(
    request: HttpRequest, kode: str, tahun: int, triwulan: int, sumber: str, cara: str
) -> KisiAnggaran:
    tk = ambil_tahun(request.user, kode, tahun, Izin.ISI_REALISASI)
    if triwulan not in range(1, 5) or sumber not in SumberRealisasi.values or cara not in CARA:
        raise Http404("Realisasi anggaran diisi per triwulan, 1 sampai 4.")
    return KisiAnggaran(tk, triwulan, request.user, sumber=sumber, kumulatif=cara == "sd")


def _baris_jumlah(j: JumlahLajur) -> tuple[str, str, str, str]:
    """Name, pagu, realisasi and serapan of a sum, as printed."""
    terserap = j.serapan
    persen = kata_kosong(terserap.alasan) if terserap.nilai is None else None
    return (
        j.nama,
        nilai_uang(j.pagu, "").teks,
        nilai_uang(j.realisasi, "").teks,
        persen or format_persen(terserap.nilai),
    )
