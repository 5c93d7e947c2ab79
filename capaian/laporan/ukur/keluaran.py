"""The realised output of a year from its quarters, and its capaian."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from capaian.hitung import (
    Agregasi,
    Hasil,
    Hitungan,
    Kelas,
    Target,
    agregasi_triwulan,
    hitung_capaian,
    kategori,
    rumus_bawaan,
)
from capaian.laporan.bahan import AturanUkur, Keluaran
from lakip.angka import bulat

DESIMAL_RATA = 2
"""Decimals of a mean of quarters, as it is published."""


@dataclass(frozen=True)
class HasilKeluaran:
    """Capaian and category of one output."""

    keluaran: Keluaran
    capaian: Hasil
    kelas: Kelas | None

    @property
    def kunci(self) -> str:
        """How facts name the output: "1.06.02#1" after "keluaran:"."""
        return f"{self.keluaran.pos}#{self.keluaran.nomor}"


def realisasi_keluaran(
    setahun: Decimal | None,
    triwulan: Mapping[int, Decimal | None],
    agregasi: Agregasi,
    satuan: str,
    *,
    sampai: int = 4,
) -> Hasil:
    """What was realised of an output up to a quarter; the figure typed for the year wins.

    ``triwulan`` are the values by quarter, 1 to 4; a missing one is not 0. Percentages are never
    added up. No value without any quarter.
    """
    if setahun is not None:
        return Hasil(setahun, Hitungan.DIKETIK)
    nilai = [triwulan.get(n) for n in range(1, sampai + 1)]
    hasil = agregasi_triwulan(nilai, agregasi, persen=satuan.strip() == "%")
    if agregasi is Agregasi.AVG and hasil.nilai is not None:
        return Hasil(bulat(hasil.nilai, DESIMAL_RATA), hasil.rumus, masukan=hasil.masukan)
    return hasil


def ukur_keluaran(k: Keluaran, aturan: AturanUkur) -> HasilKeluaran:
    """Measure an output by the settings of its year."""
    capaian = hitung_capaian(
        target=None if k.target is None else Target.tunggal(k.target),
        realisasi=k.realisasi,
        rumus=rumus_bawaan(k.arah, aturan.rumus_turun),
        arah=k.arah,
        batas=aturan.batas,
    )
    return HasilKeluaran(k, capaian, kategori(capaian.nilai, aturan.skala))
