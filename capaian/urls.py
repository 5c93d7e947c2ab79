"""Addresses of one agency-year: summary, indicators, budget, data tables, report."""

from django.urls import URLPattern, path

from .urls_isian import urlpatterns as isian
from .views import (
    buku,
    data,
    laporan,
    lembar_daftar,
    naskah,
    periksa,
    tahun,
    unduhan,
)

app_name = "capaian"

TAHUN = "opd/<slug:kode>/<int:tahun>/"


def alamat_laporan(dasar: str) -> list[URLPattern]:
    """Reading and downloading a report: of the live data, or of a recorded version."""
    return [
        path(f"{dasar}laporan/", laporan.muka, name="laporan"),
        path(f"{dasar}laporan/bab/<str:kunci>/", laporan.bab, name="laporan_bab"),
        path(f"{dasar}laporan/semua/", laporan.semua, name="laporan_semua"),
        path(f"{dasar}laporan/asal/", laporan.asal, name="laporan_asal"),
        path(f"{dasar}laporan/cari/", laporan.cari, name="laporan_cari"),
        path(f"{dasar}laporan/gambar/<str:sha256>/", laporan.gambar, name="laporan_gambar"),
        path(f"{dasar}laporan/pekerjaan/<int:nomor>/", unduhan.kemajuan, name="laporan_kemajuan"),
        path(f"{dasar}laporan.<str:format_laporan>", unduhan.unduh, name="laporan_unduh"),
        path(f"{dasar}laporan/laporan.<str:format_laporan>", unduhan.unduh),
    ]


urlpatterns = [
    *isian,
    path(TAHUN, tahun.ringkasan, name="tahun"),
    path(f"{TAHUN}indikator/", tahun.indikator, name="indikator"),
    path(f"{TAHUN}anggaran/", tahun.anggaran, name="anggaran"),
    path(f"{TAHUN}indikator.xlsx", lembar_daftar.indikator, name="indikator_xlsx"),
    path(f"{TAHUN}anggaran.xlsx", lembar_daftar.anggaran, name="anggaran_xlsx"),
    path(f"{TAHUN}data.xlsx", lembar_daftar.data, name="data_xlsx"),
    path(f"{TAHUN}data/<str:kode_tabel>.xlsx", lembar_daftar.data, name="tabel_xlsx"),
    path(f"{TAHUN}data/", data.daftar, name="data"),
    path(f"{TAHUN}data/<str:kode_tabel>/", data.tabel, name="tabel"),
    path("opd/<slug:kode>/buku/", buku.mulai, name="buku_mulai"),
    path(f"{TAHUN}buku/", buku.buku, name="buku"),
    path(f"{TAHUN}buku/pratinjau/", buku.pratinjau, name="buku_pratinjau"),
    path(f"{TAHUN}buku/batal/", buku.batal, name="buku_batal"),
    path(f"{TAHUN}buku/unduh.<str:bentuk>", buku.unduh, name="buku_unduh"),
    path(f"{TAHUN}buku/templat.<str:bentuk>", buku.unduh_templat, name="buku_templat"),
    path(f"{TAHUN}periksa/", periksa.muka, name="periksa"),
    path(f"{TAHUN}periksa/jawab/", periksa.jawab, name="periksa_jawab"),
    path(f"{TAHUN}periksa/cabut/", periksa.cabut, name="periksa_cabut"),
    path(f"{TAHUN}periksa/temuan.<str:bentuk>", periksa.unduh, name="periksa_unduh"),
    path(f"{TAHUN}naskah/", naskah.daftar, name="naskah"),
    path(f"{TAHUN}naskah/<str:kunci>/", naskah.sunting, name="naskah_sunting"),
    path(f"{TAHUN}naskah/<str:kunci>/pratinjau/", naskah.pratinjau, name="naskah_pratinjau"),
    path(f"{TAHUN}naskah/<str:kunci>/angka/", naskah.angka, name="naskah_angka"),
    path(f"{TAHUN}naskah/<str:kunci>/lalu/", naskah.lalu, name="naskah_lalu"),
    *alamat_laporan(TAHUN),
    *alamat_laporan(f"{TAHUN}versi/<int:versi>/"),
]
