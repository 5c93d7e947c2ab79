"""A report on its way to the public: returned, corrected, compared, reviewed, final, read."""

import hashlib
from datetime import date
from io import BytesIO

import pytest
from laporan_siap import kantor
from layar import beri_sesi, pelanggaran
from orang import klien
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from reviu_siap import KantorReviu

from capaian.models import LaporanKinerja, Reviu
from lakip.instansi.models import Pejabat, Pengguna

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]
PONSEL = {"width": 390, "height": 844}


class Perjalanan:
    """One browser that people of the office use in turn."""

    def __init__(self, page: Page, alamat: str) -> None:
        self.page, self.alamat = page, alamat
        self.kantor = kantor(reviu=True)
        self.versi = f"{alamat}/opd/dinas-contoh/2025/versi/1/"
        Pejabat.objects.create(
            pemda=self.kantor.tk.opd.pemda,
            kode="inspektur",
            peran="inspektur",
            nama="Contoh Inspektur",
            jabatan="Inspektur Kota Contoh",
            dari=date(2020, 1, 1),
        )

    def sebagai(self, peran: str, alamat: str = "") -> Page:
        """The page as this person sees it; "" for nobody."""
        self.page.context.clear_cookies()
        pengguna: Pengguna | None = self.kantor.orang.get(peran)
        if pengguna is not None:
            beri_sesi(self.page.context, klien(pengguna), self.alamat)
        self.page.goto(alamat or self.versi)
        return self.page

    def langkah(self, peran: str, tombol: str, sampai: str) -> None:
        """Press the button of the next step as this person."""
        page = self.sebagai(peran)
        page.get_by_role("button", name=tombol, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Versi 1: {sampai}")

    def ajukan(self) -> None:
        self.langkah("verifikator", "Nyatakan terverifikasi", "Diverifikasi")
        self.langkah("kepala", "Setujui", "Disetujui kepala")
        self.langkah("penyusun", "Ajukan", "Diajukan")


def kembalikan(jalan: Perjalanan, alasan: str) -> None:
    page = jalan.sebagai("pereviu")
    page.get_by_text("Kembalikan ke draf").first.click()
    page.get_by_label("Alasan").fill(alasan)
    page.get_by_role("button", name="Kembalikan ke draf").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Versi 1: Draf")


def perbaiki(jalan: Perjalanan) -> None:
    naskah = f"{jalan.alamat}/opd/dinas-contoh/2025/naskah/latar-belakang/"
    page = jalan.sebagai("penyusun", naskah)
    kotak = page.get_by_role("textbox", name="Teks bagian")
    expect(kotak).to_have_class("tiptap ProseMirror")
    kotak.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Uraian contoh yang diperbaiki.")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Teks disimpan.")).to_be_visible()


def simpulkan(jalan: Perjalanan) -> None:
    page = jalan.sebagai("pereviu", f"{jalan.versi}reviu/")
    page.get_by_role("button", name="Mulai reviu").click()
    expect(page.get_by_role("heading", name="Yang diperlukan sebelum simpulan")).to_be_visible()
    KantorReviu(jalan.kantor, LaporanKinerja.objects.get(), Reviu.objects.get()).siap_simpul()
    page.goto(f"{jalan.versi}reviu/simpulan/")
    page.locator("[name=simpulan]").first.check()
    page.get_by_label("Tempat pernyataan").fill("Kota Contoh")
    page.get_by_label("Tanggal pernyataan").fill("10 Februari 2026")
    page.get_by_role("button", name="Tutup reviu").click()
    page.goto(jalan.versi)
    expect(page.get_by_role("heading", level=1)).to_have_text("Versi 1: Direviu")


def sampaikan(jalan: Perjalanan) -> None:
    page = jalan.sebagai("penyusun")
    page.get_by_label("Tanggal penyampaian").fill("2026-02-20")
    page.get_by_label("Nomor atau uraian tanda terima").fill("Agenda 15")
    page.get_by_role("button", name="Catat penyampaian").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Versi 1: Disampaikan")


def periksa_axe(page: Page) -> None:
    """Nothing serious for axe, and no wider than the screen."""
    berat = pelanggaran(page, berat=True)
    lebar = page.evaluate("document.documentElement.scrollWidth")
    assert (page.url, berat, lebar) == (page.url, [], page.viewport_size["width"])


def unduh(page: Page, tautan: str) -> bytes:
    alamat = page.get_by_role("link", name=tautan).evaluate("tautan => tautan.href")
    jawaban = page.request.get(alamat)
    assert jawaban.ok
    return jawaban.body()


def test_report_goes_from_submission_to_the_public(page: Page, live_server):
    jalan = Perjalanan(page, live_server.url)

    # Begun, submitted, returned with a reason, corrected, submitted again.
    jalan.sebagai("penyusun", f"{live_server.url}/opd/dinas-contoh/2025/versi/")
    page.get_by_role("button", name="Mulai versi 1").click()
    jalan.ajukan()
    kembalikan(jalan, "Latar belakang belum jelas.")
    jalan.sebagai("penyusun")
    expect(page.get_by_text("Latar belakang belum jelas.")).to_be_visible()
    perbaiki(jalan)
    jalan.ajukan()

    # What changed between the two submissions.
    jalan.sebagai("pereviu")
    page.get_by_role("link", name="Apa yang berubah").click()
    expect(page.locator("#dari")).to_have_value("1.1")
    expect(page.locator("#ke")).to_have_value("1")
    expect(page.locator(".ringkas-beda")).to_have_text("Berubah: 1 teks yang ditulis.")
    expect(page.locator(".beda-teks ins")).to_contain_text("yang diperbaiki.")
    periksa_axe(page)

    # Concluded by the reviewer, made final, handed over.
    simpulkan(jalan)
    jalan.langkah("penyusun", "Usulkan final", "Diusulkan final")
    jalan.langkah("kepala", "Finalkan", "Final")
    sampaikan(jalan)
    page.get_by_role("link", name="Kirim dan umumkan").click()
    expect(page.get_by_text("05-Pernyataan-Telah-Direviu")).to_be_visible()
    page.get_by_label("Nomor surat").fill("000.8/25/2026")
    page.get_by_role("button", name="Simpan surat").click()
    expect(page.get_by_text("Surat pengantar tersimpan.")).to_be_visible()
    surat = unduh(page, "Unduh PDF")
    assert "000.8/25/2026" in PdfReader(BytesIO(surat)).pages[0].extract_text()
    periksa_axe(page)

    # Not public before it is published.
    jalan.sebagai("", f"{live_server.url}/publik/")
    expect(page.get_by_text("Belum ada laporan terbit")).to_be_visible()
    jalan.langkah("penyusun", "Terbitkan", "Terbit")

    # Anybody reads it on a telephone, takes the document, and has it verified.
    page.set_viewport_size(PONSEL)
    jalan.sebagai("", f"{live_server.url}/masuk/")
    page.get_by_role("link", name="Laporan yang sudah terbit").click()
    periksa_axe(page)
    page.get_by_role("link", name="Dinas Contoh Kota Contoh").click()
    expect(page.get_by_role("img", name="2025 106,21%")).to_be_visible()
    periksa_axe(page)
    page.get_by_role("link", name="Laporan tahun 2025").click()
    expect(page.get_by_role("rowheader", name="Persentase IK1")).to_be_visible()
    periksa_axe(page)
    isi = unduh(page, "PDF (")
    expect(page.locator(".sidik").first).to_have_text(hashlib.sha256(isi).hexdigest())
    laporan = LaporanKinerja.objects.get()
    assert (
        "Pernyataan Telah Direviu".upper()
        in "".join(h.extract_text() for h in PdfReader(BytesIO(isi)).pages[:4]).upper()
    )
    page.get_by_role("link", name="Verifikasi", exact=True).click()
    page.get_by_label("Kode verifikasi").fill(laporan.kode_tampil.lower())
    periksa_axe(page)
    page.get_by_role("button", name="Periksa kode").click()
    page.locator("#berkas-periksa").set_input_files(
        {"name": "laporan.pdf", "mimeType": "application/pdf", "buffer": isi}
    )
    page.get_by_role("button", name="Periksa", exact=True).click()
    expect(page.get_by_text("Asli:")).to_be_visible()
