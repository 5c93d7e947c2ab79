"""Template tags of every page: Indonesian numbers and dates, permissions, the pemda's colour."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lakip.angka import (
    GayaRupiah,
    format_angka,
    format_persen,
    format_rupiah,
    format_tanggal,
)
from lakip.instansi.izin import Izin, SiapaPun, boleh_sebagian, memegang, penugasan
from lakip.instansi.models import PerangkatDaerah

register = template.Library()

AKSEN_BAKU = "#1f4e79"


@register.filter
def angka(nilai: Decimal | int | None, desimal: int | None = None) -> str:
    """1234.5 as "1.234,5"; None as "–"."""
    return format_angka(nilai, desimal, kosong="–")


@register.filter
def persen(nilai: Decimal | None, desimal: int = 2) -> str:
    """90.432 as "90,43%"; None as "–"."""
    return format_persen(nilai, desimal, kosong="–")


@register.filter
def rupiah(nilai: Decimal | None) -> str:
    """An amount as "Rp1.234.567,00"; None as "–"."""
    return format_rupiah(nilai, kosong="–")


@register.filter
def rupiah_tabel(nilai: Decimal | None) -> str:
    """An amount for a column headed (Rp): "1.234.567"; None as "–"."""
    return format_rupiah(nilai, gaya=GayaRupiah.TABEL, kosong="–")


@register.filter
def tanggal(nilai: date | None) -> str:
    """A date as "12 Januari 2026"; None as "–"."""
    return format_tanggal(nilai, kosong="–")


@register.filter
def menit(lama: timedelta) -> int:
    """Whole minutes of a duration."""
    return lama // timedelta(minutes=1)


@register.simple_tag
def boleh_di(pengguna: SiapaPun, izin: str, opd: PerangkatDaerah) -> bool:
    """Whether the user may do ``izin`` somewhere in the agency: to show or hide a link."""
    return boleh_sebagian(pengguna, Izin(izin), opd)


@register.simple_tag
def memegang_sepemda(pengguna: SiapaPun, izin: str) -> bool:
    """Whether the user may do ``izin`` for a whole pemda: to show or hide a link."""
    return memegang(pengguna, Izin(izin), seluas_pemda=True)


@register.simple_tag
def boleh_admin(pengguna: SiapaPun) -> bool:
    """Whether the admin site lets the user in."""
    from lakip.instansi.situs import boleh_masuk  # the admin site is built after the templates

    return boleh_masuk(pengguna)


@register.simple_tag
def peran_dari(pengguna: SiapaPun) -> list[str]:
    """The user's roles with their scope, as shown in the user menu."""
    return [str(p) for p in penugasan(pengguna)]


@register.simple_tag(takes_context=True)
def gaya_aksen(context: Context) -> SafeString:
    """A style element with the accent colour of the page's pemda, allowed by the page's nonce."""
    opd: Any = context.get("opd")
    pemda = opd.pemda if opd else context.get("pemda")
    warna = pemda.warna_aksen if pemda else AKSEN_BAKU
    merah, hijau, biru = (int(warna[i : i + 2], 16) for i in (1, 3, 5))
    return format_html(
        '<style nonce="{}">:root{{--aksen:{};--aksen-rgb:{},{},{}}}</style>',
        context.get("CSP_NONCE", ""),
        warna,
        merah,
        hijau,
        biru,
    )
