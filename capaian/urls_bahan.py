"""Addresses of the report's material: analyses, comparators, tables, lists, photos, pictures."""

from django.urls import path

from .urls import TAHUN
from .views import analisis, daftar_butir, foto, gambar, kerangka, tabel

app_name = "bahan"

TABEL = f"{TAHUN}tabel/<str:kode_tabel>/"

urlpatterns = [
    path(f"{TAHUN}analisis/", analisis.analisis, name="analisis"),
    path(f"{TAHUN}pembanding/", analisis.pembanding, name="pembanding"),
    path(f"{TAHUN}tabel/baru/", tabel.baru, name="tabel_baru"),
    path(f"{TABEL}keterangan/", tabel.keterangan, name="tabel_keterangan"),
    path(f"{TABEL}kolom/", tabel.kolom, name="tabel_kolom"),
    path(f"{TABEL}isi/", tabel.isi, name="tabel_isi"),
    path(f"{TABEL}hapus/", tabel.buang, name="tabel_hapus"),
    path(f"{TABEL}geser/", tabel.geser, name="tabel_geser"),
    path(f"{TAHUN}atur/kerangka/tambah/", kerangka.tambah, name="bagian_tambah"),
    path(f"{TAHUN}atur/kerangka/<str:kunci>/hapus/", kerangka.buang, name="bagian_hapus"),
    path(f"{TAHUN}daftar/", daftar_butir.semua, name="daftar"),
    path(f"{TAHUN}daftar/<str:nama>/", daftar_butir.satu, name="daftar_satu"),
    path(f"{TAHUN}gambar/", gambar.unggah, name="gambar_unggah"),
    path(f"{TAHUN}gambar/<str:sha256>/", gambar.lihat, name="gambar"),
    path(f"{TAHUN}foto/", foto.halaman, name="foto"),
    path(f"{TAHUN}foto/<int:nomor>/", foto.ubah, name="foto_ubah"),
    path(f"{TAHUN}foto/<int:nomor>/gambar/", foto.gambar, name="foto_gambar"),
]
