"""Analyses and comparators of the indicators in grids."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from capaian.bahan.analisis import KisiAnalisis
from capaian.bahan.pembanding import KisiPembanding
from capaian.kueri import TidakDapatDimuat
from capaian.laporan.isi.sebab import arah
from capaian.sajian import sajikan_ukuran
from lakip.instansi.izin import Izin
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

from .bahan import KISI, konteks_bahan
from .kisi import hapus_baris, tangani

IZIN = Izin.ISI_REALISASI


def _arah(tk: TahunKinerja) -> Mapping[str, str]:
    """The computed direction of every indicator by its code; none while nothing is measured."""
    try:
        ukuran = sajikan_ukuran(tk)[1]
    except TidakDapatDimuat:
        return {}
    return {kode: arah(h) or "belum ada tahun lalu" for kode, h in ukuran.indikator.items()}


@require_http_methods(["GET", "HEAD", "POST"])
def analisis(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Causes, obstacles, solutions and follow-up of what this person fills."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    petunjuk = (
        "Satu butir per baris di dalam sel; urutan baris menjadi urutan cetak. Arah peningkatan "
        "atau penurunan dihitung dari realisasi tahun ini dan tahun lalu."
    )
    konteks = konteks_bahan(tk, "analisis", "Analisis", petunjuk=petunjuk)
    return tangani(request, KisiAnalisis(tk, request.user, _arah(tk)), KISI, konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def pembanding(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Comparators of the indicators that this person fills."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    kisi = KisiPembanding(tk, request.user)
    if "hapus" in request.POST:
        return hapus_baris(request, tk, kisi.semua(), IZIN)
    petunjuk = (
        "Tulis pembanding pada baris kosong di bawah indikatornya. Bila tidak ada pembanding, "
        "pilih “Tidak ada” dan tulis alasannya; itu dihitung sebagai terisi."
    )
    konteks = konteks_bahan(tk, "pembanding", "Pembanding", petunjuk=petunjuk)
    return tangani(request, kisi, KISI, konteks)
