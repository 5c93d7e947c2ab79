"""Both demo years as Word documents: the same text, tables and headings as the page shows.

LibreOffice opens them without losing any of it.
"""

import io

import lxml.html
import pypdf
import pytest
from django.core.management import call_command
from docx.oxml.ns import qn
from kantor import bagian, judul, rapat, tabel, teks, ubah

from capaian.kueri import muat
from capaian.laporan.cetak import konteks_cetak
from capaian.laporan.docx.dokumen import docx
from capaian.laporan.html import html_bab_cetak
from capaian.laporan.isi_daftar import judul_penuh
from capaian.laporan.pohon import Bagian, DaftarOtomatis, KinerjaAngka, Laporan
from capaian.laporan.susun import susun
from capaian.sajian import ambil_gambar

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
# Blocks whose parts stand in another order in a document, or that carry page numbers.
LAIN_URUTAN = (KinerjaAngka, DaftarOtomatis)


@pytest.fixture(params=[2025, 2020])
def laporan(request: pytest.FixtureRequest) -> Laporan:
    call_command("muat_contoh", stderr=io.StringIO())
    return susun(muat("dinsos-pontianak", request.param))


def pohon_html(laporan: Laporan, kunci: str) -> lxml.html.HtmlElement:
    bab = next(b for b in laporan.bab if b.kunci == kunci)
    isi = str(html_bab_cetak(bab, konteks_cetak(laporan, ambil_gambar)))
    akar = lxml.html.fragment_fromstring(isi, create_parent="div")
    for tak_tampak in akar.find_class("tersembunyi"):
        tak_tampak.drop_tree()
    return akar


def test_document_says_what_the_page_says_in_word_and_libreoffice(laporan: Laporan):
    berkas = docx(laporan, ambil_gambar)
    dibandingkan = [b for b in laporan.bab if not isinstance(b.isi[0], LAIN_URUTAN)]
    isi = {b.kunci: blok for b, blok in zip(laporan.bab, bagian(berkas)[1:], strict=True)}
    halaman = {b.kunci: pohon_html(laporan, b.kunci) for b in dibandingkan}

    assert len(dibandingkan) == len(laporan.bab) - 4
    for bab in dibandingkan:
        tercetak = "".join(teks(blok) for blok in isi[bab.kunci])
        assert tercetak == rapat(halaman[bab.kunci].text_content()), bab.kunci
        assert sel_laporan(isi[bab.kunci]) == sel_html(halaman[bab.kunci])
    _sama_di_libreoffice(laporan, berkas)


def sel_laporan(blok: list) -> list[list[list[str]]]:
    """Cells of the report's tables, which are told by their repeated heads."""
    return [
        [[teks(s) for s in baris.findall(qn("w:tc")) if not lanjutan(s)] for baris in daftar]
        for daftar in ([*t.findall(qn("w:tr"))] for t in blok if t.tag == qn("w:tbl"))
        if daftar[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    ]


def lanjutan(sel) -> bool:
    tanda = sel.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return tanda is not None and tanda.get(qn("w:val")) == "continue"


def sel_html(akar: lxml.html.HtmlElement) -> list[list[list[str]]]:
    return [
        [[rapat(s.text_content()) for s in baris] for baris in satu.iter("tr")]
        for satu in akar.iter("table")
        if satu.find("thead") is not None
    ]


def _sama_di_libreoffice(laporan: Laporan, berkas: bytes) -> None:
    """Round trip and print: nothing is lost, every page says what the document is."""
    kembali = ubah(berkas, "docx", "docx")
    asal = [
        ("heading 1", rapat(judul_penuh(b)))
        if b in laporan.bab
        else (f"heading {min(b.tingkat, 5)}", rapat(judul_penuh(b)))
        for b in laporan.semua_blok()
        if b in laporan.bab or isinstance(b, Bagian)
    ]
    cetak = pypdf.PdfReader(io.BytesIO(ubah(berkas, "docx", "pdf")))
    tanpa_tanda = [
        n
        for n, p in enumerate(cetak.pages)
        if "DRAF·CONTOH,bukandokumenresmi" not in rapat(p.extract_text())
    ]

    assert judul(berkas) == asal
    assert judul(kembali) == asal
    assert tabel_tanpa_rumus(kembali) == tabel_tanpa_rumus(berkas)
    assert tanpa_tanda == []


def tabel_tanpa_rumus(isi: bytes) -> list[list[list[str]]]:
    """Tables without the cards of IKU, whose formulas LibreOffice writes its own way."""
    return [t for t in tabel(isi) if not any("=" in s and "×" in s for baris in t for s in baris)]
