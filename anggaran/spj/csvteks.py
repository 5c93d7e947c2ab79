"""CSV files: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252."""

import csv
import io
from collections import Counter
from itertools import islice

from .istilah import BerkasDitolak
from .lembar import Lembar, terlalu_luas

_PEMISAH = (";", "\t", ",", "|")
_CONTOH = 300


def baca_csv(isi: bytes) -> list[Lembar]:
    """The table of the file; row numbers count records, as spreadsheet programs show them."""
    teks = _teks(isi)
    pemisah = None
    if teks[:4].lower() == "sep=" and len(teks) > 5:
        pemisah, teks = teks[4], teks.split("\n", 1)[-1]
    pemisah = pemisah or _tebak_pemisah(teks)
    csv.field_size_limit(100_000)
    baris: list[list[object]] = []
    terlebar = 0
    try:
        for satu in csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah):
            baris.append(list(satu))
            terlebar = max(terlebar, len(satu))
            if tolakan := terlalu_luas("CSV", len(baris), terlebar):
                raise BerkasDitolak("terlalu_luas", tolakan)
    except csv.Error as galat:
        raise BerkasDitolak(
            "csv_rusak",
            f"Baris {len(baris) + 1} CSV tidak dapat dibaca: tanda kutip tidak berpasangan atau "
            "isi sel terlalu panjang.",
        ) from galat
    return [Lembar("CSV", baris)]


def _teks(isi: bytes) -> str:
    if isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        return isi.decode("utf-16", errors="replace")
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace")


def _tebak_pemisah(teks: str) -> str:
    """The mark that most rows hold equally often; among equals the more frequent one."""

    def nilai(tanda: str) -> tuple[int, int]:
        try:
            contoh = islice(csv.reader(io.StringIO(teks, newline=""), delimiter=tanda), _CONTOH)
            lebar = Counter(len(b) for b in contoh if len(b) > 1)
        except csv.Error:
            return 0, 0
        if not lebar:
            return 0, 0
        kolom, banyak = max(lebar.items(), key=lambda pasangan: (pasangan[1], pasangan[0]))
        return banyak, kolom

    return max(_PEMISAH, key=nilai)
