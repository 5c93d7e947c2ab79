"""Checks of living data: the agency-year as entered and as the report will print it."""

from capaian.periksa.aturan import menurut_jenis
from capaian.periksa.hidup import bagian, kinerja, rencana, rujukan, teks, uang
from capaian.periksa.hidup.bahan import Bahan
from capaian.periksa.temuan import Jenis, Temuan

__all__ = ["Bahan", "periksa_data"]

MODUL = (rencana, uang, bagian, kinerja, teks, rujukan)
"""Importing them registers their rules."""


def periksa_data(bahan: Bahan) -> tuple[Temuan, ...]:
    """Return the findings on the data of an agency-year, rule by rule."""
    return tuple(t for a in menurut_jenis(Jenis.DATA) for t in a.fungsi(bahan))
