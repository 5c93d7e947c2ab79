"""Reading pages of the report: who may read, what they show, where numbers lead."""

import re

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from anggaran.models import PosAnggaran, RealisasiAnggaran, RealisasiKeluaran
from capaian.kueri.tempat import izin_tautan, tautan_tempat
from capaian.models import BarisData, Foto
from lakip.instansi.izin import Izin
from lakip.instansi.simpanan import simpan
from tests.contoh_pohon import FOTO
from tests.orang import Dunia, klien
from tests.pabrik import Pabrik

pytestmark = pytest.mark.django_db
DASAR = "/opd/dinas-uji/2025/laporan/"
HALAMAN = ("", "bab/bab-3/", "semua/", "asal/?fakta=capaian:IK1", "cari/?q=capaian")


@pytest.fixture
def p(dunia: Dunia) -> Pabrik:
    p = Pabrik(opd=dunia.opd)
    sasaran = p.sasaran("S1", p.tujuan())
    p.indikator("IK1", sasaran, target=80, realisasi=70, nama="Indeks <b>contoh</b>")
    p.dukung(sasaran, p.pos("P1", pagu=100, realisasi=90))
    p.teks("latar-belakang", "Capaian sebesar [[capaian:IK1]] diperoleh bersama.")
    return p


@pytest.fixture
def pembaca(dunia: Dunia) -> Client:
    return klien(dunia.orang["pengamat"])


@pytest.mark.sedang
@pytest.mark.parametrize("halaman", HALAMAN)
def test_only_people_of_the_scope_read_the_report(dunia: Dunia, p: Pabrik, halaman: str):
    jawaban = {n: klien(o).get(DASAR + halaman).status_code for n, o in dunia.orang.items()}

    tak_terlihat = {"rekan", "admin_lain", "tanpa_tugas", "superuser"}
    assert jawaban == {n: 404 if n in tak_terlihat else 200 for n in dunia.orang}


@pytest.mark.parametrize("halaman", HALAMAN)
def test_without_login_the_way_leads_to_the_login_page(p: Pabrik, halaman: str):
    jawaban = klien(None).get(DASAR + halaman)

    assert jawaban.status_code == 302
    assert jawaban["Location"].startswith("/masuk/")


@pytest.mark.parametrize(
    "halaman",
    [
        "/opd/dinas-uji/2024/laporan/",
        "/opd/dinas-tidak-ada/2025/laporan/",
        f"{DASAR}bab/tidak-ada/",
        f"{DASAR}asal/?fakta=tidak:ada",
        f"{DASAR}asal/",
        f"{DASAR}gambar/{'0' * 64}/",
        "/opd/dinas-uji/2025/laporan.odt",
    ],
)
def test_what_is_not_there_is_not_found(pembaca: Client, p: Pabrik, halaman: str):
    assert pembaca.get(halaman).status_code == 404


def test_front_links_every_chapter_and_its_parts(pembaca: Client, p: Pabrik):
    isi = pembaca.get(DASAR).content.decode()
    tautan = re.findall(rf'href="({DASAR}bab/[^"#]+)', isi)

    assert {"bab-1", "bab-2", "bab-3", "bab-4"} <= {t.split("/")[-2] for t in tautan}
    assert {pembaca.get(t).status_code for t in set(tautan)} == {200}


def test_chapter_shows_texts_numbers_as_links_and_what_is_missing(pembaca: Client, p: Pabrik):
    isi = pembaca.get(f"{DASAR}bab/bab-1/").content.decode()

    assert f'<a class="angka" href="{DASAR}asal/?fakta=capaian%3AIK1">87,50%</a>' in isi
    assert 'class="belum-diisi"' in isi


def test_names_are_escaped(pembaca: Client, p: Pabrik):
    isi = pembaca.get(f"{DASAR}semua/").content.decode()

    assert "Indeks &lt;b&gt;contoh&lt;/b&gt;" in isi
    assert "Indeks <b>" not in isi


@pytest.mark.sedang
def test_every_link_to_a_number_on_the_whole_report_opens(pembaca: Client, p: Pabrik):
    isi = pembaca.get(f"{DASAR}semua/").content.decode()
    alamat = set(re.findall(r'class="angka" href="([^"]+)"', isi))

    assert len(alamat) > 5
    assert {a for a in alamat if pembaca.get(a).status_code != 200} == set()


def test_origin_page_tells_formula_inputs_and_places_without_script(pembaca: Client, p: Pabrik):
    isi = pembaca.get(f"{DASAR}asal/?fakta=capaian:IK1").content.decode()

    assert "<html" in isi
    assert "70" in re.search(r'class="rumus-terisi">([^<]+)<', isi)[1]
    assert "fakta=target%3AIK1" in isi
    assert "fakta=realisasi%3AIK1" in isi
    assert f'href="{DASAR}bab/bab-3/#' in isi


def test_panel_gets_the_same_content_without_the_page_around_it(pembaca: Client, p: Pabrik):
    alamat = f"{DASAR}asal/?fakta=capaian:IK1"
    panel = pembaca.get(alamat, headers={"HX-Request": "true"}).content.decode().strip()
    halaman = pembaca.get(alamat).content.decode()

    assert "<html" not in panel
    assert panel in halaman


def test_search_links_to_the_piece_that_holds_the_word(pembaca: Client, p: Pabrik):
    isi = pembaca.get(f"{DASAR}cari/?q=diperoleh bersama").content.decode()
    tautan, jangkar = re.search(rf'href="({DASAR}bab/[^"#]+)#([^"]+)"', isi).groups()

    assert "<mark>diperoleh</mark>" in isi
    assert f'id="{jangkar}"' in pembaca.get(tautan).content.decode()


def test_search_repeats_hostile_words_as_text(pembaca: Client, p: Pabrik):
    isi = pembaca.get(f"{DASAR}cari/", {"q": '"><script>alert(1)</script>'}).content.decode()

    assert "<script>alert" not in isi


def test_picture_of_the_report_is_served_to_its_readers_only(dunia: Dunia, p: Pabrik):
    berkas = simpan(ContentFile(FOTO).read(), nama="foto.png")
    Foto.objects.create(tahun_kinerja=p.tk, urutan=1, berkas=berkas, keterangan="Kegiatan")
    alamat = f"{DASAR}gambar/{berkas.sha256}/"

    jawaban = klien(dunia.orang["operator"]).get(alamat)

    assert (jawaban.status_code, jawaban["Content-Type"], jawaban.content) == (
        200,
        "image/png",
        FOTO,
    )
    assert klien(dunia.orang["rekan"]).get(alamat).status_code == 404


def test_stored_file_that_the_report_does_not_show_is_not_found(pembaca: Client, p: Pabrik):
    berkas = simpan(FOTO, nama="foto.png")

    assert pembaca.get(f"{DASAR}gambar/{berkas.sha256}/").status_code == 404


def test_agency_that_cannot_be_measured_says_why(pembaca: Client, p: Pabrik):
    p.pengukuran().skala.kelas.all().delete()
    jawaban = pembaca.get(DASAR)

    assert jawaban.status_code == 409
    assert "skala" in jawaban.content.decode().casefold()


def banyak_kueri(pembaca: Client, halaman: str) -> int:
    with CaptureQueriesContext(connection) as kueri:
        assert pembaca.get(DASAR + halaman).status_code == 200
    return len(kueri)


@pytest.mark.sedang
@pytest.mark.parametrize("halaman", ["", "bab/bab-3/", "semua/"])
def test_queries_do_not_grow_with_the_report(pembaca: Client, p: Pabrik, halaman: str):
    satu = banyak_kueri(pembaca, halaman)
    for n in range(2, 31):
        indikator = p.indikator(f"IK{n}", p.sasaran(f"S{n}"), target=80, realisasi=70)
        p.teks(f"analisis-1.IK{n}", f"Capaian [[capaian:{indikator.kode}]].")
        p.pos(f"P{n}", pagu=100, realisasi=90)

    assert banyak_kueri(pembaca, halaman) == satu


def test_second_reading_of_an_unchanged_report_reads_no_data(pembaca: Client, p: Pabrik):
    pertama = banyak_kueri(pembaca, "bab/bab-3/")

    assert banyak_kueri(pembaca, "bab/bab-3/") <= min(8, pertama - 20)


def test_addresses_are_those_that_others_rely_on():
    bagian = {"kode": "dinas-uji", "tahun": 2025}

    assert reverse("capaian:laporan", kwargs=bagian) == DASAR
    assert reverse("capaian:laporan_unduh", kwargs={**bagian, "format_laporan": "pdf"}) == (
        "/opd/dinas-uji/2025/laporan.pdf"
    )


def test_entered_numbers_lead_to_pages_where_their_editor_may_change_them(dunia: Dunia, p: Pabrik):
    penyunting = klien(dunia.orang["penyusun"])

    for fakta in ("realisasi:IK1", "target:IK1", "pagu:P1", "realisasi_rp:P1"):
        isi = penyunting.get(f"{DASAR}asal/?fakta={fakta}").content.decode()
        tautan = re.findall(r'Ubah di</dt><dd><a href="([^"]+)"', isi)

        assert [penyunting.get(t).status_code for t in tautan] == [200], fakta


def test_readers_get_no_way_to_a_page_that_they_may_not_open(pembaca: Client, p: Pabrik):
    isi = pembaca.get(f"{DASAR}asal/?fakta=realisasi:IK1").content.decode()

    assert "Tempat pengisian" in isi
    assert "Ubah di" not in isi


def test_results_lead_to_the_grid_of_their_source_and_quarter(dunia: Dunia, p: Pabrik):
    pos = PosAnggaran.objects.get(kode="P1")
    lra = RealisasiAnggaran(tahun_kinerja=p.tk, pos=pos, sumber="LRA", bulan=5)
    keluaran = p.keluaran(pos, 100, None)
    triwulan = RealisasiKeluaran(tahun_kinerja=p.tk, keluaran=keluaran, triwulan=2)
    isian = "/opd/dinas-uji/2025/isian/"

    assert [tautan_tempat(p.tk, o) for o in (lra, triwulan, keluaran)] == [
        f"{isian}2/anggaran/LRA/bulan/#baris-{pos.pk}",
        f"{isian}2/keluaran/#baris-{keluaran.pk}",
        f"{isian}4/keluaran/#baris-{keluaran.pk}",
    ]


def test_cells_of_a_table_lead_only_those_who_write_the_report(dunia: Dunia, p: Pabrik):
    p.tabel("pegawai", "sumber-daya-aparatur", {"jumlah": "bulat"}, [{"jumlah": "9"}])
    tautan = tautan_tempat(p.tk, BarisData.objects.get())

    assert klien(dunia.orang["penyusun"]).get(tautan).status_code == 200
    assert izin_tautan(tautan) == Izin.SUSUN_LAPORAN
    assert klien(dunia.orang["operator"]).get(tautan).status_code == 403


def test_computed_input_tells_its_formula_not_a_place(pembaca: Client, p: Pabrik):
    isi = pembaca.get(f"{DASAR}asal/?fakta=kategori:IK1").content.decode()

    assert re.findall(r'class="dihitung">([^<]+)<', isi) == ["Dihitung: realisasi ÷ target × 100%"]
    assert "Tempat pengisian" not in isi
