"""The PDF: every page is fit to hand in, and every block of the tree is on one of them."""

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import contoh_pohon as c
import pypdf
import pytest
from contoh_pohon import BERKAS, JAHAT, contoh, potong
from kotak import entri_daftar, keluhan, label, letak_jangkar

from capaian.laporan.huruf import PengambilTertutup
from capaian.laporan.isi_daftar import daftar
from capaian.laporan.pdf import Tertata, pdf, tata
from capaian.laporan.pohon import Laporan

pytestmark = pytest.mark.lambat


@pytest.fixture(scope="module")
def laporan() -> Laporan:
    return contoh()


@pytest.fixture(scope="module")
def tertata(laporan: Laporan) -> Tertata:
    return tata(laporan, BERKAS.get)


@pytest.fixture(scope="module")
def berkas(laporan: Laporan) -> bytes:
    return pdf(laporan, BERKAS.get)


@pytest.fixture(scope="module")
def pembaca(berkas: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(berkas))


@pytest.fixture(scope="module")
def halaman(pembaca: pypdf.PdfReader) -> list[str]:
    return [polos(p.extract_text()) for p in pembaca.pages]


def polos(teks: str) -> str:
    """Letters, digits and signs only: line breaks and hyphenation do not matter."""
    return re.sub(r"[\s\-\xad‐]+", "", teks).casefold()


def test_every_page_is_free_of_faults(tertata: Tertata):
    assert keluhan(tertata) == []


@pytest.mark.parametrize(("kertas", "ukuran"), [("F4", "12"), ("A4", "10.5")])
def test_other_paper_and_font_size_are_free_of_faults_too(kertas: str, ukuran: str):
    lain = tata(contoh(kertas=kertas, ukuran_huruf=Decimal(ukuran)), BERKAS.get)

    assert keluhan(lain) == []


def test_every_entry_of_the_lists_names_the_page_of_its_heading(laporan: Laporan, tertata: Tertata):
    letak = letak_jangkar(tertata)
    entri = list(entri_daftar(tertata))

    assert [(t, h) for t, _, h in entri] == [(t, label(tertata, letak[t])) for t, _, _ in entri]
    assert [t for t, _, _ in entri] == [
        f"#{e.jangkar}" for jenis in ("isi", "tabel", "gambar") for e in daftar(laporan, jenis)
    ]


def test_entries_carry_the_words_of_the_heading_on_that_page(tertata: Tertata, halaman: list[str]):
    letak = letak_jangkar(tertata)
    salah = [
        judul
        for tautan, judul, _ in entri_daftar(tertata)
        if polos(judul) not in halaman[letak[tautan]]
    ]

    assert salah == []


def test_links_of_the_contents_lead_to_the_page_of_the_heading(
    tertata: Tertata, pembaca: pypdf.PdfReader
):
    nama = pembaca.named_destinations
    letak = letak_jangkar(tertata)
    tujuan = [tautan for tautan, _, _ in entri_daftar(tertata)]

    assert [pembaca.get_destination_page_number(nama[t[1:]]) for t in tujuan] == [
        letak[t] for t in tujuan
    ]


def test_outline_holds_chapters_and_their_parts(pembaca: pypdf.PdfReader):
    bab = [b.title for b in pembaca.outline if not isinstance(b, list)]

    assert bab == [
        *("Kata Pengantar", "Daftar Isi", "Daftar Tabel", "Daftar Gambar"),
        *("Kinerja dalam Angka", "Ringkasan Eksekutif"),
        *("BAB I Pendahuluan", "BAB II Perencanaan Kinerja", "BAB III Akuntabilitas Kinerja"),
        *("BAB IV Penutup", "LAMPIRAN 1 Formulir Pengukuran Kinerja"),
    ]


def test_readers_show_roman_then_arabic_page_numbers(tertata: Tertata, pembaca: pypdf.PdfReader):
    label = list(pembaca.page_labels)

    assert label[:3] == ["Sampul", "i", "ii"]
    assert label[tertata.depan : tertata.depan + 3] == ["1", "2", "3"]


def test_only_the_document_fonts_are_embedded(pembaca: pypdf.PdfReader):
    huruf = {
        str(isi.get_object()["/BaseFont"]).split("+")[1]
        for p in pembaca.pages
        for isi in p["/Resources"]["/Font"].values()
    }

    asing = {h for h in huruf if not h.startswith(("Source-Serif-4", "Source-Sans-3"))}
    assert asing == set()


def test_every_block_is_printed(halaman: list[str]):
    isi = "".join(halaman)
    dicari = {
        "sampul": "Dinas Sosial, Pemberdayaan Perempuan, dan Perlindungan Anak",
        "teks orang": "Capaian ini diperoleh melalui pendampingan keluarga sasaran",
        "tanda tangan": "NIP 00000000 000000 0 099",
        "dua pihak": "NAMA KEDUA",
        "angka utama": "Rp987.654.321.098.765",
        "tabel": "Rata-rata capaian",
        "catatan": "*) angka sementara",
        "sumber": "Sumber: DPPA Dinas Contoh, 2025",
        "nomor kolom": "(1)(2)(3)(4)(5)",
        "kelompok": "Urusan Sosial",
        "baris terakhir": "Sub kegiatan nomor 399",
        "jumlah": "9.876.543.210.987.650",
        "daftar bertingkat": "Lampiran II",
        "bagan": "Subbagian Keuangan",
        "swot": "Kelemahan (Weakness)",
        "belum diisi": "Isu belum diisi.",
        "kartu": "Sumber data",
        "pembilang": "Jumlah penduduk di bawah garis kemiskinan",
        "rumus polos": "realisasi − target",
        "kalimat": "Capaian sebesar 106,98% termasuk kategori Sangat Berhasil",
        "grafik": "juta rupiah",
        "angka grafik": "1.600,0",
        "judul gambar": "Gambar 3.5 Kegiatan ke-5",
        "gambar hilang": "Berkas gambar tidak ditemukan.",
        "tabel lebar": "1.234.567.901",
        "lampiran": "LAMPIRAN 1",
    }

    assert [nama for nama, teks in dicari.items() if polos(teks) not in isi] == []


def test_hostile_text_is_printed_as_text(halaman: list[str]):
    assert polos(JAHAT) in "".join(halaman)


def test_heads_are_repeated_on_every_page_of_a_long_table(halaman: list[str]):
    bersambung = [h for h in halaman if polos("Sub kegiatan nomor") in h]

    assert len(bersambung) > 10
    assert [h for h in bersambung if polos("Realisasi (Rp)") not in h] == []


def test_every_page_says_that_it_is_a_draft_and_an_example(halaman: list[str]):
    tanda = polos("DRAF · CONTOH, bukan dokumen resmi")

    assert [n for n, h in enumerate(halaman) if tanda not in h] == []


def test_running_head_names_the_chapter_except_on_its_first_page(tertata: Tertata):
    def kepala(ke: int) -> str:
        kotak = tertata.dokumen.pages[ke]._page_box.children[1:]
        return "".join(
            k.text
            for margin in kotak
            if margin.at_keyword == "@top-left"
            for k in margin.descendants()
            if hasattr(k, "text")
        )

    assert [kepala(tertata.depan), kepala(tertata.depan + 1)] == ["", "BAB I Pendahuluan"]


def test_wide_tables_stand_on_turned_pages_with_their_heading(tertata: Tertata, halaman: list[str]):
    putar = [n for n, h in enumerate(tertata.dokumen.pages) if h.width > h.height]

    assert len(putar) == 2
    assert polos("2. Beberapa Tahun") in halaman[putar[0]]


def test_metadata_names_title_author_and_language(pembaca: pypdf.PdfReader):
    data = pembaca.metadata
    opd = "Dinas Sosial, Pemberdayaan Perempuan, dan Perlindungan Anak"

    assert (data.author, pembaca.trailer["/Root"]["/Lang"]) == (opd, "id")
    assert data.title == f"Laporan Kinerja Instansi Pemerintah (LKjIP) {opd} Tahun 2025"


def test_final_report_is_structured_for_screen_readers_and_carries_no_mark_of_a_draft(
    laporan: Laporan,
):
    final = replace(potong(laporan, c.grafik()), status="final", contoh=False)
    pembaca = pypdf.PdfReader(io.BytesIO(pdf(final, BERKAS.get)))
    akar = pembaca.trailer["/Root"]

    def alt(simpul: object) -> list[str]:
        simpul = simpul.get_object()
        if not isinstance(simpul, pypdf.generic.DictionaryObject):
            return []
        anak = simpul.get("/K", [])
        anak = anak if isinstance(anak, list) else [anak]
        sendiri = [simpul["/Alt"]] if "/Alt" in simpul else []
        return sendiri + [teks for a in anak for teks in alt(a)]

    assert akar["/MarkInfo"]["/Marked"]
    assert "Realisasi dua program mencapai lebih dari 88 persen pagunya." in alt(
        akar["/StructTreeRoot"]
    )
    assert [h for p in pembaca.pages if "DRAF" in (h := p.extract_text())] == []


def test_two_processes_make_the_same_bytes(berkas: bytes):
    kode = (
        "import sys; sys.path.insert(0, sys.argv[1]); import django; django.setup();"
        "from hashlib import sha256; from contoh_pohon import BERKAS, contoh;"
        "from capaian.laporan.pdf import pdf;"
        "print(sha256(pdf(contoh(), BERKAS.get)).hexdigest())"
    )
    hasil = subprocess.run(
        [sys.executable, "-c", kode, str(Path(c.__file__).parent)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "lakip.settings"},
    )

    assert hasil.stdout.strip() == sha256(berkas).hexdigest()


@pytest.mark.parametrize(
    "alamat", ["https://contoh.example/x.png", "file:///etc/hostname", "ftp://contoh.example/x"]
)
def test_nothing_outside_is_fetched(alamat: str):
    with pytest.raises(ValueError, match="tidak mengambil apa pun"):
        PengambilTertutup().fetch(alamat)
