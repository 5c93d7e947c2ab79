"""Sheets filled offline: what can be typed, and what becomes of every row that comes back."""

import re
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from kantor import ubah
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from orang import buat_pengguna, buat_unit, klien
from pabrik import Pabrik

from anggaran.models import RealisasiAnggaran, RealisasiKeluaran
from capaian.jadwal import tutup_periode
from capaian.lembar_isian import LembarDitolak, terima_lembar, tulis_lembar
from capaian.models import RealisasiIndikator
from capaian.pengisian import simpan_isian
from lakip.instansi.models import Kejadian

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    p = Pabrik()
    p.pengukuran()
    p.unit = buat_unit(p.opd)
    s = p.sasaran("S1", p.tujuan())
    p.ik1 = p.indikator("IK1", s, target=80, unit=p.unit["bidang"], desimal=2)
    rasio = {"pembilang": "Jumlah dilayani", "penyebut": "Jumlah pemohon"}
    p.ik2 = p.indikator("IK2", s, target=90, unit=p.unit["sekretariat"], **rasio)
    program = p.pos("1.01", unit=p.unit["bidang"])
    p.daun = p.pos("1.01.01", induk=program, pagu=5000000)
    p.k = p.keluaran(p.daun, 100, None)
    p.penyusun = buat_pengguna("penyusun", "penyusun", opd=p.opd)
    p.operator = buat_pengguna("operator", "operator", opd=p.opd, unit=p.unit["bidang"])
    return p


def kolom(ws: Worksheet) -> dict[str, int]:
    """The number of every column by its hidden key."""
    return {sel.value: sel.column for sel in ws[1] if sel.value}


def isi(berkas: bytes, **lembar: Callable[[Worksheet, dict[str, int]], None] | dict) -> bytes:
    """The file after somebody typed in it: values of the first row by column, or a function."""
    buku = load_workbook(BytesIO(berkas))
    for nama, isian in lembar.items():
        ws = buku[nama]
        if callable(isian):
            isian(ws, kolom(ws))
            continue
        for medan, nilai in isian.items():
            ws.cell(5, kolom(ws)[medan]).value = nilai
    keluaran = BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def lembar(p: Pabrik, siapa=None, triwulan: int = 1) -> bytes:
    return tulis_lembar(p.tk, triwulan, oleh=siapa or p.operator)


def terima(p: Pabrik, berkas: bytes, siapa=None, triwulan: int = 1):
    return terima_lembar(
        tahun_kinerja=p.tk,
        triwulan=triwulan,
        isi=berkas,
        nama="lembar.xlsx",
        oleh=siapa or p.operator,
    )


def hasil(p: Pabrik, berkas: bytes, siapa=None, triwulan: int = 1) -> list[tuple]:
    """Sheet, row and state of every row, with the first message."""
    return [
        (b.lembar, b.nomor, b.keadaan.value, *b.pesan[:1])
        for b in terima(p, berkas, siapa, triwulan).baris
        if b.keadaan != "kosong"
    ]


def simpan(p: Pabrik, nilai: int, versi: int = 0) -> RealisasiIndikator:
    return simpan_isian(
        tahun_kinerja=p.tk,
        indikator=p.ik1,
        triwulan=1,
        isian={"nilai": Decimal(nilai)},
        penjelasan="",
        versi_dibaca=versi,
        oleh=p.penyusun,
    )


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


def test_value_that_somebody_saved_meanwhile_is_shown_and_not_overwritten(p):
    berkas = isi(lembar(p), Indikator={"nilai": 71})
    simpan(p, 70)

    assert hasil(p, berkas) == [
        ("Indikator", 5, "bentrok", "Realisasi: tersimpan 70, di lembar 71.")
    ]
    assert RealisasiIndikator.objects.get().nilai == 70


def test_surprising_value_needs_the_explanation_column(p):
    simpan_isian(
        tahun_kinerja=p.tk,
        indikator=p.ik1,
        triwulan=1,
        isian={"nilai": Decimal(5)},
        penjelasan="",
        versi_dibaca=0,
        oleh=p.penyusun,
    )
    kosong = lembar(p, triwulan=2)
    tanya = "Nilai 60 sedikitnya 10 kali Triwulan I (5). Periksa letak koma."

    ditolak = hasil(p, isi(kosong, Indikator={"nilai": 60}), triwulan=2)
    assert ditolak[0][:3] == ("Indikator", 5, "ditolak")
    assert tanya in ditolak[0][3]
    assert RealisasiIndikator.objects.filter(triwulan=2).count() == 0

    terisi = isi(kosong, Indikator={"nilai": 60, "penjelasan": "Layanan baru dibuka"})
    assert hasil(p, terisi, triwulan=2)[0][2] == "tertulis"
    assert RealisasiIndikator.objects.get(triwulan=2).catatan == "Penjelasan: Layanan baru dibuka"


@pytest.mark.parametrize(
    ("nilai", "pesan"),
    [
        ("tujuh puluh", "tidak terbaca sebagai angka"),
        ("1.234", "dapat berarti 1234 atau 1,234"),
        ("=1+1", "berisi rumus tanpa hasil tersimpan"),
    ],
)
def test_unreadable_cell_is_refused_with_its_address_and_its_row_left_alone(p, nilai, pesan):
    berkas = isi(lembar(p), Indikator={"nilai": nilai, "catatan": "Tetap"}, Anggaran={"b1": 100})

    semua = hasil(p, berkas)

    assert [(b[0], b[2]) for b in semua] == [("Indikator", "ditolak"), ("Anggaran", "tertulis")]
    assert semua[0][3].startswith("Sel J5")
    assert pesan in semua[0][3]
    assert RealisasiIndikator.objects.count() == 0


@pytest.mark.parametrize("nilai", ["  72,5 ", "72,5 %", "72.5", "72,50"])
def test_numbers_are_read_as_people_write_them(p, nilai):
    assert hasil(p, isi(lembar(p), Indikator={"nilai": nilai}))[0][2] == "tertulis"
    assert RealisasiIndikator.objects.get().nilai == Decimal("72.5")


def test_cell_that_was_filled_when_downloaded_cannot_be_changed_in_the_sheet(p):
    simpan(p, 70)
    berkas = isi(lembar(p), Indikator={"nilai": 75, "catatan": "Ikut ditolak"})

    semua = hasil(p, berkas)

    assert semua == [
        (
            "Indikator",
            5,
            "ditolak",
            "Sel J5 (Realisasi) sudah terisi atau terkunci ketika diunduh. Ubah di halaman isian, "
            "bukan di lembar ini.",
        )
    ]
    assert RealisasiIndikator.objects.get().catatan == ""


def test_note_can_be_added_beside_a_filled_value(p):
    simpan(p, 70)

    assert hasil(p, isi(lembar(p), Indikator={"catatan": "Menyusul"}))[0][2] == "tertulis"
    baris = RealisasiIndikator.objects.get()
    assert (baris.nilai, baris.catatan) == (70, "Menyusul")


def test_changed_keys_names_copies_and_added_rows_are_refused(p):
    simpan(p, 70)
    asli = tulis_lembar(p.tk, 2, oleh=p.penyusun)

    def tukar(ws: Worksheet, k: dict[str, int]) -> None:
        for n in (1, 2, 3):
            ws.cell(5, n).value, ws.cell(6, n).value = ws.cell(6, n).value, ws.cell(5, n).value
        ws.cell(5, k["nilai"]).value = 1

    def tempa(ws: Worksheet, k: dict[str, int]) -> None:
        ws.cell(5, 1).value = ws.cell(6, 1).value
        ws.cell(5, k["nilai"]).value = 1

    def gandakan(ws: Worksheet, k: dict[str, int]) -> None:
        ws.cell(5, k["nilai"]).value = 71
        for n in range(1, ws.max_column + 1):
            ws.cell(7, n).value = ws.cell(5, n).value
        ws.cell(9, k["nilai"]).value = 99

    kata_kunci = "Kunci atau nama baris ini diubah."
    tertukar = hasil(p, isi(asli, Indikator=tukar), p.penyusun, 2)
    assert [(b[1], b[2], b[3][: len(kata_kunci)]) for b in tertukar] == [
        (5, "ditolak", kata_kunci),
        (6, "ditolak", kata_kunci),
    ]
    assert hasil(p, isi(asli, Indikator=tempa), p.penyusun, 2)[0][2] == "ditolak"
    ganda = hasil(p, isi(asli, Indikator=gandakan), p.penyusun, 2)
    assert [(b[1], b[2]) for b in ganda] == [(5, "tertulis"), (7, "ditolak"), (9, "ditolak")]
    assert "sudah dipakai baris di atasnya" in ganda[1][3]
    assert "tidak berasal dari lembar yang diunduh" in ganda[2][3]
    assert RealisasiIndikator.objects.get(triwulan=2).nilai == 71


def test_headings_renamed_tabs_and_sorted_rows_do_no_harm(p):
    def rapikan(ws: Worksheet, k: dict[str, int]) -> None:
        ws.cell(4, k["nilai"]).value = "Capaian kami"
        for n in range(1, ws.max_column + 1):
            ws.cell(5, n).value, ws.cell(6, n).value = ws.cell(6, n).value, ws.cell(5, n).value
        ws.cell(6, k["nilai"]).value = 70
        ws.title = "Punya bidang"

    berkas = isi(lembar(p, p.penyusun), Indikator=rapikan)

    assert hasil(p, berkas, p.penyusun) == [("Punya bidang", 6, "tertulis", "Realisasi: 70")]
    assert RealisasiIndikator.objects.get().indikator == p.ik1


def test_rows_of_another_unit_are_refused_to_who_does_not_fill_it(p):
    def dua(ws: Worksheet, k: dict[str, int]) -> None:
        ws.cell(5, k["nilai"]).value = 70
        ws.cell(6, k["pembilang"]).value = 1
        ws.cell(6, k["penyebut"]).value = 2

    semua = hasil(p, isi(lembar(p, p.penyusun), Indikator=dua), p.operator)

    assert [(b[1], b[2]) for b in semua] == [(5, "tertulis"), (6, "ditolak")]
    assert RealisasiIndikator.objects.get().indikator == p.ik1


def test_file_of_another_agency_year_or_quarter_or_of_something_else_is_refused(p):
    lain = Pabrik("dinas-lain")
    lain.pengukuran()
    asing = buat_pengguna("asing", "penyusun", opd=lain.opd)
    buku = BytesIO()
    Workbook().save(buku)

    for berkas, pesan in (
        (tulis_lembar(lain.tk, 1, oleh=asing), "Lembar ini untuk perangkat daerah “dinas-lain”"),
        (lembar(p, triwulan=2), "Lembar ini untuk Triwulan II, sedangkan yang dipilih Triwulan I."),
        (
            isi(lembar(p), _lembar=lambda ws, k: ws.__setitem__("A1", '{"opd": "x"}')),
            "bukan lembar",
        ),
        (buku.getvalue(), "bukan lembar isian"),
        (b"bukan berkas", "buku kerja .xlsx"),
    ):
        with pytest.raises(LembarDitolak, match=re.escape(pesan)):
            terima(p, berkas)
    assert Kejadian.objects.filter(jenis="unggah_lembar_isian").count() == 0


def test_closed_period_refuses_the_whole_file(p):
    berkas = isi(lembar(p), Indikator={"nilai": 70})
    tutup_periode(tahun_kinerja=p.tk, triwulan=1, oleh=buat_pengguna("admin", "admin", opd=p.opd))

    with pytest.raises(LembarDitolak, match="Triwulan I sudah ditutup"):
        terima(p, berkas)
    assert RealisasiIndikator.objects.count() == 0


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
