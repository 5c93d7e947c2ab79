"""The calendar of an agency-year: an Admin closes periods and opens them again with a reason."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from capaian.jadwal import PERIODE, buka_periode, nama_periode, tutup_periode
from capaian.models import PeriodeIsian
from capaian.views.tahun import konteks_tahun
from lakip.instansi.izin import Izin
from renstra.akses import ambil_tahun


@require_http_methods(["GET", "HEAD", "POST"])
def jadwal(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The periods and their state; POST closes or opens one."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.KELOLA_JADWAL)
    galat: dict[int, str] = {}
    if request.method == "POST":
        triwulan = {str(p): p for p in PERIODE}.get(request.POST.get("triwulan", ""))
        tindakan = request.POST.get("tindakan")
        if triwulan is None or tindakan not in {"tutup", "buka"}:
            raise Http404("Periode tidak ditemukan.")
        lingkup = {"tahun_kinerja": tk, "triwulan": triwulan, "oleh": request.user}
        try:
            if tindakan == "tutup":
                berubah, kata = tutup_periode(**lingkup), "ditutup"
            else:
                alasan = request.POST.get("alasan", "")
                berubah, kata = buka_periode(alasan=alasan, **lingkup), "dibuka kembali"
        except ValidationError as salah:
            galat[triwulan] = " ".join(salah.messages)
        else:
            awal = "" if berubah else "sudah lebih dahulu "
            messages.success(request, f"{nama_periode(triwulan)} {awal}{kata}.")
            return redirect("capaian:jadwal", kode, tahun)
    ada = {p.triwulan: p for p in PeriodeIsian.objects.filter(tahun_kinerja=tk)}
    daftar = [(p, nama_periode(p), ada.get(p), galat.get(p, "")) for p in PERIODE]
    konteks = konteks_tahun(tk, "jadwal", "Jadwal") | {"daftar": daftar}
    return render(request, "isian/jadwal.html", konteks, status=422 if galat else 200)
