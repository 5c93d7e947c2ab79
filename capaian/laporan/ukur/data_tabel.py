"""Free tables: typed cells read as numbers, and subtotals computed from their details."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.hitung import jumlah
from capaian.laporan.bahan import BarisData, KolomData, TabelData
from capaian.laporan.pohon import Fakta
from capaian.laporan.ukur.pendaftar import DIHITUNG, MAKS_SUKU, Pendaftar
from lakip.angka import AngkaTidakTerbaca, baca_desimal_polos, format_angka, tanda_kosong

BERANGKA = {"bulat", "angka", "rupiah", "persen"}
"""Column types whose cells are numbers; a year is printed without dots and never added."""


@dataclass(frozen=True)
class SelData:
    """A cell of a free table: ``nilai`` None for text and for blanks, ``teks`` as printed.

    ``beda``: what the details sum to, where a typed subtotal says something else.
    """

    nilai: Decimal | None
    teks: str
    fakta: str | None = None
    beda: Decimal | None = None


def ukur_tabel(tabel: TabelData, daftar: Pendaftar) -> tuple[dict[str, SelData], ...]:
    """Return the cells of each row by column key, and register every number."""
    return tuple(
        {
            kolom.kunci: sel
            for kolom in tabel.kolom
            if (sel := _sel(tabel, n, kolom, daftar)) is not None
        }
        for n in range(len(tabel.baris))
    )


def kunci_baris(b: BarisData) -> str:
    """The row as facts name it; one name may occur under two parents."""
    return f"{b.induk}.{b.kunci}" if b.induk else b.kunci


def label_baris(tabel: TabelData, b: BarisData) -> str:
    """What a row is called: its first filled cell, in the order of the columns."""
    return next((b.sel[k.kunci] for k in tabel.kolom if b.sel.get(k.kunci)), b.kunci)


def _sel(tabel: TabelData, n: int, kolom: KolomData, daftar: Pendaftar) -> SelData | None:
    b = tabel.baris[n]
    jumlahan = b.jenis in ("subjumlah", "jumlah") and kolom.jumlahkan
    rincian = jumlah_rincian(tabel.baris, n, kolom.kunci) if jumlahan else None
    id_ = f"data:{tabel.kode}/{kunci_baris(b)}/{kolom.kunci}"
    nama = f"{tabel.judul}: {label_baris(tabel, b)}, {kolom.judul}"
    if kolom.kunci not in b.sel:
        if rincian is None:
            return None
        return _terjumlah(tabel, n, kolom, daftar, id_, nama, rincian)
    isi = b.sel[kolom.kunci]
    nilai = angka_sel(isi) if kolom.tipe in BERANGKA else None
    if nilai is None:
        return SelData(None, isi)
    satuan = "%" if kolom.tipe == "persen" else ""
    teks = format_angka(nilai)
    daftar.isian(id_, nama, nilai, satuan=satuan, asal=b.asal)
    return SelData(nilai, teks, id_, None if rincian in (None, nilai) else rincian)


def _terjumlah(
    tabel: TabelData,
    n: int,
    kolom: KolomData,
    daftar: Pendaftar,
    id_: str,
    nama: str,
    nilai: Decimal,
) -> SelData:
    """Register a computed total with the cells that it adds up."""
    rinci = [
        (f"data:{tabel.kode}/{kunci_baris(r)}/{kolom.kunci}", angka)
        for r in _rincian(tabel.baris, n)
        if (angka := angka_sel(r.sel.get(kolom.kunci, ""))) is not None
    ]
    teks, rumus = format_angka(nilai), "jumlah rincian"
    suku = " + ".join(format_angka(angka) for _, angka in rinci)
    kiri = suku if len(rinci) <= MAKS_SUKU else f"jumlah {len(rinci)} rincian"
    masukan = tuple(id_rinci for id_rinci, _ in rinci) if kolom.tipe in BERANGKA else ()
    terisi = f"{kiri} = {teks}"
    daftar.catat(Fakta(id_, nama, nilai, "", teks, "", rumus, terisi, masukan, DIHITUNG))
    return SelData(nilai, teks, id_)


def angka_sel(isi: str) -> Decimal | None:
    """The number in a cell; blanks, "-", n/a and unreadable text are not numbers."""
    if tanda_kosong(isi) is not None:
        return None
    try:
        return baca_desimal_polos(isi)
    except AngkaTidakTerbaca:
        return None


def jumlah_rincian(baris: Sequence[BarisData], n: int, kolom: str) -> Decimal | None:
    """The sum of the details that a subtotal or total row stands for, None when none is known."""
    return jumlah(angka_sel(r.sel.get(kolom, "")) for r in _rincian(baris, n)).nilai


def _rincian(baris: Sequence[BarisData], n: int) -> list[BarisData]:
    """All details for a total; for a subtotal those below it, below its parent, or above it."""
    b = baris[n]
    rinci = [r for r in baris if r.jenis == "rinci"]
    if b.jenis == "jumlah":
        return rinci
    for induk in filter(None, (b.kunci, b.induk)):
        if milik := [r for r in rinci if r.induk == induk]:
            return milik
    awal = max((k for k in range(n) if baris[k].jenis != "rinci"), default=-1)
    return [r for r in baris[awal + 1 : n] if r.jenis == "rinci"]
