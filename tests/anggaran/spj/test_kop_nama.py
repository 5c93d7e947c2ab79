"""Layout B whose heading names the sub kegiatan without its code."""

from pathlib import Path

import pytest

from anggaran.models import RealisasiSPJ
from tests.anggaran.spj import mentah as m
from tests.anggaran.spj import penulis as p
from tests.anggaran.spj.data_contoh import REALISASI, Baris, pontianak
from tests.anggaran.spj.sediakan import impor, jumlah, kode_temuan, tahun_berisi

pytestmark = pytest.mark.django_db

TANPA_KODE = "tanpa kode: Gaji Pegawai, kegiatan Administrasi Keuangan Perangkat Daerah"


def tulis(folder: Path, baris: list[Baris]) -> Path:
    """The file of a bendahara pembantu whose headings hold names only."""
    berkas = folder / "pembantu.xlsx"
    berkas.write_bytes(m.xlsx(p.tulis_b(baris, berkode=False)))
    return berkas


def ganti_nama(kode: str, nama: str) -> list[Baris]:
    baris = pontianak()
    next(b for b in baris if b.kode == kode).uraian = nama
    return baris


@pytest.mark.sedang
def test_sub_kegiatan_is_found_by_name_and_gives_the_totals_of_the_file(tmp_path):
    tahun = tahun_berisi()

    hasil = impor(tahun, tulis(tmp_path, pontianak()))

    assert (hasil.status, hasil.rekon.bacaan.susunan) == ("diimpor", "B")
    assert kode_temuan(hasil, "peringatan") == {"kode_dari_kop"}
    assert jumlah(tahun) == REALISASI
    assert RealisasiSPJ.objects.values("pos").distinct().count() == 55


def test_match_by_name_waits_for_consent(tmp_path):
    tahun = tahun_berisi()

    hasil = impor(tahun, tulis(tmp_path, pontianak()), setujui=False)

    dari_kop = [t for t in hasil.rekon.temuan if t.kode == "kode_dari_kop"]
    assert (hasil.status, len(dari_kop), jumlah(tahun)) == ("ditolak", 55, 0)
    assert next(t for t in dari_kop if t.hitung == "1.06.01.2.02.0001").pesan == (
        "Kop hanya menyebut nama “Penyediaan Gaji dan Tunjangan ASN”; dibaca sebagai "
        "1.06.01.2.02.0001 karena namanya sama."
    )


@pytest.mark.sedang
def test_unknown_name_blocks_until_a_person_says_which_node_it_is(tmp_path):
    tahun = tahun_berisi()
    berkas = tulis(tmp_path, ganti_nama("1.06.01.2.02.0001", "Gaji Pegawai"))

    ditolak = impor(tahun, berkas)
    jadi = impor(tahun, berkas, pilihan={"kode": {TANPA_KODE: "1.06.01.2.02.0001"}})

    blokir = [t for t in ditolak.rekon.temuan if t.tingkat == "blokir"]
    assert (ditolak.status, [t.tercetak for t in blokir]) == (
        "ditolak",
        [TANPA_KODE],
    )
    assert blokir[0].pesan == (
        "Kop menyebut sub kegiatan “Gaji Pegawai” tanpa kode, dan nama itu tidak ada dalam "
        "anggaran tahun ini. Tulis kodenya pada kop, atau pilih pada halaman rekonsiliasi."
    )
    assert [t for t in jadi.rekon.temuan if t.tingkat == "blokir"] == []
    assert (jadi.status, jumlah(tahun)) == ("diimpor", REALISASI)


@pytest.mark.sedang
def test_same_file_again_changes_nothing(tmp_path):
    tahun = tahun_berisi()
    berkas = tulis(tmp_path, pontianak())
    impor(tahun, berkas)

    hasil = impor(tahun, berkas, setujui=False)

    assert (hasil.status, hasil.rekon.perubahan.banyak["sama"]) == ("sama", 107)
