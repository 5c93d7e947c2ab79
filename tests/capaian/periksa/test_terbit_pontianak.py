"""Recall and precision on the two published reports, and the counts that the README states."""

from fractions import Fraction
from pathlib import Path

import pytest
from oracle import capaian, setengah_ke_atas

from capaian.periksa import Tingkat
from tests.capaian.periksa.pontianak_periksa import (
    TAHUN,
    buku,
    harapan,
    mengenai,
    setara,
    temuan,
    wajib,
)

README = Path(__file__).resolve().parents[3] / "capaian" / "periksa" / "README.md"
# Further true errors: the printed year 2024 stands over a column of 2025 on two pages.
BENAR_JUGA = {"tahun:laporan"}


def test_at_least_95_percent_of_the_known_errors_are_found():
    dicari = [h for tahun in TAHUN for h in wajib(tahun)]
    hilang = [
        h["id"]
        for tahun in TAHUN
        for h in wajib(tahun)
        if not any(mengenai(t, h) for t in temuan(tahun))
    ]

    assert len(dicari) == 44
    assert hilang == []


@pytest.mark.parametrize("tahun", TAHUN)
def test_nothing_marked_wrong_is_right(tahun):
    dikenal = [h for h in harapan() if h["id"].startswith(str(tahun))]
    palsu = [
        (t.fakta, t.tercetak, t.hitung_ulang)
        for t in temuan(tahun)
        if t.tingkat == Tingkat.SALAH and t.fakta not in BENAR_JUGA
        if not any(_sama_pasangan(t, h) for h in dikenal)
    ]

    assert palsu == []


def _sama_pasangan(t, h) -> bool:
    a, b = h["tercetak"], h["hitung_ulang"]
    return (setara(t.tercetak, a) and setara(t.hitung_ulang, b)) or (
        setara(t.tercetak, b) and setara(t.hitung_ulang, a)
    )


@pytest.mark.parametrize("tahun", TAHUN)
def test_truncation_is_a_suggestion_and_rounding_is_none(tahun):
    potong = [t for t in temuan(tahun) if t.aturan == "T-PEMBULATAN"]
    dipotong = {
        h["id"]
        for h in harapan()
        if h["id"].startswith(str(tahun)) and h["penilaian"] == "pembulatan"
    }
    ditemukan = {
        h["id"] for h in harapan() if h["id"] in dipotong for t in potong if mengenai(t, h)
    }

    assert {t.tingkat for t in potong} <= {Tingkat.SARAN}
    assert ditemukan == dipotong


def test_one_cause_stands_once_with_its_consequences_under_it():
    pagu = next(t for t in temuan(2025) if t.fakta == "pagu:1.06.02")
    akibat = {(a.tercetak, a.hitung_ulang) for a in pagu.akibat}

    assert {
        ("1844386800", "1860218000"),  # against the printed kegiatan
        ("15481040643", "15461472643"),  # the agency's total
        ("87.34", "88.28"),  # its absorption
        ("90.43", "90.55"),  # that of the agency
        ("12.66", "11.72"),  # its efficiency
        ("1824818800", "1844386800"),  # the PK that was right
        ("6384025840", "6364457840"),  # the total of the strategic programs
    } <= akibat
    assert [t.fakta for t in temuan(2025) if t.fakta in ("jumlah:pagu", "serapan:1.06.02")] == []


@pytest.mark.parametrize(
    ("tahun", "fakta", "sebab"),
    [
        (2025, "pagu:1.06.02.2.03", "nilai induk tercetak pada rinciannya"),
        (2025, "target:IT1", "batas target tahun 2024"),
        (2020, "capaian:IK1", "dikalikan, bukan dibagi"),
        (2020, "capaian:IK2", "dikalikan, bukan dibagi"),
        (2020, "target:IK3", "nilai realisasi tahun 2019"),
        (2020, "jumlah:realisasi_rp#S2", "Program Rehabilitasi Sosial tidak ikut dijumlahkan"),
        (2020, "capaian:P14.07#1", "angka dipotong, bukan dibulatkan"),
    ],
)
def test_cause_is_inferred_from_the_figures(tahun, fakta, sebab):
    assert [t.dugaan_sebab for t in temuan(tahun) if t.fakta == fakta] == [sebab]


def test_swapped_rows_name_each_other():
    tukar = {t.fakta: t.dugaan_sebab for t in temuan(2025) if t.fakta.startswith("pembanding:IK")}

    assert tukar["pembanding:IK2#provinsi"].startswith("baris tertukar atau bergeser")
    assert tukar["pembanding:IK3#provinsi"].startswith("baris tertukar atau bergeser")
    assert tukar["pembanding:IK1#provinsi"] == ""


@pytest.mark.parametrize("tahun", TAHUN)
def test_readme_states_the_counts(tahun):
    banyak = {t: sum(x.tingkat == t for x in temuan(tahun)) for t in Tingkat}
    semua = wajib(tahun)
    ketemu = sum(any(mengenai(t, h) for t in temuan(tahun)) for h in semua)
    baris = (
        f"| {tahun} | {len(semua)} | {ketemu} | {banyak[Tingkat.SALAH]} |"
        f" {banyak[Tingkat.PENJELASAN]} | {banyak[Tingkat.SARAN]} |"
    )

    assert baris in README.read_text()


def test_recomputed_capaian_and_absorption_are_those_of_the_oracle():
    cetakan = {b["fakta"]: Fraction(b["nilai"]) for b in buku(2020)["cetakan"] if _angka(b)}
    arah = {i["kode"]: i["arah"] for i in buku(2020)["indikator"]}
    temuan_ = {t.fakta: t for t in temuan(2020) if t.aturan in ("T-CAPAIAN", "T-SERAPAN")}
    hitung = {}
    for fakta, t in temuan_.items():
        kunci = fakta.partition(":")[2]
        if t.aturan == "T-SERAPAN":
            nilai = 100 * cetakan[f"realisasi_rp:{kunci}"] / cetakan[f"pagu:{kunci}"]
        else:
            rumus = "MIN_LAN" if arah.get(kunci) == "turun" else "MAX"
            nyata = cetakan.get(f"keluaran:{kunci}") or cetakan[f"realisasi:{kunci}"]
            sasaran = Fraction("4.90") if kunci == "IK3" else cetakan[f"target:{kunci}"]
            nilai = capaian(rumus, sasaran, nyata)
        hitung[fakta] = setengah_ke_atas(nilai, 2)

    assert len(hitung) == 5
    assert {f: Fraction(t.hitung_ulang) for f, t in temuan_.items()} == hitung


def _angka(baris: dict[str, str]) -> bool:
    return baris.get("nilai", "").replace(".", "", 1).isdigit()
