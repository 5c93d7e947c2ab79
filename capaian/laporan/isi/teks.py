"""People's texts: cleaned, their tokens replaced by the present figures, in their places."""

import re
from collections.abc import Iterator, Mapping
from html import escape

import nh3

from capaian.laporan.bahan import DataLaporan
from capaian.laporan.isi.gambar_teks import SKEMA, potongan_teks, sumber_sah
from capaian.laporan.isi.konteks import Konteks
from capaian.laporan.kerangka import blok_capaian, kerangka
from capaian.laporan.pohon import BelumDiisi, Blok, Fakta, Gambar, TeksOrang
from capaian.laporan.simpul import Perlu, Simpul

TOKEN = re.compile(r"\[\[\s*([^\[\]]+?)\s*\]\]")
TAK_DIKENAL = "rujukan-tak-dikenal"
"""Class of the mark around a token that names no fact."""

_STRUKTUR = "p br strong b em i u s sub sup ul ol li blockquote h3 h4 h5"
_TABEL = "table thead tbody tr th td caption figure"
_GAMBAR = "img figcaption"
_TAG = {*_STRUKTUR.split(), *_TABEL.split(), *_GAMBAR.split()}
_ATRIBUT = {
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start", "type"},
    "img": {"src"},
}
_SKEMA = {SKEMA.removesuffix(":")}
_BERTAG = re.compile(r"<[a-zA-Z/][^>]*>")

# Analyses whose part puts the text of an indicator right after its generated sentence.
BERSELIP = frozenset({"analisis-1", "analisis-2", "analisis-3", "analisis-4"})


def rujukan(isi: str) -> tuple[str, ...]:
    """The facts that a text refers to, in order, each once."""
    return tuple(dict.fromkeys(TOKEN.findall(isi)))


def ganti_kode(isi: str, kode: Mapping[str, str]) -> str:
    """The text with the codes in its tokens exchanged, old to new; words stay what they are."""
    if not kode:
        return isi
    return TOKEN.sub(lambda m: f"[[{ganti_kode_fakta(m[1], kode)}]]", isi)


def ganti_kode_fakta(id_: str, kode: Mapping[str, str]) -> str:
    """The name of a fact with its codes exchanged: "pagu:lama#x" is "pagu:baru#x"."""
    jenis, titik_dua, sisa = id_.partition(":")
    bagian = re.split("([@#])", sisa)
    return jenis + titik_dua + "".join(kode.get(satu, satu) for satu in bagian)


def bersihkan(isi: str) -> str:
    """Return HTML with nothing but text structure; plain text becomes paragraphs."""
    if _BERTAG.search(isi):
        return nh3.clean(
            isi,
            tags=_TAG,
            attributes=_ATRIBUT,
            attribute_filter=sumber_sah,
            url_schemes=_SKEMA,
        )
    alinea = [a.strip() for a in re.split(r"\n\s*\n", isi.strip())]
    return "".join(f"<p>{escape(a, quote=False).replace(chr(10), '<br>')}</p>" for a in alinea if a)


def terisi(isi: str, fakta: Mapping[str, Fakta]) -> str:
    """Return the cleaned text with every token as ``<data value="ID">print</data>``.

    A token that names no fact stays visible in a mark.
    """

    def ganti(cocok: re.Match[str]) -> str:
        id_ = cocok[1].replace("&amp;", "&")
        nama = escape(id_)
        if id_ not in fakta:
            return f'<mark class="{TAK_DIKENAL}">[[{nama}]] tidak dikenal</mark>'
        return f'<data value="{nama}">{escape(fakta[id_].teks, quote=False)}</data>'

    return TOKEN.sub(ganti, bersihkan(isi))


def teks_orang(k: Konteks, kunci: str) -> Iterator[TeksOrang | Gambar]:
    """The text stored under a key, if there is one, with its pictures."""
    teks = k.data.teks.get(kunci)
    if teks and teks.isi.strip():
        html = terisi(teks.isi, k.u.fakta)
        yield from potongan_teks(kunci, html, teks.asal, k.data.gambar_teks)


def teks_indikator(k: Konteks, s: Simpul, kode: str) -> Iterator[TeksOrang | Gambar]:
    """Texts of an analysis for one indicator, and for its sasaran after its last indicator."""
    anggota = k.blok[s.blok].indikator
    i = next(x for x in anggota if x.kode == kode)
    kunci = [kode]
    if i == [x for x in anggota if x.induk == i.induk][-1]:
        kunci.append(i.induk)
    for satu in kunci:
        if satu != s.blok:
            yield from teks_orang(k, f"{s.dasar}.{satu}")


def teks_bagian(k: Konteks, s: Simpul) -> Iterator[Blok]:
    """The text of a part and the finer texts in it, or a note that the text is missing."""
    if s.teks is Perlu.TANPA:
        return
    sendiri = list(teks_orang(k, s.kunci))
    yield from sendiri
    halus = _kunci_halus(k, s)
    if s.dasar not in BERSELIP:
        for kunci in halus:
            yield from teks_orang(k, kunci)
    if s.teks is Perlu.WAJIB and not sendiri and not _tergantikan(k, s):
        yield BelumDiisi(f"{s.kunci}/teks", f"Teks “{s.judul}” belum diisi.")


def _kunci_halus(k: Konteks, s: Simpul) -> list[str]:
    """Keys of the same analysis for the indicators and sasaran of the part's block."""
    blok = k.blok.get(s.blok)
    if blok is None or not s.dasar.startswith("analisis-"):
        return []
    kode = [x for i in blok.indikator for x in (i.kode, i.induk)]
    return [f"{s.dasar}.{x}" for x in dict.fromkeys(kode) if x != s.blok]


def _tergantikan(k: Konteks, s: Simpul) -> bool:
    """Whether something else says what the text would say."""
    data = k.data
    if s.tambahan:
        return bool(s.anak) or any(t.letak == s.kunci for t in data.tabel)
    match s.dasar:
        case "tugas-fungsi":
            return bool(data.susunan and any(u.tugas for u in data.susunan.unit))
        case "strategi-kebijakan":
            return bool(data.strategi)
        case "langkah-perbaikan":
            return bool(data.daftar.get("langkah"))
    blok = k.blok.get(s.blok)
    if blok is None:
        return False
    return all(
        any(f"{s.dasar}.{kode}" in data.teks for kode in (i.kode, i.induk)) for i in blok.indikator
    )


def teks_yatim(data: DataLaporan) -> tuple[str, ...]:
    """Keys of texts that the present outline does not print; they are kept, never lost."""
    k_blok = {b.kode: b for b in blok_capaian(data)}
    dicetak = set()
    for akar in kerangka(data):
        for s in akar.telusuri():
            dicetak.add(s.kunci)
            if s.blok in k_blok:
                for i in k_blok[s.blok].indikator:
                    dicetak |= {f"{s.dasar}.{i.kode}", f"{s.dasar}.{i.induk}"}
    return tuple(sorted(set(data.teks) - dicetak))
