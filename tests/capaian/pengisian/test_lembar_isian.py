"""Sheets filled offline: what can be typed, and that what was typed is saved as on the page."""

import re
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from kantor import ubah
from lembar_contoh import buat_tahun, hasil, isi, kolom, lembar, simpan, terima
from openpyxl import load_workbook
from orang import klien

from anggaran.models import RealisasiAnggaran, RealisasiKeluaran
from capaian.lembar_isian import tulis_lembar
from capaian.models import RealisasiIndikator
from lakip.instansi.models import Kejadian

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    return buat_tahun()


def test_only_the_empty_cells_that_a_row_needs_can_be_typed_in(p):
    simpan(p, 70)
    buku = load_workbook(BytesIO(lembar(p, p.penyusun)))

    def terbuka(nama: str, baris: int) -> list[str]:
        ws = buku[nama]
        return [n for n, k in kolom(ws).items() if not ws.cell(baris, k).protection.locked]

    assert buku.sheetnames == ["Petunjuk", "Indikator", "Keluaran", "Anggaran", "_lembar"]
    assert all(ws.protection.sheet for ws in buku.worksheets)
    assert terbuka("Indikator", 5) == [
        *("alasan_kosong", "tahun_data", "sumber", "catatan_kaki"),
        *("catatan", "kendala", "upaya", "penjelasan"),
    ]
    assert terbuka("Indikator", 6) == [
        *("pembilang", "penyebut", "alasan_kosong", "status", "tahun_data", "sumber"),
        *("catatan_kaki", "catatan", "kendala", "upaya", "penjelasan"),
    ]
    assert terbuka("Keluaran", 5) == ["nilai", "catatan", "kendala", "upaya"]
    assert terbuka("Anggaran", 5) == ["sebelum", "b1", "b2", "b3", "penjelasan"]
    ws = buku["Indikator"]
    assert ws.row_dimensions[1].hidden
    assert [ws.column_dimensions[h].hidden for h in "ABCD"] == [True, True, True, False]
    pilihan = [v.formula1 for v in ws.data_validations.dataValidation if v.type == "list"]
    assert pilihan == ['"Tetap,Sementara,Sangat sementara"']
    assert ws.cell(5, kolom(ws)["nilai"]).value == 70
    assert ws.cell(5, kolom(ws)["target"]).value == "80,00%"
    assert buku["_lembar"].sheet_state == "hidden"


def test_filled_cells_are_saved_by_the_same_service_with_history_and_log(p):
    berkas = isi(
        lembar(p),
        Indikator={"nilai": 72.5, "status": "Sementara", "catatan": "Data awal"},
        Keluaran={"nilai": "40,5", "kendala": "Hujan"},
        Anggaran={"b1": "Rp 1.000.000,50", "b3": 250000},
    )

    assert hasil(p, berkas) == [
        ("Indikator", 5, "tertulis", "Realisasi: 72,5"),
        ("Keluaran", 5, "tertulis", "Realisasi: 40,5"),
        ("Anggaran", 5, "tertulis", "Januari (Rp): Rp 1.000.000,50"),
    ]
    i = RealisasiIndikator.objects.get()
    assert (i.nilai, i.status, i.catatan) == (Decimal("72.5"), "sementara", "Data awal")
    assert i.history.get().history_user == p.operator
    assert RealisasiKeluaran.objects.get().nilai == Decimal("40.5")
    assert list(RealisasiAnggaran.objects.values_list("bulan", "nilai")) == [
        (1, Decimal("1000000.50")),
        (3, 250000),
    ]
    kejadian = Kejadian.objects.get(jenis="unggah_lembar_isian")
    assert (kejadian.objek, kejadian.data) == (
        "lembar.xlsx",
        {"triwulan": 1, "banyak": {"Tertulis": 3}},
    )


def test_same_file_uploaded_again_changes_nothing(p):
    berkas = isi(lembar(p), Indikator={"nilai": 72}, Anggaran={"b1": 100})
    terima(p, berkas)

    assert hasil(p, berkas) == [("Indikator", 5, "sama"), ("Anggaran", 5, "sama")]
    assert RealisasiIndikator.history.count() == 1


def test_untouched_sheet_leaves_everything_alone_whatever_others_saved_meanwhile(p):
    berkas = lembar(p)
    simpan(p, 70)

    assert [b.keadaan.value for b in terima(p, berkas).baris] == ["kosong"] * 3


@pytest.mark.parametrize("nilai", ["  72,5 ", "72,5 %", "72.5", "72,50"])
def test_numbers_are_read_as_people_write_them(p, nilai):
    assert hasil(p, isi(lembar(p), Indikator={"nilai": nilai}))[0][2] == "tertulis"
    assert RealisasiIndikator.objects.get().nilai == Decimal("72.5")


@pytest.mark.sedang
def test_note_can_be_added_beside_a_filled_value(p):
    simpan(p, 70)

    assert hasil(p, isi(lembar(p), Indikator={"catatan": "Menyusul"}))[0][2] == "tertulis"
    baris = RealisasiIndikator.objects.get()
    assert (baris.nilai, baris.catatan) == (70, "Menyusul")


@pytest.mark.sedang
def test_page_offers_a_file_per_unit_and_shows_what_became_of_the_upload(p):
    alamat = f"/opd/{p.opd.kode}/{p.tahun}/isian/1/"
    peramban = klien(p.penyusun)

    halaman = peramban.get(f"{alamat}lembar/").content.decode()
    assert re.findall(r"lembar-([a-z]+)\.xlsx", halaman) == ["bid", "sek", "semua"]
    assert re.findall(r'class="keterangan">([^<]+)<', halaman) == [
        "1 indikator, 1 keluaran, 1 pos anggaran",
        "1 indikator",
    ]
    unduhan = peramban.get(f"{alamat}lembar-bid.xlsx")
    nama = f'attachment; filename="lembar-isian-{p.opd.kode}-{p.tahun}-tw1-bid.xlsx"'
    assert unduhan["Content-Disposition"] == nama
    ws = load_workbook(BytesIO(unduhan.content))["Indikator"]
    assert [ws.cell(n, 5).value for n in (5, 6)] == ["Persentase IK1", None]
    assert klien(p.operator).get(f"{alamat}lembar-sek.xlsx").status_code == 404

    berkas = isi(unduhan.content, Indikator={"nilai": "x"}, Keluaran={"nilai": 40})
    jawaban = peramban.post(
        f"{alamat}lembar/", {"berkas": SimpleUploadedFile("lembar.xlsx", berkas)}
    )
    teks = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert re.findall(r'<tr class="(\w+)"><td>(\w+)</td><td>5</td>', teks) == [
        ("ditolak", "Indikator"),
        ("tertulis", "Keluaran"),
        ("kosong", "Anggaran"),
    ]
    salah = peramban.post(f"{alamat}lembar/", {"berkas": SimpleUploadedFile("a.xlsx", b"x")})
    assert salah.status_code == 422
    assert peramban.post(f"{alamat}lembar/").status_code == 422


def test_yearly_sheet_has_no_budget_and_fills_the_figure_of_the_year(p):
    berkas = lembar(p, triwulan=0)
    assert load_workbook(BytesIO(berkas)).sheetnames == [
        *("Petunjuk", "Indikator", "Keluaran", "_lembar")
    ]

    terisi = isi(berkas, Indikator={"nilai": 79}, Keluaran={"nilai": 95})
    assert [b[2] for b in hasil(p, terisi, triwulan=0)] == ["tertulis", "tertulis"]
    p.k.refresh_from_db()
    assert p.k.realisasi == 95


@pytest.mark.sedang
def test_download_and_an_untouched_upload_need_as_many_queries_for_1_row_as_for_30(p):
    def banyak() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as unduh:
            berkas = lembar(p, p.penyusun)
        with CaptureQueriesContext(connection) as unggah:
            terima(p, berkas, p.penyusun)
        return len(unduh), len(unggah)

    banyak()
    satu = banyak()
    s = p.sasaran("S2")
    for n in range(29):
        p.indikator(f"X{n}", s, target=10, unit=p.unit["bidang"])
        p.keluaran(p.daun, 10, None, nomor=n + 2)
        p.pos(f"1.01.{n + 2:02}", induk=p.daun.induk, pagu=10)
    banyak()

    assert banyak() == satu


@pytest.mark.lambat
def test_file_saved_by_libreoffice_is_taken_like_its_own(p):
    simpan(p, 70)
    awal = tulis_lembar(p.tk, 2, oleh=p.penyusun)
    berkas = isi(
        awal,
        Indikator={"nilai": 72.5, "status": "Sementara"},
        Keluaran={"nilai": "=20+20"},
        Anggaran={"b4": "1.250.000,00"},
    )

    kantor = ubah(ubah(berkas, "xlsx", "ods"), "ods", "xlsx")

    assert hasil(p, kantor, p.penyusun, 2) == [
        ("Indikator", 5, "tertulis", "Realisasi: 72,5"),
        ("Keluaran", 5, "tertulis", "Realisasi: 40"),
        ("Anggaran", 5, "tertulis", "April (Rp): 1.250.000,00"),
    ]
