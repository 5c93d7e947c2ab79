"""Comments and their threads: places, who may answer, what it does to the status."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from orang import buat_pengguna
from reviu_siap import KantorReviu

from capaian.models import CatatanReviu, TanggapanCatatan
from capaian.reviu.alur import Langkah
from capaian.reviu.percakapan import (
    IsianCatatan,
    buang_catatan,
    tanggapi,
    tulis_catatan,
    ubah_catatan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kr(kantor_direviu: KantorReviu) -> KantorReviu:
    return kantor_direviu


def tulis(kr: KantorReviu, jangkar: str = "", isi: str = "Perbaiki.") -> CatatanReviu:
    return tulis_catatan(reviu=kr.reviu, isian=IsianCatatan(isi, jangkar), oleh=kr.pereviu)


def test_comment_keeps_the_words_of_its_place(kr):
    catatan = [tulis(kr, j) for j in ("", "realisasi:IK1", "sel:ringkasan|IK1|realisasi")]

    assert [(c.nomor, c.kutipan) for c in catatan] == [
        (1, ""),
        (2, "Realisasi Persentase IK1 tahun 2025: 84,97%"),
        (3, "84,97"),
    ]
    assert catatan[0].tempat == "Laporan secara keseluruhan"
    assert catatan[2].tempat.endswith(", baris Meningkatnya layanan S1, kolom Realisasi")


@pytest.mark.parametrize(
    "jangkar", ["capaian:TIDAK", "blok:tidak-ada", "sel:ringkasan|IK9|capaian"]
)
def test_unknown_place_is_refused(kr, jangkar):
    with pytest.raises(ValidationError, match="Tempat itu tidak ada"):
        tulis(kr, jangkar)
    assert CatatanReviu.objects.count() == 0


def test_only_reviewers_comment_and_only_author_changes_before_an_answer(kr):
    with pytest.raises(PermissionDenied):
        tulis_catatan(reviu=kr.reviu, isian=IsianCatatan("Tidak boleh."), oleh=kr.penyusun)
    catatan = tulis(kr)
    rekan = buat_pengguna("rekan-pereviu", "pereviu", pemda=kr.k.p.opd.pemda)
    with pytest.raises(PermissionDenied):
        ubah_catatan(catatan=catatan, isian=IsianCatatan("Lain."), oleh=rekan)
    ubah_catatan(catatan=catatan, isian=IsianCatatan("Perbaiki judul."), oleh=kr.pereviu)
    tanggapi(catatan=catatan, isi="Sudah.", oleh=kr.penyusun)

    with pytest.raises(ValidationError, match="sudah ditanggapi"):
        buang_catatan(catatan=catatan, oleh=kr.pereviu)
    assert CatatanReviu.objects.get().isi == "Perbaiki judul."


def test_withdrawn_comment_is_gone(kr):
    buang_catatan(catatan=tulis(kr), oleh=kr.pereviu)

    assert CatatanReviu.objects.count() == 0


def test_thread_goes_from_open_to_answered_to_turned_down_to_settled(kr):
    catatan = tulis(kr)
    status = []
    for oleh, isi, ubah in (
        (kr.penyusun, "Angkanya dari SPJ.", ""),
        (kr.pereviu, "Belum sesuai LRA.", "ditolak"),
        (kr.penyusun, "Disesuaikan dengan LRA.", ""),
        (kr.pereviu, "", "selesai"),
    ):
        tanggapi(catatan=catatan, isi=isi, status=ubah, oleh=oleh)
        status.append(CatatanReviu.objects.get().status)

    assert status == ["dijawab", "ditolak", "dijawab", "selesai"]
    assert list(TanggapanCatatan.objects.values_list("dari_pereviu", flat=True)) == [
        *(False, True, False, True)
    ]
    with pytest.raises(ValidationError, match="sudah dinyatakan selesai"):
        tanggapi(catatan=catatan, isi="Lagi.", oleh=kr.penyusun)


@pytest.mark.parametrize(
    ("isi", "status", "pesan"),
    [
        ("", "", "Tulis tanggapan pereviu"),
        ("", "terbuka", "Tulis tanggapan pereviu"),
        ("Tidak.", "ditolak", "Belum ada tanggapan perangkat daerah"),
        ("Ya.", "dijawab", "Pilih selesai"),
    ],
)
def test_reviewer_answers_that_do_not_fit_are_refused(kr, isi, status, pesan):
    catatan = tulis(kr)

    with pytest.raises(ValidationError, match=pesan):
        tanggapi(catatan=catatan, isi=isi, status=status, oleh=kr.pereviu)
    assert TanggapanCatatan.objects.count() == 0


def test_agency_cannot_settle_and_others_cannot_answer(kr):
    catatan = tulis(kr)
    tanggapi(catatan=catatan, isi="Selesai.", status="selesai", oleh=kr.penyusun)

    assert CatatanReviu.objects.get().status == "dijawab"
    with pytest.raises(PermissionDenied):
        tanggapi(catatan=catatan, isi="Ikut.", oleh=kr.k.orang["kepala"])


def test_agency_answers_while_it_repairs_the_returned_report(kr):
    catatan = tulis(kr)
    kr.k.langkah(kr.laporan, Langkah.DRAF, "pereviu", "Perbaiki sesuai catatan.")

    tanggapi(catatan=catatan, isi="Sedang diperbaiki.", oleh=kr.penyusun)

    assert CatatanReviu.objects.get().status == "dijawab"
