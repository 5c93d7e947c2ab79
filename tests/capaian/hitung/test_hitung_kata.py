"""Every formula in words, and with its numbers filled in."""

from decimal import Decimal

import pytest

from capaian.hitung import (
    SKALA_LAN,
    Agregasi,
    Anggota,
    Arah,
    AturanIndikator,
    AturanNegatif,
    AturanTargetNol,
    Hitungan,
    MetodeEfisiensi,
    MetodeOpd,
    MetodeSasaran,
    Rumus,
    Target,
    agregasi_triwulan,
    capaian_opd,
    capaian_sasaran,
    efisiensi,
    hitung_capaian,
    perubahan,
    rata_rata_capaian,
    realisasi_rasio,
    realisasi_terbit,
    rumus_kata,
    rumus_terisi,
    serapan,
    sisa,
)

KODE_BERUMUS = [
    *Rumus,
    *Agregasi,
    *MetodeSasaran,
    *MetodeOpd,
    *MetodeEfisiensi,
    *(satu for satu in Hitungan if satu is not Hitungan.KETENTUAN),
]


def test_every_formula_code_is_unique_and_has_words():
    assert len(set(KODE_BERUMUS)) == len(KODE_BERUMUS)
    assert all(rumus_kata(kode) for kode in KODE_BERUMUS)


E2 = [Anggota("IK1", Decimal(100), Decimal(60)), Anggota("IK2", Decimal(80), Decimal(40))]


def uang(metode, **lain):
    return efisiensi(
        metode, pagu=Decimal(2000), realisasi=Decimal(1500), capaian=Decimal(100), **lain
    )


@pytest.mark.parametrize(
    ("hasil", "teks"),
    [
        (realisasi_rasio(Decimal(781), Decimal(800)), "781 ÷ 800 × 100% = 97,63%"),
        (realisasi_rasio(Decimal(3), Decimal(8), pengali=Decimal(1)), "3 ÷ 8 = 0,38"),
        (
            realisasi_rasio(Decimal(3), Decimal(8), pengali=Decimal(1000)),
            "3 ÷ 8 × 1.000 = 375,00",
        ),
        (
            realisasi_terbit(diketik=Decimal("84.97")),
            "nilai yang diisi langsung = 84,97",
        ),
        (agregasi_triwulan([Decimal(1), None, Decimal(3)], Agregasi.SUM), "1 + 3 = 4,00"),
        (agregasi_triwulan([Decimal(1), None, Decimal(3)], Agregasi.AVG), "(1 + 3) ÷ 2 = 2,00"),
        (
            agregasi_triwulan([Decimal(1), Decimal(2), Decimal(3), None], Agregasi.LAST),
            "nilai triwulan terakhir yang terisi 3 = 3,00",
        ),
        (
            agregasi_triwulan([Decimal(1), None, Decimal(3)], Agregasi.MAXV),
            "nilai tertinggi dari 1; 3 = 3,00",
        ),
        (
            capaian_sasaran(E2, metode=MetodeSasaran.RATA_RATA, skala=SKALA_LAN),
            "(100 + 80) ÷ 2 = 90,00%",
        ),
        (
            capaian_sasaran(E2, metode=MetodeSasaran.TERTIMBANG, skala=SKALA_LAN),
            "(100 × 60 + 80 × 40) ÷ 100 = 92,00%",
        ),
        (
            capaian_sasaran(E2, metode=MetodeSasaran.DATA_KELOMPOK, skala=SKALA_LAN),
            "(1 × 92,5 + 1 × 77,5) ÷ 2 = 85,00%",
        ),
        (
            capaian_opd(metode=MetodeOpd.INDIKATOR, indikator=E2, sasaran=[]),
            "(100 + 80) ÷ 2 = 90,00%",
        ),
        (
            rata_rata_capaian([Anggota(f"IK{n}", Decimal(n)) for n in range(12)]),
            "(jumlah 12 nilai 66) ÷ 12 = 5,50%",
        ),
        (
            rata_rata_capaian([Anggota(f"IK{n}", Decimal(n)) for n in range(10)]),
            "(0 + 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9) ÷ 10 = 4,50%",
        ),
        (
            rata_rata_capaian([Anggota("A", Decimal("1.23456")), Anggota("B", Decimal("-2.3456"))]),
            "(1,23 + (-2,3456)) ÷ 2 = -0,56%",
        ),
        (serapan(Decimal("1000.00"), Decimal("999.50")), "999,50 ÷ 1.000 × 100% = 99,95%"),
        (sisa(Decimal(2000), Decimal(1500)), "2.000 − 1.500 = Rp500,00"),
        (uang(MetodeEfisiensi.SISA_PCT).persen, "100% − 1.500 ÷ 2.000 × 100% = 25,00%"),
        (uang(MetodeEfisiensi.SELISIH).persen, "100% − 75% = 25,00%"),
        (uang(MetodeEfisiensi.PMK22).persen, "(2.000 − 1.500) ÷ 2.000 × 100% = 25,00%"),
        (uang(MetodeEfisiensi.NE).persen, "50 + 20 ÷ 20 × 50 = 100,00"),
        (
            perubahan(Decimal("4.0"), Decimal("-5"), Arah.NAIK).persen,
            "(4,0 − (-5)) ÷ 5 × 100% = 180,00%",
        ),
        (
            hitung_capaian(
                target=Target.tunggal(Decimal(0)),
                realisasi=Decimal(3),
                rumus=Rumus.MAX,
                aturan=AturanIndikator(target_nol=AturanTargetNol.SERATUS_BILA_ADA),
            ),
            "100,00% (target 0: 100 bila ada realisasi, selain itu 0)",
        ),
        (
            hitung_capaian(
                target=Target.tunggal(Decimal(-5)),
                realisasi=Decimal(-3),
                rumus=Rumus.MAX,
                aturan=AturanIndikator(negatif=AturanNegatif.MUTLAK),
            ),
            "3 ÷ 5 × 100% = 60,00% (Rumus diterapkan pada nilai mutlak bila tandanya sama)",
        ),
    ],
)
def test_every_kind_of_result_prints_its_calculation(hasil, teks):
    assert rumus_terisi(hasil) == teks
