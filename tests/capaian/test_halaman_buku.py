"""The workbook in the browser: who may, what is shown before anything is written."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from capaian.buku.tunggu import titip
from capaian.models import RealisasiIndikator
from capaian.views.buku import SESI
from lakip.instansi.models import Kejadian
from renstra.models import TahunKinerja
from tests.buku_contoh import Isi, buku_kecil, ke_json, ke_xlsx, muat
from tests.orang import Dunia, klien

pytestmark = pytest.mark.django_db
DASAR = "/opd/dinas-uji/2025/buku/"
PRATINJAU = f"{DASAR}pratinjau/"
PENGUNDUH = {"penyusun", "pereviu"}
PENGIMPOR = {"admin", "admin_opd", "admin_sistem"}
TAK_TERLIHAT = {"rekan", "admin_lain", "tanpa_tugas", "superuser"}


@pytest.fixture
def dunia(dunia: Dunia) -> Dunia:
    muat(buku_kecil())
    return dunia


@pytest.fixture
def admin(dunia: Dunia) -> Client:
    return klien(dunia.orang["admin"])


def unggah(peramban: Client, buku: Isi | bytes, nama: str = "buku.json", dasar: str = DASAR):
    isi = buku if isinstance(buku, bytes) else ke_json(buku)
    return peramban.post(dasar, {"berkas": SimpleUploadedFile(nama, isi)})


def diubah(nilai: str = "3.9") -> Isi:
    buku = buku_kecil()
    buku["realisasi"][0]["realisasi"] = nilai
    return buku


def nilai() -> str:
    return str(RealisasiIndikator.objects.get(indikator__kode="IT1").nilai)


@pytest.mark.parametrize("metode", ["get", "post"])
@pytest.mark.parametrize(
    "alamat",
    [
        *(DASAR, PRATINJAU, f"{DASAR}batal/"),
        pytest.param(f"{DASAR}unduh.xlsx", marks=pytest.mark.sedang),  # six workbooks each
        pytest.param(f"{DASAR}templat.xlsx", marks=pytest.mark.sedang),
    ],
)
def test_only_the_permitted_reach_the_pages_of_the_workbook(dunia, alamat, metode):
    jawaban = {
        nama: getattr(klien(orang), metode)(alamat).status_code
        for nama, orang in dunia.orang.items()
    }

    menulis = alamat in {PRATINJAU, f"{DASAR}batal/"} or metode == "post"
    boleh = PENGIMPOR if menulis else PENGIMPOR | PENGUNDUH
    if (alamat.endswith("batal/") and metode == "get") or (
        alamat.endswith(".xlsx") and metode == "post"
    ):
        assert set(jawaban.values()) == {405}
        return
    assert {n for n, kode in jawaban.items() if kode == 404} == TAK_TERLIHAT
    assert {n for n, kode in jawaban.items() if kode == 403} == (
        set(dunia.orang) - TAK_TERLIHAT - boleh
    )


def test_nobody_in_is_sent_to_log_in(dunia):
    jawaban = klien(None).get(DASAR)

    assert (jawaban.status_code, jawaban["Location"]) == (302, f"/masuk/?next={DASAR}")


def test_page_shows_the_upload_only_to_who_may_import(dunia):
    isi = {n: klien(dunia.orang[n]).get(DASAR).content.decode() for n in ("admin", "penyusun")}

    assert ['type="file"' in isi[n] for n in ("admin", "penyusun")] == [True, False]
    assert all(f"{DASAR}unduh.xlsx" in teks for teks in isi.values())


@pytest.mark.sedang
def test_download_is_the_agency_year_as_a_file(admin):
    jawaban = admin.get(f"{DASAR}unduh.xlsx")

    assert jawaban["Content-Disposition"] == 'attachment; filename="buku-dinas-uji-2025.xlsx"'
    buku = load_workbook(io.BytesIO(jawaban.content))
    assert buku["realisasi"]["C2"].value == 4
    assert muat(jawaban.content).status == "sama"


def test_unknown_format_is_not_found(admin):
    assert admin.get(f"{DASAR}unduh.pdf").status_code == 404
    assert admin.get(f"{DASAR}templat.pdf").status_code == 404


@pytest.mark.sedang
@pytest.mark.parametrize("bentuk", ["json", "xlsx"])
def test_upload_is_previewed_then_written(admin, dunia, bentuk):
    buku = diubah()
    if bentuk == "xlsx":
        buku["target_renstra"][0]["target"] = "4,20-4,25"
    isi = ke_json(buku) if bentuk == "json" else ke_xlsx(buku)

    jawaban = unggah(admin, isi, f"buku.{bentuk}")
    assert (jawaban.status_code, jawaban["Location"]) == (302, PRATINJAU)
    pratinjau = admin.get(PRATINJAU)
    assert pratinjau.context["jumlah"]["berubah"] == 1
    assert "<del>4</del> → <ins>3.9</ins>" in pratinjau.content.decode()
    assert nilai() == "4"
    jawaban = admin.post(PRATINJAU)

    assert (jawaban.status_code, jawaban["Location"]) == (302, "/opd/dinas-uji/2025/")
    assert nilai() == "3.9"
    kejadian = Kejadian.objects.filter(jenis="impor_buku").first()
    assert (kejadian.oleh, kejadian.objek) == (dunia.orang["admin"], f"buku.{bentuk}")
    jejak = RealisasiIndikator.history.filter(indikator__kode="IT1").first()
    assert jejak.history_user == dunia.orang["admin"]
    assert admin.post(PRATINJAU)["Location"] == DASAR


def test_every_error_is_shown_and_nothing_can_be_confirmed(admin):
    buku = diubah("empat")
    buku["indikator"][0]["arah"] = "<b>turn</b>"
    unggah(admin, buku)

    halaman = admin.get(PRATINJAU)
    teks = halaman.content.decode()
    assert len(halaman.context["kesalahan"]) == 2
    assert "&lt;b&gt;turn&lt;/b&gt;" in teks
    assert "Tulis ke aplikasi" not in teks
    admin.post(PRATINJAU)

    assert nilai() == "4"


@pytest.mark.sedang
def test_confirmation_writes_only_what_the_preview_showed(admin):
    unggah(admin, diubah())
    admin.get(PRATINJAU)
    lain = RealisasiIndikator.objects.get(indikator__kode="IK1")
    lain.nilai = 7
    lain.save()

    jawaban = admin.post(PRATINJAU)
    assert jawaban.status_code == 200
    assert "berubah sejak pratinjau" in jawaban.content.decode()
    assert nilai() == "4"

    assert admin.post(PRATINJAU).status_code == 302
    assert nilai() == "3.9"


def test_confirmation_without_a_preview_only_previews(admin):
    unggah(admin, diubah())

    assert admin.post(PRATINJAU).status_code == 200
    assert nilai() == "4"


def test_waiting_workbook_belongs_to_its_session_and_agency_year(admin, dunia):
    unggah(admin, diubah())

    assert klien(dunia.orang["admin_opd"]).get(PRATINJAU)["Location"] == DASAR
    lain = "/opd/dinas-uji/2026/buku/"
    assert admin.get(f"{lain}pratinjau/")["Location"] == lain


def test_workbook_of_another_agency_is_refused(admin):
    buku = buku_kecil()
    buku["opd"][0]["kode"] = "dinas-tetangga"
    unggah(admin, buku)

    kesalahan = admin.get(PRATINJAU).context["kesalahan"]

    assert [k.harapan for k in kesalahan] == ["Halaman ini hanya memuat dinas-uji."]


def test_cancelled_workbook_is_forgotten(admin):
    unggah(admin, diubah())

    assert admin.post(f"{DASAR}batal/")["Location"] == DASAR
    assert SESI not in admin.session
    assert nilai() == "4"


def test_workbook_that_is_gone_asks_for_another_upload(admin):
    unggah(admin, diubah())
    sesi = admin.session
    sesi[SESI] = sesi[SESI] | {"sha256": "0" * 64}
    sesi.save()

    assert admin.get(PRATINJAU)["Location"] == DASAR
    assert "Unggah kembali" in admin.get(DASAR).content.decode()


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (b"", "Berkas yang dipilih kosong."),
        (None, "Pilih berkas buku kerja."),
    ],
)
def test_missing_or_empty_file_is_told_at_the_field(admin, isi, pesan):
    data = {} if isi is None else {"berkas": SimpleUploadedFile("a.xlsx", isi)}

    jawaban = admin.post(DASAR, data)

    assert jawaban.status_code == 422
    assert pesan in jawaban.content.decode()


def test_file_that_is_no_workbook_is_told_on_the_page(admin):
    unggah(admin, b"%PDF-1.7 %%EOF", "buku.xlsx")

    assert admin.get(PRATINJAU)["Location"] == DASAR
    assert "bukan buku kerja .xlsx atau .json" in admin.get(DASAR).content.decode()


def test_file_over_the_limit_is_refused(admin, settings):
    settings.LAKIP_BATAS_BERKAS = 100

    jawaban = unggah(admin, diubah())

    assert jawaban.status_code == 422
    assert "melebihi" in jawaban.content.decode()


def test_new_year_starts_with_an_upload_by_who_may_import(admin, dunia):
    alamat = "/opd/dinas-uji/2027/buku/"
    assert klien(dunia.orang["penyusun"]).get(alamat).status_code == 404
    assert "belum ada di aplikasi" in admin.get(alamat).content.decode()
    buku = buku_kecil()
    buku["tahun"][0]["tahun"] = "2027"

    unggah(admin, buku, dasar=alamat)
    admin.get(f"{alamat}pratinjau/")
    admin.post(f"{alamat}pratinjau/")

    assert TahunKinerja.objects.filter(opd__kode="dinas-uji", tahun=2027).count() == 1


@pytest.mark.parametrize(
    ("tahun", "tujuan"),
    [
        ("2027", "/opd/dinas-uji/2027/buku/"),
        ("1066", "/opd/dinas-uji/"),
        ("", "/opd/dinas-uji/"),
        ("dua", "/opd/dinas-uji/"),
    ],
)
def test_year_on_the_agencys_page_leads_to_its_workbook(admin, tahun, tujuan):
    assert admin.get("/opd/dinas-uji/buku/", {"tahun": tahun})["Location"] == tujuan


def test_bytes_that_no_longer_match_their_hash_are_not_used(settings):
    from capaian.buku.tunggu import ambil

    sha256 = titip(b"isi")
    (settings.VAR / "buku-tunggu" / sha256).write_bytes(b"lain")

    assert ambil(sha256) is None
