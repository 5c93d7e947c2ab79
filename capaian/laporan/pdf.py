"""The report as PDF by WeasyPrint: chapter by chapter, then the prelims, as one document.

Chapters come first because the lists at the front print their page numbers; all pages then form
one file, so links and the outline reach across. Nothing is fetched from outside.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pydyf
from django.utils.safestring import SafeString, mark_safe
from weasyprint import CSS, HTML, Document, Page
from weasyprint.text.fonts import FontConfiguration

from capaian.laporan.cetak import (
    FINAL,
    bungkus_cetak,
    gaya_cetak,
    gaya_kepala,
    html_sampul,
    konteks_cetak,
)
from capaian.laporan.format import AmbilGambar, Kemajuan, diam, hemat_waktu
from capaian.laporan.halaman import Larian, ekor, potong_larian
from capaian.laporan.html import html_bab_cetak, html_larian, larian_cetak
from capaian.laporan.huruf import GAYA_HURUF, PengambilTertutup
from capaian.laporan.isi_daftar import jangkar
from capaian.laporan.pohon import Bab, Blok, Laporan
from lakip.angka import romawi

DPI = 150


def pdf(laporan: Laporan, ambil: AmbilGambar, kemajuan: Kemajuan = diam) -> bytes:
    """The report as a PDF file; the same tree and pictures give the same bytes.

    ``ambil`` hands out stored pictures by SHA-256.
    """
    with hemat_waktu(), waktu_tetap():
        tertata = tata(laporan, ambil, kemajuan)
        semua = len(laporan.bab) + 1
        kemajuan("Menulis berkas PDF", semua - 1, semua)
        return tertata.dokumen.write_pdf(
            dpi=DPI,
            # Tags let screen readers follow the document that the public gets; they cost a tenth
            # of the time, which a draft made again and again does not need.
            pdf_tags=laporan.status in FINAL,
            finisher=tertata.label_halaman,
        )


def pdf_bab(laporan: Laporan, kunci: str, ambil: AmbilGambar) -> bytes:
    """One chapter as a PDF of its own, without cover. Raises KeyError when there is no such one."""
    bab = {b.kunci: b for b in laporan.bab}[kunci]
    with waktu_tetap():
        dokumen = _Penata(laporan, ambil).bab(bab, 1)
        return dokumen.write_pdf(dpi=DPI, pdf_tags=True)


def halaman_tercetak(
    laporan: Laporan, ambil: AmbilGambar, kemajuan: Kemajuan = diam
) -> dict[str, str]:
    """The printed page number of every anchor: i, ii, iii in front, then 1, 2, 3."""
    with hemat_waktu():
        tertata = tata(laporan, ambil, kemajuan)
    halaman: dict[str, str] = {}
    for ke, lembar in enumerate(tertata.dokumen.pages):
        isi = ke - tertata.depan + 1
        nomor = str(isi) if isi > 0 else romawi(ke).lower() if ke else ""
        halaman = dict.fromkeys(lembar.anchors, nomor) | halaman
    return halaman


@dataclass(frozen=True)
class Tertata:
    """A laid-out report: its pages, and how many of them stand before page 1."""

    dokumen: Document
    depan: int

    def label_halaman(self, _dokumen: Document, berkas: pydyf.PDF) -> None:
        """Let readers show the printed numbers: cover, i, ii, iii, then 1, 2, 3."""
        gaya = [0, pydyf.Dictionary({"P": pydyf.String("Sampul")})]
        if self.depan > 1:
            gaya += [1, pydyf.Dictionary({"S": "/r"})]
        gaya += [self.depan, pydyf.Dictionary({"S": "/D"})]
        berkas.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(gaya)})


class _Penata:
    """Style sheets and fonts shared by the parts of one report."""

    def __init__(self, laporan: Laporan, ambil: AmbilGambar) -> None:
        self.laporan = laporan
        self.konteks = konteks_cetak(laporan, ambil)
        self.huruf = FontConfiguration()
        self.pengambil = PengambilTertutup()
        self.gaya = [self._css(GAYA_HURUF), self._css(gaya_cetak(laporan))]

    def _css(self, isi: str) -> CSS:
        return CSS(string=isi, font_config=self.huruf, url_fetcher=self.pengambil)

    def tata(
        self, sampul: str, isi: list[tuple[Bab, SafeString]], awal: int, gaya: str = ""
    ) -> Document:
        """Lay out the cover ("" for none) and chapters on pages numbered from ``awal``."""
        html = HTML(
            string=bungkus_cetak(self.laporan, sampul, isi),
            url_fetcher=self.pengambil,
        )
        nomor = CSS(string=f"@page :first {{ counter-set: page {awal}; }} {gaya}")
        return html.render(font_config=self.huruf, stylesheets=[*self.gaya, nomor], dpi=DPI)

    def muka(self, sampul: str, halaman: Mapping[str, str]) -> Document:
        """The cover and the prelims; ``halaman`` are the printed pages that the lists name."""
        k = replace(self.konteks, halaman=halaman)
        depan = [b for b in self.laporan.bab if b.jenis == "depan"]
        return self.tata(sampul, [(b, html_bab_cetak(b, k)) for b in depan], 0)

    def bab(self, bab: Bab, awal: int) -> Document:
        """A chapter on pages numbered from ``awal``, laid out in pieces.

        A piece ends where a turned page follows an upright one. Only then is known what spills
        over there: a few lines on a page of their own turn with the table that comes next.
        """
        semua = potong_larian(larian_cetak(bab, self.konteks))
        tertata: list[Document] = []
        lembar: list[Page] = []
        bawaan: list[Blok] = []
        for n, larian in enumerate(semua, 1):
            if bawaan:
                larian = [(True, [*bawaan, *larian[0][1]]), *larian[1:]]
            dokumen = self._larian(bab, larian, awal + len(lembar))
            *_, (lanskap, isi) = larian
            ada_ekor = not lanskap and n < len(semua)
            bawaan = ekor(isi, dokumen.pages[-1].anchors) if ada_ekor else []
            tertata.append(dokumen)
            lembar += self._tanpa(bab, dokumen, larian, bawaan, awal + len(lembar))
        return tertata[0].copy(lembar)

    def _tanpa(
        self, bab: Bab, dokumen: Document, larian: list[Larian], bawaan: list[Blok], awal: int
    ) -> list[Page]:
        """The pages of a piece that are left when its tail is taken away."""
        if not bawaan:
            return dokumen.pages
        *lembar, _ = dokumen.pages
        if lembar and jangkar(bawaan[0]) in lembar[-1].anchors:
            *sebelum, (_, isi) = larian
            sisa = [*sebelum, (False, isi[: -len(bawaan)])]
            return self._larian(bab, [x for x in sisa if x[1]], awal).pages
        return lembar

    def _larian(self, bab: Bab, larian: list[Larian], awal: int) -> Document:
        isi = mark_safe("".join(html_larian(x, self.konteks) for x in larian))  # noqa: S308 - ours
        lanjutan = larian[0][1][0] is not bab
        gaya = gaya_kepala(self.laporan, bab) if lanjutan else ""
        return self.tata("", [(bab, isi)], awal, gaya)


def tata(laporan: Laporan, ambil: AmbilGambar, kemajuan: Kemajuan = diam) -> Tertata:
    """Lay the report out on pages."""
    penata = _Penata(laporan, ambil)
    isi = [b for b in laporan.bab if b.jenis != "depan"]
    halaman: dict[str, str] = {}
    bagian: list[Document] = []
    semua = len(laporan.bab) + 1
    awal = 1
    for n, bab in enumerate(isi):
        kemajuan(f"Menata {bab.nomor or bab.judul}", n, semua)
        dokumen = penata.bab(bab, awal)
        for ke, lembar in enumerate(dokumen.pages, awal):
            # A table over several pages has its anchor on each: it begins on the first.
            halaman = dict.fromkeys(lembar.anchors, str(ke)) | halaman
        bagian.append(dokumen)
        awal += len(dokumen.pages)
    kemajuan("Menata sampul dan bagian depan", len(isi), semua)
    muka = penata.muka(html_sampul(laporan, ambil), halaman)
    lembar = [p for d in (muka, *bagian) for p in d.pages]
    return Tertata(muka.copy(lembar), len(muka.pages))


@contextmanager
def waktu_tetap() -> Iterator[None]:
    """Font subsets carry the time of writing; a fixed one makes the bytes repeatable."""
    semula = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        if semula is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = semula
