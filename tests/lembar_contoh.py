"""An agency-year for sheets filled offline, and ways to download, fill and upload one."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from orang import buat_pengguna, buat_unit
from pabrik import Pabrik

from capaian.lembar_isian import terima_lembar, tulis_lembar
from capaian.models import RealisasiIndikator
from capaian.pengisian import simpan_isian


def buat_tahun() -> Pabrik:
    """Two indicators, a leaf and its output; an operator of the bidang, a penyusun of all."""
    p = Pabrik()
    p.pengukuran()
    p.unit = buat_unit(p.opd)
    s = p.sasaran("S1", p.tujuan())
    p.ik1 = p.indikator("IK1", s, target=80, unit=p.unit["bidang"], desimal=2)
    rasio = {"pembilang": "Jumlah dilayani", "penyebut": "Jumlah pemohon"}
    p.ik2 = p.indikator("IK2", s, target=90, unit=p.unit["sekretariat"], **rasio)
    program = p.pos("1.01", unit=p.unit["bidang"])
    p.daun = p.pos("1.01.01", induk=program, pagu=5000000)
    p.k = p.keluaran(p.daun, 100, None)
    p.penyusun = buat_pengguna("penyusun", "penyusun", opd=p.opd)
    p.operator = buat_pengguna("operator", "operator", opd=p.opd, unit=p.unit["bidang"])
    return p


def kolom(ws: Worksheet) -> dict[str, int]:
    """The number of every column by its hidden key."""
    return {sel.value: sel.column for sel in ws[1] if sel.value}


def isi(berkas: bytes, **lembar: Callable[[Worksheet, dict[str, int]], None] | dict) -> bytes:
    """The file after somebody typed in it: values of the first row by column, or a function."""
    buku = load_workbook(BytesIO(berkas))
    for nama, isian in lembar.items():
        ws = buku[nama]
        if callable(isian):
            isian(ws, kolom(ws))
            continue
        for medan, nilai in isian.items():
            ws.cell(5, kolom(ws)[medan]).value = nilai
    keluaran = BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def lembar(p: Pabrik, siapa=None, triwulan: int = 1) -> bytes:
    return tulis_lembar(p.tk, triwulan, oleh=siapa or p.operator)


def terima(p: Pabrik, berkas: bytes, siapa=None, triwulan: int = 1):
    return terima_lembar(
        tahun_kinerja=p.tk,
        triwulan=triwulan,
        isi=berkas,
        nama="lembar.xlsx",
        oleh=siapa or p.operator,
    )


def hasil(p: Pabrik, berkas: bytes, siapa=None, triwulan: int = 1) -> list[tuple]:
    """Sheet, row and state of every row, with the first message."""
    return [
        (b.lembar, b.nomor, b.keadaan.value, *b.pesan[:1])
        for b in terima(p, berkas, siapa, triwulan).baris
        if b.keadaan != "kosong"
    ]


def simpan(p: Pabrik, nilai: int, versi: int = 0) -> RealisasiIndikator:
    return simpan_isian(
        tahun_kinerja=p.tk,
        indikator=p.ik1,
        triwulan=1,
        isian={"nilai": Decimal(nilai)},
        penjelasan="",
        versi_dibaca=versi,
        oleh=p.penyusun,
    )
