"""A cell of the report as a spreadsheet keeps it: a number with its printed look, or text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from capaian.laporan.pohon import Fakta, Sel
from lakip.angka import bulat
from lakip.xlsx.tulis import DIGIT_TEPAT, format_angka, muat_tepat

# A printed number: optional brackets or sign, groups of three, decimals; marks around it.
_CETAKAN = re.compile(
    r"(?P<awal>[^\d(\-−]*)(?P<kurung>\()?(?P<minus>[-−])?"
    r"(?P<utuh>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<desimal>\d+))?\)?(?P<akhir>[^\d]*)"
)


@dataclass(frozen=True)
class Angka:
    """A number for a cell: as exact as it is known, and the format that prints it."""

    nilai: Decimal
    bentuk: str
    desimal: int

    @property
    def tersimpan(self) -> Decimal:
        """The digits that a spreadsheet keeps."""
        if muat_tepat(self.nilai):
            return self.nilai
        return bulat(self.nilai, DIGIT_TEPAT - 1 - self.nilai.adjusted())


def angka_sel(sel: Sel, fakta: Mapping[str, Fakta]) -> Angka | None:
    """The number that the cell prints; None for text, codes and empty cells.

    A computed figure is kept unrounded where it rounds to what is printed.
    """
    cocok = _CETAKAN.fullmatch(sel.teks)
    nilai = _desimal(sel.nilai)
    if nilai is None or cocok is None:
        return None
    desimal = len(cocok["desimal"] or "")
    tercetak = Decimal(f"{cocok['utuh'].replace('.', '')}.{cocok['desimal'] or '0'}")
    if tercetak != abs(bulat(nilai, desimal)):
        return None
    penuh = fakta[sel.fakta].nilai if sel.fakta in fakta else None
    if isinstance(penuh, Decimal) and bulat(penuh, desimal) == bulat(nilai, desimal):
        nilai = penuh
    ribuan = "." in cocok["utuh"] or abs(nilai) < 1000
    bentuk = format_angka(desimal, ribuan=ribuan, kurung=cocok["kurung"] is not None)
    return Angka(nilai, _berimbuh(bentuk, cocok["awal"], cocok["akhir"]), desimal)


def _berimbuh(bentuk: str, awal: str, akhir: str) -> str:
    """The format with the marks that stand before and after the number in print."""
    hias = [f'"{t.replace(chr(34), "")}"' if t else "" for t in (awal, akhir)]
    return ";".join(f"{hias[0]}{bagian}{hias[1]}" for bagian in bentuk.split(";"))


def _desimal(nilai: str | None) -> Decimal | None:
    try:
        angka = Decimal(nilai or "")
    except InvalidOperation:
        return None
    return angka if angka.is_finite() else None
