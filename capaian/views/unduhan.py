"""Downloads of the report, and the page that waits for one that is being made."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from capaian.kueri import TidakDapatDimuat
from capaian.laporan.format import Format, FormatTidakAda, cari_format, nama_unduhan
from capaian.models import PekerjaanLaporan
from capaian.sajian import ambil_gambar, sajikan_laporan
from capaian.unduhan import minta, pekerjaan_terakhir, pulihkan, siap, tempat, tunggu
from capaian.views.laporan import alamat
from capaian.views.tahun import konteks_tahun
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

Status = PekerjaanLaporan.Status


@require_http_methods(["GET", "HEAD", "POST"])
def unduh(request: HttpRequest, kode: str, tahun: int, format_laporan: str) -> HttpResponse:
    """The report as a file; a page that waits while the worker makes it. POST: make it again.

    Programs, which ask for no page, get the file in one long answer instead.
    """
    tahun_kinerja = ambil_tahun(request.user, kode, tahun)
    bentuk = _format(format_laporan)
    if not bentuk.lambat:
        return _langsung(request, tahun_kinerja, bentuk)
    jadi = siap(tahun_kinerja, bentuk.nama)
    if jadi is not None:
        return _berkas(jadi, bentuk)
    pekerjaan = None if request.method == "POST" else pekerjaan_terakhir(tahun_kinerja, bentuk.nama)
    if pekerjaan is None:
        pekerjaan = minta(
            tahun_kinerja=tahun_kinerja, format_laporan=bentuk.nama, oleh=request.user
        )
    if "text/html" not in request.headers.get("Accept", ""):
        tunggu(pekerjaan)
    jadi = siap(tahun_kinerja, bentuk.nama)
    if jadi is not None:
        return _berkas(jadi, bentuk)
    if request.method == "POST":
        return redirect(request.path)
    return _menunggu(request, tahun_kinerja, bentuk, pekerjaan)


def _format(nama: str) -> Format:
    try:
        return cari_format(nama)
    except FormatTidakAda as galat:
        raise Http404(galat.pesan) from galat


def _langsung(request: HttpRequest, tahun_kinerja: TahunKinerja, bentuk: Format) -> HttpResponse:
    try:
        laporan = sajikan_laporan(tahun_kinerja)
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
) -> HttpResponse:
    konteks = konteks_tahun(tahun_kinerja, "laporan", "Laporan")
    konteks["remah"][-1] = ("Laporan", alamat(tahun_kinerja, "laporan"))
    konteks["remah"].append((f"Unduh {bentuk.label}", None))
    konteks |= {"pekerjaan": pekerjaan, "bentuk": bentuk, "alamat_unduh": request.path}
    status = 202 if pekerjaan.aktif else 200
    return render(request, "laporan/tunggu.html", konteks, status=status)


@require_safe
def kemajuan(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """How far a job is: the piece that the waiting page asks for every second."""
    tahun_kinerja = ambil_tahun(request.user, kode, tahun)
    pekerjaan = get_object_or_404(PekerjaanLaporan, pk=nomor, tahun_kinerja=tahun_kinerja)
    pulihkan(pekerjaan)
    bentuk = _format(pekerjaan.format)
    konteks = {
        "tahun_kinerja": tahun_kinerja,
        "pekerjaan": pekerjaan,
        "bentuk": bentuk,
        "alamat_unduh": alamat(tahun_kinerja, "laporan_unduh", format_laporan=bentuk.nama),
    }
    return render(request, "laporan/_kemajuan.html", konteks)
