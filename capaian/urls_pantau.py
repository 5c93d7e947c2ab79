"""Addresses that tell what is missing, what to do, and what has changed."""

from django.urls import path

from .views import kelengkapan, mulai, pemantauan, riwayat, tugas

app_name = "pantau"

TAHUN = "opd/<slug:kode>/<int:tahun>/"

urlpatterns = [
    path("", tugas.beranda, name="beranda"),
    path("mulai/", mulai.mulai, name="mulai"),
    path("tugas/", tugas.tugas, name="tugas"),
    path("pemantauan/", pemantauan.muka, name="pemantauan"),
    path("pemantauan.<str:bentuk>", pemantauan.unduh, name="pemantauan_unduh"),
    path(f"{TAHUN}kelengkapan/", kelengkapan.muka, name="kelengkapan"),
    path(f"{TAHUN}kelengkapan.xlsx", kelengkapan.unduh, name="kelengkapan_xlsx"),
    path(f"{TAHUN}kelengkapan/kecuali/", kelengkapan.kecuali, name="kecuali"),
    path(f"{TAHUN}kelengkapan/berlaku/", kelengkapan.berlaku, name="berlaku"),
    path(f"{TAHUN}riwayat/", riwayat.muka, name="riwayat"),
    path(f"{TAHUN}riwayat/indikator/<str:kunci>/", riwayat.indikator, name="riwayat_indikator"),
]
