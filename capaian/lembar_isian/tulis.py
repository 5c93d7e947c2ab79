"""Write the workbook: only empty cells can be typed in, keys are hidden, a guide comes first."""

import json
import re
from collections.abc import Iterable
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from capaian.jadwal import nama_periode
from capaian.rencana.kisi import BarisKisi, JenisSel, Kisi, KolomKisi, SelKisi
from capaian.rencana.kisi_objek import ANGKA
from lakip.angka import AngkaTidakTerbaca, baca_angka
from lakip.instansi.models import Pengguna, Unit
from lakip.xlsx.tulis import (
    BINGKAI,
    LIPAT,
    atur_tinggi,
    banyak_baris,
    format_angka,
    gaya_kepala,
    huruf,
    muat_tepat,
    siapkan_cetak,
    tulis_teks,
)
from renstra.models import TahunKinerja

from .berkas import (
    BARIS_ISI,
    BARIS_KEPALA,
    KOLOM_KUNCI,
    KOLOM_NAMA,
    LEMBAR_KUNCI,
    TANDA_LEMBAR,
    Petak,
    lingkup_berkas,
    padat,
    petak_isian,
    tanda_baris,
    tanda_berkas,
    teks_label,
)

_WARNA = "1F4E79"
_TERBUKA = PatternFill("solid", fgColor="FFF7D6")
_TERKUNCI = PatternFill("solid", fgColor="EEF1F4")
_JUDUL_NAMA = {"_kelompok": "Sasaran atau program", "_keterangan": "Satuan atau keterangan"}
_LEBAR = {"_kelompok": 26, "_judul": 36, "_keterangan": 18}
_POLOS = re.compile(r"[-0-9.,]+")
_LEBAR_PETUNJUK = 85  # characters that fit on an upright page
_BARIS_SIMPAN = 200  # rows that a choice is offered for at least


def tulis_lembar(
    tk: TahunKinerja, triwulan: int, *, oleh: Pengguna, unit: Unit | None = None
) -> bytes:
    """The workbook of what ``oleh`` fills for a period, of one unit or of all.

    Raises TidakDapatDimuat when the agency-year cannot be measured.
    """
    lingkup = lingkup_berkas(tk, triwulan)
    buku = Workbook()
    _petunjuk(buku.active, tk, triwulan, unit)
    for petak in petak_isian(triwulan):
        kisi = petak.kisi(tk, triwulan, oleh, unit.pk if unit else None)
        baris = kisi.daftar()
        if baris:
            _lembar(buku.create_sheet(petak.judul), petak, kisi, baris, lingkup)
    kunci = buku.create_sheet(LEMBAR_KUNCI)
    tulis_teks(kunci["A1"], lingkup)
    tulis_teks(kunci["A2"], tanda_berkas(lingkup))
    kunci.sheet_state = "hidden"
    kunci.protection.sheet = True
    buku.active = min(1, len(buku.sheetnames) - 2)
    buku.active.sheet_view.tabSelected = True
    keluaran = BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def _lembar(ws: Worksheet, petak: Petak, kisi: Kisi, baris: list[BarisKisi], lingkup: str) -> None:
    nama = (*KOLOM_KUNCI, *KOLOM_NAMA, *(k.nama for k in kisi.kolom))
    for n, satu in enumerate(nama, 1):
        tulis_teks(ws.cell(1, n), satu)
    tulis_teks(ws["A1"], f"{TANDA_LEMBAR}{petak.jenis}")
    tulis_teks(ws.cell(2, 4), kisi.nama)
    ws.cell(2, 4).font = huruf(bold=True, size=13)
    tulis_teks(ws.cell(3, 4), "Isi hanya sel kuning, lalu unggah kembali berkas ini.")
    ws.cell(3, 4).font = huruf(italic=True)
    _kepala(ws, kisi)
    for nomor, b in enumerate(baris, BARIS_ISI):
        _baris(ws, nomor, petak, kisi, b, lingkup)
    _pilihan(ws, kisi, BARIS_ISI + max(len(baris), _BARIS_SIMPAN))
    ws.row_dimensions[1].hidden = True
    for n in range(1, len(KOLOM_KUNCI) + 1):
        ws.column_dimensions[get_column_letter(n)].hidden = True
    ws.freeze_panes = ws.cell(BARIS_ISI, len(KOLOM_KUNCI) + 3)
    ws.protection.sheet = True
    ws.protection.formatColumns = ws.protection.formatRows = False  # False: people may
    siapkan_cetak(ws, kepala=(BARIS_KEPALA, BARIS_KEPALA), lanskap=True, kertas="F4")


def _kepala(ws: Worksheet, kisi: Kisi) -> None:
    judul = {**_JUDUL_NAMA, "_judul": kisi.judul_baris}
    for n, nama in enumerate(KOLOM_NAMA, len(KOLOM_KUNCI) + 1):
        _kepala_sel(ws, n, judul[nama], _LEBAR[nama])
    for n, k in enumerate(kisi.kolom, len(KOLOM_KUNCI) + len(KOLOM_NAMA) + 1):
        _kepala_sel(ws, n, k.judul, _lebar(k))


def _kepala_sel(ws: Worksheet, n: int, judul: str, lebar: int) -> None:
    tulis_teks(ws.cell(BARIS_KEPALA, n), judul)
    gaya_kepala(ws.cell(BARIS_KEPALA, n), _WARNA)
    ws.column_dimensions[get_column_letter(n)].width = lebar


def _lebar(k: KolomKisi) -> int:
    if k.panjang or k.lebar:
        return 28
    return 20 if k.jenis in (JenisSel.TEKS, JenisSel.RUPIAH) else 14


def _baris(ws: Worksheet, nomor: int, petak: Petak, kisi: Kisi, b: BarisKisi, lingkup: str) -> None:
    isi = {s.kolom.nama: padat(s.teks) for s in b.sel if not s.kolom.tampil}
    asal = json.dumps({"versi": b.versi, "isi": isi}, ensure_ascii=False)
    tanda = tanda_baris(lingkup, petak.jenis, b.kunci, asal, b.judul)
    for n, teks in enumerate((b.kunci, asal, tanda), 1):
        tulis_teks(ws.cell(nomor, n), teks)
    nama = (b.kelompok, b.judul, b.keterangan)
    for n, teks in enumerate(nama, len(KOLOM_KUNCI) + 1):
        _sel(ws.cell(nomor, n), teks)
    for n, s in enumerate(b.sel, len(KOLOM_KUNCI) + len(KOLOM_NAMA) + 1):
        _isi(ws.cell(nomor, n), s, baru=b.versi == 0)
    lebar = (*_LEBAR.values(), *(_lebar(k) for k in kisi.kolom))
    teks_baris = (*nama, *(s.teks for s in b.sel))
    atur_tinggi(ws, nomor, max(banyak_baris(t, x) for t, x in zip(teks_baris, lebar, strict=True)))


def _sel(sel: Cell, teks: str) -> None:
    tulis_teks(sel, teks)
    sel.font, sel.alignment, sel.border, sel.fill = huruf(), LIPAT, BINGKAI, _TERKUNCI


def terbuka(s: SelKisi, *, baru: bool) -> bool:
    """Whether a cell may be typed in: an empty one, or a choice of a row that is still new."""
    if s.kolom.tampil or s.terkunci:
        return False
    return not s.teks.strip() or (baru and s.kolom.jenis is JenisSel.PILIH)


def _isi(sel: Cell, s: SelKisi, *, baru: bool) -> None:
    _sel(sel, "")
    if s.teks:
        _tulis_nilai(sel, s)
    if s.kolom.jenis in ANGKA:
        sel.alignment = Alignment(vertical="top", horizontal="right", wrap_text=True)
        if s.kolom.jenis is JenisSel.RUPIAH:
            sel.number_format = format_angka(2)
    else:
        sel.number_format = "@"  # what is typed stays text: 01 is not 1, =x no formula
    if terbuka(s, baru=baru):
        sel.protection = Protection(locked=False)
        sel.fill = _TERBUKA


def _tulis_nilai(sel: Cell, s: SelKisi) -> None:
    """A number as a number where a spreadsheet keeps all of it, else its text."""
    if s.kolom.jenis in ANGKA and _POLOS.fullmatch(s.teks):
        try:
            angka = baca_angka(s.teks, jenis=ANGKA[s.kolom.jenis])
        except AngkaTidakTerbaca:
            angka = None
        if angka is not None and muat_tepat(angka):
            sel.value = angka
            return
    tulis_teks(sel, teks_label(s.kolom, s.teks))


def _pilihan(ws: Worksheet, kisi: Kisi, akhir: int) -> None:
    """Drop-downs of choices, and a word about numbers where one stands in a cell."""
    for n, k in enumerate(kisi.kolom, len(KOLOM_KUNCI) + len(KOLOM_NAMA) + 1):
        huruf_kolom = get_column_letter(n)
        if k.jenis is JenisSel.PILIH:
            label = ",".join(label for _, label in k.pilihan)
            aturan = DataValidation(type="list", formula1=f'"{label}"', allow_blank=True)
            aturan.error, aturan.errorTitle = "Pilih dari daftar.", k.judul
            aturan.showErrorMessage = True
        elif k.jenis in ANGKA and not k.tampil:
            aturan = DataValidation(allow_blank=True)
            aturan.promptTitle, aturan.prompt = k.judul[:32], _petunjuk_angka(k)
            aturan.showInputMessage = True
        else:
            continue
        aturan.add(f"{huruf_kolom}{BARIS_ISI}:{huruf_kolom}{akhir}")
        ws.add_data_validation(aturan)


def _petunjuk_angka(k: KolomKisi) -> str:
    if k.jenis is JenisSel.RUPIAH:
        return "Rupiah penuh, bukan ribuan atau jutaan. Kosong berarti belum ada data."
    return "Tulis 85 untuk 85 persen. Kosong berarti belum ada data."


def _petunjuk(ws: Worksheet, tk: TahunKinerja, triwulan: int, unit: Unit | None) -> None:
    ws.title = "Petunjuk"
    ws.column_dimensions["A"].width = _LEBAR_PETUNJUK
    for nomor, (teks, tebal) in enumerate(_kalimat(tk, triwulan, unit), 1):
        tulis_teks(ws.cell(nomor, 1), teks)
        ws.cell(nomor, 1).font = huruf(bold=tebal, size=13 if nomor == 1 else 10)
        ws.cell(nomor, 1).alignment = LIPAT
        atur_tinggi(ws, nomor, banyak_baris(teks, _LEBAR_PETUNJUK))
    ws.protection.sheet = True
    siapkan_cetak(ws, kepala=(1, 1), lanskap=False)


def _kalimat(tk: TahunKinerja, triwulan: int, unit: Unit | None) -> Iterable[tuple[str, bool]]:
    yield f"Lembar isian {nama_periode(triwulan)} {tk.tahun}", True
    yield tk.opd.nama, True
    yield (unit.nama if unit else "Semua yang Anda isi"), False
    yield "", False
    yield "Cara mengisi", True
    yield "1. Isi sel kuning pada lembar berikutnya. Sel abu-abu hanya untuk dibaca.", False
    yield "2. Angka boleh ditulis 1.234,5 atau 1234,5. Angka 0 berbeda dengan kosong.", False
    yield (
        "3. Nilai yang janggal (turun, sepuluh kali lipat, melebihi pagu) diterima bila kolom "
        "Penjelasan atau Catatan barisnya diisi.",
        False,
    )
    yield "4. Rumus boleh dipakai, asal berkas disimpan setelah hasilnya terlihat.", False
    yield (
        "5. Jangan menyisipkan, menggandakan, atau memindahkan baris: tiap baris berkunci.",
        False,
    )
    yield (
        "6. Simpan sebagai .xlsx, lalu unggah pada halaman Isian, Lembar isian. Tiap baris "
        "diperiksa sendiri-sendiri dan hasilnya disebut satu per satu.",
        False,
    )
    yield (
        "7. Nilai yang sudah terisi diubah pada halaman isian, bukan pada lembar ini. Bila orang "
        "lain mengubahnya lebih dahulu, isian Anda pada baris itu tidak ditulis.",
        False,
    )
