"""Entering outputs in the browser: one grid per period, capaian computed as one types."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from capaian.bukti import bukti_nilai, bukti_tahun
from capaian.hitung import SkalaTidakSah
from capaian.jadwal import PERIODE, nama_periode
from capaian.kisi_keluaran import KisiKeluaran
from lakip.instansi.izin import Izin
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

from .isian_dasar import konteks_isian
from .kisi import tangani


@require_http_methods(["GET", "HEAD", "POST"])
def keluaran(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> HttpResponse:
    """The outputs that this user may fill for a period; POST saves the rows that changed."""
    tk = _tahun(request, kode, tahun, triwulan)
    kisi = KisiKeluaran(tk, triwulan, request.user)
    konteks = konteks_isian(tk, triwulan, "keluaran", "Keluaran")
    semua = bukti_tahun(tk)
    konteks["bukti_keluaran"] = [
        (b.keluaran, bukti_nilai(semua, ("keluaran", b.keluaran.pk), triwulan))
        for b in kisi.butir().values()
    ]
    try:
        return tangani(request, kisi, "isian/keluaran.html", konteks)
    except SkalaTidakSah as galat:
        konteks["pesan"] = f"{galat} Perbaiki skala pada pengaturan pengukuran."
        return render(request, "capaian/tak_terukur.html", konteks, status=409)


@require_safe
def hitung(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> HttpResponse:
    """Capaian and questions of what stands in a row, without saving it."""
    kisi = KisiKeluaran(_tahun(request, kode, tahun, triwulan), triwulan, request.user)
    kunci = request.GET.get("baris", "")
    isian = {k.nama: request.GET.get(f"{k.nama}-{kunci}", "") for k in kisi.kolom_isian}
    try:
        capaian, *tanya = kisi.hitung(kunci, isian)
    except (KeyError, SkalaTidakSah) as galat:
        raise Http404("Keluaran tidak ditemukan.") from galat
    return render(request, "isian/_capaian_keluaran.html", {"capaian": capaian, "tanya": tanya})


def _tahun(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> TahunKinerja:
    tk = ambil_tahun(request.user, kode, tahun, Izin.ISI_REALISASI)
    if triwulan not in PERIODE:
        raise Http404(f"{nama_periode(1)} sampai {nama_periode(4)}, atau 0 untuk setahun.")
    return tk
