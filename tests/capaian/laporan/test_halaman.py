"""Upright and turned pages: which blocks turn, and what that leaves on the pages."""

from dataclasses import replace

import contoh_pohon as c
import pytest
from kotak import baris, hampir_kosong, keluhan, teks

from capaian.laporan.halaman import ekor, kelompok_halaman, potong_larian
from capaian.laporan.isi_daftar import jangkar
from capaian.laporan.pdf import Tertata, tata
from capaian.laporan.pohon import Bab, Bagian, Blok, Paragraf, Potongan, Tabel, TeksOrang

KALIMAT = "Realisasi fisik dihitung dari seluruh keluaran program dan kegiatan perangkat daerah. "
PANJANG = KALIMAT * 20


def putar(*isi: str) -> list[tuple[bool, list[str]]]:
    """Runs of a chapter whose blocks are written t (wide table), u (upright table), p, b (part).

    o is a few lines of a person, O many.
    """

    def blok(huruf: str, n: int) -> Blok:
        kunci = f"{huruf}{n}"
        if huruf == "b":
            return Bagian(kunci, kunci)
        if huruf == "p":
            return Paragraf(kunci, ())
        if huruf in "oO":
            return TeksOrang(kunci, f"<p>{KALIMAT if huruf == 'o' else PANJANG}</p>")
        return Tabel(kunci, kunci, (), (), lanskap=huruf == "t")

    bab = Bab("B", "Bab", tuple(blok(h, n) for n, h in enumerate(isi)))
    return [(p, [b.kunci for b in blok]) for p, blok in kelompok_halaman(bab, lambda t: t.lanskap)]


def test_heading_goes_with_the_wide_table_that_follows_it():
    assert putar("p", "b", "t", "p") == [
        (False, ["B", "p0"]),
        (True, ["b1", "t2"]),
        (False, ["p3"]),
    ]


def test_chapter_that_begins_with_a_wide_table_is_turned_as_a_whole():
    assert putar("t") == [(True, ["B", "t0"])]


def test_few_lines_between_wide_tables_stay_on_turned_pages():
    assert putar("t", "p", "b", "t") == [(True, ["B", "t0", "p1", "b2", "t3"])]


def test_upright_table_between_wide_ones_gets_upright_pages():
    assert [p for p, _ in putar("t", "u", "t")] == [True, False, True]


def test_few_lines_of_a_person_between_wide_tables_turn_with_them():
    assert putar("t", "o", "b", "t") == [(True, ["B", "t0", "o1", "b2", "t3"])]


def test_long_text_between_wide_tables_gets_upright_pages():
    assert [p for p, _ in putar("t", "O", "t")] == [True, False, True]


def test_many_short_blocks_between_wide_tables_get_upright_pages():
    assert [p for p, _ in putar("t", *"pppppp", "t")] == [True, False, True]


def test_only_the_few_lines_of_the_last_page_turn():
    blok = [Paragraf("p1", ()), Bagian("b2", "B"), TeksOrang("o3", f"<p>{KALIMAT}</p>")]

    assert ekor(blok, {jangkar(b) for b in blok[1:]}) == blok[1:]


@pytest.mark.parametrize(
    ("arah", "potongan"),
    [("u", ["u"]), ("utu", ["u", "tu"]), ("tutu", ["tu", "tu"]), ("ut", ["u", "t"])],
)
def test_runs_are_cut_where_a_turned_page_follows_an_upright_one(arah: str, potongan: list[str]):
    semua = potong_larian([(huruf == "t", []) for huruf in arah])

    assert ["".join("ut"[putar] for putar, _ in p) for p in semua] == potongan


@pytest.mark.parametrize(
    "akhir",
    [TeksOrang("o2", f"<p>{PANJANG}</p>"), Tabel("t2", "T", (), ())],
    ids=["teks panjang", "tabel"],
)
def test_last_page_with_more_than_a_few_lines_stays_upright(akhir: Blok):
    blok = [Paragraf("p1", ()), akhir]

    assert ekor(blok, {jangkar(akhir)}) == []


def bab_dengan_ekor(banyak: int) -> Tertata:
    """Numbered paragraphs of five lines, a wide table, one more paragraph, laid out."""
    alinea = [
        Paragraf(f"p{n}", (Potongan(f"Alinea{n:03} {KALIMAT * 5}"),)) for n in range(banyak + 1)
    ]
    penuh = c.tabel_lebar()
    lebar = replace(penuh, kunci="lebar", lanskap=True, baris=penuh.baris[:5])
    isi = Bagian("b", "Bagian", (*alinea[:-1], lebar, alinea[-1]), nomor="A.")
    bab = Bab("bab-1", "Pendahuluan", (isi,), nomor="BAB I")
    return tata(replace(c.contoh(), bab=(bab,)), c.BERKAS.get)


@pytest.mark.lambat
@pytest.mark.parametrize("banyak", range(16, 22))
def test_wherever_an_upright_run_ends_no_few_lines_stay_before_the_turned_page(banyak: int):
    tertata = bab_dengan_ekor(banyak)
    halaman = tertata.dokumen.pages[tertata.depan :]
    kata = [k for h in halaman for b in baris(h) for k in b.teks.split()]
    nomor = [
        "".join(teks(k) for k in h._page_box.children[1:] if k.at_keyword == "@bottom-right")
        for h in halaman
    ]

    assert [k for k in kata if k.startswith("Alinea")] == [
        f"Alinea{n:03}" for n in range(banyak + 1)
    ]
    assert list(hampir_kosong(tertata)) == []
    assert keluhan(tertata) == []
    assert nomor == [str(n) for n in range(1, len(halaman) + 1)]


@pytest.mark.lambat
def test_pages_after_a_turned_one_keep_the_running_head():
    tertata = bab_dengan_ekor(18)
    kepala = [
        "".join(teks(k) for k in h._page_box.children[1:] if k.at_keyword == "@top-left")
        for h in tertata.dokumen.pages[tertata.depan :]
    ]

    assert kepala == ["", *["BAB I Pendahuluan"] * (len(kepala) - 1)]
