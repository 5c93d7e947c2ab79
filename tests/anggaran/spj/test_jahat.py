"""Files made to hurt: each is refused with a reason, in time, and only the child suffers."""

import io
import zipfile
from pathlib import Path

import pytest

from anggaran.impor.simpanan import nama_aman
from anggaran.spj.bacaan import Permintaan
from anggaran.spj.istilah import BerkasDitolak
from anggaran.spj.pagar import baca
from tests.anggaran.spj import mentah as m
from tests.anggaran.spj.buat_berkas import FOLDER

LEMBAR = "xl/worksheets/sheet1.xml"
BENAR = (FOLDER / "benar-c-fungsional-kop.xlsx").read_bytes()


def kode_tolakan(folder: Path, isi: bytes, nama: str = "berkas.xlsx") -> str:
    berkas = folder / nama
    berkas.write_bytes(isi)
    with pytest.raises(BerkasDitolak) as tolakan:
        baca(berkas, Permintaan(nama_opd="Dinas Sosial", tahun=2025, bulan=12))
    assert tolakan.value.pesan.endswith(".")
    return tolakan.value.kode


def dengan_sel(sel: str) -> bytes:
    xml = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
        f'2006/main"><sheetData>{sel}</sheetData></worksheet>'
    )
    return m.stabil(BENAR, {LEMBAR: xml.encode()})


@pytest.mark.sedang
def test_zip_bomb_is_refused_while_unpacking(tmp_path):
    nol = bytes(32 * 1024 * 1024)
    isi = m.stabil(BENAR, {f"xl/media/{n}.bin": nol for n in range(16)})

    assert len(isi) < 1_000_000
    assert kode_tolakan(tmp_path, isi) == "terlalu_besar"


def test_xml_entities_are_refused(tmp_path):
    bom = (
        '<?xml version="1.0"?><!DOCTYPE lol [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    )

    assert kode_tolakan(tmp_path, m.stabil(BENAR, {LEMBAR: bom.encode()})) == "entitas_xml"


AWAL = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "sel",
    [
        f'{AWAL}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        f'{AWAL}<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"><v>1</v></c></row>',
    ],
    ids=["sudut", "baris-terakhir", "kolom-terakhir"],
)
def test_sparse_sheet_is_refused_before_it_takes_memory(tmp_path, sel):
    assert kode_tolakan(tmp_path, dengan_sel(sel)) == "terlalu_luas"


def test_sparse_sheet_that_hides_its_size_costs_only_the_child(tmp_path):
    # The far cell stands in a row without number, so only the reader's own memory limit helps.
    sel = '<row><c r="A1"><v>1</v></c><c  r="XFD1048576"><v>1</v></c></row>'

    assert kode_tolakan(tmp_path, dengan_sel(sel)) in {"memori_habis", "terlalu_luas"}


def test_ods_that_repeats_a_cell_a_billion_times_is_refused(tmp_path):
    isi = m._ODS_ISI.format(
        nama="x",
        baris='<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
        "</table:table-row>",
    )
    manifes = b'<?xml version="1.0"?><manifest/>'
    berkas = m.arsip(
        {
            "mimetype": m._ODS_JENIS.encode(),
            "content.xml": isi.encode(),
            "META-INF/manifest.xml": manifes,
        }
    )

    assert kode_tolakan(tmp_path, berkas, "x.ods") == "berkas_rusak"


@pytest.mark.lambat
def test_full_sheet_of_a_million_rows_is_refused(tmp_path):
    baris = "".join(f'<row r="{r}"><c r="A{r}"><v>1</v></c></row>' for r in range(1, 1_048_577))

    assert kode_tolakan(tmp_path, dengan_sel(baris)) == "terlalu_luas"


@pytest.mark.lambat
def test_csv_of_ten_million_lines_is_refused(tmp_path):
    assert kode_tolakan(tmp_path, b"1;2\r\n" * 10_000_000, "x.csv") == "terlalu_luas"


def test_csv_with_one_endless_cell_is_refused(tmp_path):
    assert kode_tolakan(tmp_path, b'"' + b"a" * 5_000_000, "x.csv") == "csv_rusak"


def test_html_cell_that_spans_a_million_columns_is_refused(tmp_path):
    isi = b"<html><table><tr><td colspan=999999>x</td></tr></table></html>"

    assert kode_tolakan(tmp_path, isi, "x.xls") == "tabel_tidak_wajar"


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (b"", "berkas_kosong"),
        (b"%PDF-1.7 ...", "bukan_lembar_kerja"),
        (b"\x89PNG\r\n\x1a\n...", "bukan_lembar_kerja"),
        (b"MZ\x90\x00", "bukan_lembar_kerja"),
        (b"\x00\x01\x02\x03" * 50, "bukan_lembar_kerja"),
        (b"<?xml version='1.0'?><a/>", "xml_mentah"),
        (m.ole("EncryptedPackage"), "terkunci"),
        (m.ole("_VBA_PROJECT_CUR"), "bermakro"),
        (m.ole("WordDocument"), "bukan_lembar_kerja"),
        (m.ole("Workbook"), "berkas_rusak"),
        (BENAR[: len(BENAR) // 2], "berkas_rusak"),
        (m.arsip({"a.txt": b"x"}), "bukan_lembar_kerja"),
        (m.arsip({"xl/workbook.bin": b"x"}), "xlsb"),
        (m.stabil(BENAR, {"xl/macrosheets/sheet1.xml": b"<x/>"}), "bermakro"),
    ],
    ids=str,
)
def test_wrong_content_is_refused_whatever_its_name(tmp_path, isi, kode):
    assert kode_tolakan(tmp_path, isi) == kode


def test_encrypted_zip_part_is_refused(tmp_path):
    isi = bytearray(BENAR)
    for tanda, geser in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        letak = isi.find(tanda)
        while letak >= 0:
            isi[letak + geser] |= 1
            letak = isi.find(tanda, letak + 4)

    assert kode_tolakan(tmp_path, bytes(isi)) == "terkunci"


def test_duplicate_parts_are_refused(tmp_path):
    hasil = io.BytesIO(BENAR)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(hasil, "a") as arsip:
        arsip.writestr(LEMBAR, b"<worksheet/>")

    assert kode_tolakan(tmp_path, hasil.getvalue()) == "zip_tidak_wajar"


@pytest.mark.parametrize(
    ("nama", "aman"),
    [
        ("../../../etc/passwd.xlsx", "passwd.xlsx"),
        ("C:\\Users\\x\\spj.xlsx", "spj.xlsx"),
        ("spj\x00\n.xlsx", "spj.xlsx"),
        ('a"b<c>|?*.xlsx', "abc.xlsx"),
        ("...", "berkas"),
        ("x" * 400 + ".xlsx", "x" * 250 + ".xlsx"),
    ],
)
def test_name_keeps_neither_path_nor_control_characters(nama, aman):
    assert nama_aman(nama) == aman


def test_right_content_under_a_wrong_name_is_read(tmp_path):
    berkas = tmp_path / "spj.csv"
    berkas.write_bytes(BENAR)

    bacaan = baca(berkas, Permintaan(nama_opd="Dinas Sosial Kota Pontianak", tahun=2025, bulan=12))

    assert (bacaan.jenis, len(bacaan.rinci)) == ("xlsx", 107)
