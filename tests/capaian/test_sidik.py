"""The state of a report's data: it changes with everything the report shows, and is cheap."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capaian.kueri.sidik import sidik_data
from lakip.instansi.kejadian import catat
from tests.pabrik import Pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]


@pytest.fixture
def p() -> Pabrik:
    p = Pabrik()
    p.indikator("IK1", p.sasaran("S1"), target=80, realisasi=70)
    p.pos("P1", pagu=100, realisasi=90)
    return p


def simpan(objek: object, **isi: object) -> None:
    for medan, nilai in isi.items():
        setattr(objek, medan, nilai)
    objek.save()


UBAHAN: dict[str, Callable[[Pabrik], object]] = {
    "realisasi": lambda p: simpan(p.tk.realisasiindikator_set.get(), nilai=71),
    "anggaran": lambda p: p.pos("P2", pagu=5),
    "teks": lambda p: p.teks("latar-belakang", "Isi."),
    "hapus": lambda p: p.tk.realisasiindikator_set.get().delete(),
    "sasaran": lambda p: p.sasaran("S9"),
    "nama opd": lambda p: simpan(p.opd, nama="Nama Baru"),
    "warna pemda": lambda p: simpan(p.opd.pemda, warna_aksen="#333333"),
    "impor": lambda p: catat("impor_spj", oleh=None, opd=p.opd, tahun=p.tahun),
    "tahun lain": lambda p: p.tahun_lain(2024).pos("P1", realisasi=5),
}


@pytest.mark.parametrize("ubah", UBAHAN.values(), ids=UBAHAN)
def test_state_changes_with_everything_the_report_shows(p: Pabrik, ubah):
    semula = sidik_data(p.tk)
    ubah(p)

    assert sidik_data(p.tk) != semula


def test_state_stays_when_nothing_or_another_agency_changes(p: Pabrik):
    lain = Pabrik(kode="dinas-lain")
    semula = sidik_data(p.tk)
    lain.pos("P1", pagu=7, realisasi=3)
    lain.teks("latar-belakang", "Isi.")

    assert sidik_data(p.tk) == semula


@pytest.mark.parametrize("banyak", [1, 30])
def test_state_takes_two_queries_whatever_the_number_of_rows(p: Pabrik, banyak: int):
    for n in range(banyak):
        p.teks(f"teks-{n}", "Isi.")
    with CaptureQueriesContext(connection) as kueri:
        sidik_data(p.tk)

    assert len(kueri) == 2
