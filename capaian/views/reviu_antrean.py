"""The page "Reviu": the reports of the reviewer's local governments."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from capaian.reviu.antrean import Antrean, antrean_reviu, tahun_antrean
from lakip.instansi.izin import Izin, memegang
from lakip.instansi.waktu import hari_ini


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Reports by where they stand; of one year, the latest without asking."""
    tahun = tahun_antrean(request.user)
    dipilih = request.GET.get("tahun", "")
    pilih = int(dipilih) if dipilih.isdecimal() and len(dipilih) == 4 else None
    pilih = pilih if pilih in tahun else (tahun[0] if tahun else None)
    semua = antrean_reviu(request.user, pilih, hari_ini())
    konteks = {
        "remah": [("Reviu", None)],
        "tahun": tahun,
        "dipilih": pilih,
        "bertugas": memegang(request.user, Izin.REVIU),
        "kelompok": [(a.value, [b for b in semua if b.antrean is a]) for a in Antrean],
        "banyak": len(semua),
    }
    return render(request, "reviu/antrean.html", konteks)
