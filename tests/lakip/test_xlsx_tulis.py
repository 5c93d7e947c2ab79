"""Sheets that people open: names that are allowed, texts that are no formulas, exact numbers."""

import io
from decimal import Decimal

import openpyxl
import pytest

from lakip.xlsx.tulis import (
    Daftar,
    KolomDaftar,
    banyak_baris,
    format_angka,
    muat_tepat,
    nama_lembar,
    tulis_daftar,
)


@pytest.mark.parametrize(
    ("calon", "terpakai", "nama"),
    [
        ("Anggaran", (), "Anggaran"),
        ("Anggaran", ("anggaran",), "Anggaran (2)"),
        ("Anggaran", ("Anggaran", "Anggaran (2)"), "Anggaran (3)"),
        ("a/b:c*d?e[f]g\\h'i", (), "a b c d e f g h i"),
        ("x" * 40, (), "x" * 31),
        ("x" * 40, ("x" * 31,), "x" * 27 + " (2)"),
        ("''", (), "Lembar"),
    ],
)
def test_sheet_name_is_allowed_and_unique(calon: str, terpakai: tuple[str, ...], nama: str):
    assert nama_lembar(calon, terpakai) == nama


def test_formats_print_in_indonesian_wherever_they_are_opened():
    assert format_angka(2) == "[$-421]#,##0.00"
    assert format_angka(0, kurung=True) == "[$-421]#,##0;(#,##0)"
    assert format_angka(0, ribuan=False) == "[$-421]0"


@pytest.mark.parametrize(
    ("angka", "muat"), [("123456789012345", True), ("1234567890123456", False)]
)
def test_a_spreadsheet_keeps_fifteen_digits(angka: str, muat: bool):
    assert muat_tepat(Decimal(angka)) is muat


def test_lines_are_counted_by_words_and_breaks():
    assert banyak_baris("satu dua tiga\nempat", 10) == 3


def test_list_is_a_sheet_with_filter_heads_and_safe_texts():
    kolom = (KolomDaftar("Nama", 20), KolomDaftar("Pagu", 20, desimal=2))
    baris = [("=1+1", Decimal("1234.5")), (None, None)]
    ws = openpyxl.load_workbook(io.BytesIO(tulis_daftar(Daftar("Daftar", kolom, baris)))).active

    assert [s.value for s in ws[3]] == ["Nama", "Pagu"]
    assert (ws["A4"].value, ws["A4"].data_type, ws["A4"].quotePrefix) == ("=1+1", "s", True)
    assert (ws["B4"].value, ws["B4"].number_format) == (1234.5, "[$-421]#,##0.00")
    assert (ws["A5"].value, ws["B5"].value) == (None, None)
    assert (ws.auto_filter.ref, ws.print_title_rows) == ("A3:B5", "$3:$3")
