"""Structured lists of the report: which there are, and one in a grid."""

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from capaian.bahan.kisi_daftar import RUPA, Daftar, KisiButir
from capaian.models import ButirDaftar
from lakip.instansi.izin import Izin
from renstra.akses import ambil_tahun

from .bahan import KISI, konteks_bahan
from .kisi import tangani_terurut

IZIN = Izin.SUSUN_LAPORAN


@require_safe
def semua(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The lists with how many items each has and where it is printed."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    milik = ButirDaftar.objects.filter(tahun_kinerja=tk).order_by()
    banyak = dict(milik.values("daftar").annotate(n=Count("pk")).values_list("daftar", "n"))
    konteks = konteks_bahan(tk, "daftar", "Daftar")
    konteks["daftar"] = [(d, d.label, RUPA[d].letak, banyak.get(d, 0)) for d in Daftar]
    return render(request, "bahan/daftar.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def satu(request: HttpRequest, kode: str, tahun: int, nama: str) -> HttpResponse:
    """The items of one list."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    if nama not in Daftar.values:
        raise Http404("Daftar tidak ditemukan.")
    daftar = Daftar(nama)
    rupa = RUPA[daftar]
    petunjuk = f"Dicetak pada {rupa.letak}. {rupa.petunjuk}"
    konteks = konteks_bahan(tk, "daftar", daftar.label, petunjuk=petunjuk, di_bawah="daftar")
    return tangani_terurut(request, tk, KisiButir(tk, daftar), IZIN, KISI, konteks)
