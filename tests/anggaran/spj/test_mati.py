"""A process that dies while it writes leaves nothing or everything; two at once leave one."""

import signal
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection

from anggaran.impor.alur import BATAS_DIAM, PESAN_TERPUTUS, kerjakan_tulis, pulihkan
from anggaran.impor.batal import batalkan
from anggaran.impor.unggah import baca_ulang, setujui, unggah
from anggaran.models import BerkasSPJ, RealisasiSPJ
from lakip.instansi.models import Kejadian
from tests.anggaran.spj import mentah as m
from tests.anggaran.spj import penulis as p
from tests.anggaran.spj.data_contoh import REALISASI, jumlahkan, lengkapi, pontianak
from tests.anggaran.spj.proses import Maut, akhir, mulai
from tests.anggaran.spj.sediakan import berkas, impor, jumlah, keadaan, tahun_berisi
from tests.orang import buat_pengguna

pytestmark = pytest.mark.django_db(transaction=True)

A = "benar-a-fungsional-desember.xlsx"
BARIS = 'INSERT INTO "anggaran_realisasispj"'
# Where the writer dies, in the order of its steps; PostgreSQL copies the rows, past the wrapper.
SAAT = {
    "kode-pos": Maut('UPDATE "anggaran_posanggaran"'),
    "hapus-ketikan": Maut('DELETE FROM "anggaran_realisasianggaran"'),
    "berkas": Maut('INSERT INTO "anggaran_berkasspj"'),
    "total-kontrol": Maut('INSERT INTO "anggaran_totalkontrol"'),
    "kejadian": Maut('INSERT INTO "instansi_kejadian"'),
}
if connection.vendor == "sqlite":
    SAAT["di-tengah-baris"] = Maut(BARIS, sesudah=50)


@pytest.mark.sedang
@pytest.mark.parametrize("saat", SAAT)
def test_command_killed_while_writing_leaves_nothing(saat):
    tahun = tahun_berisi(ketikan=True)
    sebelum = keadaan(tahun)

    anak = mulai(partial(impor, tahun, A), SAAT[saat])

    assert akhir(anak) == -signal.SIGKILL
    assert keadaan(tahun) == sebelum
    assert (BerkasSPJ.objects.count(), RealisasiSPJ.objects.count()) == (0, 0)
    assert impor(tahun, A).status == "diimpor"


def test_command_that_finished_left_everything():
    tahun = tahun_berisi()

    assert akhir(mulai(partial(impor, tahun, A))) == 0

    assert jumlah(tahun) == REALISASI
    assert BerkasSPJ.objects.get().status == "aktif"


def siap_ditulis() -> tuple[BerkasSPJ, object]:
    """An upload that somebody approved, on its way to the worker; and who that was."""
    tahun = tahun_berisi()
    admin = buat_pengguna("uji-admin", "admin", pemda=tahun.opd.pemda)
    satu = unggah(
        tahun_kinerja=tahun, isi=berkas(A).read_bytes(), nama=A, oleh=admin, bulan=12, sumber="SPJ"
    )
    satu.refresh_from_db()
    return satu, admin


@pytest.mark.sedang
def test_job_killed_while_writing_left_nothing_and_says_so():
    satu, admin = siap_ditulis()
    sebelum = keadaan(satu.tahun_kinerja)
    BerkasSPJ.objects.filter(pk=satu.pk).update(status="antre_tulis")

    anak = mulai(partial(kerjakan_tulis, satu.pk, admin.pk), SAAT["kejadian"])

    assert akhir(anak) == -signal.SIGKILL
    satu.refresh_from_db()
    assert (satu.status, keadaan(satu.tahun_kinerja)) == ("ditulis", sebelum)
    lama = satu.diperbarui - BATAS_DIAM - timedelta(seconds=1)
    BerkasSPJ.objects.filter(pk=satu.pk).update(diperbarui=lama)
    satu.refresh_from_db()
    satu = pulihkan(satu)
    assert (satu.status, satu.pesan) == ("gagal", PESAN_TERPUTUS)
    baca_ulang(satu)
    satu.refresh_from_db()
    setujui(satu, oleh=admin, peringatan=True)
    assert jumlah(satu.tahun_kinerja) == REALISASI


@pytest.mark.sedang
def test_undo_killed_midway_leaves_the_import_in_force():
    tahun = tahun_berisi(ketikan=True)
    nomor = impor(tahun, A).berkas.pk
    sebelum = keadaan(tahun)

    anak = mulai(partial(batalkan, nomor, oleh=None), SAAT["kejadian"])

    assert akhir(anak) == -signal.SIGKILL
    assert (keadaan(tahun), jumlah(tahun)) == (sebelum, REALISASI)
    assert list(Kejadian.objects.values_list("jenis", flat=True)) == ["impor_spj"]


@pytest.mark.sedang
def test_two_imports_of_one_month_at_once_leave_one_in_force(tmp_path):
    tahun = tahun_berisi()
    impor(tahun, A)
    nilai = {}
    for lebih in (1_000, 2_000):
        baris = pontianak()
        akun = next(b for b in baris if b.tingkat == "akun")
        akun.nilai[8] += lebih
        akun.nilai = lengkapi(akun.nilai)
        letak = tmp_path / f"{lebih}.xlsx"
        letak.write_bytes(m.xlsx(p.tulis_c(jumlahkan(baris))))
        nilai[letak.name] = (letak, REALISASI + lebih)

    anak = [mulai(partial(impor, tahun, letak)) for letak, _ in nilai.values()]

    assert [akhir(a) for a in anak] == [0, 0]
    berlaku = BerkasSPJ.objects.get(status="aktif")
    assert jumlah(tahun) == nilai[berlaku.nama_asli][1]
    assert BerkasSPJ.objects.filter(status="digantikan").count() == 2
    assert berlaku.menggantikan.menggantikan.nama_asli == A
