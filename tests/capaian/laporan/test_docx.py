"""The Word document: Word's own styles, fields and lists, in the order that its schema asks for."""

import io
import re
import zipfile
from dataclasses import replace

import docx as pustaka
import pypdf
import pytest
from contoh_pohon import BERKAS, JAHAT, contoh, potong
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from kantor import badan, teks, ubah

from capaian.laporan.docx.dokumen import docx
from capaian.laporan.isi_daftar import daftar
from capaian.laporan.pohon import Laporan, TeksOrang

pytestmark = pytest.mark.lambat

URUTAN = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing "
    "ind contextualSpacing jc outlineLvl rPr sectPr",
    "w:rPr": "rStyle rFonts b bCs i iCs caps strike color sz szCs u vertAlign lang",
    "w:tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "w:tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "w:sectPr": "headerReference footerReference type pgSz pgMar pgNumType",
}


@pytest.fixture(scope="module")
def laporan() -> Laporan:
    return contoh()


@pytest.fixture(scope="module")
def berkas(laporan: Laporan) -> bytes:
    return docx(laporan, BERKAS.get)


@pytest.fixture(scope="module")
def dokumen(berkas: bytes):
    return pustaka.Document(io.BytesIO(berkas))


def perintah(berkas: bytes) -> list[str]:
    return [(t.text or "").strip() for t in badan(berkas).iter(qn("w:instrText"))]


def test_same_tree_gives_the_same_bytes(laporan: Laporan, berkas: bytes):
    assert docx(laporan, BERKAS.get) == berkas


@pytest.mark.parametrize("sifat", URUTAN)
def test_properties_stand_in_the_order_of_the_schema(berkas: bytes, sifat: str):
    urutan = URUTAN[sifat].split()
    salah = []
    for satu in badan(berkas).iter(qn(sifat)):
        nama = [anak.tag.rpartition("}")[2] for anak in satu]
        if nama != sorted(nama, key=urutan.index):
            salah.append(nama)

    assert salah == []


def test_every_cell_ends_with_a_paragraph_and_every_id_is_used_once(berkas: bytes):
    akar = badan(berkas)
    tanpa_alinea = [s for s in akar.iter(qn("w:tc")) if s[-1].tag != qn("w:p")]
    gambar = [g.get("id") for g in akar.iter(qn("wp:docPr"))]
    penanda = [p.get(qn("w:name")) for p in akar.iter(qn("w:bookmarkStart"))]

    assert tanpa_alinea == []
    assert sorted(set(gambar)) == sorted(gambar)
    assert sorted(set(penanda)) == sorted(penanda)


def test_lists_at_the_front_are_fields_filled_with_every_entry(laporan: Laporan, berkas: bytes):
    nama = {p.get(qn("w:name")) for p in badan(berkas).iter(qn("w:bookmarkStart"))}
    rujukan = [p.split()[1] for p in perintah(berkas) if p.startswith("PAGEREF")]
    entri = [e for jenis in ("isi", "tabel", "gambar") for e in daftar(laporan, jenis)]

    assert [p for p in perintah(berkas) if p.startswith("TOC")] == [
        'TOC \\o "1-3" \\h \\z \\u',
        'TOC \\h \\z \\c "Tabel"',
        'TOC \\h \\z \\c "Gambar"',
    ]
    assert len(rujukan) == len(entri)
    assert set(rujukan) - nama == set()


def test_captions_count_by_fields_that_start_anew_in_each_chapter(
    laporan: Laporan, berkas: bytes, dokumen
):
    takarir = [p.text for p in dokumen.paragraphs if p.style.name == "Caption"]

    assert sorted(t for t in takarir if t.startswith("Tabel ")) == sorted(
        f"Tabel {t.nomor} {t.judul}" for t in laporan.tabel().values() if t.bernomor
    )
    assert {p for p in perintah(berkas) if p.startswith("SEQ")} == {
        "SEQ Tabel \\* ARABIC",
        "SEQ Tabel \\* ARABIC \\r 1",
        "SEQ Gambar \\* ARABIC",
        "SEQ Gambar \\* ARABIC \\r 1",
    }


def test_fields_are_updated_on_opening(berkas: bytes):
    with zipfile.ZipFile(io.BytesIO(berkas)) as arsip:
        akar = parse_xml(arsip.read("word/settings.xml"))

    assert akar.find(qn("w:updateFields")).get(qn("w:val")) == "true"


def test_pages_are_counted_in_roman_then_arabic_numbers(berkas: bytes):
    nomor = [s.find(qn("w:pgNumType")) for s in badan(berkas).iter(qn("w:sectPr"))]
    bentuk = [(n.get(qn("w:fmt")), n.get(qn("w:start"))) if n is not None else None for n in nomor]
    ganti = [b for i, b in enumerate(bentuk) if i == 0 or b != bentuk[i - 1]]

    assert ganti == [
        None,
        ("lowerRoman", "1"),
        ("lowerRoman", None),
        ("decimal", "1"),
        ("decimal", None),
    ]


def test_tables_fit_the_text_area_of_their_section(berkas: bytes):
    terlalu_lebar = []
    tabel: list[int] = []
    for blok in badan(berkas):
        if blok.tag == qn("w:tbl"):
            kisi = blok.find(qn("w:tblGrid"))
            tabel.append(sum(int(k.get(qn("w:w"))) for k in kisi))
        for bagian in blok.iter(qn("w:sectPr")):
            ukuran, margin = bagian.find(qn("w:pgSz")), bagian.find(qn("w:pgMar"))
            tepi = sum(int(margin.get(qn(f"w:{s}"))) for s in ("left", "right"))
            ruang = int(ukuran.get(qn("w:w"))) - tepi
            terlalu_lebar += [t for t in tabel if t > ruang]
            tabel = []

    assert terlalu_lebar == []


def test_wide_table_stands_in_a_turned_section_with_repeated_heads(berkas: bytes):
    arah = [
        s.find(qn("w:pgSz")).get(qn("w:orient"))
        for blok in badan(berkas)
        for s in blok.iter(qn("w:sectPr"))
    ]
    tabel = [t for t in badan(berkas).findall(qn("w:tbl")) if "Perkembangan" in _judul(t)]
    kepala = [
        r for r in tabel[0].findall(qn("w:tr")) if r.find(f".//{qn('w:tblHeader')}") is not None
    ]

    assert "landscape" in arah
    assert [len(r.findall(qn("w:tc"))) for r in kepala] == [5, 15, 15]


def test_no_number_breaks_even_in_the_widest_table(laporan: Laporan, berkas: bytes):
    lembar = pypdf.PdfReader(io.BytesIO(ubah(berkas, "docx", "pdf"))).pages
    tercetak = "\n".join(p.extract_text() for p in lembar)
    angka = {
        sel.teks
        for tabel in laporan.tabel().values()
        for baris in tabel.baris
        for sel in baris.sel.values()
        if re.fullmatch(r"[\d.]+,?\d*", sel.teks)
    }

    assert {a for a in angka if a not in tercetak} == set()


def _judul(tabel) -> str:
    tanda = tabel.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
    return tanda.get(qn("w:val")) if tanda is not None else ""


def test_pictures_say_in_words_what_they_show(berkas: bytes):
    uraian = [g.get("descr") for g in badan(berkas).iter(qn("wp:docPr"))]

    assert "" not in uraian
    assert any(u.startswith("Realisasi dua program mencapai") for u in uraian)


def test_signature_block_holds_together(dokumen):
    alinea = [p for p in dokumen.paragraphs if p.style.name == "Tanda Tangan"]
    akhir = [p.text for p in alinea if p.paragraph_format.keep_with_next is False]

    assert dokumen.styles["Tanda Tangan"].paragraph_format.keep_with_next is True
    assert set(akhir) == {"NIP 00000000 000000 0 099"}


def test_text_that_looks_like_markup_stays_text(berkas: bytes):
    assert JAHAT.replace(" ", "") in teks(badan(berkas))


def test_document_brings_no_preview_of_another_one(berkas: bytes):
    with zipfile.ZipFile(io.BytesIO(berkas)) as arsip:
        assert [n for n in arsip.namelist() if "thumbnail" in n] == []


def test_missing_text_is_visible(dokumen):
    assert [p.text for p in dokumen.paragraphs if p.style.name == "Belum Diisi"] != []


def test_document_knows_its_title_author_and_language(laporan: Laporan, dokumen):
    inti = dokumen.core_properties

    assert (inti.author, inti.language) == (laporan.sampul.opd, "id-ID")
    assert inti.title == f"{laporan.sampul.judul} {laporan.sampul.opd} Tahun {laporan.tahun}"


NASKAH = (
    "<p>Satu <strong>tebal</strong> dan <em>miring</em></p>"
    '<ol start="3"><li>tiga<ul><li>dalam</li></ul></li><li><p>empat</p><p>lanjutan</p></li></ol>'
    '<table><tr><th>A</th><th>B</th></tr><tr><td rowspan="2">1</td><td>2</td></tr>'
    "<tr><td>3</td></tr></table><p>\x0bakhir<br>baris</p>"
)


def test_peoples_text_keeps_its_structure(laporan: Laporan):
    satu = docx(potong(laporan, TeksOrang("x", NASKAH)), BERKAS.get)
    d = pustaka.Document(io.BytesIO(satu))
    alinea = [p for p in d.paragraphs if p.text.strip() in {"tiga", "dalam", "empat", "lanjutan"}]
    nomor = [p._p.pPr.numPr.numId.val for p in alinea]
    tabel = next(t for t in d.tables if t.cell(0, 0).text == "A")
    pertama = next(p for p in d.paragraphs if p.text.startswith("Satu"))

    assert [p.style.name for p in alinea] == ["List Number", "List Bullet", *["List Number"] * 2]
    assert (nomor[0] == nomor[2], nomor[1] == nomor[0], nomor[3]) == (True, False, 0)
    assert [[s.text for s in r.cells] for r in tabel.rows] == [["A", "B"], ["1", "2"], ["1", "3"]]
    assert [(r.text, r.bold) for r in pertama.runs][1] == ("tebal", True)
    assert [p.text for p in d.paragraphs if p.text.startswith("akhir")] == ["akhir\nbaris"]


def test_final_report_of_real_data_carries_no_mark(laporan: Laporan):
    satu = replace(laporan, status="final", contoh=False)
    with zipfile.ZipFile(io.BytesIO(docx(satu, BERKAS.get))) as arsip:
        kaki = "".join(
            arsip.read(n).decode() for n in arsip.namelist() if re.match(r"word/footer\d", n)
        )

    assert ("DRAF" in kaki, "CONTOH" in kaki) == (False, False)
