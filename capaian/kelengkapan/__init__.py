"""What an agency-year must hold before its report can be submitted, and what is missing.

Items are made from the same data and the same tree as the report, so a part that is switched off
asks for nothing. The percentage is rounded down: it is 100 only when nothing is missing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from capaian.kelengkapan import bukti, kinerja, laporan, rencana, uang
from capaian.kelengkapan.bahan import Bahan
from capaian.kelengkapan.syarat import Bagian, Syarat
from capaian.kueri.sidik import sidik_data
from capaian.models import TidakBerlaku
from renstra.models import TahunKinerja

__all__ = ["Bagian", "Butir", "Kelengkapan", "Syarat", "hitung_persen", "kelengkapan"]

PEMBUAT = (
    rencana.rencana,
    rencana.perjanjian,
    uang.anggaran,
    kinerja.realisasi,
    uang.keluaran,
    bukti.bukti,
    kinerja.analisis,
    laporan.naskah,
    laporan.tanda_tangan,
    laporan.temuan,
)
SERATUS = 100


@dataclass(frozen=True)
class Butir:
    """A required item with what was said about it. ``alasan``: why it does not apply."""

    syarat: Syarat
    alasan: str = ""

    @property
    def beres(self) -> bool:
        """Whether it is filled or does not apply."""
        return self.syarat.terisi or bool(self.alasan)

    def kini(self, hari: date) -> bool:
        """Whether it can already be asked for on that day; what was entered always can."""
        s = self.syarat
        return s.bagian == Bagian.BUKTI or s.sejak is None or s.sejak <= hari


@dataclass(frozen=True)
class Rekap:
    """How many items of a part are in order."""

    bagian: Bagian
    beres: int
    banyak: int

    @property
    def kurang(self) -> int:
        """How many are missing."""
        return self.banyak - self.beres


@dataclass(frozen=True)
class Kelengkapan:
    """All required items of an agency-year, in the order of its parts."""

    tahun_kinerja: TahunKinerja
    butir: tuple[Butir, ...]
    sidik: str
    """The state of the data that the items were made from."""

    @property
    def kurang(self) -> tuple[Butir, ...]:
        """What is missing."""
        return tuple(b for b in self.butir if not b.beres)

    @property
    def beres(self) -> int:
        """How many items are filled or do not apply."""
        return sum(b.beres for b in self.butir)

    @property
    def persen(self) -> int:
        """Whole percent of the items that are in order, rounded down."""
        return hitung_persen(self.beres, len(self.butir))

    @property
    def rekap(self) -> tuple["Rekap", ...]:
        """How far every part is."""
        return tuple(
            Rekap(satu, sum(b.beres for b in milik), len(milik)) for satu, milik in self.bagian()
        )

    def bagian(self) -> Iterator[tuple[Bagian, tuple[Butir, ...]]]:
        """Every part that has items, with them."""
        for satu in Bagian:
            if milik := tuple(b for b in self.butir if b.syarat.bagian == satu):
                yield satu, milik


def hitung_persen(beres: int, semua: int) -> int:
    """Whole percent, rounded down, so that 100 says that nothing is missing; 0 of nothing is 0."""
    return SERATUS * beres // semua if semua else 0


def kelengkapan(tk: TahunKinerja) -> Kelengkapan:
    """The items of an agency-year; unchanged data are not read again by the same process.

    Raises TidakDapatDimuat when the agency-year cannot be measured.
    """
    sidik = sidik_data(tk)
    syarat = _syarat(tk.pk, sidik)
    alasan = dict(TidakBerlaku.objects.filter(tahun_kinerja=tk).values_list("kunci", "alasan"))
    return Kelengkapan(tk, tuple(_butir(s, alasan) for s in syarat), sidik)


def _butir(s: Syarat, alasan: Mapping[str, str]) -> Butir:
    return Butir(s, "" if s.terisi or s.wajib else alasan.get(s.kunci, ""))


@lru_cache(maxsize=8)
def _syarat(pk: int, _sidik: str) -> tuple[Syarat, ...]:
    tk = TahunKinerja.objects.select_related("opd__pemda").get(pk=pk)
    bahan = Bahan.dari(tk)
    return tuple(_tunggal(s for buat in PEMBUAT for s in buat(bahan)))


def _tunggal(syarat: Iterable[Syarat]) -> Iterator[Syarat]:
    """The items in the order of their parts, every key once."""
    ada: dict[str, Syarat] = {}
    for s in syarat:
        kunci, ke = s.kunci, 1
        while s.kunci in ada:
            ke += 1
            s = replace(s, kunci=f"{kunci}~{ke}")
        ada[s.kunci] = s
    urutan = list(Bagian)
    yield from sorted(ada.values(), key=lambda s: urutan.index(s.bagian))
