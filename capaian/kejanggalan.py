"""What is impossible or surprising about an entered figure, as questions to the person.

One set of rules for indicators, outputs and money, on the page and in an uploaded sheet.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol

from capaian.jadwal import nama_periode
from lakip.angka import format_angka, format_rupiah
from renstra.models import Indikator

LIPAT = 10  # how many times the last value a new one may be before it is questioned


class PerluPenjelasan(Exception):
    """The figure is surprising and nobody has said why; ``kejanggalan`` are the questions."""

    def __init__(self, kejanggalan: list[str]) -> None:
        self.kejanggalan = kejanggalan
        super().__init__(" ".join(kejanggalan))


class Terukur(Protocol):
    """An indicator or an output: how its quarters make a year, and which way is good."""

    agregasi: str
    arah: str


def pembilang_janggal(pembilang: Decimal | None, penyebut: Decimal | None) -> Iterable[str]:
    """A part that exceeds its whole."""
    if pembilang is not None and penyebut is not None and pembilang > penyebut:
        yield f"Pembilang {format_angka(pembilang)} melebihi penyebut {format_angka(penyebut)}."


def turun_janggal(
    i: Terukur, triwulan: int, nilai: Decimal | None, nama: str, lalu: Decimal | None
) -> Iterable[str]:
    """A cumulative value below that of ``nama``, the quarter before."""
    kumulatif = i.agregasi == Indikator.Agregasi.LAST and i.arah == Indikator.Arah.NAIK
    if not kumulatif or not nama.startswith("Triwulan") or nilai is None or lalu is None:
        return
    if nilai < lalu:
        yield (
            f"Nilai sampai {nama_periode(triwulan)} ({format_angka(nilai)}) lebih kecil daripada "
            f"{nama} ({format_angka(lalu)})."
        )


def lipat_janggal(nilai: Decimal | None, nama: str, lalu: Decimal | None) -> Iterable[str]:
    """A value many times that of ``nama``, the period before."""
    if nilai is not None and lalu is not None and lalu > 0 and nilai >= LIPAT * lalu:
        yield (
            f"Nilai {format_angka(nilai)} sedikitnya {LIPAT} kali {nama} ({format_angka(lalu)}). "
            "Periksa letak koma."
        )


def pecahan_janggal(satuan: str, nilai: Decimal | None, acuan: Decimal | None) -> Iterable[str]:
    """A percentage that looks like its fraction, as a spreadsheet stores "85%": 0.85.

    ``acuan`` is the last value or else the target, None without either.
    """
    if satuan.strip() != "%" or nilai is None or acuan is None:
        return
    if 0 < nilai <= 1 and acuan >= LIPAT:
        persen = format_angka(nilai.scaleb(2), buang_nol=True)
        yield (
            f"Nilai {format_angka(nilai)} untuk satuan % jauh di bawah {format_angka(acuan)}. "
            f"Bila maksudnya {persen}%, tulis {persen}."
        )


def pagu_janggal(realisasi: Decimal | None, pagu: Decimal | None) -> Iterable[str]:
    """Realised money beyond its ceiling, in rupiah."""
    if realisasi is not None and pagu is not None and realisasi > pagu:
        yield (f"Realisasi setahun {format_rupiah(realisasi)} melebihi pagu {format_rupiah(pagu)}.")


def negatif_janggal(nilai: Decimal | None, nama: str) -> Iterable[str]:
    """Money given back in a month."""
    if nilai is not None and nilai < 0:
        yield f"Realisasi {nama} negatif, {format_rupiah(nilai)}. Apakah ini pengembalian?"
