"""Write cells and sheets that people open: exact numbers, texts that are no formulas, print set-up.

``tulis_daftar`` makes a workbook of plain lists; exports with more to them use the pieces.
"""

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

DIGIT_TEPAT = 15
"""Significant digits that a spreadsheet keeps."""
PANJANG_NAMA = 31
PANJANG_TEKS = 32_767
KERTAS = {"A4": 9, "F4": 14}
"""Codes of paper; 14 is Folio, 8.5 x 13 inches, which is F4."""
LOKAL = "[$-421]"
"""Indonesian marks of decimals and thousands wherever the file is opened."""

_BUKAN_NAMA = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_BUKAN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GARIS = Side(style="thin", color="B4BEC8")
BINGKAI = Border(left=_GARIS, right=_GARIS, top=_GARIS, bottom=_GARIS)
LIPAT = Alignment(vertical="top", wrap_text=True)
_TINGGI_BARIS, _TINGGI_TEPI = 13, 4  # points of a line, and around the lines of a row
_TINGGI_TERBESAR = 400


def bersih(teks: str) -> str:
    """The text as a cell can hold it."""
    return _BUKAN_XML.sub("", teks)[:PANJANG_TEKS]


def tulis_teks(sel: Cell, teks: str) -> None:
    """Write text that no program takes for a formula, now or when somebody edits the cell."""
    sel.value = bersih(teks)
    sel.data_type = "s"
    if teks.startswith(("=", "+", "-", "@")):
        sel.quotePrefix = True


def muat_tepat(angka: Decimal) -> bool:
    """Whether a spreadsheet keeps every digit of the number."""
    return len(angka.normalize().as_tuple().digits) <= DIGIT_TEPAT


def format_angka(desimal: int, *, ribuan: bool = True, kurung: bool = False) -> str:
    """The number format with this many decimals; ``kurung`` puts negative numbers in brackets."""
    dasar = ("#,##0" if ribuan else "0") + ("." + "0" * desimal if desimal else "")
    return f"{LOKAL}{dasar};({dasar})" if kurung else f"{LOKAL}{dasar}"


def nama_lembar(calon: str, terpakai: Iterable[str]) -> str:
    """A name for a sheet that is allowed and not among ``terpakai``, whatever its capitals."""
    bersih = " ".join(_BUKAN_NAMA.sub(" ", calon).split()) or "Lembar"
    ada = {nama.casefold() for nama in terpakai}
    nama, ke = bersih[:PANJANG_NAMA].rstrip(), 1
    while nama.casefold() in ada:
        ke += 1
        akhiran = f" ({ke})"
        nama = bersih[: PANJANG_NAMA - len(akhiran)].rstrip() + akhiran
    return nama


def huruf(**rupa: Any) -> Font:
    """The font of sheets; one without a name falls back to whatever the program likes."""
    return Font(**{"name": "Arial", "size": 10, **rupa})


def banyak_baris(teks: str, lebar: int) -> int:
    """Lines that the text takes in a column ``lebar`` characters wide."""
    muat = max(lebar * 23 // 20, 1)  # letters are narrower than the digits that widths count
    return sum(len(textwrap.wrap(baris, muat)) or 1 for baris in teks.split("\n"))


def atur_tinggi(ws: Worksheet, nomor: int, banyak: int) -> None:
    """Make the row so many lines high: not every program does it by itself."""
    if banyak > 1:
        tinggi = banyak * _TINGGI_BARIS + _TINGGI_TEPI
        ws.row_dimensions[nomor].height = min(tinggi, _TINGGI_TERBESAR)


def taut_lembar(sel: Cell, nama: str) -> None:
    """Make the cell lead to the sheet with this name."""
    sel.hyperlink = Hyperlink(ref=sel.coordinate, location=f"'{nama}'!A1")
    sel.font = huruf(color="0563C1", underline="single")


def gaya_kepala(sel: Cell, warna: str) -> None:
    """A head cell; ``warna`` is six hex digits."""
    sel.font = huruf(bold=True, color="FFFFFF")
    sel.fill = PatternFill("solid", fgColor=warna)
    sel.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sel.border = BINGKAI


def siapkan_cetak(
    ws: Worksheet, *, kepala: tuple[int, int], lanskap: bool, kertas: str = "A4", kaki: str = ""
) -> None:
    """As wide as one page, heads (first and last row) on every page, numbered pages."""
    ws.page_setup.paperSize = KERTAS[kertas]
    ws.page_setup.orientation = "landscape" if lanskap else "portrait"
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    ws.print_options.horizontalCentered = True
    ws.print_title_rows = f"{kepala[0]}:{kepala[1]}"
    ws.page_margins.left = ws.page_margins.right = Decimal("0.6")
    ws.oddFooter.left.text = kaki.replace("&", "&&")
    ws.oddFooter.right.text = "Halaman &P dari &N"


@dataclass(frozen=True)
class KolomDaftar:
    """A column of a list: its head, width in characters, decimals of its numbers.

    ``desimal`` None: each number shows the decimals that it has.
    """

    judul: str
    lebar: int = 20
    desimal: int | None = 0


@dataclass(frozen=True)
class Daftar:
    """A list to write: texts and Decimals in rows, None for an empty cell."""

    judul: str
    kolom: Sequence[KolomDaftar]
    baris: Sequence[Sequence[str | int | Decimal | None]]


def tulis_daftar(*daftar: Daftar, warna: str = "1F4E79") -> bytes:
    """The lists as a workbook, one sheet with filters each."""
    buku = Workbook()
    buku.remove(buku.active)
    for satu in daftar:
        _tulis_lembar(buku.create_sheet(nama_lembar(satu.judul, buku.sheetnames)), satu, warna)
    keluaran = BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def _tulis_lembar(ws: Worksheet, daftar: Daftar, warna: str) -> None:
    tulis_teks(ws.cell(1, 1), daftar.judul)
    ws.cell(1, 1).font = huruf(bold=True, size=13)
    for n, kolom in enumerate(daftar.kolom, 1):
        tulis_teks(ws.cell(3, n), kolom.judul)
        gaya_kepala(ws.cell(3, n), warna)
        ws.column_dimensions[get_column_letter(n)].width = kolom.lebar
    for b, baris in enumerate(daftar.baris, 4):
        for n, (kolom, isi) in enumerate(zip(daftar.kolom, baris, strict=True), 1):
            _isi_daftar(ws.cell(b, n), isi, kolom)
        pasangan = zip(daftar.kolom, baris, strict=True)
        atur_tinggi(
            ws, b, max((banyak_baris(str(i or ""), k.lebar) for k, i in pasangan), default=1)
        )
    ws.freeze_panes = "A4"
    akhir = get_column_letter(len(daftar.kolom))
    ws.auto_filter.ref = f"A3:{akhir}{max(3, 3 + len(daftar.baris))}"
    lebar = sum(k.lebar for k in daftar.kolom)
    siapkan_cetak(ws, kepala=(3, 3), lanskap=lebar > 100)


def _isi_daftar(sel: Cell, isi: str | int | Decimal | None, kolom: KolomDaftar) -> None:
    sel.border = BINGKAI
    sel.alignment = LIPAT
    sel.font = huruf()
    if isinstance(isi, str):
        tulis_teks(sel, isi)
    elif isi is not None:
        sel.value = isi
        sel.number_format = format_angka(_desimal(isi, kolom)) if isinstance(isi, Decimal) else "0"


def _desimal(angka: Decimal, kolom: KolomDaftar) -> int:
    if kolom.desimal is not None:
        return kolom.desimal
    pangkat = angka.normalize().as_tuple().exponent
    return max(0, -pangkat) if isinstance(pangkat, int) else 0
