"""Writing a text in a browser: editor, preview, drafts, pasted Word text, a lost connection."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from capaian.models import TeksLaporan
from tests.orang import buat_dunia, klien
from tests.pabrik import Pabrik

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]
LAYAR = {"meja": {"width": 1366, "height": 768}, "ponsel": {"width": 390, "height": 844}}
WORD = """<html><body><!--StartFragment-->
<h1 style="mso-x:1">Judul Word</h1>
<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.
&nbsp;</span>Satu</p>
<p class="MsoListParagraph" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">·
&nbsp;</span>Anak</p>
<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">2.
&nbsp;</span>Dua</p>
<table class="MsoTable" style="width:9cm"><tr>
<td style="color:red" colspan="2"><p>Sel</p></td></tr></table>
</body></html>"""


@pytest.fixture
def dasar(live_server) -> str:
    return f"{live_server.url}/opd/dinas-uji/2025/naskah/"


@pytest.fixture
def penyusun():
    dunia = buat_dunia()
    p = Pabrik(opd=dunia.opd)
    p.indikator("IK1", p.sasaran("S1", p.tujuan()), target=80, realisasi=70)
    return klien(dunia.orang["penyusun"])


@pytest.fixture(params=LAYAR)
def layar(request, browser: Browser, penyusun, dasar) -> Iterator[Page]:
    konteks = browser.new_context(viewport=LAYAR[request.param], locale="id-ID")
    yield _masuk(konteks, penyusun, dasar)
    konteks.close()


@pytest.fixture
def halaman(context, penyusun, dasar) -> Page:
    return _masuk(context, penyusun, dasar)


def _masuk(konteks, penyusun, alamat: str) -> Page:
    sesi = penyusun.cookies["sessionid"].value
    konteks.add_cookies([{"name": "sessionid", "value": sesi, "url": alamat}])
    return konteks.new_page()


def buka(page: Page, dasar: str, kunci: str = "latar-belakang"):
    page.goto(f"{dasar}{kunci}/")
    kotak = page.get_by_role("textbox", name="Teks bagian")
    expect(kotak).to_have_class("tiptap ProseMirror")
    return kotak


def test_pages_are_accessible_fit_the_screen_and_nothing_is_blocked(layar: Page, dasar: str):
    keluhan: list[str] = []
    layar.on("console", lambda pesan: keluhan.append(pesan.text))
    layar.on("pageerror", lambda galat: keluhan.append(str(galat)))
    salah, lebar = {}, {}
    for kunci in ("", "latar-belakang/", "analisis-1.S1/"):
        layar.goto(dasar + kunci)
        if kunci:
            expect(layar.get_by_role("toolbar", name="Bentuk teks")).to_be_visible()
            layar.get_by_role("button", name="Sisipkan tabel").click()
            for _ in range(3):  # the cursor stands in the first head
                layar.keyboard.type("Kepala")
                layar.keyboard.press("Tab")
        temuan = Axe().run(layar).response["violations"]
        salah[kunci] = [(v["id"], v["nodes"][0]["html"][:200]) for v in temuan]
        lebar[kunci] = layar.evaluate("document.documentElement.scrollWidth")

    assert {k: v for k, v in salah.items() if v} == {}
    assert set(lebar.values()) == {layar.viewport_size["width"]}
    assert keluhan == []


def test_typing_is_previewed_and_saved_with_a_live_figure(layar: Page, dasar: str):
    kotak = buka(layar, dasar)
    kotak.click()
    layar.keyboard.type("Capaian ")
    layar.get_by_label("Cari angka").fill("capaian:IK1")
    layar.locator('[data-sisip="[[capaian:IK1]]"]').click()
    expect(layar.locator("#pratinjau .teks")).to_have_text("Capaian 87,50%", timeout=2600)
    expect(layar.locator("#keadaan-simpan")).to_have_text("Belum tersimpan")
    layar.get_by_role("button", name="Simpan").click()

    expect(layar.get_by_text("Teks disimpan.")).to_be_visible()
    expect(layar.locator("#pulihkan")).to_be_hidden()
    assert TeksLaporan.objects.get().isi == "<p>Capaian [[capaian:IK1]]</p>"


def test_draft_survives_leaving_the_page_and_is_offered_again(halaman: Page, dasar: str):
    buka(halaman, dasar).click()
    halaman.keyboard.type("Belum selesai")
    kotak = buka(halaman, dasar)
    expect(kotak).to_have_text("")
    halaman.get_by_role("button", name="Pulihkan").click()

    expect(kotak).to_have_text("Belum selesai")
    expect(halaman.locator("#pratinjau .teks")).to_have_text("Belum selesai")


def test_lost_connection_keeps_the_text_and_saves_it_when_it_is_back(halaman: Page, dasar: str):
    kotak = buka(halaman, dasar)
    kotak.click()
    halaman.keyboard.type("Tetap ada")
    halaman.context.set_offline(True)
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.locator("#keadaan-simpan")).to_contain_text("sambungan terputus")
    expect(kotak).to_have_text("Tetap ada")
    halaman.context.set_offline(False)

    expect(halaman.get_by_text("Teks disimpan.")).to_be_visible(timeout=10_000)
    assert TeksLaporan.objects.get().isi == "<p>Tetap ada</p>"


def test_ended_session_loses_nothing(halaman: Page, dasar: str):
    kotak = buka(halaman, dasar)
    kotak.click()
    halaman.keyboard.type("Tetap ada")
    sesi = halaman.context.cookies()
    halaman.context.clear_cookies(name="sessionid")
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.locator("#keadaan-simpan")).to_contain_text("sesi berakhir")
    expect(kotak).to_have_text("Tetap ada")
    halaman.context.add_cookies(sesi)

    expect(halaman.get_by_text("Teks disimpan.")).to_be_visible(timeout=10_000)


def test_conflict_shows_both_texts_in_the_browser(halaman: Page, dasar: str, penyusun):
    kotak = buka(halaman, dasar)
    penyusun.post("/opd/dinas-uji/2025/naskah/latar-belakang/", {"isi": "Rekan", "versi": "0"})
    kotak.click()
    halaman.keyboard.type("Saya")
    halaman.get_by_role("button", name="Simpan").click()

    expect(halaman.get_by_role("heading", name="Orang lain menyimpan teks ini")).to_be_visible()
    expect(halaman.locator(".naskah-lain").first).to_have_text("Rekan")
    expect(halaman.get_by_role("textbox", name="Teks bagian")).to_have_text("Saya")
    halaman.get_by_role("button", name="Simpan teks saya").click()
    expect(halaman.get_by_text("Teks disimpan.")).to_be_visible()
    assert TeksLaporan.objects.get().isi == "<p>Saya</p>"


def test_pasted_word_text_keeps_lists_and_tables_tidy(halaman: Page, dasar: str):
    kotak = buka(halaman, dasar)
    kotak.click()
    kotak.evaluate(
        """(unsur, html) => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          const tempel = { clipboardData: data, bubbles: true, cancelable: true };
          unsur.dispatchEvent(new ClipboardEvent("paste", tempel));
        }""",
        WORD,
    )
    expect(kotak.locator("ol > li")).to_have_count(2)
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.get_by_text("Teks disimpan.")).to_be_visible()

    assert TeksLaporan.objects.get().isi == (
        "<h3>Judul Word</h3><ol><li><p>Satu</p><ul><li><p>Anak</p></li></ul></li>"
        '<li><p>Dua</p></li></ol><table><tbody><tr><td colspan="2"><p>Sel</p></td>'
        "</tr></tbody></table>"
    )


def test_without_script_the_plain_field_saves(browser: Browser, penyusun, dasar: str):
    konteks = browser.new_context(java_script_enabled=False, locale="id-ID")
    halaman = _masuk(konteks, penyusun, dasar)
    halaman.goto(f"{dasar}latar-belakang/")
    halaman.get_by_label("Teks bagian").fill("Satu\n\nDua")
    halaman.get_by_role("button", name="Simpan").click()

    expect(halaman.get_by_text("Teks disimpan.")).to_be_visible()
    assert TeksLaporan.objects.get().isi == "<p>Satu</p><p>Dua</p>"
    konteks.close()
