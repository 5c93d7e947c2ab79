"""Search over the report, and the origin of its numbers."""

import contoh_pohon as c
import pytest

from capaian.laporan.asal import asal
from capaian.laporan.cari import TERBANYAK, cari, teks_blok
from capaian.laporan.format import FormatTidakAda, cari_format, nama_unduhan
from capaian.laporan.pohon import Laporan, TeksOrang


@pytest.fixture(scope="module")
def laporan() -> Laporan:
    return c.contoh()


def test_search_finds_all_words_in_any_case_and_shows_what_is_around(laporan: Laporan):
    temuan = cari(laporan, "GARIS jumlah")

    assert [(t.bab.kunci, t.jangkar, t.sebelum, t.cocok) for t in temuan] == [
        ("bab-2", "k-iku-IK1", "Tingkat Kemiskinan Jumlah penduduk di bawah ", "garis")
    ]


def test_search_reads_tables_row_by_row(laporan: Laporan):
    temuan = cari(laporan, "1.06.04.2.99.0399")

    assert [(t.jangkar, t.cocok) for t in temuan] == [("t-rincian_anggaran", "1.06.04.2.99.0399")]


def test_search_names_the_part_in_which_it_found(laporan: Laporan):
    temuan = cari(laporan, "Isu belum diisi")

    assert [(t.bab.nomor, t.tempat) for t in temuan] == [("BAB I", "Permasalahan Utama")]


def test_search_parts_paragraphs_but_not_what_stands_in_a_line():
    html = '<p>Sebesar <data value="capaian:IK1">106,98%</data>, naik.</p><p>Lalu <b>ter</b>us.</p>'

    assert list(teks_blok(TeksOrang("t", html))) == ["Sebesar 106,98%, naik. Lalu terus."]


@pytest.mark.parametrize("kata", ["", "   ", "kata yang tidak ada"])
def test_search_without_match_finds_nothing(laporan: Laporan, kata: str):
    assert cari(laporan, kata) == []


def test_search_stops_at_the_most_it_shows(laporan: Laporan):
    assert len(cari(laporan, "a")) == TERBANYAK


def test_origin_names_inputs_uses_and_places(laporan: Laporan):
    hasil = asal(laporan, "capaian:IK1")

    assert [m.id for m in hasil.masukan] == ["target:IK1", "realisasi:IK1"]
    assert [d.id for d in hasil.dipakai] == ["kategori:IK1"]
    assert [t.jangkar for t in hasil.tempat] == [
        "k-angka-utama",
        "t-ringkasan",
        "t-pengukuran",
        "k-kalimat",
        "k-analisis",
        "t-formulir_pengukuran",
    ]


def test_origin_of_an_unknown_number_is_none(laporan: Laporan):
    assert asal(laporan, "capaian:TIDAK") is None


def test_unknown_format_is_refused_with_those_there_are():
    with pytest.raises(FormatTidakAda) as galat:
        cari_format("odt")

    assert galat.value.pesan.startswith("Laporan tidak dapat dibuat sebagai odt.")


def test_download_is_named_by_year_agency_and_status(laporan: Laporan):
    assert nama_unduhan(laporan, "pdf") == "LKjIP-2025-dinas-contoh-draf.pdf"
