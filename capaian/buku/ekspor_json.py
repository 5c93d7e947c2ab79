"""Write sheets as JSON: plain decimals, ISO dates, no cells that hold nothing."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from capaian.hitung import Target

from .ekspor import LembarIsi
from .sel import tulis_peta
from .sel_tabel import DICETAK_KOSONG
from .spesifikasi import Lembar, Milik


def tulis_json(daftar: Iterable[LembarIsi]) -> bytes:
    """Return the workbook as JSON bytes; empty sheets are left out."""
    data = {
        isi.lembar.nama: [_baris(isi.lembar, baris) for baris in isi.baris]
        for isi in daftar
        if isi.baris
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def tulis_json_kosong(daftar: Iterable[LembarIsi]) -> bytes:
    """Return the blank template as JSON bytes: one blank row with every column per sheet."""
    data = {isi.lembar.nama: [dict.fromkeys(isi.lembar.kolom, "")] for isi in daftar}
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def _baris(lembar: Lembar, baris: dict[str, Any]) -> dict[str, str]:
    """Return the row's cells; a blank one of a kept row is written, for it blanks the field."""
    sel = {nama: tulis_sel(isi) for nama, isi in baris.items()}
    if lembar.tabel:
        return {n: "" if s == DICETAK_KOSONG else s for n, s in sel.items() if s}
    if lembar.milik is Milik.OPD:
        return sel
    return {nama: isi for nama, isi in sel.items() if isi}


def tulis_sel(isi: Any) -> str:
    """Return a cell as JSON text; "" when blank."""
    if isi is None:
        return ""
    if isinstance(isi, bool):
        return "ya" if isi else "tidak"
    if isinstance(isi, Decimal):
        return polos(isi)
    if isinstance(isi, Target):
        return isi.polos()
    if isinstance(isi, date):
        return isi.isoformat()
    return tulis_peta(isi) if isinstance(isi, dict) else str(isi)


def polos(angka: Decimal) -> str:
    """Return a number as a plain decimal, without decimals when it is whole."""
    utuh = angka.to_integral_value()
    return f"{utuh if angka == utuh else angka:f}"
