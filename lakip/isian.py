"""Form fields that read numbers and dates the Indonesian way and show them the same way."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lakip.angka import (
    AngkaTidakTerbaca,
    JenisAngka,
    TanggalTidakTerbaca,
    baca_angka,
    baca_tanggal,
    format_angka,
)


class IsianAngka(forms.DecimalField):
    """A number with decimal comma; "1.250" alone is asked about, in an amount it is 1250."""

    widget = forms.TextInput

    def __init__(self, *, jenis: JenisAngka = JenisAngka.DESIMAL, **kwargs: Any) -> None:
        self.jenis = jenis
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        try:
            return baca_angka(value, jenis=self.jenis)
        except AngkaTidakTerbaca as galat:
            raise ValidationError(galat.pesan) from galat

    def prepare_value(self, value: Any) -> Any:
        """Group the thousands of an amount only: elsewhere "1.250" would be read two ways."""
        if not isinstance(value, Decimal | int):
            return value
        teks = format_angka(value)
        return teks if self.jenis is JenisAngka.RUPIAH else teks.replace(".", "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "decimal"}


class IsianTanggal(forms.DateField):
    """A date, day first: "12 Januari 2026", 12/01/2026 or 12-01-2026."""

    def to_python(self, value: Any) -> date | None:
        try:
            return baca_tanggal(value or None)
        except TanggalTidakTerbaca as galat:
            raise ValidationError(galat.pesan) from galat

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%d-%m-%Y") if isinstance(value, date) else value
