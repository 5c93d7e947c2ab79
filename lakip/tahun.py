"""The years that plans, figures and agency-years may bear: one rule for forms and files."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

TAHUN_TERAWAL, TAHUN_TERAKHIR = 2000, 2100
TAHUN_WAJAR = range(TAHUN_TERAWAL, TAHUN_TERAKHIR + 1)


class TahunField(models.PositiveSmallIntegerField):
    """A calendar year of TAHUN_WAJAR; forms, grids, the admin and workbooks all refuse others."""

    terawal = TAHUN_TERAWAL

    @property
    def validators(self) -> list[Any]:
        return [
            MinValueValidator(self.terawal, self._pesan),
            MaxValueValidator(TAHUN_TERAKHIR, self._pesan),
            *self._validators,
        ]

    @property
    def _pesan(self) -> str:
        return f"Tahun harus antara {self.terawal} dan {TAHUN_TERAKHIR}."

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """To the database it is a small number: changing this rule needs no migration."""
        nama, _, posisi, bernama = super().deconstruct()
        return nama, "django.db.models.PositiveSmallIntegerField", posisi, bernama

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        pesan = {"min_value": self._pesan, "max_value": self._pesan}
        bawaan = {"min_value": self.terawal, "max_value": TAHUN_TERAKHIR}
        pesan |= kwargs.pop("error_messages", None) or {}
        return super().formfield(**{**bawaan, "error_messages": pesan, **kwargs})


class TahunDokumenField(TahunField):
    """The year of a regulation or an award, which may be older than any report."""

    terawal = 1945


def wajibkan_masa(awal: int | None, akhir: int | None, *, paling_lama: int) -> None:
    """Raise ValidationError when the years from ``awal`` to ``akhir`` are more than these.

    A year that is missing or out of range is left to its own field, an end before its start to the
    database's condition.
    """
    if awal in TAHUN_WAJAR and akhir in TAHUN_WAJAR and akhir - awal >= paling_lama:
        raise ValidationError(
            f"Masa {awal} sampai {akhir} terlalu panjang: paling lama {paling_lama} tahun. "
            "Periksa tahun awal dan tahun akhir."
        )
