"""The list of agencies and the page of one agency."""

import re

import pytest
from orang import buat_dunia, buat_opd, buat_pemda, buat_pengguna, klien

from renstra.models import Renstra, TahunKinerja

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]


def nama_terlihat(jawaban) -> list[str]:
    return re.findall(r'<a class="nama" href="[^"]*">([^<]*)</a>', jawaban.content.decode())


@pytest.mark.parametrize(
    ("siapa", "nama"),
    [
        ("penyusun", ["Dinas dinas-uji"]),
        ("pengamat", ["Dinas dinas-tetangga", "Dinas dinas-uji"]),
        ("admin_sistem", ["Dinas dinas-jauh", "Dinas dinas-tetangga", "Dinas dinas-uji"]),
    ],
)
def test_list_shows_the_agencies_in_scope_by_pemda(siapa, nama):
    jawaban = klien(buat_dunia().orang[siapa]).get("/opd/")

    assert nama_terlihat(jawaban) == nama


@pytest.mark.parametrize("siapa", ["tanpa_tugas", "superuser"])
def test_list_without_assignment_says_what_to_do(siapa):
    jawaban = klien(buat_dunia().orang[siapa]).get("/opd/")

    assert nama_terlihat(jawaban) == []
    assert "Belum ada penugasan" in jawaban.content.decode()


def test_list_without_agencies_says_where_they_come_from():
    isi = klien(buat_pengguna("admin", "admin")).get("/opd/").content.decode()

    assert "Belum ada perangkat daerah" in isi


@pytest.mark.parametrize("kata", ["kesehatan", "DINKES", "dinas-kes"])
def test_search_finds_name_abbreviation_and_code_within_scope(kata):
    pemda = buat_pemda()
    buat_opd("dinas-kes", pemda, nama="Dinas Kesehatan", singkatan="Dinkes")
    buat_opd("dinas-lain", pemda)
    buat_opd("dinas-kes-jauh", buat_pemda("jauh"), nama="Dinas Kesehatan Jauh", singkatan="Dinkes")
    jawaban = klien(buat_pengguna("p", "pengamat", pemda=pemda)).get("/opd/", {"cari": kata})

    assert nama_terlihat(jawaban) == ["Dinas Kesehatan"]


def test_search_without_result_offers_the_whole_list():
    opd = buat_opd()
    isi = klien(buat_pengguna("p", "penyusun", opd=opd)).get("/opd/", {"cari": "<xyz>"})

    assert "Tidak ada perangkat daerah dengan “&lt;xyz&gt;”" in isi.content.decode()


def test_long_list_is_split_and_keeps_the_search():
    pemda = buat_pemda()
    for i in range(31):
        buat_opd(f"opd-{i:02}", pemda)
    peramban = klien(buat_pengguna("p", "pengamat", pemda=pemda))
    kedua = peramban.get("/opd/", {"cari": "opd", "halaman": "2"})

    assert len(nama_terlihat(peramban.get("/opd/"))) == 30
    assert nama_terlihat(kedua) == ["Dinas opd-30"]
    assert "?cari=opd&amp;halaman=1" in kedua.content.decode()


@pytest.mark.parametrize("banyak", [1, 30])
def test_list_needs_as_many_queries_for_one_agency_as_for_thirty(banyak, django_assert_num_queries):
    pemda = buat_pemda()
    for i in range(banyak):
        opd = buat_opd(f"opd-{i}", pemda)
        TahunKinerja.objects.create(opd=opd, tahun=2025)
    peramban = klien(buat_pengguna("p", "pengamat", pemda=pemda))

    with django_assert_num_queries(6):  # session, user, assignments, count, agencies, years
        peramban.get("/opd/")


def test_agency_shows_its_years_plans_and_particulars():
    opd = buat_opd(singkatan="Dinji", alamat="Jalan Contoh 1")
    renstra = Renstra.objects.create(
        opd=opd, kode="r", nama="Renstra Uji", tahun_awal=2025, tahun_akhir=2029
    )
    for tahun in (2024, 2025):
        TahunKinerja.objects.create(opd=opd, tahun=tahun, renstra=renstra)
    jawaban = klien(buat_pengguna("p", "pengamat", opd=opd)).get("/opd/dinas-uji/")
    isi = jawaban.content.decode()

    assert nama_terlihat(jawaban) == ["Tahun 2025", "Tahun 2024"]
    assert "Renstra Uji (2025–2029)" in isi
    assert "Jalan Contoh 1" in isi


@pytest.mark.parametrize("banyak", [1, 30])
def test_agency_needs_as_many_queries_for_one_year_as_for_thirty(banyak, django_assert_num_queries):
    opd = buat_opd()
    for i in range(banyak):
        renstra = Renstra.objects.create(
            opd=opd, kode=f"r{i}", nama="Renstra", tahun_awal=2000, tahun_akhir=2029
        )
        TahunKinerja.objects.create(opd=opd, tahun=2000 + i, renstra=renstra)
    peramban = klien(buat_pengguna("p", "penyusun", opd=opd))

    with django_assert_num_queries(6):  # session, user, assignments, agency, years, plans
        peramban.get("/opd/dinas-uji/")


def test_page_wears_the_colour_of_its_pemda():
    opd = buat_opd(pemda=buat_pemda(warna_aksen="#7a1f3d"))
    peramban = klien(buat_pengguna("p", "penyusun", opd=opd))
    jawaban = peramban.get("/opd/dinas-uji/")
    nonce = re.search(r"'nonce-([^']+)'", jawaban["Content-Security-Policy"])[1]

    assert (
        f'<style nonce="{nonce}">:root{{--aksen:#7a1f3d;--aksen-rgb:122,31,61}}</style>'
        in jawaban.content.decode()
    )
