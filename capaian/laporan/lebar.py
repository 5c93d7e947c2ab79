"""How much room text takes: widths of words, line breaks, and the columns of printed tables.

Lengths are whole thousandths of an em (text) or whole micrometres (paper), so nothing drifts.
"""

import re
from functools import lru_cache
from pathlib import Path

import fontpkg_source_sans_3
from fontTools.ttLib import TTFont

from capaian.laporan.pohon import JenisBaris, Kolom, Tabel

# The file's own widths are those of its thinnest weight; these cover regular and semi-bold.
_TAMBAH_BIASA, _TAMBAH_TEBAL = 108, 113
_TAK_DIKENAL = 620

_PENGGAL = re.compile(r"[^\s/\-–]+[/\-–]?")
_ANGKA = re.compile(r"^[(<>≤≥±]?(Rp)?[\d.,]+[%)]*\*?$")
# Longer words of text are hyphenated or broken; numbers never are.
_KATA_UTUH = 6300
# A column is read at ease when its longest text takes so many lines, or it is this wide.
_BARIS_NYAMAN, _LEBAR_NYAMAN = 6, 13_000
# At ease at falling sizes; then, smaller already, with what the columns must have.
_PERCOBAAN = [(True, n) for n in range(4)] + [(False, n) for n in range(2, 5)]
_UM_PER_PT = 353
PADDING_SEL = 3200
"""Left and right padding of a printed cell together, in micrometres."""


@lru_cache(maxsize=1)
def _lebar_huruf() -> dict[int, int]:
    """Advance width of each character in thousandths of an em."""
    berkas = Path(fontpkg_source_sans_3.__file__).parent / "files" / "SourceSans3[wght].ttf"
    with TTFont(str(berkas), lazy=True) as huruf:
        lebar = huruf["hmtx"].metrics
        return {kode: lebar[nama][0] for kode, nama in huruf.getBestCmap().items()}


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


def _minimum(teks: str, *, tebal: bool) -> int:
    """Width that a column needs for ``teks`` in thousandths of an em."""
    hasil = 0
    for kata in _PENGGAL.findall(teks):
        utuh = lebar_teks(kata, tebal=tebal)
        hasil = max(hasil, utuh if _ANGKA.match(kata) else min(utuh, _KATA_UTUH))
    return hasil


def _kebutuhan(kolom: Kolom, isi: set[tuple[str, bool]]) -> tuple[int, int]:
    """What the column must have, and what lets it be read at ease, in thousandths of an em."""
    kepala = _minimum(kolom.judul, tebal=True)
    wajib = max((_minimum(teks, tebal=tebal) for teks, tebal in isi), default=0)
    panjang = max((lebar_teks(teks, tebal=tebal) for teks, tebal in isi), default=0)
    wajib = max(wajib, kepala, 900)
    return wajib, max(wajib, min(panjang // _BARIS_NYAMAN, _LEBAR_NYAMAN))


def _isi_kolom(tabel: Tabel) -> dict[str, set[tuple[str, bool]]]:
    """The distinct texts of each column; cells that span columns set no width."""
    isi: dict[str, set[tuple[str, bool]]] = {k.kunci: set() for k in tabel.kolom_tampil}
    for baris in tabel.baris:
        tebal_baris = baris.jenis != JenisBaris.RINCI
        for kunci, sel in baris.sel.items():
            if sel.lebar == 1 and kunci in isi:
                isi[kunci].add((sel.teks, sel.tebal or tebal_baris))
    return isi


def tata_kolom(tabel: Tabel, *, ruang: int, ukuran: int) -> tuple[list[int], int]:
    """Column widths in ten-thousandths of the table, and the step by which text shrinks.

    ``ruang`` is the width of the text area in micrometres, ``ukuran`` the table's font size in
    tenths of a point. Widths follow ``Kolom.lebar``, but no column gets less than its longest
    number needs. Where columns get too narrow to be read at ease the text shrinks by half points,
    four at most.
    """
    isi = _isi_kolom(tabel)
    butuh = [_kebutuhan(k, isi[k.kunci]) for k in tabel.kolom_tampil]
    bobot = [max(k.lebar, 1) for k in tabel.kolom_tampil]
    for nyaman, langkah in _PERCOBAAN:
        pt = ukuran - 5 * langkah
        perlu = [b[nyaman] * pt * _UM_PER_PT // 10_000 + PADDING_SEL for b in butuh]
        if sum(perlu) <= ruang:
            return _per_sepuluh_ribu(_bagi(bobot, perlu, ruang)), langkah
    return _per_sepuluh_ribu(perlu), langkah


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


def _per_sepuluh_ribu(lebar: list[int]) -> list[int]:
    jumlah = sum(lebar)
    return [n * 10_000 // jumlah for n in lebar]
