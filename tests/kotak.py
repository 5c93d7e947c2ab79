"""Walks the page boxes of a laid-out report and tells what a careful reader would find wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from capaian.laporan.pdf import Tertata

KELONGGARAN = 0.75  # CSS pixels: rounding of glyph widths
TERISI_PALING_SEDIKIT = 0.2
BERISI = {"LineBox", "InlineReplacedBox", "BlockReplacedBox"}
TAJUK = {"h1", "h2", "h3", "h4", "h5"}


@dataclass(frozen=True)
class Baris:
    """A line of text with the elements around it, outermost first."""

    teks: str
    bawah: float
    induk: tuple[Any, ...]

    @property
    def tajuk(self) -> bool:
        return any(b.element_tag in TAJUK for b in self.induk) or any(
            self.berkelas(k) for k in ("judul-tabel", "pengantar")
        )

    def berkelas(self, kelas: str) -> bool:
        """Whether the line stands in an element of that class."""
        return any(
            kelas in (b.element.get("class") or "").split()
            for b in self.induk
            if b.element is not None
        )


def anak(kotak: Any) -> list[Any]:
    """The boxes inside, those of a table's columns left out."""
    return list(getattr(kotak, "children", ()))


def telusuri(kotak: Any, induk: tuple[Any, ...] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    yield kotak, induk
    for k in anak(kotak):
        yield from telusuri(k, (*induk, kotak))


def teks(kotak: Any) -> str:
    return "".join(k.text for k, _ in telusuri(kotak) if hasattr(k, "text"))


def isi_halaman(halaman: Any) -> Any:
    """The flow of a page, without its margin boxes."""
    return halaman._page_box.children[0]


def nama(kotak: Any) -> str:
    return type(kotak).__name__


def baris(halaman: Any) -> list[Baris]:
    return [
        Baris(teks(k), k.position_y + k.height, induk)
        for k, induk in telusuri(isi_halaman(halaman))
        if nama(k) == "LineBox" and teks(k).strip()
    ]


def label(tertata: Tertata, ke: int) -> str:
    """The printed number of the page with this index."""
    if ke >= tertata.depan:
        return str(ke - tertata.depan + 1)
    return romawi_kecil(ke)


def romawi_kecil(n: int) -> str:
    hasil = ""
    for nilai, huruf in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while n >= nilai:
            hasil, n = hasil + huruf, n - nilai
    return hasil


def keluhan(tertata: Tertata) -> list[str]:
    """Everything wrong on any page; empty for a document fit to hand in."""
    return [
        f"halaman {label(tertata, ke)}: {pesan}"
        for ke, halaman in enumerate(tertata.dokumen.pages)
        for periksa in PERIKSA
        for pesan in periksa(halaman)
    ]


def hampir_kosong(tertata: Tertata) -> Iterator[str]:
    """Pages of a handful of lines, the last ones of chapters and the cover left out."""
    semua = tertata.dokumen.pages
    for ke in range(1, len(semua) - 1):
        terisi = bagian_terisi(semua[ke])
        if terisi < TERISI_PALING_SEDIKIT and not awal_bab(semua[ke + 1]):
            yield f"halaman {label(tertata, ke)}: hanya {100 * terisi:.0f}% terisi"


def bagian_terisi(halaman: Any) -> float:
    """How far down the text area of a page its content reaches."""
    kotak_halaman = halaman._page_box
    isi = [k for k, _ in telusuri(isi_halaman(halaman)) if nama(k) in BERISI]
    bawah = max((k.position_y + k.height for k in isi), default=0)
    return (bawah - kotak_halaman.content_box_y()) / kotak_halaman.height


def awal_bab(halaman: Any) -> bool:
    return any(k.element_tag == "h1" for k, _ in telusuri(isi_halaman(halaman)))


def luar_halaman(halaman: Any) -> Iterator[str]:
    """Text or pictures that reach beyond the text area (the page itself, on the cover)."""
    kotak_halaman = halaman._page_box
    kiri, atas = kotak_halaman.content_box_x(), kotak_halaman.content_box_y()
    kanan, bawah = kiri + kotak_halaman.width, atas + kotak_halaman.height
    for k, _ in telusuri(isi_halaman(halaman)):
        if nama(k) not in {"TextBox", "InlineReplacedBox", "BlockReplacedBox"}:
            continue
        datar = k.position_x < kiri - KELONGGARAN or k.position_x + k.width > kanan + KELONGGARAN
        tegak = k.position_y < atas - KELONGGARAN or k.position_y + k.height > bawah + KELONGGARAN
        if datar or tegak:
            yield f"di luar bidang teks: {getattr(k, 'text', nama(k))!r}"


def luar_sel(halaman: Any) -> Iterator[str]:
    """Text that runs over the edge of its table cell."""
    for sel, _ in telusuri(isi_halaman(halaman)):
        if nama(sel) != "TableCellBox":
            continue
        kanan = sel.position_x + sel.border_width()
        bawah = sel.position_y + sel.border_height()
        for k, _ in telusuri(sel):
            if nama(k) != "TextBox" or not k.text.strip():
                continue
            datar = k.position_x < sel.position_x - KELONGGARAN
            datar = datar or k.position_x + k.width > kanan + KELONGGARAN
            if datar or k.position_y + k.height > bawah + 2 * KELONGGARAN:
                yield f"keluar dari sel: {k.text!r}"


def angka_patah(halaman: Any) -> Iterator[str]:
    """A number of a table cell that goes on in the next line."""
    for sel, _ in telusuri(isi_halaman(halaman)):
        if nama(sel) != "TableCellBox" or sel.element is None:
            continue
        utuh = "".join("\n" * (e.tag == "br") + t for e, t in _potongan(sel.element))
        isi = [
            teks(k).split() for k, _ in telusuri(sel) if nama(k) == "LineBox" and teks(k).strip()
        ]
        for atas, bawah in pairwise(isi):
            sambungan = atas[-1] + bawah[0]
            if re.fullmatch(r"[\d.,–]+", sambungan) and sambungan in utuh.split():
                yield f"angka terpotong: {sambungan!r}"


def _potongan(elemen: Any) -> Iterator[tuple[Any, str]]:
    yield elemen, elemen.text or ""
    for a in elemen:
        yield from _potongan(a)
        yield elemen, a.tail or ""


def tajuk_terakhir(halaman: Any) -> Iterator[str]:
    """A heading, or a table's caption, with nothing after it on the page."""
    semua = baris(halaman)
    terakhir = max(semua, key=lambda b: b.bawah, default=None)
    gambar = [k for k, _ in telusuri(isi_halaman(halaman)) if "Replaced" in nama(k)]
    dasar = max((k.position_y + k.height for k in gambar), default=0)
    if terakhir is not None and terakhir.tajuk and terakhir.bawah > dasar:
        yield f"judul di akhir halaman: {terakhir.teks!r}"


def bukan_di_awal(halaman: Any) -> Iterator[str]:
    """A document of its own, such as a PK, that begins below something else."""
    for satu in baris(halaman)[1:]:
        if satu.berkelas("halaman-baru"):
            yield f"dokumen tidak mulai di halaman baru: {satu.teks!r}"


def kepala_tanpa_isi(halaman: Any) -> Iterator[str]:
    """A table's head with no row below it."""
    for k, _ in telusuri(isi_halaman(halaman)):
        if nama(k) == "TableBox" and all(g.is_header for g in anak(k)):
            yield f"kepala tabel tanpa isi: {teks(k)[:60]!r}"


def kosong(halaman: Any) -> Iterator[str]:
    semua = list(telusuri(isi_halaman(halaman)))
    if not baris(halaman) and not any("Replaced" in nama(k) for k, _ in semua):
        yield "halaman kosong"


PERIKSA = (
    luar_halaman,
    luar_sel,
    angka_patah,
    tajuk_terakhir,
    bukan_di_awal,
    kepala_tanpa_isi,
    kosong,
)


def entri_daftar(tertata: Tertata) -> Iterator[tuple[str, str, str]]:
    """Of every line of the contents and lists: its anchor, its title, the page number printed."""
    for halaman in tertata.dokumen.pages[: tertata.depan]:
        for k, induk in telusuri(isi_halaman(halaman)):
            sesudah = k.element_tag == "a::after" and nama(k) == "InlineBox"
            if sesudah and induk[-1].element_tag != "a::after":
                tautan = next(i for i in reversed(induk) if nama(i) == "BlockBox")
                judul = teks(tautan).removesuffix(teks(k))
                yield tautan.element.get("href"), judul, teks(k).strip(". \xa0")


def letak_jangkar(tertata: Tertata) -> dict[str, int]:
    """Index of the page on which each anchor first lies."""
    letak: dict[str, int] = {}
    for ke, halaman in enumerate(tertata.dokumen.pages):
        for jangkar in halaman.anchors:
            letak.setdefault(f"#{jangkar}", ke)
    return letak
