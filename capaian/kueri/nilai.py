"""Stored targets as the calculator takes them."""

from capaian.hitung import Target
from capaian.kueri.jejak import Jejak
from capaian.laporan.bahan import Isian
from capaian.laporan.pohon import SumberNilai
from renstra.models import NilaiTarget


def target(baris: NilaiTarget) -> Target | None:
    """The target in a row; None when the row sets none."""
    if baris.nilai_atas is not None and baris.nilai is not None:
        return Target.rentang(baris.nilai, baris.nilai_atas)
    if baris.predikat:
        return Target.grade(baris.predikat, baris.nilai)
    return None if baris.nilai is None else Target.tunggal(baris.nilai)


def isian(baris: NilaiTarget, jejak: Jejak | None = None) -> Isian:
    """The target in a row with its provenance where ``jejak`` has loaded that model."""
    asal: SumberNilai | None = jejak.asal(baris) if jejak else None
    return Isian(target(baris), asal)
