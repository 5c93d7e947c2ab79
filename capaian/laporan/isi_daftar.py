"""Contents, list of tables and list of figures of a report, read off its tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from capaian.laporan.pohon import (
    Bab,
    Bagan,
    Bagian,
    Blok,
    Gambar,
    Grafik,
    Laporan,
    Swot,
    Tabel,
    telusuri,
)

TINGKAT_ISI = 3
"""Headings down to this level stand in the contents: chapters are 1, "A." is 2, "1." is 3."""


@dataclass(frozen=True)
class Entri:
    """A line of a list; ``jenis`` is that of its chapter ``bab``: depan, bab or lampiran."""

    jangkar: str
    nomor: str
    judul: str
    tingkat: int
    jenis: str
    bab: str


_BUKAN_JANGKAR = re.compile(r"[^A-Za-z0-9_.:-]")


def jangkar(blok: Blok) -> str:
    """The id of a piece in HTML; its links are ``#`` and this.

    A part and the text that stands in it share their key, so the kind of piece comes first.
    """
    jenis = {Bab: "b", Bagian: "b", Tabel: "t"}.get(type(blok), "k")
    return f"{jenis}-{_BUKAN_JANGKAR.sub('-', blok.kunci)}"


def judul_penuh(blok: Blok) -> str:
    """Number and title of a chapter or part in one line."""
    if not isinstance(blok, Bab | Bagian):
        return ""
    return f"{blok.nomor} {blok.judul}".strip()


def daftar(laporan: Laporan, jenis: str) -> list[Entri]:
    """Entries of the list ``jenis``: isi, tabel or gambar. Raises KeyError for another one."""
    pilih = {"isi": _isi, "tabel": _tabel, "gambar": _gambar}[jenis]
    return [e for bab in laporan.bab for e in pilih(bab)]


def _isi(bab: Bab) -> Iterator[Entri]:
    yield Entri(jangkar(bab), bab.nomor, bab.judul, 1, bab.jenis, bab.kunci)
    yield from _bagian(bab, 2, bab)


def _bagian(induk: Bab | Bagian, tingkat: int, bab: Bab) -> Iterator[Entri]:
    for blok in induk.isi:
        if isinstance(blok, Bagian) and blok.tingkat <= TINGKAT_ISI:
            yield Entri(jangkar(blok), blok.nomor, blok.judul, tingkat, bab.jenis, bab.kunci)
            yield from _bagian(blok, tingkat + 1, bab)


def _tabel(bab: Bab) -> Iterator[Entri]:
    for blok in telusuri(bab):
        if isinstance(blok, Tabel) and blok.bernomor:
            yield _entri(blok, f"Tabel {blok.nomor}".strip(), bab)


def _gambar(bab: Bab) -> Iterator[Entri]:
    for blok in telusuri(bab):
        if isinstance(blok, Grafik | Bagan | Gambar | Swot) and blok.nomor:
            yield _entri(blok, f"Gambar {blok.nomor}", bab)


def _entri(blok: Tabel | Grafik | Bagan | Gambar | Swot, nomor: str, bab: Bab) -> Entri:
    return Entri(jangkar(blok), nomor, blok.judul, 1, bab.jenis, bab.kunci)
