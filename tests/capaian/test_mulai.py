"""First use: from an empty database to a first draft, by the one who sets it up and no other."""

import pytest
from buku_contoh import buku_kecil, ke_json
from lxml.html import fromstring
from orang import SANDI, buat_opd, buat_pengguna, klien
from playwright.sync_api import Page, expect

from lakip.instansi.models import Kejadian, Pemda, Pengguna, Penugasan, PerangkatDaerah
from renstra.models import TahunKinerja

PEMDA = {
    "langkah": "pemda",
    "pemda-nama": "Pemerintah Kota Uji",
    "pemda-jenis": "kota",
    "pemda-zona_waktu": "Asia/Makassar",
}


@pytest.fixture
def pertama(db):
    """The first user of an empty installation."""
    return Pengguna.objects.create_superuser("pertama", password=SANDI)


def opd(**isi: object) -> dict[str, object]:
    pemda = Pemda.objects.first()
    dasar = {"langkah": "opd", "opd-pemda": pemda.pk if pemda else "", "opd-nama": "Dinas Uji"}
    return {**dasar, "opd-menyusun": "on", **isi}


def test_the_first_user_is_led_to_the_guide_until_there_is_a_year(pertama):
    k = klien(pertama)
    assert k.get("/").url == "/mulai/"

    TahunKinerja.objects.create(opd=buat_opd(), tahun=2025)

    assert k.get("/").url == "/opd/"


def test_pemda_and_agency_are_made_with_codes_assignments_and_a_log(pertama):
    k = klien(pertama)

    k.post("/mulai/", PEMDA)
    k.post("/mulai/", opd())

    assert list(PerangkatDaerah.objects.values_list("kode", "pemda__kode")) == [
        ("dinas-uji", "pemerintah-kota-uji")
    ]
    assert Pemda.objects.get().zona_waktu == "Asia/Makassar"
    assert sorted(Penugasan.objects.values_list("peran", "opd__kode")) == [
        ("admin", None),
        ("penyusun", "dinas-uji"),
    ]
    assert list(Kejadian.objects.order_by("pk").values_list("jenis", flat=True)) == [
        *("beri_tugas", "buat_pemda", "beri_tugas", "buat_opd")
    ]
    assert k.get("/opd/dinas-uji/atur/tahun-baru/").status_code == 200


def test_without_the_wish_to_write_the_maker_stays_admin_only(pertama):
    k = klien(pertama)
    k.post("/mulai/", PEMDA)
    isi = opd()
    del isi["opd-menyusun"]
    k.post("/mulai/", isi)

    assert list(Penugasan.objects.values_list("peran", flat=True)) == ["admin"]


@pytest.mark.parametrize("menyusun", ["on", ""])
def test_every_link_of_the_guide_opens_for_its_maker(pertama, menyusun):
    k = klien(pertama)
    k.post("/mulai/", PEMDA)
    k.post("/mulai/", opd(**{"opd-menyusun": menyusun}))
    tautan = fromstring(k.get("/mulai/").content.decode()).xpath("//main//ol//a/@href")

    assert len(tautan) >= 5
    assert {t: s for t in tautan if (s := k.get(t).status_code) != 200} == {}


def test_a_second_agency_of_the_same_name_gets_its_own_code(pertama):
    k = klien(pertama)
    k.post("/mulai/", PEMDA)
    k.post("/mulai/", opd())
    k.post("/mulai/", opd())

    assert sorted(PerangkatDaerah.objects.values_list("kode", flat=True)) == [
        "dinas-uji",
        "dinas-uji-2",
    ]


@pytest.mark.parametrize("kiriman", [{"langkah": "pemda"}, {"langkah": "opd"}, {}])
def test_what_is_incomplete_makes_nothing(pertama, kiriman):
    assert klien(pertama).post("/mulai/", kiriman).status_code == 422
    assert (Pemda.objects.count(), PerangkatDaerah.objects.count()) == (0, 0)


@pytest.mark.parametrize("peran", ["penyusun", "operator", "admin"])
def test_nobody_else_may_set_up(db, peran):
    satu = buat_opd()
    pengguna = buat_pengguna("panji", peran, opd=satu)

    assert klien(pengguna).get("/mulai/").status_code == 403
    assert klien(pengguna).post("/mulai/", PEMDA).status_code == 403
    assert Pemda.objects.count() == 1


def test_steps_tell_what_is_done_and_what_comes_next(pertama):
    k = klien(pertama)
    awal = k.get("/mulai/").context
    k.post("/mulai/", PEMDA)
    k.post("/mulai/", opd())
    kini = k.get("/mulai/").context

    assert [s.selesai for s in awal["langkah"]] == [False] * 6
    assert (awal["berikut"], kini["berikut"]) == ("pemda", "organisasi")
    assert [s.selesai for s in kini["langkah"]] == [True, True, False, False, False, False]


@pytest.mark.lambat
def test_an_empty_installation_comes_to_a_first_draft(page: Page, live_server, pertama, tmp_path):
    page.goto(f"{live_server.url}/")
    page.get_by_label("Nama pengguna").fill("pertama")
    page.get_by_label("Kata sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("heading", name="Mulai memakai LAKIP")).to_be_visible()

    page.locator("#id_pemda-nama").fill("Pemerintah Kota Uji")
    page.get_by_role("button", name="Simpan pemerintah daerah").click()
    page.locator("#id_opd-nama").fill("Dinas Uji")
    page.get_by_role("button", name="Simpan perangkat daerah").click()
    expect(page.get_by_text("Dinas Uji dibuat.")).to_be_visible()

    isi = buku_kecil()
    isi["pemda"][0]["kode"] = isi["opd"][0]["pemda"] = Pemda.objects.get().kode
    tahun = page.get_by_role("link", name="Unduh templat atau muat buku kerja")
    alamat = tahun.get_attribute("href") or ""
    isi["tahun"][0]["tahun"] = alamat.strip("/").split("/")[2]
    berkas = tmp_path / "buku.json"
    berkas.write_bytes(ke_json(isi))
    tahun.click()
    page.get_by_label("Buku kerja (.xlsx atau .json)").set_input_files(berkas)
    page.get_by_role("button", name="Periksa").click()
    page.get_by_role("button", name="Tulis ke aplikasi").click()
    expect(page.get_by_text("Selesai").first).to_be_visible()

    page.goto(f"{live_server.url}/mulai/")
    expect(page.locator("li.selesai#laporan")).to_be_visible()
    page.get_by_role("link", name="Buka draf laporan").click()
    expect(page.get_by_role("main")).to_contain_text("Dinas Uji")
    page.goto(page.url + "semua/")
    expect(page.get_by_role("main")).to_contain_text("Menurunnya kemiskinan")
