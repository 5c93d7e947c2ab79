"""The outline of the report: switch parts off, rename and reorder them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from capaian.kueri import TidakDapatDimuat
from capaian.laporan.bahan import DataLaporan
from capaian.laporan.kerangka import blok_capaian
from capaian.laporan.pola import akar_pola
from capaian.models import BagianLaporan
from capaian.rencana.kerangka import BarisKerangka, baris_kerangka, simpan_kerangka
from capaian.sajian import sajikan_ukuran
from lakip.instansi.izin import Izin
from renstra.akses import ambil_tahun

from .tahun import konteks_tahun

MAKS_URUTAN = 9999


@require_http_methods(["GET", "HEAD", "POST"])
def kerangka(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The parts with title, place and switch; unchanged ones follow the preset."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_LAPORAN)
    konteks = konteks_tahun(tk, "atur", "Kerangka laporan")
    konteks["remah"].insert(-1, ("Pengaturan", reverse("rencana:atur", args=[kode, tahun])))
    try:
        data, _ = sajikan_ukuran(tk)
    except TidakDapatDimuat as galat:
        konteks["pesan"] = galat.pesan
        return render(request, "capaian/tak_terukur.html", konteks, status=409)
    ubahan = {b.kunci: b for b in BagianLaporan.objects.filter(tahun_kinerja=tk)}
    baris = baris_kerangka(_bawaan(data), ubahan)
    galat_urutan: list[str] = []
    status = 200
    if request.method == "POST":
        isian = {b.kunci: _isian(request, b) for b in baris}
        salah = [b for b in baris if isian[b.kunci] is None]
        galat_urutan = [
            f"{b.judul or b.judul_bawaan}: tulis urutan 0–{MAKS_URUTAN}." for b in salah
        ]
        if not salah:
            banyak = simpan_kerangka(tk, baris, isian=isian, oleh=request.user)
            messages.success(
                request, f"{banyak} bagian diubah." if banyak else "Tidak ada perubahan."
            )
            return redirect("rencana:kerangka", kode, tahun)
        status = 422
    konteks |= {"baris": baris, "galat_urutan": galat_urutan}
    return render(request, "rencana/kerangka.html", konteks, status=status)


def _bawaan(data: DataLaporan) -> tuple:
    blok = [(b.kode, b.judul) for b in blok_capaian(data)]
    return akar_pola(data.tampil.pola, data.tampil.penomoran, data.tahun, blok)


def _isian(request: HttpRequest, b: BarisKerangka) -> tuple[str, bool, int] | None:
    """What was typed for a part; None when its place is no number."""
    urutan = request.POST.get(f"urutan-{b.kunci}", "")
    if not urutan.isdecimal() or int(urutan) > MAKS_URUTAN:
        return None
    judul = " ".join(request.POST.get(f"judul-{b.kunci}", "").split())[:300]
    if judul == b.judul_bawaan:
        judul = ""
    return judul, f"aktif-{b.kunci}" in request.POST, int(urutan)
