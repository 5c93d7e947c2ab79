"""Results from data: which target counts, what a year's realisasi is, means, the oracle."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import oracle
import pytest
from pabrik import Pabrik

from capaian.kueri import muat
from capaian.laporan.pohon import Fakta
from capaian.laporan.ukur import Ukuran, ukur
from capaian.models import EvaluasiAKIP
from lakip.angka import bulat

pytestmark = pytest.mark.django_db


def ukuran(p: Pabrik) -> Ukuran:
    return ukur(muat(p.opd.kode, p.tahun))


def fakta(p: Pabrik, id_: str) -> Fakta:
    return ukuran(p).fakta[id_]


# Which target counts


def test_typed_target_wins_over_pk_and_renstra_and_says_what_they_state():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), realisasi="4.00", arah="turun")
    p.target_renstra(i, 2025, "4.20", "4.25")
    p.pk(target={i: "4.4"})
    p.target(i, "4.3", "dipakai laporan")

    target = ukuran(p).indikator["IK1"].kini.target

    assert (target.jenis, target.nilai.angka, target.alasan) == (
        "ketikan",
        Decimal("4.3"),
        "dipakai laporan",
    )
    assert [(nama, nilai.teks()) for nama, nilai in target.lain] == [
        ("Perjanjian Kinerja", "4,4"),
        ("Renstra Dinas Contoh", "4,2–4,25"),
    ]


def test_last_pk_valid_in_the_year_wins_over_earlier_ones_and_renstra():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=70, realisasi=70)
    p.pk(0, target={i: 75})
    p.pk(1, target={i: 80}, tanggal=date(2025, 10, 1))
    p.pk(2, target={i: 90}, tanggal=date(2026, 1, 5))

    target = ukuran(p).indikator["IK1"].kini.target

    assert (target.nilai.angka, target.sebutan) == (Decimal(80), "Perjanjian Kinerja Perubahan")


def test_pk_of_lower_echelons_sets_no_target():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=70, realisasi=70)
    p.pk(0, target={i: 99}, level="III")

    assert fakta(p, "target:IK1").nilai == Decimal(70)


def test_renstra_range_is_measured_at_its_nearest_edge():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), realisasi="4.00", arah="turun")
    p.target_renstra(i, 2025, "4.20", "4.25")

    f = fakta(p, "capaian:IK1")

    assert (bulat(f.nilai), fakta(p, "target:IK1").nilai) == (Decimal("104.76"), "4.2-4.25")


def test_without_any_target_capaian_is_missing_with_its_reason():
    p = Pabrik()
    p.indikator("IK1", p.sasaran(), realisasi=70)

    f = fakta(p, "capaian:IK1")

    assert (f.nilai, f.alasan) == (None, "belum ada target")


# What a year's realisasi is


def test_yearly_row_wins_over_quarters():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=100, realisasi=90)
    p.realisasi(i, 40, triwulan=4)

    assert fakta(p, "realisasi:IK1").nilai == Decimal(90)


def test_quarters_are_aggregated_when_there_is_no_yearly_row():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=100, agregasi="SUM", satuan="orang")
    for triwulan, nilai in enumerate((10, 20, 30, 25), 1):
        p.realisasi(i, nilai, triwulan=triwulan)

    f = fakta(p, "realisasi:IK1")

    assert (f.nilai, f.teks) == (Decimal(85), "85 orang")
    assert f.masukan == tuple(f"realisasi:IK1#tw{n}" for n in range(1, 5))


def test_ratio_is_published_with_the_indicators_decimals_and_capaian_divides_that():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=80, desimal=1)
    p.realisasi(i, pembilang=2, penyebut=3)

    u = ukuran(p)

    assert u.fakta["realisasi:IK1"].nilai == Decimal("66.7")
    assert u.fakta["capaian:IK1"].nilai == Decimal("66.7") / 80 * 100
    assert u.fakta["realisasi:IK1"].masukan == ("pembilang:IK1", "penyebut:IK1")


def test_typed_value_wins_over_its_ratio_and_keeps_where_it_was_entered():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=80)
    p.realisasi(i, 129, pembilang=19424, penyebut=15000)

    f = fakta(p, "realisasi:IK1")

    assert (f.nilai, f.rumus, f.sumber.tempat) == (
        Decimal(129),
        "",
        "formulir realisasi indikator",
    )


def test_reason_for_no_value_is_kept_and_printed_as_not_available():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=80)
    p.realisasi(i, alasan_kosong="Belum menjadi sasaran")

    u = ukuran(p)

    assert (u.fakta["realisasi:IK1"].teks, u.fakta["realisasi:IK1"].alasan) == (
        "n/a",
        "Belum menjadi sasaran",
    )
    assert u.fakta["kategori:IK1"].teks == "n/a"


def test_history_of_this_report_wins_over_what_the_app_holds_for_that_year():
    lalu = Pabrik(tahun=2024)
    i = lalu.indikator("IK1", lalu.sasaran(), target=50, realisasi=45)
    kini = lalu.tahun_lain(2025)
    kini.target_renstra(i, 2025, 60)
    kini.realisasi(i, 66)

    assert fakta(kini, "capaian:IK1@2024").nilai == Decimal(90)

    kini.riwayat(i, 2024, 48)

    u = ukuran(kini)
    assert u.fakta["realisasi:IK1@2024"].nilai == Decimal(48)
    assert u.fakta["capaian:IK1@2024"].nilai == Decimal(96)


# Sasaran and agency


def test_sasaran_has_the_chosen_method_and_the_simple_mean_beside_it():
    p = Pabrik()
    p.pengukuran(metode_sasaran="data_kelompok")
    s = p.sasaran()
    p.indikator("IK1", s, target=100, realisasi=100)
    p.indikator("IK2", s, target=100, realisasi=80)

    u = ukuran(p)

    assert u.fakta["capaian:S1"].nilai == Decimal(85)
    assert u.fakta["kategori:S1"].nilai == "Berhasil"
    assert u.fakta["capaian:S1#rata_rata"].nilai == Decimal(90)
    assert u.fakta["capaian:S1"].masukan == ("capaian:IK1", "capaian:IK2")


@pytest.mark.parametrize(("dengan", "nilai"), [(False, 100), (True, 75)])
def test_supporting_indicators_count_where_the_agency_says_so(dengan, nilai):
    p = Pabrik()
    p.pengukuran(dengan_pendukung=dengan)
    s = p.sasaran()
    p.indikator("IK1", s, target=100, realisasi=100)
    p.indikator("IP1", s, target=100, realisasi=50, kelompok="pendukung")

    u = ukuran(p)

    assert (u.fakta["capaian:OPD"].nilai, u.fakta["capaian:S1"].nilai) == (nilai, nilai)


@pytest.mark.parametrize(
    ("rumus", "arah", "target", "realisasi"),
    [
        ("MAX", "naik", "30", "27.68"),
        ("MIN_LAN", "turun", "4.9", "4.7"),
        ("MIN_LAN", "turun", "10", "25"),
        ("MIN_RATIO", "turun", "3669", "1967"),
        ("MIN_CUM", "turun", "10", "3"),
        ("STABIL", "tetap", "50", "58"),
    ],
)
def test_capaian_agrees_with_the_naive_calculator(rumus, arah, target, realisasi):
    p = Pabrik()
    p.indikator("IK1", p.sasaran(), target=target, realisasi=realisasi, rumus=rumus, arah=arah)

    dihitung = Fraction(bulat(fakta(p, "capaian:IK1").nilai, 10))

    assert dihitung == oracle.setengah_ke_atas(oracle.capaian(rumus, target, realisasi), 10)


def test_akip_score_without_a_stated_grade_takes_that_of_the_scale():
    p = Pabrik()
    for tahun, nilai, predikat in ((2023, "70", "BB"), (2024, "70", ""), (2022, "70.01", "")):
        EvaluasiAKIP.objects.create(
            tahun_kinerja=p.tk, tahun=tahun, nilai=Decimal(nilai), predikat=predikat
        )

    hasil = {h.evaluasi.tahun: (h.predikat, h.seharusnya) for h in ukuran(p).akip}

    assert hasil == {2022: ("BB", "BB"), 2023: ("BB", "B"), 2024: ("B", "B")}
