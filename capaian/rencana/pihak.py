"""The two parties of a Perjanjian Kinerja, taken from the officials in office on its date."""

from collections.abc import Iterable
from datetime import date

from anggaran.models import PerjanjianKinerja
from lakip.instansi.models import Pejabat

Level = PerjanjianKinerja.Level
PIHAK = tuple(
    f"pihak_{ke}_{apa}"
    for ke in ("pertama", "kedua")
    for apa in ("nama", "jabatan", "pangkat", "nip")
)
"""The fields that hold them."""


def isi_pihak(pk: PerjanjianKinerja) -> None:
    """Write both parties from the officials in office on the PK's date, else on 31 January.

    A party that nobody holds stays as it is.
    """
    saat = pk.tanggal or _awal_tahun(pk)
    pejabat = list(Pejabat.objects.filter(pemda=pk.tahun_kinerja.opd.pemda).pada(saat))
    for ke, orang in (("pertama", _pertama(pk, pejabat)), ("kedua", _kedua(pk, pejabat))):
        if orang is not None:
            setattr(pk, f"pihak_{ke}_nama", orang.nama)
            setattr(pk, f"pihak_{ke}_jabatan", orang.sebutan)
            setattr(pk, f"pihak_{ke}_pangkat", orang.pangkat)
            setattr(pk, f"pihak_{ke}_nip", orang.nip)


def _awal_tahun(pk: PerjanjianKinerja) -> date:
    return date(pk.tahun_kinerja.tahun, 1, 31)


def _kepala(pk: PerjanjianKinerja, pejabat: Iterable[Pejabat]) -> Pejabat | None:
    opd = pk.tahun_kinerja.opd_id
    return next((p for p in pejabat if p.peran == "kepala_opd" and p.opd_id == opd), None)


def _pertama(pk: PerjanjianKinerja, pejabat: Iterable[Pejabat]) -> Pejabat | None:
    if pk.level == Level.ESELON_II:
        return _kepala(pk, pejabat)
    return next((p for p in pejabat if pk.unit_id and p.unit_id == pk.unit_id), None)


def _kedua(pk: PerjanjianKinerja, pejabat: list[Pejabat]) -> Pejabat | None:
    if pk.level == Level.ESELON_II:
        return next((p for p in pejabat if p.peran == "kepala_daerah"), None)
    if pk.level == Level.ESELON_IV and pk.unit and pk.unit.induk_id:
        atasan = next((p for p in pejabat if p.unit_id == pk.unit.induk_id), None)
        if atasan is not None:
            return atasan
    return _kepala(pk, pejabat)
