"""People's texts: their cleaned HTML as paragraphs, lists and tables of the document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import lxml.html
from lxml.html import HtmlElement

from capaian.laporan.docx.gaya import TEKS_ORANYE
from capaian.laporan.docx.oox import BIASA, POLOS, Rupa, Tata, baris_tabel, larik, sel_tabel, tabel
from capaian.laporan.docx.penulis import Penulis

_DAFTAR = {"ul", "ol"}
_BLOK = {"p", "table", "blockquote", "h3", "h4", "h5", "figure", "caption", *_DAFTAR}
_RUPA = {
    "strong": {"tebal": True},
    "b": {"tebal": True},
    "th": {"tebal": True},
    "em": {"miring": True},
    "i": {"miring": True},
    "u": {"garis_bawah": True},
    "s": {"coret": True},
    "sub": {"letak": "subscript"},
    "sup": {"letak": "superscript"},
    "mark": {"tebal": True, "warna": TEKS_ORANYE},
}
_SPASI_AWAL = re.compile(r'^(<w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t xml:space="preserve">) ')
_JUDUL = {"h3": "heading 4", "h4": "heading 4", "h5": "heading 5"}


@dataclass(frozen=True)
class _Tempat:
    """Where text stands: style, list item, look of its runs, room in twips."""

    gaya: str = ""
    tata: Tata = BIASA
    rupa: Rupa = POLOS
    tingkat: int = 0
    ruang: int = 0


def xml_naskah(html: str, p: Penulis, gaya: str = "", ruang: int = 0) -> str:
    """The text as blocks of the document; ``gaya`` is the style of its plain paragraphs."""
    akar = lxml.html.fragment_fromstring(html, create_parent="div")
    return "".join(_anak(akar, _Tempat(gaya, ruang=ruang or p.ruang), p))


def _anak(elemen: HtmlElement, t: _Tempat, p: Penulis) -> Iterator[str]:
    """Blocks inside ``elemen``; text between them becomes paragraphs of its own."""
    baris = _teks(elemen.text, t.rupa)
    for anak in elemen:
        if anak.tag in _BLOK:
            yield from _alinea(baris, t, p)
            yield from _blok(anak, t, p)
            baris = ""
        else:
            baris += _larik(anak, t.rupa)
        baris += _teks(anak.tail, t.rupa)
    yield from _alinea(baris, t, p)


def _alinea(isi: str, t: _Tempat, p: Penulis) -> Iterator[str]:
    if isi.replace(larik(" "), ""):
        yield p.alinea(_SPASI_AWAL.sub(r"\1", isi), t.gaya, t.tata)


def _blok(elemen: HtmlElement, t: _Tempat, p: Penulis) -> Iterator[str]:
    tag = elemen.tag
    if tag in _DAFTAR:
        yield from _daftar(elemen, t, p)
    elif tag == "table":
        yield _tabel(elemen, t, p)
    elif tag in _JUDUL:
        yield from _anak(elemen, replace(t, gaya=_JUDUL[tag]), p)
    elif tag == "blockquote":
        yield from _anak(elemen, replace(t, gaya="Quote"), p)
    else:
        yield from _anak(elemen, t, p)


def _daftar(elemen: HtmlElement, t: _Tempat, p: Penulis) -> Iterator[str]:
    berangka = elemen.tag == "ol"
    jenis = "huruf" if elemen.get("type") in {"a", "A"} else "desimal"
    mulai = elemen.get("start", "")
    nomor = p.nomor.baru(jenis if berangka else "butir", int(mulai) if mulai.isdecimal() else 1)
    gaya = "List Number" if berangka else "List Bullet"
    for butir in elemen:
        if butir.tag == "li":
            dalam = replace(
                t,
                gaya=gaya,
                tata=replace(t.tata, daftar=(nomor, min(t.tingkat, 5))),
                tingkat=t.tingkat + 1,
            )
            # Only the first paragraph of an item carries its number.
            for ke, isi in enumerate(_anak(butir, dalam, p)):
                yield isi if not ke else isi.replace(*_tanpa_nomor(nomor, t.tingkat))


def _tanpa_nomor(nomor: int, tingkat: int) -> tuple[str, str]:
    """What turns a numbered paragraph of this list into one that only stands as far right."""
    dalam = Tata(daftar=(nomor, min(tingkat, 5))).xml("")
    tanda = dalam.removeprefix("<w:pPr>").removesuffix("</w:pPr>")
    return tanda, '<w:numPr><w:numId w:val="0"/></w:numPr>'


def _larik(elemen: HtmlElement, rupa: Rupa) -> str:
    """Inline content as runs."""
    if elemen.tag == "br":
        return "<w:r><w:br/></w:r>"
    dalam = replace(rupa, **_RUPA.get(elemen.tag, {}))
    isi = _teks(elemen.text, dalam)
    for anak in elemen:
        isi += _larik(anak, dalam) + _teks(anak.tail, dalam)
    return isi


def _teks(teks: str | None, rupa: Rupa) -> str:
    """Text with the white space of HTML: any run of it is one space."""
    if not teks:
        return ""
    rapat = " ".join(teks.split())
    awal = " " if teks[0].isspace() else ""
    akhir = " " if teks[-1].isspace() and rapat else ""
    return larik(f"{awal}{rapat}{akhir}", rupa)


def _tabel(elemen: HtmlElement, t: _Tempat, p: Penulis) -> str:
    """A table that somebody typed: columns of equal width, heads repeated."""
    baris = [tr for tr in elemen.iter("tr") if next(tr.iterancestors("table")) is elemen]
    banyak = max((sum(_bentang(s) for s in tr) for tr in baris), default=0)
    if not banyak:
        return ""
    lebar = [t.ruang // banyak] * banyak
    isi = []
    sisa: dict[int, tuple[int, int]] = {}
    for tr in baris:
        kepala = all(s.tag == "th" for s in tr)
        isi.append(baris_tabel(_sel_baris(tr, lebar, sisa, p), kepala=kepala, utuh=False))
    # Word joins tables that touch and wants a paragraph after one that ends a cell.
    return tabel(p.gaya["Tabel Laporan"], lebar, isi) + p.alinea("", "Sumber")


def _sel_baris(
    tr: HtmlElement, lebar: list[int], sisa: dict[int, tuple[int, int]], p: Penulis
) -> Iterator[str]:
    """Cells of a row; ``sisa``: rows that a span from above still covers, by column, and width."""
    sel = [s for s in tr if s.tag in {"td", "th"}]
    i = 0
    while i < len(lebar):
        baris, bentang = sisa.get(i, (0, 1))
        if baris:
            sisa[i] = (baris - 1, bentang)
            yield sel_tabel("", sum(lebar[i : i + bentang]), bentang=bentang, lanjut="continue")
        else:
            elemen = sel.pop(0) if sel else None
            bentang = min(_bentang(elemen), len(lebar) - i) if elemen is not None else 1
            tinggi = _bentang(elemen, "rowspan") if elemen is not None else 1
            sisa[i] = (tinggi - 1, bentang)
            yield _sel(elemen, sum(lebar[i : i + bentang]), bentang, tinggi, p)
        i += bentang


def _sel(elemen: HtmlElement | None, lebar: int, bentang: int, tinggi: int, p: Penulis) -> str:
    isi = ""
    if elemen is not None:
        kepala = elemen.tag == "th"
        tempat = _Tempat("Kepala Tabel" if kepala else "Isi Tabel", ruang=lebar - 170)
        isi = "".join(_anak(elemen, tempat, p))
    return sel_tabel(
        isi or p.alinea("", "Isi Tabel"), lebar, "", bentang, "restart" if tinggi > 1 else ""
    )


def _bentang(sel: HtmlElement, arah: str = "colspan") -> int:
    nilai = sel.get(arah, "1")
    return min(max(int(nilai), 1), 50) if nilai.isdecimal() else 1
