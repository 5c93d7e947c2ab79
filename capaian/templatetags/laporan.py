"""How the value of a fact is shown where the number is explained."""

from decimal import Decimal
from typing import Any

from django import template
from django.urls import Resolver404

from capaian.kueri.tempat import izin_tautan
from capaian.laporan.pohon import Fakta
from lakip.angka import format_angka
from lakip.instansi.izin import boleh_sebagian

register = template.Library()


@register.simple_tag(takes_context=True)
def boleh_ubah(context: dict[str, Any], tautan: str) -> bool:
    """Whether the reader may change the value that is entered at ``tautan``.

    A recorded report may name an address that no longer exists: then nobody may.
    """
    try:
        izin = izin_tautan(tautan)
    except Resolver404:
        return False
    return boleh_sebagian(context["user"], izin, context["opd"])


@register.filter
def nilai_cetak(fakta: Fakta) -> str:
    """The fact as printed, with its unit where the print leaves it out."""
    teks = fakta.teks
    if not teks:
        teks = format_angka(fakta.nilai) if isinstance(fakta.nilai, Decimal) else str(fakta.nilai)
    satuan = fakta.satuan
    if not satuan or satuan in teks or not isinstance(fakta.nilai, Decimal):
        return teks
    if satuan in {"Rp", "rupiah"}:
        return f"Rp{teks}"
    return f"{teks}{'' if satuan == '%' else ' '}{satuan}"


@register.filter
def nilai_penuh(fakta: Fakta) -> str:
    """The unrounded value where the print rounds it; "" where it says all."""
    if not isinstance(fakta.nilai, Decimal):
        return ""
    penuh = fakta.nilai.normalize()
    if -penuh.as_tuple().exponent <= _desimal_cetak(fakta.teks):
        return ""
    return format_angka(penuh) if -penuh.as_tuple().exponent <= 10 else _potong(penuh)


def _desimal_cetak(teks: str) -> int:
    angka = "".join(h for h in teks if h.isdigit() or h == ",")
    return len(angka.partition(",")[2])


def _potong(nilai: Decimal) -> str:
    """Ten decimals and an ellipsis: a repeating fraction has no end to print."""
    return f"{format_angka(nilai, 10)}…"
