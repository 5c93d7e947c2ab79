"""Show and save a grid: the whole page, or row by row for htmx."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify

from capaian.rencana.kisi import PEMISAH, BarisKisi, Kisi, rangkai
from capaian.rencana.kisi_urut import NAIK, TURUN, KisiTerurut, pindah
from capaian.rencana.lembar import daftar_kisi
from lakip.instansi.hapus import hapus
from lakip.instansi.izin import Izin
from lakip.instansi.views.unduh import jawab_xlsx, minta_xlsx
from lakip.instansi.views.urungkan import tawarkan
from renstra.models import TahunKinerja


def tangani(
    request: HttpRequest, kisi: Kisi, templat: str, konteks: dict[str, Any]
) -> HttpResponse:
    """Answer GET with the page, one row with ?baris=, a workbook; POST saves what was changed."""
    htmx = bool(getattr(request, "htmx", False))
    try:
        if request.method != "POST":
            if htmx and "baris" in request.GET:
                return _baris(request, kisi, [kisi.satu(request.GET["baris"])])
            if minta_xlsx(request):
                return jawab_xlsx(slugify(kisi.nama), daftar_kisi(kisi))
            return _halaman(request, kisi, kisi.daftar(), templat, konteks)
        if "baris" not in request.POST:
            return _halaman(request, kisi, kisi.daftar(), templat, konteks, 422)
        hasil = {k: _kirim(request, kisi, k) for k in request.POST.getlist("baris")}
    except KeyError as galat:
        raise Http404("Baris tidak ditemukan.") from galat
    if htmx:
        return _baris(request, kisi, [b for satu in hasil.values() for b in satu])
    jadi = [b for satu in hasil.values() for b in satu]
    if any(b.status in {"galat", "bentrok"} for b in jadi):
        daftar = [b for lama in kisi.daftar() for b in hasil.get(lama.kunci) or [lama]]
        return _halaman(request, kisi, daftar, templat, konteks, 422)
    banyak = sum(b.status == "tersimpan" for b in jadi)
    kata = f"{banyak} baris tersimpan." if banyak else "Tidak ada yang berubah."
    messages.success(request, kata)
    return redirect(request.path)


def _kirim(request: HttpRequest, kisi: Kisi, kunci: str) -> list[BarisKisi]:
    """The row as it is after saving; nothing for an untouched one of a whole page."""
    isian = {k.nama: _teks(request, f"{k.nama}-{kunci}") for k in kisi.kolom_isian}
    asal, dibaca = request.POST.get(f"asal-{kunci}", ""), request.POST.get(f"versi-{kunci}", "")
    if rangkai(isian.values()) == rangkai(asal.split(PEMISAH)):
        return [kisi.satu(kunci)] if getattr(request, "htmx", False) else []
    return kisi.kirim(kunci, isian, int(dibaca) if dibaca.isdecimal() else -1)


def _teks(request: HttpRequest, nama: str) -> str:
    """What was typed; browsers send the end of a line as two characters."""
    return request.POST.get(nama, "").replace("\r\n", "\n")


def _baris(request: HttpRequest, kisi: Kisi, baris: list[BarisKisi]) -> HttpResponse:
    konteks = {"kisi": kisi, "baris": baris}
    jawaban = render(request, "rencana/_baris_kisi_semua.html", konteks)
    if request.method == "POST":
        jawaban["HX-Trigger"] = "kisi-tersimpan"  # totals beside the grid are read again
    return jawaban


def _halaman(
    request: HttpRequest,
    kisi: Kisi,
    baris: list[BarisKisi],
    templat: str,
    konteks: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    return render(request, templat, konteks | {"kisi": kisi, "baris": baris}, status=status)


def _terpilih(semua: models.QuerySet, nomor: str) -> models.Model:
    if not nomor.isdecimal():
        raise Http404("Baris tidak ditemukan.")
    return get_object_or_404(semua, pk=int(nomor))


def hapus_baris(
    request: HttpRequest, tk: TahunKinerja, semua: models.QuerySet, izin: Izin
) -> HttpResponse:
    """Delete the row of a grid that its button names, and offer to undo that."""
    objek = _terpilih(semua, request.POST["hapus"])
    hapus_tawarkan(request, tk, objek, izin, request.path)
    return redirect(request.path)


def hapus_tawarkan(
    request: HttpRequest, tk: TahunKinerja, objek: models.Model, izin: Izin, kembali: str
) -> None:
    """Delete a row of the year, and offer to undo that; say why when it must stay."""
    try:
        kejadian = hapus(objek, oleh=request.user, opd=tk.opd, izin=izin, tahun=tk.tahun)
        tawarkan(request, kejadian, kembali)
    except ValidationError as galat:
        messages.error(request, galat.messages[0])


def pindah_baris(request: HttpRequest, semua: models.QuerySet) -> HttpResponse:
    """Move the row that a button names up or down among its siblings."""
    arah = NAIK if NAIK in request.POST else TURUN
    pindah(semua, _terpilih(semua, request.POST[arah]), arah)
    return redirect(request.path)


def tangani_terurut(
    request: HttpRequest,
    tk: TahunKinerja,
    kisi: KisiTerurut,
    izin: Izin,
    templat: str,
    konteks: dict[str, Any],
) -> HttpResponse:
    """A grid whose rows can be moved and deleted besides being saved."""
    if NAIK in request.POST or TURUN in request.POST:
        return pindah_baris(request, kisi.semua())
    if "hapus" not in request.POST:
        return tangani(request, kisi, templat, konteks)
    objek: Any = _terpilih(kisi.semua(), request.POST["hapus"])
    if (alasan := kisi.alasan_tetap(objek)) != "":
        messages.error(request, alasan)
        return redirect(request.path)
    return hapus_baris(request, tk, kisi.semua(), izin)
