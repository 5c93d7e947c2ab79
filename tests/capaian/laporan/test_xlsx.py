"""The workbook of tables: numbers as printed, formulas that compute them, texts that stay texts."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import contoh_pohon as c
import openpyxl
import pytest
from contoh_pohon import BERKAS, JAHAT, contoh, potong
from openpyxl.worksheet.worksheet import Worksheet

from capaian.laporan.pohon import Baris, Fakta, JenisBaris, Kolom, Laporan, Rata, Sel, Tabel
from capaian.laporan.xlsx.buku import DAFTAR_ISI, xlsx
from capaian.laporan.xlsx.rumus import rentang
from capaian.laporan.xlsx.sel import angka_sel


@pytest.fixture(scope="module")
def laporan() -> Laporan:
    return contoh()


@pytest.fixture(scope="module")
def buku(laporan: Laporan) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx(laporan, BERKAS.get)))


def lembar(laporan: Laporan, tabel: Tabel, **fakta: Fakta) -> Worksheet:
    satu = replace(potong(laporan, tabel), fakta={f.id: f for f in fakta.values()})
    return openpyxl.load_workbook(io.BytesIO(xlsx(satu, BERKAS.get))).worksheets[1]


@pytest.mark.sedang
def test_same_tree_gives_the_same_bytes(laporan: Laporan):
    assert xlsx(laporan, BERKAS.get) == xlsx(laporan, BERKAS.get)


def test_every_table_has_a_sheet_with_a_name_of_its_own(laporan: Laporan, buku):
    nama = [n.casefold() for n in buku.sheetnames]

    assert buku.sheetnames[0] == DAFTAR_ISI
    assert len(buku.sheetnames) == len(laporan.tabel()) + 1
    assert len(set(nama)) == len(nama)
    assert max(len(n) for n in nama) <= 31


def test_contents_link_to_every_sheet_and_each_sheet_back(buku):
    isi = buku[DAFTAR_ISI]
    tujuan = [isi.cell(r, 2).hyperlink.location for r in range(5, isi.max_row + 1)]
    kembali = {ws.cell(3, 1).hyperlink.location for ws in buku.worksheets[1:]}

    assert tujuan == [f"'{ws.title}'!A1" for ws in buku.worksheets[1:]]
    assert kembali == {f"'{DAFTAR_ISI}'!A1"}


def test_sheets_are_ready_to_print(buku):
    for ws in buku.worksheets:
        assert ws.print_title_rows is not None
        assert (ws.page_setup.paperSize, ws.page_setup.fitToWidth) == (9, 1)
        assert ws.page_setup.fitToHeight == 0
        assert ws.oddFooter.left.text == "DRAF · CONTOH, bukan dokumen resmi"


@pytest.mark.parametrize(
    ("sel", "nilai", "bentuk"),
    [
        (Sel("1824818800", "1.824.818.800"), "1824818800", "[$-421]#,##0"),
        (Sel("4.00", "4,00 *"), "4.00", '[$-421]#,##0.00" *"'),
        (Sel("-616000", "(616.000)"), "-616000", "[$-421]#,##0;(#,##0)"),
        (Sel("2025", "2025"), "2025", "[$-421]0"),
        (Sel("106.98", "106,98%", fakta="x"), "106.9767", '[$-421]#,##0.00"%"'),
    ],
)
def test_number_keeps_its_value_and_its_printed_look(sel: Sel, nilai: str, bentuk: str):
    fakta = {"x": Fakta("x", "Capaian", Decimal("106.9767"))}
    angka = angka_sel(sel, fakta)

    assert angka is not None
    assert (str(angka.nilai), angka.bentuk) == (nilai, bentuk)


@pytest.mark.parametrize(
    "sel",
    [
        Sel(None, "n/a"),
        Sel("1.06", "1.06"),
        Sel("1.06.02", "1.06.02"),
        Sel("4.25-4.30", "4,25–4,30"),
        Sel("0012", "0013"),
        Sel(None, ""),
    ],
)
def test_what_is_no_number_stays_text(sel: Sel):
    assert angka_sel(sel, {}) is None


def test_text_that_looks_like_a_formula_is_text(laporan: Laporan):
    teks = ("=1+1", "+62 561", "-5 orang", "@nama", JAHAT)
    baris = tuple(Baris(f"b{n}", JenisBaris.RINCI, {"a": Sel(t, t)}) for n, t in enumerate(teks))
    ws = lembar(laporan, Tabel("t", "=SUM(A1)", (Kolom("a", "=A1"),), baris))

    assert [(s.value, s.data_type) for (s,) in ws.iter_rows(min_row=5, max_col=1)] == [
        ("=A1", "s"),
        *((t, "s") for t in teks),
    ]
    assert ws["A1"].data_type == "s"


def tabel_jumlah(*nilai: str, jumlah: str) -> Tabel:
    baris = [
        Baris(f"b{n}", JenisBaris.RINCI, {"nama": Sel("x", "x"), "rp": c.uang(Decimal(v))})
        for n, v in enumerate(nilai)
    ]
    akhir = {"nama": Sel("Jumlah", "Jumlah"), "rp": c.uang(Decimal(jumlah))}
    baris.append(Baris("jumlah", JenisBaris.JUMLAH, akhir))
    kolom = (Kolom("nama", "Nama"), Kolom("rp", "Pagu (Rp)", rata=Rata.KANAN))
    return Tabel("t", "Pagu", kolom, tuple(baris))


def test_total_is_a_sum_of_the_rows_above(laporan: Laporan):
    assert lembar(laporan, tabel_jumlah("5", "7", "9", jumlah="21"))["B9"].value == "=SUM(B6:B8)"


def test_total_that_is_not_the_sum_of_the_rows_stays_a_value(laporan: Laporan):
    assert lembar(laporan, tabel_jumlah("5", "7", "9", jumlah="20"))["B9"].value == 20


def sel_capaian(laporan: Laporan, rumus: str, target: str, realisasi: str, capaian: str) -> object:
    """What the cell of capaian holds, target in A6 and realisasi in B6."""
    masukan = ("target:I", "realisasi:I")
    fakta = {
        "t": Fakta("target:I", "Target", Decimal(target)),
        "r": Fakta("realisasi:I", "Realisasi", Decimal(realisasi)),
        "c": Fakta("capaian:I", "Capaian", Decimal(capaian), rumus=rumus, masukan=masukan),
    }
    cetak = f"{Decimal(capaian):.2f}"
    sel = {
        "t": Sel(target, target.replace(".", ","), fakta="target:I"),
        "r": Sel(realisasi, realisasi.replace(".", ","), fakta="realisasi:I"),
        "c": Sel(cetak, cetak.replace(".", ","), fakta="capaian:I"),
    }
    kolom = tuple(Kolom(k, k) for k in sel)
    tabel = Tabel("t", "Capaian", kolom, (Baris("b", JenisBaris.RINCI, sel),))
    return lembar(laporan, tabel, **fakta)["C6"].value


@pytest.mark.parametrize(
    ("rumus", "target", "realisasi", "capaian", "tertulis"),
    [
        ("realisasi ÷ target × 100%", "80", "60", "75", "=B6/A6*100"),
        ("(2 × target − realisasi) ÷ target × 100%", "4", "5", "75", "=(2*A6-B6)/A6*100"),
        ("target ÷ realisasi × 100%", "3", "4", "75", "=A6/B6*100"),
    ],
)
def test_capaian_is_a_formula_over_target_and_realisasi(
    laporan: Laporan, rumus: str, target: str, realisasi: str, capaian: str, tertulis: str
):
    assert sel_capaian(laporan, rumus, target, realisasi, capaian) == tertulis


@pytest.mark.parametrize(("target", "capaian"), [("80", "70"), ("0", "100")])
def test_formula_is_left_out_where_a_rule_departed_from_it(
    laporan: Laporan, target: str, capaian: str
):
    ada = sel_capaian(laporan, "realisasi ÷ target × 100%", target, "60", capaian)

    assert ada == int(capaian)


def test_formulas_carry_their_value_for_programs_that_do_not_compute(laporan: Laporan):
    isi = xlsx(potong(laporan, tabel_jumlah("5", "7", jumlah="12")), BERKAS.get)

    assert openpyxl.load_workbook(io.BytesIO(isi), data_only=True).worksheets[1]["B8"].value == 12
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        assert b"dcterms:modified" not in arsip.read("docProps/core.xml")


def test_hidden_column_holds_its_data_unprinted(laporan: Laporan):
    kolom = (Kolom("a", "A"), Kolom("b", "B", tampil=False))
    sel = {"a": Sel("x", "x"), "b": Sel("data", "")}
    ws = lembar(laporan, Tabel("t", "T", kolom, (Baris("b", JenisBaris.RINCI, sel),)))

    assert (ws["B6"].value, ws.column_dimensions["B"].hidden) == ("data", True)


def test_neighbouring_cells_become_ranges():
    assert rentang(["B6", "B7", "B9", "'1.1 x'!C3", "'1.1 x'!C4"]) == [
        "B6:B7",
        "B9",
        "'1.1 x'!C3:C4",
    ]
