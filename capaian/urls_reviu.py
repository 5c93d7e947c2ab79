"""Addresses of the review: queue, one review, comments, follow-up."""

from django.urls import path

from capaian.perantara import tetap_saat_tutup

from .views import reviu, reviu_antrean, reviu_catatan, reviu_data, reviu_smart, tindak_lanjut

app_name = "reviu"

TAHUN = "opd/<slug:kode>/<int:tahun>/"
REVIU = f"{TAHUN}versi/<int:versi>/reviu/"
CATATAN = f"{REVIU}catatan/"
TINDAK_LANJUT = f"{TAHUN}tindak-lanjut/"

urlpatterns = [
    path("reviu/", reviu_antrean.daftar, name="antrean"),
    path(REVIU, reviu.muka, name="reviu"),
    path(f"{REVIU}mulai/", reviu.mulai, name="mulai"),
    path(f"{REVIU}data/", reviu_data.data, name="data"),
    path(f"{REVIU}anggota/", reviu_data.anggota, name="anggota"),
    path(f"{REVIU}anggota/<int:nomor>/hapus/", reviu_data.anggota_buang, name="anggota_buang"),
    path(f"{REVIU}daftar/", reviu.daftar, name="daftar"),
    path(f"{REVIU}smart/", reviu_smart.smart, name="smart"),
    path(f"{REVIU}periksa-ulang/", reviu.ulang, name="ulang"),
    path(f"{REVIU}pindah-daftar/", reviu.pindah, name="pindah"),
    path(f"{REVIU}simpulan/", reviu.simpulan, name="simpulan"),
    path(f"{REVIU}catatan-hasil-reviu.<str:bentuk>", reviu.unduh, name="unduh"),
    path(CATATAN, reviu_catatan.daftar, name="catatan"),
    path(f"{CATATAN}baru/", reviu_catatan.baru, name="catatan_baru"),
    path(f"{CATATAN}<int:nomor>/tanggapi/", reviu_catatan.jawab, name="tanggapi"),
    path(f"{CATATAN}<int:nomor>/ubah/", reviu_catatan.ubah, name="catatan_ubah"),
    path(f"{CATATAN}<int:nomor>/hapus/", reviu_catatan.buang, name="catatan_buang"),
    path(TINDAK_LANJUT, tindak_lanjut.daftar, name="tindak_lanjut"),
    path(f"{TINDAK_LANJUT}baru/", tindak_lanjut.baru, name="tindak_lanjut_baru"),
    path(f"{TINDAK_LANJUT}ambil/", tindak_lanjut.ambil, name="tindak_lanjut_ambil"),
    path(f"{TINDAK_LANJUT}<int:nomor>/", tindak_lanjut.ubah, name="tindak_lanjut_ubah"),
    path(f"{TINDAK_LANJUT}<int:nomor>/hapus/", tindak_lanjut.buang, name="tindak_lanjut_buang"),
    path(f"{TINDAK_LANJUT}<int:nomor>/bukti/", tindak_lanjut.bukti, name="tindak_lanjut_bukti"),
]

for _rute in urlpatterns:  # a report is reviewed and followed up after its year was closed
    tetap_saat_tutup(_rute.callback)
