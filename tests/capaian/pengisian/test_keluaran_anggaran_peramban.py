"""Outputs, budgets and the offline sheet in a real browser, as an operator goes through them."""

from io import BytesIO
from pathlib import Path

import pytest
from layar import masuk, pelanggaran
from openpyxl import load_workbook
from orang import buat_pengguna, buat_unit
from pabrik import Pabrik
from playwright.sync_api import Page, expect

from anggaran.models import Keluaran, PosAnggaran, RealisasiAnggaran, RealisasiKeluaran

pytestmark = pytest.mark.lambat


@pytest.fixture
def alamat(live_server) -> str:
    p = Pabrik()
    p.pengukuran()
    unit = buat_unit(p.opd)["bidang"]
    program = p.pos("1.01", unit=unit)
    for n in (1, 2):
        pos = p.pos(f"1.01.0{n}", induk=program, pagu=1000)
        p.keluaran(pos, 100, None)
    buat_pengguna("operator", "operator", opd=p.opd, unit=unit)
    return f"{live_server.url}/opd/{p.opd.kode}/{p.tahun}/isian/1/"


def periksa(page: Page) -> None:
    """No serious barrier, and nothing wider than a phone."""
    lebar = page.viewport_size
    page.set_viewport_size({"width": 390, "height": 844})
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.set_viewport_size(lebar)
    assert pelanggaran(page, berat=True) == []


def tempel(page: Page, teks: str) -> None:
    """Paste cells as a spreadsheet copies them into the cell that has the focus."""
    page.evaluate(
        """teks => {
          const isi = new DataTransfer();
          isi.setData("text/plain", teks);
          const kejadian = {clipboardData: isi, bubbles: true, cancelable: true};
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", kejadian));
        }""",
        teks,
    )


def test_operator_fills_outputs_budgets_and_a_sheet(page: Page, alamat: str, tmp_path: Path):
    masuk(page, f"{alamat}keluaran/")

    # Outputs: capaian follows what is typed; nothing is stored before it is saved.
    nilai = page.get_by_label("Realisasi: Keluaran 1.01.01")
    nilai.press_sequentially("80")
    expect(page.locator("td[data-label=Capaian]").first).to_have_text("80,00% (Berhasil)")
    assert RealisasiKeluaran.objects.count() == 0
    periksa(page)
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Semua perubahan tersimpan.")).to_be_visible()
    assert RealisasiKeluaran.objects.get().nilai == 80

    # Budgets: a block pasted from a spreadsheet, a question answered, the sums follow.
    page.get_by_role("link", name="Anggaran", exact=True).last.click()
    page.wait_for_url("**/isian/1/anggaran/")
    page.get_by_label("Januari (Rp): Kegiatan 1.01.01").focus()
    tempel(page, "100\t200\n50\t2.000")
    page.get_by_role("button", name="Simpan 2 baris").click()
    expect(page.get_by_text("melebihi pagu Rp1.000,00")).to_be_visible()
    expect(page.locator("#jumlah-anggaran tr").last).to_contain_text("300")
    periksa(page)
    page.get_by_label("Penjelasan: Kegiatan 1.01.02").fill("Tambahan bantuan pusat")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Semua perubahan tersimpan.")).to_be_visible()
    expect(page.locator("#jumlah-anggaran tr").last).to_contain_text("2.350")
    assert RealisasiAnggaran.objects.count() == 4

    # The sheet: download, fill, upload, read what became of each row.
    page.get_by_role("link", name="Lembar isian (Excel)").click()
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Bidang").click()
    berkas = tmp_path / "lembar.xlsx"
    unduhan.value.save_as(berkas)
    buku = load_workbook(BytesIO(berkas.read_bytes()))
    ws = buku["Keluaran"]
    kolom = {sel.value: sel.column for sel in ws[1]}
    ws.cell(6, kolom["nilai"]).value = "40,5"
    buku.save(berkas)
    page.get_by_label("Lembar isian yang sudah diisi").set_input_files(berkas)
    page.get_by_role("button", name="Unggah dan periksa").click()
    hasil = page.get_by_role("row").filter(has_text="Tertulis")
    expect(hasil).to_contain_text("Keluaran 1.01.02")
    periksa(page)
    assert RealisasiKeluaran.objects.count() == 2


def test_link_leads_to_the_row_and_a_refusal_comes_into_sight(page: Page, alamat: str):
    program = PosAnggaran.objects.get(kode="1.01")
    for n in range(3, 31):
        pos = PosAnggaran.objects.create(
            tahun_kinerja=program.tahun_kinerja,
            induk=program,
            tingkat=PosAnggaran.Tingkat.KEGIATAN,
            kode=f"1.01.{n:02}",
            nama=f"Kegiatan {n}",
        )
        Keluaran.objects.create(
            tahun_kinerja=pos.tahun_kinerja, pos=pos, nomor=1, indikator=f"Hasil {n}", target=9
        )
    masuk(page, alamat)
    page.goto(f"{alamat}keluaran/#baris-{Keluaran.objects.get(indikator='Hasil 20').pk}")

    expect(page.get_by_label("Realisasi: Hasil 20", exact=True)).to_be_focused()
    expect(page.get_by_role("columnheader", name="Realisasi")).to_be_in_viewport()
    page.get_by_label("Realisasi: Hasil 30", exact=True).fill("sembilan")
    page.get_by_label("Realisasi: Hasil 4", exact=True).focus()
    page.keyboard.press("Control+s")
    expect(page.locator("td .galat-sel")).to_be_in_viewport(ratio=1)
    expect(page.get_by_label("Realisasi: Hasil 30", exact=True)).to_be_focused()


def test_typing_counts_before_the_scripts_have_come(page: Page, alamat: str):
    masuk(page, alamat)
    tertahan = []
    page.route("**/htmx*.js", lambda rute: tertahan.append(rute))
    page.goto(f"{alamat}keluaran/", wait_until="commit")
    page.get_by_label("Realisasi: Keluaran 1.01.01").press_sequentially("80")
    expect(page.locator("tr.berubah")).to_have_count(0)
    tertahan[0].continue_()

    expect(page.locator("tr.berubah .keadaan")).to_have_text("Belum disimpan")
    expect(page.locator("td[data-label=Capaian]").first).to_have_text("80,00% (Berhasil)")
