"""Numbers and amounts in print, and back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip.angka import (
    GayaRupiah,
    JenisAngka,
    Kebiasaan,
    baca_angka,
    format_angka,
    format_nip,
    format_persen,
    format_rentang,
    format_rupiah,
)

desimal = st.decimals(-(10**15), 10**15, places=4)
uang = st.decimals(-(10**15), 10**15, places=2)
D = Decimal


@given(desimal)
def test_printed_number_is_read_back_by_its_column_habit(nilai):
    assert baca_angka(format_angka(nilai), kebiasaan=Kebiasaan.ID) == nilai
    assert baca_angka(format_angka(nilai, kurung=True), kebiasaan=Kebiasaan.ID) == nilai


@given(st.integers(-(10**15), 10**15))
def test_printed_count_is_read_back(nilai):
    assert baca_angka(format_angka(nilai), jenis=JenisAngka.BULAT) == nilai


@given(uang, st.sampled_from(list(GayaRupiah)))
def test_printed_amount_is_read_back_in_every_style(nilai, gaya):
    assert baca_angka(format_rupiah(nilai, gaya=gaya), jenis=JenisAngka.RUPIAH) == nilai


@pytest.mark.parametrize(
    ("nilai", "pilihan", "teks"),
    [
        (D("1234567.5"), {}, "1.234.567,5"),
        (D("4.30"), {}, "4,30"),
        (D("1E+2"), {}, "100"),
        (D(999), {}, "999"),
        (D("90.425"), {"desimal": 2}, "90,43"),
        (D("100.00"), {"buang_nol": True}, "100"),
        (D("92.50"), {"buang_nol": True}, "92,5"),
        (D("-1.5"), {}, "-1,5"),
        (D(-1500), {"kurung": True}, "(1.500)"),
        (D("-0.001"), {"desimal": 2}, "0,00"),
        (None, {}, "-"),
        (None, {"kosong": "n/a"}, "n/a"),
    ],
)
def test_number_is_printed(nilai, pilihan, teks):
    assert format_angka(nilai, **pilihan) == teks


@pytest.mark.parametrize(
    ("nilai", "pilihan", "teks"),
    [
        (D(1234567), {}, "Rp1.234.567,00"),
        (D("15481040643"), {"gaya": GayaRupiah.TITIK}, "Rp. 15.481.040.643,00"),
        (D(1000), {"gaya": GayaRupiah.SPASI}, "Rp 1.000,00"),
        (D(1234567), {"gaya": GayaRupiah.TABEL}, "1.234.567"),
        (D("1234567.50"), {"gaya": GayaRupiah.TABEL}, "1.234.567,50"),
        (D(1234567), {"gaya": GayaRupiah.TABEL, "sen": True}, "1.234.567,00"),
        (D("1234567.50"), {"sen": False}, "Rp1.234.568"),
        (D(-1500000), {"gaya": GayaRupiah.TABEL}, "(1.500.000)"),
        (D(-1500000), {}, "(Rp1.500.000,00)"),
        (None, {}, "-"),
    ],
)
def test_amount_is_printed_in_every_style(nilai, pilihan, teks):
    assert format_rupiah(nilai, **pilihan) == teks


def test_percent_range_and_missing_percent_are_printed():
    assert format_persen(D("90.425")) == "90,43%"
    assert format_persen(D("100.00"), buang_nol=True) == "100%"
    assert format_persen(None, kosong="n/a") == "n/a"
    assert format_rentang(D("4.20"), D("4.25")) == "4,20–4,25"
    assert format_rentang(D(0), D(5)) == "0–5"
    assert format_rentang(D(-5), D(-3)) == "-5 s.d. -3"


def test_nip_is_grouped_and_other_text_left_alone():
    assert format_nip("123456789012345678") == "12345678 901234 5 678"
    assert format_nip("12345678 901234 5 678") == "12345678 901234 5 678"
    assert format_nip("belum ada") == "belum ada"
