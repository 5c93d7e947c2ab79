"""Search over the report: which pieces hold all the words, each with its surroundings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from capaian.laporan.isi_daftar import jangkar, judul_penuh
from capaian.laporan.pohon import (
    Bab,
    Bagan,
    Bagian,
    BelumDiisi,
    Blok,
    Butir,
    Daftar,
    Gambar,
    Grafik,
    KartuIKU,
    KinerjaAngka,
    Laporan,
    Paragraf,
    Rumus,
    SimpulBagan,
    Swot,
    Tabel,
    TeksOrang,
    telusuri,
)

TERBANYAK = 60
"""Findings shown; a word that stands everywhere is no search."""
_SEKITAR = 70
# Inside a line elements part no words; all others do.
_TANDA_SEBARIS = re.compile(r"</?(?:data|strong|em|b|i|u|a|sub|sup)\b[^>]*>")
_TANDA = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Temuan:
    """A piece that holds the words: chapter, anchor, its part's title, and the text around."""

    bab: Bab
    jangkar: str
    tempat: str
    sebelum: str
    cocok: str
    sesudah: str


def cari(laporan: Laporan, kata: str) -> list[Temuan]:
    """Pieces that hold all words of ``kata`` in any case, in reading order, at most TERBANYAK."""
    dicari = kata.casefold().split()
    hasil: list[Temuan] = []
    if not dicari:
        return hasil
    for bab in laporan.bab:
        tempat = judul_penuh(bab)
        for blok in telusuri(bab):
            if isinstance(blok, Bagian):
                tempat = judul_penuh(blok)
            for teks in teks_blok(blok):
                if all(k in teks.casefold() for k in dicari):
                    hasil.append(_temuan(bab, blok, tempat, teks, dicari[0]))
                    if len(hasil) == TERBANYAK:
                        return hasil
    return hasil


def _temuan(bab: Bab, blok: Blok, tempat: str, teks: str, kata: str) -> Temuan:
    awal = max(teks.casefold().find(kata), 0)
    akhir = awal + len(kata)
    kiri, kanan = max(awal - _SEKITAR, 0), akhir + _SEKITAR
    return Temuan(
        bab,
        jangkar(blok),
        tempat,
        ("…" if kiri else "") + teks[kiri:awal],
        teks[awal:akhir],
        teks[akhir:kanan] + ("…" if kanan < len(teks) else ""),
    )


def teks_blok(blok: Blok) -> Iterator[str]:
    """The texts of one block as people read them, a table row by row; its inner parts left out."""
    match blok:
        case Bab() | Bagian():
            yield judul_penuh(blok)
        case Paragraf():
            yield blok.teks
        case TeksOrang():
            polos = _TANDA.sub(" ", _TANDA_SEBARIS.sub("", blok.html))
            yield " ".join(unescape(polos).split())
        case Tabel():
            yield f"Tabel {blok.nomor} {blok.judul}"
            kolom = [k.kunci for k in blok.kolom_tampil]
            for baris in blok.baris:
                yield " · ".join(baris.sel[k].teks for k in kolom if k in baris.sel)
        case Daftar():
            yield from _butir(blok.butir)
        case Grafik() | Gambar():
            yield _judul_gambar(blok)
        case Bagan():
            yield _judul_gambar(blok)
            yield from _simpul(blok.akar)
        case Swot():
            yield from (f"{judul}: {t}" for judul, butir in blok.kuadran for t in butir)
        case KartuIKU():
            yield blok.judul
            yield from (f"{label}: {teks}" for label, teks in blok.baris)
            yield from teks_blok(blok.rumus) if blok.rumus else ()
        case Rumus():
            yield " ".join((blok.kiri, blok.pembilang, blok.penyebut, blok.pengali, blok.hasil))
        case BelumDiisi():
            yield blok.pesan
        case KinerjaAngka():
            yield from (f"{a.label}: {a.teks} {a.catatan}" for a in blok.angka)


def _judul_gambar(blok: Grafik | Gambar | Bagan) -> str:
    """The caption; figures of the prelims have no number."""
    return f"Gambar {blok.nomor} {blok.judul}" if blok.nomor else blok.judul


def _butir(butir: tuple[Butir, ...]) -> Iterator[str]:
    for b in butir:
        yield "".join(p.teks for p in b.isi)
        yield from _butir(b.anak)


def _simpul(simpul: tuple[SimpulBagan, ...]) -> Iterator[str]:
    for s in simpul:
        yield s.nama
        yield from _simpul(s.anak)
