"""A review in a browser: a comment on a number, the agency's answer, and the conclusion."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from capaian.models import CatatanReviu, LaporanKinerja, Reviu
from tests.layar import beri_sesi, pelanggaran
from tests.orang import klien
from tests.reviu_siap import KantorReviu, kantor_reviu

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]


@pytest.fixture
def kr() -> KantorReviu:
    kr = kantor_reviu()
    kr.reviu.jawaban.filter(butir__nomor="I.1").update(jawaban="ya", alasan="Uji.")
    return kr


@pytest.fixture
def masuk(browser: Browser, live_server) -> Callable[..., Page]:
    def buka(pengguna, lebar: int = 1366, tinggi: int = 768) -> Page:
        konteks = browser.new_context(viewport={"width": lebar, "height": tinggi}, locale="id-ID")
        beri_sesi(konteks, klien(pengguna), live_server.url)
        return konteks.new_page()

    return buka


def test_comment_on_a_number_is_answered_settled_and_the_review_concluded(kr, masuk, live_server):
    keluhan: list[str] = []
    pereviu, penyusun = masuk(kr.pereviu), masuk(kr.penyusun)
    for laman in (pereviu, penyusun):
        laman.on("console", lambda pesan: keluhan.append(pesan.text))
        laman.on("pageerror", lambda galat: keluhan.append(str(galat)))

    pereviu.goto(f"{live_server.url}/reviu/")
    pereviu.get_by_role("link", name="Dinas Contoh Kota Contoh").click()
    pereviu.get_by_role("link", name="Baca laporan versi 1").click()
    pereviu.get_by_role("link", name="Ringkasan Eksekutif").first.click()
    pereviu.wait_for_url("**/bab/ringkasan-eksekutif/")
    pereviu.locator("#t-ringkasan").get_by_role("link", name="84,97").click()
    panel = pereviu.get_by_role("dialog", name="Asal angka")
    panel.get_by_role("link", name="Beri catatan pada angka ini").click()
    expect(pereviu.locator("blockquote")).to_have_text(
        "Realisasi Persentase IK1 tahun 2025: 84,97%"
    )
    pereviu.get_by_label("Catatan", exact=True).fill("Berbeda dari laporan bidang.")
    pereviu.get_by_role("button", name="Simpan catatan").click()
    expect(pereviu.get_by_role("heading", name="Catatan 1 Terbuka")).to_be_visible()

    penyusun.goto(f"{live_server.url}{kr.laporan.get_absolute_url()}")
    penyusun.get_by_role("link", name="Reviu", exact=True).click()
    penyusun.get_by_role("link", name="Catatan (1 belum selesai)").click()
    penyusun.get_by_text("Tulis tanggapan perangkat daerah").click()
    penyusun.get_by_label("Tanggapan", exact=True).fill("Laporan bidang sudah diperbaiki.")
    penyusun.get_by_role("button", name="Kirim tanggapan").click()
    expect(penyusun.get_by_role("heading", name="Catatan 1 Dijawab")).to_be_visible()

    pereviu.reload()
    pereviu.get_by_text("Tanggapi atau tutup").click()
    pereviu.get_by_label("Status catatan").select_option("selesai")
    pereviu.get_by_role("button", name="Kirim tanggapan").click()
    expect(pereviu.get_by_role("heading", name="Catatan 1 Selesai")).to_be_visible()

    kr.siap_simpul()
    pereviu.get_by_role("link", name="Simpulan", exact=True).click()
    pereviu.get_by_role("button", name="Tutup reviu").click()
    expect(pereviu.get_by_text("Pilih simpulan reviu.")).to_be_visible()
    pereviu.get_by_label("Tidak ada hal yang meragukan").check()
    pereviu.get_by_role("button", name="Tutup reviu").click()
    expect(pereviu.get_by_text("Reviu ditutup.")).to_be_visible()

    # The refused conclusion is the only answer that the browser remarks on.
    assert [k.partition("status of ")[2][:3] for k in keluhan] == ["422"]
    assert CatatanReviu.objects.get().status == "selesai"
    assert Reviu.objects.get().simpulan == "tanpa_keberatan"
    assert LaporanKinerja.objects.get().langkah == "direviu"
    penyusun.goto(f"{live_server.url}{kr.laporan.get_absolute_url()}laporan/bab/pernyataan-reviu/")
    expect(penyusun.get_by_role("heading", name="Pernyataan Telah Direviu")).to_be_visible()
    expect(penyusun.get_by_text("Contoh Inspektur")).to_be_visible()


def test_pages_are_accessible_and_fit_a_phone(kr, masuk, live_server):
    pereviu = masuk(kr.pereviu, 390, 844)
    salah, lebar = {}, {}
    laman = ("", "data/", "daftar/", "smart/", "catatan/baru/?jangkar=blok:ringkasan", "simpulan/")
    for satu in (*(kr.dasar + akhir for akhir in laman), "/reviu/"):
        pereviu.goto(live_server.url + satu)
        salah[satu] = pelanggaran(pereviu)
        lebar[satu] = pereviu.evaluate("document.documentElement.scrollWidth")

    assert {k: v for k, v in salah.items() if v} == {}
    assert set(lebar.values()) == {390}
