"""Filters of the SPJ pages."""

from decimal import Decimal

from django import template

from anggaran.models import PosAnggaran
from lakip.angka import GayaRupiah, baca_desimal_polos, format_rupiah

register = template.Library()


@register.filter
def polos_rupiah(teks: str | None) -> str:
    """An amount kept as a plain decimal, for a column headed (Rp)."""
    return format_rupiah(baca_desimal_polos(teks or None), gaya=GayaRupiah.TABEL, kosong="–")


@register.filter
def nilai_temuan(nilai: Decimal | str | None) -> str:
    """A finding's value: amounts as rupiah, codes and names as they are, nothing as blank."""
    if isinstance(nilai, Decimal):
        return format_rupiah(nilai, gaya=GayaRupiah.TABEL)
    return nilai or ""


@register.filter
def tingkat_pos(kode: str) -> str:
    """The level's name: "sub_kegiatan" is "Sub kegiatan"."""
    return str(PosAnggaran.Tingkat(kode).label)
