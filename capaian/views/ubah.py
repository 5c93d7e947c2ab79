"""Add, edit and delete one row of the plan; two people editing at once are asked to choose."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods, require_POST

from capaian.rencana.contoh_rumus import contoh_rumus
from capaian.rencana.rupa import RUPA, Rupa
from lakip.instansi.formulir_dasar import FormulirOpd
from lakip.instansi.hapus import hapus
from lakip.instansi.izin import Izin, ambil_opd
from lakip.instansi.models import PerangkatDaerah
from lakip.instansi.sunting import Bentrok, beda, simpan_terkunci, versi
from lakip.instansi.views.urungkan import tawarkan
from renstra.models import Indikator

IZIN = Izin.SUSUN_RENCANA


def _rupa(kunci: str) -> Rupa:
    if kunci not in RUPA:
        raise Http404("Halaman tidak ditemukan.")
    return RUPA[kunci]


@require_http_methods(["GET", "HEAD", "POST"])
def tambah(request: HttpRequest, kode: str, kunci: str) -> HttpResponse:
    """A new row; its owner and other first values may come with the address."""
    opd = ambil_opd(request.user, kode, IZIN)
    rupa = _rupa(kunci)
    awal = {n: n_isi for n, n_isi in request.GET.items() if n in rupa.formulir.base_fields}
    form = rupa.formulir(request.POST or None, opd=opd, initial=awal)
    if rupa.formulir.milik and form.induk() is None:
        raise Http404("Induk baris baru tidak ditemukan.")
    return _sunting(request, rupa, opd, form, f"Tambah {rupa.nama}")


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: HttpRequest, kode: str, kunci: str, nomor: int) -> HttpResponse:
    """An existing row."""
    opd = ambil_opd(request.user, kode, IZIN)
    rupa = _rupa(kunci)
    objek = get_object_or_404(rupa.semua(opd), pk=nomor)
    form = rupa.formulir(request.POST or None, opd=opd, instance=objek)
    return _sunting(request, rupa, opd, form, f"Ubah {rupa.nama}")


def _sunting(
    request: HttpRequest, rupa: Rupa, opd: PerangkatDaerah, form: FormulirOpd, judul: str
) -> HttpResponse:
    """Show the form, or save it; a row that changed meanwhile is shown with both values."""
    objek, status = form.instance, 200
    dibaca = request.POST.get("versi", "")
    isi: dict[str, Any] = {"versi": versi(objek)}
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                simpan_terkunci(form, versi_dibaca=int(dibaca) if dibaca.isdecimal() else -1)
            except Bentrok as bentrok:
                status = 409
                isi = {"versi": bentrok.versi, "beda": beda(form, bentrok.kini)}
            else:
                messages.success(request, f"{capfirst(rupa.nama)} tersimpan.")
                return redirect(rupa.tempat(opd, form.instance))
    return render(request, rupa.templat, _konteks(rupa, opd, form, judul) | isi, status=status)


def _konteks(rupa: Rupa, opd: PerangkatDaerah, form: FormulirOpd, judul: str) -> dict[str, Any]:
    kembali = _kembali(rupa, opd, form)
    konteks = {
        "opd": opd,
        "form": form,
        "judul": judul,
        "kembali": kembali,
        "remah": [
            ("Perangkat daerah", reverse("renstra:daftar_opd")),
            (opd.nama, opd.get_absolute_url()),
            ("Pengaturan", reverse("rencana:atur_opd", args=[opd.kode])),
            (judul, None),
        ],
    }
    if rupa.model is Indikator:
        konteks["contoh"] = contoh_rumus(form.data or form.initial)
    return konteks


def _kembali(rupa: Rupa, opd: PerangkatDaerah, form: FormulirOpd) -> str:
    """Where giving up leads: the page of the row's owner."""
    if form.instance.pk is None and rupa.formulir.milik:
        setattr(form.instance, rupa.formulir.milik, form.induk())
    return rupa.tempat(opd, form.instance)


@require_POST
def buang(request: HttpRequest, kode: str, kunci: str, nomor: int) -> HttpResponse:
    """Delete a row with what belongs to it, and offer to undo that."""
    opd = ambil_opd(request.user, kode, IZIN)
    rupa = _rupa(kunci)
    objek = get_object_or_404(rupa.semua(opd), pk=nomor)
    utama = type(objek).__name__ in {"Renstra", "KeputusanIKU"}
    kembali = reverse("rencana:atur_opd", args=[opd.kode]) if utama else rupa.tempat(opd, objek)
    try:
        tawarkan(request, hapus(objek, oleh=request.user, opd=opd, izin=IZIN), kembali)
    except ValidationError as galat:
        messages.error(request, galat.messages[0])
    return redirect(kembali)


@require_http_methods(["GET", "HEAD"])
def contoh(request: HttpRequest, kode: str) -> HttpResponse:
    """The explanation and worked example of the formula that the card's fields describe."""
    ambil_opd(request.user, kode)
    return render(request, "rencana/_contoh_rumus.html", {"contoh": contoh_rumus(request.GET)})
