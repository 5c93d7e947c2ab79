"""Addresses of the versions of a report, their steps and files, and of their verification."""

from django.urls import path

from .views import verifikasi_dokumen, versi

app_name = "versi"

DAFTAR = "opd/<slug:kode>/<int:tahun>/versi/"
SATU = f"{DAFTAR}<int:versi>/"

urlpatterns = [
    path(DAFTAR, versi.daftar, name="daftar"),
    path(SATU, versi.satu, name="satu"),
    path(f"{SATU}langkah/", versi.langkah, name="langkah"),
    path(f"{SATU}berkas/", versi.lampirkan_berkas, name="lampirkan"),
    path(f"{SATU}berkas/<int:nomor>/", versi.berkas, name="berkas"),
    path("verifikasi/<str:kode>", verifikasi_dokumen.verifikasi, name="verifikasi"),
]
