"""Rows of a table with every cell in its place, those that span rows repeated."""

from collections.abc import Iterator

from capaian.laporan.pohon import Baris, Sel, Tabel

KOSONG = Sel(None, "")


def terbentang(tabel: Tabel) -> Iterator[tuple[Baris, dict[str, tuple[Sel, bool]]]]:
    """Each row with its cells by column; a cell over several rows stands in each of them.

    True marks the row in which a cell begins. A column without a cell is empty, not begun.
    """
    turun: dict[str, tuple[Sel, int]] = {}
    for baris in tabel.baris:
        sel = {k.kunci: (KOSONG, False) for k in tabel.kolom}
        sel |= {kunci: (atas, False) for kunci, (atas, sisa) in turun.items() if sisa > 0}
        sel |= {kunci: (satu, True) for kunci, satu in baris.sel.items()}
        turun = {kunci: (satu, sisa - 1) for kunci, (satu, sisa) in turun.items()}
        turun |= {kunci: (satu, satu.tinggi - 1) for kunci, satu in baris.sel.items()}
        yield baris, sel
