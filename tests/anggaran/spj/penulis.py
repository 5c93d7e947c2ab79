"""Writes rows of an SPJ in each of the layouts that real systems produce."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.anggaran.spj.data_contoh import KODE_SKPD, NAMA_OPD, Baris, total

KELOMPOK = ("SPJ - LS Gaji", "SPJ - LS Barang & Jasa", "SPJ - UP/GU/TU")
BULANAN = ("s.d. Bulan Lalu", "Bulan Ini", "s.d. Bulan Ini")
NOMOR = ("1", "2", "3", "4", "5", "6 = (4+5)", "7", "8", "9 = (7+8)", "10", "11", "12 = (10+11)")
NOMOR_AKHIR = ("13 = (6+9+12)", "14 = (3-13)")
BENTUK = {"program": 1, "kegiatan": 2, "sub_kegiatan": 3, "akun": 4}


def _kepala_empat_belas(ws: Worksheet, r: int, kolom: list[int]) -> None:
    """Two rows of heads over the fourteen logical columns that stand in ``kolom``."""
    atas = ["Kode Rekening", "Uraian", "Jumlah Anggaran"]
    for n, judul in enumerate(atas):
        ws.cell(r, kolom[n], judul)
    for g, nama in enumerate(KELOMPOK):
        awal = 3 + 3 * g
        ws.cell(r, kolom[awal], nama)
        for n, judul in enumerate(BULANAN):
            ws.cell(r + 1, kolom[awal + n], judul)
    ws.cell(r, kolom[12], "Jumlah SPJ (LS+UP/GU/TU) s.d. Bulan Ini")
    ws.cell(r, kolom[13], "Sisa Pagu Anggaran")
    for n, isi in enumerate((*NOMOR, *NOMOR_AKHIR)):
        ws.cell(r + 2, kolom[n], isi)


def pecah(kode: str) -> list[str]:
    """A code over six cells, each but the last with a trailing dot."""
    bagian = kode.split(".")
    return [f"{b}." for b in bagian[:-1]] + bagian[-1:] + [""] * (6 - len(bagian))


def tulis_a(baris: list[Baris], *, bulan: str = "Desember", rumus: bool = False) -> Workbook:
    """SIPD's exporter: no kop, code in A to F; ``rumus`` leaves sums as formulas without result."""
    buku = Workbook()
    ws = buku.active
    ws.title = bulan
    kolom = [1, 7, *range(8, 20)]
    _kepala_empat_belas(ws, 1, kolom)
    for area in ("A1:F2", "G1:G2", "H1:H2", "I1:K1", "L1:N1", "O1:Q1", "R1:R2", "S1:S2", "A3:F3"):
        ws.merge_cells(area)
    isi_a(ws, baris, kolom, rumus)
    ws.freeze_panes = "H4"
    ws.page_setup.orientation = "landscape"
    ws.print_title_rows = "1:3"
    return buku


def isi_a(ws: Worksheet, baris: list[Baris], kolom: list[int], rumus: bool) -> None:
    r = 4
    ws.cell(r, 1, NAMA_OPD)
    ws.merge_cells(f"A{r}:G{r}")
    _uang(ws, r, kolom, total(baris), rumus)
    for b in baris:
        r += 1
        for n, isi in enumerate(pecah(b.kode)):
            ws.cell(r, n + 1, isi or None)
        ws.cell(r, 7, b.uraian)
        _uang(ws, r, kolom, b.nilai, rumus)
        if b.tingkat == "akun":
            ws.cell(r, 20, 121)
    ws.cell(r + 1, 1, "JUMLAH")
    ws.merge_cells(f"A{r + 1}:G{r + 1}")
    _uang(ws, r + 1, kolom, total(baris), rumus)
    ws.cell(r + 2, 1, "Dana Umum (contoh)")
    ws.cell(r + 2, kolom[2], total(baris)[0])


def _uang(ws: Worksheet, r: int, kolom: list[int], nilai: list[int], rumus: bool) -> None:
    for n, isi in enumerate(nilai):
        sel = ws.cell(r, kolom[n + 2], isi)
        sel.number_format = "#,##0.00"
        if rumus and n in (3, 6, 9):
            a, b = (get_column_letter(kolom[n + i]) for i in (0, 1))
            sel.value = f"={a}{r}+{b}{r}"
        elif rumus and n == 10:
            sel.value = "=" + "+".join(f"{get_column_letter(kolom[i])}{r}" for i in (5, 8, 11))
        elif rumus and n == 11:
            sel.value = f"={get_column_letter(kolom[2])}{r}-{get_column_letter(kolom[12])}{r}"


def tulis_b(baris: list[Baris], *, bulan: str = "Desember", berkode: bool = True) -> Workbook:
    """One sub kegiatan per sheet; its code stands in the kop, data cells are merged.

    Without ``berkode`` the kop tells names alone.
    """
    buku = Workbook()
    buku.remove(buku.active)
    kolom = [1, 2, *range(4, 12), 12, 14, 15, 16]
    nama: dict[str, Baris] = {b.kode: b for b in baris}
    for n, sub in enumerate(b for b in baris if b.tingkat == "sub_kegiatan"):
        mulai = baris.index(sub) + 1
        akun = []
        for b in baris[mulai:]:
            if b.tingkat != "akun":
                break
            akun.append(b)
        ws = buku.create_sheet(f"Sub {n + 1}")
        kop_b(ws, sub, nama, bulan, berkode)
        _kepala_empat_belas(ws, 15, kolom)
        for area in ("A15:A16", "B15:C16", "D15:D16", "E15:G15", "H15:J15", "K15:N15", "L16:M16"):
            ws.merge_cells(area)
        for r, b in enumerate(akun, 18):
            ws.cell(r, 1, b.kode)
            ws.cell(r, 2, b.uraian)
            ws.merge_cells(f"B{r}:C{r}")
            ws.merge_cells(f"L{r}:M{r}")
            _uang(ws, r, kolom, b.nilai, False)
        _kaki(ws, 18 + len(akun), kolom, total(akun))
    return buku


def kop_b(
    ws: Worksheet, sub: Baris, nama: dict[str, Baris], bulan: str, berkode: bool = True
) -> None:
    kegiatan = sub.kode.rpartition(".")[0]
    program = ".".join(sub.kode.split(".")[:3])
    for r, isi in enumerate(("PEMERINTAH KOTA PONTIANAK", NAMA_OPD, "TAHUN ANGGARAN 2025"), 1):
        ws.cell(r, 1, isi)
    ws.cell(6, 1, "LAPORAN PERTANGGUNGJAWABAN BENDAHARA PENGELUARAN PEMBANTU")
    ws.cell(7, 1, f"Bulan : {bulan}")
    for r, label, isi in (
        (10, "Program", _sebut(nama[program], berkode)),
        (11, "Kegiatan", _sebut(nama[kegiatan], berkode)),
        (12, "Sub Kegiatan", _sebut(sub, berkode)),
        (13, "Tahun Anggaran", "2025"),
    ):
        ws.cell(r, 1, label)
        ws.cell(r, 3, f": {isi}")


def _sebut(satu: Baris, berkode: bool) -> str:
    return f"{satu.kode} {satu.uraian}" if berkode else satu.uraian


def _kaki(ws: Worksheet, r: int, kolom: list[int], nilai: list[int]) -> None:
    ws.cell(r, 1, "JUMLAH")
    _uang(ws, r, kolom, nilai, False)
    for n, isi in enumerate(("Penerimaan", "- SP2D UP", "- Potongan PPh 21", "Jumlah Penerimaan")):
        ws.cell(r + 2 + n, 2, isi)
        ws.cell(r + 2 + n, kolom[12], 1_000_000)
    ws.cell(r + 8, 2, "SALDO KAS")
    ws.cell(r + 8, kolom[12], 0)
    ws.cell(r + 10, 2, "Disetujui oleh, Kuasa Pengguna Anggaran")
    ws.cell(r + 10, kolom[10], "Disiapkan oleh, Bendahara Pengeluaran Pembantu")


def tulis_c(baris: list[Baris], *, bulan: str = "Desember", tahun: int = 2025) -> Workbook:
    """One full code per cell, kop in rows 1 to 6, head in rows 9 and 10."""
    buku = Workbook()
    ws = buku.active
    ws.title = "SPJ"
    for r, isi in (
        (1, "PEMERINTAH KOTA PONTIANAK"),
        (2, "LAPORAN PERTANGGUNGJAWABAN BENDAHARA PENGELUARAN"),
        (3, "( SPJ BELANJA - FUNGSIONAL )"),
        (5, f"SKPD : {KODE_SKPD} {NAMA_OPD}"),
        (6, f"Tahun Anggaran : {tahun}"),
        (7, f"Bulan : {bulan}"),
    ):
        ws.cell(r, 1, isi)
        ws.merge_cells(f"A{r}:N{r}")
    kolom = list(range(1, 15))
    _kepala_empat_belas(ws, 9, kolom)
    ws["C9"] = "ANGGARAN TAHUN INI (Rp)"
    for area in ("A9:A10", "B9:B10", "C9:C10", "D9:F9", "G9:I9", "J9:L9", "M9:M10", "N9:N10"):
        ws.merge_cells(area)
    for r, b in enumerate(baris, 12):
        ws.cell(r, 1, b.kode)
        ws.cell(r, 2, "  " * BENTUK[b.tingkat] + b.uraian)
        _uang(ws, r, kolom, b.nilai, False)
    _kaki(ws, 12 + len(baris), kolom, total(baris))
    return buku
