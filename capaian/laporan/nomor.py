"""Numbers of chapters, parts, tables and figures, given once over the finished tree."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from capaian.laporan.pohon import Bab, Bagan, Bagian, Blok, Gambar, Grafik, Swot, Tabel
from lakip.angka import huruf, romawi

GAMBAR = Grafik | Bagan | Gambar | Swot
# Marks of the levels of parts: A. 1. a. 1) a)
_TANDA: tuple[Callable[[int], str], ...] = (
    lambda n: f"{huruf(n)}.",
    lambda n: f"{n}.",
    lambda n: f"{huruf(n).lower()}.",
    lambda n: f"{n})",
    lambda n: f"{huruf(n).lower()})",
)


def nomori(
    bab: Iterable[Bab], penomoran: str, tanpa_nomor: Collection[str] = ()
) -> tuple[Bab, ...]:
    """Return the chapters with every number: BAB I, A. 1. a. or 1.1 1.1.1, Tabel 3.1, Gambar 3.1.

    Tables and figures of the prelims carry none; those of a lampiran start with "L".
    """
    hasil, urut = [], {"bab": 0, "lampiran": 0}
    for satu in bab:
        if satu.jenis in urut:
            urut[satu.jenis] += 1
        n = urut.get(satu.jenis, 0)
        nomor = {"bab": f"BAB {romawi(n or 1)}", "lampiran": f"Lampiran {n}"}.get(satu.jenis, "")
        awalan = {"bab": str(n), "lampiran": f"L{n}"}.get(satu.jenis, "")
        angka = penomoran == "angka" and satu.jenis == "bab"
        penomor = _Penomor(awalan, angka=angka, tanpa_nomor=tanpa_nomor)
        hasil.append(replace(satu, nomor=nomor, isi=penomor.isi(satu.isi, awalan, 0)))
    return tuple(hasil)


class _Penomor:
    """Counts through one chapter."""

    def __init__(self, awalan: str, *, angka: bool, tanpa_nomor: Collection[str]) -> None:
        self._awalan = awalan
        self._angka = angka
        self._tanpa_nomor = tanpa_nomor
        self._tabel = self._gambar = 0

    def isi(self, blok: Iterable[Blok], induk: str, dalam: int) -> tuple[Blok, ...]:
        """The blocks with their numbers; ``induk`` is the number of the part they stand in."""
        hasil, n = [], 0
        for satu in blok:
            if isinstance(satu, Bagian):
                bernomor = satu.kunci not in self._tanpa_nomor
                n += bernomor
                nomor = self._nomor_bagian(induk, n, dalam) if bernomor else ""
                satu = replace(satu, nomor=nomor, isi=self.isi(satu.isi, nomor or induk, dalam + 1))
            hasil.append(self._bernomor(satu))
        return tuple(hasil)

    def _nomor_bagian(self, induk: str, n: int, dalam: int) -> str:
        if self._angka:
            return f"{induk}.{n}"
        return _TANDA[dalam % len(_TANDA)](n)

    def _bernomor(self, blok: Blok) -> Blok:
        if isinstance(blok, Tabel) and blok.bernomor:
            if not self._awalan:
                return replace(blok, bernomor=False)
            self._tabel += 1
            return replace(blok, nomor=f"{self._awalan}.{self._tabel}")
        if isinstance(blok, GAMBAR) and self._awalan:
            self._gambar += 1
            return replace(blok, nomor=f"{self._awalan}.{self._gambar}")
        return blok
