"""A target: one number, a range, or a grade with its number."""

import re
from dataclasses import dataclass
from decimal import Decimal

from lakip.angka import (
    AngkaTidakTerbaca,
    JenisAngka,
    baca_angka,
    baca_desimal_polos,
    baca_rentang,
    desimal_polos,
    format_angka,
    format_rentang,
    tanda_kosong,
)

_PREDIKAT = re.compile(
    r"(?!(?i:rp|idr)[. 0-9])([A-Za-z][A-Za-z+\- ]*?)(?:\s*[:(]?\s*([0-9][0-9.,]*)\s*\)?)?"
)


@dataclass(frozen=True, slots=True)
class Target:
    """Exactly one of: ``angka``; ``bawah`` and ``atas``; ``predikat`` with or without ``angka``.

    Raises ValueError for any other mixture and for a range upside down.
    """

    angka: Decimal | None = None
    bawah: Decimal | None = None
    atas: Decimal | None = None
    predikat: str = ""

    def __post_init__(self) -> None:
        if (self.bawah is None) is not (self.atas is None):
            raise ValueError("Target rentang memerlukan batas bawah dan batas atas.")
        if self.berentang is bool(self.angka is not None or self.predikat):
            raise ValueError("Target berupa satu angka, satu rentang, atau satu predikat.")
        if self.bawah is not None and self.atas is not None and self.bawah > self.atas:
            raise ValueError("Batas bawah target melebihi batas atasnya.")

    @classmethod
    def tunggal(cls, angka: Decimal) -> "Target":
        """Return a target of one number."""
        return cls(angka=angka)

    @classmethod
    def rentang(cls, bawah: Decimal, atas: Decimal) -> "Target":
        """Return a target that any value from ``bawah`` to ``atas`` meets."""
        return cls(bawah=bawah, atas=atas)

    @classmethod
    def grade(cls, predikat: str, angka: Decimal | None = None) -> "Target":
        """Return a grade with the number the agency set for it, None when it set none."""
        return cls(angka=angka, predikat=predikat)

    @property
    def berentang(self) -> bool:
        """Tell whether the target is a range."""
        return self.bawah is not None

    def teks(self, desimal: int | None = None) -> str:
        """Return the target as printed: "4,3", "4,20–4,25", "BB (70)", "BB"."""
        if self.bawah is not None and self.atas is not None:
            return format_rentang(self.bawah, self.atas, desimal)
        angka = format_angka(self.angka, desimal, kosong="")
        if not self.predikat:
            return angka
        return f"{self.predikat} ({angka})" if angka else self.predikat

    def polos(self) -> str:
        """Return the target with plain decimals, as ``baca_target(polos=True)`` reads it."""
        if self.berentang:
            return f"{desimal_polos(self.bawah)}-{desimal_polos(self.atas)}"
        return " ".join(filter(None, [self.predikat, desimal_polos(self.angka)]))


def baca_target(
    isi: object, *, polos: bool = False, jenis: JenisAngka = JenisAngka.DESIMAL
) -> Target | None:
    """Return the target in "4,3", "4,20-4,25", "BB", "A 80,71" or "BB (70)"; None when blank.

    ``polos``: numbers are plain decimals ("4.20-4.25"), as in JSON. Raises AngkaTidakTerbaca,
    also for a range upside down.
    """
    if isinstance(isi, str) and (teks := isi.strip()):
        if ujung := baca_rentang(teks, polos=polos, jenis=jenis):
            return _rentang(isi, *ujung)
        if tanda_kosong(teks) is None and (cocok := _PREDIKAT.fullmatch(teks)):
            predikat, angka = cocok.groups()
            return Target.grade(predikat.strip(), _angka(angka, polos, jenis))
    nilai = _angka(isi, polos, jenis)
    return None if nilai is None else Target.tunggal(nilai)


def _angka(isi: object, polos: bool, jenis: JenisAngka) -> Decimal | None:
    return baca_desimal_polos(isi) if polos else baca_angka(isi, jenis=jenis)


def _rentang(isi: object, bawah: Decimal, atas: Decimal) -> Target:
    if bawah > atas:
        raise AngkaTidakTerbaca(isi, "rentang ditulis dari batas bawah ke batas atas")
    return Target.rentang(bawah, atas)
