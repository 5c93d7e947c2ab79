"""Pictures inside people's texts: a text in pieces, words and pictures in their order.

A stored text names a picture as ``<img src="gambar:SHA-256">``, mostly in a figure with a caption.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import lxml.html
from lxml.html import HtmlElement

from capaian.laporan.pohon import Gambar, TeksOrang

SKEMA = "gambar:"
_SHA256 = re.compile(rf"^(?:{SKEMA}|.*/gambar/)([0-9a-f]{{64}})/?$")
_RUJUKAN = re.compile(rf'src="{SKEMA}([0-9a-f]{{64}})"')


@dataclass(frozen=True)
class Sisipan:
    """A picture between two pieces of a text."""

    sha256: str
    keterangan: str


def sumber_sah(unsur: str, atribut: str, nilai: str) -> str | None:
    """The attribute as it is kept: a picture's address by its hash alone, no other address."""
    if (unsur, atribut) != ("img", "src"):
        return nilai
    cocok = _SHA256.match(nilai)
    return f"{SKEMA}{cocok[1]}" if cocok else None


def gambar_dirujuk(isi: str) -> tuple[str, ...]:
    """The hashes of the pictures in a cleaned text, in order, each once."""
    return tuple(dict.fromkeys(_RUJUKAN.findall(isi)))


def beralamat(isi: str, alamat: str) -> str:
    """The text with its pictures at addresses; ``alamat`` has SHA where the hash belongs."""
    return _RUJUKAN.sub(lambda m: f'src="{alamat.replace("SHA", m[1])}"', isi)


def potongan_teks(
    kunci: str, html: str, asal: str, gambar: Mapping[str, str]
) -> Iterator[TeksOrang | Gambar]:
    """A cleaned text as blocks; ``gambar`` are the media types of known pictures by hash."""
    teks = foto = 0
    for satu in pisah(html):
        if isinstance(satu, str):
            teks += 1
            yield TeksOrang(f"{kunci}/teks" + (f"-{teks}" if teks > 1 else ""), satu, asal)
        else:
            foto += 1
            jenis = gambar.get(satu.sha256, "")
            # A picture that is not the agency's own is printed as missing.
            sha256 = satu.sha256 if jenis else ""
            yield Gambar(f"{kunci}/gambar-{foto}", satu.keterangan or "Gambar", sha256, jenis)


def pisah(html: str) -> Iterator[str | Sisipan]:
    """Words and pictures in turn; a picture inside a list or a table comes after it."""
    if "<img" not in html:
        yield html
        return
    akar = lxml.html.fragment_fromstring(html, create_parent="div")
    kumpul = [_polos(akar.text)]
    for anak in list(akar):
        sisipan = _ambil(anak)
        # What stays of a figure whose picture was taken is nothing.
        if not (sisipan and anak.tag in {"figure", "img"}) and _berisi(anak):
            ekor, anak.tail = anak.tail, None
            kumpul.append(lxml.html.tostring(anak, encoding="unicode"))
            anak.tail = ekor
        if sisipan:
            yield from _tuang(kumpul)
            yield from sisipan
        kumpul.append(_polos(anak.tail))
    yield from _tuang(kumpul)


def _tuang(kumpul: list[str]) -> Iterator[str]:
    isi = "".join(kumpul)
    kumpul.clear()
    if isi.strip():
        yield isi


def _polos(teks: str | None) -> str:
    """Text between elements, which parsing unescaped."""
    ganti = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    return "".join(ganti.get(h, h) for h in teks or "")


def _berisi(unsur: HtmlElement) -> bool:
    return bool(unsur.text_content().strip()) or unsur.tag == "table"


def _ambil(unsur: HtmlElement) -> list[Sisipan]:
    """Take the pictures out of an element, each with its caption."""
    hasil = []
    for img in list(unsur.iter("img")):
        cocok = _SHA256.match(img.get("src", ""))
        bingkai = next((i for i in (img, *img.iterancestors()) if i.tag == "figure"), None)
        kepala = None if bingkai is None else bingkai.find(".//figcaption")
        keterangan = " ".join(kepala.text_content().split()) if kepala is not None else ""
        if cocok:
            hasil.append(Sisipan(cocok[1], keterangan))
        buang = img if bingkai is None else bingkai
        if buang is not unsur and buang.getparent() is not None:
            buang.drop_tree()
    return hasil
