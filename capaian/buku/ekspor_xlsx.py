"""Write sheets as .xlsx for people: guide, locked headings, drop-downs, formats, notes."""

from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from capaian.hitung import Target
from lakip.angka import format_angka, tanda_kosong
from lakip.xlsx.tulis import muat_tepat, tulis_teks

from .ekspor import LembarIsi
from .ekspor_json import polos
from .lembar import MENURUT_NAMA
from .petunjuk import tulis_petunjuk
from .sel import tulis_peta
from .sel_tabel import TIPE_ANGKA
from .spesifikasi import Jenis, KolomLembar, Milik

BARIS_ISIAN = 2000  # rows that get drop-downs
_KOLOM_AKHIR = 16384
_PUTIH = "FFFFFF"
_WARNA = {
    Milik.TAHUN: "1F4E79",
    Milik.OPD: "2E6B4F",
    Milik.BAGIAN: "2E6B4F",
    Milik.BERSAMA: "6B5B2E",
}
_LEBAR = {
    Jenis.TEKS: 32,
    Jenis.KODE: 22,
    Jenis.RUJUKAN: 22,
    Jenis.ISI_BERKAS: 40,
    Jenis.RUPIAH: 20,
    Jenis.PETA: 36,
    Jenis.SEL: 24,
}
_FORMAT = {
    Jenis.RUPIAH: "#,##0",
    Jenis.TANGGAL: "dd/mm/yyyy",
    Jenis.BULAT: "0",
    Jenis.URUTAN: "0",
    Jenis.ANGKA: "General",
    Jenis.NILAI: "General",
}
_TERBUKA = Protection(locked=False)
_ATAS = Alignment(vertical="top")
_LIPAT = Alignment(vertical="top", wrap_text=True)


def tulis_xlsx(daftar: Iterable[LembarIsi]) -> bytes:
    """Return the workbook as .xlsx bytes, with a sheet for every sheet given and the guide."""
    daftar = list(daftar)
    buku = Workbook()
    tulis_petunjuk(buku.active, [isi.lembar for isi in daftar])
    for isi in daftar:
        _tulis_lembar(buku.create_sheet(isi.lembar.nama), isi)
    keluaran = BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def _tulis_lembar(ws: Worksheet, isi: LembarIsi) -> None:
    warna = _WARNA[isi.lembar.milik]
    ws.sheet_properties.tabColor = warna
    kolom = list(isi.lembar.kolom.values())
    for nomor, satu in enumerate(kolom, 1):
        _tulis_kepala(ws, nomor, satu, warna)
    for nomor_baris, baris in enumerate(isi.baris, 2):
        for nomor, satu in enumerate(kolom, 1):
            _tulis_sel(ws.cell(nomor_baris, nomor), satu, baris.get(satu.nama))
    _pilihan(ws, kolom)
    _kunci(ws, isi, len(kolom))


def _tulis_kepala(ws: Worksheet, nomor: int, kolom: KolomLembar, warna: str) -> None:
    sel = ws.cell(1, nomor, kolom.nama)
    sel.font = Font(bold=True, color=_PUTIH, underline="single" if kolom.wajib else None)
    sel.fill = PatternFill("solid", fgColor=warna)
    sel.alignment = Alignment(vertical="center", wrap_text=True)
    lebar = ws.column_dimensions[get_column_letter(nomor)]
    lebar.width = max(60 if _panjang(kolom) else _LEBAR.get(kolom.jenis, 16), len(kolom.nama) + 4)
    lebar.protection = _TERBUKA
    lebar.number_format = _format(kolom)


def _panjang(kolom: KolomLembar) -> bool:
    """Whether the column's texts may run over several lines of the cell."""
    teks = kolom.jenis in {Jenis.PARAGRAF, Jenis.TEKS}
    return teks and kolom.medan is not None and kolom.maks is None


def _format(kolom: KolomLembar) -> str:
    """Text columns hold text, so that codes keep their zeros and ranges do not become dates."""
    if kolom.jenis is Jenis.SEL and kolom.tipe in TIPE_ANGKA:
        return "General"
    return _FORMAT.get(kolom.jenis, "@")


def _tulis_sel(sel: Cell, kolom: KolomLembar, isi: Any) -> None:
    nilai = isi_xlsx(kolom, isi)
    sel.protection = _TERBUKA
    sel.number_format = _format(kolom)
    sel.alignment = _LIPAT if _panjang(kolom) or kolom.jenis is Jenis.PETA else _ATAS
    if nilai in (None, ""):
        return
    if isinstance(nilai, str):
        tulis_teks(sel, nilai)
        return
    sel.value = nilai
    if kolom.jenis is Jenis.RUPIAH:
        sel.number_format = "#,##0.00" if nilai % 1 else "#,##0"
    elif isinstance(nilai, Decimal):
        sel.number_format = "General"


def isi_xlsx(kolom: KolomLembar, isi: Any) -> Any:
    """Return what the cell holds: a number where a spreadsheet keeps it exactly, else text."""
    if isi is None or isi == "":
        return None
    if isinstance(isi, bool):
        return "ya" if isi else "tidak"
    if isinstance(isi, Decimal):
        return _angka(isi, kolom.jenis)
    if isinstance(isi, Target):
        return _angka(isi.angka, kolom.jenis) if _tunggal(isi) else _teks_target(isi)
    if kolom.jenis is Jenis.SEL and kolom.tipe in TIPE_ANGKA:
        return _sel_tabel(isi)
    return tulis_peta(isi) if isinstance(isi, dict) else isi


def _tunggal(target: Target) -> bool:
    return target.angka is not None and not target.predikat


def _teks_target(target: Target) -> str:
    """Return "4,20-4,25" or "BB 70": as ``polos`` with the decimal mark of a spreadsheet."""
    return target.polos().replace(".", ",")


def _angka(angka: Decimal, jenis: Jenis) -> Decimal | str:
    """Return a number cell, or text where a spreadsheet would lose digits."""
    if muat_tepat(angka):
        return angka
    return format_angka(angka) if jenis is Jenis.RUPIAH else polos(angka).replace(".", ",")


def _sel_tabel(isi: str) -> Decimal | str:
    """Return a number cell of a data table; as text where a number would lose its spelling."""
    if tanda_kosong(isi) is not None or not isi.lstrip("-").replace(".", "", 1).isdecimal():
        return isi
    angka = _angka(Decimal(isi), Jenis.SEL)
    sama = isinstance(angka, Decimal) and f"{angka.normalize():f}" == isi
    return angka if sama else isi.replace(".", ",")


def _pilihan(ws: Worksheet, kolom: list[KolomLembar]) -> None:
    """Give every column its note and, where its values are known, a drop-down."""
    for nomor, satu in enumerate(kolom, 1):
        huruf = get_column_letter(nomor)
        sah = _validasi(satu)
        sah.showInputMessage = True
        sah.promptTitle = satu.nama[:32]
        contoh = f" Contoh: {satu.contoh}" if satu.contoh else ""
        sah.prompt = f"{'Wajib. ' if satu.wajib else ''}{satu.bantuan}{contoh}"[:255]
        sah.add(f"{huruf}2:{huruf}{BARIS_ISIAN}")
        ws.add_data_validation(sah)


def _validasi(kolom: KolomLembar) -> DataValidation:
    daftar = [nilai for nilai, _ in kolom.pilihan if nilai]
    if kolom.jenis is Jenis.YA_TIDAK:
        daftar = ["ya", "tidak"]
    if daftar:
        return DataValidation(
            type="list",
            formula1=f'"{",".join(daftar)}"',
            allow_blank=True,
            showErrorMessage=True,
            errorTitle="Pilihan tidak dikenal",
            error="Pilih salah satu dari daftar.",
        )
    if kolom.rujuk:
        acuan = MENURUT_NAMA[kolom.rujuk]
        huruf = get_column_letter(list(acuan.kolom).index(acuan.acuan) + 1)
        rentang = f"{acuan.nama}!${huruf}$2:${huruf}${BARIS_ISIAN}"
        # No error: a code may also stand below its parent's code, or in the application only.
        return DataValidation(type="list", formula1=rentang, allow_blank=True)
    return DataValidation(allow_blank=True)


def _kunci(ws: Worksheet, isi: LembarIsi, banyak: int) -> None:
    """Lock the headings only; every other cell, and whole rows, stay free."""
    sisa = ws.column_dimensions[get_column_letter(banyak + 1)]
    sisa.min, sisa.max = banyak + 1, _KOLOM_AKHIR
    sisa.protection = _TERBUKA
    ws.row_dimensions[1].height = 30
    kode = [n for n, nama in enumerate(isi.lembar.kolom, 1) if nama in isi.lembar.kunci]
    ws.freeze_panes = ws.cell(2, max([n for n in kode if n <= 2], default=0) + 1)
    lindung = ws.protection
    lindung.sheet = True
    for nama in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort"):
        setattr(lindung, nama, False)
    lindung.autoFilter = False
