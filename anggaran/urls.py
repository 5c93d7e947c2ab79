"""Addresses of SPJ imports, below an agency-year."""

from django.urls import path

from .views import spj, spj_aksi

app_name = "anggaran"

SPJ = "opd/<slug:kode>/<int:tahun>/spj/"
SATU = f"{SPJ}<int:nomor>/"

urlpatterns = [
    path(SPJ, spj.daftar, name="spj"),
    path(f"{SPJ}serapan/", spj.serapan, name="serapan"),
    path(f"{SPJ}templat.xlsx", spj.unduh_templat, name="spj_templat"),
    path(SATU, spj.berkas, name="spj_berkas"),
    path(f"{SATU}kemajuan/", spj.kemajuan, name="spj_kemajuan"),
    path(f"{SATU}asli/", spj.unduh_asli, name="spj_asli"),
    path(f"{SATU}temuan.xlsx", spj.unduh_temuan, name="spj_temuan"),
    path(f"{SATU}rincian/", spj.rincian, name="spj_rincian"),
    path(f"{SATU}terima/", spj_aksi.terima, name="spj_terima"),
    path(f"{SATU}pilih/", spj_aksi.pilih, name="spj_pilih"),
    path(f"{SATU}jelaskan/", spj_aksi.jelaskan, name="spj_jelaskan"),
    path(f"{SATU}ulangi/", spj_aksi.ulangi, name="spj_ulangi"),
    path(f"{SATU}buang/", spj_aksi.singkirkan, name="spj_buang"),
    path(f"{SATU}batal/", spj_aksi.batal, name="spj_batal"),
]
