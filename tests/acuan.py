"""Reads the worked tables of capaian/README.md."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from capaian.hitung import Hasil, Peringatan
from lakip.angka import Kebiasaan, baca_angka, bulat

ACUAN = (Path(settings.BASE_DIR) / "capaian" / "README.md").read_text()


def sel(baris):
    return [s.strip().replace("\\|", "|") for s in re.split(r"(?<!\\)\|", baris)[1:-1]]


def tabel(nama):
    """Rows, as dictionaries, of all tables marked ``uji: nama``."""
    hasil = []
    for blok in re.findall(rf"<!-- uji: {nama} -->\n((?:\|.*\n)+)", ACUAN):
        kepala, _, *isi = blok.splitlines()
        hasil += [dict(zip(sel(kepala), sel(baris), strict=True)) for baris in isi]
    assert hasil, f"capaian/README.md has no table marked {nama}"
    return [pytest.param(baris, id=" ".join(filter(None, baris.values()))) for baris in hasil]


def angka(teks):
    return baca_angka(teks, kebiasaan=Kebiasaan.ID)


def deret(teks):
    return [angka(satu) for satu in teks.split(";")] if teks else []


def pilihan(teks):
    return dict(satu.split("=") for satu in teks.split())


def tampak(hasil: Hasil, contoh: str) -> Decimal | str:
    """The result as its table shows it: rounded like the example, or the reason's code."""
    if hasil.nilai is None:
        return hasil.alasan.value
    desimal = len(contoh.partition(",")[2])
    return bulat(hasil.nilai, desimal)


def diharapkan(contoh: str) -> Decimal | str | None:
    return contoh if re.match("[a-z]", contoh) else angka(contoh)


def kode(peringatan: tuple[Peringatan, ...]) -> str:
    return " ".join(satu.kode for satu in peringatan)
