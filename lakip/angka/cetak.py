"""Print numbers and money the Indonesian way: dots group thousands, a comma marks decimals."""

import re
from decimal import Decimal
from enum import StrEnum

from lakip.angka.pembulatan import bulat


class GayaRupiah(StrEnum):
    """How amounts are written; TABEL is for columns whose head already says (Rp)."""

    EYD = "eyd"
    TITIK = "titik"
    SPASI = "spasi"
    TABEL = "tabel"


_AWALAN = {
    GayaRupiah.EYD: "Rp",
    GayaRupiah.TITIK: "Rp. ",
    GayaRupiah.SPASI: "Rp ",
    GayaRupiah.TABEL: "",
}


def format_angka(
    nilai: Decimal | int | None,
    desimal: int | None = None,
    *,
    kosong: str = "-",
    kurung: bool = False,
    buang_nol: bool = False,
) -> str:
    """Return "1.234,5"; ``kosong`` for None.

    ``desimal``: places to round to, None keeps the places the value has. ``kurung`` writes a
    negative as "(1.234)", the manner of finance. ``buang_nol`` drops zeros at the end of the
    decimals: 92,50 becomes 92,5 and 100,00 becomes 100.
    """
    if nilai is None:
        return kosong
    angka = Decimal(nilai) if desimal is None else bulat(nilai, desimal)
    utuh, _, pecahan = f"{abs(angka):f}".partition(".")
    if buang_nol:
        pecahan = pecahan.rstrip("0")
    teks = re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", ".", utuh) + (f",{pecahan}" if pecahan else "")
    if angka >= 0:
        return teks
    return f"({teks})" if kurung else f"-{teks}"


def format_rupiah(
    nilai: Decimal | int | None,
    *,
    gaya: GayaRupiah = GayaRupiah.EYD,
    sen: bool | None = None,
    kosong: str = "-",
) -> str:
    """Return an amount in rupiah as "Rp1.234.567,00" or in another style; ``kosong`` for None.

    ``sen``: True prints two decimals, False rounds to whole rupiah, None prints them except in
    TABEL, where they appear only when the amount has any. Negatives stand in brackets.
    """
    if nilai is None:
        return kosong
    if sen is None:
        sen = gaya is not GayaRupiah.TABEL or bulat(nilai, 2) != bulat(nilai, 0)
    angka = bulat(nilai, 2 if sen else 0)
    teks = _AWALAN[gaya] + format_angka(abs(angka))
    return f"({teks})" if angka < 0 else teks


def format_persen(
    nilai: Decimal | int | None,
    desimal: int | None = 2,
    *,
    kosong: str = "-",
    buang_nol: bool = False,
) -> str:
    """Return a percentage as "90,43%", without a space; ``kosong`` for None."""
    if nilai is None:
        return kosong
    return format_angka(nilai, desimal, buang_nol=buang_nol) + "%"


def format_rentang(bawah: Decimal | int, atas: Decimal | int, desimal: int | None = None) -> str:
    """Return "4,20–4,25" with an en dash; "s.d." between negative ends, where a dash misleads."""
    penghubung = " s.d. " if bawah < 0 or atas < 0 else "–"
    return format_angka(bawah, desimal) + penghubung + format_angka(atas, desimal)


def format_nip(nip: str) -> str:
    """Return the 18 digits of a NIP in groups of 8, 6, 1 and 3; any other text as it is."""
    angka = re.sub(r"\s", "", nip)
    if not re.fullmatch(r"[0-9]{18}", angka):
        return nip
    return f"{angka[:8]} {angka[8:14]} {angka[14]} {angka[15:]}"
