"""A sheet as the readers see it, whatever file it came from."""

from dataclasses import dataclass, field

BARIS_MAKS = 250_000
KOLOM_MAKS = 400
SEL_MAKS = 6_000_000

RUMUS = "rumus"
GALAT = "galat"


@dataclass(slots=True)
class Lembar:
    """Rows from the sheet's first row and column on, so that positions are the spreadsheet's own.

    ``gabungan`` holds merged areas (first row, first column, last row, last column), counted from
    zero; None when the format does not tell. ``cacat`` names cells that look empty but are not: a
    formula whose result is not in the file, or an error value.
    """

    nama: str
    baris: list[list[object]]
    gabungan: list[tuple[int, int, int, int]] | None = None
    tersembunyi: bool = False
    cacat: dict[tuple[int, int], str] = field(default_factory=dict)
    baris_tersembunyi: list[int] = field(default_factory=list)


def terlalu_luas(nama: str, baris: int, kolom: int) -> str | None:
    """The refusal for a sheet of this size, or None when it may be read."""
    if baris > BARIS_MAKS:
        return (
            f"Lembar “{nama}” berisi {baris} baris, melebihi batas {BARIS_MAKS}. "
            "Hapus baris di bawah data terakhir, lalu simpan ulang."
        )
    if kolom > KOLOM_MAKS or baris * kolom > SEL_MAKS:
        return (
            f"Lembar “{nama}” memakai {baris} baris dan {kolom} kolom, terlalu luas untuk sebuah "
            "SPJ. Hapus baris dan kolom di luar tabel, lalu simpan ulang."
        )
    return None
