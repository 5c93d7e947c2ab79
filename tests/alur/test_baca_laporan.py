"""Reading the report in a browser: numbers answer "where from?", at the desk and on a phone."""

import io
from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from tests.layar import beri_sesi, pelanggaran
from tests.orang import buat_dunia, klien
from tests.pabrik import Pabrik

pytestmark = pytest.mark.django_db(transaction=True)
TELEPON = {"width": 390, "height": 844}
HALAMAN = ("", "bab/bab-1/", "bab/bab-3/", "semua/", "asal/?fakta=capaian:IK1", "cari/?q=capaian")


@pytest.fixture
def dasar(live_server) -> str:
    return f"{live_server.url}/opd/dinas-uji/2025/laporan/"


@pytest.fixture
def pembaca() -> Client:
    dunia = buat_dunia()
    p = Pabrik(opd=dunia.opd)
    sasaran = p.sasaran("S1", p.tujuan())
    p.indikator("IK1", sasaran, target=80, realisasi=70)
    p.dukung(sasaran, p.pos("P1", pagu=1_000_000, realisasi=900_000))
    return klien(dunia.orang["pengamat"])


def masuk(konteks: BrowserContext, pembaca: Client, alamat: str) -> Page:
    beri_sesi(konteks, pembaca, alamat)
    return konteks.new_page()


@pytest.fixture
def halaman(context: BrowserContext, pembaca: Client, dasar: str) -> Page:
    return masuk(context, pembaca, dasar)


@pytest.fixture
def telepon(browser: Browser, pembaca: Client, dasar: str) -> Iterator[Page]:
    konteks = browser.new_context(viewport=TELEPON, locale="id-ID", has_touch=True)
    yield masuk(konteks, pembaca, dasar)
    konteks.close()


def buka_asal(halaman: Page, dasar: str) -> None:
    halaman.goto(f"{dasar}bab/bab-3/")
    halaman.locator('a.angka[href*="capaian%3AIK1"]').first.click()
    expect(halaman.locator("#panel-isi .nilai-fakta")).to_have_text("87,50%")


def test_number_opens_a_panel_that_leads_to_its_inputs_and_back(halaman: Page, dasar: str):
    buka_asal(halaman, dasar)
    panel = halaman.locator("#panel-asal")

    expect(panel.locator(".rumus-terisi")).to_contain_text("70")
    expect(panel.get_by_role("button", name="Kembali")).to_be_hidden()
    panel.locator(".masukan a.angka").first.click()
    expect(panel.locator(".nama-fakta")).to_contain_text("Target")
    panel.get_by_role("button", name="Kembali").click()
    expect(panel.locator(".nilai-fakta")).to_have_text("87,50%")
    halaman.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert halaman.url == f"{dasar}bab/bab-3/"


def test_closing_the_panel_returns_to_the_number(halaman: Page, dasar: str):
    buka_asal(halaman, dasar)
    halaman.get_by_role("button", name="Tutup").click()

    assert "capaian%3AIK1" in halaman.evaluate("document.activeElement.href")


def test_panel_fills_a_phone_and_the_page_never_scrolls_sideways(telepon: Page, dasar: str):
    for alamat in HALAMAN:
        telepon.goto(dasar + alamat)
        assert telepon.evaluate("document.documentElement.scrollWidth") == TELEPON["width"]
    buka_asal(telepon, dasar)

    assert telepon.locator("#panel-asal").bounding_box()["width"] == TELEPON["width"]


def test_chart_stays_wide_on_a_phone_and_scrolls_in_its_figure(telepon: Page, dasar: str):
    telepon.goto(f"{dasar}semua/")
    wadah = telepon.locator(".gulir-gambar").first
    wadah.scroll_into_view_if_needed()

    asli, tampak = wadah.locator("img").evaluate("e => [e.naturalWidth, e.clientWidth]")
    assert tampak == min(asli, 576) > TELEPON["width"]
    assert wadah.evaluate("e => (e.scrollLeft = 999, e.scrollLeft + e.clientWidth)") == tampak


def test_contents_are_folded_on_a_phone_and_open_at_the_desk(
    halaman: Page, telepon: Page, dasar: str
):
    for layar, terbuka in ((halaman, True), (telepon, False)):
        layar.goto(f"{dasar}bab/bab-3/")
        expect(layar.get_by_role("link", name="Kata Pengantar")).to_be_visible(visible=terbuka)


def test_head_of_a_long_table_stays_while_the_table_scrolls(halaman: Page, dasar: str):
    halaman.goto(f"{dasar}semua/")
    gulir = halaman.locator(".gulir").first
    gulir.evaluate("e => { e.style.maxHeight = '120px'; e.scrollTop = 60; }")

    kepala = gulir.locator("thead").bounding_box()["y"]
    assert kepala == pytest.approx(gulir.bounding_box()["y"], abs=4)


def test_search_leads_to_the_place_in_the_chapter(halaman: Page, dasar: str):
    halaman.goto(dasar)
    halaman.get_by_role("searchbox", name="Cari dalam laporan").fill("900.000")
    halaman.get_by_role("button", name="Cari").click()
    halaman.locator(".temuan a").first.click()

    jangkar = halaman.evaluate("decodeURIComponent(location.hash.slice(1))")
    expect(halaman.locator(f'[id="{jangkar}"]')).to_contain_text("900.000")


def test_without_script_the_number_leads_to_a_page_with_the_same_content(
    browser: Browser, pembaca: Client, dasar: str
):
    konteks = browser.new_context(java_script_enabled=False, locale="id-ID")
    halaman = masuk(konteks, pembaca, dasar)
    halaman.goto(f"{dasar}bab/bab-3/")
    expect(halaman.get_by_role("link", name="Kata Pengantar")).to_be_visible()
    halaman.locator('a.angka[href*="capaian%3AIK1"]').first.click()

    expect(halaman).to_have_url(f"{dasar}asal/?fakta=capaian%3AIK1")
    expect(halaman.locator(".nilai-fakta")).to_have_text("87,50%")
    konteks.close()


def test_nothing_is_blocked_and_nothing_fails_in_the_console(halaman: Page, dasar: str):
    keluhan: list[str] = []
    halaman.on("console", lambda pesan: keluhan.append(pesan.text))
    halaman.on("pageerror", lambda galat: keluhan.append(str(galat)))
    for alamat in HALAMAN:
        halaman.goto(dasar + alamat)
    buka_asal(halaman, dasar)

    assert keluhan == []


def test_pages_and_panel_meet_the_rules_of_accessibility(halaman: Page, telepon: Page, dasar: str):
    salah = {}
    for layar in (halaman, telepon):
        for alamat in HALAMAN:
            layar.goto(dasar + alamat)
            salah[layar, alamat] = pelanggaran(layar)
        buka_asal(layar, dasar)
        salah[layar, "panel"] = pelanggaran(layar)

    assert {k[1]: v for k, v in salah.items() if v} == {}


def test_printed_chapter_begins_on_the_first_page_without_the_navigation(halaman: Page, dasar: str):
    halaman.goto(f"{dasar}bab/bab-3/")
    berkas = PdfReader(io.BytesIO(halaman.pdf(prefer_css_page_size=True)))
    pertama = berkas.pages[0].extract_text()

    assert ["Pengukuran Kinerja" in pertama, "Unduh PDF" in pertama] == [True, False]
    assert [round(float(n)) for n in berkas.pages[0].mediabox[2:]] == [595, 842]
