"""Model fields that keep numbers exact on every database.

SQLite keeps about 15 digits of a decimal column, so amounts are stored as whole
sen and other figures as whole ten-thousandths in a BIGINT, and handed out as ``Decimal``.
"""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import DecimalValidator
from django.db import models

from lakip.angka import JenisAngka
from lakip.isian import IsianAngka


class _DesimalTepat(models.BigIntegerField):
    """A fixed-point ``Decimal`` behind a BIGINT column; None stays None."""

    desimal = 0
    jenis = JenisAngka.DESIMAL

    def to_python(self, value: Any) -> Decimal | None:
        """Return the value as ``Decimal``; raise ValidationError when it is no number."""
        if value is None or isinstance(value, Decimal):
            return value
        try:
            return Decimal(str(value))
        except InvalidOperation as galat:
            raise ValidationError(f"“{value}” bukan angka.") from galat

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Decimal | None:
        if value is None:
            return None
        return self._rapikan(Decimal(int(value)).scaleb(-self.desimal))

    def get_prep_value(self, value: Any) -> int | None:
        if value is None or hasattr(value, "resolve_expression"):
            return value
        angka = self.to_python(value)
        utuh = angka.scaleb(self.desimal)
        if utuh != utuh.to_integral_value():
            raise ValidationError(
                f"{value} memiliki lebih dari {self.desimal} angka di belakang koma."
            )
        return int(utuh)

    def clean(self, value: Any, model_instance: Any) -> Decimal | None:
        angka = self.to_python(value)
        if angka is not None:
            DecimalValidator(19, self.desimal)(angka)
        return super().clean(angka, model_instance)

    def value_to_string(self, obj: Any) -> str:
        nilai = self.value_from_object(obj)
        return "" if nilai is None else f"{nilai:f}"

    @property
    def validators(self) -> list[Any]:
        """No integer range of the column: it counts sen, not rupiah."""
        return list(self._validators)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        bawaan = {
            "form_class": IsianAngka,
            "decimal_places": self.desimal,
            "jenis": self.jenis,
        }
        return models.Field.formfield(self, **{**bawaan, **kwargs})

    def _rapikan(self, angka: Decimal) -> Decimal:
        return angka


class RupiahField(_DesimalTepat):
    """An amount in rupiah, exact to the sen, up to 92 quadrillion."""

    desimal = 2
    jenis = JenisAngka.RUPIAH


class AngkaField(_DesimalTepat):
    """A figure of any unit with up to four decimals, handed out without trailing zeros."""

    desimal = 4

    def _rapikan(self, angka: Decimal) -> Decimal:
        if angka == angka.to_integral_value():
            return angka.to_integral_value()
        return angka.normalize()
