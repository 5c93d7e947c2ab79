"""Columns of the spreadsheets of plans and indicators."""

from lakip.instansi.models import PerangkatDaerah
from lakip.instansi.sumber import Kolom, Rujukan, Sumber

from .models import Indikator, Renstra, Sasaran, TargetRenstra, Tujuan

DALAM_OPD = {"opd__kode": "kode perangkat daerah"}
DALAM_RENSTRA = {
    "renstra__opd__kode": "kode perangkat daerah",
    "renstra__kode": "kode renstra",
}


class SumberRenstra(Sumber):
    opd = Kolom("opd", "kode perangkat daerah", Rujukan(PerangkatDaerah))

    class Meta(Sumber.Meta):
        model = Renstra
        import_id_fields = ("opd", "kode")
        fields = ("opd", "kode", "nama", "tahun_awal", "tahun_akhir", "dasar", "catatan")


class SumberDalamRenstra(Sumber):
    """Rows of one Renstra: both codes name it."""

    opd = Kolom("renstra__opd__kode", "kode perangkat daerah")
    renstra = Kolom("renstra", "kode renstra", Rujukan(Renstra, dalam=DALAM_OPD))

    class Meta(Sumber.Meta):
        import_id_fields = ("renstra", "kode")


class SumberTujuan(SumberDalamRenstra):
    class Meta(SumberDalamRenstra.Meta):
        model = Tujuan
        fields = ("opd", "renstra", "kode", "uraian", "urutan")


class SumberSasaran(SumberDalamRenstra):
    tujuan = Kolom("tujuan", "kode tujuan", Rujukan(Tujuan, dalam=DALAM_RENSTRA))

    class Meta(SumberDalamRenstra.Meta):
        model = Sasaran
        fields = ("opd", "renstra", "kode", "tujuan", "uraian", "bobot", "urutan")


class SumberIndikator(SumberDalamRenstra):
    tujuan = Kolom("tujuan", "kode tujuan", Rujukan(Tujuan, dalam=DALAM_RENSTRA))
    sasaran = Kolom("sasaran", "kode sasaran", Rujukan(Sasaran, dalam=DALAM_RENSTRA))

    class Meta(SumberDalamRenstra.Meta):
        model = Indikator
        fields = (
            *("opd", "renstra", "tujuan", "sasaran", "kode", "nama", "satuan", "desimal"),
            *("kelompok", "arah", "rumus", "agregasi", "aturan_nol", "aturan_negatif", "bobot"),
            *("definisi", "pembilang", "penyebut", "pengali", "sumber_data"),
            *("penanggung_jawab", "tidak_mengampu", "dari_tahun", "urutan"),
        )


class SumberTargetRenstra(Sumber):
    opd = Kolom("indikator__renstra__opd__kode", "kode perangkat daerah")
    renstra = Kolom("indikator__renstra__kode", "kode renstra")
    indikator = Kolom("indikator", "kode indikator", Rujukan(Indikator, dalam=DALAM_RENSTRA))

    class Meta(Sumber.Meta):
        model = TargetRenstra
        import_id_fields = ("indikator", "jenis", "tahun")
        fields = (
            *("opd", "renstra", "indikator", "jenis", "tahun", "nilai", "nilai_atas"),
            "predikat",
        )
