"""The outline of the report: switch parts off, rename, reorder and add them."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from capaian.kueri import TidakDapatDimuat
from capaian.laporan.bahan import DataLaporan
from capaian.laporan.kerangka import blok_capaian
from capaian.laporan.pola import akar_pola
from capaian.models import BagianLaporan
from capaian.rencana.kerangka import (
    BarisKerangka,
    alasan_bagian_tetap,
    baris_kerangka,
    simpan_kerangka,
    tambah_bagian,
)
from capaian.sajian import sajikan_ukuran
from lakip.instansi.izin import Izin
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

from .kisi import hapus_tawarkan
from .tahun import konteks_tahun

IZIN = Izin.SUSUN_LAPORAN
MAKS_URUTAN = 9999


@require_http_methods(["GET", "HEAD", "POST"])
def kerangka(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The parts with title, place and switch; unchanged ones follow the preset."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    konteks = konteks_tahun(tk, "atur", "Kerangka laporan")
    konteks["remah"].insert(-1, ("Pengaturan", reverse("rencana:atur", args=[kode, tahun])))
    try:
        baris = _daftar(tk)
    except TidakDapatDimuat as galat:
        konteks["pesan"] = galat.pesan
        return render(request, "capaian/tak_terukur.html", konteks, status=409)
    galat_urutan: list[str] = []
    status = 200
    if request.method == "POST":
        isian = {b.kunci: _isian(request, b) for b in baris}
        galat_urutan = list(_galat(baris, isian))
        if not galat_urutan:
            banyak = simpan_kerangka(tk, baris, isian=isian, oleh=request.user)
            messages.success(
                request, f"{banyak} bagian diubah." if banyak else "Tidak ada perubahan."
            )
            return redirect("rencana:kerangka", kode, tahun)
        status = 422
    konteks |= {"baris": baris, "galat_urutan": galat_urutan}
    return render(request, "rencana/kerangka.html", konteks, status=status)


def _daftar(tk: TahunKinerja) -> list[BarisKerangka]:
    """The rows of the outline. Raises TidakDapatDimuat."""
    ubahan = {b.kunci: b for b in BagianLaporan.objects.filter(tahun_kinerja=tk)}
    return baris_kerangka(_bawaan(sajikan_ukuran(tk)[0]), ubahan)


@require_POST
def tambah(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Add a part with its own text, or lead to a new table for a part."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    kembali = reverse("rencana:kerangka", args=[kode, tahun])
    induk = request.POST.get("induk", "")
    if request.POST.get("isi") == "tabel":
        alamat = reverse("bahan:tabel_baru", args=[kode, tahun])
        return redirect(f"{alamat}?{urlencode({'letak': induk})}")
    judul = " ".join(request.POST.get("judul", "").split())
    try:
        baris = _daftar(tk)
        if induk and induk not in {b.kunci for b in baris}:
            raise ValidationError("Pilih bagian induk dari daftar.")
        baru = tambah_bagian(tahun=tk, baris=baris, judul=judul, induk=induk, oleh=request.user)
        messages.success(request, f"Bagian “{baru.judul}” ditambahkan. Tulis teksnya pada Naskah.")
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    except TidakDapatDimuat as galat:
        messages.error(request, galat.pesan)
    return redirect(kembali)


@require_POST
def buang(request: HttpRequest, kode: str, tahun: int, kunci: str) -> HttpResponse:
    """Delete an added part while nothing stands in it."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    bagian = get_object_or_404(BagianLaporan, tahun_kinerja=tk, kunci=kunci)
    kembali = reverse("rencana:kerangka", args=[kode, tahun])
    if (alasan := alasan_bagian_tetap(bagian)) != "":
        messages.error(request, alasan)
    else:
        hapus_tawarkan(request, tk, bagian, IZIN, kembali)
    return redirect(kembali)


def _galat(
    baris: list[BarisKerangka], isian: Mapping[str, tuple[str, bool, int] | None]
) -> Iterator[str]:
    for b in baris:
        nama, satu = b.judul or b.judul_bawaan, isian[b.kunci]
        if satu is None:
            yield f"{nama}: tulis urutan 0–{MAKS_URUTAN}."
        elif b.tambahan and not satu[0]:
            yield f"{nama}: bagian tambahan harus berjudul."


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
