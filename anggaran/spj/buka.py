"""Opens a spreadsheet of any known format as sheets."""

import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path, PurePosixPath

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from .csvteks import baca_csv
from .html import baca_html
from .istilah import BerkasDitolak
from .kenali import JenisBerkas, kenali
from .lembar import GALAT, KOLOM_MAKS, RUMUS, Lembar, terlalu_luas

LEMBAR_MAKS = 400

_TANPA_HASIL = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*"
    rb"</(?:\w+:)?c>"
)
_AWAL_SEL = re.compile(rb"<(?:\w+:)?c\b[^>]*>")
_SEL_GALAT = re.compile(rb"<(?:\w+:)?c\b[^>]*\bt=[\"']e[\"'][^>]*>")
_TANDA_GALAT = re.compile(rb"t=[\"']e[\"']")
_ALAMAT = re.compile(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_BARIS_SEMBUNYI = re.compile(rb"<(?:\w+:)?row\b[^>]*\bhidden=[\"'](?:1|true)[\"'][^>]*>")
_NOMOR_BARIS = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=[\"']([0-9]+)[\"']")
_KOLOM_JAUH = re.compile(rb"<(?:\w+:)?c r=[\"'][A-Z]{3}[0-9]")
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_R_ID_KETAT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def buka(berkas: Path) -> tuple[JenisBerkas, list[Lembar]]:
    """The format of the file and its sheets, hidden ones too. Raises BerkasDitolak."""
    jenis = kenali(berkas)
    if jenis is JenisBerkas.CSV:
        return jenis, baca_csv(berkas.read_bytes())
    if jenis is JenisBerkas.HTML:
        return jenis, baca_html(berkas.read_bytes())
    periksa = _periksa_xlsx(berkas) if jenis is JenisBerkas.XLSX else {}
    try:
        return jenis, _buka_calamine(berkas, periksa)
    except PasswordError as galat:
        raise BerkasDitolak(
            "terkunci", "Berkas dikunci kata sandi. Hapus kata sandinya, lalu unggah lagi."
        ) from galat
    except (CalamineError, OSError, ValueError) as galat:
        raise BerkasDitolak(
            "berkas_rusak",
            "Berkas rusak atau tidak mengikuti formatnya. Buka di Excel, simpan sebagai .xlsx "
            "baru, lalu unggah lagi.",
        ) from galat


def _buka_calamine(berkas: Path, periksa: dict[str, "_Sidik"]) -> list[Lembar]:
    hasil = []
    with CalamineWorkbook.from_path(berkas) as buku:
        if len(buku.sheet_names) > LEMBAR_MAKS:
            raise BerkasDitolak(
                "terlalu_banyak_lembar", f"Berkas berisi lebih dari {LEMBAR_MAKS} lembar."
            )
        for keterangan in buku.sheets_metadata:
            nama = keterangan.name
            lembar = buku.get_sheet_by_name(nama)
            tinggi, lebar = lembar.total_height, lembar.total_width
            if tolakan := terlalu_luas(nama, tinggi, lebar):
                raise BerkasDitolak("terlalu_luas", tolakan)
            sidik = periksa.get(nama) or _Sidik()
            gabungan = lembar.merged_cell_ranges
            hasil.append(
                Lembar(
                    nama=nama,
                    baris=lembar.to_python(skip_empty_area=False) if tinggi else [],
                    gabungan=[(a, b, c, d) for (a, b), (c, d) in gabungan]
                    if gabungan is not None
                    else None,
                    tersembunyi=keterangan.visible is not SheetVisibleEnum.Visible,
                    cacat=sidik.cacat,
                    baris_tersembunyi=sidik.tersembunyi,
                )
            )
    return hasil


class _Sidik:
    """What only a sheet's XML tells: formulas without result, error values, hidden rows."""

    def __init__(self) -> None:
        self.cacat: dict[tuple[int, int], str] = {}
        self.tersembunyi: list[int] = []


def _periksa_xlsx(berkas: Path) -> dict[str, _Sidik]:
    with zipfile.ZipFile(berkas) as arsip:
        try:
            bagian = _bagian_lembar(arsip)
        except (ET.ParseError, KeyError) as galat:
            raise BerkasDitolak(
                "berkas_rusak", "Daftar lembar dalam berkas rusak. Simpan ulang dari Excel."
            ) from galat
        nama_ada = set(arsip.namelist())
        return {
            nama: _periksa_lembar(nama, arsip.read(alamat))
            for nama, alamat in bagian.items()
            if alamat in nama_ada
        }


def _bagian_lembar(arsip: zipfile.ZipFile) -> dict[str, str]:
    """The part of the archive that holds each sheet."""
    relasi = {}
    for elemen in ET.fromstring(arsip.read("xl/_rels/workbook.xml.rels")):  # noqa: S314 - no DTD
        sasaran = elemen.get("Target", "")
        alamat = sasaran[1:] if sasaran.startswith("/") else f"xl/{sasaran}"
        relasi[elemen.get("Id")] = str(PurePosixPath(alamat))
    hasil = {}
    for elemen in ET.fromstring(arsip.read("xl/workbook.xml")).iter():  # noqa: S314 - no DTD
        if elemen.tag.rpartition("}")[2] == "sheet":
            kunci = elemen.get(_R_ID) or elemen.get(_R_ID_KETAT)
            if kunci in relasi:
                hasil[elemen.get("name", "")] = relasi[kunci]
    return hasil


def _periksa_lembar(nama: str, isi: bytes) -> _Sidik:
    _tolak_renggang(nama, isi)
    sidik = _Sidik()
    if b"<f" in isi or b":f" in isi:
        for cocok in _TANPA_HASIL.finditer(isi):
            awal = max(isi.rfind(b"<c ", 0, cocok.start()), isi.rfind(b":c ", 0, cocok.start()))
            sel = _AWAL_SEL.search(isi, max(0, awal - 8), cocok.start())
            if awal < 0 or sel is None or b't="str"' in sel[0]:
                continue  # the formula's result is an empty text
            sidik.cacat[_alamat(nama, sel[0])] = RUMUS
    # The plain searches spare most sheets the expensive ones.
    for cocok in _SEL_GALAT.finditer(isi) if _TANDA_GALAT.search(isi) else ():
        sidik.cacat[_alamat(nama, cocok[0])] = GALAT
    for cocok in _BARIS_SEMBUNYI.finditer(isi) if b"hidden=" in isi else ():
        if nomor := _NOMOR_BARIS.search(cocok[0]):
            sidik.tersembunyi.append(int(nomor[1]))
    return sidik


def _tolak_renggang(nama: str, isi: bytes) -> None:
    """Refuse a sheet with a cell far away before all the empty cells before it take memory."""
    akhir = _NOMOR_BARIS.search(isi, max(isi.rfind(b"<row "), isi.rfind(b":row "), 0))
    baris = int(akhir[1]) if akhir else 0
    kolom = KOLOM_MAKS + 1 if _KOLOM_JAUH.search(isi) else 1
    if tolakan := terlalu_luas(nama, baris, kolom):
        raise BerkasDitolak("terlalu_luas", tolakan)


def _alamat(nama: str, sel: bytes) -> tuple[int, int]:
    cocok = _ALAMAT.search(sel)
    if cocok is None:
        raise BerkasDitolak(
            "sel_tanpa_alamat",
            f"Lembar “{nama}” memuat rumus tanpa hasil di sel yang alamatnya tidak tertulis. "
            "Buka di Excel, simpan, lalu unggah lagi.",
        )
    kolom = 0
    for huruf in cocok[1]:
        kolom = kolom * 26 + huruf - 64
    return int(cocok[2]) - 1, kolom - 1
