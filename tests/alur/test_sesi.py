"""A session that ends while somebody types: nothing that was typed is lost."""

import pytest
from orang import SANDI
from playwright.sync_api import BrowserContext, Page, expect
from rencana_contoh import buat_rencana

from renstra.models import TargetRenstra

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rencana():
    return buat_rencana()


def masuk(page: Page) -> None:
    page.fill("#id_username", "penyusun")
    page.fill("#id_password", SANDI)
    page.press("#id_password", "Enter")


def sesi_berakhir(context: BrowserContext) -> None:
    context.clear_cookies(name="sessionid")


def test_form_is_filled_in_again_after_the_login(page, context, live_server, rencana):
    satu = rencana.indikator[0]
    alamat = f"{live_server.url}{rencana.alamat}ubah/indikator/{satu.pk}/"
    page.goto(f"{live_server.url}/masuk/?next={rencana.alamat}ubah/indikator/{satu.pk}/")
    masuk(page)
    page.wait_for_url(alamat)
    page.fill("#id_nama", "Cakupan layanan dasar")
    page.select_option("#id_arah", "turun")
    sesi_berakhir(context)

    page.get_by_role("button", name="Simpan").click()
    page.wait_for_url("**/masuk/**")
    masuk(page)
    page.wait_for_url(alamat)

    expect(page.get_by_role("alert")).to_contain_text("Isian dikembalikan di bawah")
    expect(page.locator("#id_nama")).to_have_value("Cakupan layanan dasar")
    expect(page.locator("#id_arah")).to_have_value("turun")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("status").filter(has_text="tersimpan")).to_be_visible()
    satu.refresh_from_db()
    assert (satu.nama, satu.arah) == ("Cakupan layanan dasar", "turun")
    page.goto(alamat)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_grid_keeps_its_cells_until_one_logged_in_elsewhere(page, context, live_server, rencana):
    alamat = f"{rencana.alamat}renstra/r25/target/"
    page.goto(f"{live_server.url}/masuk/?next={alamat}")
    masuk(page)
    page.wait_for_url(f"**{alamat}")
    sel = page.locator(f"[name='tahun-2026-{rencana.indikator[0].pk}']")
    sel.fill("31,5")
    sesi_berakhir(context)

    page.click("#kisi-simpan")
    expect(page.get_by_role("alert")).to_contain_text("Sesi Anda berakhir.")
    expect(sel).to_have_value("31,5")
    with context.expect_page() as tab:
        page.get_by_role("link", name="masuk di tab lain").click()
    masuk(tab.value)
    tab.value.wait_for_url("**/tugas/")
    page.click("#kisi-simpan")
    expect(page.locator("#kisi-kabar")).to_have_text("Semua perubahan tersimpan.")

    assert str(TargetRenstra.objects.get(tahun=2026).nilai) == "31.5"
