"""Stable keys made from titles: facts, tables and parts of the report are named by them."""

from collections.abc import Collection

from django.utils.text import slugify


def kunci_baru(judul: str, terpakai: Collection[str], *, bawaan: str, panjang: int = 40) -> str:
    """A key from the words of ``judul``, unlike those in use; ``bawaan`` when it has no words."""
    dasar = slugify(judul)[:panjang].strip("-_") or bawaan
    kunci, nomor = dasar, 2
    while kunci in terpakai:
        kunci, nomor = f"{dasar}-{nomor}", nomor + 1
    return kunci
