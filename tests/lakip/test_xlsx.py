"""Reading .xlsx in a child process: true addresses, formulas, limits, hostile files."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

import lakip.xlsx
from lakip.xlsx import XlsxTidakTerbaca, baca_xlsx

KEPALA = '<?xml version="1.0"?>'
RUANG = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def simpan(buku: openpyxl.Workbook) -> bytes:
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def rakit(isi_lembar: str) -> bytes:
    """An .xlsx with one sheet whose XML is given."""
    buku = openpyxl.Workbook()
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(simpan(buku))) as lama, zipfile.ZipFile(hasil, "w") as baru:
        for bagian in lama.namelist():
            ganti = bagian == "xl/worksheets/sheet1.xml"
            baru.writestr(bagian, isi_lembar if ganti else lama.read(bagian))
    return hasil.getvalue()


def lembar_xml(baris: str) -> str:
    return f"{KEPALA}<worksheet {RUANG}><sheetData>{baris}</sheetData></worksheet>"


def test_cells_keep_their_place_and_type():
    buku = openpyxl.Workbook()
    lembar = buku.active
    lembar["B3"], lembar["C3"], lembar["D3"] = "teks", 1.5, True
    lembar["B5"], lembar["C5"] = date(2025, 1, 2), datetime(2025, 1, 2, 3, 4)  # noqa: DTZ001  a cell

    (hasil,) = baca_xlsx(simpan(buku))

    assert hasil.baris == (
        (None, None, None, None),
        (None, None, None, None),
        (None, "teks", 1.5, True),
        (None, None, None, None),
        (None, date(2025, 1, 2), datetime(2025, 1, 2, 3, 4), None),  # noqa: DTZ001  a cell
    )


def test_formulas_without_value_and_errors_are_found_also_below_the_last_value():
    buku = openpyxl.Workbook()
    lembar = buku.active
    lembar["A1"], lembar["B1"], lembar["C9"] = 1, "=A1*2", "=A1*3"
    lembar["A2"] = "#DIV/0!"

    (hasil,) = baca_xlsx(simpan(buku))

    assert hasil.tanpa_nilai == {(0, 1), (8, 2)}
    assert hasil.galat == {(1, 0)}


@pytest.mark.parametrize(
    ("sel", "tanpa_nilai"),
    [
        ('<c r="B7"><f>1+1</f><v>2</v></c>', set()),
        ('<c r="B7"><f>1+1</f><v/></c>', {(6, 1)}),
        ('<c r="B7"><f>1+1</f></c>', {(6, 1)}),
        ('<c r="B7" t="str"><f>A1&amp;""</f><v></v></c>', set()),
        ("<c><v>1</v></c><c><f>1+1</f></c>", {(6, 1)}),
        ('<c r="AA7"><f t="shared" si="0"/></c>', {(6, 26)}),
    ],
)
def test_stored_value_of_a_formula_decides(sel, tanpa_nilai):
    (hasil,) = baca_xlsx(rakit(lembar_xml(f'<row r="7">{sel}</row>')))

    assert hasil.tanpa_nilai == tanpa_nilai


def test_merged_areas_are_told():
    buku = openpyxl.Workbook()
    buku.active["B2"] = "isi"
    buku.active.merge_cells("B2:B4")

    (hasil,) = baca_xlsx(simpan(buku))

    assert hasil.gabungan == ((1, 1, 3, 1),)


def test_sheets_keep_their_order_and_empty_ones_are_kept():
    buku = openpyxl.Workbook()
    buku.active.title = "Satu"
    buku.create_sheet("Dua & <tiga>")

    assert [(s.nama, s.baris) for s in baca_xlsx(simpan(buku))] == [
        ("Satu", ()),
        ("Dua & <tiga>", ()),
    ]


@pytest.mark.parametrize("alamat", ["XFD1", "A1048576", "XFD1048576"])
def test_tiny_sheet_that_spans_the_whole_grid_is_refused_by_name(alamat):
    isi = rakit(
        lembar_xml(
            f'<row r="1"><c r="A1"><v>1</v></c></row><row><c r="{alamat}"><v>1</v></c></row>'
        )
    )

    with pytest.raises(XlsxTidakTerbaca) as galat:
        baca_xlsx(isi)

    assert galat.value.pesan.startswith(f"Lembar Sheet berisi sel jauh di luar tabel ({alamat}).")


def test_sheet_that_is_wide_and_long_is_refused():
    isi = rakit(
        lembar_xml(
            '<row r="1"><c r="ALL1"><v>1</v></c></row>'
            '<row r="190000"><c r="A190000"><v>1</v></c></row>'
        )
    )

    with pytest.raises(XlsxTidakTerbaca):
        baca_xlsx(isi)


def test_document_type_with_entities_is_refused():
    bom = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    isi = rakit(f"{KEPALA}{bom}<worksheet {RUANG}><sheetData/></worksheet>")

    with pytest.raises(XlsxTidakTerbaca) as galat:
        baca_xlsx(isi)

    assert "definisi XML yang tidak wajar" in galat.value.pesan


@pytest.mark.sedang
def test_archive_that_unpacks_to_far_more_is_refused():
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nomor in range(4):
            arsip.writestr(f"xl/media/{nomor}", bytes(80 << 20))

    with pytest.raises(XlsxTidakTerbaca) as galat:
        baca_xlsx(hasil.getvalue())

    assert "terlalu besar" in galat.value.pesan


@pytest.mark.parametrize("isi", [b"", b"bukan zip", b"PK\x03\x04" + bytes(200)])
def test_bytes_that_are_no_workbook_are_refused(isi):
    with pytest.raises(XlsxTidakTerbaca) as galat:
        baca_xlsx(isi)

    assert "bukan buku kerja .xlsx yang utuh" in galat.value.pesan


def test_sheet_with_broken_xml_is_refused():
    with pytest.raises(XlsxTidakTerbaca):
        baca_xlsx(rakit(f"{KEPALA}<worksheet {RUANG}><sheetData><row>"))


def test_child_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(lakip.xlsx, "BATAS_DETIK", 0.001)

    with pytest.raises(XlsxTidakTerbaca) as galat:
        baca_xlsx(simpan(openpyxl.Workbook()))

    assert "terlalu lama dibaca" in galat.value.pesan
