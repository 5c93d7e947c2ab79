"""Exports of the list pages of an agency-year as workbooks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from capaian.halaman import kelompok_indikator
from capaian.laporan.format import cari_format
from capaian.laporan.isi.konteks import Konteks
from capaian.laporan.isi.pos import tabel_rincian
from capaian.laporan.isi.tabel_data import jadi_tabel
from capaian.laporan.pohon import Laporan, Tabel
from capaian.laporan.xlsx.buku import tulis_tabel
from capaian.lembar_daftar import tabel_indikator
from capaian.sajian import sajikan_ukuran
from capaian.views.laporan import dengan_laporan
from capaian.views.tahun import TAHUN_TAMPIL
from renstra.models import TahunKinerja


@dengan_laporan
def indikator(request: HttpRequest, tahun_kinerja: TahunKinerja, laporan: Laporan) -> HttpResponse:
    """Target, realisasi and capaian of every indicator over the years."""
    data, u = sajikan_ukuran(tahun_kinerja)
    kelompok = kelompok_indikator(data, u, TAHUN_TAMPIL)
    return _kirim(laporan, "indikator", tabel_indikator(kelompok, laporan.fakta, laporan.tahun))


@dengan_laporan
def anggaran(request: HttpRequest, tahun_kinerja: TahunKinerja, laporan: Laporan) -> HttpResponse:
    """The budget tree with pagu, realisasi and serapan."""
    data, _ = sajikan_ukuran(tahun_kinerja)
    judul = f"Rincian Anggaran dan Realisasi Tahun {laporan.tahun}"
    return _kirim(laporan, "anggaran", tabel_rincian(Konteks.dari(data), "anggaran", judul))


@dengan_laporan
def data(
    request: HttpRequest, tahun_kinerja: TahunKinerja, laporan: Laporan, kode_tabel: str = ""
) -> HttpResponse:
    """One data table; all of them without ``kode_tabel``."""
    bahan, _ = sajikan_ukuran(tahun_kinerja)
    k = Konteks.dari(bahan)
    dipilih = [t for t in bahan.tabel if kode_tabel in ("", t.kode)]
    if not dipilih:
        raise Http404("Tabel data tidak ditemukan.")
    return _kirim(laporan, kode_tabel or "data", *(jadi_tabel(k, t) for t in dipilih))


def _kirim(laporan: Laporan, nama: str, *tabel: Tabel) -> HttpResponse:
    isi = tulis_tabel(laporan, tabel, daftar_isi=len(tabel) > 1)
    jawaban = HttpResponse(isi, content_type=cari_format("xlsx").jenis_isi)
    berkas = f"{nama}-{laporan.tahun}-{laporan.opd}.xlsx"
    jawaban["Content-Disposition"] = content_disposition_header(True, berkas)
    return jawaban
