"""Writing a text in a browser: editor, preview, drafts, pasted Word text, a lost connection."""

from collections.abc import Iterator

import pytest
from gambar_contoh import isi_gambar
from playwright.sync_api import Browser, Page, expect

from capaian.models import GambarTeks, TeksLaporan
from tests.layar import beri_sesi, pelanggaran
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

# As Word puts a page on the clipboard: conditional comments, styles, lists that are paragraphs.
HALAMAN_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head>
<body lang=IN style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoNormal style='text-align:justify'><b><span style='font-family:"Arial",sans-serif'>Latar
<o:p></o:p></span></b></p>
<p class=MsoNormal><span style='mso-spacerun:yes'>&nbsp;</span>Angka <i>kemiskinan</i>&nbsp;turun.
<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='margin-left:36.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt'>
&nbsp;&nbsp; </span></span><![endif]>Satu<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'>
<![if !supportLists]><span style='font-family:"Courier New";mso-list:Ignore'>o<span>&nbsp;&nbsp;
</span></span><![endif]>Anak<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='margin-left:36.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp; </span></span>
<![endif]>Dua<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;border:none'>
<tr style='mso-yfti-irow:0'><td width=200 colspan=2 valign=top style='width:5cm;background:#DDD'>
<p class=MsoNormal align=center><b>Program<o:p></o:p></b></p></td></tr>
<tr><td rowspan=2><p class=MsoNormal>A<o:p></o:p></p></td><td><p class=MsoNormal>1</p></td></tr>
<tr><td><p class=MsoNormal>2<o:p></o:p></p></td></tr></table>
<!--EndFragment--></body></html>"""


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
    beri_sesi(konteks, penyusun, alamat.partition("/opd/")[0])
    return konteks.new_page()


def buka(page: Page, dasar: str, kunci: str = "latar-belakang"):
    page.goto(f"{dasar}{kunci}/")
    kotak = page.get_by_role("textbox", name="Teks bagian")
    expect(kotak).to_have_class("tiptap ProseMirror")
    return kotak


def tempel(kotak, html: str) -> None:
    kotak.evaluate(
        """(unsur, html) => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          const tempel = { clipboardData: data, bubbles: true, cancelable: true };
          unsur.dispatchEvent(new ClipboardEvent("paste", tempel));
        }""",
        html,
    )


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
        salah[kunci] = pelanggaran(layar)
        lebar[kunci] = layar.evaluate("document.documentElement.scrollWidth")

    assert {k: v for k, v in salah.items() if v} == {}
    assert set(lebar.values()) == {layar.viewport_size["width"]}
    assert keluhan == []


def test_typing_is_previewed_and_saved_with_a_live_figure(layar: Page, dasar: str):
    kotak = buka(layar, dasar)
    kotak.click()
    layar.keyboard.type("Capaian ")
    expect(layar.locator("#keadaan-simpan")).to_have_text("Belum tersimpan")
    layar.get_by_label("Cari angka").fill("capaian:IK1")
    layar.locator('[data-sisip="[[capaian:IK1]]"]').click()
    expect(layar.locator("#pratinjau .teks")).to_have_text("Capaian 87,50%")
    layar.get_by_role("button", name="Simpan").click()

    expect(layar.get_by_text("Teks disimpan.")).to_be_visible()
    expect(layar.locator("#pulihkan")).to_be_hidden()
    assert TeksLaporan.objects.get().isi == "<p>Capaian [[capaian:IK1]]</p>"


def test_draft_survives_leaving_the_page_and_is_offered_again(halaman: Page, dasar: str):
    halaman.route(
        "**/naskah/latar-belakang/",
        lambda r: r.abort() if r.request.method == "POST" else r.continue_(),
    )
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
    tempel(kotak, WORD)
    expect(kotak.locator("ol > li")).to_have_count(2)
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.get_by_text("Teks disimpan.")).to_be_visible()

    assert TeksLaporan.objects.get().isi == (
        "<h3>Judul Word</h3><ol><li><p>Satu</p><ul><li><p>Anak</p></li></ul></li>"
        '<li><p>Dua</p></li></ol><table><tbody><tr><td colspan="2"><p>Sel</p></td>'
        "</tr></tbody></table>"
    )


def test_text_saves_itself_with_a_picture_and_a_whole_page_from_word(halaman: Page, dasar: str):
    kotak = buka(halaman, dasar)
    kotak.click()
    halaman.keyboard.type("Awal")
    halaman.get_by_text("Sisipkan gambar", exact=True).click()
    foto = {"name": "rapat.jpg", "mimeType": "image/jpeg", "buffer": isi_gambar()}
    halaman.get_by_label("Berkas gambar").set_input_files(foto)
    halaman.get_by_label("Keterangan gambar").fill("Rapat awal")
    halaman.get_by_role("button", name="Unggah dan sisipkan").click()
    expect(kotak.locator("figure img")).to_be_visible()
    tempel(kotak, HALAMAN_WORD)
    expect(halaman.locator("#pratinjau figcaption")).to_contain_text("Rapat awal")
    expect(halaman.locator("#keadaan-simpan")).to_contain_text("Tersimpan otomatis")
    halaman.reload()
    expect(halaman.get_by_role("textbox", name="Teks bagian").locator("figure img")).to_be_visible()
    expect(halaman.locator("#pulihkan")).to_be_hidden()

    sha256 = GambarTeks.objects.get().berkas.sha256
    assert TeksLaporan.objects.get().isi == (
        f'<p>Awal</p><figure><img src="gambar:{sha256}">'
        "<figcaption>Rapat awal</figcaption></figure>"
        "<p><strong>Latar</strong></p><p>Angka <em>kemiskinan</em> turun.</p>"
        "<ul><li><p>Satu</p><ul><li><p>Anak</p></li></ul></li><li><p>Dua</p></li></ul>"
        '<table><tbody><tr><td colspan="2"><p><strong>Program</strong></p></td></tr>'
        '<tr><td rowspan="2"><p>A</p></td><td><p>1</p></td></tr><tr><td><p>2</p></td></tr>'
        "</tbody></table>"
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
