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


def baris_html(tabel: Tabel, isi: IsiSel) -> Iterator[BarisHtml]:
    """Body rows; a column without a cell gets an empty one unless a span covers it."""
    tertutup = [0] * len(tabel.kolom)
    for baris in tabel.baris:
        sel = _sel_baris(baris, tabel.kolom, tertutup, isi)
        yield BarisHtml(baris.kunci, _kelas_baris(baris), sel)


def _kelas_baris(baris: Baris) -> str:
    panjang = sum(len(s.teks) for s in baris.sel.values()) > BARIS_PANJANG
    return f"{baris.jenis} panjang" if panjang else str(baris.jenis)


def _sel_baris(
    baris: Baris, kolom: tuple[Kolom, ...], tertutup: list[int], isi: IsiSel
) -> SafeString:
    """The cells of one row; ``tertutup`` counts the rows that spans from above still cover."""
    hasil: list[str] = []
    takuk = baris.takuk
    i = 0
    while i < len(kolom):
        if tertutup[i]:
            tertutup[i] -= 1
            i += 1
            continue
        sel = baris.sel.get(kolom[i].kunci) or Sel(None, "")
        lebar = max(1, min(sel.lebar, len(kolom) - i))
        tertutup[i : i + lebar] = [sel.tinggi - 1] * lebar
        tampak = sum(k.tampil for k in kolom[i : i + lebar])
        if tampak:
            bernomor = lebar == 1 and _nomor(kolom[i])
            hasil.append(_sel(sel, kolom[i], tampak, 0 if bernomor else takuk, isi))
            takuk = takuk if bernomor else 0
        i += lebar
    return mark_safe("".join(hasil))  # noqa: S308 - every part is escaped in _sel


def _nomor(kolom: Kolom) -> bool:
    """Whether the column only numbers or codes the rows: the next one carries the indentation."""
    return kolom.rata == Rata.TENGAH or kolom.kunci in {"no", "kode"}


def _sel(sel: Sel, kolom: Kolom, lebar: int, takuk: int, isi: IsiSel) -> str:
    kelas = [KELAS_RATA[kolom.rata]] if lebar == 1 else []
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


def pendek(tabel: Tabel) -> bool:
    """Whether the table is so short that it is not broken over pages."""
    panjang = sum(len(s.teks) for b in tabel.baris for s in b.sel.values())
    return len(tabel.baris) <= BARIS_UTUH and panjang <= TEKS_UTUH
