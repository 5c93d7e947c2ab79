"""Columns of the spreadsheets of this app's master data."""

from lakip.instansi.models import (
    Pejabat,
    Pemda,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    SusunanOrganisasi,
    Unit,
)
from lakip.instansi.sumber import Kolom, Rujukan, Sumber


class SumberPemda(Sumber):
    class Meta(Sumber.Meta):
        model = Pemda
        import_id_fields = ("kode",)
        fields = (
            *("kode", "nama", "jenis", "provinsi", "sebutan_kepala", "ibu_kota", "zona_waktu"),
            *("warna_aksen", "batas_opd_bulan", "batas_opd_tanggal", "batas_pemda_bulan"),
            *("batas_pemda_tanggal", "reviu_opd"),
        )


class SumberOpd(Sumber):
    pemda = Kolom("pemda", "kode pemda", Rujukan(Pemda))

    class Meta(Sumber.Meta):
        model = PerangkatDaerah
        import_id_fields = ("kode",)
        fields = (
            *("pemda", "kode", "nama", "singkatan", "kode_resmi", "urusan", "alamat", "laman"),
            *("posel", "telepon", "aktif"),
        )


class SumberSusunan(Sumber):
    opd = Kolom("opd", "kode perangkat daerah", Rujukan(PerangkatDaerah))

    class Meta(Sumber.Meta):
        model = SusunanOrganisasi
        import_id_fields = ("opd", "kode")
        fields = (*("opd", "kode", "jenis", "nomor", "tahun", "tanggal", "tentang", "tugas_pokok"),)


DALAM_OPD = {"susunan__opd__kode": "kode perangkat daerah"}
DALAM_SUSUNAN = {**DALAM_OPD, "susunan__kode": "kode susunan"}


class SumberUnit(Sumber):
    opd = Kolom("susunan__opd__kode", "kode perangkat daerah")
    susunan = Kolom(
        "susunan",
        "kode susunan",
        Rujukan(SusunanOrganisasi, dalam={"opd__kode": "kode perangkat daerah"}),
    )
    induk = Kolom("induk", "kode unit induk", Rujukan(Unit, dalam=DALAM_SUSUNAN))

    class Meta(Sumber.Meta):
        model = Unit
        import_id_fields = ("susunan", "kode")
        fields = (
            *("opd", "susunan", "kode", "nama", "jabatan", "jenis", "induk", "urutan"),
            *("tugas", "fungsi"),
        )


class SumberPejabat(Sumber):
    pemda = Kolom("pemda", "kode pemda", Rujukan(Pemda))
    opd = Kolom(
        "opd",
        "kode perangkat daerah",
        Rujukan(PerangkatDaerah, dalam={"pemda__kode": "kode pemda"}),
    )

    class Meta(Sumber.Meta):
        model = Pejabat
        import_id_fields = ("pemda", "opd", "kode")
        fields = (
            *("pemda", "opd", "kode", "peran", "nama", "nip", "jabatan", "pangkat", "status"),
            *("dari", "sampai"),
        )


class SumberPengguna(Sumber):
    """Without passwords: an imported user cannot log in until an admin sets one."""

    class Meta(Sumber.Meta):
        model = Pengguna
        import_id_fields = ("username",)
        fields = ("username", "nama", "email", "is_active")

    def init_instance(self, row: object = None) -> Pengguna:
        baru = super().init_instance(row)
        baru.set_unusable_password()
        baru.wajib_ganti_sandi = True
        return baru


class SumberPenugasan(Sumber):
    pengguna = Kolom("pengguna", "nama pengguna", Rujukan(Pengguna, "username"))
    pemda = Kolom("pemda", "kode pemda", Rujukan(Pemda))
    opd = Kolom("opd", "kode perangkat daerah", Rujukan(PerangkatDaerah))
    susunan = Kolom("unit__susunan__kode", "kode susunan")
    unit = Kolom("unit", "kode unit", Rujukan(Unit, dalam=DALAM_SUSUNAN))

    class Meta(Sumber.Meta):
        model = Penugasan
        import_id_fields = ("pengguna", "peran", "pemda", "opd", "unit")
        fields = ("pengguna", "peran", "pemda", "opd", "susunan", "unit")
