"""The texts of blocks as paragraphs, and what changed in them."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from html.parser import HTMLParser

from capaian.laporan.beda.jenis import Macam
from capaian.laporan.beda.kata import Runtun, beda_paragraf
from capaian.laporan.cari import teks_blok
from capaian.laporan.pohon import (
    Bagan,
    Blok,
    Gambar,
    Grafik,
    SimpulBagan,
    Swot,
    Tabel,
    TandaTangan,
    TeksOrang,
)

_PEMISAH = frozenset(
    (
        *("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("table", "tr", "td", "th", "caption", "blockquote", "figcaption"),
    )
)
PEMISAH_TEMPAT = " › "
TAMPILAN_SAJA = "Tulisannya tetap; bentuk atau gambarnya berubah."


@dataclass(frozen=True)
class BedaTeks:
    """A text that came, went or changed, as its differing paragraphs.

    ``ditulis`` tells a person's text from a generated one. ``catatan`` says what changed where no
    word did.
    """

    kunci: str
    tempat: str
    macam: Macam
    ditulis: bool
    paragraf: tuple[tuple[Runtun, ...], ...]
    catatan: str = ""

    @property
    def bagian(self) -> str:
        """The title of the part that it stands in."""
        return self.tempat.rpartition(PEMISAH_TEMPAT)[2]

    @property
    def jalur(self) -> str:
        """The titles above that part."""
        return self.tempat.rpartition(PEMISAH_TEMPAT)[0]


def beda_teks(lama: Blok | None, baru: Blok | None, tempat: str) -> BedaTeks | None:
    """What changed between two states of a block, None being none; None when nothing did."""
    kini = baru or lama
    if kini is None or (lama and baru and _inti(lama) == _inti(baru)):
        return None
    macam = Macam.BERUBAH if lama and baru else Macam.BARU if baru else Macam.HILANG
    kiri, kanan = (paragraf(b) if b else () for b in (lama, baru))
    beda = beda_paragraf(kiri, kanan)
    catatan = "" if beda else TAMPILAN_SAJA
    return BedaTeks(kini.kunci, tempat, macam, isinstance(kini, TeksOrang), beda, catatan)


def _inti(blok: Blok) -> Blok:
    """The block without its running number, which follows from the blocks before it."""
    bernomor = any(f.name == "nomor" for f in fields(blok))
    return replace(blok, nomor="") if bernomor else blok


def paragraf(blok: Blok) -> tuple[str, ...]:
    """The block's texts, one paragraph each, without its number; tables have their own way."""
    match blok:
        case TeksOrang():
            return _paragraf_html(blok.html)
        case Grafik():
            isi = [blok.judul, blok.uraian, blok.sumber]
        case Gambar():
            isi = [blok.judul, blok.sumber, f"Berkas gambar {blok.sha256[:12]}"]
        case Bagan():
            isi = [blok.judul, *_kotak(blok.akar), blok.sumber]
        case Swot():
            isi = [blok.judul, *teks_blok(blok)]
        case TandaTangan():
            isi = [blok.tempat_tanggal, *_penanda(blok)]
        case Tabel():
            isi = []
        case _:
            isi = list(teks_blok(blok))
    return tuple(filter(None, (" ".join(satu.split()) for satu in isi)))


def _kotak(simpul: tuple[SimpulBagan, ...]) -> Iterator[str]:
    for s in simpul:
        bawahan = ", ".join(a.nama for a in s.anak)
        yield f"{s.nama}: {bawahan}" if bawahan else s.nama
        yield from _kotak(s.anak)


def _penanda(blok: TandaTangan) -> Iterator[str]:
    for p in blok.pihak:
        yield ", ".join(filter(None, (p.label, *p.jabatan, p.nama, p.pangkat, p.nip)))


class _Pembaca(HTMLParser):
    """Collects the paragraphs of cleaned HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraf = [""]

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag in _PEMISAH:
            self.paragraf.append("")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, None)

    def handle_data(self, data: str) -> None:
        self.paragraf[-1] += data


def _paragraf_html(html: str) -> tuple[str, ...]:
    pembaca = _Pembaca()
    pembaca.feed(html)
    pembaca.close()
    return tuple(filter(None, (" ".join(p.split()) for p in pembaca.paragraf)))
