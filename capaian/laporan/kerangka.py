"""The outline in force: a preset, the blocks of Bab III, and the agency's changes.

A part's key is also the key of its text, the place of data tables, and the key of a change.
Keys of Bab III end in the code of their block: ``analisis-2.S1``, ``analisis-5.IK1``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from capaian.laporan.bahan import DataLaporan, Indikator
from capaian.laporan.pola import ANALISIS, akar_pola
from capaian.laporan.simpul import Perlu, Simpul
from capaian.laporan.ubahan import terapkan

__all__ = ["BlokCapaian", "Perlu", "Simpul", "blok_capaian", "kerangka", "kunci_dikenal"]


@dataclass(frozen=True)
class BlokCapaian:
    """A block of Bab III: which indicators its analyses cover together.

    ``akhiran`` is appended to table keys: ":S1", or "" when there is only one block.
    """

    kode: str
    judul: str
    indikator: tuple[Indikator, ...]
    akhiran: str


def kerangka(data: DataLaporan) -> tuple[Simpul, ...]:
    """Return the outline in force: the preset of the report's manner with the agency's changes."""
    blok = [(b.kode, b.judul) for b in blok_capaian(data)]
    akar = akar_pola(data.tampil.pola, data.tampil.penomoran, data.tahun, blok)
    return terapkan(akar, data.bagian, dikenal=kunci_dikenal())


def blok_capaian(data: DataLaporan) -> tuple[BlokCapaian, ...]:
    """Return the blocks of Bab III in the report's manner that have indicators."""
    semua = data.indikator
    tujuan = tuple(i for i in semua if i.milik_tujuan)
    sasaran = tuple(i for i in semua if not i.milik_tujuan)
    blok_tujuan = BlokCapaian("tujuan", "Capaian Tujuan", tujuan, ":tujuan")
    match data.tampil.pola:
        case "sekali":
            calon = [BlokCapaian("opd", "", (*tujuan, *sasaran), "")]
        case "tujuan_sasaran":
            calon = [
                blok_tujuan,
                BlokCapaian("sasaran", "Capaian Sasaran", sasaran, ":sasaran"),
            ]
        case "per_indikator":
            calon = [blok_tujuan, *(_blok_indikator(n, i) for n, i in enumerate(sasaran, 1))]
        case _:
            calon = [blok_tujuan, *_blok_sasaran(data, sasaran)]
    return tuple(b for b in calon if b.indikator)


def _blok_indikator(nomor: int, i: Indikator) -> BlokCapaian:
    return BlokCapaian(i.kode, f"Indikator {nomor}: {i.nama}", (i,), f":{i.kode}")


def _blok_sasaran(data: DataLaporan, indikator: tuple[Indikator, ...]) -> Iterator[BlokCapaian]:
    for nomor, s in enumerate(data.sasaran, 1):
        milik = tuple(i for i in indikator if i.induk == s.kode)
        yield BlokCapaian(s.kode, f"Sasaran {nomor}: {s.uraian}", milik, f":{s.kode}")


def kunci_dikenal() -> frozenset[str]:
    """Keys that some manner knows: a change to one that is absent here is no new part."""
    akar = [s for pola in ("sekali", "per_indikator") for s in akar_pola(pola, "huruf", 0, ())]
    bagian = {s.kunci for satu in akar for s in satu.telusuri()}
    return frozenset(bagian | {"blok"} | {f"analisis-{n}" for n in ANALISIS})
