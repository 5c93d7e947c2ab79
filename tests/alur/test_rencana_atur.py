"""Organisation, outline and the next year in a real browser, by keyboard, desktop and phone."""

import pytest
from orang import SANDI
from playwright.sync_api import Page, expect
from rencana_contoh import buat_rencana

from capaian.models import BagianLaporan, PengaturanLaporan, PengaturanPengukuran
from lakip.instansi.models import Pejabat, Unit
from renstra.models import Skala, TahunKinerja

pytestmark = pytest.mark.django_db(transaction=True)
UKURAN = {"meja": {"width": 1366, "height": 768}, "ponsel": {"width": 390, "height": 844}}


@pytest.fixture
def rencana():
    rencana = buat_rencana()
    PengaturanPengukuran.objects.create(tahun_kinerja=rencana.tahun, skala=Skala.objects.first())
    PengaturanLaporan.objects.create(tahun_kinerja=rencana.tahun)
    return rencana


@pytest.fixture(params=sorted(UKURAN))
def layar(request, page: Page, live_server, rencana) -> Page:
    """A browser of this size in which the penyusun has logged in, at the organisation."""
    page.set_viewport_size(UKURAN[request.param])
    page.goto(f"{live_server.url}/masuk/?next={rencana.alamat}atur/organisasi/")
    page.fill("#id_username", "penyusun")
    page.fill("#id_password", SANDI)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/atur/organisasi/")
    return page


def test_unit_and_acting_official_are_added_by_keyboard(layar, rencana):
    layar.get_by_role("link", name="Tambah unit").first.press("Enter")
    layar.focus("#id_nama")
    layar.keyboard.type("Bidang Data")
    layar.keyboard.press("Enter")
    expect(layar.get_by_text("Bidang Data").first).to_be_visible()
    layar.get_by_role("link", name="Tambah pejabat").press("Enter")
    for medan, isi in (("nama", "Contoh Pelaksana"), ("jabatan", "Kepala Dinas")):
        layar.focus(f"#id_{medan}")
        layar.keyboard.type(isi)
    layar.focus("#id_status")
    layar.keyboard.type("Plt")
    layar.focus("#id_dari")
    layar.keyboard.type("1 Maret 2026")
    layar.keyboard.press("Enter")
    expect(layar.get_by_text("Plt. Kepala Dinas").first).to_be_visible()

    assert Unit.objects.filter(nama="Bidang Data").count() == 1
    assert Pejabat.objects.get(nama="Contoh Pelaksana").status == "plt"


def test_part_is_left_out_and_the_next_year_made_from_this_one(layar, live_server, rencana):
    layar.goto(f"{live_server.url}{rencana.alamat}2025/atur/kerangka/")
    layar.focus("[name='aktif-swot']")
    layar.keyboard.press("Space")
    layar.get_by_role("button", name="Simpan").first.press("Enter")
    expect(layar.get_by_role("status").first).to_be_visible()
    layar.goto(f"{live_server.url}{rencana.alamat}atur/tahun-baru/")
    layar.get_by_role("button", name="Salin").press("Enter")
    expect(layar.get_by_text("Disalin:")).to_be_visible()

    baru = TahunKinerja.objects.get(tahun=2026)
    bagian = BagianLaporan.objects.filter(tahun_kinerja=baru).values_list("kunci", "aktif")
    assert list(bagian) == [("swot", False)]
