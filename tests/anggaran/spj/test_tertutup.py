"""Imports leave months of closed quarters and years as they are: page, worker and command."""

import json
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from orang import buat_pengguna, klien

from anggaran.impor.alur import kerjakan_tulis
from anggaran.models import BerkasSPJ, PosAnggaran, RealisasiAnggaran
from capaian.jadwal import buka_periode, tutup_pemda, tutup_periode
from lakip.instansi.models import Berkas, Pengguna
from renstra.models import TahunKinerja
from tests.anggaran.spj.sediakan import berkas, impor, keadaan, kode_temuan

pytestmark = pytest.mark.django_db

A = "benar-a-fungsional-desember.xlsx"
NOVEMBER = "benar-c-november.xlsx"
DASAR = "/opd/dinsos-pontianak/2025/spj/"
TRIWULAN_IV = (
    "Triwulan IV tahun 2025 sudah ditutup. Minta admin membukanya kembali pada halaman Jadwal "
    "isian, lalu ulangi."
)
SETAHUN = (
    "Tahun 2025 sudah ditutup: isinya hanya dapat dibaca. Minta admin membukanya kembali bila ada "
    "yang harus diperbaiki."
)


@pytest.fixture
def tahun(tahun_spj: TahunKinerja) -> TahunKinerja:
    return tahun_spj


@pytest.fixture
def admin(tahun) -> Pengguna:
    return buat_pengguna("admin", "admin", pemda=tahun.opd.pemda)


def tutup(tahun: TahunKinerja, admin: Pengguna, triwulan: int = 4) -> None:
    assert tutup_periode(tahun_kinerja=tahun, triwulan=triwulan, oleh=admin)


def buka(tahun: TahunKinerja, admin: Pengguna, triwulan: int = 4) -> None:
    assert buka_periode(tahun_kinerja=tahun, triwulan=triwulan, alasan="Salah tutup", oleh=admin)


def perintah(*pilihan: str) -> tuple[int, dict]:
    """(exit code, JSON) of importing the December file with every warning accepted."""
    keluar, kode = StringIO(), 0
    try:
        call_command(
            "impor_spj", str(berkas(A)), "--opd", "dinsos-pontianak", "--tahun", "2025",
            "--bulan", "12", "--setujui", "--json", *pilihan, stdout=keluar, stderr=StringIO(),
        )  # fmt: skip
    except SystemExit as berhenti:
        kode = berhenti.code
    return kode, json.loads(keluar.getvalue())


def kirim(admin: Pengguna, nama: str = A, bulan: int = 12):
    unggahan = SimpleUploadedFile(nama, berkas(nama).read_bytes())
    return klien(admin).post(DASAR, {"berkas": unggahan, "bulan": bulan, "sumber": "SPJ"})


def siap(admin: Pengguna) -> BerkasSPJ:
    """The December file, uploaded, read and waiting for a yes."""
    assert kirim(admin).status_code == 302
    satu = BerkasSPJ.objects.get()
    assert satu.status == "siap"
    return satu


def teks(jawaban) -> str:
    return " ".join(jawaban.content.decode().split())


@pytest.mark.parametrize(("triwulan", "pesan"), [(4, TRIWULAN_IV), (0, SETAHUN)])
@pytest.mark.parametrize("pilihan", [[], ["--coba"]])
def test_command_refuses_a_closed_month_and_writes_nothing(tahun, admin, triwulan, pesan, pilihan):
    tutup(tahun, admin, triwulan)
    sebelum = keadaan(tahun)

    kode, isi = perintah(*pilihan)

    halangan = [(t["kode"], t["pesan"]) for t in isi["temuan"] if t["tingkat"] == "blokir"]
    assert (kode, isi["status"], halangan) == (1, "ditolak", [("periode_tertutup", pesan)])
    assert (keadaan(tahun), BerkasSPJ.objects.count(), Berkas.objects.count()) == (sebelum, 0, 0)


def test_command_imports_a_month_of_an_open_quarter_and_after_opening_again(tahun, admin):
    tutup(tahun, admin, 3)
    assert perintah("--coba")[0] == 0
    tutup(tahun, admin)
    assert perintah()[0] == 1

    buka(tahun, admin)

    assert perintah()[1]["status"] == "diimpor"


def test_closing_by_the_pemda_counts_as_the_agency_s_own(tahun, admin):
    tutup_pemda(pemda=tahun.opd.pemda, tahun=2025, triwulan=4, oleh=admin)

    assert perintah()[0] == 1


def test_same_file_again_changes_nothing_and_is_told_so(tahun, admin):
    perintah()
    tutup(tahun, admin)

    kode, isi = perintah()

    assert (kode, isi["status"]) == (0, "sama")


@pytest.mark.parametrize(("triwulan", "pesan"), [(4, TRIWULAN_IV), (0, SETAHUN)])
def test_undo_by_command_is_refused_until_the_period_is_opened(tahun, admin, triwulan, pesan):
    sebelum = keadaan(tahun)
    nomor = str(perintah()[1]["impor"])
    terimpor = keadaan(tahun)
    tutup(tahun, admin, triwulan)

    with pytest.raises(CommandError) as tolakan:
        call_command("batal_impor", nomor)

    assert (tolakan.value.returncode, str(tolakan.value)) == (1, pesan)
    assert keadaan(tahun) == terimpor
    buka(tahun, admin, triwulan)
    call_command("batal_impor", nomor, stderr=StringIO())
    assert keadaan(tahun) == sebelum


def test_file_that_replaces_typed_amounts_of_a_closed_month_is_refused(tahun, admin):
    pos = PosAnggaran.objects.get(kode="1.06.02.2.03.0001")
    ketikan = RealisasiAnggaran.objects.create(tahun_kinerja=tahun, pos=pos, bulan=8, nilai=5)
    tutup(tahun, admin, 3)
    sebelum = keadaan(tahun)

    hasil = impor(tahun, A)

    assert (hasil.status, kode_temuan(hasil, "blokir")) == ("ditolak", {"periode_tertutup"})
    assert keadaan(tahun) == sebelum
    buka(tahun, admin, 3)
    nomor = impor(tahun, A).berkas.pk
    assert not RealisasiAnggaran.objects.filter(pk=ketikan.pk).exists()
    tutup(tahun, admin, 3)
    with pytest.raises(CommandError, match=r"^Triwulan III tahun 2025 sudah ditutup\."):
        call_command("batal_impor", str(nomor))


def test_upload_for_a_closed_month_is_refused_on_the_page_and_not_kept(tahun, admin):
    tutup(tahun, admin)

    jawaban = kirim(admin)

    assert jawaban.status_code == 422
    assert TRIWULAN_IV in teks(jawaban)
    assert (BerkasSPJ.objects.count(), Berkas.objects.count()) == (0, 0)
    assert kirim(admin, NOVEMBER, 9).status_code == 302


def test_consent_after_closing_is_refused_and_works_after_opening(tahun, admin):
    satu, peramban = siap(admin), klien(admin)
    tutup(tahun, admin)
    sebelum = keadaan(tahun)

    jawaban = peramban.post(f"{DASAR}{satu.pk}/terima/", {"peringatan": "on"}, follow=True)

    satu.refresh_from_db()
    assert TRIWULAN_IV in teks(jawaban)
    assert (satu.status, keadaan(tahun)) == ("siap", sebelum)
    buka(tahun, admin)
    peramban.post(f"{DASAR}{satu.pk}/terima/", {"peringatan": "on"})
    satu.refresh_from_db()
    assert satu.status == "aktif"


@pytest.mark.sedang
def test_file_checked_while_closed_is_checked_again_after_opening(tahun, admin):
    satu, peramban = siap(admin), klien(admin)
    tutup(tahun, admin)
    peramban.post(f"{DASAR}{satu.pk}/ulangi/")

    halaman = teks(peramban.get(f"{DASAR}{satu.pk}/"))

    assert ("Periksa lagi" in halaman, TRIWULAN_IV in halaman) == (True, True)
    assert ">Simpan</button>" not in halaman
    buka(tahun, admin)
    peramban.post(f"{DASAR}{satu.pk}/ulangi/")
    assert ">Simpan</button>" in teks(peramban.get(f"{DASAR}{satu.pk}/"))


def test_worker_refuses_a_period_that_was_closed_after_the_consent(tahun, admin):
    satu = siap(admin)
    BerkasSPJ.objects.update(status="antre_tulis")
    tutup(tahun, admin)
    sebelum = keadaan(tahun)

    kerjakan_tulis(satu.pk, admin.pk)

    satu.refresh_from_db()
    assert (satu.status, satu.pesan, keadaan(tahun)) == ("siap", TRIWULAN_IV, sebelum)


def test_undo_on_the_page_is_refused_with_the_reason_instead_of_a_button(tahun, admin):
    nomor = impor(tahun, A).berkas.pk
    tutup(tahun, admin)
    sebelum = keadaan(tahun)
    peramban = klien(admin)

    halaman = teks(peramban.get(f"{DASAR}{nomor}/"))
    jawaban = peramban.post(f"{DASAR}{nomor}/batal/", follow=True)

    assert f"<li>{TRIWULAN_IV}</li>" in halaman
    assert ">Batalkan impor</button>" not in halaman
    assert TRIWULAN_IV in teks(jawaban)
    assert keadaan(tahun) == sebelum
