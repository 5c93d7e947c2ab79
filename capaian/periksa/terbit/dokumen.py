"""A published report as a set of printed figures, and how figures hang together."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from capaian.hitung import SKALA_LAN, Arah, MetodeEfisiensi, Rumus, Skala
from capaian.periksa.terbit.cetak import BarisCetakan, Cetak, Isi, baca_isi, sama
from capaian.periksa.terbit.nama import FaktaTidakTerbaca, Nama, baca_fakta, baca_nama
from lakip.angka import AngkaTidakTerbaca

NOL = Decimal(0)


@dataclass(frozen=True)
class Konteks:
    """What the workbook knows beside the printed figures: polarity, scale, budget tree.

    ``induk`` maps a budget node to its parent. ``indikator`` are the codes of indicators;
    ``metode`` None: the way efficiency was computed is inferred from the report alone.
    """

    tahun: int
    skala: Skala = SKALA_LAN
    skala_serapan: Skala | None = None
    arah: Mapping[str, Arah] = field(default_factory=dict)
    rumus: Mapping[str, Rumus] = field(default_factory=dict)
    rumus_turun: Rumus = Rumus.MIN_LAN
    induk: Mapping[str, str] = field(default_factory=dict)
    tujuan: frozenset[str] = frozenset()
    """Codes of tujuan: their indicators may stand outside the mean of the agency."""
    kelompok: Mapping[str, str] = field(default_factory=dict)
    """Indicator to its sasaran or tujuan."""
    metode: MetodeEfisiensi | None = None


@dataclass(frozen=True)
class Masalah:
    """A row that cannot be read, with what to do."""

    baris: BarisCetakan
    pesan: str


Ambil = Callable[[str], Isi | None]


@dataclass(frozen=True)
class Kaitan:
    """One relation: ``hasil`` follows from ``masukan``. ``hitung`` gives None without inputs.

    ``longgar`` is how far rounded inputs may move the result. ``jumlahan`` marks a sum whose
    terms may be tried one by one. ``perlu`` weighs a difference as "perlu penjelasan" only.
    """

    aturan: str
    hasil: str
    masukan: tuple[str, ...]
    rumus: str
    hitung: Callable[[Ambil], Isi | None]
    longgar: Callable[[Ambil], Decimal] = lambda _: NOL
    jumlahan: bool = False
    perlu: bool = False
    saksi: bool = True
    """Whether it tells a misprint from the right figure; two documents that differ do not."""
    pendamping: bool = False
    """Only shows where a sum differs in its own table; the sum of its children decides."""
    di: tuple[str, str] | None = None
    """(tempat, baris) when the relation holds for the figures of one printed row only."""


class Dokumen:
    """All printed figures, by fact and by place; ``acuan`` is the figure each fact goes by."""

    def __init__(self, baris: Iterable[BarisCetakan], konteks: Konteks) -> None:
        self.konteks = konteks
        self.masalah: list[Masalah] = []
        self.cetak: list[Cetak] = []
        self.menurut: dict[str, list[Cetak]] = defaultdict(list)
        self.di_tempat: dict[str, dict[str, list[Cetak]]] = defaultdict(lambda: defaultdict(list))
        for satu in baris:
            self._baca(satu)
        self.acuan = {f: max(c, key=lambda x: x.desimal) for f, c in self.menurut.items()}
        self.koreksi: dict[str, Isi] = {}

    def _baca(self, baris: BarisCetakan) -> None:
        try:
            nama, suku = baca_fakta(baris.fakta, self.konteks.tahun)
            isi = baca_isi(baris, nama)
        except (FaktaTidakTerbaca, AngkaTidakTerbaca) as galat:
            self.masalah.append(Masalah(baris, galat.pesan))
            return
        if isi is None:
            return
        cetak = Cetak(baris, nama, *isi, suku)
        self.cetak.append(cetak)
        self.menurut[cetak.fakta].append(cetak)
        self.di_tempat[baris.tempat][cetak.fakta].append(cetak)

    def nama(self, jenis: str) -> list[Nama]:
        """Every printed name of one kind, in printed order."""
        return [baca_nama(f, self.konteks.tahun) for f in self.menurut if f.startswith(f"{jenis}:")]

    def isi(self, fakta: str) -> Isi | None:
        """The value the fact goes by."""
        return self.acuan[fakta].isi if fakta in self.acuan else None

    def cari(self, fakta: str) -> list[Cetak]:
        """Every printing of a fact, [] when there is none."""
        return self.menurut.get(fakta, [])

    def benar(self, fakta: str) -> Isi | None:
        """The value the engine found right, where it found the printed one wrong."""
        return self.koreksi.get(fakta, self.isi(fakta))

    def dekat(self, fakta: str, cetak: Cetak) -> Cetak | None:
        """The figure of ``fakta`` that stands nearest: same row, same place, else the usual one."""
        setempat = self.di_tempat[cetak.asal.tempat].get(fakta, ())
        sebaris = [c for c in setempat if c.asal.baris == cetak.asal.baris]
        return next(iter((*sebaris, *setempat)), None) or self.acuan.get(fakta)

    def kelompok_nilai(self, fakta: str) -> list[list[Cetak]]:
        """The printings of a fact, those that agree together, most frequent first."""
        kelompok: list[list[Cetak]] = []
        for c in self.menurut[fakta]:
            cocok = next((k for k in kelompok if all(sama(c, lain) for lain in k)), None)
            if cocok is None:
                kelompok.append([c])
            else:
                cocok.append(c)
        return sorted(kelompok, key=lambda k: -len(k))


def angka(isi: Isi | None) -> Decimal | None:
    """The value when it is a number."""
    return isi if isinstance(isi, Decimal) else None


def angka_semua(ambil: Ambil, fakta: Sequence[str]) -> list[Decimal] | None:
    """The numbers of all ``fakta``; None when one is missing."""
    nilai = [angka(ambil(f)) for f in fakta]
    return None if None in nilai else [n for n in nilai if n is not None]
