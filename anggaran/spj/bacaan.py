"""What reading a file gives, and its passage between processes as plain data."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .istilah import Temuan, Tingkat


class Simpul(NamedTuple):
    """A program, kegiatan or sub kegiatan that the file names; ``lembar`` is an index."""

    kode: str
    tingkat: str
    nama: str
    induk: str
    lembar: int
    baris: int | None


class Rinci(NamedTuple):
    """One leaf amount, in whole sen: ``lalu`` up to last month, ``ini`` this month.

    ``pagu`` None: the file states none. ``rujukan`` keeps apart rows of one account (document,
    funding source, unit). ``kolom`` holds the letters of the cell that shows the amount,
    ``kolom_pagu`` of the one that shows the budget, "" without one.
    """

    pos: str
    rekening: str
    belanja: str
    rujukan: str
    uraian: str
    pagu: int | None
    lalu: int
    ini: int
    lembar: int
    baris: int
    kolom: str
    kolom_pagu: str = ""


@dataclass(slots=True)
class Permintaan:
    """What the file should be: agency, year, month; and the layouts remembered so far."""

    nama_opd: str
    tahun: int
    bulan: int
    singkatan_opd: str = ""
    kode_opd: str = ""
    sub_unit: str = ""
    kewenangan: str = "2"
    susunan: str = ""
    ingatan: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Bacaan:
    """What the file says. An unknown layout has no ``susunan`` and a preview instead of rows."""

    jenis: str
    susunan: str = ""
    lembar: list[str] = field(default_factory=list)
    simpul: list[Simpul] = field(default_factory=list)
    rinci: list[Rinci] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)
    pagu_cetak: int | None = None
    realisasi_cetak: int | None = None
    cetak_program: dict[str, list[int | None]] = field(default_factory=dict)
    kumulatif: bool = True
    per_bulan: bool = False
    hanya_pagu: bool = False
    pratinjau: dict[str, Any] | None = None

    @property
    def pagu(self) -> int | None:
        """Sum of the leaves' budget; None when no leaf states one."""
        nilai = [r.pagu for r in self.rinci if r.pagu is not None]
        return sum(nilai) if nilai else None

    @property
    def realisasi(self) -> int:
        """Sum of the leaves' realised amounts up to the month."""
        return sum(r.lalu + r.ini for r in self.rinci)

    @property
    def terhalang(self) -> bool:
        """Whether a finding forbids writing."""
        return any(t.tingkat == Tingkat.BLOKIR for t in self.temuan)

    def ke_data(self) -> dict[str, Any]:
        """Plain lists and texts for JSON."""
        return {nama: getattr(self, nama) for nama in self.__slots__}

    @classmethod
    def dari_data(cls, data: dict[str, Any]) -> "Bacaan":
        """The inverse of ``ke_data``."""
        return cls(
            **{
                **data,
                "simpul": [Simpul(*s) for s in data["simpul"]],
                "rinci": [Rinci._make(r) for r in data["rinci"]],
                "temuan": [Temuan(*t) for t in data["temuan"]],
            }
        )
