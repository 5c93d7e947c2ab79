"""Widths of text, line breaks, and the columns of printed tables."""

from dataclasses import replace

import contoh_pohon as c

from capaian.laporan.isi.konteks import kolom_terisi
from capaian.laporan.lebar import (
    PADDING_SEL,
    TataKolom,
    bungkus,
    lebar_teks,
    perlu_diputar,
    tata_kolom,
)
from capaian.laporan.pohon import Kolom, Sel, Tabel


def baris_terpanjang(t: Tabel, tata: TataKolom, ruang: int, ukuran: int) -> int:
    """Lines of the tallest cell."""
    skala = ukuran * 353
    return max(
        len(bungkus(sel.teks, (lebar * ruang // 10_000 - PADDING_SEL) * 10_000 // skala))
        for baris in t.baris
        for sel, lebar in zip(baris.sel.values(), tata.lebar, strict=True)
    )


def test_columns_follow_their_weights_where_there_is_room():
    t = c.tabel((Kolom("k0", "A", lebar=30), Kolom("k1", "B", lebar=10)), {"k0": Sel("a", "a")})

    assert tata_kolom(t, ruang=160_000, ukuran=90) == TataKolom((7500, 2500), 0, nyaman=True)


def test_column_of_numbers_is_never_narrower_than_its_longest_number():
    t = c.tabel(
        (Kolom("k0", "A", lebar=99), Kolom("k1", "B", lebar=1)),
        {"k1": c.uang(c.RAKSASA)},
    )
    tata = tata_kolom(t, ruang=160_000, ukuran=90)

    perlu = lebar_teks("987.654.321.098.765") * 90 * 353 // 10_000 + PADDING_SEL
    assert (tata.lebar[1] * 160_000 // 10_000 >= perlu - 20, tata.langkah) == (True, 0)


def test_text_shrinks_where_many_numbers_need_the_room():
    tata = tata_kolom(c.tabel_lebar(), ruang=251_000, ukuran=90)

    assert (0 < tata.langkah <= 4, tata.muat) == (True, True)


def test_table_that_reads_well_upright_is_not_turned():
    sempit = replace(c.tabel((Kolom("k0", "A"),), {"k0": Sel("a", "a")}), lanskap=True)
    lebar = replace(c.tabel_lebar(), lanskap=True)

    assert [perlu_diputar(t, 160_000, 90) for t in (sempit, lebar)] == [False, True]


def test_table_that_does_not_fit_upright_is_turned_even_if_not_meant_for_it():
    t = replace(c.tabel_lebar(), lanskap=False)

    assert (perlu_diputar(t, 160_000, 90), perlu_diputar(t, 300_000, 90)) == (True, False)


def test_lines_break_at_words_and_long_words_with_a_hyphen():
    assert bungkus("Bidang Sosial", lebar_teks("Bidang ")) == ["Bidang", "Sosial"]
    assert "".join(b.removesuffix("-") for b in bungkus(c.TANPA_SPASI, 4000)) == c.TANPA_SPASI


def test_room_moves_to_the_column_whose_text_makes_the_rows_tall():
    sempit, panjang = "Renstra", "Persentase pemenuhan kebutuhan dasar warga " * 4
    t = c.tabel(
        (Kolom("k0", "A", lebar=10), Kolom("k1", "B", lebar=10)),
        {"k0": Sel(sempit, sempit), "k1": Sel(panjang, panjang)},
    )

    tata = tata_kolom(t, ruang=160_000, ukuran=90)

    rata = TataKolom((5000, 5000), 0, nyaman=True)
    tinggi = [baris_terpanjang(t, x, 160_000, 90) for x in (rata, tata)]
    assert (tata.lebar[0] < 5000, tinggi[1] < tinggi[0]) == (True, True)


def test_cell_over_several_rows_shares_its_lines_among_them():
    panjang, isi = "Persentase pemenuhan kebutuhan dasar warga " * 2, "Anak"
    kolom = (Kolom("k0", "A", lebar=10), Kolom("k1", "B", lebar=10))
    baris = [{"k1": Sel(isi, isi)}] * 5
    merentang = c.tabel(kolom, {"k0": Sel(panjang, panjang, tinggi=6), "k1": Sel(isi, isi)}, *baris)
    sendiri = c.tabel(kolom, {"k0": Sel(panjang, panjang), "k1": Sel(isi, isi)}, *baris)

    lebar = [tata_kolom(t, ruang=80_000, ukuran=90).lebar[0] for t in (merentang, sendiri)]

    assert lebar[0] < lebar[1]


def test_range_of_numbers_stays_on_one_line():
    kolom = (Kolom("k0", "A", lebar=99), Kolom("k1", "B", lebar=1))
    t = c.tabel(kolom, {"k1": Sel("4,20–4,30", "4,20–4,30")})

    perlu = lebar_teks("4,20–4,30") * 90 * 353 // 10_000 + PADDING_SEL
    assert tata_kolom(t, ruang=160_000, ukuran=90).lebar[1] * 160_000 // 10_000 >= perlu - 20


def test_optional_columns_that_no_row_fills_are_left_to_data_formats():
    kolom = tuple(Kolom(k, k) for k in ("nama", "sumber", "keterangan", "nilai"))
    t = c.tabel(
        kolom, {"nama": Sel("a", "a"), "sumber": Sel(None, ""), "keterangan": Sel("b", "b")}
    )

    tampil = kolom_terisi(kolom, t.baris, ("sumber", "keterangan"))

    assert [k.kunci for k in tampil if k.tampil] == ["nama", "keterangan", "nilai"]
