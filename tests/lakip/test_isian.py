"""Form fields that read and show numbers and dates the Indonesian way."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from lakip.angka import JenisAngka
from lakip.isian import IsianAngka, IsianTanggal
from lakip.medan import AngkaField, RupiahField


@pytest.mark.parametrize(
    ("tertulis", "nilai"),
    [("4,25", "4.25"), ("1.234,5", "1234.5"), ("90,43 %", "90.43"), ("-3", "-3")],
)
def test_number_is_read_with_decimal_comma(tertulis, nilai):
    assert IsianAngka().clean(tertulis) == Decimal(nilai)


def test_number_with_two_readings_is_asked_about():
    with pytest.raises(ValidationError, match="dapat berarti 1250 atau 1,250"):
        IsianAngka().clean("1.250")


def test_amount_takes_dots_as_thousands():
    isian = RupiahField().formfield()

    assert isian.clean("Rp 1.250") == Decimal(1250)
    assert isian.clean("1.250,50") == Decimal("1250.50")


def test_field_of_the_model_limits_the_decimals():
    with pytest.raises(ValidationError):
        AngkaField().formfield().clean("1,23456")


@pytest.mark.parametrize(
    ("jenis", "nilai", "tertulis"),
    [
        (JenisAngka.DESIMAL, Decimal("1234.5"), "1234,5"),
        (JenisAngka.DESIMAL, Decimal("1250"), "1250"),
        (JenisAngka.RUPIAH, Decimal("1250000.50"), "1.250.000,50"),
        (JenisAngka.DESIMAL, "bukan", "bukan"),
    ],
)
def test_shown_number_reads_back_as_the_same(jenis, nilai, tertulis):
    isian = IsianAngka(jenis=jenis)

    assert isian.prepare_value(nilai) == tertulis
    assert not isinstance(nilai, Decimal) or isian.clean(tertulis) == nilai


def test_same_number_written_another_way_is_no_change():
    isian = IsianAngka()

    assert not isian.has_changed(Decimal("4.20"), "4,2")
    assert isian.has_changed(Decimal("4.20"), "4,3")
    assert isian.has_changed(Decimal("4.20"), "empat")


@pytest.mark.parametrize("tertulis", ["5 Maret 2025", "05/03/2025", "5-3-2025", "2025-03-05"])
def test_date_is_read_day_first(tertulis):
    assert IsianTanggal().clean(tertulis) == date(2025, 3, 5)


def test_date_is_shown_day_first():
    assert IsianTanggal().prepare_value(date(2025, 3, 5)) == "05-03-2025"


@pytest.mark.parametrize("tertulis", ["13/25/2025", "kemarin"])
def test_unreadable_date_says_how_to_write_one(tertulis):
    with pytest.raises(ValidationError, match="tulis seperti 12 Januari 2026"):
        IsianTanggal().clean(tertulis)


def test_blank_is_none():
    assert IsianAngka(required=False).clean("") is None
    assert IsianTanggal(required=False).clean("") is None
