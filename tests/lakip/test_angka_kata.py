"""Dates, words, Roman numerals and letters."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip.angka import (
    NAMA_BULAN,
    TanggalTidakTerbaca,
    baca_bulan_tahun,
    baca_tanggal,
    format_bulan_tahun,
    format_tanggal,
    huruf,
    kata_bilangan,
    nama_bulan,
    romawi,
    terbilang,
    terbilang_rupiah,
)

D = Decimal


@pytest.mark.parametrize(
    ("teks", "tanggal"),
    [
        ("12 Januari 2026", date(2026, 1, 12)),
        ("12 jan 2026", date(2026, 1, 12)),
        ("5 Agt. 2025", date(2025, 8, 5)),
        ("5 Nopember 2025", date(2025, 11, 5)),
        ("05/03/2025", date(2025, 3, 5)),
        ("5-3-2025", date(2025, 3, 5)),
        ("5.3.2025", date(2025, 3, 5)),
        ("2026-01-12", date(2026, 1, 12)),
        ("  12  Januari 2026 ", date(2026, 1, 12)),
        ("", None),
        (None, None),
        (date(2026, 1, 12), date(2026, 1, 12)),
        (datetime(2026, 1, 12, 8, 30), date(2026, 1, 12)),  # noqa: DTZ001 - as spreadsheets give it
    ],
)
def test_date_is_read_day_first(teks, tanggal):
    assert baca_tanggal(teks) == tanggal


@pytest.mark.parametrize("teks", ["31/02/2025", "2025", "12 Foo 2025", "12/13/2025", "Januari"])
def test_what_is_no_date_is_refused(teks):
    with pytest.raises(TanggalTidakTerbaca) as galat:
        baca_tanggal(teks)

    assert "tidak terbaca sebagai tanggal" in galat.value.pesan


@pytest.mark.parametrize("teks", ["Oktober 2025", "okt 2025", "10/2025", "2025-10"])
def test_month_alone_is_a_date_without_day(teks):
    assert baca_bulan_tahun(teks) == date(2025, 10, 1)
    assert format_bulan_tahun(baca_bulan_tahun(teks)) == "Oktober 2025"


@given(st.dates(min_value=date(1000, 1, 1)))
def test_printed_date_is_read_back(tanggal):
    assert baca_tanggal(format_tanggal(tanggal)) == tanggal
    assert baca_bulan_tahun(format_bulan_tahun(tanggal)) == tanggal.replace(day=1)


def test_missing_date_and_unknown_month():
    assert (format_tanggal(None), format_bulan_tahun(None, kosong="")) == ("-", "")
    assert [nama_bulan(n) for n in range(1, 13)] == list(NAMA_BULAN)
    with pytest.raises(ValueError, match="Bulan 13 tidak ada"):
        nama_bulan(13)


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (2000, "dua ribu"),
        (11_000, "sebelas ribu"),
        (100_100, "seratus ribu seratus"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (2_100_000_000, "dua miliar seratus juta"),
        (1_000_000_000_000, "satu triliun"),
        (
            15_481_040_643,
            "lima belas miliar empat ratus delapan puluh satu juta empat puluh ribu "
            "enam ratus empat puluh tiga",
        ),
        (D("90.43"), "sembilan puluh koma empat tiga"),
        (D("4.05"), "empat koma nol lima"),
        (-5, "minus lima"),
    ],
)
def test_number_is_spelled(nilai, kata):
    assert terbilang(nilai) == kata


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [
        (D(0), "nol rupiah"),
        (D(1000), "seribu rupiah"),
        (D("1000.50"), "seribu rupiah lima puluh sen"),
        (D("0.05"), "nol rupiah lima sen"),
        (D(-2500), "minus dua ribu lima ratus rupiah"),
    ],
)
def test_amount_is_spelled(nilai, kata):
    assert terbilang_rupiah(nilai) == kata


@given(st.integers(0, 10**18 - 1))
def test_spelled_numbers_have_no_empty_or_doubled_words(nilai):
    kata = terbilang(nilai).split(" ")

    assert all(kata)
    assert "nol" not in kata or kata == ["nol"]


def test_numbers_without_word_or_letter_are_refused():
    for fungsi, nilai in ((terbilang, 10**18), (romawi, 0), (romawi, 4000), (huruf, 0)):
        with pytest.raises(ValueError, match=r"tidak|terlalu besar"):
            fungsi(nilai)


def test_roman_numerals_letters_and_counts_with_word():
    assert [romawi(n) for n in (1, 4, 9, 14, 40, 49, 1994, 3999)] == [
        "I",
        "IV",
        "IX",
        "XIV",
        "XL",
        "XLIX",
        "MCMXCIV",
        "MMMCMXCIX",
    ]
    assert [huruf(n) for n in (1, 26, 27, 52, 53, 703)] == ["A", "Z", "AA", "AZ", "BA", "AAA"]
    assert kata_bilangan(5) == "5 (lima)"
