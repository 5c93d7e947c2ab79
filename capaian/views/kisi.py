"""Show and save a grid: the whole page, or row by row for htmx."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from capaian.rencana.kisi import PEMISAH, BarisKisi, Kisi, rangkai


def tangani(
    request: HttpRequest, kisi: Kisi, templat: str, konteks: dict[str, Any]
) -> HttpResponse:
    """Answer GET with the page, or one row with ?baris=; POST saves the rows that were changed."""
    htmx = bool(getattr(request, "htmx", False))
    try:
        if request.method != "POST":
            if htmx and "baris" in request.GET:
                return _baris(request, kisi, [kisi.satu(request.GET["baris"])])
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
    isian = {k.nama: request.POST.get(f"{k.nama}-{kunci}", "") for k in kisi.kolom}
    asal, dibaca = request.POST.get(f"asal-{kunci}", ""), request.POST.get(f"versi-{kunci}", "")
    if rangkai(isian.values()) == rangkai(asal.split(PEMISAH)):
        return [kisi.satu(kunci)]
    return kisi.kirim(kunci, isian, int(dibaca) if dibaca.isdecimal() else -1)


def _baris(request: HttpRequest, kisi: Kisi, baris: list[BarisKisi]) -> HttpResponse:
    return render(request, "rencana/_baris_kisi_semua.html", {"kisi": kisi, "baris": baris})


def _halaman(
    request: HttpRequest,
    kisi: Kisi,
    baris: list[BarisKisi],
    templat: str,
    konteks: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    return render(request, templat, konteks | {"kisi": kisi, "baris": baris}, status=status)
