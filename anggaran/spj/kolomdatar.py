"""Heads of flat tables: one row, each level and amount in a column of its own."""

import re

from .istilah import Peran, Susunan
from .kepala import CARI_SAMPAI
from .kepala import polos as kata
from .lembar import Lembar

_NAMA_KOLOM: dict[str, Peran] = {
    "tahun": Peran.TAHUN,
    "bulan": Peran.BULAN,
    "nomor": Peran.NOMOR,
    "no": Peran.NOMOR,
    "selisih": Peran.SISA,
    "sisa": Peran.SISA,
    "nilai realisasi": Peran.REALISASI,
    "total realisasi": Peran.REALISASI,
    "realisasi": Peran.REALISASI,
    "nilai setoran": Peran.SETORAN,
    "total anggaran": Peran.ANGGARAN,
    "anggaran": Peran.ANGGARAN,
    "pagu": Peran.ANGGARAN,
    "nilai anggaran": Peran.ANGGARAN,
    "tanggal dokumen": Peran.TANGGAL,
    "nomor dokumen": Peran.DOKUMEN,
    "nomor spm": Peran.SPM,
    "nomor sp2d": Peran.SP2D,
    "kode sumber dana": Peran.RUJUKAN,
    "nama sumber dana": Peran.ABAIKAN,
}
_JENJANG = (
    ("program", Peran.KODE_PROGRAM, Peran.NAMA_PROGRAM),
    ("kegiatan|giat", Peran.KODE_KEGIATAN, Peran.NAMA_KEGIATAN),
    ("sub kegiatan|sub giat", Peran.KODE_SUB, Peran.NAMA_SUB),
    ("rekening|sro|sub rincian objek", Peran.KODE_REKENING, Peran.NAMA_REKENING),
    ("skpd", Peran.KODE_SKPD, Peran.NAMA_SKPD),
    ("unit skpd|sub unit skpd|sub skpd|unit|sub unit", Peran.KODE_UNIT, Peran.NAMA_UNIT),
)


def peran_datar(teks: str) -> Peran:
    """The role that a column's one head names."""
    if teks in _NAMA_KOLOM:
        return _NAMA_KOLOM[teks]
    for nama, kode, uraian in _JENJANG:
        if re.fullmatch(rf"(?:kode|kd) (?:{nama})", teks):
            return kode
        if re.fullmatch(rf"nama (?:{nama})", teks):
            return uraian
    return Peran.ABAIKAN


def cari_datar(lembar: Lembar) -> tuple[int, dict[Peran, int]] | None:
    """(row index of the head, column of each role) of a flat table, or None."""
    for nomor, baris in enumerate(lembar.baris[:CARI_SAMPAI]):
        if sum(1 for s in baris if isinstance(s, str) and s) < 4:
            continue
        letak: dict[Peran, int] = {}
        for kolom, isi in enumerate(baris):
            if isinstance(isi, str) and (peran := peran_datar(kata(isi))) is not Peran.ABAIKAN:
                letak.setdefault(peran, kolom)
        if letak.keys() & {Peran.KODE_SUB, Peran.KODE_KEGIATAN} and letak.keys() & {
            Peran.REALISASI,
            Peran.ANGGARAN,
        }:
            return nomor, letak
    return None


def susunan_datar(letak: dict[Peran, int]) -> str:
    """The layout that these columns make."""
    if Peran.REALISASI not in letak:
        return Susunan.ANGGARAN
    return Susunan.E if Peran.ANGGARAN in letak else Susunan.D
