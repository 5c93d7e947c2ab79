"""The covering letter: letterhead, lines, signer, as PDF and Word."""

import io
from dataclasses import replace
from datetime import date

import docx
import pypdf
import pytest

from capaian.laporan.pohon import Penanda
from capaian.laporan.surat import Kop, Surat, docx_surat, pdf_surat
from tests.contoh_pohon import LAMBANG

SURAT = Surat(
    kop=Kop(
        "Pemerintah Kota Contoh",
        "Dinas Contoh",
        "Jalan Contoh Nomor 1",
        ("Telepon 0000-000", "laman dinas.contoh.example"),
        LAMBANG,
    ),
    nomor="000.8/25/2026",
    sifat="Biasa",
    lampiran="1 (satu) berkas",
    hal="Penyampaian Laporan Kinerja <2025>",
    tempat="Kota Contoh",
    tanggal=date(2026, 2, 20),
    kepada=("Wali Kota Contoh", "c.q. Sekretaris Daerah"),
    tempat_tujuan="Tempat",
    paragraf=("Bersama surat ini kami sampaikan laporan.", "Demikian kami sampaikan."),
    penanda=Penanda(("Plt. Kepala Dinas Contoh,",), "CONTOH NAMA, S.Sos.", "Pembina", "1" * 18),
    tembusan=("Inspektur Kota Contoh",),
)


def teks_pdf(surat: Surat) -> str:
    halaman = pypdf.PdfReader(io.BytesIO(pdf_surat(surat))).pages
    return " ".join(" ".join(h.extract_text().split()) for h in halaman)


def teks_docx(surat: Surat) -> str:
    dokumen = docx.Document(io.BytesIO(docx_surat(surat)))
    larik = dokumen.element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
    )
    return " ".join(" ".join(t.text for t in larik).split())


@pytest.mark.parametrize("baca", [teks_pdf, teks_docx])
def test_letter_states_everything_in_the_order_of_an_official_letter(baca):
    teks = baca(SURAT)

    urut = [
        "PEMERINTAH KOTA CONTOH",
        "DINAS CONTOH",
        "Jalan Contoh Nomor 1",
        "Kota Contoh, 20 Februari 2026",
        "000.8/25/2026",
        "1 (satu) berkas",
        "Penyampaian Laporan Kinerja <2025>",
        "Yth. Wali Kota Contoh",
        "c.q. Sekretaris Daerah",
        "di Tempat",
        "Bersama surat ini",
        "Plt. Kepala Dinas Contoh,",
        "CONTOH NAMA, S.Sos.",
        "NIP 11111111 111111 1 111",
        "Tembusan:",
        "Inspektur Kota Contoh",
    ]
    letak = [teks.find(t) for t in urut]
    assert [t for t, n in zip(urut, letak, strict=True) if n < 0] == []
    assert letak == sorted(letak)


@pytest.mark.parametrize("tulis", [pdf_surat, docx_surat])
def test_equal_letters_give_equal_bytes(tulis):
    assert tulis(SURAT) == tulis(replace(SURAT))


@pytest.mark.parametrize("baca", [teks_pdf, teks_docx])
def test_letter_without_signer_keeps_the_place(baca):
    assert "(nama penanda tangan)" in baca(replace(SURAT, penanda=None))


@pytest.mark.sedang
def test_emblem_stands_in_both_formats():
    def gambar(surat: Surat) -> int:
        dokumen = docx.Document(io.BytesIO(docx_surat(surat)))
        return len(dokumen.inline_shapes) + sum(
            len(h.images) for h in pypdf.PdfReader(io.BytesIO(pdf_surat(surat))).pages
        )

    polos = replace(SURAT, kop=replace(SURAT.kop, lambang=None))
    assert (gambar(SURAT), gambar(polos)) == (2, 0)


def test_demo_letter_says_so_on_its_page():
    assert "CONTOH, bukan dokumen resmi" in teks_pdf(replace(SURAT, contoh=True))


@pytest.mark.parametrize(("kertas", "tinggi"), [("A4", 842), ("F4", 935)])
def test_letter_takes_the_paper_of_the_report(kertas, tinggi):
    surat = replace(SURAT, kertas=kertas)
    kotak = pypdf.PdfReader(io.BytesIO(pdf_surat(surat))).pages[0].mediabox
    bagian = docx.Document(io.BytesIO(docx_surat(surat))).sections[0]

    assert int(kotak.height + 1) == tinggi or int(kotak.height) == tinggi
    assert abs(bagian.page_height.pt - tinggi) < 2
