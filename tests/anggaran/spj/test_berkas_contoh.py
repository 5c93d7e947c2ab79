"""The committed sample files: made by the script, right ones exact, faulty ones named rightly."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from anggaran.spj.bacaan import Bacaan, Permintaan
from anggaran.spj.istilah import BerkasDitolak
from anggaran.spj.pagar import baca
from tests.anggaran.spj.buat_berkas import BERKAS, FOLDER, isi_sama
from tests.anggaran.spj.data_contoh import NAMA_OPD, PAGU, REALISASI, bulan_lalu, pontianak, total


def periksa(nama: str, *, bulan: int = 12, **minta: object) -> Bacaan:
    return baca(FOLDER / nama, Permintaan(nama_opd=NAMA_OPD, tahun=2025, bulan=bulan, **minta))


def temuan(bacaan: Bacaan, *tingkat: str) -> set[str]:
    return {t.kode for t in bacaan.temuan if t.tingkat in tingkat}


@pytest.mark.parametrize("nama", BERKAS)
def test_committed_file_is_what_the_script_makes(nama):
    assert isi_sama((FOLDER / nama).read_bytes(), BERKAS[nama]())


def test_folder_holds_no_file_that_the_script_does_not_make():
    assert {b.name for b in FOLDER.iterdir()} == set(BERKAS)


@dataclass(frozen=True)
class Benar:
    nama: str
    susunan: str
    jenis: str = "xlsx"
    baris: int = 107


BENAR = (
    Benar("benar-a-fungsional-desember.xlsx", "A"),
    Benar("benar-b-bendahara-pembantu.xlsx", "B"),
    Benar("benar-c-fungsional-kop.xlsx", "C"),
    Benar("benar-c.xls", "C", "xls"),
    Benar("benar-c.ods", "C", "ods"),
    Benar("benar-c-html.xls", "C", "html"),
    Benar("benar-c-titik-koma-1252.csv", "C", "csv"),
    Benar("benar-c-tab.csv", "C", "csv"),
    Benar("benar-d-laporan-realisasi.xlsx", "D", baris=206),
    Benar("benar-e-tabel-datar.csv", "E", "csv"),
    Benar("benar-f-lra.xlsx", "F", baris=54),
    Benar("benar-empat-kelompok.xlsx", "SPJ"),
    Benar("benar-beberapa-lembar-bulan.xlsx", "A"),
    Benar("angka-teks-campur.xlsx", "C"),
    Benar("kode-angka-dan-tanggal.xlsx", "C"),
    Benar("rumus-tanpa-hasil.xlsx", "A"),
    Benar("kode-lama-15-karakter.xlsx", "C"),
    Benar("tersembunyi.xlsx", "C"),
)


@pytest.mark.parametrize("benar", BENAR, ids=lambda b: b.nama)
def test_every_layout_and_format_gives_the_same_total(benar):
    bacaan = periksa(benar.nama)
    pagu = None if benar.susunan == "D" else PAGU * 100

    assert (bacaan.susunan, bacaan.jenis, len(bacaan.rinci)) == (
        benar.susunan,
        benar.jenis,
        benar.baris,
    )
    assert (bacaan.pagu, bacaan.realisasi) == (pagu, REALISASI * 100)
    assert temuan(bacaan, "blokir") == set()


@pytest.mark.parametrize("nama", [n for n in BERKAS if n.startswith("benar-")])
def test_right_files_raise_no_warning(nama):
    bacaan = periksa(nama, bulan=11 if "november" in nama else 12)

    assert temuan(bacaan, "blokir", "peringatan") == set()


def test_november_file_gives_the_earlier_total():
    assert periksa("benar-c-november.xlsx", bulan=11).realisasi == (
        total(bulan_lalu(pontianak()))[10] * 100
    )


@pytest.mark.parametrize("nama", ["benar-anggaran-sipd.xlsx", "benar-dppa.xlsx"])
def test_budget_files_hold_budget_only(nama):
    bacaan = periksa(nama)

    assert (bacaan.hanya_pagu, bacaan.pagu, bacaan.realisasi) == (True, PAGU * 100, 0)


SALAH = {
    "rumus-tanpa-hasil.xlsx": ("peringatan", "rumus_dihitung_ulang", "Desember", 4, "K"),
    "kode-angka-dan-tanggal.xlsx": ("peringatan", "kode_diperbaiki", "SPJ", 114, "A"),
    "kode-rusak.xlsx": ("blokir", "kode_rusak", "SPJ", 15, "A"),
    "baris-ganda.xlsx": ("blokir", "baris_ganda", "SPJ", 16, "M"),
    "data-sesudah-kaki.xlsx": ("blokir", "data_sesudah_kaki", "SPJ", 208, "A"),
    "tanpa-induk.xlsx": ("blokir", "tanpa_induk", "SPJ", 12, ""),
    "kelompok-tidak-cocok.xlsx": ("peringatan", "kelompok_tidak_cocok", "SPJ", 15, "I"),
    "jumlah-tidak-cocok.xlsx": ("peringatan", "jumlah_tidak_cocok", "SPJ", 15, "M"),
    "sisa-tidak-cocok.xlsx": ("peringatan", "sisa_tidak_cocok", "SPJ", 15, "N"),
    "induk-tidak-cocok.xlsx": ("peringatan", "induk_tidak_cocok", "SPJ", 14, "C"),
    "total-tidak-cocok.xlsx": ("peringatan", "total_tidak_cocok", "SPJ", 196, "C"),
    "realisasi-melebihi-pagu.xlsx": ("peringatan", "realisasi_lebih", "SPJ", 15, "M"),
    "kop-perangkat-daerah-lain.xlsx": ("blokir", "kop_skpd", "SPJ", 5, ""),
    "kop-tahun-lain.xlsx": ("blokir", "kop_tahun", "SPJ", 6, ""),
    "kop-bulan-lain.xlsx": ("blokir", "kop_bulan", "SPJ", 7, ""),
    "angka-tidak-terbaca.xlsx": ("blokir", "angka_tidak_terbaca", "SPJ", 15, "H"),
    "sel-galat.xlsx": ("blokir", "sel_galat", "SPJ", 15, "H"),
    "benar-pengembalian.xlsx": ("catatan", "pengembalian", "SPJ", 15, ""),
}


@pytest.mark.parametrize("nama", SALAH)
def test_fault_is_found_at_its_cell(nama):
    tingkat, kode, lembar, baris, kolom = SALAH[nama]

    pertama = next(t for t in periksa(nama).temuan if t.kode == kode)

    assert (pertama.tingkat, pertama.lembar, pertama.baris, pertama.kolom) == (
        tingkat,
        lembar,
        baris,
        kolom,
    )


def test_difference_of_a_total_is_given_in_rupiah():
    t = next(t for t in periksa("total-tidak-cocok.xlsx").temuan if t.kode == "total_tidak_cocok")

    assert (t.tercetak, t.hitung, t.selisih) == ("15481040643", "15461472643", "19568000")


TOLAK = {
    "terkunci-sandi.xlsx": "terkunci",
    "bermakro.xlsx": "bermakro",
    "terpotong.xlsx": "berkas_rusak",
    "bukan-lembar-kerja.xlsx": "bukan_lembar_kerja",
}


@pytest.mark.parametrize("nama", TOLAK)
def test_unreadable_file_is_refused_with_its_reason(nama):
    with pytest.raises(BerkasDitolak) as tolakan:
        periksa(nama)

    assert tolakan.value.kode == TOLAK[nama]


def test_unknown_heading_gives_a_preview_instead_of_figures():
    bacaan = periksa("kepala-tidak-dikenal.xlsx")

    assert (bacaan.susunan, bacaan.rinci) == ("", [])
    assert bacaan.pratinjau["baris"][8][:3] == ["Rek", "Keterangan", "Plafon"]


def test_remembered_layout_reads_the_unknown_heading(tmp_path: Path):
    judul = ["rek", "keterangan", "plafon", "spj ls gaji", "", "", "spj ls barang jasa", "", "",
             "spj up gu tu", "", "", "terpakai", "sisa pagu anggaran"]  # fmt: skip
    peran = ["kode", "uraian", "anggaran", *["lalu", "ini", "sd"] * 3, "jumlah", "sisa"]
    ingatan = {
        "nama": "bentuk-sendiri",
        "judul": judul,
        "kolom": {str(i): p for i, p in enumerate(peran)},
        "tinggi": 2,
    }

    bacaan = periksa("kepala-tidak-dikenal.xlsx", ingatan=[ingatan])

    assert (bacaan.susunan, bacaan.realisasi) == ("bentuk-sendiri", REALISASI * 100)
    assert temuan(bacaan, "blokir", "peringatan") == set()
