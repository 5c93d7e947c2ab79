"""A report's tree as canonical bytes, and back: what is recorded is drawn again without loss.

The same tree gives the same bytes, so their SHA-256 names the content. A value that JSON knows
stands as it is, a tuple as its list; everything else is an object with one marked key.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from capaian.laporan import pohon
from capaian.laporan.pohon import Laporan

BENTUK = 1
"""Of this writing; raised when an older one could not be read by the present rules."""

_KELAS = {
    nama: kelas
    for nama, kelas in vars(pohon).items()
    if isinstance(kelas, type) and kelas.__module__ == pohon.__name__
}
_DESIMAL, _DAFTAR, _PETA, _PILIHAN, _KELAS_DATA = "$d", "$l", "$m", "$e", "$k"


class RekamanRusak(ValueError):
    """The bytes are no recording of a report that this program can read."""


def ke_rekaman(laporan: Laporan) -> bytes:
    """The whole tree as UTF-8 JSON. Raises TypeError for a value of an unknown kind."""
    isi = {"bentuk": BENTUK, "laporan": _tulis(laporan)}
    return json.dumps(isi, ensure_ascii=False, separators=(",", ":")).encode()


def sidik_isi(laporan: Laporan) -> str:
    """The SHA-256 of the recorded tree."""
    return hashlib.sha256(ke_rekaman(laporan)).hexdigest()


def dari_rekaman(isi: bytes) -> Laporan:
    """The tree that was recorded. Raises RekamanRusak."""
    try:
        muatan = json.loads(isi)
        laporan = _baca(muatan["laporan"]) if muatan["bentuk"] == BENTUK else None
    except (ValueError, KeyError, TypeError, ArithmeticError) as galat:
        raise RekamanRusak("Rekaman laporan tidak dapat dibaca.") from galat
    if not isinstance(laporan, Laporan):
        raise RekamanRusak("Rekaman laporan tidak dikenal oleh versi aplikasi ini.")
    return laporan


def _tulis(nilai: Any) -> Any:
    if isinstance(nilai, Enum) and _KELAS.get(type(nilai).__name__) is type(nilai):
        return {_PILIHAN: [type(nilai).__name__, nilai.value]}
    if isinstance(nilai, Enum):
        return nilai.value  # a code of the calculator, kept in the tree as its text
    if nilai is None or isinstance(nilai, str | int | float | bool):
        return nilai
    if isinstance(nilai, Decimal):
        return {_DESIMAL: str(nilai)}
    if is_dataclass(nilai):
        # A field that a later program adds is missing here and gets its default when read.
        return {_KELAS_DATA: type(nilai).__name__} | {
            f.name: _tulis(getattr(nilai, f.name)) for f in fields(nilai)
        }
    if isinstance(nilai, Mapping):
        return {_PETA: [[_tulis(k), _tulis(v)] for k, v in nilai.items()]}
    if isinstance(nilai, tuple):
        return [_tulis(x) for x in nilai]
    if isinstance(nilai, list):
        return {_DAFTAR: [_tulis(x) for x in nilai]}
    raise TypeError(f"{type(nilai).__name__} tidak dapat direkam")


def _baca(nilai: Any) -> Any:
    if isinstance(nilai, list):
        return tuple(_baca(x) for x in nilai)
    if not isinstance(nilai, dict):
        return nilai
    if _DESIMAL in nilai:
        return Decimal(nilai[_DESIMAL])
    if _DAFTAR in nilai:
        return [_baca(x) for x in nilai[_DAFTAR]]
    if _PETA in nilai:
        return {_baca(k): _baca(v) for k, v in nilai[_PETA]}
    if _PILIHAN in nilai:
        kelas, isi = nilai[_PILIHAN]
        return _KELAS[kelas](isi)
    kelas = _KELAS[nilai[_KELAS_DATA]]
    return kelas(**{k: _baca(v) for k, v in nilai.items() if k != _KELAS_DATA})
