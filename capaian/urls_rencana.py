"""Addresses of planning: organisation, Renstra, settings of a year, PK, rencana aksi, search."""

from django.urls import path

from .views import aksi, atur, cari, kerangka, pk, rencana, rujukan, templat_word, ubah

app_name = "rencana"

OPD = "opd/<slug:kode>/"
TAHUN = f"{OPD}<int:tahun>/"
ATUR = f"{TAHUN}atur/"
PK = f"{TAHUN}pk/<int:nomor>/"

urlpatterns = [
    path("cari/", cari.cari, name="cari"),
    path(f"{OPD}atur/", rencana.atur_opd, name="atur_opd"),
    path(f"{OPD}atur/organisasi/", rencana.organisasi, name="organisasi"),
    path(f"{OPD}atur/tahun-baru/", atur.tahun_baru, name="tahun_baru"),
    path(f"{OPD}atur/skala/", atur.skala_baru, name="skala_baru"),
    path(f"{OPD}atur/skala/<int:nomor>/", atur.skala, name="skala"),
    path(f"{OPD}atur/templat-word/", templat_word.templat, name="templat_word"),
    path(f"{OPD}atur/templat-word/lepas/", templat_word.lepas, name="templat_word_lepas"),
    path(f"{OPD}atur/templat-word/berkas/", templat_word.berkas, name="templat_word_berkas"),
    path(f"{OPD}ubah/<str:kunci>/", ubah.tambah, name="tambah"),
    path(f"{OPD}ubah/<str:kunci>/<int:nomor>/", ubah.ubah, name="ubah"),
    path(f"{OPD}ubah/<str:kunci>/<int:nomor>/hapus/", ubah.buang, name="buang"),
    path(f"{OPD}contoh-rumus/", ubah.contoh, name="contoh_rumus"),
    path(f"{OPD}renstra/<str:kunci>/", rencana.renstra, name="renstra"),
    path(f"{OPD}renstra/<str:kunci>/target/", rencana.target, name="target"),
    path(f"{OPD}iku/<str:kunci>/", rencana.iku, name="iku"),
    path(ATUR, atur.atur, name="atur"),
    path(f"{ATUR}dasar/", atur.dasar, name="dasar"),
    path(f"{ATUR}pengukuran/", atur.pengukuran, name="pengukuran"),
    path(f"{ATUR}laporan/", atur.laporan, name="laporan"),
    path(f"{ATUR}kerangka/", kerangka.kerangka, name="kerangka"),
    path(f"{TAHUN}rencana/", pk.perencanaan, name="perencanaan"),
    path(f"{TAHUN}rencana/triwulan/", aksi.triwulan, name="triwulan"),
    path(f"{TAHUN}rencana/aksi/", aksi.aksi, name="aksi"),
    path(f"{TAHUN}rencana/tahap/<int:nomor>/", rujukan.pagu, name="pagu"),
    path(f"{TAHUN}rencana/<slug:nama>/", rujukan.rujukan, name="rujukan"),
    path(f"{TAHUN}pk/", pk.buat, name="pk_buat"),
    path(PK, pk.pk, name="pk"),
    path(f"{PK}cetak.pdf", pk.cetak, name="pk_cetak"),
    path(f"{PK}pihak/", pk.pihak, name="pk_pihak"),
    path(f"{PK}target/", pk.item, name="pk_item"),
    path(f"{PK}anggaran/", pk.anggaran, name="pk_anggaran"),
    path(f"{PK}finalkan/", pk.finalkan, name="pk_finalkan"),
    path(f"{PK}perubahan/", pk.ubah, name="pk_ubah"),
    path(f"{PK}unggah/", pk.pindaian, name="pk_unggah"),
    path(f"{PK}pindaian/", pk.unduh_pindaian, name="pk_pindaian"),
    path(f"{PK}hapus/", pk.buang, name="pk_buang"),
]
