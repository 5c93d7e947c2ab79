"""The five ticks of each indicator in the browser."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from capaian.models import PenilaianSmart
from capaian.reviu.smart import baris_smart, isian_smart, simpan_smart
from capaian.views.reviu import ambil_laporan, ambil_reviu, kembali, konteks_reviu
from lakip.instansi.izin import Izin


@require_http_methods(["GET", "HEAD", "POST"])
def smart(request: HttpRequest, kode: str, tahun: int, versi: int) -> HttpResponse:
    """The indicators of the recorded version with their ticks. POST: save them."""
    izin = Izin.REVIU if request.method == "POST" else Izin.BACA
    laporan = ambil_laporan(request, kode, tahun, versi, izin)
    reviu = ambil_reviu(request, laporan)
    galat: list[str] = []
    if request.method == "POST":
        isian = isian_smart(reviu, request.POST)
        try:
            banyak = simpan_smart(reviu=reviu, isian=isian, oleh=request.user)
        except ValidationError as salah:
            galat = salah.messages
        else:
            kata = f"Penilaian {banyak} indikator disimpan."
            messages.success(request, kata if banyak else "Tidak ada penilaian yang berubah.")
            return kembali("smart", laporan)
    isi = {
        "baris": baris_smart(reviu, request.POST if galat else None),
        "kriteria": PenilaianSmart.sebutan().values(),
        "galat": galat,
    }
    konteks = konteks_reviu(request, reviu, "daftar", "Penilaian SMART", **isi)
    return render(request, "reviu/smart.html", konteks, status=422 if galat else 200)
