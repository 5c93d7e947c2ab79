"""Addresses of entering results: calendar, quarterly entry, evidence, verification."""

from django.urls import path

from .views import bukti, isian, jadwal, verifikasi

TAHUN = "opd/<slug:kode>/<int:tahun>/"
PERIODE = f"{TAHUN}isian/<int:triwulan>/"
BUKTI = f"{TAHUN}bukti/<uuid:bukti>/"

urlpatterns = [
    path("jadwal/", jadwal.pilih_pemda, name="pilih_pemda"),
    path("jadwal/<slug:pemda>/<int:tahun>/", jadwal.sepemda, name="jadwal_pemda"),
    path(f"{TAHUN}jadwal/", jadwal.jadwal, name="jadwal"),
    path(f"{TAHUN}isian/", isian.muka, name="isian"),
    path(PERIODE, isian.isian, name="isian_periode"),
    path(f"{PERIODE}hitung/", isian.hitung, name="isian_hitung"),
    path(f"{PERIODE}bukti/<str:jenis>/<int:nomor>/", bukti.daftar, name="bukti"),
    path(f"{TAHUN}verifikasi/", verifikasi.verifikasi, name="verifikasi"),
    path(BUKTI, bukti.berkas, name="bukti_berkas"),
    path(f"{BUKTI}hapus/", bukti.buang, name="bukti_buang"),
]
