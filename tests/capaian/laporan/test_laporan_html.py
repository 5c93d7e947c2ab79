"""Blocks as HTML: escaping, spans, heads, links of numbers, turned pages, column widths."""

import re
from dataclasses import replace
from html import unescape

import contoh_pohon as c
import pytest

from capaian.laporan.bagan import svg_bagan
from capaian.laporan.cetak import dokumen_cetak, konteks_cetak
from capaian.laporan.gambar import jenis_gambar, svg_grafik
from capaian.laporan.halaman import kelompok_halaman
from capaian.laporan.html import Konteks, html_bab, html_blok
from capaian.laporan.pohon import (
    Kolom,
    Laporan,
    Rata,
    Sel,
    SimpulBagan,
    Tabel,
    TeksOrang,
)
from capaian.laporan.tabel import baris_html, kepala, merentang


@pytest.fixture(scope="module")
def laporan() -> Laporan:
    return c.contoh()


@pytest.fixture
def halaman(laporan: Laporan) -> Konteks:
    return Konteks(laporan, lambda g: f"/gambar/{g.sha256}/", asal="/asal/")


def polos(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_every_block_of_the_tree_appears_on_pages_and_in_print(laporan: Laporan, halaman: Konteks):
    cetak = konteks_cetak(laporan, c.BERKAS.get)
    for bab in laporan.bab:
        html = html_bab(bab, halaman)
        dicetak = "".join(
            html_blok(b, cetak)
            for _, isi in kelompok_halaman(bab, lambda t: t.lanskap)
            for b in isi
        )
        kunci = re.findall(r' id="([btk]-[^"]+?)(?:-judul)?"', html)
        assert len(kunci) >= len([b for b in laporan.semua_blok() if b in bab.isi])
        assert set(kunci) <= set(re.findall(r' id="([^"]+)"', dicetak))


def test_hostile_text_is_escaped_in_every_block(laporan: Laporan, halaman: Konteks):
    semua = dokumen_cetak(laporan, c.BERKAS.get) + "".join(
        html_bab(b, halaman) for b in laporan.bab
    )

    assert "<script" not in semua
    assert "<b>bukan tebal" not in semua
    assert "&lt;script&gt;" in semua


def test_number_with_a_fact_is_a_link_on_pages_and_plain_in_print(
    laporan: Laporan, halaman: Konteks
):
    cetak = konteks_cetak(laporan, c.BERKAS.get)
    kalimat = next(b for b in laporan.semua_blok() if b.kunci == "kalimat")

    assert html_blok(kalimat, halaman).count('<a class="angka"') == 2
    assert 'href="/asal/?fakta=capaian%3AIK1"' in html_blok(kalimat, halaman)
    assert "<a" not in html_blok(kalimat, cetak)


def test_number_whose_fact_is_unknown_is_plain_text(halaman: Konteks):
    assert halaman.angka("5", "tak:ada") == "5"


def test_token_in_peoples_text_becomes_a_link_and_keeps_its_markup(halaman: Konteks):
    teks = TeksOrang("t", '<p>Naik <data value="capaian:IK1">106,98%</data> &amp; baik</p>')

    assert (
        '<p>Naik <a class="angka" href="/asal/?fakta=capaian%3AIK1">106,98%</a> &amp; baik</p>'
    ) in html_blok(teks, halaman)


def test_print_carries_no_address_of_anything_outside(laporan: Laporan):
    html = dokumen_cetak(laporan, c.BERKAS.get)
    alamat = set(re.findall(r'(?:src|href)="([^"]{0,12})', html))

    assert {a for a in alamat if not a.startswith(("#", "data:image/"))} == set()
    assert "url(" not in html


def test_pages_carry_no_style_attribute(laporan: Laporan, halaman: Konteks):
    assert [b.kunci for b in laporan.bab if " style=" in html_bab(b, halaman)] == []


def test_standalone_file_keeps_its_mark_in_sight(laporan: Laporan):
    final = replace(laporan, status="final", contoh=False)
    html = dokumen_cetak(laporan, c.BERKAS.get)

    assert '<p class="tanda-layar">DRAF · CONTOH, bukan dokumen resmi</p>' in html
    assert '<p class="tanda-layar">' not in dokumen_cetak(final, c.BERKAS.get)


def test_style_sheet_writes_decimals_with_points():
    html = dokumen_cetak(c.contoh(ukuran_huruf=c.Decimal("10.5")), c.BERKAS.get)

    assert "html { font-size: 10.5pt; }" in html


def kolom(*kelompok: tuple[str, ...]) -> tuple[Kolom, ...]:
    return tuple(Kolom(f"k{n}", f"K{n}", g) for n, g in enumerate(kelompok))


def test_equal_group_heads_side_by_side_are_one_cell():
    baris = kepala(kolom((), ("A",), ("A", "X"), ("B",)))

    assert [[(s.judul, s.lebar, s.tinggi) for s in b] for b in baris] == [
        [("K0", 1, 3), ("A", 2, 1), ("B", 1, 1)],
        [("K1", 1, 2), ("X", 1, 1), ("K3", 1, 2)],
        [("K2", 1, 1)],
    ]


def sel_baris(t: Tabel) -> list[str]:
    return [b.sel for b in baris_html(t, lambda teks, _: teks)]


def test_spans_cover_the_columns_and_rows_that_carry_no_cell():
    t = c.tabel(
        kolom((), (), ()),
        {"k0": Sel("a", "a", tinggi=2), "k1": Sel("b", "b", lebar=2)},
        {"k1": Sel("c", "c")},
    )

    assert sel_baris(t) == [
        '<td rowspan="2">a</td><td colspan="2">b</td>',
        "<td>c</td><td></td>",
    ]


@pytest.mark.parametrize(
    ("kunci", "tinggi", "hasil"), [("k0", 9, True), ("k0", 8, False), ("k1", 9, False)]
)
def test_table_is_told_apart_where_a_cell_of_the_left_column_covers_many_rows(
    kunci: str, tinggi: int, hasil: bool
):
    awal = {"k0": Sel("a", "a"), "k1": Sel("b", "b")} | {kunci: Sel("c", "c", tinggi=tinggi)}

    assert merentang(c.tabel(kolom((), ()), awal)) is hasil


@pytest.mark.parametrize(("tinggi", "kelas"), [(2, "rinci sambung"), (9, "rinci")])
def test_few_rows_beside_a_cell_of_the_left_column_stay_together(tinggi: int, kelas: str):
    awal = {"k0": Sel("a", "a", tinggi=tinggi), "k1": Sel("b", "b")}
    t = c.tabel(kolom((), ()), awal, *[{"k1": Sel("c", "c")}] * (tinggi - 1))

    semua = [b.kelas for b in baris_html(t, lambda teks, _: teks)]

    assert semua == ["rinci", *[kelas] * (tinggi - 1)]


def test_columns_that_are_only_data_are_not_printed_nor_counted_in_spans():
    k = kolom((), (), ())
    t = c.tabel(
        (k[0], replace(k[1], tampil=False), k[2]),
        {"k0": Sel("a", "a", lebar=3)},
        {"k0": Sel("b", "b"), "k1": Sel("x", "x"), "k2": Sel("c", "")},
    )

    assert sel_baris(t) == ['<td colspan="2">a</td>', "<td>b</td><td></td>"]


def test_indentation_falls_on_the_first_column_that_is_no_number():
    t = c.tabel(
        (Kolom("no", "No", rata=Rata.TENGAH), Kolom("nama", "Nama")),
        {"no": Sel("1", "1"), "nama": Sel("a", "a")},
        takuk=2,
    )

    assert sel_baris(t) == ['<td class="te">1</td><td class="takuk-2">a</td>']


def test_chart_prints_indonesian_numbers_and_keeps_points_in_coordinates():
    svg = svg_grafik(c.grafik().spesifikasi)

    assert ">1.600,0</text>" in svg
    atribut = re.findall(r'\s(?:x|y|x2|y2|width|height|transform|d)="([^"]*)"', svg)
    assert [a for a in atribut if re.search(r"\d,\d+,\d", a)] == []
    assert 'opacity="0"' not in svg


def test_every_line_of_a_long_chart_label_has_its_own_place():
    nilai = [{"a": "Persentase|pemenuhan kebutuhan", "b": 1}]
    sumbu = {"field": "a", "axis": {"labelExpr": "split(datum.label, '|')"}}
    sandi = {"y": sumbu, "x": {"field": "b", "type": "quantitative"}}

    svg = svg_grafik({"data": {"values": nilai}, "mark": "bar", "encoding": sandi})

    assert re.findall(r'<tspan x="0"[^>]*>([^<]+)', svg) == ["Persentase", "pemenuhan kebutuhan"]


def test_chart_reads_exact_decimals():
    nilai = [{"a": "x", "b": c.Decimal("1610876366.25")}]
    sandi = {"y": {"field": "a"}, "text": {"field": "b", "format": ",.2f"}}

    svg = svg_grafik({"data": {"values": nilai}, "mark": "text", "encoding": sandi})

    assert "1.610.876.366,25" in svg


def kotak(svg: str) -> list[tuple[int, int, int, int]]:
    return [
        tuple(int(n) for n in temu)
        for temu in re.findall(r'<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', svg)
    ]


@pytest.mark.parametrize("banyak", [1, 5, 7, 13])
def test_boxes_of_the_organisation_chart_never_overlap_nor_leave_the_picture(banyak: int):
    anak = tuple(
        SimpulBagan(f"Bidang {c.PANJANG}", (SimpulBagan("Seksi"), SimpulBagan(c.TANPA_SPASI)))
        for _ in range(banyak)
    )
    staf = (SimpulBagan("Sekretariat", (SimpulBagan("Subbagian"),), staf=True),) * 3
    svg = svg_bagan((SimpulBagan("Kepala", (*staf, *anak)),))
    semua = kotak(svg)
    tinggi = int(re.search(r'height="(\d+)"', svg)[1])

    assert len(semua) == 1 + 3 * 2 + banyak * 3
    assert [k for k in semua if k[0] + k[2] > 1000 or k[1] + k[3] > tinggi] == []
    assert [
        (a, b)
        for i, a in enumerate(semua)
        for b in semua[i + 1 :]
        if a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
    ] == []


@pytest.mark.parametrize(
    ("isi", "jenis"),
    [
        (c.FOTO, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"<?xml version='1.0'?><svg/>", "image/svg+xml"),
        (b"<html><script>", ""),
        (b"", ""),
    ],
)
def test_kind_of_a_picture_is_told_by_its_bytes(isi: bytes, jenis: str):
    assert jenis_gambar(isi) == jenis


def test_empty_table_says_so(halaman: Konteks):
    kosong = c.tabel(kolom((), ()))

    assert "Belum ada data." in polos(html_blok(kosong, halaman))
