"""What a sheet and a column of the workbook are; the sheets themselves stand in lembar_*.py.

A sheet holds one table. Type, choices, length, default and whether a column must be filled come
from the model's field; the sheet adds names, references, help and an example.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db import models

from lakip.instansi.models.organisasi import KODE_SAH
from lakip.medan import AngkaField, RupiahField


class Jenis(StrEnum):
    """What a cell holds; the value is what the guide prints."""

    TEKS = "teks"
    PARAGRAF = "teks panjang"
    KODE = "kode"
    BULAT = "bilangan bulat"
    URUTAN = "nomor urut"
    ANGKA = "angka"
    RUPIAH = "rupiah"
    YA_TIDAK = "ya/tidak"
    PILIHAN = "pilihan"
    TANGGAL = "tanggal"
    RUJUKAN = "rujukan"
    TARGET = "target"
    NILAI = "angka atau predikat"
    PETA = "daftar kunci: judul"
    ISI_BERKAS = "isi berkas (base64)"
    SEL = "isi tabel"


class Milik(StrEnum):
    """Whose rows they are, and so what an import may do to them."""

    TAHUN = "tahun"  # of the agency-year: replaced, rows that are not in the file vanish
    OPD = "perangkat daerah"  # of the agency: made or changed, never removed
    BAGIAN = "bagian"  # parts of an agency's row that is whole only with all of them: replaced
    BERSAMA = "pemda"  # shared by agencies: made when missing, never changed


@dataclass(frozen=True)
class Kolom:
    """A column. ``medan`` is the model's field when it has another name, None when not stored.

    ``rujuk`` names the sheet whose row the cell points to; ``dalam`` the column of the same row
    that holds the parent of that row; ``utama`` a blank cell means the one chosen in sheet tahun.
    ``kosong`` is what a blank cell means; ``kelompok`` the columns within which URUTAN counts;
    ``tipe`` what a column of a data table holds.
    """

    nama: str
    bantuan: str
    contoh: str = ""
    medan: str | None = ""
    rujuk: str = ""
    dalam: str = ""
    utama: bool = False
    kosong: str = ""
    kelompok: tuple[str, ...] = ()
    jenis: Jenis | None = None
    wajib: bool | None = None
    pilihan: tuple[tuple[str, str], ...] = ()
    tipe: str = ""

    @property
    def nama_medan(self) -> str | None:
        """The model's field of this column; None for a column that is not stored."""
        return None if self.medan is None else self.medan or self.nama


def urutan(*kelompok: str, nama: str = "urutan", bantuan: str = "") -> Kolom:
    """Return the column that numbers rows within ``kelompok``; blank counts in the file's order."""
    dalam = f" dalam {' dan '.join(kelompok)} yang sama" if kelompok else ""
    teks = bantuan or f"Nomor urut{dalam}; kosong: menurut urutan baris."
    return Kolom(nama, teks, "1", kelompok=kelompok, jenis=Jenis.URUTAN)


@dataclass(frozen=True)
class KolomLembar:
    """A column of a sheet with what its model's field says."""

    kolom: Kolom
    medan: models.Field | None
    jenis: Jenis
    wajib: bool
    pilihan: tuple[tuple[str, str], ...] = ()
    maks: int | None = None

    def __getattr__(self, nama: str) -> Any:
        return getattr(self.kolom, nama)


@dataclass(frozen=True, eq=False)
class Lembar:
    """A sheet: one table. ``kunci`` are the columns that identify a row within its owner.

    ``acuan`` is the column by which other sheets refer to a row; ``label`` computes it where it
    is not stored. ``sambung`` is the text column that may continue in rows with the same key and
    the next ``bagian``. ``satu``: exactly one row.
    """

    nama: str
    judul: str
    bantuan: str
    model: type[models.Model]
    kolom_: tuple[Kolom, ...]
    kunci: tuple[str, ...]
    milik: Milik = Milik.TAHUN
    acuan: str = ""
    label: Callable[[Any], str] | None = None
    sambung: str = ""
    satu: bool = False
    tabel: str = ""  # kode of the data table whose rows the sheet holds

    @cached_property
    def kolom(self) -> dict[str, KolomLembar]:
        """Columns by name, in the sheet's order."""
        return {k.nama: lengkapi(self.model, k) for k in self.kolom_}


def lengkapi(model: type[models.Model], kolom: Kolom) -> KolomLembar:
    """Return the column with type, choices, length and need taken from the model's field."""
    if kolom.nama_medan is None or kolom.jenis in {Jenis.SEL, Jenis.ISI_BERKAS}:
        jenis = kolom.jenis or Jenis.KODE
        return KolomLembar(kolom, None, jenis, bool(kolom.wajib), kolom.pilihan)
    medan = model._meta.get_field(kolom.nama_medan)
    wajib = not (medan.null or medan.blank or medan.has_default())
    if kolom.jenis is Jenis.URUTAN or kolom.kosong or kolom.utama:
        wajib = False
    return KolomLembar(
        kolom,
        medan,
        kolom.jenis or _jenis(medan),
        wajib if kolom.wajib is None else kolom.wajib,
        tuple((str(nilai), str(teks)) for nilai, teks in medan.choices or ()),
        None if isinstance(medan, models.TextField) else medan.max_length,
    )


def _jenis(medan: models.Field) -> Jenis:
    if medan.is_relation:
        return Jenis.RUJUKAN
    if medan.choices:
        return Jenis.PILIHAN
    if KODE_SAH in medan.validators or isinstance(medan, models.SlugField):
        return Jenis.KODE
    for kelas, jenis in _JENIS_MEDAN.items():
        if isinstance(medan, kelas):
            return jenis
    raise TypeError(f"{medan} has no sheet type")


# Subclasses stand before the class they come from.
_JENIS_MEDAN = {
    RupiahField: Jenis.RUPIAH,
    AngkaField: Jenis.ANGKA,
    models.BooleanField: Jenis.YA_TIDAK,
    models.DateField: Jenis.TANGGAL,
    models.IntegerField: Jenis.BULAT,
    models.TextField: Jenis.PARAGRAF,
    models.CharField: Jenis.TEKS,
}
