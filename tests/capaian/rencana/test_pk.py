"""Perjanjian Kinerja: made from plan and budget, sealed, changed on a legal ground, printed."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from orang import klien
from pypdf import PdfReader

from anggaran.models import AnggaranPK, ItemPK, Pagu, PerjanjianKinerja
from capaian.rencana.pk import buat_perubahan, buat_pk, finalkan_pk, sidik_pk
from lakip.instansi.models import Kejadian

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]


def pk_baru(rencana, level="II", unit=None) -> PerjanjianKinerja:
    oleh = rencana.dunia.orang["penyusun"]
    return buat_pk(tahun=rencana.tahun, level=level, unit=unit, oleh=oleh)


def pk_final(rencana) -> PerjanjianKinerja:
    pk = pk_baru(rencana)
    pk.tanggal = date(2025, 1, 31)
    pk.save()
    finalkan_pk(pk=pk, oleh=rencana.dunia.orang["penyusun"])
    pk.refresh_from_db()
    return pk


def alamat(rencana, pk, akhir="") -> str:
    return f"{rencana.alamat}2025/pk/{pk.pk}/{akhir}"


def test_draft_takes_targets_from_renstra_pagu_from_the_budget_and_parties_in_office(rencana):
    pk = pk_baru(rencana)

    item = ItemPK.objects.filter(perjanjian=pk).values_list("indikator_teks", "nilai")
    uang = AnggaranPK.objects.filter(perjanjian=pk).values_list("nama", "nilai")
    assert list(item) == [("Cakupan layanan", Decimal(30)), ("Tingkat keluhan", Decimal("4.3"))]
    assert list(uang) == [("Program Layanan", Decimal("1234567.89"))]
    assert (pk.pihak_pertama_nama, pk.pihak_kedua_nama) == ("Contoh lama", "Contoh Wali")


@pytest.mark.parametrize(
    ("ketelitian", "sebutan"), [("hari", "1 Oktober 2025"), ("bulan", "Oktober 2025")]
)
def test_date_of_a_pk_is_told_as_precisely_as_it_is_known(rencana, ketelitian, sebutan):
    pk = pk_baru(rencana)
    pk.tanggal, pk.ketelitian = date(2025, 10, 1), ketelitian
    pk.save()

    isi = klien(rencana.dunia.orang["penyusun"]).get(f"{rencana.alamat}2025/rencana/")

    assert f"Draf, {sebutan}<" in isi.content.decode()


def test_level_three_promises_outputs_of_the_units_programs_to_the_head(rencana):
    pk = pk_baru(rencana, "III", rencana.unit["bidang"])

    item = ItemPK.objects.filter(perjanjian=pk).values_list("sasaran_teks", "indikator_teks")
    assert list(item) == [("Layanan terjangkau", "Orang dilayani")]
    assert AnggaranPK.objects.get(perjanjian=pk).nama == "Kegiatan Layanan"
    assert (pk.pihak_pertama_nama, pk.pihak_kedua_nama) == ("Contoh bidang", "Contoh lama")


def test_level_without_outputs_says_what_is_missing_and_makes_nothing(rencana):
    peramban = klien(rencana.dunia.orang["penyusun"])
    data = {"level": "IV", "unit": rencana.unit["seksi"].pk}

    jawaban = peramban.post(f"{rencana.alamat}2025/pk/", data)

    assert jawaban.status_code == 422
    assert "Belum ada keluaran program atau kegiatan" in jawaban.content.decode()
    assert PerjanjianKinerja.objects.count() == 0


def test_incomplete_draft_cannot_be_final_and_says_why(rencana):
    pk = pk_baru(rencana)
    peramban = klien(rencana.dunia.orang["penyusun"])

    isi = peramban.post(alamat(rencana, pk, "finalkan/"), follow=True).content.decode()

    pk.refresh_from_db()
    assert "Tanggal penandatanganan belum diisi." in isi
    assert pk.final is False


def test_final_pk_bears_the_digest_of_its_content_and_an_event(rencana):
    pk = pk_final(rencana)

    assert pk.sidik == sidik_pk(pk)
    assert len(pk.sidik) == 64
    assert Kejadian.objects.get(jenis="finalkan_pk").data == {"sidik": pk.sidik}


def ubah_pk(pk):
    pk.pihak_pertama_nama = "Orang lain"
    pk.save()


def buka_pk(pk):
    pk.sidik, pk.final = "", False
    pk.save()


def ubah_target(pk):
    item = ItemPK.objects.filter(perjanjian=pk).first()
    item.nilai = Decimal(1)
    item.save()


def tambah_target(pk):
    ItemPK.objects.create(
        tahun_kinerja=pk.tahun_kinerja, perjanjian=pk, urutan=9, indikator_teks="Baru"
    )


def hapus_target(pk):
    ItemPK.objects.filter(perjanjian=pk).delete()


def ubah_uang(pk):
    uang = AnggaranPK.objects.get(perjanjian=pk)
    uang.nilai = Decimal(1)
    uang.save()


def hapus_pk(pk):
    pk.delete()


@pytest.mark.sedang
@pytest.mark.parametrize(
    "rusak",
    [ubah_pk, buka_pk, ubah_target, tambah_target, hapus_target, ubah_uang, hapus_pk],
)
def test_database_refuses_to_touch_a_final_pk(rencana, rusak):
    pk = pk_final(rencana)
    nomor, sidik = pk.pk, pk.sidik

    with pytest.raises(IntegrityError, match="sudah final"), transaction.atomic():
        rusak(pk)

    tetap = PerjanjianKinerja.objects.get(pk=nomor)
    assert (tetap.sidik, sidik_pk(tetap)) == (sidik, sidik)


def test_draft_stays_free_beside_a_final_pk(rencana):
    pk = pk_final(rencana)
    oleh = rencana.dunia.orang["penyusun"]
    baru = buat_perubahan(dari=pk, alasan="prioritas", oleh=oleh)

    ubah_target(baru)
    hapus_target(baru)

    assert ItemPK.objects.filter(perjanjian=baru).count() == 0
    assert ItemPK.objects.filter(perjanjian=pk).count() == 2


@pytest.mark.parametrize("akhir", ["pihak/", "target/", "anggaran/", "hapus/"])
def test_forms_of_a_final_pk_do_not_exist(rencana, akhir):
    pk = pk_final(rencana)
    peramban = klien(rencana.dunia.orang["penyusun"])

    assert peramban.post(alamat(rencana, pk, akhir), {"baris": "baru"}).status_code == 404


def test_perubahan_takes_the_pagu_in_force_and_shows_the_difference(rencana):
    pk = pk_final(rencana)
    pagu = Pagu.objects.get()
    pagu.nilai = Decimal(2_000_000)
    pagu.save()
    peramban = klien(rencana.dunia.orang["penyusun"])

    jawaban = peramban.post(alamat(rencana, pk, "perubahan/"), {"alasan": "strategi"}, follow=True)

    baru = PerjanjianKinerja.objects.get(jenis="perubahan")
    isi = jawaban.content.decode()
    assert (baru.nomor, baru.alasan_perubahan, baru.final) == (1, "strategi", False)
    assert AnggaranPK.objects.get(perjanjian=baru).nilai == Decimal(2_000_000)
    assert "Perubahan dari Perjanjian Kinerja" in isi
    assert "1.234.567,89" in isi
    assert "2.000.000" in isi


@pytest.mark.parametrize("alasan", ["", "bosan"])
def test_perubahan_without_legal_ground_is_refused(rencana, alasan):
    pk = pk_final(rencana)
    peramban = klien(rencana.dunia.orang["penyusun"])

    isi = peramban.post(alamat(rencana, pk, "perubahan/"), {"alasan": alasan}, follow=True)

    assert "Pilih salah satu dari tiga dasar perubahan." in isi.content.decode()
    assert PerjanjianKinerja.objects.count() == 1


def test_parties_follow_the_date_of_the_document(rencana):
    pk = pk_baru(rencana)
    peramban = klien(rencana.dunia.orang["penyusun"])
    versi = pk.history.first().history_id
    data = {"versi": versi, "tanggal": "1 Juli 2025", "ketelitian": "hari", "dari_pejabat": "1"}

    peramban.post(alamat(rencana, pk, "pihak/"), data)

    pk.refresh_from_db()
    assert (pk.pihak_pertama_nama, pk.pihak_pertama_jabatan) == ("Contoh baru", "Plt. Kepala Dinas")


@pytest.mark.lambat
@pytest.mark.parametrize("level", ["II", "III"])
def test_pdf_holds_statement_and_attachment_and_names_a_draft(rencana, level):
    unit = rencana.unit["bidang"] if level == "III" else None
    pk = pk_baru(rencana, level, unit)
    jawaban = klien(rencana.dunia.orang["pengamat"]).get(alamat(rencana, pk, "cetak.pdf"))
    berkas = PdfReader(io.BytesIO(jawaban.content))
    halaman = [" ".join(h.extract_text().split()) for h in berkas.pages]

    assert len(halaman) == 2
    assert "PERJANJIAN KINERJA TAHUN 2025" in halaman[0]
    assert "LAMPIRAN PERJANJIAN KINERJA" in halaman[1]
    assert all("DRAF" in h for h in halaman)
    assert all("Pihak Kedua" in h and pk.pihak_pertama_nama in h for h in halaman)


def test_signed_scan_is_kept_by_content_and_a_wrong_file_is_refused(rencana):
    pk = pk_final(rencana)
    peramban = klien(rencana.dunia.orang["penyusun"])
    benar = b"%PDF-1.4\nisi pindaian\n%%EOF"

    salah = peramban.post(
        alamat(rencana, pk, "unggah/"),
        {"berkas": SimpleUploadedFile("a.pdf", b"<html>bukan pdf</html>")},
        follow=True,
    )
    peramban.post(alamat(rencana, pk, "unggah/"), {"berkas": SimpleUploadedFile("a.pdf", benar)})

    assert "bukan" in salah.content.decode()
    assert peramban.get(alamat(rencana, pk, "pindaian/")).content == benar
    rekan = klien(rencana.dunia.orang["rekan"])
    assert rekan.get(alamat(rencana, pk, "pindaian/")).status_code == 404
