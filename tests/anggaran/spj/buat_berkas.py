"""Makes fixtures/spj: every layout right, and every fault of the matrix in a file named by it.

    python -m tests.anggaran.spj.buat_berkas

All files are the Pontianak December of 2025, so each can be tried against the demo agency. A
"benar" file gives exactly its totals; every other has one fault.
"""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

from tests.anggaran.spj import mentah as m
from tests.anggaran.spj import penulis as p
from tests.anggaran.spj import penulis_datar as pd
from tests.anggaran.spj.data_contoh import AKAR, Baris, bulan_lalu, jumlahkan, lengkapi, pontianak

FOLDER = AKAR / "fixtures" / "spj"
# Rows of layout C: the first account and the sub kegiatan above it.
BARIS_AKUN = 15
BARIS_SUB = 14


def _c(ubah: Callable[[Workbook], None] | None = None, **pilihan: object) -> bytes:
    buku = p.tulis_c(pontianak(), **pilihan)
    if ubah:
        ubah(buku)
    return m.xlsx(buku)


def _sel(alamat: str, nilai: object) -> bytes:
    """Layout C with one cell changed."""

    def ubah(buku: Workbook) -> None:
        buku.active[alamat] = nilai

    return _c(ubah)


def _tambah(alamat: str, beda: int) -> bytes:
    def ubah(buku: Workbook) -> None:
        buku.active[alamat].value += beda

    return _c(ubah)


def _baris(ubah: Callable[[list[Baris]], None]) -> bytes:
    """Layout C after changing the rows, sums computed anew."""
    baris = pontianak()
    ubah(baris)
    return m.xlsx(p.tulis_c(jumlahkan(baris)))


def _lebih_pagu(baris: list[Baris]) -> None:
    akun = next(b for b in baris if b.tingkat == "akun")
    akun.nilai[8] += akun.nilai[11] + 1_000_000
    akun.nilai = lengkapi(akun.nilai)


def _pengembalian(baris: list[Baris]) -> None:
    akun = next(b for b in baris if b.tingkat == "akun" and b.nilai[4] > 2_000_000)
    akun.nilai[4] += akun.nilai[5] + 1_500_000
    akun.nilai[5] = -1_500_000
    akun.nilai = lengkapi(akun.nilai)


def _ganti_kode(baris: list[Baris]) -> None:
    sub = next(b for b in baris if b.kode == "1.06.02.2.03.0002")
    sub.kode = "1.06.02.2.03.0009"


def _kode_lama(baris: list[Baris]) -> None:
    for b in baris:
        if b.tingkat == "sub_kegiatan":
            awal, _, akhir = b.kode.rpartition(".")
            b.kode = f"{awal}.{akhir[2:]}"


def _ganda(buku: Workbook) -> None:
    ws = buku.active
    ws.insert_rows(BARIS_AKUN + 1)
    for k in range(1, 15):
        ws.cell(BARIS_AKUN + 1, k, ws.cell(BARIS_AKUN, k).value)


def _sesudah_kaki(buku: Workbook) -> None:
    ws = buku.active
    akhir = ws.max_row + 2
    for k in range(1, 15):
        ws.cell(akhir, k, ws.cell(BARIS_AKUN, k).value)


def _teks_campur(buku: Workbook) -> None:
    """Numbers as text in both habits, spread over the rows."""
    for r, baris in enumerate(buku.active.iter_rows(min_row=12, min_col=3, max_col=14)):
        for sel in baris:
            if isinstance(sel.value, int):
                koma = f"{sel.value:,}"
                titik = koma.replace(",", ".")
                sel.value = (f"Rp. {titik},00", f"{koma}.00", f"{titik},-")[r % 3]


def _tanpa_induk(buku: Workbook) -> None:
    ws = buku.active
    for r in range(ws.max_row, 11, -1):
        if str(ws.cell(r, 1).value or "").startswith("1."):
            ws.delete_rows(r)


def _kode_angka(buku: Workbook) -> None:
    """What Excel does to codes: a bidang row as number, a program as date."""
    ws = buku.active
    ws.insert_rows(12)
    ws["A12"], ws["B12"] = 1.06, "Urusan Pemerintahan Bidang Sosial"
    for r in range(13, ws.max_row):
        if ws.cell(r, 1).value == "1.06.04":
            ws.cell(r, 1, date(2004, 6, 1))


def _beberapa_lembar() -> bytes:
    buku = p.tulis_a(pontianak())
    lalu = buku.create_sheet("November", 0)
    p._kepala_empat_belas(lalu, 1, [1, 7, *range(8, 20)])
    for area in ("A1:F2", "G1:G2", "H1:H2", "I1:K1", "L1:N1", "O1:Q1", "R1:R2", "S1:S2", "A3:F3"):
        lalu.merge_cells(area)
    p.isi_a(lalu, bulan_lalu(pontianak()), [1, 7, *range(8, 20)], rumus=False)
    return m.xlsx(buku)


def _tersembunyi(buku: Workbook) -> None:
    ws = buku.active
    ws.row_dimensions[BARIS_AKUN].hidden = True
    salinan = buku.copy_worksheet(ws)
    salinan.title = "Salinan lama"
    salinan.sheet_state = "hidden"


def _empat_kelompok() -> bytes:
    """A form with NO, four payment lanes and other spellings of the heads."""
    buku = Workbook()
    ws = buku.active
    ws.title = "SPJ"
    ws["A1"] = "LAPORAN PERTANGGUNGJAWABAN BENDAHARA PENGELUARAN"
    ws["A2"] = "SKPD : Dinas Sosial Kota Pontianak"
    ws["A3"] = "Bulan : Desember 2025"
    atas = ["NO", "KODE REK.", "URAIAN", "PAGU ANGGARAN"]
    for nama in ("SPJ-LS PEGAWAI", "SPJ-LS BARANG/JASA", "SPJ-LS MODAL", "SPJ-UP/GU/TU"):
        atas += [nama, None, None]
    ws.append([])
    ws.append([*atas, "JUMLAH SPJ S/D BULAN INI", "SISA PAGU"])
    ws.append([None] * 4 + ["S/D. BULAN LALU", "BULAN INI", "S/D. BULAN INI"] * 4)
    baris = pontianak()
    modal = jumlahkan(
        [b.salin() if b.kode[:3] != "5.1" else Baris("akun", b.kode, "") for b in baris]
    )
    for nomor, (b, bagian) in enumerate(zip(baris, modal, strict=True), 1):
        n, belanja_modal = b.nilai, bagian.nilai[4:7]
        barang = [x - y for x, y in zip(n[4:7], belanja_modal, strict=True)]
        ws.append([nomor, b.kode, b.uraian, n[0], *n[1:4], *barang, *belanja_modal, *n[7:]])
    return m.xlsx(buku)


def _ubah_kepala(buku: Workbook) -> None:
    """Heads that nobody could know: this one needs a person."""
    ws = buku.active
    for alamat, teks in (("A9", "Rek"), ("B9", "Keterangan"), ("C9", "Plafon"), ("M9", "Terpakai")):
        ws[alamat] = teks


def _csv_c(pemisah: str, sandi: str) -> bytes:
    ws = p.tulis_c(pontianak()).active
    baris = [
        [f"{s:,}".replace(",", ".") + ",00" if isinstance(s, int) else s for s in b]
        for b in m.kisi(ws)
    ]
    return m.csv_teks(baris, pemisah=pemisah, sandi=sandi)


def _rumus_a() -> bytes:
    return m.tanpa_hasil(m.xlsx(p.tulis_a(pontianak(), rumus=True)))


BERKAS: dict[str, Callable[[], bytes]] = {
    "benar-a-fungsional-desember.xlsx": lambda: m.xlsx(p.tulis_a(pontianak())),
    "benar-b-bendahara-pembantu.xlsx": lambda: m.xlsx(p.tulis_b(pontianak())),
    "benar-c-fungsional-kop.xlsx": _c,
    "benar-c-november.xlsx": lambda: m.xlsx(p.tulis_c(bulan_lalu(pontianak()), bulan="November")),
    "benar-c.xls": lambda: m.xls(p.tulis_c(pontianak()).active),
    "benar-c.ods": lambda: m.ods(p.tulis_c(pontianak()).active),
    "benar-c-html.xls": lambda: m.html(p.tulis_c(pontianak()).active),
    "benar-c-titik-koma-1252.csv": lambda: _csv_c(";", "cp1252"),
    "benar-c-tab.csv": lambda: _csv_c("\t", "utf-8-sig"),
    "benar-d-laporan-realisasi.xlsx": lambda: m.xlsx(pd.tulis_d(pontianak())),
    "benar-e-tabel-datar.csv": lambda: m.csv_teks(
        pd.isi_e(pontianak()), pemisah=",", sandi="utf-8"
    ),
    "benar-f-lra.xlsx": lambda: m.xlsx(pd.tulis_f(pontianak())),
    "benar-anggaran-sipd.xlsx": lambda: m.xlsx(pd.tulis_anggaran(pontianak())),
    "benar-dppa.xlsx": lambda: m.xlsx(pd.tulis_dpa(pontianak())),
    "benar-empat-kelompok.xlsx": _empat_kelompok,
    "benar-beberapa-lembar-bulan.xlsx": _beberapa_lembar,
    "benar-pengembalian.xlsx": lambda: _baris(_pengembalian),
    "rumus-tanpa-hasil.xlsx": _rumus_a,
    "angka-teks-campur.xlsx": lambda: _c(_teks_campur),
    "kode-angka-dan-tanggal.xlsx": lambda: _c(_kode_angka),
    "kode-rusak.xlsx": lambda: _sel(f"A{BARIS_AKUN}", "5.1.O2.01"),
    "kode-tidak-dikenal.xlsx": lambda: _baris(_ganti_kode),
    "kode-lama-15-karakter.xlsx": lambda: _baris(_kode_lama),
    "baris-ganda.xlsx": lambda: _c(_ganda),
    "data-sesudah-kaki.xlsx": lambda: _c(_sesudah_kaki),
    "tanpa-induk.xlsx": lambda: _c(_tanpa_induk),
    "kelompok-tidak-cocok.xlsx": lambda: _tambah(f"I{BARIS_AKUN}", 1_000),
    "jumlah-tidak-cocok.xlsx": lambda: _tambah(f"M{BARIS_AKUN}", 1_000),
    "sisa-tidak-cocok.xlsx": lambda: _tambah(f"N{BARIS_AKUN}", -1_000),
    "induk-tidak-cocok.xlsx": lambda: _tambah(f"C{BARIS_SUB}", 19_568_000),
    "total-tidak-cocok.xlsx": lambda: _tambah(f"C{12 + len(pontianak())}", 19_568_000),
    "realisasi-melebihi-pagu.xlsx": lambda: _baris(_lebih_pagu),
    "kop-perangkat-daerah-lain.xlsx": lambda: _sel("A5", "SKPD : Dinas Kesehatan Kota Pontianak"),
    "kop-tahun-lain.xlsx": lambda: _c(tahun=2024),
    "kop-bulan-lain.xlsx": lambda: _c(bulan="Oktober"),
    "angka-tidak-terbaca.xlsx": lambda: _sel(f"H{BARIS_AKUN}", "12 juta"),
    "sel-galat.xlsx": lambda: _sel(f"H{BARIS_AKUN}", "#REF!"),
    "tersembunyi.xlsx": lambda: _c(_tersembunyi),
    "kepala-tidak-dikenal.xlsx": lambda: _c(_ubah_kepala),
    "terkunci-sandi.xlsx": lambda: m.ole("EncryptedPackage"),
    "bermakro.xlsx": lambda: m.stabil(_c(), {"xl/vbaProject.bin": b"contoh"}),
    "terpotong.xlsx": lambda: _c()[:9_000],
    "bukan-lembar-kerja.xlsx": lambda: b"%PDF-1.7\n%%EOF\n",
}


def buat(folder: Path = FOLDER) -> None:
    """Write every file; the bytes are the same every time."""
    folder.mkdir(parents=True, exist_ok=True)
    for nama, isi in BERKAS.items():
        (folder / nama).write_bytes(isi())


def isi_sama(satu: bytes, dua: bytes) -> bool:
    """Whether two files say the same, though their libraries may pack them differently."""
    if satu == dua:
        return True
    if satu[:2] != b"PK" or dua[:2] != b"PK":
        return False
    return _sel_buku(satu) == _sel_buku(dua)


def _sel_buku(isi: bytes) -> list[list[list[object]]]:
    buku = load_workbook(io.BytesIO(isi))
    return [m.kisi(ws) for ws in buku.worksheets]


def baca_csv(isi: bytes) -> list[list[str]]:
    """Rows of a comma separated fixture."""
    return list(csv.reader(io.StringIO(isi.decode())))


if __name__ == "__main__":
    buat()
