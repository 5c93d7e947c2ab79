"""Master data in and out of spreadsheets: Indonesian headings, numbers, dates and choices.

Text follows lakip.angka: comma for decimals, day before month. A file written by the export can be
imported again and changes nothing. What a row may touch is decided per row by ``kuasa``.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from import_export import fields, resources, results, widgets
from tablib import Dataset

from lakip.angka import (
    JenisAngka,
    baca_angka,
    baca_tanggal,
    format_angka,
    format_tanggal,
)
from lakip.medan import RupiahField

Baris = Mapping[str, Any]


class Angka(widgets.Widget):
    """A decimal number; a number in XLSX, "1234,5" as text."""

    jenis = JenisAngka.DESIMAL

    def clean(self, value: Any, row: Baris | None = None, **kwargs: Any) -> Any:
        return baca_angka(value, jenis=self.jenis)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        if value is None:
            return ""
        if kwargs.get("force_native_type"):
            return value
        return format_angka(value).replace(".", "")


class Rupiah(Angka):
    """An amount."""

    jenis = JenisAngka.RUPIAH


class Bulat(Angka):
    """A whole number."""

    jenis = JenisAngka.BULAT

    def clean(self, value: Any, row: Baris | None = None, **kwargs: Any) -> Any:
        angka = super().clean(value, row, **kwargs)
        return None if angka is None else int(angka)


class Tanggal(widgets.Widget):
    """A date, day first; "12 Januari 2026" as text."""

    def clean(self, value: Any, row: Baris | None = None, **kwargs: Any) -> date | None:
        return baca_tanggal(value or None)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        if value is None:
            return ""
        return value if kwargs.get("force_native_type") else format_tanggal(value)


class YaTidak(widgets.Widget):
    """A yes-or-no value written "ya" or "tidak"; blank is "tidak"."""

    ARTI = {"ya": True, "y": True, "1": True, "tidak": False, "t": False, "0": False, "": False}

    def clean(self, value: Any, row: Baris | None = None, **kwargs: Any) -> bool:
        if isinstance(value, bool):
            return value
        teks = "" if value is None else str(value).strip().lower()
        if teks not in self.ARTI:
            raise ValueError(f"“{value}” bukan ya atau tidak; tulis ya atau tidak.")
        return self.ARTI[teks]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "ya" if value else "tidak"


class Pilihan(widgets.Widget):
    """One of the choices of a field, by its label or its code; written as its label."""

    def __init__(self, pilihan: list[tuple[Any, Any]]) -> None:
        super().__init__()
        self.label = {str(kode): str(label) for kode, label in pilihan}

    def clean(self, value: Any, row: Baris | None = None, **kwargs: Any) -> str:
        teks = "" if value is None else str(value).strip()
        for kode, label in self.label.items():
            if teks.lower() in {kode.lower(), label.lower()}:
                return kode
        if not teks:
            return ""
        raise ValueError(
            f"“{value}” bukan pilihan; isi salah satu: {', '.join(self.label.values())}."
        )

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return self.label.get(str(value), "") if value else ""


class Teks(widgets.Widget):
    """Text; a number in a cell is taken as it is written, blank is the empty text."""

    def clean(self, value: Any, row: Baris | None = None, **kwargs: Any) -> str:
        return "" if value is None else str(value).strip()


class Rujukan(widgets.ForeignKeyWidget):
    """A row of another table by its code, within what other columns of the same row say.

    ``dalam`` maps lookups of that table to the columns that hold their value.
    """

    def __init__(
        self, model: type[models.Model], kunci: str = "kode", dalam: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(model, kunci)
        self.dalam = dalam or {}

    def clean(self, value: Any, row: Baris | None = None, **kwargs: Any) -> models.Model | None:
        kode = "" if value is None else str(value).strip()
        if not kode:
            return None
        batas = {cari: str((row or {}).get(kolom) or "") for cari, kolom in self.dalam.items()}
        hasil = self.model._default_manager.filter(**{self.field: kode}, **batas).first()
        if hasil is None:
            nama = self.model._meta.verbose_name
            raise ValueError(f"Tidak ada {nama} dengan {self.field} “{kode}”.")
        return hasil


def _widget(medan: models.Field) -> widgets.Widget:
    """The widget that reads and writes a model field."""
    if medan.choices:
        return Pilihan(list(medan.choices))
    if isinstance(medan, models.BooleanField):
        return YaTidak()
    if isinstance(medan, models.DateField):
        return Tanggal()
    if isinstance(medan, RupiahField):
        return Rupiah()
    if isinstance(medan, models.IntegerField):
        # Our exact decimals are stored in a BIGINT, so they are IntegerFields as well.
        return Angka() if hasattr(medan, "desimal") else Bulat()
    return Teks()


class Kolom(fields.Field):
    """A column written by hand: a foreign key, or without widget a code that others look up by."""

    def __init__(self, atribut: str, judul: str, widget: widgets.Widget | None = None) -> None:
        super().__init__(
            attribute=atribut,
            column_name=judul,
            widget=widget or Teks(),
            readonly=widget is None,
        )


class GalatImpor(results.Error):
    """What is wrong, in words; where in our code it was noticed is not for people."""

    traceback = ""


class HasilImpor(results.Result):
    """What an import found, with the row numbers that the spreadsheet shows beside its rows."""

    def row_errors(self) -> list[tuple[int, list[Any]]]:
        return [(nomor + 1, galat) for nomor, galat in super().row_errors()]

    def append_invalid_row(self, number: int, row: Baris, validation_error: Any) -> None:
        super().append_invalid_row(number + 1, row, validation_error)

    def append_error_row(self, number: int, row: Baris, errors: Any) -> None:
        super().append_error_row(number + 1, row, errors)


class Sumber(resources.ModelResource):
    """Base of every import and export; ``kuasa`` tells whether a row's object may be touched."""

    def __init__(self, kuasa: Callable[[models.Model], bool] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._kuasa = kuasa

    class Meta:
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    @classmethod
    def field_from_django_field(
        cls, field_name: str, django_field: models.Field, readonly: bool
    ) -> fields.Field:
        kolom = fields.Field(
            attribute=field_name,
            column_name=str(django_field.verbose_name),
            widget=_widget(django_field),
            readonly=readonly,
            default=django_field.default,
        )
        kolom.saves_null_values = django_field.null
        return kolom

    def get_result_class(self) -> type[HasilImpor]:
        return HasilImpor

    def get_error_result_class(self) -> type[GalatImpor]:
        return GalatImpor

    def before_import(self, dataset: Dataset, **kwargs: Any) -> None:
        """Refuse a file whose headings are not ours, before any row is read."""
        judul = [str(j or "").strip() for j in dataset.headers or []]
        kenal = [f.column_name for f in self.get_import_fields()]
        wajib = [self.fields[nama].column_name for nama in self.get_import_id_fields()]
        salah = [f"judul kolom “{j}” tidak dikenal" for j in judul if j not in kenal]
        salah += [f"kolom “{k}” tidak ada" for k in wajib if k not in judul]
        if salah:
            dataset.wipe()
            raise ValueError(
                f"Baris 1: {'; '.join(salah)}. Judul yang dikenal: {', '.join(kenal)}."
            )
        dataset.headers = judul

    def get_instance(self, instance_loader: Any, row: Baris) -> models.Model | None:
        """The row's present object; ValidationError when it belongs to somebody else."""
        objek = super().get_instance(instance_loader, row)
        if objek is not None:
            self._periksa(objek)
        return objek

    def before_save_instance(self, instance: models.Model, row: Baris, **kwargs: Any) -> None:
        self._periksa(instance)

    def _periksa(self, objek: models.Model) -> None:
        if self._kuasa is None or not self._kuasa(objek):
            raise ValidationError("Baris ini milik instansi di luar lingkup penugasan Anda.")
