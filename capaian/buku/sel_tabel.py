"""Cells of free data tables: blank, "-", 0 and n/a stay different; numbers are plain decimals."""

from collections.abc import Mapping
from typing import Any

from capaian.models import BarisData, KolomData
from lakip.angka import AngkaTidakTerbaca, JenisAngka, baca_angka, tanda_kosong

from .sel import SelSalah, satu_angka, teks
from .spesifikasi import Jenis, KolomLembar, Lembar

DICETAK_KOSONG = "(kosong)"  # in a total: print nothing instead of computing
TIPE_ANGKA = {
    KolomData.Tipe.BULAT: JenisAngka.BULAT,
    KolomData.Tipe.TAHUN: JenisAngka.BULAT,
    KolomData.Tipe.ANGKA: JenisAngka.DESIMAL,
    KolomData.Tipe.PERSEN: JenisAngka.DESIMAL,
    KolomData.Tipe.RUPIAH: JenisAngka.RUPIAH,
}
_JUMLAH = frozenset({BarisData.Jenis.SUBJUMLAH, BarisData.Jenis.JUMLAH})


def baca_sel(kolom: KolomLembar, isi: object, *, polos: bool) -> str:
    """Return a cell of a data table as it is kept: numbers as plain decimals, "-" and "n/a".

    Raises SelSalah.
    """
    if kolom.tipe not in TIPE_ANGKA or isi == DICETAK_KOSONG:
        return teks(isi, Jenis.PARAGRAF)
    if isinstance(isi, str) and (tanda := tanda_kosong(isi)) is not None:
        return tanda.value
    jenis = TIPE_ANGKA[kolom.tipe]
    try:
        angka = satu_angka(isi, polos, jenis)
        return f"{baca_angka(angka, jenis=jenis):f}"  # refuses decimals that the type has not
    except AngkaTidakTerbaca as galat:
        raise SelSalah(galat.pesan) from galat


def isi_sel(
    lembar: Lembar, baris: Mapping[str, Any], nilai: Mapping[str, Any], *, polos: bool
) -> dict[str, str]:
    """Return the cells of a data table's row: blank ones are left out.

    In a total a cell that is left out is computed; one that must print nothing is "".
    """
    hasil = {}
    for kolom in lembar.kolom.values():
        if kolom.jenis is not Jenis.SEL:
            continue
        isi = nilai[kolom.nama]
        if isi is None and polos and baris.get(kolom.nama) == "":
            isi = DICETAK_KOSONG
        hasil[kolom.nama] = "" if isi == DICETAK_KOSONG else isi
    return sel_baku(hasil, nilai["_jenis"])


def sel_baku(sel: Mapping[str, Any], jenis: str) -> dict[str, str]:
    """Return the cells without those that hold nothing; in a total a typed blank stays."""
    boleh_kosong = jenis in _JUMLAH
    return {k: v for k, v in sel.items() if v is not None and (v != "" or boleh_kosong)}
