"""A workbook cannot change what was made final in the app."""

from datetime import date

import pytest
from rencana_contoh import buat_rencana

from anggaran.models import PerjanjianKinerja
from capaian.buku.berkas_buku import buku_terisi
from capaian.buku.impor import impor_buku
from capaian.models import PengaturanLaporan, PengaturanPengukuran
from capaian.rencana.pk import buat_pk, finalkan_pk, sidik_pk
from renstra.models import Skala

pytestmark = pytest.mark.django_db


def muat(rencana, ganti: tuple[str, str]) -> object:
    """Import the year's own workbook with one text exchanged."""
    isi = buku_terisi(rencana.tahun, "json").decode().replace(*ganti)
    return impor_buku(isi=isi.encode(), nama="buku.json", oleh=None)


@pytest.fixture
def rencana():
    rencana = buat_rencana()
    oleh = rencana.dunia.orang["penyusun"]
    PengaturanPengukuran.objects.create(tahun_kinerja=rencana.tahun, skala=Skala.objects.first())
    PengaturanLaporan.objects.create(tahun_kinerja=rencana.tahun)
    pk = buat_pk(tahun=rencana.tahun, level="II", unit=None, oleh=oleh)
    pk.tanggal = date(2025, 1, 31)
    pk.save()
    finalkan_pk(pk=pk, oleh=oleh)
    return rencana


def test_unchanged_workbook_leaves_a_final_pk_alone(rencana):
    hasil = muat(rencana, ("", ""))

    assert (hasil.status, hasil.kesalahan) == ("sama", [])


@pytest.mark.parametrize("lama", ["Contoh Wali", "Tingkat keluhan", "Program Layanan"])
def test_workbook_that_changes_a_final_pk_is_refused_with_a_reason(rencana, lama):
    hasil = muat(rencana, (lama, "Kata lain"))

    pk = PerjanjianKinerja.objects.get()
    assert hasil.status != "dimuat"
    assert "sudah final dan tidak dapat diubah" in str(hasil)
    assert sidik_pk(pk) == pk.sidik
