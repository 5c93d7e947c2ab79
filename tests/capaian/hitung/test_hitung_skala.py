"""Scales: which are refused, how they are printed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from capaian.hitung import (
    SKALA_AKIP,
    SKALA_LAN,
    SKALA_PERMENDAGRI_86,
    AturanCelah,
    Kelas,
    Skala,
    SkalaTidakSah,
    kategori,
)


def kelas(kode, bawah, *, eksklusif=False, atas=None, mean=None):
    def desimal(nilai):
        return None if nilai is None else Decimal(nilai)

    return Kelas(kode, f"Kelas {kode}", desimal(bawah), eksklusif, desimal(atas), desimal(mean))


@pytest.mark.parametrize(
    ("susunan", "aturan", "pesan"),
    [
        ([kelas("A", 50)], "CONTINUOUS_GT", "Skala memerlukan sedikitnya dua kelas."),
        (
            [kelas("A", 50), replace(kelas("A", None), label="Kelas lain")],
            "CONTINUOUS_GT",
            "Kode kelas harus terisi dan berbeda-beda.",
        ),
        ([kelas("A", None), kelas("B", None)], "STRICT_GE", "Batas bawah kelas “Kelas A” belum"),
        ([kelas("A", 50), kelas("B", 60), kelas("C", None)], "STRICT_GE", "tidak berurutan"),
        ([kelas("A", 90), kelas("B", None, atas=95)], "CONTINUOUS_GT", "bertumpang tindih di 90"),
        ([kelas("A", 90), kelas("B", None, atas=90)], "CONTINUOUS_GT", "bertumpang tindih di 90"),
        ([kelas("A", 90), kelas("B", None, atas=80)], "CONTINUOUS_GT", "celah antara 80 dan 90"),
        ([kelas("A", 90), kelas("B", None, atas=80)], "ROUND_FIRST", "celah antara 80 dan 90"),
        ([kelas("A", 90), kelas("B", None, atas=88)], "STRICT_GE", "celah antara 88 dan 90"),
        (
            [kelas("A", 3), kelas("B", 2, eksklusif=True, atas=2), kelas("C", None)],
            "ROUND_FIRST",
            "Kelas “Kelas B” tidak memuat satu nilai pun.",
        ),
        (
            [kelas("A", "90.5"), kelas("B", None, atas=90)],
            "ROUND_FIRST",
            "aturan pembulatan memerlukan batas berupa bilangan bulat",
        ),
        (
            [kelas("A", 2), kelas("B", 1, eksklusif=True, atas=1), kelas("C", None)],
            "CONTINUOUS_GT",
            "Kelas “Kelas B” tidak memuat satu nilai pun.",
        ),
        ([kelas("A", 50, mean=40), kelas("B", None)], "STRICT_GE", "mean kelas “Kelas A” berada"),
        ([kelas("A", 60, atas=50), kelas("B", None)], "STRICT_GE", "melebihi batas atasnya"),
    ],
)
def test_scale_that_leaves_a_value_without_one_class_is_refused(susunan, aturan, pesan):
    with pytest.raises(SkalaTidakSah) as galat:
        Skala("X", "Skala X", tuple(susunan), AturanCelah(aturan))

    assert len(galat.value.pesan) == 1
    assert pesan in galat.value.pesan[0]


@pytest.mark.parametrize(
    ("skala", "rentang"),
    [
        (SKALA_LAN, ["> 85", "70 < x ≤ 85", "55 < x ≤ 70", "≤ 55"]),
        (SKALA_PERMENDAGRI_86, ["91–100", "76–90", "66–75", "51–65", "≤ 50"]),
        (
            Skala("W", "Tiga kelas", (kelas("A", 100), kelas("B", 75), kelas("C", None))),
            ["≥ 100", "75 ≤ x < 100", "< 75"],
        ),
        (
            Skala(
                "V",
                "Dua kelas",
                (kelas("A", 85, eksklusif=True), kelas("B", 0, eksklusif=True, atas=85)),
            ),
            ["> 85", "0 < x ≤ 85"],
        ),
    ],
)
def test_interval_of_each_class_is_printed(skala, rentang):
    assert [skala.rentang_teks(k) for k in skala.kelas] == rentang


def test_only_the_scale_for_whole_numbers_has_gaps():
    tertutup = Skala("V", "Dua kelas", (kelas("A", 85, eksklusif=True), kelas("B", None, atas=85)))
    skala = (SKALA_LAN, SKALA_PERMENDAGRI_86, SKALA_AKIP, tertutup)

    assert [s.bercelah for s in skala] == [False, True, False, False]


def test_missing_value_has_no_class():
    assert kategori(None, SKALA_LAN) is None


def test_gap_rule_can_be_exchanged_in_a_preset():
    skala = replace(SKALA_PERMENDAGRI_86, aturan_celah=AturanCelah.STRICT_GE)

    assert kategori(Decimal("90.5"), skala).label == "Tinggi"
