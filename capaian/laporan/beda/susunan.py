"""Order: which of the pieces common to two lists kept their place."""

import hashlib
from collections.abc import Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)
_BOBOT = 1 << 40


def yang_pindah(lama: Sequence[T], baru: Sequence[T]) -> list[T]:
    """Pieces of both lists that changed their order, as ``baru`` has them; the fewest there can be.

    Pieces are unique within a list. Swapping the lists gives the same pieces.
    """
    tempat = {satu: n for n, satu in enumerate(lama)}
    bersama = [satu for satu in baru if satu in tempat]
    letak = [tempat[satu] for satu in bersama]
    if letak == sorted(letak):
        return []
    tetap = _naik_terpanjang(letak, [_bobot(satu) for satu in bersama])
    return [satu for n, satu in enumerate(bersama) if n not in tetap]


def _bobot(satu: Hashable) -> int:
    """A number of the piece's own: among equally long choices both directions take the same one."""
    sidik = hashlib.sha256(repr(satu).encode()).digest()
    return _BOBOT + int.from_bytes(sidik[:4], "big")


def _naik_terpanjang(letak: Sequence[int], bobot: Sequence[int]) -> set[int]:
    """Positions of the longest rising run of ``letak``; among equal ones the heaviest."""
    terbaik: list[int] = []
    sebelum: list[int | None] = []
    for n, nilai in enumerate(letak):
        calon = [m for m in range(n) if letak[m] < nilai]
        asal = max(calon, key=lambda m: terbaik[m], default=None)
        terbaik.append(bobot[n] + (terbaik[asal] if asal is not None else 0))
        sebelum.append(asal)
    kini: int | None = max(range(len(letak)), key=lambda n: terbaik[n])
    hasil = set()
    while kini is not None:
        hasil.add(kini)
        kini = sebelum[kini]
    return hasil
