"""An agency's changes to the outline: rename, switch off, move, add, column titles."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from capaian.laporan.bahan import Ubahan
from capaian.laporan.simpul import Perlu, Simpul

JARAK = 10
"""Default positions among siblings are 10, 20, 30 ..."""
AKHIR = 1000
"""Default position of a chapter that the agency adds: after all chapters of the preset but
before the lampiran, which stand from here on."""


class _Rakitan:
    """The outline taken apart: every part with its parent and its position."""

    def __init__(self, akar: Iterable[Simpul]) -> None:
        self.simpul: dict[str, Simpul] = {}
        self.induk: dict[str, str] = {}
        self.posisi: dict[str, int] = {}
        self._urai(tuple(akar), "")

    def _urai(self, saudara: tuple[Simpul, ...], induk: str) -> None:
        for nomor, simpul in enumerate(saudara, 1):
            self.simpul[simpul.kunci] = simpul
            self.induk[simpul.kunci] = induk
            awal = AKHIR + JARAK if simpul.jenis == "lampiran" else 0
            self.posisi[simpul.kunci] = awal + nomor * JARAK
            self._urai(simpul.anak, simpul.kunci)

    def di_bawah(self, kunci: str, calon: str) -> bool:
        """Whether ``calon`` is ``kunci`` or lies below it."""
        while calon:
            if calon == kunci:
                return True
            calon = self.induk.get(calon, "")
        return False

    def susun(self, induk: str = "") -> tuple[Simpul, ...]:
        anak = [k for k, i in self.induk.items() if i == induk]
        anak.sort(key=lambda k: self.posisi[k])  # stable: equal positions keep their order
        return tuple(replace(self.simpul[k], anak=self.susun(k)) for k in anak)


def terapkan(
    akar: Iterable[Simpul],
    ubahan: Iterable[Ubahan],
    *,
    dikenal: Collection[str],
) -> tuple[Simpul, ...]:
    """Return the outline with the changes.

    A change to a key without block ("analisis-4") holds for all blocks, one with its block wins.
    An unknown key adds a part, unless another manner of the report knows it (``dikenal``).
    """
    rakitan = _Rakitan(akar)
    mati: set[str] = set()
    for u in _induk_dahulu(ubahan):
        kena = _kena(rakitan, u.kunci)
        if not kena and u.judul and u.kunci.partition(".")[0] not in dikenal:
            _tambah(rakitan, u)
            kena = [u.kunci]
        for kunci in kena:
            _ubah(rakitan, kunci, u)
            (mati.discard if u.aktif else mati.add)(kunci)
    for kunci in mati:
        rakitan.induk[kunci] = kunci  # its own parent: reached from nowhere
    return rakitan.susun()


def _induk_dahulu(ubahan: Iterable[Ubahan]) -> list[Ubahan]:
    """Changes of all blocks before those of one, and a part's parent before the part."""
    milik = {u.kunci: u for u in ubahan}

    def dalam(u: Ubahan) -> int:
        langkah, terlihat = 0, {u.kunci}
        while (induk := milik.get(u.induk)) is not None and induk.kunci not in terlihat:
            terlihat.add(induk.kunci)
            u, langkah = induk, langkah + 1
        return langkah

    return sorted(milik.values(), key=lambda u: ("." in u.kunci, dalam(u)))


def _kena(rakitan: _Rakitan, kunci: str) -> list[str]:
    if kunci in rakitan.simpul:
        return [kunci]
    return [k for k in rakitan.simpul if k.startswith(f"{kunci}.")]


def _tambah(rakitan: _Rakitan, u: Ubahan) -> None:
    induk = u.induk if u.induk in rakitan.simpul else ""
    jenis = "bagian" if induk else "bab"
    simpul = Simpul(u.kunci, u.judul, jenis=jenis, tambahan=True, teks=Perlu.WAJIB)
    rakitan.simpul[u.kunci] = simpul
    rakitan.induk[u.kunci] = induk
    rakitan.posisi[u.kunci] = AKHIR


def _ubah(rakitan: _Rakitan, kunci: str, u: Ubahan) -> None:
    simpul = rakitan.simpul[kunci]
    rakitan.simpul[kunci] = replace(
        simpul,
        judul=u.judul or simpul.judul,
        judul_kolom={**simpul.judul_kolom, **u.judul_kolom},
    )
    if u.urutan is not None:
        rakitan.posisi[kunci] = u.urutan
    pindah = u.induk in rakitan.simpul and simpul.jenis == "bagian"
    if pindah and not rakitan.di_bawah(kunci, u.induk):
        rakitan.induk[kunci] = u.induk
