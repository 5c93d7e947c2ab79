"""The pages of a review: who sees what, forms that refuse with words kept, exports read back."""

import io
import subprocess
from datetime import date

import pytest
from kueri_terhitung import kueri_laman
from lxml.html import HtmlElement, fromstring
from openpyxl import load_workbook
from orang import buat_opd, buat_pemda, buat_pengguna, klien
from reviu_siap import SIMPULAN_TERBUKA, KantorReviu

from capaian.models import CatatanReviu, JawabanReviu, Reviu
from capaian.reviu.antrean import Antrean, antrean_reviu
from capaian.reviu.percakapan import IsianCatatan, tanggapi, tulis_catatan

pytestmark = pytest.mark.django_db


def parse(jawaban) -> HtmlElement:
    return fromstring(jawaban.content.decode())


@pytest.fixture
def kr(kantor_direviu: KantorReviu) -> KantorReviu:
    return kantor_direviu


def tulis(kr: KantorReviu, jangkar: str = "realisasi:IK1", **isi: str) -> CatatanReviu:
    isian = IsianCatatan(**{"isi": "Periksa angka ini.", "jangkar": jangkar, **isi})
    return tulis_catatan(reviu=kr.reviu, isian=isian, oleh=kr.pereviu)


@pytest.mark.sedang
def test_reviewer_agency_and_stranger(kr):
    tulis(kr)
    orang = kr.k.orang | {
        "jauh": buat_pengguna("jauh", "pereviu", pemda=buat_pemda("kota-jauh")),
        "tetangga": buat_pengguna(
            "tetangga", "penyusun", opd=buat_opd("dinas-tetangga", kr.k.p.opd.pemda)
        ),
    }
    laman = ("", "data/", "daftar/", "smart/", "catatan/", "catatan/baru/", "simpulan/")

    nyata = {
        siapa: [klien(orang[siapa]).get(kr.dasar + satu).status_code for satu in laman]
        for siapa in ("pereviu", "penyusun", "jauh", "tetangga")
    }

    assert nyata == {
        "pereviu": [200, 200, 200, 200, 200, 200, 200],
        "penyusun": [200, 403, 200, 200, 200, 403, 403],
        "jauh": [404] * 7,
        "tetangga": [404] * 7,
    }


def test_agency_cannot_write_what_belongs_to_the_inspektorat(kr):
    c = klien(kr.penyusun)
    kirim = ("mulai/", "data/", "anggota/", "daftar/", "smart/", "catatan/baru/", "simpulan/")

    assert [c.post(kr.dasar + satu, {"isi": "x"}).status_code for satu in kirim] == [403] * 7
    assert (CatatanReviu.objects.count(), Reviu.objects.get().simpulan) == (0, "")


def test_checklist_form_keeps_what_was_typed_when_it_is_refused(kr):
    c = klien(kr.pereviu)
    j = {n: JawabanReviu.objects.get(butir__nomor=n) for n in ("I.2", "II.1")}
    isi = {
        f"jawaban-{j['I.2'].butir_id}": "tidak",
        f"asal-{j['I.2'].butir_id}": "ya",
        f"jawaban-{j['II.1'].butir_id}": "ya",
        f"bukti-{j['II.1'].butir_id}": "SK tim penyusun.",
        f"asal-{j['II.1'].butir_id}": "",
    }

    ditolak = c.post(f"{kr.dasar}daftar/", isi)
    laman = ditolak.content.decode()

    assert ditolak.status_code == 422
    assert "Butir I.2: tulis alasan jawaban yang berbeda" in laman
    assert "SK tim penyusun." in laman
    assert JawabanReviu.objects.get(butir__nomor="II.1").jawaban == ""
    isi[f"alasan-{j['I.2'].butir_id}"] = "Target tidak menantang."
    assert c.post(f"{kr.dasar}daftar/", isi).status_code == 302
    assert JawabanReviu.objects.get(butir__nomor="II.1").bukti == "SK tim penyusun."


def test_comment_on_a_table_cell_through_the_form(kr):
    c = klien(kr.pereviu)
    alamat = f"{kr.dasar}catatan/baru/?jangkar=blok:ringkasan"

    tanpa_baris = c.post(alamat, {"isi": "Periksa.", "kolom": "capaian"})
    jadi = c.post(alamat, {"isi": "Periksa.", "baris": "IK1", "kolom": "capaian"})

    assert (tanpa_baris.status_code, jadi.status_code) == (422, 302)
    assert "Pilih barisnya juga." in tanpa_baris.content.decode()
    assert jadi.url.endswith("laporan/bab/ringkasan-eksekutif/#t-ringkasan")
    catatan = CatatanReviu.objects.get()
    assert (catatan.jangkar, catatan.kutipan) == ("sel:ringkasan|IK1|capaian", "106,21")
    assert c.get(f"{kr.dasar}catatan/baru/?jangkar=blok:tidak-ada").status_code == 404


def test_reading_pages_show_comments_and_only_reviewers_a_way_to_write(kr):
    tulis(kr, "blok:ringkasan")
    laman = f"{kr.laporan.get_absolute_url()}laporan/bab/ringkasan-eksekutif/"

    pereviu, penyusun = (klien(o).get(laman).content.decode() for o in (kr.pereviu, kr.penyusun))

    assert 'catatan/?di=t-ringkasan"' in pereviu
    assert 'catatan/?di=t-ringkasan"' in penyusun
    assert "catatan/baru/?jangkar=blok%3Aringkasan" in pereviu
    assert "catatan/baru/" not in penyusun
    asal = f"{kr.laporan.get_absolute_url()}laporan/asal/?fakta=realisasi:IK1"
    assert "catatan/baru/?jangkar=realisasi%3AIK1" in klien(kr.pereviu).get(asal).content.decode()
    hidup = f"{kr.k.tk.get_absolute_url()}laporan/bab/ringkasan-eksekutif/"
    assert "catatan/baru/" not in klien(kr.pereviu).get(hidup).content.decode()


def test_answer_that_is_refused_keeps_its_words(kr):
    tulis(kr)
    alamat = f"{kr.dasar}catatan/1/tanggapi/"

    kosong = klien(kr.penyusun).post(alamat, {"isi": " "})
    ditolak = klien(kr.pereviu).post(alamat, {"isi": "Belum tepat.", "status": "ditolak"})

    assert (kosong.status_code, ditolak.status_code) == (422, 422)
    assert "Belum ada tanggapan perangkat daerah" in ditolak.content.decode()
    assert "Belum tepat.</textarea>" in ditolak.content.decode()
    assert klien(kr.k.orang["kepala"]).post(alamat, {"isi": "x"}).status_code == 403


def test_list_of_comments_filters_by_status_and_place(kr):
    tulis(kr)
    dua = tulis(kr, "", isi="Umum.")
    tanggapi(catatan=dua, isi="Ya.", oleh=kr.penyusun)
    c = klien(kr.penyusun)

    def nomor(kueri: str) -> list[int]:
        return [b.c.nomor for b in c.get(f"{kr.dasar}catatan/{kueri}").context["daftar"]]

    assert nomor("") == [1, 2]
    assert nomor("?status=dijawab") == [2]
    assert nomor("?di=t-ringkasan") == [1]


@pytest.mark.parametrize("laman", ["catatan/", "", "daftar/"])
def test_queries_do_not_grow_with_comments(kr, laman):
    c = klien(kr.pereviu)

    tulis(kr)
    satu = kueri_laman(c, kr.dasar + laman)
    for _ in range(29):
        catatan = tulis(kr)
    tanggapi(catatan=catatan, isi="Ya.", oleh=kr.penyusun)

    assert kueri_laman(c, kr.dasar + laman) <= satu + 1  # the threads are read when there are any


def test_queue_lists_own_pemda_with_days_and_standing(kr):
    hari = date(2030, 1, 1)
    jauh = buat_pengguna("jauh", "pereviu", pemda=buat_pemda("kota-jauh"))
    tulis(kr)

    (baris,) = antrean_reviu(kr.pereviu, 2025, hari)

    assert (baris.antrean, baris.catatan, baris.belum) == (Antrean.DIREVIU, 1, 1)
    assert baris.hari == (hari - baris.diajukan).days
    assert antrean_reviu(jauh, None, hari) == []
    laman = klien(kr.pereviu).get("/reviu/").content.decode()
    assert f'href="{kr.dasar}"' in laman
    assert "Anda tidak bertugas mereviu" in klien(kr.penyusun).get("/reviu/").content.decode()
    kr.siap_simpul()
    kr.simpulkan(SIMPULAN_TERBUKA)
    (baris,) = antrean_reviu(kr.pereviu, None, hari)
    assert (baris.antrean, baris.belum) == (Antrean.SELESAI, 0)


@pytest.mark.lambat
def test_notes_of_the_review_read_back_from_xlsx_and_pdf(kr, tmp_path):
    catatan = tulis(kr, rekomendasi="=SUM(A1)", isi="Realisasi berbeda dari LRA.")
    tanggapi(catatan=catatan, isi="Sudah disesuaikan.", oleh=kr.penyusun)
    kr.siap_simpul()
    kr.simpulkan(SIMPULAN_TERBUKA)
    c = klien(kr.penyusun)

    xlsx = c.get(f"{kr.dasar}catatan-hasil-reviu.xlsx")
    buku = load_workbook(io.BytesIO(xlsx.content))
    ws = buku["Catatan Hasil Reviu"]
    isi = [[s.value for s in baris] for baris in ws.iter_rows() if baris[0].value in ("1", 1)][-1]
    assert buku.sheetnames == [
        "Daftar Isi",
        "Catatan Hasil Reviu",
        "Formulir daftar periksa reviu l",
        "Penilaian SMART",
        "Data Reviu",
        "Tim Reviu",
    ]
    assert isi[2:5] == [
        "Realisasi Persentase IK1 tahun 2025: 84,97%",
        "Realisasi berbeda dari LRA.",
        "=SUM(A1)",
    ]
    assert [s.data_type for baris in ws.iter_rows() for s in baris if s.value == "=SUM(A1)"] == [
        "s"
    ]
    pdf = c.get(f"{kr.dasar}catatan-hasil-reviu.pdf")
    berkas = tmp_path / "chr.pdf"
    berkas.write_bytes(pdf.content)
    cetak = subprocess.run(
        ["pdftotext", "-layout", str(berkas), "-"], capture_output=True, text=True, check=True
    ).stdout
    for kata in (
        *("INSPEKTORAT", "CATATAN HASIL REVIU", "ST-01, 1 Februari 2026", "KKR-01"),
        *("Contoh Ketua", "Contoh Inspektur", "Kota Contoh, 10 Februari 2026", "III.10"),
        *("Penilaian SMART", "Spesifik"),
    ):
        assert kata in cetak, kata
    assert c.get(f"{kr.dasar}catatan-hasil-reviu.docx").status_code == 404


def test_missing_items_lead_to_the_field_that_mends_them(kr):
    c = klien(kr.pereviu)
    soup = parse(c.get(kr.dasar))
    tautan = [a.get("href") for a in soup.xpath("//section[@aria-labelledby='j-kurang']//a")]

    # Each address is a page with an element of that name.
    kosong = [
        satu
        for satu in tautan
        if not parse(c.get(satu.partition("#")[0])).xpath(f"//*[@id='{satu.partition('#')[2]}']")
    ]

    assert (len(tautan), kosong) == (5, [])


def test_evidence_of_a_machine_answer_names_each_place_once(kr):
    isi = parse(klien(kr.pereviu).get(f"{kr.dasar}daftar/"))
    butir = [[a.text for a in b.iter("a")] for b in isi.xpath("//*[@class='tautan-bukti']")]

    assert butir
    assert [b for b in butir if len(b) != len(set(b))] == []
