"""What an agency-year still lacks: the list, exceptions with reasons, the export."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from capaian.kelengkapan import Bagian, Kelengkapan, kelengkapan
from capaian.kelengkapan.petugas import DaftarPetugas
from capaian.kelengkapan.sajian import (
    Kelompok,
    daftar_xlsx,
    kelompok,
    pengingat,
    pilihan_petugas,
    tenggat_laporan,
)
from capaian.kueri import TidakDapatDimuat
from capaian.ringkasan import simpan_ringkasan
from capaian.tidak_berlaku import berlakukan, kecualikan
from capaian.views.tahun import konteks_tahun
from lakip.instansi.izin import Izin, boleh, boleh_sebagian
from lakip.instansi.jenis_isi import XLSX
from lakip.instansi.waktu import hari_ini
from lakip.xlsx.tulis import tulis_daftar
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

SELALU = ("kurang", "dikecualikan")
"""What the page always shows; the rest is asked for, since it would hide what is due."""


def _saring(
    request: HttpRequest, k: Kelengkapan, petugas: DaftarPetugas
) -> tuple[dict[str, str], list[Kelompok]]:
    """What the address asks for, and the items that answer to it."""
    pilihan = {n: request.GET.get(n, "") for n in ("bagian", "orang", "nanti", "terisi")}
    if pilihan["bagian"] not in Bagian:
        pilihan["bagian"] = ""
    isi = kelompok(
        k,
        petugas,
        hari_ini(k.tahun_kinerja.opd.pemda),
        bagian=pilihan["bagian"],
        orang=pilihan["orang"],
        terlihat=[*SELALU, *(n for n in ("nanti", "terisi") if pilihan[n])],
    )
    return pilihan, isi


@require_safe
def muka(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Every item that is missing, by part, with who fills it; reminders for those who may see."""
    tk = ambil_tahun(request.user, kode, tahun)
    konteks = konteks_tahun(tk, "kelengkapan", "Kelengkapan")
    try:
        k = kelengkapan(tk)
    except TidakDapatDimuat as galat:
        konteks["pesan"] = galat.pesan
        return render(request, "capaian/tak_terukur.html", konteks, status=409)
    simpan_ringkasan(k)
    petugas, hari = DaftarPetugas(tk.opd), hari_ini(tk.opd.pemda)
    pilihan, isi = _saring(request, k, petugas)
    kurang = [b for b in k.kurang if b.kini(hari)]
    konteks |= {
        "k": k,
        "kelompok": isi,
        "tampak": sum(len(satu.baris) for satu in isi),
        "pilihan": pilihan,
        "semua_bagian": Bagian,
        "semua_orang": pilihan_petugas(k, petugas),
        "kini": len(kurang),
        "nanti": len(k.kurang) - len(kurang),
        "tenggat": tenggat_laporan(tk, hari),
        "izin_pembaca": {i for i in Izin if boleh_sebagian(request.user, i, tk.opd)},
        "boleh_kecualikan": boleh(request.user, Izin.SUSUN_LAPORAN, tk.opd),
        "pengingat": pengingat(k, petugas, hari, request.build_absolute_uri(request.path)),
    }
    return render(request, "kelengkapan/kelengkapan.html", konteks)


@require_safe
def unduh(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """What the page shows, as a workbook."""
    tk = ambil_tahun(request.user, kode, tahun)
    try:
        k = kelengkapan(tk)
    except TidakDapatDimuat as galat:
        raise Http404(galat.pesan) from galat
    _, isi = _saring(request, k, DaftarPetugas(tk.opd))
    nama = f"kelengkapan-{tk.tahun}-{tk.opd.kode}.xlsx"
    return HttpResponse(
        tulis_daftar(daftar_xlsx(k, isi)),
        content_type=XLSX,
        headers={"Content-Disposition": content_disposition_header(True, nama) or ""},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def kecuali(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Say why an item does not apply."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_LAPORAN)
    kiriman = request.POST if request.method == "POST" else request.GET
    butir = _cari(tk, kiriman.get("butir", ""))
    konteks: dict[str, Any] = konteks_tahun(tk, "kelengkapan", "Tidak berlaku")
    laman = reverse("pantau:kelengkapan", args=[kode, tahun])
    konteks["remah"].insert(-1, ("Kelengkapan", laman))
    konteks |= {"butir": butir, "alasan": kiriman.get("alasan", butir.alasan), "kembali": laman}
    if request.method != "POST":
        return render(request, "kelengkapan/kecuali.html", konteks)
    try:
        kecualikan(
            tahun_kinerja=tk,
            kunci=butir.syarat.kunci,
            alasan=kiriman.get("alasan", ""),
            oleh=request.user,
        )
    except ValidationError as galat:
        konteks["galat"] = galat.messages
        return render(request, "kelengkapan/kecuali.html", konteks, status=422)
    messages.success(request, f"“{butir.syarat.uraian}” dicatat tidak berlaku.")
    return redirect(laman)


def _cari(tk: TahunKinerja, kunci: str):
    try:
        butir = next((b for b in kelengkapan(tk).butir if b.syarat.kunci == kunci), None)
    except TidakDapatDimuat as galat:
        raise Http404(galat.pesan) from galat
    if butir is None:
        raise Http404("Butir itu tidak ada.")
    return butir


@require_POST
def berlaku(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Let an item apply again."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_LAPORAN)
    if berlakukan(tahun_kinerja=tk, kunci=request.POST.get("butir", ""), oleh=request.user):
        messages.success(request, "Butir berlaku lagi dan kembali masuk daftar.")
    return redirect("pantau:kelengkapan", kode, tahun)
