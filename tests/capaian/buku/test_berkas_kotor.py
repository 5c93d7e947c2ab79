"""Spreadsheets as people send them: text numbers, merges, formulas, wrong names, wrong files."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from anggaran.models import Pagu, PerjanjianKinerja, RealisasiAnggaran
from capaian.buku.naskah import BukuTidakTerbaca, baca_buku
from capaian.models import BarisData, RealisasiIndikator
from renstra.models import Indikator, TargetRenstra
from tests.buku_contoh import buku_kecil, ke_xlsx, kesalahan, muat, simpan

pytestmark = pytest.mark.django_db
JAM_8 = datetime(2025, 1, 31, 8, 0)  # noqa: DTZ001  spreadsheets know no time zones
Ubah = Callable[[openpyxl.Workbook], None]


def kotori(ubah: Ubah) -> bytes:
    """The small workbook as .xlsx, changed by hand."""
    buku = openpyxl.load_workbook(io.BytesIO(ke_xlsx(spreadsheet())))
    ubah(buku)
    return simpan(buku)


def spreadsheet() -> dict[str, list[dict[str, object]]]:
    """The small workbook with numbers in the spelling of a spreadsheet."""
    buku = buku_kecil()
    buku["target_renstra"][0]["target"] = "4,20-4,25"
    buku["realisasi"][0]["realisasi"] = "4,00"
    buku["pagu"][1]["pagu"] = "1.200.000,50"
    buku["sotk"][0]["tanggal"] = "28/12/2021"
    return buku


def sel(lembar: Worksheet, kolom: str, baris: int) -> openpyxl.cell.Cell:
    kepala = [s.value for s in lembar[1]]
    return lembar.cell(baris, kepala.index(kolom) + 1)


@pytest.mark.parametrize(
    ("tertulis", "nilai"),
    [
        ("1.234", "1234"),
        ("1.234.567", "1234567"),
        ("1,234,567.50", "1234567.5"),
        ("1.234.567,50", "1234567.5"),
        ("Rp 1.234.567,00", "1234567"),
        ("Rp\u00a01.234.567", "1234567"),
        (" 12345 ", "12345"),
        (1234567.5, "1234567.5"),
        (1234567, "1234567"),
    ],
)
def test_amounts_are_read_in_both_habits(tertulis, nilai):
    isi = kotori(lambda b: setattr(sel(b["pagu"], "pagu", 2), "value", tertulis))

    assert muat(isi).kesalahan == []
    assert Pagu.objects.get(tahap__jenis="murni").nilai == Decimal(nilai)


@pytest.mark.parametrize(
    ("tertulis", "nilai"),
    [
        ("(5)", "-5"),
        ("-2.500,25", "-2500.25"),
    ],
)
def test_brackets_and_sign_make_a_negative_correction(tertulis, nilai):
    isi = kotori(lambda b: setattr(sel(b["realisasi_anggaran"], "realisasi", 2), "value", tertulis))

    muat(isi)

    assert RealisasiAnggaran.objects.get().nilai == Decimal(nilai)


@pytest.mark.parametrize(
    ("tertulis", "nilai"),
    [
        ("4,25", "4.25"),
        ("4.25", "4.25"),
        ("90,43%", "90.43"),
        (4.25, "4.25"),
        (0.1 + 0.2, "0.3"),
        ("1,234", "1.234"),
    ],
)
def test_figures_are_read_in_both_habits(tertulis, nilai):
    isi = kotori(lambda b: setattr(sel(b["realisasi"], "realisasi", 2), "value", tertulis))

    assert muat(isi).kesalahan == []
    assert RealisasiIndikator.objects.get(indikator__kode="IT1").nilai == Decimal(nilai)


@pytest.mark.parametrize("kosong", [None, "", "  ", "-", "\u00a0", "nihil"])
def test_blank_and_dash_are_no_value(kosong):
    isi = kotori(lambda b: setattr(sel(b["realisasi"], "realisasi", 2), "value", kosong))

    assert muat(isi).kesalahan == []
    assert RealisasiIndikator.objects.get(indikator__kode="IT1").nilai is None


@pytest.mark.parametrize(
    ("tertulis", "harapan"),
    [
        (
            "1.234",
            "“1.234” dapat berarti 1234 atau 1,234; tulis 1234 (tanpa titik) atau 1,234 "
            "(dengan koma).",
        ),
        ("4,20-4,25", "Isi harus satu angka atau predikat, bukan rentang."),
        (0.123456, "Pastikan bilangan tidak memiliki lebih dari 4 angka desimal."),
        (
            "belum rilis",
            "Isi harus angka, atau predikat yang diawali huruf besar seperti BB 70.",
        ),
        (
            "Belum Ada",
            "Isi harus angka, atau predikat yang diawali huruf besar seperti BB 70.",
        ),
        (
            True,
            "“BENAR” tidak terbaca sebagai angka; angka ditulis dengan koma sebagai tanda desimal "
            "dan titik sebagai pemisah ribuan, misalnya 1.234,5.",
        ),
    ],
)
def test_figures_that_are_not_clear_are_refused(tertulis, harapan):
    isi = kotori(lambda b: setattr(sel(b["realisasi"], "realisasi", 2), "value", tertulis))

    (salah,) = muat(isi).kesalahan

    assert (salah.lembar, salah.baris, salah.kolom) == ("realisasi", 2, "realisasi")
    assert salah.harapan == harapan


@pytest.mark.parametrize(
    "tertulis", ["4,20-4,25", "4,20–4,25", "4,20 s.d. 4,25", "4.20 - 4.25", "4,20 sampai 4,25"]
)
def test_target_ranges_are_read_as_people_write_them(tertulis):
    isi = kotori(lambda b: setattr(sel(b["target_renstra"], "target", 2), "value", tertulis))

    assert muat(isi).kesalahan == []
    target = TargetRenstra.objects.get(indikator__kode="IT1")
    assert (target.nilai, target.nilai_atas) == (Decimal("4.2"), Decimal("4.25"))


def test_target_that_the_spreadsheet_made_a_date_is_refused():
    isi = kotori(
        lambda b: setattr(sel(b["target_renstra"], "target", 2), "value", date(2025, 3, 2))
    )

    (salah,) = muat(isi).kesalahan

    assert salah.harapan.startswith("Sel berisi tanggal, padahal harus angka.")


@pytest.mark.parametrize("tertulis", [date(2025, 1, 31), JAM_8, "31/01/2025", "31 Januari 2025"])
def test_dates_are_read_as_cells_and_as_text(tertulis):
    def ubah(buku: openpyxl.Workbook) -> None:
        lembar = buku.create_sheet("pk")
        lembar.append(["kode", "jenis", "tanggal"])
        lembar.append(["m", "murni", tertulis])

    assert muat(kotori(ubah)).kesalahan == []
    assert PerjanjianKinerja.objects.get().tanggal == date(2025, 1, 31)


def test_names_and_codes_with_odd_spaces_and_capitals_are_understood():
    def ubah(buku: openpyxl.Workbook) -> None:
        buku["realisasi"]["A1"] = "\u00a0Indikator "
        buku["target_renstra"].title = "Target Renstra"
        buku["indikator"]["A2"] = " IT1\u00a0"
        sel(buku["indikator"], "nama", 2).value = "  Tingkat\u00a0 kemiskinan \n kota "
        sel(buku["indikator"], "arah", 2).value = "Makin rendah makin baik"

    assert muat(kotori(ubah)).kesalahan == []
    indikator = Indikator.objects.get(kode="IT1")
    assert (indikator.nama, indikator.arah) == ("Tingkat kemiskinan kota", "turun")


def test_title_above_the_headings_and_blank_rows_keep_the_true_row_numbers():
    def ubah(buku: openpyxl.Workbook) -> None:
        lembar = buku["pagu"]
        lembar.insert_rows(1, 2)
        lembar["A1"] = "Pagu menurut tahap"
        lembar.merge_cells("A1:C1")
        lembar.insert_rows(5, 3)
        lembar["C8"] = "bukan angka"

    (salah,) = muat(kotori(ubah)).kesalahan

    assert (salah.lembar, salah.baris, salah.kolom, salah.isi) == ("pagu", 8, "pagu", "bukan angka")


def test_merge_of_rows_gives_every_row_its_value():
    def ubah(buku: openpyxl.Workbook) -> None:
        lembar = buku["analisis"]
        lembar["A3"] = None
        lembar.merge_cells("A2:A3")

    assert muat(kotori(ubah)).kesalahan == []
    assert Indikator.objects.get(kode="IT1").analisis.count() == 2


def test_merge_of_columns_is_refused_with_its_area():
    def ubah(buku: openpyxl.Workbook) -> None:
        lembar = buku["analisis"]
        lembar.merge_cells("B3:C3")

    salah = muat(kotori(ubah)).kesalahan

    assert [(k.lembar, k.baris) for k in salah] == [("analisis", 3), ("analisis", 3)]
    assert salah[0].harapan == "Sel gabungan B3:C3 harus dipisah; isi setiap sel."


def test_formula_without_stored_value_is_refused_by_its_cell():
    def ubah(buku: openpyxl.Workbook) -> None:
        sel(buku["pagu"], "pagu", 2).value = "=1000*2"

    (salah,) = muat(kotori(ubah)).kesalahan

    assert (salah.lembar, salah.baris, salah.kolom) == ("pagu", 2, "pagu")
    assert salah.harapan.startswith("Rumus di sel ini belum mempunyai nilai tersimpan.")


def test_formula_below_the_last_value_is_not_overlooked():
    def ubah(buku: openpyxl.Workbook) -> None:
        buku["pagu"].append(["=A2", "=B2", "=C2"])

    assert {k[:2] for k in kesalahan(muat(kotori(ubah)))} == {("pagu", 4)}


def ganti_xml(isi: bytes, cari: bytes, ganti: bytes) -> bytes:
    """The .xlsx with bytes exchanged in its parts; at least one must be found."""
    hasil = io.BytesIO()
    ditemukan = 0
    with zipfile.ZipFile(io.BytesIO(isi)) as lama, zipfile.ZipFile(hasil, "w") as baru:
        for bagian in lama.namelist():
            data = lama.read(bagian)
            ditemukan += data.count(cari)
            baru.writestr(bagian, data.replace(cari, ganti))
    assert ditemukan
    return hasil.getvalue()


def test_formula_with_stored_value_is_used_as_its_value():
    isi = kotori(lambda b: setattr(sel(b["pagu"], "pagu", 2), "value", "=1000*2"))
    isi = ganti_xml(isi, b"<f>1000*2</f><v></v>", b"<f>1000*2</f><v>2000</v>")

    assert muat(isi).kesalahan == []
    assert Pagu.objects.get(tahap__jenis="murni").nilai == 2000


def test_error_of_a_formula_is_refused():
    isi = kotori(lambda b: setattr(sel(b["pagu"], "pagu", 2), "value", "#REF!"))

    (salah,) = muat(isi).kesalahan

    assert salah.harapan == "Sel ini berisi galat rumus. Perbaiki rumusnya atau tulis nilainya."


def test_number_in_a_code_cell_is_refused_because_zeros_are_lost():
    def ubah(buku: openpyxl.Workbook) -> None:
        sel(buku["anggaran"], "kode", 2).value = 1.1

    salah = muat(kotori(ubah)).kesalahan

    assert (salah[0].lembar, salah[0].baris, salah[0].kolom) == ("anggaran", 2, "kode")
    assert "format sel menjadi Teks" in salah[0].harapan


def test_content_without_heading_and_headings_that_repeat_are_refused():
    def ubah(buku: openpyxl.Workbook) -> None:
        buku["sasaran"]["F2"] = "catatan"
        buku["tujuan"]["C1"] = "kode"

    assert kesalahan(muat(kotori(ubah)))[:2] == [("tujuan", 1, "C"), ("sasaran", 2, "F")]


def test_sheet_that_everything_needs_is_asked_for():
    def ubah(buku: openpyxl.Workbook) -> None:
        del buku["pengaturan_pengukuran"], buku["pengaturan_laporan"]

    hasil = muat(kotori(ubah))

    assert [(k.lembar, k.harapan) for k in hasil.kesalahan] == [
        ("pengaturan_pengukuran", "Lembar ini harus berisi tepat satu baris."),
        ("pengaturan_laporan", "Lembar ini harus berisi tepat satu baris."),
    ]


def test_unknown_sheet_and_column_are_refused_with_the_nearest_name():
    def ubah(buku: openpyxl.Workbook) -> None:
        buku["indikator"]["F1"] = "Satuann"
        buku["teks"].title = "tekss"
        buku.create_sheet("Sheet1")

    hasil = muat(kotori(ubah))

    assert [(k.lembar, k.kolom, k.harapan) for k in hasil.kesalahan] == [
        ("indikator", "Satuann", "Kolom ini tidak dikenal. Maksudnya “satuan”?"),
        ("tekss", "", "Lembar ini tidak dikenal. Maksudnya “teks”?"),
    ]


def test_table_cells_of_a_spreadsheet_become_plain_decimals():
    def ubah(buku: openpyxl.Workbook) -> None:
        lembar = buku["t_pegawai"]
        for baris in (["a", "A", 6], ["b", "B", "1.234"], ["c", "C", "-"], ["d", "D", "n/a"]):
            lembar.append(baris)
        lembar.append(["j", "(kosong)", "(kosong)"])
        sel(lembar, "_kunci", 1).offset(0, 3).value = "_jenis"
        lembar.cell(8, 4, "jumlah")

    assert muat(kotori(ubah)).kesalahan == []
    sel_ = {b.kunci: b.sel for b in BarisData.objects.all()}
    assert [sel_[k] for k in "abcdj"] == [
        {"nama": "A", "orang": "6"},
        {"nama": "B", "orang": "1234"},
        {"nama": "C", "orang": "-"},
        {"nama": "D", "orang": "n/a"},
        {"nama": "", "orang": ""},
    ]


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (b"%PDF-1.7 dan seterusnya %%EOF", "bukan buku kerja .xlsx atau .json"),
        (b"", "bukan buku kerja .xlsx atau .json"),
        (b"a;b;c\n1;2;3\n", "bukan buku kerja .xlsx atau .json"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls lama atau terkunci sandi"),
        (b"PK\x03\x04 rusak", "bukan buku kerja .xlsx atau .json"),
        (b'{"opd": [\n{"kode" 1}]}', "susunannya salah pada baris 2, huruf ke-9"),
        (b'{"opd": "\xff"}', "isinya bukan teks UTF-8"),
        (b'{"opd": [{"kode": NaN}]}', "NaN bukan angka"),
        (b'{"opd": [], "opd": []}', "nama “opd” ditulis dua kali"),
        (b"[1, 2]", "harus berbentuk"),
        (b"[" * 100_000, "susunannya bertumpuk terlalu dalam"),
    ],
)
def test_file_that_is_no_workbook_is_refused_by_its_content(isi, sebab):
    with pytest.raises(BukuTidakTerbaca) as galat:
        baca_buku(isi, "buku.xlsx")

    assert sebab in galat.value.pesan


def test_json_of_the_wrong_shape_is_refused_with_its_place():
    buku = buku_kecil() | {"sasaran": "satu", "tujuan": ["satu"], "indikator": [{"kode": ["x"]}]}

    tempat = kesalahan(muat(json.dumps(buku).encode()))

    assert tempat[:2] == [("tujuan", 1, ""), ("sasaran", None, "")]
    assert ("indikator", 1, "kode") in tempat
