"""Settings of an agency-year: what it reports on, measurement, report, outline; own scales."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from capaian.kueri.instansi import SKALA_BAWAAN
from capaian.models import PengaturanLaporan, PengaturanPengukuran
from capaian.rencana.formulir import (
    FormulirLaporan,
    FormulirPengukuran,
    FormulirSalin,
    FormulirTahun,
)
from capaian.rencana.salin import buat_tahun, salin_tahun
from capaian.rencana.skala import FormulirKelas, FormulirSkala, periksa_skala, simpan_skala
from lakip.instansi.formulir_dasar import FormulirOpd
from lakip.instansi.izin import Izin, ambil_opd, boleh
from lakip.instansi.sunting import Bentrok, beda, simpan_terkunci, versi
from renstra.akses import ambil_tahun
from renstra.models import Skala, TahunKinerja

from .konteks import konteks_opd
from .tahun import konteks_tahun


@require_http_methods(["GET", "HEAD", "POST"])
def tahun_baru(request: HttpRequest, kode: str) -> HttpResponse:
    """Start a year, empty or from an earlier one."""
    opd = ambil_opd(request.user, kode, Izin.SUSUN_RENCANA)
    menyalin = request.POST.get("cara") == "salin"
    kirim = request.POST if request.method == "POST" else None
    salin = FormulirSalin(kirim if menyalin else None, opd=opd, prefix="salin")
    form = FormulirTahun(None if menyalin else kirim, opd=opd)
    if kirim is not None and (salin if menyalin else form).is_valid():
        if menyalin:
            isi = salin.cleaned_data
            baru, ringkas = salin_tahun(dari=isi["dari"], tahun=isi["tahun"], oleh=request.user)
            messages.success(request, f"Tahun {baru.tahun} dibuat. {ringkas}")
        else:
            baru = buat_tahun(form.instance, oleh=request.user)
            messages.success(request, f"Tahun {baru.tahun} dibuat. Lanjutkan dengan pengaturannya.")
        return redirect("rencana:atur", opd.kode, baru.tahun)
    remah = ("Pengaturan", reverse("rencana:atur_opd", args=[opd.kode]))
    konteks = konteks_opd(opd, remah, ("Tahun baru", None))
    konteks |= {"form": form, "salin": salin}
    konteks["ada_tahun"] = TahunKinerja.objects.filter(opd=opd).exists()
    return render(request, "rencana/tahun_baru.html", konteks, status=422 if kirim else 200)


@require_safe
def atur(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The settings of the year at a glance."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.ATUR_PENGUKURAN)
    isi = {
        "boleh_rencana": boleh(request.user, Izin.SUSUN_RENCANA, tk.opd),
        "boleh_laporan": boleh(request.user, Izin.SUSUN_LAPORAN, tk.opd),
        "ukur": PengaturanPengukuran.objects.filter(tahun_kinerja=tk)
        .select_related("skala")
        .first(),
        "cetak": PengaturanLaporan.objects.filter(tahun_kinerja=tk).first(),
        "tk": TahunKinerja.objects.select_related("renstra", "keputusan_iku", "susunan").get(
            pk=tk.pk
        ),
    }
    return render(request, "rencana/atur.html", konteks_tahun(tk, "atur", "Pengaturan") | isi)


@require_http_methods(["GET", "HEAD", "POST"])
def dasar(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Which Renstra, IKU decision and organisation the year reports on."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_RENCANA)
    form = FormulirTahun(request.POST or None, opd=tk.opd, instance=tk)
    return _simpan(request, tk, form, "Dasar tahun")


@require_http_methods(["GET", "HEAD", "POST"])
def pengukuran(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """How the year measures."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.ATUR_PENGUKURAN)
    satu = PengaturanPengukuran.objects.filter(tahun_kinerja=tk).first()
    form = FormulirPengukuran(
        request.POST or None,
        opd=tk.opd,
        instance=satu or PengaturanPengukuran(tahun_kinerja=tk),
        initial={} if satu else {"skala": Skala.objects.filter(kode=SKALA_BAWAAN).first()},
    )
    return _simpan(request, tk, form, "Pengaturan pengukuran")


@require_http_methods(["GET", "HEAD", "POST"])
def laporan(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """How the report looks."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_LAPORAN)
    satu = PengaturanLaporan.objects.filter(tahun_kinerja=tk).first()
    form = FormulirLaporan(
        request.POST or None, opd=tk.opd, instance=satu or PengaturanLaporan(tahun_kinerja=tk)
    )
    return _simpan(request, tk, form, "Pengaturan laporan")


def _simpan(request: HttpRequest, tk: TahunKinerja, form: FormulirOpd, judul: str) -> HttpResponse:
    """One settings form, saved unless somebody else saved it meanwhile."""
    isi: dict[str, Any] = {"versi": versi(form.instance)}
    status = 200
    dibaca = request.POST.get("versi", "")
    if request.method == "POST":
        status = 422
        if dibaca.isdecimal() and form.is_valid():
            try:
                simpan_terkunci(form, versi_dibaca=int(dibaca))
            except Bentrok as bentrok:
                status = 409
                isi = {"versi": bentrok.versi, "beda": beda(form, bentrok.kini)}
            else:
                messages.success(request, f"{judul} tersimpan.")
                return redirect("rencana:atur", tk.opd.kode, tk.tahun)
    konteks = konteks_tahun(tk, "atur", judul) | isi
    konteks |= {"form": form, "judul": judul, "opd": tk.opd}
    konteks["kembali"] = reverse("rencana:atur", args=[tk.opd.kode, tk.tahun])
    konteks["remah"].insert(-1, ("Pengaturan", konteks["kembali"]))
    return render(request, "rencana/ubah.html", konteks, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def skala_baru(request: HttpRequest, kode: str) -> HttpResponse:
    """A new scale of the agency."""
    opd = ambil_opd(request.user, kode, Izin.ATUR_PENGUKURAN)
    return _skala(request, opd, Skala(opd=opd))


@require_http_methods(["GET", "HEAD", "POST"])
def skala(request: HttpRequest, kode: str, nomor: int) -> HttpResponse:
    """An existing scale of the agency; presets are read only."""
    opd = ambil_opd(request.user, kode, Izin.ATUR_PENGUKURAN)
    return _skala(request, opd, get_object_or_404(Skala, opd=opd, pk=nomor))


def _skala(request: HttpRequest, opd: Any, satu: Skala) -> HttpResponse:
    kirim = request.POST if request.method == "POST" else None
    form = FormulirSkala(kirim, opd=opd, instance=satu)
    kelas = FormulirKelas(
        kirim if kirim is not None and "kelas-TOTAL_FORMS" in kirim else None, instance=satu
    )
    if kirim is not None and kelas.is_bound and periksa_skala(form, kelas):
        jadi = simpan_skala(form, kelas, oleh=request.user)
        messages.success(request, f"Skala {jadi.nama} tersimpan.")
        return redirect("rencana:atur_opd", opd.kode)
    remah = ("Pengaturan", reverse("rencana:atur_opd", args=[opd.kode]))
    konteks = konteks_opd(opd, remah, ("Skala kategori", None)) | {"form": form, "kelas": kelas}
    return render(request, "rencana/skala.html", konteks, status=422 if kirim is not None else 200)
