"""Exports of the list pages: the rows of the page as numbers, with formulas that compute."""

import io

import openpyxl
import pytest
from django.test import Client

from lakip.instansi.jenis_isi import XLSX
from tests.kueri_terhitung import banyak_kueri
from tests.orang import Dunia, buat_opd, klien
from tests.pabrik import Pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]
DASAR = "/opd/dinas-uji/2025/"


@pytest.fixture
def p(dunia: Dunia) -> Pabrik:
    p = Pabrik(opd=dunia.opd)
    p.indikator("IK1", p.sasaran("S1", p.tujuan()), target=80, realisasi=60)
    p.pos("P1", pagu=100, realisasi=90)
    p.pos("P2", pagu=300, realisasi=150)
    return p


@pytest.fixture
def pembaca(dunia: Dunia) -> Client:
    return klien(dunia.orang["pengamat"])


def buka(jawaban) -> openpyxl.Workbook:
    assert (jawaban.status_code, jawaban["Content-Type"]) == (200, XLSX)
    return openpyxl.load_workbook(io.BytesIO(jawaban.content))


def test_indicators_compute_their_capaian(pembaca: Client, p: Pabrik):
    jawaban = pembaca.get(f"{DASAR}indikator.xlsx")
    ws = buka(jawaban).active
    kepala = [s.value for s in ws[5]]
    baris = dict(zip(kepala, [s.value for s in ws[8]], strict=True))

    assert jawaban["Content-Disposition"] == 'attachment; filename="indikator-2025-dinas-uji.xlsx"'
    assert (baris["Kode"], baris["Tahun"], baris["Target"], baris["Realisasi"]) == (
        "IK1",
        2025,
        80,
        60,
    )
    assert baris["Capaian"] == "=G8/F8*100"


def test_budget_is_summed_by_formulas(pembaca: Client, p: Pabrik):
    ws = buka(pembaca.get(f"{DASAR}anggaran.xlsx")).active
    jumlah = [s.value for s in ws[ws.max_row]]
    if str(jumlah[0] or "").startswith("Sumber"):
        jumlah = [s.value for s in ws[ws.max_row - 1]]

    assert [n for n in jumlah if str(n).startswith("=")] == [
        "=SUM(G6:G7)",
        "=SUM(H6:H7)",
        "=H8/G8*100",
    ]


def test_unknown_data_table_is_not_found(pembaca: Client, p: Pabrik):
    assert pembaca.get(f"{DASAR}data/tidak-ada.xlsx").status_code == 404


@pytest.mark.parametrize("berkas", ["indikator.xlsx", "anggaran.xlsx", "data.xlsx"])
def test_strangers_find_no_export(dunia: Dunia, p: Pabrik, berkas: str):
    assert klien(dunia.orang["rekan"]).get(DASAR + berkas).status_code == 404


def test_agencies_are_those_that_the_page_lists(dunia: Dunia, pembaca: Client):
    ws = buka(pembaca.get("/opd/daftar.xlsx")).active
    kode = {ws.cell(r, 4).value for r in range(4, ws.max_row + 1)}
    satu = buka(pembaca.get("/opd/daftar.xlsx?cari=dinas-uji")).active

    assert kode == {o.kode for o in pembaca.get("/opd/").context["halaman"].object_list}
    assert [s.value for s in satu[4]][3:4] == ["dinas-uji"]
    assert satu.max_row == 4


def test_agencies_take_as_many_queries_with_thirty_as_with_a_few(dunia: Dunia, pembaca: Client):
    def kueri() -> int:
        return banyak_kueri(lambda: buka(pembaca.get("/opd/daftar.xlsx")))

    sedikit = kueri()
    for n in range(30):
        buat_opd(f"dinas-{n}", pemda=dunia.opd.pemda)
    assert kueri() == sedikit
