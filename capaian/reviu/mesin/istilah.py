"""The words of the machine: what it looks at, and an answer with its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from capaian.laporan.pohon import Laporan

TERBANYAK = 5
"""Examples named in the evidence; the rest is counted."""


class Nilai(StrEnum):
    """An answer to an item of the checklist; KOSONG: none yet."""

    KOSONG = ""
    YA = "ya"
    TIDAK = "tidak"
    TIDAK_BERLAKU = "tidak_berlaku"


@dataclass(frozen=True)
class CentangSmart:
    """One indicator as people judged it: whether judged through, and the marks that it lacks."""

    kode: str
    nama: str
    selesai: bool
    kurang: tuple[str, ...] = ()


@dataclass(frozen=True)
class BahanReviu:
    """What the machine looks at.

    ``bukti`` counts pieces of evidence by code of indicator. ``diterima`` and ``menunggu`` count
    entries that the agency's verifier accepted and has not accepted yet. ``langkah`` are the
    steps that the report took, as words. ``salah`` are open findings of the heaviest level.
    ``smart`` are the ticks of the review so far.
    """

    laporan: Laporan
    bukti: Mapping[str, int] = field(default_factory=dict)
    diterima: int = 0
    menunggu: int = 0
    langkah: Mapping[str, str] = field(default_factory=dict)
    salah: tuple[str, ...] = ()
    smart: tuple[CentangSmart, ...] = ()


@dataclass(frozen=True)
class Jawaban:
    """An answer, the evidence in words, and the places of the report it was read from."""

    nilai: Nilai
    bukti: str
    rujukan: tuple[str, ...] = ()


def sebut(contoh: list[str]) -> str:
    """The first few, and how many more there are."""
    lebih = len(contoh) - TERBANYAK
    return "; ".join(contoh[:TERBANYAK]) + (f"; dan {lebih} lainnya" if lebih > 0 else "")


def ya_bila(benar: bool, bukti: str, rujukan: tuple[str, ...] = ()) -> Jawaban:
    """Ya or tidak, with its evidence."""
    return Jawaban(Nilai.YA if benar else Nilai.TIDAK, bukti, rujukan)
