"""The material of the report in a browser: a table made and filled by paste, analyses, a photo."""

from collections.abc import Iterator

import pytest
from gambar_contoh import isi_gambar
from layar import beri_sesi, pelanggaran
from orang import buat_dunia, klien
from pabrik import Pabrik
from playwright.sync_api import Browser, Page, expect

from capaian.models import Analisis, BarisData, Foto

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]
LAYAR = {"width": 390, "height": 844}


@pytest.fixture
def halaman(browser: Browser, live_server) -> Iterator[Page]:
    """A phone of the person who writes the report."""
    dunia = buat_dunia()
    p = Pabrik(opd=dunia.opd)
    p.indikator("IK1", p.sasaran("S1", p.tujuan()), target=80, realisasi=70)
    p.teks("latar-belakang", "<p>Ada</p>")
    konteks = browser.new_context(viewport=LAYAR, locale="id-ID", base_url=live_server.url)
    beri_sesi(konteks, klien(dunia.orang["penyusun"]), live_server.url)
    yield konteks.new_page()
    konteks.close()


def tempel(page: Page, label: str, teks: str) -> None:
    page.get_by_label(label, exact=True).first.evaluate(
        """(unsur, teks) => {
          unsur.focus();
          const data = new DataTransfer();
          data.setData("text/plain", teks);
          const tempel = { clipboardData: data, bubbles: true, cancelable: true };
          unsur.dispatchEvent(new ClipboardEvent("paste", tempel));
        }""",
        teks,
    )


def simpan(page: Page) -> None:
    page.keyboard.press("Control+s")
    expect(page.locator("#kisi-kabar")).to_have_text("Semua perubahan tersimpan.")


def test_table_is_made_pasted_and_analyses_are_written_on_a_phone(halaman: Page):
    keluhan: list[str] = []
    halaman.on("console", lambda pesan: keluhan.append(pesan.text))
    halaman.on("pageerror", lambda galat: keluhan.append(str(galat)))
    dasar = "/opd/dinas-uji/2025/"
    halaman.goto(f"{dasar}tabel/baru/?letak=sumber-daya-aparatur")
    halaman.get_by_label("Judul", exact=True).fill("Pegawai")
    halaman.get_by_role("button", name="Buat tabel").click()
    halaman.wait_for_url("**/kolom/")
    tempel(
        halaman, "Judul kolom: Baris baru", "Jabatan\t\tTeks\tTidak\nJumlah\t\tBilangan bulat\tYa"
    )
    simpan(halaman)
    halaman.get_by_role("link", name="Isi", exact=True).click()
    halaman.wait_for_url("**/isi/")
    isi = "\n".join(f'"Jabatan\n""{n}"""\t{n}' for n in range(1, 9))
    tempel(halaman, "Jabatan: Baris baru", isi)
    simpan(halaman)
    # The first blank line stands below what was saved; the sum cell shows what is computed.
    halaman.locator("tr.baru").first.get_by_label("Jabatan: Baris baru").fill("Jumlah")
    halaman.locator("tr.baru").first.get_by_label("Jenis baris: Baris baru").select_option("Jumlah")
    simpan(halaman)
    expect(halaman.get_by_label("Jumlah: 9")).to_have_attribute("placeholder", "36")
    lebar = halaman.evaluate("document.documentElement.scrollWidth")
    temuan = pelanggaran(halaman)
    halaman.goto(f"{dasar}analisis/")
    penyebab = halaman.get_by_label("Penyebab: IK1 ")
    penyebab.click()
    halaman.keyboard.type("Petugas terlatih")
    halaman.keyboard.press("Enter")
    halaman.keyboard.type("Data lengkap")
    simpan(halaman)
    halaman.goto(f"{dasar}foto/")
    foto = {"name": "rapat.jpg", "mimeType": "image/jpeg", "buffer": isi_gambar()}
    halaman.get_by_label("Berkas foto").set_input_files(foto)
    halaman.get_by_label("Keterangan").fill("Rapat awal")
    halaman.get_by_role("button", name="Unggah").click()
    expect(halaman.get_by_role("img", name="Rapat awal")).to_be_visible()

    assert [(b.jenis, b.sel) for b in BarisData.objects.all()] == [
        *(("rinci", {"jabatan": f'Jabatan "{n}"', "jumlah": str(n)}) for n in range(1, 9)),
        ("jumlah", {"jabatan": "Jumlah"}),
    ]
    assert list(Analisis.objects.values_list("urutan", "uraian")) == [
        (1, "Petugas terlatih"),
        (2, "Data lengkap"),
    ]
    assert Foto.objects.get().keterangan == "Rapat awal"
    assert (lebar, temuan, keluhan) == (LAYAR["width"], [], [])
