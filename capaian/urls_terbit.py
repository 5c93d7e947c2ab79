"""Addresses around a finished report: what changed, and what anybody may read."""

from django.urls import path

from .views import beda, kirim, terbuka

app_name = "terbit"

TAHUN = "opd/<slug:kode>/<int:tahun>/"
VERSI = f"{TAHUN}versi/<int:nomor>/"
PUBLIK = "publik/"

urlpatterns = [
    path(f"{TAHUN}beda/", beda.beda, name="beda"),
    path(f"{TAHUN}beda.pdf", beda.pdf, name="beda_pdf"),
    path(f"{VERSI}kirim/", kirim.kirim, name="kirim"),
    path(f"{VERSI}surat.<str:bentuk>", kirim.surat, name="surat"),
    path(f"{VERSI}paket.zip", kirim.paket, name="paket"),
    path("verifikasi/", terbuka.cari_kode, name="cari_kode"),
    path(PUBLIK, terbuka.daftar, name="publik"),
    path(f"{PUBLIK}lambang/<slug:kode>/", terbuka.lambang, name="publik_lambang"),
    path(f"{PUBLIK}<slug:kode>/", terbuka.opd, name="publik_opd"),
    path(f"{PUBLIK}<slug:kode>/data.<str:bentuk>", terbuka.data, name="data"),
    path(f"{PUBLIK}<slug:kode>/<int:tahun>/", terbuka.tahun, name="publik_tahun"),
    path(
        f"{PUBLIK}<slug:kode>/<int:tahun>/data.<str:bentuk>",
        terbuka.data_tahun,
        name="data_tahun",
    ),
    path(
        f"{PUBLIK}<slug:kode>/<int:tahun>/v<int:versi>/<slug:jenis>.pdf",
        terbuka.berkas,
        name="publik_berkas",
    ),
]
