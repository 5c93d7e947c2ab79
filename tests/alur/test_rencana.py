"""Planning in a real browser: keyboard alone, desktop and phone, clean for axe, light to load."""

import gzip

import pytest
from layar import pelanggaran
from orang import SANDI
from playwright.sync_api import Page, expect
from rencana_contoh import buat_rencana

from anggaran.models import PerjanjianKinerja, RencanaAksi
from capaian.rencana.pk import buat_pk
from renstra.models import Indikator, TargetRenstra

pytestmark = pytest.mark.django_db(transaction=True)
UKURAN = {"meja": {"width": 1366, "height": 768}, "ponsel": {"width": 390, "height": 844}}


@pytest.fixture
def rencana():
    return buat_rencana()


@pytest.fixture(params=sorted(UKURAN))
def layar(request, page: Page, live_server, rencana) -> Page:
    """A browser of this size in which the penyusun has logged in."""
    page.set_viewport_size(UKURAN[request.param])
    masuk(page, live_server, "penyusun")
    return page


def masuk(page: Page, live_server, siapa: str) -> None:
    page.goto(f"{live_server.url}/masuk/")
    page.fill("#id_username", siapa)
    page.fill("#id_password", SANDI)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/tugas/")


def target(rencana) -> list[tuple]:
    return [
        (t.indikator.kode, t.jenis, t.tahun, str(t.nilai))
        for t in TargetRenstra.objects.select_related("indikator").order_by(
            "indikator__kode", "tahun"
        )
    ]


def test_targets_are_typed_moved_through_undone_and_saved_by_keyboard(layar, live_server, rencana):
    layar.goto(f"{live_server.url}{rencana.alamat}renstra/r25/target/")
    satu = rencana.indikator[0].pk
    layar.focus(f"[name='tahun-2025-{satu}']")

    layar.keyboard.press("Tab")  # next year of the same row
    layar.keyboard.type("31")
    layar.keyboard.press("Enter")  # same year, row below
    layar.keyboard.type("5,5")
    layar.keyboard.press("ArrowUp")
    layar.keyboard.press("ArrowRight")
    layar.keyboard.type("99")
    layar.keyboard.press("ArrowDown")
    layar.keyboard.press("Control+z")  # takes the 99 back
    expect(layar.locator(f"[name='tahun-2027-{satu}']")).to_have_value("")
    layar.keyboard.press("Control+s")
    expect(layar.locator("#kisi-kabar")).to_have_text("Semua perubahan tersimpan.")

    assert target(rencana) == [
        ("IK1", "tahun", 2025, "30"),
        ("IK1", "tahun", 2026, "31"),
        ("IK2", "tahun", 2025, "4.3"),
        ("IK2", "tahun", 2026, "5.5"),
    ]
    assert layar.evaluate("document.documentElement.scrollWidth") <= layar.viewport_size["width"]


TEMPEL = """([nama, teks]) => {
  const el = document.querySelector(`[name="${nama}"]`);
  el.focus();
  const data = new DataTransfer();
  data.setData("text/plain", teks);
  const isi = {clipboardData: data, bubbles: true, cancelable: true};
  el.dispatchEvent(new ClipboardEvent("paste", isi));
}"""


def test_block_copied_from_excel_fills_cells_and_bad_ones_are_pointed_at(
    layar, live_server, rencana
):
    layar.goto(f"{live_server.url}{rencana.alamat}renstra/r25/target/")
    satu, dua = (i.pk for i in rencana.indikator)

    layar.evaluate(TEMPEL, [f"tahun-2026-{satu}", "4,20-4,25\tBB 70\r\n6\tsalah?\r\n"])
    expect(layar.locator("#kisi-simpan")).to_have_text("Simpan 2 baris")
    layar.click("#kisi-simpan")
    expect(layar.locator("#kisi-kabar")).to_contain_text("1 baris belum tersimpan")
    salah = layar.locator(f"[name='tahun-2027-{dua}']")
    expect(salah).to_have_attribute("aria-invalid", "true")
    expect(salah).to_be_focused()
    salah.fill("7")
    layar.click("#kisi-simpan")
    expect(layar.locator("#kisi-kabar")).to_have_text("Semua perubahan tersimpan.")

    baru = TargetRenstra.objects.filter(tahun__gte=2026).order_by("indikator__kode", "tahun")
    assert [(str(t.nilai), t.predikat) for t in baru] == [
        ("4.2", ""), ("70", "BB"), ("6", ""), ("7", "")
    ]  # fmt: skip


def test_second_person_chooses_between_both_values_without_leaving_the_grid(
    page, live_server, rencana
):
    masuk(page, live_server, "penyusun")
    page.goto(f"{live_server.url}{rencana.alamat}renstra/r25/target/")
    satu = rencana.indikator[0].pk
    tersimpan = TargetRenstra.objects.get(indikator=satu)
    tersimpan.nilai = 35
    tersimpan.save()

    page.fill(f"[name='tahun-2025-{satu}']", "40")
    page.click("#kisi-simpan")
    expect(page.locator(f"#baris-{satu}")).to_contain_text("tersimpan: 35")
    page.click(f"[data-pakai='{satu}']")
    expect(page.locator(f"[name='tahun-2025-{satu}']")).to_have_value("35")

    assert str(TargetRenstra.objects.get(indikator=satu).nilai) == "35"


def test_tree_is_built_by_keyboard_and_a_deletion_taken_back(layar, live_server, rencana):
    layar.goto(f"{live_server.url}{rencana.alamat}renstra/r25/")
    layar.get_by_label("Tambah indikator sasaran S1").press("Enter")
    layar.wait_for_url("**/ubah/indikator/**")
    layar.focus("#id_nama")
    layar.keyboard.type("Indeks kepuasan")
    layar.focus("#id_arah")
    layar.keyboard.press("ArrowDown")
    layar.locator("#id_arah").dispatch_event("change")
    expect(layar.locator("#hasil-contoh")).to_contain_text("106,98%")
    layar.get_by_role("button", name="Simpan").press("Enter")
    expect(layar.get_by_role("status").filter(has_text="tersimpan")).to_be_visible()
    layar.get_by_label("Hapus indikator Indeks kepuasan").press("Enter")
    layar.get_by_role("button", name="Urungkan").press("Enter")
    expect(layar.get_by_role("status").filter(has_text="dikembalikan")).to_be_visible()

    assert Indikator.objects.get(nama="Indeks kepuasan").arah == "turun"


def test_pk_is_made_completed_finalised_and_changed(layar, live_server, rencana):
    layar.goto(f"{live_server.url}{rencana.alamat}2025/rencana/")
    layar.get_by_role("button", name="Susun draf").press("Enter")
    expect(layar.get_by_text("Tanggal penandatanganan belum diisi.")).to_be_visible()
    layar.get_by_role("link", name="Pihak dan tanggal").press("Enter")
    layar.focus("#id_tanggal")
    layar.keyboard.type("31 Januari 2025")
    layar.keyboard.press("Enter")
    layar.get_by_role("button", name="Finalkan PK").press("Enter")
    expect(layar.get_by_text("PK final dan tidak dapat diubah lagi.")).to_be_visible()
    layar.focus("#alasan-prioritas")
    layar.keyboard.press("Space")
    layar.get_by_role("button", name="Susun PK perubahan").press("Enter")
    expect(layar.get_by_text("Target dan anggarannya sama.")).to_be_visible()

    pk = PerjanjianKinerja.objects.order_by("nomor").values_list("jenis", "final")
    assert list(pk) == [("murni", True), ("perubahan", False)]


def test_actions_are_added_below_their_indicator(layar, live_server, rencana):
    satu = rencana.indikator[0].pk
    layar.goto(f"{live_server.url}{rencana.alamat}2025/rencana/aksi/")
    layar.focus(f"[name='aksi-baru-{satu}']")
    layar.keyboard.type("Menjangkau keluarga")
    layar.fill(f"[name='target_tw1-baru-{satu}']", "10")
    layar.fill(f"[name='anggaran-baru-{satu}']", "Rp1.250.000")
    layar.keyboard.press("Control+s")
    expect(layar.locator("#kisi-kabar")).to_have_text("Semua perubahan tersimpan.")
    expect(layar.locator(f"[name='aksi-baru-{satu}']")).to_have_value("")

    aksi = RencanaAksi.objects.get()
    assert (aksi.aksi, str(aksi.target_tw1), str(aksi.anggaran)) == (
        "Menjangkau keluarga", "10", "1250000.00"
    )  # fmt: skip


def test_planning_works_without_javascript(browser, live_server, rencana):
    konteks = browser.new_context(java_script_enabled=False, locale="id-ID")
    halaman = konteks.new_page()
    halaman.goto(f"{live_server.url}/masuk/")
    halaman.fill("#id_username", "penyusun")
    halaman.fill("#id_password", SANDI)
    halaman.press("#id_password", "Enter")
    halaman.goto(f"{live_server.url}{rencana.alamat}renstra/r25/target/")
    halaman.fill(f"[name='tahun-2026-{rencana.indikator[0].pk}']", "31,5")
    halaman.click("#kisi-simpan")
    expect(halaman.get_by_text("1 baris tersimpan.")).to_be_visible()
    konteks.close()

    assert str(TargetRenstra.objects.get(tahun=2026).nilai) == "31.5"


def halaman_rencana(rencana) -> list[str]:
    pk = buat_pk(tahun=rencana.tahun, level="II", unit=None, oleh=rencana.dunia.orang["penyusun"])
    a = rencana.alamat
    return [
        f"{a}atur/",
        f"{a}atur/organisasi/",
        f"{a}atur/tahun-baru/",
        f"{a}atur/skala/",
        f"{a}ubah/pejabat/",
        f"{a}ubah/indikator/{rencana.indikator[0].pk}/",
        f"{a}renstra/r25/",
        f"{a}renstra/r25/target/",
        f"{a}2025/atur/",
        f"{a}2025/atur/pengukuran/",
        f"{a}2025/atur/laporan/",
        f"{a}2025/atur/kerangka/",
        f"{a}2025/rencana/",
        f"{a}2025/rencana/triwulan/",
        f"{a}2025/rencana/aksi/",
        f"{a}2025/pk/{pk.pk}/",
        f"{a}2025/pk/{pk.pk}/pihak/",
        f"{a}2025/pk/{pk.pk}/target/",
        f"{a}2025/pk/{pk.pk}/anggaran/",
        "/cari/?q=layanan",
    ]


def test_planning_pages_are_accessible_and_never_wider_than_the_screen(layar, live_server, rencana):
    lebar = layar.viewport_size["width"]
    melebar = []
    for alamat in halaman_rencana(rencana):
        layar.goto(f"{live_server.url}{alamat}")
        assert pelanggaran(layar, berat=True) == []
        if layar.evaluate("document.documentElement.scrollWidth") > lebar:
            melebar.append(alamat)

    assert melebar == []


def bobot(page: Page, alamat: str) -> int:
    """Bytes of HTML, CSS and JavaScript that the page loads: static files as they are served
    in production, compressed; pages as they are sent."""
    berat: list[int] = []

    def timbang(jawaban) -> None:
        jenis = jawaban.headers.get("content-type", "").partition(";")[0]
        if jenis in {"text/css", "text/javascript", "application/javascript"}:
            berat.append(len(gzip.compress(jawaban.body())))
        elif jenis == "text/html":
            berat.append(len(jawaban.body()))

    page.on("response", timbang)
    page.goto(alamat, wait_until="networkidle")
    page.remove_listener("response", timbang)
    return sum(berat)


def test_first_visit_and_editors_are_light(page, live_server, rencana):
    pertama = bobot(page, f"{live_server.url}/masuk/")
    masuk(page, live_server, "penyusun")
    penyunting = {a: bobot(page, f"{live_server.url}{a}") for a in halaman_rencana(rencana)}

    assert 20_000 < pertama <= 150_000
    assert {a: b for a, b in penyunting.items() if b > 300_000} == {}


def test_nothing_is_loaded_from_elsewhere(page, live_server, rencana):
    asing: list[str] = []

    def catat(permintaan) -> None:
        if not permintaan.url.startswith((live_server.url, "data:")):
            asing.append(permintaan.url)

    page.on("request", catat)
    masuk(page, live_server, "penyusun")
    for alamat in halaman_rencana(rencana):
        page.goto(f"{live_server.url}{alamat}")

    assert asing == []
