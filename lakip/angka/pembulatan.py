"""The one rounding of the project."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import overload

# Wide enough for any amount the app stores plus the decimals of a long division.
_KONTEKS = Context(prec=60, rounding=ROUND_HALF_UP)
# Calculations carry 34 digits. What stands beyond the twentieth decimal is the residue of a
# division (70,000…01 for an exact 70) and must not tip a value over a half or a class bound.
_DESIMAL_RESIDU = 20


@overload
def bulat(nilai: Decimal | int, desimal: int = 2) -> Decimal: ...
@overload
def bulat(nilai: None, desimal: int = 2) -> None: ...
@overload
def bulat(nilai: Decimal | int | None, desimal: int = 2) -> Decimal | None: ...
def bulat(nilai: Decimal | int | None, desimal: int = 2) -> Decimal | None:
    """Return ``nilai`` rounded half up (away from zero) to ``desimal`` places; None stays None.

    ``desimal`` may be negative to round to tens or hundreds. The result keeps its trailing
    zeros, so ``bulat(Decimal(100), 2)`` is 100.00.
    """
    if nilai is None:
        return None
    angka = Decimal(nilai)
    if not angka.is_finite():
        raise ValueError(f"{nilai} bukan angka yang dapat dibulatkan.")
    if _jumlah_desimal(angka) > _DESIMAL_RESIDU > desimal:
        angka = angka.quantize(Decimal(1).scaleb(-_DESIMAL_RESIDU), context=_KONTEKS)
    hasil = angka.quantize(Decimal(1).scaleb(-desimal), context=_KONTEKS)
    if desimal < 0:
        hasil = hasil.quantize(Decimal(1), context=_KONTEKS)
    return abs(hasil) if hasil == 0 else hasil


def _jumlah_desimal(angka: Decimal) -> int:
    eksponen = angka.as_tuple().exponent
    return -eksponen if isinstance(eksponen, int) else 0
