"""Small reports for comparing: a chapter of given blocks, and facts made in one line."""

from dataclasses import replace
from decimal import Decimal

from capaian.laporan.pohon import Blok, Fakta, Laporan
from tests.contoh_pohon import contoh, potong

LAPORAN = contoh()


def laporan(*blok: Blok, **fakta: Fakta) -> Laporan:
    """A report of one chapter with these blocks and facts."""
    return replace(potong(LAPORAN, *blok), fakta={f.id: f for f in fakta.values()})


def angka(id_: str, nilai: str | None, teks: str = "", **lain: object) -> Fakta:
    """A fact with this value, None for none."""
    return Fakta(id_, f"Nama {id_}", Decimal(nilai) if nilai else None, teks=teks, **lain)
