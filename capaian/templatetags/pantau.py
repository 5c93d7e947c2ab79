"""Whose work leads where: for the links of the bar."""

from django import template

from capaian.peran import memantau, mengisi
from lakip.instansi.awal import boleh_memulai
from lakip.instansi.izin import SiapaPun

register = template.Library()


@register.simple_tag
def pengisi(pengguna: SiapaPun) -> bool:
    """Whether the user has something to fill in some agency."""
    return mengisi(pengguna)


@register.simple_tag
def penyiap(pengguna: SiapaPun) -> bool:
    """Whether the user sets up the installation."""
    return boleh_memulai(pengguna)


@register.simple_tag
def pemantau(pengguna: SiapaPun) -> bool:
    """Whether the user watches over agencies."""
    return memantau(pengguna)
