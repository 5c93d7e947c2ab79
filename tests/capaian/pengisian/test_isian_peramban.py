"""Entering realisasi in a real browser: typing, evidence, verification, two people, no script."""

import pytest
from layar import masuk, pelanggaran
from orang import buat_pengguna, buat_unit
from pabrik import Pabrik
from playwright.sync_api import Browser, Page, expect

from capaian.models import RealisasiIndikator

pytestmark = pytest.mark.lambat

PONSEL = {"width": 390, "height": 844}


@pytest.fixture
def tahun(live_server) -> str:
    p = Pabrik()
    p.pengukuran()
    unit = buat_unit(p.opd)["bidang"]
    s = p.sasaran("S1", p.tujuan())
    p.realisasi(p.indikator("IK1", s, target=80, unit=unit), 50, triwulan=1)
    p.indikator("IK2", s, target=90, unit=unit)
    buat_pengguna("operator", "operator", opd=p.opd, unit=unit)
    buat_pengguna("kabid", "verifikator", opd=p.opd, unit=unit)
    return f"{live_server.url}/opd/{p.opd.kode}/{p.tahun}/"


def orang_lain(browser: Browser, **isi: object) -> Page:
    return browser.new_context(locale="id-ID", **isi).new_page()


def kartu(page: Page, kode: str = "IK1"):
    return page.get_by_role("region", name=f"Persentase {kode}")


def simpan(page: Page, kode: str = "IK1") -> None:
    kartu(page, kode).get_by_role("button", name="Simpan").click()


def rapi(page: Page) -> None:
    """Nothing that keeps somebody out, and no scrolling sideways."""
    assert pelanggaran(page, berat=True) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_value_goes_from_the_operator_to_the_verifikator_and_back(page, browser, tahun):
    masuk(page, f"{tahun}isian/2/")
    satu = kartu(page)
    satu.get_by_label("Realisasi (%)").press_sequentially("40")
    expect(satu.locator(".hasil strong")).to_have_text("50,00%")
    expect(satu.locator(".hasil .janggal")).to_contain_text("lebih kecil daripada Triwulan I (50)")
    satu.get_by_label("Realisasi (%)").press("Enter")
    expect(satu.get_by_text("Periksa dahulu, belum tersimpan.")).to_be_visible()
    page.set_viewport_size(PONSEL)
    satu.locator("summary").click()
    rapi(page)
    satu.get_by_label("Penjelasan").fill("Data dibersihkan")
    simpan(page)
    expect(satu.locator(".keadaan")).to_have_text("Tersimpan")
    expect(satu.locator(".status-isian")).to_contain_text("Menunggu verifikasi")

    satu.get_by_role("link", name="Tambah bukti").click()
    page.get_by_label("Tautan").fill("https://contoh.go.id/data")
    page.get_by_role("button", name="Tambah bukti").click()
    expect(page.get_by_text("1 bukti ditambahkan.")).to_be_visible()
    rapi(page)

    kabid = orang_lain(browser, viewport=PONSEL)
    masuk(kabid, f"{tahun}verifikasi/", "kabid")
    kabid.get_by_role("checkbox", name="Pilih Persentase IK1, Triwulan II").check()
    rapi(kabid)
    kabid.get_by_label("Alasan mengembalikan").fill("Lampirkan berita acara")
    kabid.get_by_role("button", name="Kembalikan yang dipilih").click()
    expect(kabid.get_by_text("1 isian dikembalikan.")).to_be_visible()

    page.get_by_role("link", name="Kembali ke isian").click()
    expect(kartu(page).get_by_text("Lampirkan berita acara")).to_be_visible()


def test_focus_goes_where_one_has_to_go_on(page, tahun):
    masuk(page, f"{tahun}isian/2/")
    kunci = kartu(page).get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{tahun}isian/2/#{kunci}")
    expect(kartu(page).get_by_label("Realisasi (%)")).to_be_focused()

    page.keyboard.type("empat")
    page.keyboard.press("Enter")
    expect(kartu(page).locator(".invalid-feedback")).to_be_visible()
    expect(page.locator(".htmx-added")).to_have_count(0)  # the new card answers by now
    expect(kartu(page).get_by_label("Realisasi (%)")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("40")
    page.keyboard.press("Enter")
    expect(kartu(page).get_by_label("Penjelasan")).to_be_focused()


@pytest.mark.parametrize("layar", [PONSEL, {"width": 1366, "height": 768}])
def test_saving_without_javascript_opens_where_it_says_what_was_saved(
    browser: Browser, tahun, layar
):
    page = orang_lain(browser, java_script_enabled=False, viewport=layar)
    masuk(page, f"{tahun}isian/2/")
    kartu(page, "IK2").get_by_label("Realisasi (%)").fill("45")
    simpan(page, "IK2")

    pesan = page.get_by_text("Isian ini tersimpan.")
    expect(pesan).to_be_in_viewport(ratio=1)
    expect(kartu(page, "IK2").get_by_role("heading")).to_be_in_viewport(ratio=1)
    expect(page.locator(".alert:has-text('Isian ini tersimpan.') + .isian h2")).to_have_text(
        "Persentase IK2"
    )
    page.goto(f"{tahun}isian/2/")
    expect(pesan).to_have_count(0)


def test_second_person_chooses_between_both_values(page, browser: Browser, tahun):
    lain = orang_lain(browser)
    for satu in (page, lain):
        masuk(satu, f"{tahun}isian/2/")
    for satu, nilai in ((page, "60"), (lain, "61")):
        kartu(satu).get_by_label("Realisasi (%)").fill(nilai)
        simpan(satu)
        expect(kartu(satu).locator(".keadaan")).to_have_text(
            "Tersimpan" if nilai == "60" else "Belum tersimpan"
        )
    expect(lain.get_by_role("row", name="Realisasi (%) 60 61")).to_be_visible()
    lain.on("dialog", lambda d: d.accept())
    lain.get_by_role("link", name="pakai yang tersimpan").click()
    expect(kartu(lain).get_by_label("Realisasi (%)")).to_have_value("60")


def test_saving_without_javascript_keeps_what_was_typed_elsewhere(browser: Browser, tahun):
    page = orang_lain(browser, java_script_enabled=False)
    masuk(page, f"{tahun}isian/2/")
    kartu(page).get_by_label("Realisasi (%)").fill("70")
    kartu(page, "IK2").get_by_label("Realisasi (%)").fill("45")
    simpan(page)
    expect(kartu(page).locator(".hasil strong")).to_have_text("87,50%")
    expect(kartu(page, "IK2").get_by_label("Realisasi (%)")).to_have_value("45")
    expect(kartu(page, "IK2").locator(".keadaan")).to_have_text("Belum tersimpan")
    page.get_by_role("button", name="Simpan semua yang berubah").click()
    expect(page.get_by_text("Isian “Persentase IK2” tersimpan.")).to_be_visible()
    semua = RealisasiIndikator.objects.filter(triwulan=2).order_by("indikator")
    assert [r.nilai for r in semua] == [70, 45]
