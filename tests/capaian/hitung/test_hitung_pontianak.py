"""The published figures of Dinas Sosial Kota Pontianak, recomputed."""

from decimal import Decimal

import pytest

from capaian.hitung import (
    SKALA_LAN,
    Anggota,
    Arah,
    MetodeSasaran,
    Rumus,
    Target,
    capaian_sasaran,
    hitung_capaian,
    kategori,
    sebaran_kategori,
)
from lakip.angka import bulat

# (target, realisasi) of the outputs of program, kegiatan and sub kegiatan, in printed order
KELUARAN_2025 = """
    100/100 100/20 5/1 100/100 50/134 42/52 44/123 7/6 100/60 100/60 5/3 100/100 100/100 200/219
    300/393 50/64 40/85 100/173 150/164 30/54 60/63 200/501 20/16 40/56 80/161 100/90 375/375
    100/80 100/100 100/100 23283/53933 20000/4686 4312/2964 100/150 100/100 100/100 350/412
    200/228 100/81 40/55 12/52 100/100 50/50
"""
KELUARAN_2020 = """
    100/100 75/75 60/60 100/140 125/190 15000/19424 100/100 5/5 40/35 25/15 100/80 30/25 100/97.36
    950/925 100/100 75/75 60/60 100/97.36 950/925
"""


def capaian(target, realisasi, arah=Arah.NAIK):
    rumus = Rumus.MAX if arah is Arah.NAIK else Rumus.MIN_LAN
    return hitung_capaian(
        target=Target.tunggal(Decimal(target)), realisasi=Decimal(realisasi), rumus=rumus, arah=arah
    ).nilai


def capaian_keluaran(teks):
    return [capaian(*satu.split("/")) for satu in teks.split()]


@pytest.mark.parametrize(
    ("target", "realisasi", "arah", "hasil"),
    [
        ("4.3", "4.00", Arah.TURUN, "106.98"),
        ("100", "100", Arah.NAIK, "100.00"),
        ("80", "129", Arah.NAIK, "161.25"),
        ("80", "84.97", Arah.NAIK, "106.21"),
        ("4.90", "4.70", Arah.TURUN, "104.08"),
    ],
)
def test_indicators_of_both_years_are_sangat_berhasil(target, realisasi, arah, hasil):
    nilai = capaian(target, realisasi, arah)

    assert bulat(nilai) == Decimal(hasil)
    assert kategori(nilai, SKALA_LAN).label == "Sangat Berhasil"


@pytest.mark.parametrize(
    ("metode", "hasil"), [(MetodeSasaran.DATA_KELOMPOK, "92.50"), (MetodeSasaran.RATA_RATA, "100")]
)
def test_each_sasaran_of_2025_by_both_methods(metode, hasil):
    anggota = [Anggota("IK1", capaian("100", "100"))]

    nilai = capaian_sasaran(anggota, metode=metode, skala=SKALA_LAN).nilai

    assert nilai == Decimal(hasil)


def test_outputs_of_2025_fall_into_the_four_classes():
    sebaran = sebaran_kategori(capaian_keluaran(KELUARAN_2025), SKALA_LAN)

    assert sebaran == {"SB": 33, "B": 3, "CB": 4, "TB": 3}


def test_printed_outputs_of_2020_fall_into_the_four_classes():
    sebaran = sebaran_kategori(capaian_keluaran(KELUARAN_2020), SKALA_LAN)

    assert sebaran == {"SB": 16, "B": 2, "CB": 1, "TB": 0}
