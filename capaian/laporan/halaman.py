"""Which blocks of a chapter stand on upright pages and which on turned ones."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from capaian.laporan.isi_daftar import jangkar
from capaian.laporan.pohon import (
    Bab,
    Bagian,
    BelumDiisi,
    Blok,
    Paragraf,
    Tabel,
    TeksOrang,
    telusuri,
)

Larian = tuple[bool, list[Blok]]
"""Blocks that follow one another on upright (False) or turned (True) pages."""

_RINGAN = Paragraf | TeksOrang | BelumDiisi | Bagian | Bab
_RINGAN_TERBANYAK, _HURUF_TERBANYAK = 5, 700
_TAG = re.compile(r"<[^>]+>")


def kelompok_halaman(bab: Bab, diputar: Callable[[Tabel], bool]) -> Iterator[Larian]:
    """Runs of blocks on upright or turned pages, in reading order.

    ``diputar`` tells which tables need a turned page. Headings go with what follows them, so none
    is left alone on the page before a turned one.
    """
    semua = list(telusuri(bab))
    lanskap = [isinstance(b, Tabel) and diputar(b) for b in semua]
    for i in reversed(range(len(semua) - 1)):
        lanskap[i] = lanskap[i] or (lanskap[i + 1] and isinstance(semua[i], Bab | Bagian))
    _sambung(semua, lanskap)
    awal = 0
    for i in range(1, len(semua) + 1):
        if i == len(semua) or lanskap[i] != lanskap[awal]:
            yield lanskap[awal], semua[awal:i]
            awal = i


def ringan(blok: Sequence[Blok]) -> bool:
    """Whether the blocks are a few lines, which must not get a page of their own.

    Beside a turned page they turn with it.
    """
    return (
        len(blok) <= _RINGAN_TERBANYAK
        and all(isinstance(b, _RINGAN) for b in blok)
        and sum(map(_huruf, blok)) <= _HURUF_TERBANYAK
    )


def potong_larian(larian: Sequence[Larian]) -> list[list[Larian]]:
    """The runs in pieces, each of which ends with an upright run that a turned one follows."""
    awal = [n for n, (lanskap, _) in enumerate(larian) if lanskap and n]
    return [list(larian[a:b]) for a, b in pairwise([0, *awal, len(larian)])]


def ekor(blok: Sequence[Blok], halaman_akhir: Collection[str]) -> list[Blok]:
    """The blocks of an upright run that turn with the table after it; none where it ends well.

    ``halaman_akhir`` are the anchors on the last page of the run.
    """
    sisa = [b for b in blok if jangkar(b) in halaman_akhir]
    return sisa if ringan(sisa) else []


def _huruf(blok: Blok) -> int:
    if isinstance(blok, TeksOrang):
        return len(_TAG.sub("", blok.html))
    return len(blok.teks) if isinstance(blok, Paragraf) else 0


def _sambung(semua: list[Blok], lanskap: list[bool]) -> None:
    """Turn a few lines between two turned tables."""
    terakhir = None
    for i, putar in enumerate(lanskap):
        if not putar:
            continue
        antara = semua[terakhir + 1 : i] if terakhir is not None else []
        if ringan(antara):
            lanskap[i - len(antara) : i] = [True] * len(antara)
        terakhir = i
