"""Plain decimal strings, as JSON and the workbook's JSON form hold them: "4.20"."""

import re
from decimal import Decimal

from lakip.angka.baca import AngkaTidakTerbaca, dari_numerik

_POLOS = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def baca_desimal_polos(isi: object) -> Decimal | None:
    """Return the value of a plain decimal string or a JSON number; None and "" are None.

    Raises AngkaTidakTerbaca for anything else: no grouping, no comma, no unit, no exponent.
    """
    if isi is None:
        return None
    if isinstance(isi, int | float | Decimal):
        return dari_numerik(isi)
    teks = str(isi).strip()
    if not teks:
        return None
    if not _POLOS.fullmatch(teks):
        raise AngkaTidakTerbaca(
            isi, "ditulis polos dengan titik sebagai tanda desimal, misalnya 1234.5"
        )
    return Decimal(teks)


def desimal_polos(nilai: Decimal | None) -> str | None:
    """Return ``nilai`` as a plain decimal string with its decimals kept; None stays None."""
    return None if nilai is None else f"{nilai:f}"
