"""Cells of data tables as people type them; blank, "-", 0 and n/a stay different."""

from capaian.buku.sel_tabel import DICETAK_KOSONG, TIPE_ANGKA
from capaian.laporan.ukur.data_tabel import angka_sel
from lakip.angka import baca_angka, format_angka, tanda_kosong


def baca_sel(tipe: str, teks: str) -> str:
    """A typed cell as it is kept: a number as plain decimal, "-" and "n/a" as such.

    Raises AngkaTidakTerbaca in a column of numbers.
    """
    teks = teks.strip()
    if tipe not in TIPE_ANGKA or teks == DICETAK_KOSONG:
        return teks
    if (tanda := tanda_kosong(teks)) is not None:
        return tanda.value
    return f"{baca_angka(teks, jenis=TIPE_ANGKA[tipe]):f}"


def teks_sel(tipe: str, isi: str) -> str:
    """A kept cell for typing: a number with a decimal comma, without dots."""
    nilai = angka_sel(isi) if tipe in TIPE_ANGKA else None
    return isi if nilai is None else format_angka(nilai).replace(".", "")
