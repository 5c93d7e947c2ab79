"""Addresses of entering results: calendar, quarterly entry, evidence, verification, report."""

from django.urls import path

from .views import bukti, isian, jadwal, triwulan, verifikasi

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
    path(f"{TAHUN}verifikasi.xlsx", verifikasi.unduh, name="verifikasi_xlsx"),
    path(BUKTI, bukti.berkas, name="bukti_berkas"),
    path(f"{BUKTI}hapus/", bukti.buang, name="bukti_buang"),
    path(f"{TAHUN}triwulan/", triwulan.muka, name="triwulan_muka"),
    path(f"{TAHUN}triwulan/<int:triwulan>/", triwulan.halaman, name="triwulan"),
    path(f"{TAHUN}triwulan/<int:triwulan>.<str:bentuk>", triwulan.unduh, name="triwulan_unduh"),
]
