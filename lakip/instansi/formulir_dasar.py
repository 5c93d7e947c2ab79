"""What the forms of an agency's rows share: their agency, help with examples, next free codes."""

import re
from typing import Any

from django import forms
from django.db import models
from django.db.models import QuerySet

from lakip.isian import IsianTanggal

from .models import PerangkatDaerah

CONTOH_URUTAN = "Yang bernomor kecil dicetak lebih dahulu. Contoh: 1."
CONTOH_TANGGAL = "Contoh: 2 Januari 2025 atau 02-01-2025."


class FormulirOpd(forms.ModelForm):
    """A row of one agency. ``milik`` names its owner field; only the agency's own rows are offered.

    ``bantuan`` holds the help texts. Raises no error for a foreign key into another agency: such a
    choice does not exist.
    """

    milik = ""
    bantuan: dict[str, str] = {}
    awalan_kode = ""

    class Media:
        pass

    def __init__(self, *args: Any, opd: PerangkatDaerah, **kwargs: Any) -> None:
        self.opd = opd
        super().__init__(*args, **kwargs)
        for nama, kalimat in {"urutan": CONTOH_URUTAN, **self.bantuan}.items():
            if nama not in self.fields:
                continue
            self.fields[nama].help_text = kalimat
        for nama, medan in self.fields.items():
            if isinstance(medan, forms.ModelChoiceField):
                medan.queryset = self.pilihan(nama, medan.queryset)
            if isinstance(medan, forms.CharField) and isinstance(medan.widget, forms.Textarea):
                medan.widget.attrs["rows"] = 3
        if self.milik in self.fields:
            self.fields[self.milik].widget = forms.HiddenInput()

    @property
    def konteks(self) -> dict[str, Any]:
        """Arguments with which another form of this kind is made."""
        return {"opd": self.opd}

    def pilihan(self, nama: str, semua: QuerySet) -> QuerySet:
        """The rows that the field ``nama`` offers."""
        return semua

    def induk(self) -> models.Model | None:
        """The owner: of the row, or of the one that is being made."""
        if self.instance.pk is not None:
            return getattr(self.instance, self.milik)
        nilai = self[self.milik].value()
        semua: Any = self.fields[self.milik]
        return semua.queryset.filter(pk=nilai).first() if str(nilai).isdecimal() else None

    def _get_validation_exclusions(self) -> set[str]:
        """Check uniqueness with the owner too, although people do not type it."""
        return super()._get_validation_exclusions() - {"opd", "pemda", "tahun_kinerja"}


class FormulirMilikOpd(FormulirOpd):
    """A row that belongs to the agency itself, not to another row of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.opd = self.opd


def kode_berikut(semua: QuerySet, awalan: str) -> str:
    """The next code of the form ``awalan`` and number that no row has."""
    pola = re.compile(rf"{re.escape(awalan)}(\d+)")
    nomor = [int(c[1]) for k in semua.values_list("kode", flat=True) if (c := pola.fullmatch(k))]
    return f"{awalan}{max(nomor, default=0) + 1}"


def isian_tanggal(medan: models.Field, **kwargs: Any) -> forms.Field | None:
    """Form fields of a model form: dates are written the Indonesian way."""
    if isinstance(medan, models.DateField) and not isinstance(medan, models.DateTimeField):
        bawaan = {"form_class": IsianTanggal, "help_text": CONTOH_TANGGAL}
        return medan.formfield(**{**bawaan, **kwargs})
    return medan.formfield(**kwargs)
