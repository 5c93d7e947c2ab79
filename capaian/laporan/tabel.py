"""A table laid out for HTML: merged heads, rows with spans, classes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from capaian.laporan.pohon import Baris, Kolom, Rata, Sel, Tabel

KELAS_RATA = {Rata.KIRI: "", Rata.TENGAH: "te", Rata.KANAN: "ka"}
# A row with more text than this may break over a page; shorter ones stay together.
BARIS_PANJANG = 700
BARIS_UTUH, TEKS_UTUH = 8, 1500

IsiSel = Callable[[str, str | None], SafeString]
"""Text and fact of a number to HTML: a link on pages, plain in print."""


@dataclass(frozen=True)
class KepalaSel:
    """A head cell with its spans."""

    judul: str
    lebar: int
    tinggi: int


@dataclass(frozen=True)
class BarisHtml:
    """A body row: its anchor key, classes, and ready cells."""

    kunci: str
    kelas: str
    sel: SafeString


def kepala(kolom: tuple[Kolom, ...]) -> list[list[KepalaSel]]:
    """Head rows from the top; equal group heads side by side are one cell."""
    dalam = max((len(k.kelompok) for k in kolom), default=0) + 1
    return [list(_baris_kepala(kolom, tingkat, dalam)) for tingkat in range(dalam)]


def _baris_kepala(kolom: tuple[Kolom, ...], tingkat: int, dalam: int) -> Iterator[KepalaSel]:
    i = 0
    while i < len(kolom):
        kelompok = kolom[i].kelompok
        lebar = 1
        if len(kelompok) == tingkat:
            yield KepalaSel(kolom[i].judul, 1, dalam - tingkat)
        elif len(kelompok) > tingkat:
            awal = kelompok[: tingkat + 1]
            while i + lebar < len(kolom) and kolom[i + lebar].kelompok[: tingkat + 1] == awal:
                lebar += 1
            yield KepalaSel(kelompok[tingkat], lebar, 1)
        i += lebar


@dataclass(frozen=True)
class Petak:
    """A place of a body row: its cell, or None where a cell from a row above covers it.

    ``lebar`` counts printed columns, ``takuk`` is the depth of indentation.
    """

    sel: Sel | None
    kolom: Kolom
    lebar: int
    takuk: int = 0


def petak(tabel: Tabel) -> Iterator[tuple[Baris, list[Petak]]]:
    """Body rows with their places from left to right; a missing cell is an empty one."""
    tertutup: list[tuple[int, int]] = [(0, 0)] * len(tabel.kolom)
    for baris in tabel.baris:
        yield baris, list(_petak_baris(baris, tabel.kolom, tertutup))


def _petak_baris(
    baris: Baris, kolom: tuple[Kolom, ...], tertutup: list[tuple[int, int]]
) -> Iterator[Petak]:
    """``tertutup``: for how many rows more a span from above covers a column, and its width."""
    takuk = baris.takuk
    i = 0
    while i < len(kolom):
        sisa, lebar = tertutup[i]
        sel = None
        if sisa:
            tertutup[i] = (sisa - 1, lebar)
        else:
            sel = baris.sel.get(kolom[i].kunci) or Sel(None, "")
            lebar = max(1, min(sel.lebar, len(kolom) - i))
            tertutup[i] = (sel.tinggi - 1, lebar)
        tampak = sum(k.tampil for k in kolom[i : i + lebar])
        if tampak:
            bernomor = lebar == 1 and _nomor(kolom[i])
            tetap = bernomor or sel is None
            yield Petak(sel, kolom[i], tampak, 0 if tetap else takuk)
            takuk = takuk if tetap else 0
        i += lebar


def baris_html(tabel: Tabel, isi: IsiSel) -> Iterator[BarisHtml]:
    """Body rows; a column without a cell gets an empty one unless a span covers it.

    Rows that a cell of the left column covers, unless they are many, are "sambung": they stay
    with the row above.
    """
    rentang = 1
    for baris, deret in petak(tabel):
        kiri = deret[0].sel
        rentang = kiri.tinggi if kiri else rentang
        kelas = [str(baris.jenis)]
        kelas += ["panjang"] if baris_panjang(baris) else []
        kelas += ["sambung"] if kiri is None and rentang <= BARIS_UTUH else []
        sel = "".join(_sel(p, p.sel, isi) for p in deret if p.sel is not None)
        yield BarisHtml(baris.kunci, " ".join(kelas), mark_safe(sel))  # noqa: S308 - escaped


def baris_panjang(baris: Baris) -> bool:
    """Whether the row holds so much text that it may break over pages."""
    return sum(len(s.teks) for s in baris.sel.values()) > BARIS_PANJANG


def _nomor(kolom: Kolom) -> bool:
    """Whether the column only numbers or codes the rows: the next one carries the indentation."""
    return kolom.rata == Rata.TENGAH or kolom.kunci in {"no", "kode"}


def _sel(petak: Petak, sel: Sel, isi: IsiSel) -> str:
    lebar, takuk = petak.lebar, petak.takuk
    kelas = [KELAS_RATA[petak.kolom.rata]] if lebar == 1 else []
    if sel.tebal:
        kelas.append("tebal")
    if takuk:
        kelas.append(f"takuk-{min(takuk, 5)}")
    atribut = f' class="{" ".join(filter(None, kelas))}"' if any(kelas) else ""
    if lebar > 1:
        atribut += f' colspan="{lebar}"'
    if sel.tinggi > 1:
        atribut += f' rowspan="{sel.tinggi}"'
    teks = isi(sel.teks, sel.fakta) if sel.fakta else conditional_escape(sel.teks)
    return f"<td{atribut}>{teks.replace(chr(10), '<br>')}</td>"


def merentang(tabel: Tabel) -> bool:
    """Whether a cell of the left column covers so many rows that a page may end among them."""
    kiri = tabel.kolom_tampil[0].kunci
    return any(b.sel[kiri].tinggi > BARIS_UTUH for b in tabel.baris if kiri in b.sel)


def pendek(tabel: Tabel) -> bool:
    """Whether the table is so short that it is not broken over pages."""
    panjang = sum(len(s.teks) for b in tabel.baris for s in b.sel.values())
    return len(tabel.baris) <= BARIS_UTUH and panjang <= TEKS_UTUH
