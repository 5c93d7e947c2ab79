"""Downloads of the report, and the page that waits for one that is being made."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from capaian.kueri import TidakDapatDimuat
from capaian.laporan.format import Format, FormatTidakAda, cari_format, nama_unduhan
from capaian.models import LaporanKinerja, PekerjaanLaporan
from capaian.perantara import tetap_saat_tutup
from capaian.sajian import ambil_gambar, sajikan_laporan
from capaian.sajian_versi import ambil_versi, sajikan_versi
from capaian.unduhan import minta, pekerjaan_terakhir, pulihkan, siap, tempat, tunggu
from capaian.views.laporan import alamat
from capaian.views.tahun import konteks_tahun
from lakip.instansi.simpanan import sajikan
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

Status = PekerjaanLaporan.Status


@tetap_saat_tutup
@require_http_methods(["GET", "HEAD", "POST"])
def unduh(
    request: HttpRequest, kode: str, tahun: int, format_laporan: str, versi: int = 0
) -> HttpResponse:
    """The report as a file; a page that waits while the worker makes it. POST: make it again.

    Programs, which ask for no page, get the file in one long answer instead. With ``versi`` it is
    that recorded version; the PDF of a final one is the package that was made once.
    """
    tahun_kinerja = ambil_tahun(request.user, kode, tahun)
    bentuk = _format(format_laporan)
    satu = ambil_versi(tahun_kinerja, versi) if versi else None
    if satu and not satu.beku:
        return redirect(alamat(tahun_kinerja, "laporan_unduh", format_laporan=bentuk.nama))
    final = satu.berkas.filter(jenis="final").first() if satu and bentuk.nama == "pdf" else None
    if final is not None:
        return sajikan(request, final.berkas, nama=final.nama, unduh=True)
    if not bentuk.lambat:
        return _langsung(request, tahun_kinerja, bentuk, satu)
    return _dibuatkan(request, tahun_kinerja, bentuk, satu)


def _dibuatkan(
    request: HttpRequest,
    tahun_kinerja: TahunKinerja,
    bentuk: Format,
    satu: LaporanKinerja | None,
) -> HttpResponse:
    jadi = siap(tahun_kinerja, bentuk.nama, satu)
    if jadi is not None:
        return _berkas(jadi, bentuk)
    pekerjaan = (
        None if request.method == "POST" else pekerjaan_terakhir(tahun_kinerja, bentuk.nama, satu)
    )
    if pekerjaan is None:
        pekerjaan = minta(
            tahun_kinerja=tahun_kinerja,
            format_laporan=bentuk.nama,
            oleh=request.user,
            versi=satu,
        )
    if "text/html" not in request.headers.get("Accept", ""):
        tunggu(pekerjaan)
    jadi = siap(tahun_kinerja, bentuk.nama, satu)
    if jadi is not None:
        return _berkas(jadi, bentuk)
    if request.method == "POST":
        return redirect(request.path)
    return _menunggu(request, tahun_kinerja, bentuk, pekerjaan, satu)


def _format(nama: str) -> Format:
    try:
        return cari_format(nama)
    except FormatTidakAda as galat:
        raise Http404(galat.pesan) from galat


def _langsung(
    request: HttpRequest,
    tahun_kinerja: TahunKinerja,
    bentuk: Format,
    satu: LaporanKinerja | None,
) -> HttpResponse:
    try:
        laporan = sajikan_versi(satu) if satu else sajikan_laporan(tahun_kinerja)
    except TidakDapatDimuat as galat:
        konteks = konteks_tahun(tahun_kinerja, "laporan", "Laporan") | {"pesan": galat.pesan}
        return render(request, "capaian/tak_terukur.html", konteks, status=409)
    jawaban = HttpResponse(bentuk.buat(laporan, ambil_gambar), content_type=bentuk.jenis_isi)
    nama = nama_unduhan(laporan, bentuk.nama)
    jawaban["Content-Disposition"] = content_disposition_header(True, nama)
    return jawaban


def _berkas(jadi: PekerjaanLaporan, bentuk: Format) -> HttpResponse:
    isi = tempat(jadi.sidik, bentuk.nama).open("rb")
    jawaban = FileResponse(
        isi, as_attachment=True, filename=jadi.nama, content_type=bentuk.jenis_isi
    )
    jawaban["Cache-Control"] = "private, max-age=0, must-revalidate"
    return jawaban


def _menunggu(
    request: HttpRequest,
    tahun_kinerja: TahunKinerja,
    bentuk: Format,
    pekerjaan: PekerjaanLaporan,
    satu: LaporanKinerja | None,
) -> HttpResponse:
    versi = satu.versi if satu else 0
    konteks = konteks_tahun(tahun_kinerja, "versi" if satu else "laporan", "Laporan")
    kembali = alamat(tahun_kinerja, "laporan", versi)
    konteks["remah"][-1] = ("Laporan", kembali)
    konteks["remah"].append((f"Unduh {bentuk.label}", None))
    konteks |= _konteks_kemajuan(tahun_kinerja, pekerjaan, bentuk, versi)
    konteks["alamat_laporan"] = kembali
    status = 202 if pekerjaan.aktif else 200
    return render(request, "laporan/tunggu.html", konteks, status=status)


def _konteks_kemajuan(
    tahun_kinerja: TahunKinerja, pekerjaan: PekerjaanLaporan, bentuk: Format, versi: int
) -> dict[str, Any]:
    unduhan = alamat(tahun_kinerja, "laporan_unduh", versi, format_laporan=bentuk.nama)
    kabar = alamat(tahun_kinerja, "laporan_kemajuan", versi, nomor=str(pekerjaan.pk))
    return {
        "pekerjaan": pekerjaan,
        "bentuk": bentuk,
        "alamat_unduh": unduhan,
        "alamat_kemajuan": kabar,
    }


@require_safe
def kemajuan(
    request: HttpRequest, kode: str, tahun: int, nomor: int, versi: int = 0
) -> HttpResponse:
    """How far a job is: the piece that the waiting page asks for every second."""
    tahun_kinerja = ambil_tahun(request.user, kode, tahun)
    satu = ambil_versi(tahun_kinerja, versi) if versi else None
    pekerjaan = get_object_or_404(
        PekerjaanLaporan, pk=nomor, tahun_kinerja=tahun_kinerja, laporan=satu
    )
    pulihkan(pekerjaan)
    konteks = _konteks_kemajuan(tahun_kinerja, pekerjaan, _format(pekerjaan.format), versi)
    return render(request, "laporan/_kemajuan.html", konteks)
