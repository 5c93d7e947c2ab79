"""Targets and results: what they accept, refuse and carry."""

from decimal import Decimal

import pytest

from capaian import hitung
from capaian.hitung import (
    JAWABAN_AKIP,
    Agregasi,
    Alasan,
    Anggota,
    Arah,
    AturanCelah,
    AturanFisik,
    AturanNegatif,
    AturanTargetNol,
    Batas,
    Daun,
    Fisik,
    Hasil,
    KodePeringatan,
    KomponenAkip,
    MetodeEfisiensi,
    NilaiBatas,
    Rumus,
    Target,
    agregasi_triwulan,
    baca_target,
    bobot_subkomponen,
    efisiensi,
    evaluasi_akip,
    hitung_capaian,
    jumlah,
    rata_rata_capaian,
    realisasi_fisik,
    realisasi_rasio,
    realisasi_terbit,
    rekap,
    rumus_bawaan,
    sisa,
)
from lakip.angka import AngkaTidakTerbaca
from renstra.models import Indikator
from renstra.models import Skala as SkalaTersimpan


@pytest.mark.parametrize(
    ("teks", "target", "tercetak", "polos"),
    [
        ("4,3", Target.tunggal(Decimal("4.3")), "4,3", "4.3"),
        ("4,20-4,25", Target.rentang(Decimal("4.20"), Decimal("4.25")), "4,20–4,25", "4.20-4.25"),
        ("4,20 s.d. 4,25", Target.rentang(Decimal("4.20"), Decimal("4.25")), "4,20–4,25", None),
        ("5-5", Target.rentang(Decimal(5), Decimal(5)), "5–5", "5-5"),
        ("BB", Target.grade("BB"), "BB", "BB"),
        ("BB (70)", Target.grade("BB", Decimal(70)), "BB (70)", "BB 70"),
        ("A 80,71", Target.grade("A", Decimal("80.71")), "A (80,71)", "A 80.71"),
        ("WTP", Target.grade("WTP"), "WTP", "WTP"),
        ("Rp1.500.000", Target.tunggal(Decimal(1500000)), "1.500.000", "1500000"),
        ("-5", Target.tunggal(Decimal(-5)), "-5", "-5"),
    ],
)
def test_target_text_is_read_and_printed(teks, target, tercetak, polos):
    assert baca_target(teks) == target
    assert target.teks() == tercetak
    if polos:
        assert target.polos() == polos
        assert baca_target(polos, polos=True) == target


@pytest.mark.parametrize("teks", ["", "  ", "-", "–", "nihil", None])
def test_blank_target_is_none(teks):
    assert baca_target(teks) is None


@pytest.mark.parametrize("teks", ["4,25-4,20", "1.234", "4,3?", "n/a", "4,2,0"])
def test_unclear_target_is_refused(teks):
    with pytest.raises(AngkaTidakTerbaca):
        baca_target(teks)


@pytest.mark.parametrize(
    "isi",
    [
        {},
        {"bawah": Decimal(1)},
        {"bawah": Decimal(2), "atas": Decimal(1)},
        {"angka": Decimal(1), "bawah": Decimal(1), "atas": Decimal(2)},
        {"predikat": "BB", "bawah": Decimal(1), "atas": Decimal(2)},
    ],
)
def test_target_of_mixed_kinds_cannot_be_built(isi):
    with pytest.raises(ValueError, match=r"[Tt]arget"):
        Target(**isi)


@pytest.mark.parametrize(("nilai", "alasan"), [(None, None), (Decimal(1), Alasan.BELUM_ADA_DATA)])
def test_result_has_either_a_value_or_a_reason(nilai, alasan):
    with pytest.raises(ValueError, match="nilai, atau alasan"):
        Hasil(nilai, Rumus.MAX, alasan)


def test_result_carries_inputs_and_the_formula_that_did_the_work():
    hasil = hitung_capaian(
        target=Target.rentang(Decimal("4.20"), Decimal("4.25")),
        realisasi=Decimal("4.00"),
        rumus=Rumus.RANGE,
        arah=Arah.TURUN,
    )

    assert (hasil.rumus, hasil.langkah) == ("RANGE", "MIN_LAN")
    assert hasil.masukan == {
        "bawah": Decimal("4.20"),
        "atas": Decimal("4.25"),
        "realisasi": Decimal("4.00"),
        "target_dipakai": Decimal("4.20"),
    }


def test_result_of_its_own_formula_names_no_other():
    target = Target.tunggal(Decimal(4))

    langkah = [
        hitung_capaian(target=target, realisasi=Decimal(3), rumus=rumus).langkah
        for rumus in (Rumus.MAX, Rumus.MIN_LAN, Rumus.GRADE, Rumus.BINER)
    ]

    assert langkah == ["", "", "MAX", "KETENTUAN"]


def test_missing_realisasi_keeps_the_reason_it_was_given():
    hasil = hitung_capaian(
        target=Target.tunggal(Decimal(5)),
        realisasi=None,
        rumus=Rumus.MAX,
        alasan_kosong=Alasan.TIDAK_TERSEDIA,
    )

    assert (hasil.nilai, hasil.alasan) == (None, Alasan.TIDAK_TERSEDIA)


@pytest.mark.parametrize(
    ("arah", "rumus_turun", "rumus"),
    [
        (Arah.NAIK, Rumus.MIN_LAN, Rumus.MAX),
        (Arah.TURUN, Rumus.MIN_LAN, Rumus.MIN_LAN),
        (Arah.TURUN, Rumus.MIN_RATIO, Rumus.MIN_RATIO),
        (Arah.TETAP, Rumus.MIN_LAN, Rumus.STABIL),
    ],
)
def test_indicator_without_formula_takes_that_of_its_polarity(arah, rumus_turun, rumus):
    assert rumus_bawaan(arah, rumus_turun) is rumus


def test_warning_counts_the_members_left_out_of_a_mean():
    hasil = rata_rata_capaian([Anggota("IK1", Decimal(90)), Anggota("IK2", None)])

    assert [(p.kode, p.teks) for p in hasil.peringatan] == [
        (
            KodePeringatan.TIDAK_DIRATA_RATA,
            "1 dari 2 belum memiliki capaian dan tidak ikut dirata-rata.",
        )
    ]


def test_sum_of_leaves_without_any_is_not_complete():
    kosong = jumlah([])

    assert (kosong.nilai, kosong.belum, kosong.lengkap, kosong.keterangan) == (None, 0, False, "")


def test_remainder_of_an_incomplete_sum_is_not_computed():
    uang = rekap([Daun("A", Decimal(100), Decimal(90)), Daun("B", Decimal(50), None)])

    hasil = sisa(uang.pagu, uang.realisasi)

    assert (hasil.nilai, hasil.alasan) == (None, Alasan.BELUM_LENGKAP)


def test_efficiency_of_an_incomplete_sum_is_not_computed():
    uang = rekap([Daun("A", Decimal(100), Decimal(90)), Daun("B", Decimal(50), None)])

    for metode in (MetodeEfisiensi.SISA_PCT, MetodeEfisiensi.SISA_RP, MetodeEfisiensi.SELISIH):
        hasil = efisiensi(metode, pagu=uang.pagu, realisasi=uang.realisasi, capaian=Decimal(100))
        assert (hasil.persen.alasan, hasil.putusan) == (
            Alasan.BELUM_LENGKAP,
            "tidak_dapat_dihitung",
        )


@pytest.mark.parametrize(
    ("dibelanjakan", "peringatan"),
    [("90", []), ("80", []), ("75", ["E 25,00% dipotong menjadi 20%."])],
)
def test_score_outside_its_limits_says_that_it_was_cut(dibelanjakan, peringatan):
    hasil = efisiensi(
        MetodeEfisiensi.NE,
        pagu=Decimal(100),
        realisasi=Decimal(dibelanjakan),
        capaian=Decimal(100),
    )

    assert [p.teks for p in hasil.persen.peringatan] == peringatan


def test_children_without_realisasi_fisik_are_counted():
    anak = [Fisik("A", Decimal(100)), Fisik("B", None), Fisik("C", None)]

    hasil = realisasi_fisik(anak, AturanFisik.RATA_RATA)

    assert [p.teks for p in hasil.peringatan] == ["2 dari 3 belum memiliki realisasi fisik."]


def test_capped_capaian_names_both_values():
    hasil = hitung_capaian(
        target=Target.tunggal(Decimal("48.57")),
        realisasi=Decimal(100),
        rumus=Rumus.MAX,
        batas=Batas(NilaiBatas.B120),
    )

    assert [p.teks for p in hasil.peringatan] == ["Capaian 205,89% dibatasi menjadi 120%."]


def test_empty_quarters_are_named():
    hasil = agregasi_triwulan([Decimal(1), Decimal(2), None, None], Agregasi.SUM)

    assert [p.teks for p in hasil.peringatan] == ["Triwulan 3, 4 belum terisi."]


def test_ratio_has_two_decimals_and_percent_unless_told_otherwise():
    assert str(realisasi_rasio(Decimal(1), Decimal(3)).nilai) == "33.33"
    assert str(realisasi_terbit(diketik=None, pembilang=Decimal(1), penyebut=Decimal(3)).nilai) == (
        "33.33"
    )


@pytest.mark.parametrize(("nilai", "ditandai"), [("0", 0), ("15", 0), ("15.01", 1), ("-0.01", 1)])
def test_akip_score_outside_the_weight_of_its_component_is_flagged(nilai, ditandai):
    hasil = evaluasi_akip([KomponenAkip("pelaporan", Decimal(15), Decimal(nilai))])

    assert len(hasil.total.peringatan) == ditandai


def test_answers_of_akip_have_the_values_of_the_regulation():
    nilai = {jawaban: int(n) for jawaban, n in JAWABAN_AKIP.items()}

    assert nilai == {"AA": 100, "A": 90, "BB": 80, "B": 70, "CC": 60, "C": 50, "D": 30, "E": 0}


def test_weights_of_akip_components_split_in_three():
    bagian = ("keberadaan", "kualitas", "pemanfaatan")

    bobot = [[bobot_subkomponen(b, s) for s in bagian] for b in hitung.BOBOT_AKIP.values()]

    assert bobot == [
        [Decimal(6), Decimal(9), Decimal(15)],
        [Decimal(6), Decimal(9), Decimal(15)],
        [Decimal(3), Decimal("4.5"), Decimal("7.5")],
        [Decimal(5), Decimal("7.5"), Decimal("12.5")],
    ]


@pytest.mark.parametrize(
    ("tersimpan", "hitungan"),
    [
        (Indikator.Arah, Arah),
        (Indikator.Rumus, Rumus),
        (Indikator.Agregasi, Agregasi),
        (Indikator.AturanNol, AturanTargetNol),
        (Indikator.AturanNegatif, AturanNegatif),
        (SkalaTersimpan.AturanCelah, AturanCelah),
    ],
)
def test_codes_that_the_plan_stores_are_those_of_the_calculator(tersimpan, hitungan):
    assert tersimpan.values == [satu.value for satu in hitungan]
