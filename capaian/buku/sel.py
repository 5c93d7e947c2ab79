"""Cells: what is written in a cell as a value of the model, and back.

``polos`` marks JSON, where numbers are plain decimals; otherwise the cell comes from a spreadsheet
(a number, a date or a text in Indonesian spelling).
"""

import base64
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model, PositiveSmallIntegerField
from django.template.defaultfilters import filesizeformat

from capaian.hitung import Target, baca_target
from lakip.angka import (
    AngkaTidakTerbaca,
    JenisAngka,
    TanggalTidakTerbaca,
    baca_angka,
    baca_desimal_polos,
    baca_tanggal,
    format_tanggal,
    tanda_kosong,
)
from lakip.instansi.jenis_isi import GAMBAR, kenali
from lakip.instansi.models.organisasi import KODE_SAH

from .spesifikasi import Jenis, KolomLembar

YA = frozenset({"ya", "y", "true", "benar", "1"})
TIDAK = frozenset({"tidak", "t", "false", "salah", "0"})

# No-break spaces and other widths of space that people paste.
_SPASI = re.compile(r"\s+")
# Characters that XML, and so .xlsx, cannot hold.
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_JENIS_ANGKA = {
    Jenis.BULAT: JenisAngka.BULAT,
    Jenis.URUTAN: JenisAngka.BULAT,
    Jenis.ANGKA: JenisAngka.DESIMAL,
    Jenis.RUPIAH: JenisAngka.RUPIAH,
}
_TERBESAR = 2**63
_TERBESAR_KECIL = 2**15 - 1
# Grades are "BB", "WTP" or "Sangat Baik"; "Belum ada" and other prose is none.
_PREDIKAT = re.compile(r"(?!Belum|Tidak|Data|Tanpa)[A-Z][A-Za-z+-]*(?: [A-Z][A-Za-z+-]*){0,2}")


class SelSalah(ValueError):
    """A cell that cannot be taken. ``harapan`` tells the user what is expected."""

    def __init__(self, harapan: str) -> None:
        self.harapan = harapan
        super().__init__(harapan)


def kosong(isi: object) -> bool:
    """Whether nothing is written in the cell."""
    return isi is None or (isinstance(isi, str) and not isi.strip())


def rapikan(teks: str, jenis: Jenis) -> str:
    """Return the text as it is kept: one line with single spaces, or lines without loose ends."""
    teks = _KENDALI.sub("", teks)
    if jenis is not Jenis.PARAGRAF:
        return _SPASI.sub(" ", teks).strip()
    baris = teks.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(b.rstrip(" \t") for b in baris).strip("\n ")


def baca(kolom: KolomLembar, isi: object, *, polos: bool) -> Any:
    """Return the cell's value, None when it says that there is none. Raises SelSalah."""
    try:
        nilai = _PEMBACA[kolom.jenis](kolom, isi, polos)
        return _sah(kolom, nilai)
    except (AngkaTidakTerbaca, TanggalTidakTerbaca) as galat:
        raise SelSalah(galat.pesan) from galat
    except ValidationError as galat:
        raise SelSalah(" ".join(galat.messages)) from galat


def _sah(kolom: KolomLembar, nilai: Any) -> Any:
    """Apply the checks of the model's field: length, range, decimals, spelling of codes."""
    if nilai is None or kolom.medan is None:
        return nilai
    if isinstance(nilai, Target):
        for medan, bagian in ke_medan(kolom, nilai).items():
            if bagian not in (None, ""):
                _bersih(kolom.medan.model._meta.get_field(medan), bagian)
        return nilai
    return _bersih(kolom.medan, nilai)


def _bersih(medan: Any, nilai: Any) -> Any:
    desimal = getattr(medan, "desimal", None)
    if desimal is not None and abs(nilai).scaleb(desimal) >= _TERBESAR:
        raise SelSalah("Angka ini terlalu besar.")
    # SQLite would keep it; PostgreSQL would not.
    if isinstance(medan, PositiveSmallIntegerField) and nilai > _TERBESAR_KECIL:
        raise SelSalah("Angka ini terlalu besar.")
    return medan.clean(nilai, None)


def _teks(kolom: KolomLembar, isi: object, polos: bool) -> str:
    return teks(isi, kolom.jenis)


def teks(isi: object, jenis: Jenis) -> str:
    """Return a cell's text; a number as it is written plainly, a date in words. SelSalah."""
    if isinstance(isi, str):
        return rapikan(isi, jenis)
    if isinstance(isi, date):
        return format_tanggal(isi)
    if isinstance(isi, int | float | Decimal) and not isinstance(isi, bool):
        return f"{baca_desimal_polos(isi):f}"
    raise SelSalah("Isi harus teks.")


def _kode(kolom: KolomLembar, isi: object, polos: bool) -> str:
    teks = baca_rujukan(isi)
    if kolom.medan is None:
        KODE_SAH(teks)
    return teks


def baca_rujukan(isi: object) -> str:
    """Return the code in a cell that points to another row. Raises SelSalah."""
    if isinstance(isi, bool | date) or (isinstance(isi, float) and not isi.is_integer()):
        raise SelSalah("Kode harus berupa teks; atur format sel menjadi Teks lalu tulis ulang.")
    return rapikan(isi, Jenis.TEKS) if isinstance(isi, str) else f"{baca_desimal_polos(isi):f}"


def _angka(kolom: KolomLembar, isi: object, polos: bool) -> Any:
    jenis = _JENIS_ANGKA[kolom.jenis]
    angka = satu_angka(isi, polos, jenis)
    if angka is not None and jenis is JenisAngka.BULAT:
        if angka != angka.to_integral_value():
            raise AngkaTidakTerbaca(isi, "harus bilangan bulat, misalnya 1234")
        return int(angka)
    return angka


def satu_angka(isi: object, polos: bool, jenis: JenisAngka) -> Decimal | None:
    """Return the number in a cell. Raises SelSalah, AngkaTidakTerbaca."""
    if isinstance(isi, date):
        raise SelSalah(_BUKAN_TANGGAL)
    if polos and not isinstance(isi, float):
        return baca_desimal_polos(isi)
    return baca_angka(isi, jenis=jenis)


_BUKAN_TANGGAL = (
    "Sel berisi tanggal, padahal harus angka. Atur format sel menjadi Teks lalu tulis ulang."
)


def _target(kolom: KolomLembar, isi: object, polos: bool) -> Target | None:
    if isinstance(isi, date):
        raise SelSalah(_BUKAN_TANGGAL)
    target = baca_target(isi, polos=polos)
    if target is not None and target.berentang and kolom.jenis is Jenis.NILAI:
        raise SelSalah("Isi harus satu angka atau predikat, bukan rentang.")
    if target is not None and target.predikat and not _PREDIKAT.fullmatch(target.predikat):
        raise SelSalah("Isi harus angka, atau predikat yang diawali huruf besar seperti BB 70.")
    return target


def _ya_tidak(kolom: KolomLembar, isi: object, polos: bool) -> bool:
    if isinstance(isi, bool):
        return isi
    teks = _teks(kolom, isi, polos).lower()
    if teks in YA | TIDAK:
        return teks in YA
    raise SelSalah("Isi harus ya atau tidak.")


def _pilihan(kolom: KolomLembar, isi: object, polos: bool) -> str:
    teks = _teks(kolom, isi, polos).casefold()
    for nilai, label in kolom.pilihan:
        if teks in {nilai.casefold(), label.casefold()}:
            return nilai
    raise SelSalah(f"Pilih salah satu: {', '.join(nilai for nilai, _ in kolom.pilihan)}.")


def _tanggal(kolom: KolomLembar, isi: object, polos: bool) -> date | None:
    if isinstance(isi, datetime):
        return isi.date()
    if isinstance(isi, str | date):
        return baca_tanggal(isi.strip() if isinstance(isi, str) else isi)
    raise SelSalah("Isi harus tanggal, misalnya 31/12/2025 atau 31 Desember 2025.")


def _peta(kolom: KolomLembar, isi: object, polos: bool) -> dict[str, str]:
    hasil = {}
    for baris in str(isi).splitlines():
        kunci, pisah, teks = (bagian.strip() for bagian in baris.partition(":"))
        if not (kunci and pisah and teks):
            raise SelSalah("Tulis satu per baris: kunci kolom, titik dua, judul.")
        hasil[kunci] = teks
    return hasil


def tulis_peta(peta: dict[str, str]) -> str:
    """Return the cell that ``_peta`` reads."""
    return "\n".join(f"{kunci}: {judul}" for kunci, judul in peta.items())


def _gambar(kolom: KolomLembar, isi: object, polos: bool) -> bytes:
    try:
        gambar = base64.b64decode("".join(str(isi).split()), validate=True)
    except ValueError as galat:
        raise SelSalah("Isi harus base64 dari berkas PNG atau JPEG.") from galat
    if len(gambar) > settings.LAKIP_BATAS_BERKAS or kenali(gambar) not in GAMBAR:
        batas = filesizeformat(settings.LAKIP_BATAS_BERKAS)
        raise SelSalah(f"Isi harus gambar PNG, JPEG, atau WebP, paling besar {batas}.")
    return gambar


_PEMBACA: dict[Jenis, Callable[[KolomLembar, object, bool], Any]] = {
    Jenis.TEKS: _teks,
    Jenis.PARAGRAF: _teks,
    Jenis.KODE: _kode,
    Jenis.BULAT: _angka,
    Jenis.URUTAN: _angka,
    Jenis.ANGKA: _angka,
    Jenis.RUPIAH: _angka,
    Jenis.YA_TIDAK: _ya_tidak,
    Jenis.PILIHAN: _pilihan,
    Jenis.TANGGAL: _tanggal,
    Jenis.TARGET: _target,
    Jenis.NILAI: _target,
    Jenis.PETA: _peta,
    Jenis.ISI_BERKAS: _gambar,
}


def medan_kolom(kolom: KolomLembar) -> tuple[str, ...]:
    """Return the model's fields that the column fills: a target fills up to three."""
    if kolom.medan is None:
        return ()
    nama = kolom.medan.name
    if kolom.jenis is Jenis.TARGET:
        return nama, "nilai_atas", "predikat"
    if kolom.jenis is Jenis.NILAI:
        ada = {f.name for f in kolom.medan.model._meta.get_fields()}
        return nama, f"{nama}_predikat" if f"{nama}_predikat" in ada else "predikat"
    return (nama,)


def ke_medan(kolom: KolomLembar, nilai: Any) -> dict[str, Any]:
    """Return the fields' values for the value that ``baca`` gave."""
    medan = medan_kolom(kolom)
    if kolom.jenis is Jenis.TARGET:
        bawah = nilai and (nilai.bawah if nilai.berentang else nilai.angka)
        isi = (bawah, nilai and nilai.atas, nilai.predikat if nilai else "")
    elif kolom.jenis is Jenis.NILAI:
        isi = (nilai and nilai.angka, nilai.predikat if nilai else "")
    else:
        isi = (nilai,)
    return dict(zip(medan, isi, strict=True))


def isi_tersimpan(kolom: KolomLembar, baris: Model) -> dict[str, Any]:
    """Return the column's fields as the row holds them, texts in the form that ``baca`` gives."""
    hasil = {nama: getattr(baris, nama) for nama in medan_kolom(kolom)}
    if kolom.jenis in {Jenis.TEKS, Jenis.PARAGRAF}:
        hasil = {nama: rapikan(isi or "", kolom.jenis) for nama, isi in hasil.items()}
    return hasil


def bukan_angka(isi: object) -> bool:
    """Whether the cell says n/a."""
    return isinstance(isi, str) and tanda_kosong(isi) == "n/a"
