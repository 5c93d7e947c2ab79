"""Numbers as people, spreadsheets and JSON write them, and the one rounding."""

from decimal import Decimal
from fractions import Fraction

import oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip.angka import (
    AngkaRancu,
    AngkaTidakTerbaca,
    JenisAngka,
    Kebiasaan,
    TandaKosong,
    baca_angka,
    baca_desimal_polos,
    baca_rentang,
    bulat,
    desimal_polos,
    tanda_kosong,
    tebak_kebiasaan,
)

D = Decimal


@pytest.mark.parametrize(
    ("nilai", "tempat", "hasil"),
    [
        ("104.085", 2, "104.09"),
        ("104.084999", 2, "104.08"),
        ("-104.085", 2, "-104.09"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("100", 2, "100.00"),
        ("-0.004", 2, "0.00"),
        ("15481040643", -6, "15481000000"),
        ("104.0849999999999999999999999999999999", 2, "104.09"),
    ],
)
def test_rounding_is_half_up_and_blind_to_residue(nilai, tempat, hasil):
    assert str(bulat(D(nilai), tempat)) == hasil


@pytest.mark.sedang
@given(st.decimals(-(10**12), 10**12, places=6), st.integers(0, 5))
def test_rounding_agrees_with_counting_whole_steps(nilai, tempat):
    assert Fraction(bulat(nilai, tempat)) == oracle.setengah_ke_atas(Fraction(nilai), tempat)


def test_rounding_keeps_none_and_refuses_what_is_no_number():
    assert bulat(None) is None
    with pytest.raises(ValueError, match="bukan angka"):
        bulat(D("NaN"))


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("1.234.567,00", "1234567.00"),
        ("1,234,567.00", "1234567.00"),
        ("1,255,940,540", "1255940540"),
        ("304.535.000", "304535000"),
        ("94.58%", "94.58"),
        ("92,98 %", "92.98"),
        ("Rp. 15.481.040.643,00", "15481040643.00"),
        ("Rp1.000", "1000"),
        ("Rp 1.000,-", "1000"),
        ("Rp 1.000.000,--", "1000000"),
        ("IDR 1.000", "1000"),
        ("(1.500.000)", "-1500000"),
        ("(Rp1.000,50)", "-1000.50"),
        ("Rp(1.000)", "-1000"),
        ("-Rp1.000", "-1000"),
        ("-1.500.000", "-1500000"),
        ("−5,5", "-5.5"),
        ("+5,5", "5.5"),
        ("(5)", "-5"),
        ("1 234 567", "1234567"),
        ("\u00a01.234,5\u00a0", "1234.5"),
        ("'0,5", "0.5"),
        ("4.20", "4.20"),
        ("4,20", "4.20"),
        ("0.317", "0.317"),
        ("0,317", "0.317"),
        ("1234.567", "1234.567"),
        ("1,234", "1.234"),
        ("1.234,567", "1234.567"),
        ("007", "7"),
    ],
)
def test_number_as_people_write_it_is_read(teks, nilai):
    assert baca_angka(teks) == D(nilai)


@pytest.mark.parametrize(
    ("teks", "jenis", "kebiasaan", "nilai"),
    [
        ("1.234", JenisAngka.RUPIAH, None, "1234"),
        ("1,234", JenisAngka.RUPIAH, None, "1234"),
        ("1.234", JenisAngka.BULAT, None, "1234"),
        ("1.234", JenisAngka.RUPIAH, Kebiasaan.EN, "1234"),
        ("1.234", JenisAngka.DESIMAL, Kebiasaan.ID, "1234"),
        ("1.234", JenisAngka.DESIMAL, Kebiasaan.EN, "1.234"),
        ("1,234", JenisAngka.DESIMAL, Kebiasaan.ID, "1.234"),
        ("1,234", JenisAngka.DESIMAL, Kebiasaan.EN, "1234"),
        ("12.345", JenisAngka.BULAT, None, "12345"),
    ],
)
def test_three_digits_after_one_mark_are_read_by_field_and_column(teks, jenis, kebiasaan, nilai):
    assert baca_angka(teks, jenis=jenis, kebiasaan=kebiasaan) == D(nilai)


@pytest.mark.parametrize(("teks", "tanda"), [("1.234", 1), ("-1.234", -1), ("(1.234)", -1)])
def test_three_digits_after_one_point_are_asked_about_elsewhere(teks, tanda):
    with pytest.raises(AngkaRancu) as galat:
        baca_angka(teks)

    assert galat.value.pilihan == (tanda * D(1234), tanda * D("1.234"))
    assert "dapat berarti" in galat.value.pesan


@pytest.mark.parametrize("teks", ["", "   ", "-", "–", "—", "nihil", "null", "Rp -", "'", None])
def test_empty_cell_is_none(teks):
    assert baca_angka(teks) is None


@pytest.mark.parametrize(
    ("isi", "tanda"),
    [
        ("", TandaKosong.KOSONG),
        (None, TandaKosong.KOSONG),
        ("\u00a0", TandaKosong.KOSONG),
        ("-", TandaKosong.STRIP),
        ("nihil", TandaKosong.STRIP),
        ("N/A", TandaKosong.NA),
        ("tidak tersedia", TandaKosong.NA),
        ("0", None),
        (0, None),
        ("Rp5", None),
    ],
)
def test_kinds_of_emptiness_are_told_apart(isi, tanda):
    assert tanda_kosong(isi) is tanda


@pytest.mark.parametrize(
    ("teks", "jenis"),
    [
        ("12abc", JenisAngka.DESIMAL),
        ("1e5", JenisAngka.DESIMAL),
        ("1.23.4", JenisAngka.DESIMAL),
        ("1.234.56", JenisAngka.DESIMAL),
        ("12,34,567", JenisAngka.DESIMAL),
        ("5,", JenisAngka.DESIMAL),
        (",5", JenisAngka.DESIMAL),
        ("5-", JenisAngka.DESIMAL),
        ("--5", JenisAngka.DESIMAL),
        ("-(5)", JenisAngka.DESIMAL),
        ("((5))", JenisAngka.DESIMAL),
        ("-Rp-5", JenisAngka.RUPIAH),
        ("2024 2025", JenisAngka.DESIMAL),
        ("n/a", JenisAngka.DESIMAL),
        ("٣", JenisAngka.DESIMAL),
        ("=1+1", JenisAngka.DESIMAL),
        ("1,5", JenisAngka.BULAT),
        ("0.317", JenisAngka.RUPIAH),
        (True, JenisAngka.DESIMAL),
        (float("nan"), JenisAngka.DESIMAL),
        (1.5, JenisAngka.BULAT),
        (D("1.234"), JenisAngka.RUPIAH),
    ],
)
def test_what_is_no_number_of_the_kind_is_refused(teks, jenis):
    with pytest.raises(AngkaTidakTerbaca) as galat:
        baca_angka(teks, jenis=jenis)

    assert "tidak terbaca sebagai angka" in galat.value.pesan


@pytest.mark.parametrize(
    ("sel", "jenis", "nilai"),
    [
        (4.2, JenisAngka.DESIMAL, "4.2"),
        (0.1 + 0.2, JenisAngka.DESIMAL, "0.3"),
        (1.234, JenisAngka.DESIMAL, "1.234"),
        (1e20, JenisAngka.DESIMAL, "100000000000000000000"),
        (12345678901234.56, JenisAngka.RUPIAH, "12345678901234.56"),
        (1610876366.0, JenisAngka.RUPIAH, "1610876366"),
        (7, JenisAngka.BULAT, "7"),
        (D("4.20"), JenisAngka.DESIMAL, "4.20"),
    ],
)
def test_numeric_cell_is_taken_as_it_shows(sel, jenis, nilai):
    assert baca_angka(sel, jenis=jenis) == D(nilai)


@pytest.mark.parametrize(
    ("kolom", "kebiasaan"),
    [
        (["1.234", "1.234.567", "5,5"], Kebiasaan.ID),
        (["1,234", "1,234,567", "94.58%"], Kebiasaan.EN),
        (["1.234.567,00", "1.234"], Kebiasaan.ID),
        (["1.234.567", "1,255,940,540", "304.535.000"], Kebiasaan.ID),
        (["0.317", "0.312"], Kebiasaan.EN),
        (["1.234", "5.678"], None),
        (["1.234.567", "1,234,567"], None),
        (["100", "-", None, 5.5, "Jumlah"], None),
    ],
)
def test_column_votes_by_its_unambiguous_cells(kolom, kebiasaan):
    assert tebak_kebiasaan(kolom) is kebiasaan


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_plain_decimal_is_read_back_without_exponent(nilai):
    teks = desimal_polos(nilai)

    assert baca_desimal_polos(teks) == nilai
    assert "E" not in teks


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [("4.20", D("4.20")), ("-5", D(-5)), ("", None), (None, None), (7, D(7)), (4.2, D("4.2"))],
)
def test_plain_decimal_of_json_is_read(isi, nilai):
    assert baca_desimal_polos(isi) == nilai


@pytest.mark.parametrize("isi", ["4,20", "1.234.567", "1e5", "-", "5%", "Rp5", " .5", True])
def test_text_that_is_no_plain_decimal_is_refused(isi):
    with pytest.raises(AngkaTidakTerbaca):
        baca_desimal_polos(isi)


@pytest.mark.parametrize(
    ("teks", "ujung"),
    [
        ("4,20-4,25", ("4.20", "4.25")),
        ("4,20–4,25", ("4.20", "4.25")),
        ("4,20 s.d. 4,25", ("4.20", "4.25")),
        ("4,20 s/d 4,25", ("4.20", "4.25")),
        ("4,20 sampai dengan 4,25", ("4.20", "4.25")),
        ("60%-70%", ("60", "70")),
        ("-5 s.d. -3", ("-5", "-3")),
        ("1.000.000-2.000.000", ("1000000", "2000000")),
    ],
)
def test_range_is_read(teks, ujung):
    assert baca_rentang(teks) == tuple(map(D, ujung))


@pytest.mark.parametrize("teks", ["4,2", "-5", "BB", "", "-", "A 80,71"])
def test_text_without_two_ends_is_no_range(teks):
    assert baca_rentang(teks) is None
