"""The calendar: an Admin closes periods of an agency or of all, and opens them with a reason."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from capaian.jadwal import (
    PERIODE,
    atur_tenggat,
    buka_pemda,
    buka_periode,
    jadwal_pemda,
    keadaan_periode,
    nama_periode,
    opd_berbeda,
    tutup_pemda,
    tutup_periode,
)
from capaian.perantara import tetap_saat_tutup
from capaian.views.tahun import konteks_tahun
from lakip.instansi.izin import Izin, boleh_pemda, memegang, pemda_terlihat
from lakip.instansi.models import Pemda
from lakip.instansi.waktu import hari_ini
from lakip.isian import IsianTanggal
from lakip.tahun import TAHUN_WAJAR
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja


class FormulirTenggat(forms.Form):
    """The deadline of a period; blank for none."""

    tenggat = IsianTanggal(required=False)


def _periode(request: HttpRequest, tindakan: set[str]) -> tuple[int, str]:
    """The period and the action that were sent; 404 for what no button sends."""
    triwulan = {str(p): p for p in PERIODE}.get(request.POST.get("triwulan", ""))
    dikirim = request.POST.get("tindakan", "")
    if triwulan is None or dikirim not in tindakan:
        raise Http404("Periode tidak ditemukan.")
    return triwulan, dikirim


@tetap_saat_tutup
@require_http_methods(["GET", "HEAD", "POST"])
def jadwal(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The periods of an agency-year and their state; POST closes or opens one."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.KELOLA_JADWAL)
    galat: dict[int, str] = {}
    if request.method == "POST":
        triwulan, tindakan = _periode(request, {"tutup", "buka"})
        lingkup: dict[str, Any] = {"tahun_kinerja": tk, "triwulan": triwulan, "oleh": request.user}
        if not (
            salah := _jalankan(request, triwulan, tindakan, tutup_periode, buka_periode, lingkup)
        ):
            return redirect("capaian:jadwal", kode, tahun)
        galat[triwulan] = salah
    daftar = [(k, galat.get(p, "")) for p, k in keadaan_periode(tk).items()]
    konteks = konteks_tahun(tk, "jadwal", "Jadwal") | {
        "daftar": daftar,
        "sepemda": boleh_pemda(request.user, Izin.KELOLA_JADWAL, tk.opd.pemda),
    }
    return render(request, "isian/jadwal.html", konteks, status=422 if galat else 200)


def _jalankan(
    request: HttpRequest,
    triwulan: int,
    tindakan: str,
    tutup: Callable[..., bool],
    buka: Callable[..., bool],
    lingkup: dict[str, Any],
) -> str:
    """Close or open, and say so; the reason why not, "" when done."""
    try:
        if tindakan == "tutup":
            berubah, kata = tutup(**lingkup), "ditutup"
        else:
            berubah = buka(alasan=request.POST.get("alasan", ""), **lingkup)
            kata = "dibuka kembali"
    except ValidationError as salah:
        return " ".join(salah.messages)
    awal = "" if berubah else "sudah lebih dahulu "
    messages.success(request, f"{nama_periode(triwulan)} {awal}{kata}.")
    return ""


@require_safe
def pilih_pemda(request: HttpRequest) -> HttpResponse:
    """The pemda whose calendar the user keeps; straight to it when there is one."""
    _wajib_pemegang(request)
    semua = pemda_terlihat(request.user, Izin.KELOLA_JADWAL).order_by("nama")
    tahun = hari_ini().year
    if len(semua) == 1:
        return redirect("capaian:jadwal_pemda", semua[0].kode, tahun)
    konteks = {"semua": semua, "tahun": tahun, "remah": [("Jadwal isian", None)]}
    return render(request, "isian/pilih_pemda.html", konteks)


def _wajib_pemegang(request: HttpRequest) -> None:
    if not memegang(request.user, Izin.KELOLA_JADWAL, seluas_pemda=True):
        raise PermissionDenied(f"Peran Anda tidak boleh {Izin.KELOLA_JADWAL.label} seluruh pemda.")


@require_http_methods(["GET", "HEAD", "POST"])
def sepemda(request: HttpRequest, pemda: str, tahun: int) -> HttpResponse:
    """The periods of all agencies of a pemda; POST closes or opens one, or sets its deadline."""
    _wajib_pemegang(request)
    satu = get_object_or_404(pemda_terlihat(request.user, Izin.KELOLA_JADWAL), kode=pemda)
    if tahun not in TAHUN_WAJAR:
        raise Http404("Tahun harus antara 2000 dan 2100.")
    galat: dict[int, dict[str, str]] = {}
    if request.method == "POST":
        triwulan, tindakan = _periode(request, {"tutup", "buka", "tenggat"})
        lingkup: dict[str, Any] = {
            "pemda": satu,
            "tahun": tahun,
            "triwulan": triwulan,
            "oleh": request.user,
        }
        if tindakan == "tenggat":
            salah = _tenggat(request, lingkup)
        else:
            salah = _jalankan(request, triwulan, tindakan, tutup_pemda, buka_pemda, lingkup)
        if not salah:
            return redirect("capaian:jadwal_pemda", pemda, tahun)
        galat[triwulan] = {"pesan": salah, "tenggat": request.POST.get("tenggat", "")}
    konteks = _konteks_pemda(satu, tahun, galat)
    return render(request, "isian/jadwal_pemda.html", konteks, status=422 if galat else 200)


def _tenggat(request: HttpRequest, lingkup: dict[str, Any]) -> str:
    form = FormulirTenggat(request.POST)
    if not form.is_valid():
        return " ".join(form.errors["tenggat"])
    atur_tenggat(tenggat=form.cleaned_data["tenggat"], **lingkup)
    messages.success(request, f"Batas akhir {nama_periode(lingkup['triwulan'])} disimpan.")
    return ""


def _konteks_pemda(pemda: Pemda, tahun: int, galat: dict[int, dict[str, str]]) -> dict[str, Any]:
    berbeda = opd_berbeda(pemda, tahun)
    daftar = [
        (nama_periode(p), satu, berbeda.get(p, []), galat.get(p))
        for p, satu in jadwal_pemda(pemda, tahun).items()
    ]
    return {
        "pemda": pemda,
        "tahun": tahun,
        "banyak": TahunKinerja.objects.filter(opd__pemda=pemda, tahun=tahun).count(),
        "daftar": daftar,
        "remah": [
            ("Perangkat daerah", reverse("renstra:daftar_opd")),
            ("Jadwal isian", reverse("capaian:pilih_pemda")),
            (f"{pemda.nama} {tahun}", None),
        ],
    }
