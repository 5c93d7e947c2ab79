"""Read .xlsx files that people send, in a child process with limits on memory and time.

A small file can unpack to more memory than the machine has, or abort the reader: only the child
dies. Row numbers are the spreadsheet's own. Formulas are never computed here: what counts is the
value that the spreadsheet program stored.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

BATAS_DETIK = 120
_ANAK = Path(__file__).with_name("anak.py")


class XlsxTidakTerbaca(ValueError):
    """The file cannot be read as a workbook. ``pesan`` says why, and what to do, to the user."""

    def __init__(self, pesan: str) -> None:
        self.pesan = pesan
        super().__init__(pesan)


@dataclass(frozen=True)
class LembarXlsx:
    """A sheet as stored. ``baris[0]`` is row 1 and ``baris[0][0]`` is column A; blank is None.

    ``gabungan`` are merged areas as (top, left, bottom, right), counted from 0. ``tanpa_nilai``
    are the cells whose formula has no stored value, ``galat`` those that hold an error such as
    #REF!; both as (row, column) from 0.
    """

    nama: str
    baris: tuple[tuple[Any, ...], ...]
    gabungan: tuple[tuple[int, int, int, int], ...]
    tanpa_nilai: frozenset[tuple[int, int]]
    galat: frozenset[tuple[int, int]]


def baca_xlsx(isi: bytes) -> tuple[LembarXlsx, ...]:
    """Return the worksheets in ``isi``; raises XlsxTidakTerbaca with a message for the user."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as berkas:
        berkas.write(isi)
        berkas.flush()
        keluaran = _jalankan(berkas.name)
    hasil = json.loads(keluaran)
    if "pesan" in hasil:
        raise XlsxTidakTerbaca(hasil["pesan"])
    return tuple(_lembar(lembar) for lembar in hasil["lembar"])


def _jalankan(berkas: str) -> bytes:
    """Return what the child prints; its death means that the file was too much for it."""
    try:
        anak = subprocess.run(  # noqa: S603  our own program and a file that we named
            [sys.executable, "-I", str(_ANAK), berkas],
            capture_output=True,
            timeout=BATAS_DETIK,
            check=True,
        )
    except subprocess.TimeoutExpired as galat:
        raise XlsxTidakTerbaca(
            "Buku kerja terlalu lama dibaca. Hapus lembar dan isi yang tidak perlu, lalu ulangi."
        ) from galat
    except subprocess.CalledProcessError as galat:
        raise XlsxTidakTerbaca(
            "Buku kerja rusak atau terlalu besar untuk dibaca. Salin isinya ke buku baru, simpan "
            "sebagai .xlsx, lalu ulangi."
        ) from galat
    return anak.stdout


def _lembar(lembar: dict[str, Any]) -> LembarXlsx:
    return LembarXlsx(
        nama=lembar["nama"],
        baris=tuple(tuple(_isi(sel) for sel in baris) for baris in lembar["baris"]),
        gabungan=tuple((a, b, c, d) for a, b, c, d in lembar["gabungan"]),
        tanpa_nilai=frozenset((b, k) for b, k in lembar["tanpa_nilai"]),
        galat=frozenset((b, k) for b, k in lembar["galat"]),
    )


def _isi(sel: Any) -> Any:
    """Return a cell from its JSON form: dates come as {"d": ...}, {"w": ...}, {"j": ...}."""
    if not isinstance(sel, dict):
        return sel
    ((jenis, teks),) = sel.items()
    return _WAKTU[jenis](teks)


_WAKTU = {"d": date.fromisoformat, "w": datetime.fromisoformat, "j": time.fromisoformat}
