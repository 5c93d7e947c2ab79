"""A workbook cannot change what was made final in the app."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from orang import klien
from rencana_contoh import buat_rencana

from anggaran.models import ItemPK, PerjanjianKinerja
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
    """A year with a complete draft of its PK."""
    rencana = buat_rencana()
    oleh = rencana.dunia.orang["penyusun"]
    PengaturanPengukuran.objects.create(tahun_kinerja=rencana.tahun, skala=Skala.objects.first())
    PengaturanLaporan.objects.create(tahun_kinerja=rencana.tahun)
    pk = buat_pk(tahun=rencana.tahun, level="II", unit=None, oleh=oleh)
    pk.tanggal = date(2025, 1, 31)
    pk.save()
    return rencana


@pytest.fixture
def tersegel(rencana) -> PerjanjianKinerja:
    """The PK, made final in the app."""
    finalkan_pk(pk=PerjanjianKinerja.objects.get(), oleh=rencana.dunia.orang["penyusun"])
    return PerjanjianKinerja.objects.get()


def test_unchanged_workbook_leaves_a_final_pk_alone(rencana, tersegel):
    hasil = muat(rencana, ("", ""))

    assert (hasil.status, hasil.kesalahan) == ("sama", [])


@pytest.mark.parametrize("lama", ["Contoh Wali", "Tingkat keluhan", "Program Layanan"])
def test_workbook_that_changes_a_final_pk_is_refused_with_a_reason(rencana, tersegel, lama):
    hasil = muat(rencana, (lama, "Kata lain"))

    pk = PerjanjianKinerja.objects.get()
    assert hasil.status != "dimuat"
    assert "sudah final dan tidak dapat diubah" in str(hasil)
    assert sidik_pk(pk) == pk.sidik


@pytest.fixture
def terimpor(rencana):
    """The PK as an agency has it that only imports workbooks: final, without a seal."""
    draf = PerjanjianKinerja.objects.get()
    draf.final = True
    draf.save()
    isi = buku_terisi(rencana.tahun, "json")
    draf.delete()
    impor_buku(isi=isi, nama="buku.json", oleh=None)
    pk = PerjanjianKinerja.objects.get()
    assert (pk.final, pk.sidik) == (True, "")
    return pk


def test_imported_final_pk_is_sealed_once_a_person_has_compared_it(rencana, terimpor):
    peramban = klien(rencana.dunia.orang["penyusun"])
    alamat = f"{rencana.alamat}2025/pk/{terimpor.pk}/"

    assert "Segel PK" in peramban.get(alamat).content.decode()
    peramban.post(f"{alamat}finalkan/")

    terimpor.refresh_from_db()
    assert terimpor.sidik == sidik_pk(terimpor)
    assert "Segel PK" not in peramban.get(alamat).content.decode()
    with pytest.raises(IntegrityError, match="sudah final"), transaction.atomic():
        ItemPK.objects.update(indikator_teks="lain")
    assert muat(rencana, ("Tingkat keluhan", "Kata lain")).status != "dimuat"


def test_corrected_workbook_still_changes_a_final_pk_without_seal(rencana, terimpor):
    muat(rencana, ("Tingkat keluhan", "Angka keluhan"))

    assert ItemPK.objects.filter(indikator_teks="Angka keluhan").count() == 1


def test_imported_final_pk_that_lacks_something_is_not_sealed(rencana, terimpor):
    terimpor.tanggal = None
    terimpor.save()

    with pytest.raises(ValidationError, match="Tanggal penandatanganan belum diisi"):
        finalkan_pk(pk=terimpor, oleh=rencana.dunia.orang["penyusun"])


def test_final_pk_without_seal_has_no_form(rencana, terimpor):
    peramban = klien(rencana.dunia.orang["penyusun"])

    for akhir in ("pihak/", "target/", "anggaran/"):
        alamat = f"{rencana.alamat}2025/pk/{terimpor.pk}/{akhir}"
        assert peramban.get(alamat).status_code == 404
