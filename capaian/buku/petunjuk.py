"""The guide sheet of a workbook: how to fill it, and every sheet and column with an example."""

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from .dokumentasi import isi_kolom
from .naskah import PETUNJUK
from .spesifikasi import Lembar

LANGKAH = (
    "Isi lembar opd, tahun, pengaturan_pengukuran, dan pengaturan_laporan lebih dahulu, "
    "masing-masing satu baris. Lembar lain diisi seperlunya.",
    "Satu baris adalah satu data. Judul kolom terkunci dan tidak boleh diubah; kolom yang judulnya "
    "bergaris bawah wajib diisi.",
    "Rujukan ditulis dengan kode, misalnya IK1. Bila kode yang sama ada di bawah beberapa induk, "
    "tulis induk#kode.",
    "Angka: sel angka, atau teks dengan koma desimal seperti 1.234,5. Kosong berarti tidak ada "
    "nilai, bukan 0.",
    "Target: satu angka (4,3), rentang (4,20-4,25), atau predikat dengan angkanya (BB 70).",
    "Nomor urut boleh dikosongkan: dihitung menurut urutan baris.",
    "Rumus boleh dipakai asalkan bukunya disimpan oleh aplikasi lembar kerja; yang dibaca adalah "
    "nilai tersimpan.",
    "Data milik tahun ini diganti seluruhnya: baris yang tidak ada di buku akan dihapus. Data "
    "Renstra, unit, dan pejabat dibuat atau diubah, tidak dihapus.",
    "Tabel data: daftarkan di tabel_data dan tabel_kolom, lalu buat lembar bernama t_ diikuti kode "
    "tabel. Judul kolomnya _kunci, _induk, _jenis, dan kunci tiap kolom.",
)
_JUDUL = ("lembar", "kolom", "wajib", "isi", "keterangan", "contoh")
_LEBAR = (24, 24, 9, 48, 64, 32)


def tulis_petunjuk(ws: Worksheet, daftar: list[Lembar]) -> None:
    """Fill the guide sheet."""
    ws.title = PETUNJUK
    ws.append(["Petunjuk mengisi buku kerja"])
    ws["A1"].font = Font(bold=True, size=16)
    for nomor, langkah in enumerate(LANGKAH, 1):
        ws.append([f"{nomor}. {langkah}"])
        ws.merge_cells(start_row=ws.max_row, end_row=ws.max_row, start_column=1, end_column=6)
        ws.cell(ws.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
        ws.row_dimensions[ws.max_row].height = 32
    ws.append([])
    ws.append(_JUDUL)
    awal = ws.max_row
    for sel in ws[awal]:
        sel.font = Font(bold=True, color="FFFFFF")
        sel.fill = PatternFill("solid", fgColor="1F4E79")
    for lembar in daftar:
        _tulis_lembar(ws, lembar)
    for kolom, lebar in zip("ABCDEF", _LEBAR, strict=True):
        ws.column_dimensions[kolom].width = lebar
    ws.auto_filter.ref = f"A{awal}:F{ws.max_row}"
    ws.freeze_panes = ws.cell(awal + 1, 1) if awal < 3 else None
    ws.protection.sheet = True
    ws.protection.autoFilter = False


def _tulis_lembar(ws: Worksheet, lembar: Lembar) -> None:
    """Write the sheet's own line with a link to it, then a line per column."""
    ws.append([lembar.nama, "", "", lembar.judul, lembar.bantuan])
    for sel in ws[ws.max_row]:
        sel.font = Font(bold=True)
        sel.fill = PatternFill("solid", fgColor="E8EEF4")
        sel.alignment = Alignment(wrap_text=True, vertical="top")
    tautan = ws.cell(ws.max_row, 1)
    tautan.hyperlink = f"#'{lembar.nama}'!A1"
    tautan.font = Font(bold=True, color="1F4E79", underline="single")
    for kolom in lembar.kolom.values():
        isi = isi_kolom(kolom).replace("`", "")
        wajib = "ya" if kolom.wajib else ""
        ws.append([lembar.nama, kolom.nama, wajib, isi, kolom.bantuan])
        contoh = ws.cell(ws.max_row, 6)
        contoh.value, contoh.data_type, contoh.number_format = kolom.contoh or None, "s", "@"
        for sel in ws[ws.max_row]:
            sel.alignment = Alignment(wrap_text=True, vertical="top")
