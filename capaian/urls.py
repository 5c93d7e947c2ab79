"""Addresses of one agency-year: summary, indicators, budget, data tables, report."""

from django.urls import path

from .views import (
    buku,
    data,
    isian,
    jadwal,
    laporan,
    lembar_daftar,
    naskah,
    periksa,
    tahun,
    unduhan,
)

app_name = "capaian"

TAHUN = "opd/<slug:kode>/<int:tahun>/"

urlpatterns = [
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
    path(f"{TAHUN}jadwal/", jadwal.jadwal, name="jadwal"),
    path(f"{TAHUN}isian/", isian.muka, name="isian"),
    path(f"{TAHUN}isian/<int:triwulan>/", isian.isian, name="isian_periode"),
    path(f"{TAHUN}isian/<int:triwulan>/hitung/", isian.hitung, name="isian_hitung"),
    path(f"{TAHUN}laporan/", laporan.muka, name="laporan"),
    path(f"{TAHUN}laporan/bab/<str:kunci>/", laporan.bab, name="laporan_bab"),
    path(f"{TAHUN}laporan/semua/", laporan.semua, name="laporan_semua"),
    path(f"{TAHUN}laporan/asal/", laporan.asal, name="laporan_asal"),
    path(f"{TAHUN}laporan/cari/", laporan.cari, name="laporan_cari"),
    path(f"{TAHUN}laporan/gambar/<str:sha256>/", laporan.gambar, name="laporan_gambar"),
    path(f"{TAHUN}laporan/pekerjaan/<int:nomor>/", unduhan.kemajuan, name="laporan_kemajuan"),
    path(f"{TAHUN}laporan.<str:format_laporan>", unduhan.unduh, name="laporan_unduh"),
    path(f"{TAHUN}laporan/laporan.<str:format_laporan>", unduhan.unduh),
]
