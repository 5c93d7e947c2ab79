"""Checks of published reports: every derived figure recomputed from the other printed ones."""

from collections.abc import Iterable

from capaian.periksa.aturan import menurut_jenis
from capaian.periksa.temuan import Jenis, Temuan
from capaian.periksa.terbit import (
    hubungan_anggaran,
    hubungan_kinerja,
    hubungan_kolom,
    hubungan_tabel,
    lain,
)
from capaian.periksa.terbit.catatan import Catatan, unik
from capaian.periksa.terbit.cetak import BarisCetakan
from capaian.periksa.terbit.dokumen import Dokumen, Konteks
from capaian.periksa.terbit.mesin import Mesin

__all__ = ["BarisCetakan", "Konteks", "periksa_terbit"]

_HUBUNGAN = frozenset(
    m.__name__ for m in (hubungan_anggaran, hubungan_kinerja, hubungan_tabel, hubungan_kolom)
)
"""Rules in these modules state relations for the engine; those in ``lain`` find by themselves."""


def periksa_terbit(baris: Iterable[BarisCetakan], konteks: Konteks) -> tuple[Temuan, ...]:
    """Return the findings on what a report printed, in printed order."""
    dok = Dokumen(baris, konteks)
    fungsi = [a.fungsi for a in menurut_jenis(Jenis.TERBIT)]
    kaitan = [k for f in fungsi if f.__module__ in _HUBUNGAN for k in f(dok)]
    catatan: list[Catatan] = Mesin(dok, kaitan).jalan()
    # What the engine has settled on as right is what the other rules read.
    langsung = [c for f in fungsi if f.__module__ == lain.__name__ for c in f(dok)]
    catatan += [c for c in langsung if isinstance(c, Catatan)]
    catatan.sort(key=lambda c: c.cetak.asal.urutan)
    return unik([*(c.temuan() for c in catatan), *(t for t in langsung if isinstance(t, Temuan))])
