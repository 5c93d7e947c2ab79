"""Public: what a verification code stands for, and whether a file is that document."""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from capaian.kueri import TidakDapatDimuat
from capaian.models import BerkasLaporan, LaporanKinerja
from capaian.models.versi import HURUF_KODE
from capaian.reviu.alur import SELESAI, Langkah
from capaian.sajian_versi import rekaman_terakhir, sajikan_versi

# Letters that the code does not have, read as the figures they are mistaken for.
_SALAH_BACA = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_DIPERIKSA = (BerkasLaporan.Jenis.FINAL, BerkasLaporan.Jenis.TTD)


def baca_kode(teks: str) -> str:
    """The code as stored, however somebody typed it."""
    huruf = teks.upper().translate(_SALAH_BACA)
    return "".join(h for h in huruf if h in HURUF_KODE)


@login_not_required
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def verifikasi(request: HttpRequest, kode: str) -> HttpResponse:
    """What this code stands for. POST: compare an uploaded file, which is not kept."""
    laporan = (
        LaporanKinerja.objects.filter(kode=baca_kode(kode), langkah__in=SELESAI)
        .select_related("tahun_kinerja__opd__pemda")
        .first()
    )
    if laporan is None:
        konteks = {"kode": kode[:40]}
        jawaban = render(request, "versi/verifikasi_tidak_ada.html", konteks, status=404)
        jawaban.halaman_sendiri = True  # HalamanTidakAda leaves it
        return jawaban
    hasil = _cocokkan(request, laporan) if request.method == "POST" else None
    return render(request, "versi/verifikasi.html", _isi(laporan) | {"hasil": hasil})


def _isi(laporan: LaporanKinerja) -> dict[str, Any]:
    """What the public may know of a final version: no names, no accounts."""
    jejak = {j.ke: j.pada for j in laporan.jejak.all()}
    try:
        judul = sajikan_versi(laporan).sampul.judul
    except TidakDapatDimuat:
        judul = "Laporan Kinerja Instansi Pemerintah"
    pengganti = LaporanKinerja.objects.filter(
        tahun_kinerja=laporan.tahun_kinerja_id, langkah__in=SELESAI, versi__gt=laporan.versi
    ).first()
    return {
        "laporan": laporan,
        "judul": judul,
        "tahun_kinerja": laporan.tahun_kinerja,
        "opd": laporan.tahun_kinerja.opd,
        "rekaman": rekaman_terakhir(laporan),
        "berkas": laporan.berkas.filter(jenis__in=_DIPERIKSA).select_related("berkas"),
        "difinalkan": jejak.get(Langkah.FINAL),
        "diterbitkan": jejak.get(Langkah.TERBIT),
        "pengganti": pengganti,
    }


def _cocokkan(request: HttpRequest, laporan: LaporanKinerja) -> dict[str, Any]:
    """Whether the uploaded file is the final or the signed file of this or another version."""
    unggahan = request.FILES.get("berkas")
    if unggahan is None:
        return {"galat": "Pilih berkas yang akan diperiksa."}
    if unggahan.size > settings.LAKIP_BATAS_BERKAS:
        batas = filesizeformat(settings.LAKIP_BATAS_BERKAS)
        return {"galat": f"Berkas melebihi {batas}, lebih besar dari berkas laporan mana pun."}
    sha256 = _sidik(unggahan)
    sama = (
        BerkasLaporan.objects.filter(
            laporan__tahun_kinerja=laporan.tahun_kinerja_id,
            berkas__sha256=sha256,
            jenis__in=_DIPERIKSA,
        )
        .select_related("laporan")
        .order_by("pk")
        .first()
    )
    milik_ini = sama is not None and sama.laporan_id == laporan.pk
    return {"nama": unggahan.name, "sha256": sha256, "cocok": milik_ini, "sama": sama}


def _sidik(unggahan: UploadedFile) -> str:
    isi = hashlib.sha256()
    for potongan in unggahan.chunks():
        isi.update(potongan)
    return isi.hexdigest()
