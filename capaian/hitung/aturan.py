"""Choices that steer a calculation: of one indicator, and of the agency's year."""

from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.hitung.hasil import Hasil
from capaian.hitung.istilah import (
    Arah,
    AturanNegatif,
    AturanTargetNol,
    KodePeringatan,
    LingkupBatas,
    NilaiBatas,
    Rumus,
)
from lakip.angka import format_persen


@dataclass(frozen=True, slots=True)
class AturanIndikator:
    """What one indicator does in the cases its formula does not settle.

    ``rumus_turun`` is the agency's formula for falling indicators; a RANGE uses it at its edge.
    """

    target_nol: AturanTargetNol = AturanTargetNol.TIDAK_DIHITUNG
    negatif: AturanNegatif = AturanNegatif.TIDAK_DIHITUNG
    rumus_turun: Rumus = Rumus.MIN_LAN


@dataclass(frozen=True, slots=True)
class Batas:
    """The highest capaian that counts, and where it counts. No cap by default."""

    nilai: NilaiBatas = NilaiBatas.TANPA
    lingkup: LingkupBatas = LingkupBatas.TAMPIL

    @property
    def maks(self) -> Decimal | None:
        """The cap in percent; None without one."""
        return None if self.nilai is NilaiBatas.TANPA else Decimal(self.nilai.value)

    def untuk_rata(self, capaian: Decimal) -> Decimal:
        """Return the capaian that a mean counts."""
        return capaian if self.maks is None else min(capaian, self.maks)

    def untuk_tampil(self, hasil: Hasil) -> Hasil:
        """Return the result as shown: capped, with a warning, when the cap applies to showing."""
        if self.lingkup is not LingkupBatas.TAMPIL or self.maks is None or hasil.nilai is None:
            return hasil
        if hasil.nilai <= self.maks:
            return hasil
        terbatas = replace(hasil, nilai=self.maks, sebelum_batas=hasil.nilai)
        return terbatas.dengan(
            KodePeringatan.DIBATASI,
            f"Capaian {format_persen(hasil.nilai)} dibatasi menjadi {format_persen(self.maks, 0)}.",
        )


def rumus_bawaan(arah: Arah, rumus_turun: Rumus = Rumus.MIN_LAN) -> Rumus:
    """Return the formula of an indicator that names none: by polarity and the agency's setting."""
    if arah is Arah.NAIK:
        return Rumus.MAX
    return rumus_turun if arah is Arah.TURUN else Rumus.STABIL
