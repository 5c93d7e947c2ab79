"""The report as HTML: the same partials for reading pages and for print.

A block becomes HTML by the template ``laporan/blok/<name>.html``; print and pages differ only in
what ``Konteks`` hands them: pages link every number to its origin, print sets column widths.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any
from urllib.parse import quote

from django.template.loader import get_template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from capaian.laporan import tabel as tata_tabel
from capaian.laporan.bagan import svg_bagan
from capaian.laporan.gambar import alamat_data, alamat_grafik
from capaian.laporan.halaman import Larian, kelompok_halaman
from capaian.laporan.isi_daftar import Entri, daftar, jangkar, judul_penuh
from capaian.laporan.lebar import perlu_diputar, tata_kolom
from capaian.laporan.pohon import (
    Bab,
    Bagan,
    Bagian,
    BelumDiisi,
    Blok,
    Butir,
    Daftar,
    DaftarOtomatis,
    Gambar,
    Grafik,
    KartuIKU,
    KinerjaAngka,
    Laporan,
    Paragraf,
    Potongan,
    Rumus,
    Swot,
    Tabel,
    TandaTangan,
    TeksOrang,
    telusuri,
)

_DATA = re.compile(r'<data value="([^"]*)">(.*?)</data>', re.DOTALL)


@dataclass(frozen=True)
class Konteks:
    """What a renderer of blocks must know besides the block.

    ``asal`` is the address of the page of origins, "" where numbers are not links. ``gambar``
    gives the address of a stored picture, "" when it is missing; ``pranala`` that of an entry of
    the contents. ``halaman`` names the printed page of an anchor where that is known before the
    layout. ``ruang`` is the width of the text area in micrometres, upright and across; None on
    pages, where the browser sets columns. ``tepi`` gives what stands after a block on pages, such
    as its review comments.
    """

    laporan: Laporan
    gambar: Callable[[Gambar], str]
    asal: str = ""
    pranala: Callable[[Entri], str] = lambda entri: f"#{entri.jangkar}"
    halaman: Mapping[str, str] = field(default_factory=dict)
    ruang: tuple[int, int] | None = None
    ukuran_tabel: int = 90
    """Font size of tables in tenths of a point."""
    lanskap: bool = False
    """Whether the block stands on a turned page."""
    tepi: Callable[[Blok], SafeString] = lambda _blok: SafeString()

    @property
    def cetak(self) -> bool:
        return self.ruang is not None

    @property
    def aksen(self) -> str:
        return self.laporan.tampilan.warna_aksen

    def angka(self, teks: str, fakta: str | None) -> SafeString:
        """A number: a link to its origin where there are such links and the fact is known."""
        if not (self.asal and fakta in self.laporan.fakta):
            return conditional_escape(teks)
        if not teks.strip():
            return SafeString()
        alamat = f"{self.asal}?fakta={quote(fakta, safe='')}"
        return format_html('<a class="angka" href="{}">{}</a>', alamat, teks)


def html_blok(blok: Blok, k: Konteks) -> SafeString:
    """One block; a part gives its heading only, since parts and their blocks follow one another."""
    nama, siapkan = _BENTUK[type(blok)]
    konteks = {"b": blok, "k": k, "id": jangkar(blok), **siapkan(blok, k)}
    return get_template(f"laporan/blok/{nama}.html").render(konteks)


def html_bab(bab: Bab, k: Konteks) -> SafeString:
    """A chapter's content without its title, in one flow."""
    return _aliran([b for b in telusuri(bab) if b is not bab], k)


def html_bab_cetak(bab: Bab, k: Konteks) -> SafeString:
    """A chapter with its title for print, wide tables with what introduces them on turned pages."""
    semua = [html_larian(larian, k) for larian in larian_cetak(bab, k)]
    return mark_safe("".join(semua))  # noqa: S308 - from templates


def larian_cetak(bab: Bab, k: Konteks) -> list[Larian]:
    """The runs of a chapter on upright and turned pages of the paper of ``k``."""

    def diputar(tabel: Tabel) -> bool:
        return k.ruang is not None and perlu_diputar(tabel, k.ruang[0], k.ukuran_tabel)

    return list(kelompok_halaman(bab, diputar))


def html_larian(larian: Larian, k: Konteks) -> SafeString:
    """One run of a chapter for print."""
    lanskap, blok = larian
    kelas = "lanskap" if lanskap else "tegak"
    return format_html(
        '<div class="{}">{}</div>', kelas, _aliran(blok, replace(k, lanskap=lanskap))
    )


def _aliran(blok: list[Blok], k: Konteks) -> SafeString:
    """Blocks one after the other; photos that follow one another stand side by side."""
    hasil = SafeString()
    for foto, sederet in groupby(blok, lambda b: isinstance(b, Gambar)):
        deret = [html_blok(b, k) + k.tepi(b) for b in sederet]
        isi = mark_safe("".join(deret))  # noqa: S308 - from templates
        hasil += (
            format_html('<div class="galeri">{}</div>', isi) if foto and len(deret) > 1 else isi
        )
    return hasil


def html_potongan(isi: tuple[Potongan, ...], k: Konteks) -> SafeString:
    """Pieces of generated text in a line."""
    return mark_safe("".join(_potongan(p, k) for p in isi))  # noqa: S308 - every piece is escaped


def _potongan(p: Potongan, k: Konteks) -> str:
    teks = str(k.angka(p.teks, p.fakta))
    if p.tebal:
        teks = f"<strong>{teks}</strong>"
    return f"<em>{teks}</em>" if p.miring else teks


def _teks_orang(b: TeksOrang, k: Konteks) -> dict[str, Any]:
    isi = b.html
    if k.asal:
        # The text is cleaned HTML already: what stands inside <data> must not be escaped again.
        isi = _DATA.sub(lambda m: str(k.angka(mark_safe(m[2]), m[1])), isi)  # noqa: S308 - cleaned
    return {"isi": mark_safe(isi)}  # noqa: S308 - cleaned when it was saved


def _tabel(b: Tabel, k: Konteks) -> dict[str, Any]:
    hasil: dict[str, Any] = {
        "kepala": tata_tabel.kepala(b.kolom_tampil),
        "baris": list(tata_tabel.baris_html(b, k.angka)),
        "nomor_kolom": range(1, len(b.kolom_tampil) + 1),
        "pendek": tata_tabel.pendek(b),
    }
    if k.ruang is not None:
        kolom = tata_kolom(b, ruang=k.ruang[k.lanskap], ukuran=k.ukuran_tabel)
        kelas = [f"kecil-{kolom.langkah}"] if kolom.langkah else []
        kelas += ["merentang"] if tata_tabel.merentang(b) else []
        hasil |= {"lebar": kolom.persen, "kelas": " ".join(kelas)}
    return hasil


def _butir(butir: Butir, k: Konteks, gaya: str) -> SafeString:
    anak = _isi_daftar(butir.anak, k, "huruf" if gaya == "angka" else gaya) if butir.anak else ""
    return format_html("<li>{}{}</li>", html_potongan(butir.isi, k), anak)


def _isi_daftar(butir: tuple[Butir, ...], k: Konteks, gaya: str) -> SafeString:
    isi = mark_safe("".join(_butir(b, k, gaya) for b in butir))  # noqa: S308 - items are escaped
    return format_html("<{0} class={1}>{2}</{0}>", "ul" if gaya == "butir" else "ol", gaya, isi)


def _judul_pranala(bab_atau_bagian: Blok, _k: Konteks) -> dict[str, Any]:
    return {"penuh": judul_penuh(bab_atau_bagian)}


def _daftar_otomatis(b: DaftarOtomatis, k: Konteks) -> dict[str, Any]:
    entri = [
        {"e": e, "alamat": k.pranala(e), "halaman": k.halaman.get(e.jangkar, "")}
        for e in daftar(k.laporan, b.jenis)
    ]
    return {"entri": entri}


def _angka_utama(b: KinerjaAngka, k: Konteks) -> dict[str, Any]:
    return {"angka": [(k.angka(a.teks, a.fakta), a) for a in b.angka]}


def _rumus(b: Rumus, k: Konteks) -> dict[str, Any]:
    return {"hasil": k.angka(b.hasil, b.fakta)}


def _kartu(b: KartuIKU, k: Konteks) -> dict[str, Any]:
    return {"rumus": html_blok(b.rumus, k) if b.rumus else ""}


def _kosong(_b: Blok, _k: Konteks) -> dict[str, Any]:
    return {}


def _lukisan(alamat: str, uraian: str) -> dict[str, Any]:
    """A drawing of ours: it has words, so a narrow screen scrolls it rather than shrinking it."""
    return {"alamat": alamat, "alt": uraian, "dilukis": True}


_BENTUK: dict[type[Blok], tuple[str, Callable[[Any, Konteks], dict[str, Any]]]] = {
    Bab: ("bab", _judul_pranala),
    Bagian: ("bagian", _judul_pranala),
    Paragraf: ("paragraf", lambda b, k: {"isi": html_potongan(b.isi, k)}),
    TeksOrang: ("teks_orang", _teks_orang),
    BelumDiisi: ("belum_diisi", _kosong),
    Tabel: ("tabel", _tabel),
    Daftar: ("daftar", lambda b, k: {"isi": _isi_daftar(b.butir, k, b.gaya)}),
    Rumus: ("rumus", _rumus),
    Grafik: ("gambar", lambda b, k: _lukisan(alamat_grafik(b, k.aksen), b.uraian)),
    Bagan: (
        "gambar",
        lambda b, k: _lukisan(alamat_data(svg_bagan(b.akar, k.aksen)), uraian_bagan(b)),
    ),
    Gambar: ("gambar", lambda b, k: {"alamat": k.gambar(b), "alt": b.judul}),
    Swot: ("swot", _kosong),
    KartuIKU: ("kartu_iku", _kartu),
    TandaTangan: ("tanda_tangan", _kosong),
    KinerjaAngka: ("kinerja_angka", _angka_utama),
    DaftarOtomatis: ("daftar_otomatis", _daftar_otomatis),
}


def uraian_bagan(bagan: Bagan) -> str:
    """The chart in words: each box with the boxes below it."""

    def baca(simpul: Any) -> str:
        anak = "; ".join(baca(a) for a in simpul.anak)
        return f"{simpul.nama} ({anak})" if anak else simpul.nama

    return f"{bagan.judul}: {', '.join(baca(s) for s in bagan.akar)}"
