"""Sheets filled offline that come back late, damaged, forged or from elsewhere."""

import re
from decimal import Decimal
from io import BytesIO

import pytest
from lembar_contoh import buat_tahun, hasil, isi, lembar, simpan, terima
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from orang import buat_pengguna
from pabrik import Pabrik

from capaian.jadwal import tutup_periode
from capaian.lembar_isian import LembarDitolak, tulis_lembar
from capaian.models import RealisasiIndikator
from capaian.pengisian import simpan_isian
from lakip.instansi.models import Kejadian

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    return buat_tahun()


def test_value_that_somebody_saved_meanwhile_is_shown_and_not_overwritten(p):
    berkas = isi(lembar(p), Indikator={"nilai": 71})
    simpan(p, 70)

    assert hasil(p, berkas) == [
        ("Indikator", 5, "bentrok", "Realisasi: tersimpan 70, di lembar 71.")
    ]
    assert RealisasiIndikator.objects.get().nilai == 70


@pytest.mark.sedang
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


@pytest.mark.sedang
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
