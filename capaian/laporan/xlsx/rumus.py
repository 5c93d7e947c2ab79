"""Live formulas: how a fact's formula in words reads in a spreadsheet.

A formula is written only where its present inputs give the computed value; a rule that departed
from it (a target of zero, a fixed percentage) leaves the value.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation

from capaian.hitung.istilah import Hitungan, MetodeEfisiensi, MetodeSasaran, Rumus
from capaian.hitung.kata import rumus_kata

Nilai = Sequence[Decimal]
_SELISIH = Decimal("0.00000001")


@dataclass(frozen=True)
class Bentuk:
    """A formula: its text with the places of the inputs, and the same over their values."""

    pola: str
    nilai: Callable[[Nilai], Decimal]


_SERATUS = Decimal(100)
_BAGI = Bentuk("{1}/{0}*100", lambda n: n[1] / n[0] * _SERATUS)
_BAGI_BALIK = Bentuk("{0}/{1}*100", lambda n: n[0] / n[1] * _SERATUS)
_KURANG = Bentuk("{0}-{1}", lambda n: n[0] - n[1])
_SISA_BAGI = Bentuk("({0}-{1})/{0}*100", lambda n: (n[0] - n[1]) / n[0] * _SERATUS)
# Inputs stand in the order of the register: target before realisasi, pagu before realisasi.
_BENTUK: dict[str, Bentuk] = {
    Rumus.MAX: _BAGI,
    Rumus.MIN_LAN: Bentuk("(2*{0}-{1})/{0}*100", lambda n: (2 * n[0] - n[1]) / n[0] * _SERATUS),
    Rumus.MIN_RATIO: _BAGI_BALIK,
    Rumus.MIN_CUM: _SISA_BAGI,
    Rumus.STABIL: Bentuk(
        "MAX(0,1-ABS({1}-{0})/ABS({0}))*100",
        lambda n: max(Decimal(0), 1 - abs(n[1] - n[0]) / abs(n[0])) * _SERATUS,
    ),
    Rumus.GRADE: _BAGI,
    Hitungan.JARAK_NAIK: Bentuk(
        "(1+({1}-{0})/ABS({0}))*100", lambda n: (1 + (n[1] - n[0]) / abs(n[0])) * _SERATUS
    ),
    Hitungan.JARAK_TURUN: Bentuk(
        "(1-({1}-{0})/ABS({0}))*100", lambda n: (1 - (n[1] - n[0]) / abs(n[0])) * _SERATUS
    ),
    Hitungan.RASIO: _BAGI_BALIK,
    Hitungan.SERAPAN: _BAGI,
    Hitungan.SISA: _KURANG,
    Hitungan.SISA_PERSEN: _SISA_BAGI,
    MetodeEfisiensi.SISA_PCT: Bentuk("100-{1}/{0}*100", lambda n: 100 - n[1] / n[0] * _SERATUS),
    MetodeEfisiensi.SELISIH: _KURANG,
}
_MENURUT_KATA = {rumus_kata(kode): bentuk for kode, bentuk in _BENTUK.items()}
_RATA_RATA = {rumus_kata(MetodeSasaran.RATA_RATA), rumus_kata(Hitungan.FISIK_RATA)}


def bentuk_rumus(kata: str, banyak: int) -> Bentuk | None:
    """The formula of these words over ``banyak`` inputs; None when it cannot be written live."""
    if kata.startswith("jumlah ") and "÷" not in kata and "×" not in kata:
        return Bentuk("SUM", sum)
    if kata in _RATA_RATA:
        return Bentuk("AVERAGE", lambda n: sum(n, Decimal(0)) / len(n))
    return _MENURUT_KATA.get(kata) if banyak == 2 else None


def tulis_rumus(bentuk: Bentuk, alamat: Sequence[str], masukan: Nilai, nilai: Decimal) -> str:
    """The formula over these cells, "" where it does not give ``nilai``."""
    try:
        hasil = Decimal(bentuk.nilai(masukan))
    except (DivisionByZero, InvalidOperation, ZeroDivisionError):
        return ""
    isi = (
        f"{bentuk.pola}({','.join(rentang(alamat))})"
        if bentuk.pola.isalpha()
        else bentuk.pola.format(*alamat)
    )
    if abs(hasil - nilai) <= _SELISIH * max(1, abs(nilai)):
        return f"={isi}"
    return ""


def rentang(alamat: Sequence[str]) -> list[str]:
    """Cells one below the other as ranges: G5, G6, G7 become G5:G7."""
    hasil: list[list[str]] = []
    for satu in alamat:
        if hasil and _bawah(hasil[-1][-1]) == satu:
            hasil[-1].append(satu)
        else:
            hasil.append([satu])
    return [f"{h[0]}:{h[-1].rpartition('!')[2]}" if len(h) > 1 else h[0] for h in hasil]


def _bawah(alamat: str) -> str:
    """The address right below."""
    awal = alamat.rstrip("0123456789")
    return f"{awal}{int(alamat[len(awal) :]) + 1}"
