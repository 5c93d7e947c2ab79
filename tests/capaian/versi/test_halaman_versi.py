"""Pages of the versions: where one stands, who may do what, the recording, the verification."""

import re
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from kueri_terhitung import kueri_laman
from laporan_siap import Kantor
from orang import buat_opd, buat_pengguna, klien
from versi_contoh import BERKAS_FINAL, kembalikan, langkahkan

from capaian.alur_laporan import lampirkan, simpan_berkas_final
from capaian.models import LaporanKinerja, TeksLaporan
from capaian.reviu.alur import Langkah
from capaian.sajian import sajikan_laporan

DASAR = "/opd/dinas-contoh/2025/"
VERSI = f"{DASAR}versi/1/"
TTD = b"%PDF-1.7\nbertanda tangan\n%%EOF\n"


@pytest.fixture
def k(kantor_siap: Kantor) -> Kantor:
    return kantor_siap


def baris(k: Kantor, sampai: Langkah, laporan: LaporanKinerja | None = None) -> LaporanKinerja:
    """A version at this step, made row by row."""
    laporan = laporan or LaporanKinerja.objects.create(
        tahun_kinerja=k.tk,
        versi=LaporanKinerja.objects.count() + 1,
        perlu_reviu=False,
    )
    return langkahkan(laporan, k.orang["penyusun"], sajikan_laporan(k.tk), sampai=sampai)


def isi(k: Kantor, peran: str, alamat: str) -> str:
    jawaban = klien(k.orang[peran]).get(alamat)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def tombol(html: str) -> list[str]:
    """The orders that the page's own forms give."""
    return re.findall(
        r"<button class=\"btn btn-(?:primary|outline-danger)\">([^<]+)</button>", html
    )


def ubah_teks() -> None:
    teks = TeksLaporan.objects.get(kunci="kesimpulan")
    teks.isi = "<p>Kesimpulan yang diperbaiki.</p>"
    teks.save()


def test_year_without_version_says_so_and_lets_only_the_penyusun_begin(k):
    penyusun, kepala = isi(k, "penyusun", f"{DASAR}versi/"), isi(k, "kepala", f"{DASAR}versi/")

    assert "Belum ada versi" in penyusun
    assert (tombol(penyusun), tombol(kepala)) == (["Mulai versi 1"], [])


def test_begun_version_is_shown_and_cannot_be_begun_twice(k):
    layar = klien(k.orang["penyusun"])

    assert layar.post(f"{DASAR}versi/").url == VERSI
    lagi = layar.post(f"{DASAR}versi/", follow=True)

    assert "Versi 1 belum final" in lagi.content.decode()
    assert LaporanKinerja.objects.count() == 1


@pytest.mark.parametrize(
    ("langkah", "peran", "harus"),
    [
        (Langkah.DRAF, "verifikator", ["Nyatakan terverifikasi"]),
        (Langkah.DRAF, "penyusun", []),
        (Langkah.DIVERIFIKASI, "kepala", ["Setujui", "Kembalikan ke draf"]),
        (Langkah.DIVERIFIKASI, "penyusun", ["Kembalikan ke draf"]),
        (Langkah.DIAJUKAN, "penyusun", ["Usulkan final"]),
        (Langkah.DIAJUKAN, "operator", []),
        (Langkah.USUL_FINAL, "kepala", ["Finalkan", "Kembalikan ke draf"]),
        (Langkah.DISAMPAIKAN, "penyusun", ["Terbitkan"]),
        (Langkah.TERBIT, "penyusun", []),
    ],
)
def test_page_offers_the_steps_that_this_person_may_take_now(k, langkah, peran, harus):
    baris(k, langkah)

    assert tombol(isi(k, peran, VERSI)) == harus


@pytest.mark.parametrize("alamat", [f"{DASAR}versi/", VERSI])
def test_landmarks_of_the_pages_have_each_a_name_of_its_own(k, alamat):
    baris(k, Langkah.DIAJUKAN)

    nama = re.findall(r'aria-labelledby="([^"]+)"', isi(k, "penyusun", alamat))

    assert len(nama) == len(set(nama)) > 0


def test_page_says_whose_turn_it_is_and_what_blocks(k):
    baris(k, Langkah.DRAF)
    TeksLaporan.objects.get(kunci="kesimpulan").delete()

    html = isi(k, "verifikator", VERSI)

    assert "Giliran: <strong>Verifikator</strong> (verifikator-dinas-contoh)" in html
    assert "Yang masih menghalangi" in html
    assert f'href="{DASAR}naskah/kesimpulan/"' in html
    assert tombol(html) == []


@pytest.mark.sedang
def test_step_is_taken_on_the_page_and_returned_with_its_reason(k):
    baris(k, Langkah.DIVERIFIKASI)
    kepala = klien(k.orang["kepala"])

    kepala.post(f"{VERSI}langkah/", {"dari": "diverifikasi", "ke": "disetujui"})
    kirim = {"dari": "disetujui", "ke": "draf", "alasan": "Kesimpulan kurang jelas"}
    jawaban = kepala.post(f"{VERSI}langkah/", kirim, follow=True)

    assert "Laporan kini: Draf." in jawaban.content.decode()
    assert "Kesimpulan kurang jelas" in jawaban.content.decode()
    assert LaporanKinerja.objects.get().langkah == "draf"


def test_handing_in_is_recorded_with_its_date_and_receipt(k, settings):
    settings.LAKIP_HARI_INI = date(2026, 2, 27)
    laporan = baris(k, Langkah.FINAL)
    simpan_berkas_final(laporan=laporan, isi=BERKAS_FINAL, nama="laporan.pdf")
    layar = klien(k.orang["penyusun"])
    kirim = {"dari": "final", "ke": "disampaikan", "tanggal": "2026-02-20"}
    assert 'value="2026-02-27"' in isi(k, "penyusun", VERSI)  # today stands there

    tanpa = layar.post(f"{VERSI}langkah/", kirim)
    layar.post(f"{VERSI}langkah/", kirim | {"tanda_terima": "Agenda 15"})

    assert (tanpa.status_code, "Isian ini" in tanpa.content.decode()) == (422, True)
    kini = LaporanKinerja.objects.get()
    assert (kini.langkah, kini.tanggal_penyampaian, kini.tanda_terima) == (
        "disampaikan",
        date(2026, 2, 20),
        "Agenda 15",
    )


def test_step_from_an_old_page_is_refused_with_a_word(k):
    baris(k, Langkah.DISETUJUI)

    jawaban = klien(k.orang["kepala"]).post(
        f"{VERSI}langkah/", {"dari": "diverifikasi", "ke": "disetujui"}, follow=True
    )

    assert "Laporan sudah berada pada langkah “Disetujui kepala”" in jawaban.content.decode()


@pytest.mark.parametrize("peran", ["operator", "penyusun", "pereviu"])
def test_step_of_another_role_is_forbidden(k, peran):
    baris(k, Langkah.DIVERIFIKASI)
    kirim = {"dari": "diverifikasi", "ke": "disetujui"}

    jawaban = klien(k.orang[peran]).post(f"{VERSI}langkah/", kirim)

    assert (jawaban.status_code, LaporanKinerja.objects.get().langkah) == (403, "diverifikasi")


def test_another_agency_sees_nothing_of_it(k):
    laporan = baris(k, Langkah.TERBIT)
    asing = klien(buat_pengguna("asing", "penyusun", opd=buat_opd("dinas-lain")))
    berkas = laporan.berkas.get().pk
    alamat = ["", "laporan/", "laporan/semua/", "laporan.json", "laporan.pdf", f"berkas/{berkas}/"]

    assert [asing.get(f"{VERSI}{a}").status_code for a in alamat] == [404] * len(alamat)
    assert asing.post(f"{VERSI}langkah/", {"dari": "terbit", "ke": "draf"}).status_code == 404


@pytest.mark.sedang
def test_submitted_version_reads_as_it_was_while_the_live_report_moves_on(k):
    baris(k, Langkah.DIAJUKAN)
    layar = klien(k.orang["penyusun"])
    dahulu = layar.get(f"{VERSI}laporan.json").json()
    ubah_teks()

    semua = isi(k, "penyusun", f"{VERSI}laporan/semua/")
    kini = layar.get(f"{VERSI}laporan.json")

    assert ("yang diperbaiki" in semua, "Uraian contoh." in semua) == (False, True)
    assert kini.json() == dahulu
    assert (dahulu["versi"], dahulu["status"]) == (1, "diajukan")
    assert "LKjIP-2025-dinas-contoh-v1-diajukan.json" in kini["Content-Disposition"]
    assert "yang diperbaiki" in isi(k, "penyusun", f"{DASAR}laporan/semua/")


def test_every_reading_page_of_a_version_stays_within_that_version(k):
    baris(k, Langkah.DIAJUKAN)
    alamat = ("", "semua/", "bab/bab-3/", "asal/?fakta=capaian:IK1", "cari/?q=capaian")

    for satu in alamat:
        html = isi(k, "penyusun", f"{VERSI}laporan/{satu}")
        assert "Laman ini dibaca dari rekaman yang diajukan" in html
        naskah = html.partition('class="baca"')[2]
        assert re.findall(rf'(?:href|action)="({DASAR}laporan[^"]*)"', naskah) == []


def test_version_that_is_not_recorded_leads_to_the_live_report(k):
    baris(k, Langkah.DISETUJUI)
    layar = klien(k.orang["penyusun"])

    assert layar.get(f"{VERSI}laporan/").url == f"{DASAR}laporan/"
    assert layar.get(f"{VERSI}laporan.pdf").url == f"{DASAR}laporan.pdf"


def test_final_file_is_handed_out_as_it_was_stored(k):
    laporan = baris(k, Langkah.TERBIT)
    layar = klien(k.orang["operator"])

    unduhan = [
        layar.get(f"{VERSI}laporan.pdf"),
        layar.get(f"{VERSI}berkas/{laporan.berkas.get().pk}/"),
    ]

    assert [u.content for u in unduhan] == [BERKAS_FINAL] * 2
    assert all(u["Content-Disposition"].startswith("attachment") for u in unduhan)


@pytest.mark.sedang
def test_queries_of_list_and_page_do_not_grow_with_versions_and_steps(k):
    laporan = baris(k, Langkah.DIAJUKAN)
    layar = klien(k.orang["penyusun"])

    def banyak() -> list[int]:
        return [kueri_laman(layar, alamat) for alamat in (f"{DASAR}versi/", VERSI)]

    satu = banyak()
    for _ in range(10):
        laporan = kembalikan(laporan, k.orang["kepala"], "Lagi")
        laporan = baris(k, Langkah.DIAJUKAN, laporan)

    assert (banyak(), laporan.jejak.count()) == (satu, 43)


# Verification


def periksa(kode: str, isi_berkas: bytes) -> str:
    berkas = SimpleUploadedFile("unduhan.pdf", isi_berkas)
    return klien(None).post(f"/verifikasi/{kode}", {"berkas": berkas}).content.decode()


def test_anybody_sees_what_a_code_stands_for_and_no_names(k):
    laporan = baris(k, Langkah.TERBIT)

    html = klien(None).get(f"/verifikasi/{laporan.kode_tampil}").content.decode()

    for teks in ("Dinas Contoh Kota Contoh", "Pemerintah Kota Contoh", "2025", "Terbit"):
        assert teks in html
    assert laporan.berkas.get().berkas.sha256 in html
    assert laporan.rekaman.get().sha256 in html
    assert [o.username for o in k.orang.values() if o.username in html] == []
    assert "Contoh Kepala" not in html


@pytest.mark.parametrize(
    "ubah", [str.lower, lambda kode: kode.replace("-", ""), lambda k: f" {k} "]
)
def test_code_is_read_however_it_was_typed(k, ubah):
    kode = baris(k, Langkah.FINAL).kode_tampil

    assert klien(None).get(f"/verifikasi/{ubah(kode)}").status_code == 200


def test_code_of_a_draft_and_an_unknown_code_say_nothing(k, settings):
    draf = baris(k, Langkah.USUL_FINAL)
    settings.DEBUG = True  # a demo shows the same page

    for kode in (draf.kode_tampil, "AAAA-BBBB-CCCC", "x"):
        jawaban = klien(None).get(f"/verifikasi/{kode}")
        assert jawaban.status_code == 404
        assert "Kode verifikasi tidak dikenal" in jawaban.content.decode()


def test_file_is_compared_with_final_and_signed_files_and_not_kept(k):
    laporan = baris(k, Langkah.DISAMPAIKAN)
    lampirkan(
        laporan=laporan,
        jenis="ttd",
        unggahan=SimpleUploadedFile("ttd.pdf", TTD),
        oleh=k.orang["penyusun"],
    )
    semula = laporan.berkas.count()

    hasil = [periksa(laporan.kode, satu) for satu in (BERKAS_FINAL, TTD, BERKAS_FINAL + b" ")]

    assert "sama persis dengan berkas final" in hasil[0]
    assert "sama persis dengan berkas bertanda tangan elektronik" in hasil[1]
    assert "Tidak cocok" in hasil[2]
    assert laporan.berkas.count() == semula


def test_file_of_another_version_and_a_replaced_version_say_which(k):
    satu = baris(k, Langkah.TERBIT)
    ubah_teks()
    dua = baris(k, Langkah.FINAL)
    simpan_berkas_final(laporan=dua, isi=TTD, nama="dua.pdf")

    assert "adalah berkas final versi 2, bukan versi 1" in periksa(satu.kode, TTD)
    assert "Sudah ada versi 2" in klien(None).get(f"/verifikasi/{satu.kode}").content.decode()


def test_missing_and_too_large_file_are_refused(k, settings):
    laporan = baris(k, Langkah.TERBIT)
    settings.LAKIP_BATAS_BERKAS = 10

    kosong = klien(None).post(f"/verifikasi/{laporan.kode}").content.decode()

    assert "Pilih berkas yang akan diperiksa" in kosong
    assert "lebih besar dari berkas laporan mana pun" in periksa(laporan.kode, BERKAS_FINAL)


@pytest.mark.parametrize(
    ("zona", "saat"),
    [("Asia/Pontianak", "23 Februari 2026, 06.30"), ("Asia/Jayapura", "23 Februari 2026, 08.30")],
)
def test_moments_are_shown_in_the_time_of_the_local_government(k, monkeypatch, zona, saat):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 2, 22, 23, 30, tzinfo=UTC))
    k.p.opd.pemda.zona_waktu = zona
    k.p.opd.pemda.save()
    k.mulai()

    assert f"Versi ini dimulai {saat} " in isi(k, "penyusun", VERSI)
