"""Rencana aksi in the browser: targets up to each quarter, and the actions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from anggaran.models import RencanaAksi
from capaian.rencana.kisi_pk import KisiAksi, kisi_triwulan
from lakip.instansi.izin import Izin
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

from .kisi import hapus_baris, tangani
from .tahun import konteks_tahun


def _konteks(tk: TahunKinerja, judul: str, petunjuk: str) -> dict[str, Any]:
    kembali = reverse("rencana:perencanaan", args=[tk.opd.kode, tk.tahun])
    konteks = konteks_tahun(tk, "rencana", judul)
    konteks["remah"].insert(-1, ("Perencanaan", kembali))
    return konteks | {"judul": judul, "kembali": kembali, "petunjuk": petunjuk}


@require_http_methods(["GET", "HEAD", "POST"])
def triwulan(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The targets up to each quarter in one grid."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_RENCANA)
    petunjuk = (
        "Tulis target sampai dengan triwulan itu. Kosongkan triwulan yang tidak bertarget; ia "
        "dilewati, bukan dihitung 0."
    )
    konteks = _konteks(tk, "Target triwulan", petunjuk)
    return tangani(request, kisi_triwulan(tk), "rencana/kisi_tahun.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def aksi(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The actions of every indicator in one grid."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_RENCANA)
    if "hapus" in request.POST:
        semua = RencanaAksi.objects.filter(tahun_kinerja=tk)
        return hapus_baris(request, tk, semua, Izin.SUSUN_RENCANA)
    petunjuk = (
        "Tulis aksi pada baris kosong di bawah indikatornya; baris kosong baru muncul sesudah "
        "disimpan."
    )
    return tangani(
        request, KisiAksi(tk), "rencana/kisi_tahun.html", _konteks(tk, "Rencana aksi", petunjuk)
    )
