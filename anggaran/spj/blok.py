"""The account rows of one sub kegiatan: which are leaves, and whether printed subtotals agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class BarisAkun(NamedTuple):
    """An account row with what its columns say and what follows from them."""

    kode: str
    nomor: int
    uraian: str
    rujukan: str
    nilai: Mapping[int, int | None]
    lalu: int
    ini: int
    hitung: dict[int, int]


@dataclass(slots=True)
class Terbuka:
    """A node whose rows are being read: what it printed and the sum of the leaves so far."""

    tingkat: float
    kode: str
    nomor: int
    nama: str
    cetak: dict[int, int | None]
    jumlah: dict[int, int] = field(default_factory=dict)
    akun: list[BarisAkun] = field(default_factory=list)
    beranak: bool = False

    def tambah_semua(self, akun: Sequence[BarisAkun]) -> None:
        """Add many leaves, column by column."""
        kolom = {k for a in akun for k in a.hitung}
        self.tambah({k: sum([a.hitung.get(k, 0) for a in akun]) for k in kolom})

    def tambah(self, hitung: dict[int, int]) -> None:
        """Add one leaf, or the sums of a closed child."""
        jumlah = self.jumlah
        for kolom, isi in hitung.items():
            jumlah[kolom] = jumlah.get(kolom, 0) + isi


def awalan(kode: str) -> list[str]:
    """All codes above an account code: 5.1.02 gives 5.1 and 5."""
    hasil = []
    while "." in kode:
        kode = kode.rpartition(".")[0]
        hasil.append(kode)
    return hasil


def daun(akun: list[BarisAkun]) -> tuple[list[BarisAkun], list[tuple[BarisAkun, dict[int, int]]]]:
    """The leaves, and each subtotal row with the sums of the leaves below it."""
    induk = {atas for satu in {a.kode for a in akun} for atas in awalan(satu)}
    rinci = [a for a in akun if a.kode not in induk]
    sub = [a for a in akun if a.kode in induk]
    if not sub:
        return rinci, []
    jumlah: dict[str, dict[int, int]] = {a.kode: {} for a in sub}
    for a in rinci:
        for atas in awalan(a.kode):
            if (wadah := jumlah.get(atas)) is not None:
                for kolom, isi in a.hitung.items():
                    wadah[kolom] = wadah.get(kolom, 0) + isi
    return rinci, [(a, jumlah[a.kode]) for a in sub]
