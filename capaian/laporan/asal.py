"""Where a number of the report comes from: its formula, its inputs, and where it is printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from capaian.laporan.isi_daftar import jangkar, judul_penuh
from capaian.laporan.pohon import (
    Bab,
    Bagian,
    Blok,
    Fakta,
    KinerjaAngka,
    Laporan,
    Paragraf,
    Rumus,
    Tabel,
    TeksOrang,
    telusuri,
)


@dataclass(frozen=True)
class TempatCetak:
    """A place of the report that prints the number."""

    bab: Bab
    jangkar: str
    judul: str


@dataclass(frozen=True)
class Asal:
    """A number with the facts it was computed from, those computed from it, and its places."""

    fakta: Fakta
    masukan: tuple[Fakta, ...]
    dipakai: tuple[Fakta, ...]
    tempat: tuple[TempatCetak, ...]


def asal(laporan: Laporan, kunci: str) -> Asal | None:
    """The origin of the fact ``kunci``; None when the report knows no such fact."""
    fakta = laporan.fakta.get(kunci)
    if fakta is None:
        return None
    semua = laporan.fakta
    masukan = tuple(semua[m] for m in fakta.masukan if m in semua)
    dipakai = tuple(f for f in semua.values() if kunci in f.masukan)
    return Asal(fakta, masukan, dipakai, tuple(_tempat(laporan, kunci)))


def _tempat(laporan: Laporan, kunci: str) -> Iterator[TempatCetak]:
    for bab in laporan.bab:
        bagian = judul_penuh(bab)
        for blok in telusuri(bab):
            if isinstance(blok, Bagian):
                bagian = judul_penuh(blok)
            if kunci in _fakta_blok(blok):
                judul = f"Tabel {blok.nomor} {blok.judul}" if isinstance(blok, Tabel) else bagian
                yield TempatCetak(bab, jangkar(blok), judul)


def _fakta_blok(blok: Blok) -> set[str | None]:
    match blok:
        case Tabel():
            return {sel.fakta for baris in blok.baris for sel in baris.sel.values()}
        case Paragraf():
            return {p.fakta for p in blok.isi}
        case KinerjaAngka():
            return {a.fakta for a in blok.angka}
        case Rumus():
            return {blok.fakta}
        case TeksOrang():
            return {potong.split('"', 1)[0] for potong in blok.html.split('<data value="')[1:]}
    return set()
