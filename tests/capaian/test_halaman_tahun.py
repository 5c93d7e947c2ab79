"""The pages of an agency-year: real figures of the demo year, and what is said when they lack."""

import re
from collections import defaultdict
from urllib.parse import unquote

import pytest
from django.urls import resolve
from orang import buat_opd, buat_pengguna, klien

from capaian.halaman import nada
from capaian.hitung import SKALA_LAN, SKALA_PERMENDAGRI_86
from capaian.models import PengaturanPengukuran
from capaian.sajian import sajikan_laporan
from renstra.models import Skala, TahunKinerja

BAGIAN = ("", "indikator/", "anggaran/", "data/")


@pytest.fixture
def pontianak(tahun_contoh: TahunKinerja):
    """A browser of somebody who may read the demo year 2025."""
    return klien(buat_pengguna("pembaca", "pengamat", opd=tahun_contoh.opd))


def baris(isi: str) -> list[list[str]]:
    """The rows of all tables of a page as their texts."""
    hasil = []
    for tr in re.findall(r"<tr[^>]*>(.*?)</tr>", isi, re.DOTALL):
        sel = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", tr, re.DOTALL)
        hasil.append([re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", s)).strip() for s in sel])
    return hasil


def isi_halaman(peramban, bagian: str = "") -> str:
    jawaban = peramban.get(f"/opd/dinsos-pontianak/2025/{bagian}")
    assert jawaban.status_code == 200
    return jawaban.content.decode()


@pytest.mark.sedang
def test_summary_shows_capaian_and_serapan_of_the_demo_year(pontianak):
    isi = isi_halaman(pontianak)
    semua = baris(isi)

    assert ["Tingkat Kemiskinan", "%", "4,30", "4,00", "106,98%", "Sangat Berhasil"] in semua
    assert ["Gini Rasio", "", "0,317", "n/a", "n/a", ""] in semua
    assert [
        *("Program Pemberdayaan Sosial", "1.824.818.800", "1.610.876.366", "88,28%", "")
    ] in semua
    assert "Rp14.000.121.695,00 dari Rp15.461.472.643,00" in isi
    assert re.findall(r'<p class="besar">.*?>([\d,]+%)</a>', isi) == ["100,00%", "90,55%"]


def test_indicators_are_shown_over_years(pontianak):
    semua = baris(isi_halaman(pontianak, "indikator/"))

    assert ["2024", "4,25–4,30", "4,20", "101,18%", "Sangat Berhasil"] in semua
    assert ["2025", "4,30", "4,00", "106,98%", "Sangat Berhasil"] in semua


def test_budget_tree_shows_every_node_with_its_outputs(pontianak):
    isi = isi_halaman(pontianak, "anggaran/")

    assert len(re.findall(r'<details class="simpul program"', isi)) == 6
    assert len(re.findall(r'<details class="simpul sub-kegiatan"', isi)) == 55
    assert [
        *("Jumlah orang yang didata", "Orang", "23.283", "53.933", "231,64%", "Sangat Berhasil")
    ] in baris(isi)


@pytest.mark.sedang
def test_data_tables_are_listed_and_each_opens(pontianak):
    isi = isi_halaman(pontianak, "data/")
    alamat = re.findall(r'<a class="nama" href="([^"]+)"', isi)

    assert len(alamat) == 11
    assert [pontianak.get(a).status_code for a in alamat] == [200] * 11
    assert ["", "Jumlah", "35"] in baris(isi_halaman(pontianak, "data/pegawai-golongan/"))


@pytest.mark.sedang
def test_every_number_leads_to_an_origin_that_the_report_knows(pontianak):
    isi = "".join(isi_halaman(pontianak, b) for b in ("", "indikator/", "anggaran/"))
    fakta = {unquote(f) for f in re.findall(r'laporan/asal/\?fakta=([^"]*)"', isi)}
    laporan = sajikan_laporan(TahunKinerja.objects.get(opd__kode="dinsos-pontianak"))

    assert len(fakta) > 250
    assert fakta - set(laporan.fakta) == set()


@pytest.mark.lambat
def test_every_entered_number_leads_to_the_row_that_changes_it(tahun_contoh):
    penyusun = klien(buat_pengguna("penyusun", "penyusun", opd=tahun_contoh.opd))
    jangkar: dict[str, set[str]] = defaultdict(set)
    for fakta in sajikan_laporan(tahun_contoh).fakta.values():
        if fakta.sumber and fakta.sumber.tautan:
            halaman, _, satu = fakta.sumber.tautan.partition("#")
            jangkar[halaman].add(satu)

    # A final agreement has no row to change, only a page that says how it is changed.
    final = [h for h, isi in jangkar.items() if "" in isi]
    assert {resolve(h).view_name for h in final} == {"rencana:pk"}
    for halaman in final:
        del jangkar[halaman]
    assert len(jangkar) > 20
    ada = {h: re.findall(r' id="([^"]+)"', penyusun.get(h).content.decode()) for h in jangkar}
    assert {h: isi - set(ada[h]) for h, isi in jangkar.items() if isi - set(ada[h])} == {}


@pytest.mark.django_db
def test_year_without_data_says_what_to_do_next():
    opd = buat_opd()
    TahunKinerja.objects.create(opd=opd, tahun=2025)
    peramban = klien(buat_pengguna("p", "penyusun", opd=opd))
    halaman = {b: peramban.get(f"/opd/dinas-uji/2025/{b}").content.decode() for b in BAGIAN}

    assert "Belum ada indikator" in halaman[""]
    assert "Belum ada anggaran" in halaman[""]
    assert "Belum ada indikator" in halaman["indikator/"]
    assert "Belum ada anggaran" in halaman["anggaran/"]
    assert "Belum ada tabel data" in halaman["data/"]


@pytest.mark.django_db
@pytest.mark.parametrize("bagian", BAGIAN)
def test_scale_that_cannot_measure_is_named_instead_of_figures(bagian):
    opd = buat_opd()
    tahun = TahunKinerja.objects.create(opd=opd, tahun=2025)
    skala = Skala.objects.create(kode="rusak", nama="Skala rusak", opd=opd)
    PengaturanPengukuran.objects.create(tahun_kinerja=tahun, skala=skala)
    jawaban = klien(buat_pengguna("p", "penyusun", opd=opd)).get(f"/opd/dinas-uji/2025/{bagian}")

    assert jawaban.status_code == 409
    assert "Perbaiki skala pada pengaturan pengukuran." in jawaban.content.decode()


@pytest.mark.parametrize(
    ("skala", "nada_harapan"),
    [
        (SKALA_LAN, ["baik", "cukup", "sedang", "buruk"]),
        (SKALA_PERMENDAGRI_86, ["baik", "cukup", "sedang", "sedang", "buruk"]),
    ],
)
def test_tone_follows_the_place_on_the_scale(skala, nada_harapan):
    assert [nada(k, skala) for k in skala.kelas] == nada_harapan
    assert nada(None, skala) == ""
