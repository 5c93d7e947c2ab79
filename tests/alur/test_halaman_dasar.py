"""The site in a real browser: desk and phone, axe, keyboard alone, no script, small."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from layar import pelanggaran
from orang import SANDI, buat_pengguna
from playwright.sync_api import Browser, Page, expect

from capaian.buku.impor import impor_buku
from lakip.instansi.models import PerangkatDaerah

pytestmark = pytest.mark.lambat

LAYAR = {"meja": {"width": 1366, "height": 768}, "ponsel": {"width": 390, "height": 844}}
TAHUN = "/opd/dinsos-pontianak/2025/"
HALAMAN = [
    "/opd/",
    "/opd/dinsos-pontianak/",
    TAHUN,
    f"{TAHUN}indikator/",
    f"{TAHUN}anggaran/",
    f"{TAHUN}data/",
    f"{TAHUN}data/pegawai-golongan/",
    "/tugas/",
    f"{TAHUN}kelengkapan/",
    f"{TAHUN}riwayat/",
    "/sandi/",
    "/tidak-ada/",
]


@pytest.fixture
def alamat(live_server) -> str:
    """The address of a server with the demo year and one reader."""
    berkas = Path(settings.BASE_DIR) / "fixtures" / "dinsos-pontianak-2025.json"
    hasil = impor_buku(isi=berkas.read_bytes(), nama=berkas.name, oleh=None)
    assert hasil.status == "dimuat"
    opd = PerangkatDaerah.objects.get(kode="dinsos-pontianak")
    buat_pengguna("pembaca", "penyusun", opd=opd)
    return live_server.url


def masuk(page: Page, alamat: str) -> None:
    page.goto(f"{alamat}/masuk/")
    page.get_by_label("Nama pengguna").fill("pembaca")
    page.get_by_label("Kata sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("heading", name="Tugas saya", exact=True)).to_be_visible()
    page.goto(f"{alamat}/opd/")


@pytest.mark.parametrize("layar", LAYAR)
def test_pages_are_accessible_fit_the_screen_and_obey_the_policy(page, alamat, layar):
    page.set_viewport_size(LAYAR[layar])
    keluhan: list[str] = []
    page.on("console", lambda m: keluhan.append(m.text) if "Content Security" in m.text else None)
    page.goto(f"{alamat}/masuk/")
    temuan = {"/masuk/": pelanggaran(page, berat=True)}
    masuk(page, alamat)

    for bagian in HALAMAN:
        page.goto(alamat + bagian)
        for lipatan in page.locator("main summary").all():
            lipatan.click()
        temuan[bagian] = pelanggaran(page, berat=True)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            temuan[bagian].append("lebih lebar dari layar")
        for kini in page.locator(".bagian [aria-current]").all():
            tepi = kini.bounding_box()
            if tepi["x"] < 0 or tepi["x"] + tepi["width"] > LAYAR[layar]["width"]:
                temuan[bagian].append(f"menu tidak pada {kini.inner_text()}")

    assert {k: v for k, v in temuan.items() if v} == {}
    assert keluhan == []


def test_login_reading_and_logout_need_only_the_keyboard(page, alamat):
    page.goto(f"{alamat}/masuk/")
    expect(page.get_by_label("Nama pengguna")).to_be_focused()
    page.keyboard.type("pembaca")
    page.keyboard.press("Tab")
    page.keyboard.type(SANDI)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{alamat}/tugas/")

    page.get_by_role("navigation").get_by_role("link", name="Perangkat daerah").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{alamat}/opd/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Langsung ke isi")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Cari perangkat daerah")).to_be_focused()
    page.keyboard.type("sosial")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="2025", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Kinerja tahun 2025")).to_be_visible()

    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Keluar").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{alamat}/masuk/")


def test_everything_works_without_javascript(browser: Browser, alamat):
    page = browser.new_context(java_script_enabled=False, locale="id-ID").new_page()
    masuk(page, alamat)
    page.get_by_role("link", name="2025", exact=True).click()
    bagian = page.get_by_role("navigation", name="Bagian tahun")
    bagian.get_by_role("link", name="Anggaran").click()
    kegiatan = page.get_by_text("Pengumpulan Sumbangan dalam Daerah")
    expect(kegiatan).to_be_hidden()
    page.get_by_text("Program Pemberdayaan Sosial").click()
    expect(kegiatan).to_be_visible()
    bagian.get_by_role("link", name="Ringkasan").click()
    page.get_by_role("link", name="106,98%").click()
    expect(page.get_by_role("main")).to_contain_text("Tingkat Kemiskinan")
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Keluar").click()
    expect(page).to_have_url(f"{alamat}/masuk/")


@pytest.mark.parametrize("bagian", ["/opd/", TAHUN, f"{TAHUN}anggaran/"])
def test_first_visit_loads_at_most_150_kilobytes_compressed(page, alamat, bagian):
    masuk(page, alamat)
    jawaban = []
    page.on("response", lambda j: jawaban.append(j))
    page.goto(alamat + bagian, wait_until="networkidle")
    berat = {
        j.url.removeprefix(alamat): len(gzip.compress(j.body()))
        for j in jawaban
        if j.request.resource_type in {"document", "stylesheet", "script"}
    }

    assert sum(berat.values()) <= 150 * 1024
    assert [j.url for j in jawaban if not j.url.startswith((alamat, "data:"))] == []
