"""How much room text takes: widths of words, line breaks, and the columns of printed tables.

Lengths are whole thousandths of an em (text) or whole micrometres (paper), so nothing drifts.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import fontpkg_source_sans_3
from fontTools.ttLib import TTFont

from capaian.laporan.pohon import JenisBaris, Kolom, Tabel

# The file's own widths are those of its thinnest weight; these cover regular and semi-bold.
_TAMBAH_BIASA, _TAMBAH_TEBAL = 108, 113
_TAK_DIKENAL = 620

_PENGGAL = re.compile(r"[\d.,]+–[\d.,]+|[^\s/\-–]+[/\-–]?")
_ANGKA = re.compile(r"^[(<>≤≥±]?(Rp)?[\d.,]+(–[\d.,]+)?[%)]*\*?$")
# Longer words of text are hyphenated or broken; numbers never are.
_KATA_UTUH, _KATA_TERPENGGAL = 6300, 3200
# A column is read at ease when its longest text takes so many lines, or it is this wide.
_BARIS_NYAMAN, _LEBAR_NYAMAN = 5, 13_000
# At ease at falling sizes; then with whole words; then only numbers are kept whole.
_ANGKA_UTUH, _KATA, _NYAMAN = range(3)
_PERCOBAAN = [
    *((_NYAMAN, langkah) for langkah in range(4)),
    *((_KATA, langkah) for langkah in range(2, 5)),
    *((_ANGKA_UTUH, langkah) for langkah in range(3, 5)),
]
_UM_PER_PT = 353
_SPASI = 220
# Parts of the width that columns hand over to level the rows; small moves before large ones.
_BAGIAN = (48, 24, 12, 6)
# Rows of a long table that are measured for it.
_BARIS_DIUKUR = 30
PADDING_SEL = 3400
"""Left and right padding and lines of a printed cell together, in micrometres."""


@lru_cache(maxsize=1)
def _lebar_huruf() -> dict[int, int]:
    """Advance width of each character in thousandths of an em."""
    berkas = Path(fontpkg_source_sans_3.__file__).parent / "files" / "SourceSans3[wght].ttf"
    with TTFont(str(berkas), lazy=True) as huruf:
        lebar = huruf["hmtx"].metrics
        return {kode: lebar[nama][0] for kode, nama in huruf.getBestCmap().items()}


@lru_cache(maxsize=20_000)
def lebar_teks(teks: str, *, tebal: bool = False) -> int:
    """Width of one line of sans text in thousandths of an em, rather too wide than too narrow."""
    huruf = _lebar_huruf()
    jumlah = sum(huruf.get(ord(h), _TAK_DIKENAL) for h in teks)
    return jumlah * (_TAMBAH_TEBAL if tebal else _TAMBAH_BIASA) // 100


def bungkus(teks: str, batas: int, *, tebal: bool = False) -> list[str]:
    """Lines of at most ``batas`` thousandths of an em; a longer word is broken with a hyphen."""
    baris: list[str] = []
    kini = ""
    for kata in teks.split():
        for penggal in _pecah(kata, batas, tebal=tebal):
            calon = f"{kini} {penggal}".strip()
            if kini and lebar_teks(calon, tebal=tebal) > batas:
                baris.append(kini)
                calon = penggal
            kini = calon
    return [*baris, kini] if kini else baris


def _pecah(kata: str, batas: int, *, tebal: bool) -> list[str]:
    penggal = []
    while lebar_teks(kata, tebal=tebal) > batas and len(kata) > 2:
        n = len(kata) - 1
        while n > 1 and lebar_teks(kata[:n] + "-", tebal=tebal) > batas:
            n -= 1
        penggal.append(kata[:n] + "-")
        kata = kata[n:]
    return [*penggal, kata]


@lru_cache(maxsize=20_000)  # a table is measured upright and turned, and cells repeat
def _minimum(teks: str, kata_utuh: int, *, tebal: bool) -> int:
    """Width that a column needs for ``teks``: whole numbers, and words up to ``kata_utuh``."""
    hasil = 0
    for kata in _PENGGAL.findall(teks):
        utuh = lebar_teks(kata, tebal=tebal)
        hasil = max(hasil, utuh if _ANGKA.match(kata) else min(utuh, kata_utuh))
    return hasil


def _kebutuhan(
    kolom: Kolom, isi: set[tuple[str, bool]], lebar_kelompok: Counter[tuple[str, ...]]
) -> tuple[int, int, int]:
    """Room for whole numbers, for whole words too, for reading at ease; thousandths of an em."""
    semua = {*isi, (kolom.judul, True), ("00", False)}
    angka, kata = (
        max(_minimum(teks, utuh, tebal=tebal) for teks, tebal in semua)
        for utuh in (_KATA_TERPENGGAL, _KATA_UTUH)
    )
    for n, judul in enumerate(kolom.kelompok, 1):
        berbagi = lebar_kelompok[kolom.kelompok[:n]]
        kata = max(kata, _minimum(judul, _KATA_UTUH, tebal=True) // berbagi)
    panjang = max((lebar_teks(teks, tebal=tebal) for teks, tebal in isi), default=0)
    return angka, kata, max(kata, min(panjang // _BARIS_NYAMAN, _LEBAR_NYAMAN))


def _isi_kolom(tabel: Tabel) -> dict[str, set[tuple[str, bool]]]:
    """The distinct texts of each column; cells that span columns set no width."""
    isi: dict[str, set[tuple[str, bool]]] = {k.kunci: set() for k in tabel.kolom_tampil}
    for baris in tabel.baris:
        tebal_baris = baris.jenis != JenisBaris.RINCI
        for kunci, sel in baris.sel.items():
            if sel.lebar == 1 and kunci in isi:
                isi[kunci].add((sel.teks, sel.tebal or tebal_baris))
    return isi


@dataclass(frozen=True)
class TataKolom:
    """Columns of a printed table: widths in ten-thousandths, and how many half points it shrinks.

    ``nyaman``: no column is too narrow to be read at ease; ``muat``: everything has its room.
    """

    lebar: tuple[int, ...]
    langkah: int
    nyaman: bool
    muat: bool = True

    @property
    def persen(self) -> list[str]:
        """The widths for a style sheet."""
        return [f"{n // 100}.{n % 100:02d}%" for n in self.lebar]


def tata_kolom(tabel: Tabel, *, ruang: int, ukuran: int) -> TataKolom:
    """How the columns share the width.

    ``ruang`` is the width of the text area in micrometres, ``ukuran`` the table's font size in
    tenths of a point. Widths follow ``Kolom.lebar``, but no column gets less than its longest
    number needs, and room moves to columns whose text makes the rows tall. Where columns get too
    narrow to be read at ease the text shrinks by half points, four at most.
    """
    isi = _isi_kolom(tabel)
    kelompok = Counter(
        k.kelompok[:n] for k in tabel.kolom_tampil for n in range(1, len(k.kelompok) + 1)
    )
    butuh = [_kebutuhan(k, isi[k.kunci], kelompok) for k in tabel.kolom_tampil]
    bobot = [max(k.lebar, 1) for k in tabel.kolom_tampil]
    for jenis, langkah in _PERCOBAAN:
        pt = ukuran - 5 * langkah
        perlu = [b[jenis] * pt * _UM_PER_PT // 10_000 + PADDING_SEL for b in butuh]
        if sum(perlu) <= ruang:
            dasar = _bagi(bobot, perlu, ruang)
            lebar = _ratakan(dasar, perlu, _isi_baris(tabel), pt * _UM_PER_PT)
            return TataKolom(_per_sepuluh_ribu(lebar), langkah, jenis == _NYAMAN)
    return TataKolom(_per_sepuluh_ribu(perlu), langkah, nyaman=False, muat=False)


def perlu_diputar(tabel: Tabel, ruang: int, ukuran: int) -> bool:
    """Whether the table needs a turned page, ``ruang`` being the width of an upright one.

    One that is meant for it stays upright where it can be read at ease, since turning leaves the
    rest of two pages empty; one that does not fit is turned in any case.
    """
    kolom = tata_kolom(tabel, ruang=ruang, ukuran=ukuran)
    if tabel.lanskap:
        return not kolom.nyaman or kolom.langkah > 1
    return not kolom.muat


def _bagi(bobot: list[int], perlu: list[int], ruang: int) -> list[int]:
    """Share ``ruang`` by weight, lifting columns that would get less than they need."""
    tetap: set[int] = set()
    while True:
        sisa = ruang - sum(perlu[i] for i in tetap)
        jumlah = sum(b for i, b in enumerate(bobot) if i not in tetap)
        hasil = [
            perlu[i] if i in tetap else sisa * b // max(jumlah, 1) for i, b in enumerate(bobot)
        ]
        kurang = {i for i, lebar in enumerate(hasil) if lebar < perlu[i]}
        if not kurang:
            return hasil
        tetap |= kurang


def _ratakan(
    lebar: list[int], perlu: list[int], isi: list[list[tuple[tuple[int, ...], int]]], skala: int
) -> list[int]:
    """Widths moved between columns as long as the rows get lower in all.

    ``isi`` holds each column's cells by row: the widths of their words, and the rows they span;
    no column goes below ``perlu``. Of equal moves the one from the column with most to spare.
    """

    @cache
    def baris(i: int, w: int) -> list[int]:
        batas = -((PADDING_SEL - w) * 10_000 // skala)
        return [-(-_hitung_baris(kata, batas) // rentang) for kata, rentang in isi[i]]

    def tinggi(calon: list[int]) -> int:
        return sum(map(max, zip(*(baris(i, w) for i, w in enumerate(calon)), strict=True)))

    kini = tinggi(lebar)
    for bagian in _BAGIAN:
        geser = sum(lebar) // bagian
        while True:
            penerima = [i for i, w in enumerate(lebar) if max(baris(i, w)[1:], default=1) > 1]
            pindah = [
                (tinggi(calon), -sisa, calon)
                for sisa, calon in _pemindahan(lebar, perlu, penerima, geser)
            ]
            if not pindah or min(pindah)[0] >= kini:
                break
            kini, _, lebar = min(pindah)
    return lebar


def _pemindahan(
    lebar: list[int], perlu: list[int], penerima: list[int], geser: int
) -> Iterator[tuple[int, list[int]]]:
    """Every way to hand ``geser`` to a receiver, with what the giver then has to spare."""
    for dari, cukup in enumerate(perlu):
        sisa = lebar[dari] - geser - cukup
        for ke in penerima:
            if sisa >= 0 and ke != dari:
                calon = lebar.copy()
                calon[dari] -= geser
                calon[ke] += geser
                yield sisa, calon


def _hitung_baris(kata: tuple[int, ...], batas: int) -> int:
    """Lines that words of these widths take, a space between them; longer words are broken."""
    baris, kini = 1, -_SPASI
    for lebar in kata:
        kini += _SPASI + lebar
        if kini > batas:
            baris, kini = baris + 1, lebar
        if kini > batas:
            baris, kini = baris + kini // batas, kini % batas
    return baris


def _isi_baris(tabel: Tabel) -> list[list[tuple[tuple[int, ...], int]]]:
    """Each column's cells by row, the head first; of long tables an even choice of rows."""
    baris = tabel.baris[:: 1 + len(tabel.baris) // _BARIS_DIUKUR]
    hasil = []
    for k in tabel.kolom_tampil:
        sel = [(_kata(k.judul, tebal=True), 1)]
        for b in baris:
            s = b.sel.get(k.kunci)
            if s is None or s.lebar > 1:
                sel.append(((), 1))
            else:
                sel.append((_kata(s.teks, tebal=s.tebal or b.jenis != JenisBaris.RINCI), s.tinggi))
        hasil.append(sel)
    return hasil


@lru_cache(maxsize=20_000)
def _kata(teks: str, *, tebal: bool) -> tuple[int, ...]:
    return tuple(lebar_teks(k, tebal=tebal) for k in _PENGGAL.findall(teks))


def _per_sepuluh_ribu(lebar: list[int]) -> tuple[int, ...]:
    jumlah = sum(lebar)
    return tuple(n * 10_000 // jumlah for n in lebar)
