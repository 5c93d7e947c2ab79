"""The page and PDF that compare versions of a report."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from orang import buat_opd, buat_pengguna, klien
from pabrik import Pabrik
from pypdf import PdfReader
from tahun_lengkap import buat

from capaian.models import TeksLaporan
from capaian.reviu.alur import Langkah
from renstra.models import TahunKinerja
from tests.versi_contoh import buat_versi, kembalikan, langkahkan

pytestmark = pytest.mark.django_db


@pytest.fixture
def tahun():
    p = Pabrik()
    p.pengukuran()
    p.laporan()
    indikator = p.indikator("IK1", p.sasaran("S1", p.tujuan()), target=80)
    p.realisasi(indikator, 60)
    p.teks("latar-belakang", "<p>Pelayanan berjalan baik pada tahun ini.</p>")
    p.penyusun = buat_pengguna("penyusun", "penyusun", opd=p.opd)
    return p


def alamat(tk: TahunKinerja, **cari: str) -> str:
    return f"/opd/{tk.opd.kode}/{tk.tahun}/beda/?" + "&".join(f"{k}={v}" for k, v in cari.items())


def isi(p: Pabrik, **cari: str) -> str:
    return klien(p.penyusun).get(alamat(p.tk, **cari)).content.decode()


def ubah(p: Pabrik) -> None:
    satu = p.tk.realisasiindikator_set.get()
    satu.nilai = 72
    satu.save()
    teks = TeksLaporan.objects.get(kunci="latar-belakang")
    teks.isi = "<p>Pelayanan berjalan lebih baik pada tahun ini.</p>"
    teks.save()


def test_year_without_submission_says_what_the_page_will_show(tahun):
    assert "Isi laporan direkam setiap kali diajukan" in isi(tahun)


def test_version_is_compared_with_the_data_as_they_are_now(tahun):
    buat_versi(tahun.tk, tahun.penyusun, buat(tahun), sampai=Langkah.DIAJUKAN)
    ubah(tahun)

    halaman = isi(tahun)

    assert 'data-label="Semula">60%<' in halaman
    assert 'data-label="Menjadi">72%<' in halaman
    assert 'data-label="Selisih">+12 poin persen<' in halaman
    assert '<ins><span class="visually-hidden">[ditambah] </span>lebih</ins>' in halaman


def test_unchanged_data_say_that_nothing_changed(tahun):
    buat_versi(tahun.tk, tahun.penyusun, buat(tahun), sampai=Langkah.DIAJUKAN)

    assert "Tidak ada yang berubah dari Versi 1" in isi(tahun)


def test_two_submissions_of_a_version_and_two_versions_can_be_chosen(tahun):
    laporan = buat_versi(tahun.tk, tahun.penyusun, buat(tahun), sampai=Langkah.DIAJUKAN)
    kembalikan(laporan, tahun.penyusun, "Angka keliru.")
    ubah(tahun)
    langkahkan(laporan, tahun.penyusun, buat(tahun), sampai=Langkah.TERBIT)
    lain = replace(buat(tahun), fakta={})
    buat_versi(tahun.tk, tahun.penyusun, lain, sampai=Langkah.DIAJUKAN)

    halaman = isi(tahun, dari="1.1", ke="1")

    assert [k for k in ("1.1", "1", "2", "kini") if f'<option value="{k}"' in halaman] == [
        "1.1", "1", "2", "kini",
    ]  # fmt: skip
    assert 'data-label="Selisih">+12 poin persen<' in halaman
    assert "hilang" in isi(tahun, dari="1", ke="2")


def test_first_submission_is_compared_with_the_data_as_they_are_now(tahun):
    buat_versi(tahun.tk, tahun.penyusun, buat(tahun), sampai=Langkah.DIAJUKAN)
    ubah(tahun)

    assert 'data-label="Selisih">+12 poin persen<' in isi(tahun, ke="1")


def test_comparison_backwards_swaps_old_and_new(tahun):
    buat_versi(tahun.tk, tahun.penyusun, buat(tahun), sampai=Langkah.DIAJUKAN)
    ubah(tahun)

    assert 'data-label="Selisih">−12 poin persen<' in isi(tahun, dari="kini", ke="1")


@pytest.mark.lambat
def test_pdf_states_the_same_changes(tahun):
    buat_versi(tahun.tk, tahun.penyusun, buat(tahun), sampai=Langkah.DIAJUKAN)
    ubah(tahun)

    jawaban = klien(tahun.penyusun).get(alamat(tahun.tk).replace("beda/", "beda.pdf"))

    teks = " ".join(h.extract_text() for h in PdfReader(BytesIO(jawaban.content)).pages)
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"].startswith("attachment; filename=")
    assert "Apa yang berubah" in teks
    assert "+12" in teks
    assert "lebih" in teks


def test_pdf_without_submission_is_not_found(tahun):
    alamat_pdf = alamat(tahun.tk).replace("beda/", "beda.pdf")

    assert klien(tahun.penyusun).get(alamat_pdf).status_code == 404


def test_another_agency_finds_nothing(tahun):
    rekan = buat_pengguna("rekan", "penyusun", opd=buat_opd("dinas-lain", tahun.opd.pemda))

    assert klien(rekan).get(alamat(tahun.tk)).status_code == 404


@pytest.mark.sedang
def test_queries_do_not_grow_with_submissions(tahun):
    pohon = buat(tahun)
    laporan = buat_versi(tahun.tk, tahun.penyusun, pohon, sampai=Langkah.DIAJUKAN)
    isi(tahun)
    with CaptureQueriesContext(connection) as satu:
        isi(tahun)
    for n in range(29):
        kembalikan(laporan, tahun.penyusun, f"Perbaikan {n}.")
        langkahkan(laporan, tahun.penyusun, pohon, sampai=Langkah.DIAJUKAN)

    with CaptureQueriesContext(connection) as banyak:
        isi(tahun)

    assert len(banyak) == len(satu)
