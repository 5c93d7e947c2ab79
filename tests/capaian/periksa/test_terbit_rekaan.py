"""A report of other structure: silent when right, precise when one figure is spoilt."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from oracle import capaian, setengah_ke_atas

from capaian.hitung import Arah, MetodeEfisiensi
from capaian.periksa import BarisCetakan, Konteks, Tingkat, periksa_terbit
from tests.capaian.periksa.rekaan import KONTEKS, laporan, pasangan, periksa, rusak

# Printed once, and nothing else in the report follows from it.
BERDIRI_SENDIRI = {"pembanding:IK1#provinsi"}


def cetak(*isi: tuple[str, str] | tuple[str, str, str]) -> list[BarisCetakan]:
    """Printed rows from (fact, value[, place])."""
    return [
        BarisCetakan(n, tempat[0] if tempat else "Tabel", fakta, nilai)
        for n, (fakta, nilai, *tempat) in enumerate(isi, 1)
    ]


def aturan(baris: list[BarisCetakan], konteks: Konteks = KONTEKS) -> list[tuple[str, str, str]]:
    """(rule, printed, recomputed) of the findings."""
    return [(t.aturan, t.tercetak, t.hitung_ulang) for t in periksa_terbit(baris, konteks)]


def test_report_without_error_has_no_finding():
    assert periksa(laporan()) == ()


@pytest.mark.parametrize("urutan", [b.urutan for b in laporan()])
def test_each_spoilt_figure_gives_one_or_two_findings(urutan):
    asal = laporan()
    satu = asal[urutan - 1]
    angka = [n for n, huruf in enumerate(satu.nilai) if huruf.isdigit()]
    if not angka or satu.fakta in BERDIRI_SENDIRI:
        return
    letak = angka[1] if len(angka) > 2 else angka[0]
    lain = str((int(satu.nilai[letak]) + 3) % 10)
    asal[urutan - 1] = replace(satu, nilai=satu.nilai[:letak] + lain + satu.nilai[letak + 1 :])

    assert 1 <= len(periksa(asal)) <= 2


@pytest.mark.parametrize(
    ("fakta", "tercetak", "hitung", "sebab"),
    [
        ("capaian:IK2", "49.6", "77.5", "dikalikan, bukan dibagi"),
        ("capaian:IK2", "129.03", "77.5", "pembagian terbalik"),
        ("capaian:IK2", "122.5", "77.5", "rumus untuk arah yang berlawanan"),
        ("capaian:IK3", "112.05", "112.5", "dua angka tertukar tempat"),
        ("serapan:2.23.03", "94.09", "90.49", "dua angka tertukar tempat"),
        ("jumlah:sisa", "39000000", "105750000", "sisa:2.23.02 tidak ikut dijumlahkan"),
        ("pagu:2.23.02.2.01", "950000000", "650000000", "nilai induk tercetak pada rinciannya"),
        ("capaian:IK1@2030", "1.04", "104", "letak koma atau banyaknya nol bergeser"),
    ],
)
def test_planted_error_shows_its_pair_and_cause(fakta, tercetak, hitung, sebab):
    temuan = [t for t in periksa(rusak(fakta, tercetak)) if t.fakta == fakta]

    assert [(t.tercetak, Decimal(t.hitung_ulang)) for t in temuan] == [(tercetak, Decimal(hitung))]
    if sebab:
        assert temuan[0].dugaan_sebab == sebab


def test_item_left_out_of_a_total_is_named():
    temuan = periksa(rusak("jumlah:realisasi_rp", "883250000"))

    assert [t.fakta for t in temuan] == ["jumlah:realisasi_rp"]
    assert temuan[0].dugaan_sebab == "realisasi_rp:2.23.03 tidak ikut dijumlahkan"
    # Absorption and remainder are right: they differ from the printed total only.
    assert ("92.22", "64.94") in pasangan(temuan)


def test_item_counted_twice_is_named():
    temuan = periksa(rusak("jumlah:pagu", "1770000000"))

    assert temuan[0].dugaan_sebab == "pagu:2.23.03 dijumlahkan dua kali"


def test_misprinted_leaf_is_the_root_and_its_parent_a_consequence():
    temuan = periksa(rusak("realisasi_rp:2.23.02.2.01.0002", "240000000"))

    assert [(t.fakta, t.tercetak, t.hitung_ulang) for t in temuan] == [
        ("realisasi_rp:2.23.02.2.01.0002", "240000000", "210000000")
    ]
    assert ("601250000", "631250000") in pasangan(temuan)
    assert ("91.30", "104.35") in pasangan(temuan)


def test_truncation_is_a_suggestion():
    temuan = periksa(rusak("capaian:IT1", "97.77"))

    assert [(t.tingkat, t.aturan) for t in temuan] == [(Tingkat.SARAN, "T-PEMBULATAN")]


def test_result_of_unrounded_inputs_is_a_suggestion_and_beyond_that_wrong():
    def temuan(tercetak: str) -> list[tuple[Tingkat, str]]:
        isi = [("target:X", "80"), ("realisasi:X", "84.97"), ("capaian:X", tercetak)]
        return [(t.tingkat, t.dugaan_sebab) for t in periksa_terbit(cetak(*isi), KONTEKS)]

    belum_bulat = "dihitung dari angka masukan yang belum dibulatkan"
    assert temuan("106.21") == []
    assert temuan("106.22") == [(Tingkat.SARAN, belum_bulat)]
    assert temuan("106.24") == [(Tingkat.SALAH, "satu angka salah ketik")]


@pytest.mark.parametrize("tercetak", ["105.8", "105.83", "105.833", "106"])
def test_any_correct_rounding_passes(tercetak):
    baris = cetak(("target:IK1", "60"), ("realisasi:IK1", "63.5"), ("capaian:IK1", tercetak))

    assert aturan(baris) == []


def test_capaian_below_a_range_is_measured_at_its_edge():
    baris = cetak(("target:IT1", "4.20-4.50"), ("realisasi:IT1", "4.6"), ("capaian:IT1", "99"))

    assert aturan(baris) == [("T-CAPAIAN", "99", "97.78")]


def test_cap_that_the_whole_report_keeps_is_no_error():
    isi = [
        (f"{jenis}:IK{n}", nilai)
        for n, real in ((1, "70"), (2, "90"), (3, "55"))
        for jenis, nilai in (("target", "50"), ("realisasi", real), ("capaian", "100"))
    ]

    assert aturan(cetak(*isi)) == []
    assert aturan(cetak(*isi[:3])) == [("T-CAPAIAN", "100", "140")]


def test_printed_polarity_counts():
    baris = cetak(
        ("arah:X", "turun"), ("target:X", "10"), ("realisasi:X", "8"), ("capaian:X", "120")
    )

    assert aturan(baris, Konteks(2031)) == []
    assert aturan(baris[1:], Konteks(2031)) == [("T-CAPAIAN", "120", "80")]


def test_range_and_single_target_agree_inside_the_range():
    baris = cetak(
        ("target:IT1#renstra", "4.20-4.50"), ("target:IT1", "4.3"), ("realisasi:IT1", "4")
    )

    assert aturan(baris) == []
    baris[1] = replace(baris[1], nilai="4.6")
    assert aturan(baris) == [("T-TARGET", "4.6", "4.20-4.50")]


def test_indicator_that_is_never_measured_is_reported():
    baris = cetak(("target:IK9#renstra", "5"), ("target:IK9@2032#renstra", "6"))

    assert aturan(baris) == [("T-TAK-DIUKUR", "5", "(tidak ada realisasi)")]


def test_lists_of_one_figure_with_other_sums_need_explanation():
    isi = [("rincian:IK1#a", "5", "Bab I"), ("rincian:IK1#b", "6", "Bab I")]
    sama = [("rincian:IK1#a", "5", "Bab III"), ("rincian:IK1#c", "6", "Bab III")]
    beda = [("rincian:IK1#a", "5", "Bab III"), ("rincian:IK1#c", "9", "Bab III")]

    assert aturan(cetak(*isi, *sama)) == []
    assert aturan(cetak(*isi, *beda)) == [("T-DAFTAR-BEDA", "11", "14")]


def test_details_that_miss_their_numerator_are_wrong():
    isi = [("rincian:IK1#a", "5"), ("rincian:IK1#b", "6")]

    assert aturan(cetak(*isi, ("pembilang:IK1", "11"))) == []
    assert aturan(cetak(*isi, ("pembilang:IK1", "12"))) == [("T-RINCIAN", "12", "11")]


def test_equation_holds_or_is_reported():
    isi = [("data:a/x/n", "2"), ("data:a/y/n", "3")]

    assert aturan(cetak(*isi, ("data:b/z/n = data:a/x/n + data:a/y/n", "5"))) == []
    assert aturan(cetak(*isi, ("data:b/z/n = data:a/x/n + data:a/y/n", "6"))) == [
        ("T-PERSAMAAN", "6", "5")
    ]
    assert aturan(cetak(*isi, ("data:b/z/n = data:a/y/n - data:a/x/n", "1"))) == []


def test_count_differs_from_the_listed_items():
    isi = [("misi:1", "Satu"), ("misi:2", "Dua")]

    assert aturan(cetak(*isi, ("jumlah:misi", "2"))) == []
    assert aturan(cetak(*isi, ("jumlah:misi", "8"))) == [("T-BANYAK", "8", "2")]


def test_year_of_another_report_is_wrong():
    assert aturan(cetak(("tahun:laporan", "2031"))) == []
    assert aturan(cetak(("tahun:laporan", "2030"))) == [("T-TAHUN", "2030", "2031")]
    ke = [("tahun:renstra#awal", "2030"), ("tahun_ke:renstra", "1")]
    assert aturan(cetak(*ke)) == [("T-TAHUN", "1", "2")]


def test_wording_that_differs_needs_explanation_case_and_dots_aside():
    sama = [("sasaran:S1", "Meningkatnya Mutu."), ("sasaran:S1", "meningkatnya mutu")]
    beda = [*sama, ("sasaran:S1", "Terwujudnya mutu"), ("sasaran:S1", "Baiknya mutu")]

    assert aturan(cetak(*sama)) == []
    assert [t.tingkat for t in periksa_terbit(cetak(*beda), KONTEKS)] == [Tingkat.PENJELASAN]


def test_realisasi_over_pagu_is_wrong_even_without_a_sum():
    isi = [("pagu:1.01", "100"), ("realisasi_rp:1.01", "101")]

    assert aturan(cetak(*isi)) == [("T-LEBIH-PAGU", "101", "100")]
    assert aturan(cetak(isi[0], ("realisasi_rp:1.01", "100"))) == []


def test_budget_of_last_pk_is_held_against_pagu_and_earlier_ones_are_not():
    isi = [("pagu:1.01", "90"), ("pagu:1.01#pk_murni", "100")]

    assert aturan(cetak(*isi)) == [("T-PAGU-PK", "100", "90")]
    assert aturan(cetak(*isi, ("pagu:1.01#pk_perubahan-1", "90"))) == []


def test_tree_of_the_workbook_wins_over_the_dots_of_codes():
    isi = [("pagu:A", "30"), ("pagu:B", "10"), ("pagu:C", "20"), ("jumlah:pagu", "30")]
    pohon = Konteks(2031, induk={"A": "", "B": "A", "C": "A"})

    assert aturan(cetak(*isi), pohon) == []
    assert aturan(cetak(*isi), Konteks(2031)) == [("T-JUMLAH-ANGGARAN", "30", "60")]


def test_scope_sums_only_the_rows_of_its_own_table():
    isi = [
        ("pagu:1", "100", "Tabel I"),
        ("pagu:1.1", "60", "Tabel I"),
        ("pagu:1.2", "40", "Tabel I"),
        ("pagu:1#S1", "60", "Tabel efisiensi"),
        ("pagu:1.1", "60", "Tabel efisiensi"),
        ("jumlah:pagu#S1", "60", "Tabel efisiensi"),
    ]

    assert aturan(cetak(*isi)) == []


def test_method_of_efficiency_is_learnt_from_the_report():
    isi = [
        (f"{jenis}:{n}", nilai, "Tabel")
        for n, (pagu, real, persen) in enumerate(
            [("100", "80", "20"), ("200", "150", "25"), ("400", "300", "35")], 1
        )
        for jenis, nilai in (("pagu", pagu), ("realisasi_rp", real), ("efisiensi", persen))
    ]

    assert aturan(cetak(*isi)) == [("T-EFISIENSI", "35", "25")]


def test_method_of_the_settings_alone_proves_no_error():
    isi = [("pagu:1", "100"), ("realisasi_rp:1", "80"), ("efisiensi:1", "31")]
    konteks = replace(KONTEKS, metode=MetodeEfisiensi.SISA_PCT)

    assert [t.tingkat for t in periksa_terbit(cetak(*isi), konteks)] == [Tingkat.PENJELASAN]


def test_row_that_cannot_be_read_is_told_not_passed_over():
    baris = cetak(("kinerja:IK1", "5"), ("capaian:IK1", "seratus"))

    assert [a for a, *_ in aturan(baris)] == ["T-TAK-TERBACA", "T-TAK-TERBACA"]


def test_value_is_read_from_the_spelling_when_the_plain_one_is_missing():
    baris = [
        BarisCetakan(1, "T", "pagu:1", "", "1.250.000"),
        BarisCetakan(2, "T", "realisasi_rp:1", "", "Rp1.000.000"),
        BarisCetakan(3, "T", "serapan:1", "", "85,00%"),
    ]

    assert aturan(baris) == [("T-SERAPAN", "85,00%", "80")]


@pytest.mark.parametrize(
    ("arah", "rumus", "target", "realisasi"),
    [
        (Arah.NAIK, "MAX", "80", "62.5"),
        (Arah.NAIK, "MAX", "7", "6"),
        (Arah.TURUN, "MIN_LAN", "4.9", "4.7"),
        (Arah.TURUN, "MIN_LAN", "12", "13.5"),
    ],
)
def test_recomputed_capaian_is_that_of_the_oracle(arah, rumus, target, realisasi):
    konteks = Konteks(2031, arah={"X": arah})
    baris = cetak(("target:X", target), ("realisasi:X", realisasi), ("capaian:X", "1"))

    benar = setengah_ke_atas(capaian(rumus, Fraction(target), Fraction(realisasi)), 2)
    assert Fraction(aturan(baris, konteks)[0][2]) == benar
