"""Periksa: the errors that published performance reports carry, found before and after printing.

Pure: it reads ``DataLaporan``, ``Ukuran`` and printed figures, and knows no database.
"""

from collections.abc import Iterable

from capaian.laporan.bahan import DataLaporan
from capaian.periksa.aturan import ATURAN, Aturan
from capaian.periksa.hidup import Bahan, periksa_data
from capaian.periksa.temuan import Akibat, Jenis, Temuan, Tingkat, salah
from capaian.periksa.terbit import BarisCetakan, Konteks, periksa_terbit

__all__ = [
    "ATURAN",
    "Akibat",
    "Aturan",
    "Bahan",
    "BarisCetakan",
    "Jenis",
    "Konteks",
    "Temuan",
    "Tingkat",
    "konteks_terbit",
    "periksa",
    "periksa_data",
    "periksa_terbit",
    "salah",
]


def periksa(
    bahan: Bahan, cetakan: Iterable[BarisCetakan], jenis: Jenis | None = None
) -> tuple[Temuan, ...]:
    """Return the findings of an agency-year: on its data, on its printed report, or both."""
    data = () if jenis is Jenis.TERBIT else periksa_data(bahan)
    terbit = () if jenis is Jenis.DATA else periksa_terbit(cetakan, konteks_terbit(bahan.data))
    return (*data, *terbit)


def konteks_terbit(data: DataLaporan) -> Konteks:
    """What the workbook knows about the printed figures: polarity, formula, scale, budget tree."""
    keluaran = {f"{k.pos}#{k.nomor}": k.arah for k in data.keluaran}
    return Konteks(
        tahun=data.tahun,
        skala=data.ukur.skala,
        arah={i.kode: i.arah for i in data.indikator} | keluaran,
        rumus={i.kode: i.rumus for i in data.indikator if i.rumus},
        rumus_turun=data.ukur.rumus_turun,
        induk={p.kode: p.induk for p in data.pos},
        kelompok={i.kode: i.induk for i in data.indikator},
        tujuan=frozenset(t.kode for t in data.tujuan),
        metode=data.ukur.metode_efisiensi,
    )
