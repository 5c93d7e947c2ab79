"""MONEY: budget tree, pagu, realisasi, totals, outputs, links to the plan, PK, RKT, actions."""

from .aksi import RencanaAksi, TargetTriwulan
from .dukungan import Dukungan
from .keluaran import Keluaran, RincianKeluaran
from .kodefikasi import KodeResmi, VersiKode
from .perjanjian import AnggaranPK, ItemPK, PerjanjianKinerja
from .pos import (
    AnggaranTahunLain,
    Pagu,
    PosAnggaran,
    RealisasiAnggaran,
    TahapAnggaran,
    TotalKontrol,
)
from .rkt import ItemRKT, ProgramRKT, RencanaKinerjaTahunan

__all__ = [
    "AnggaranPK",
    "AnggaranTahunLain",
    "Dukungan",
    "ItemPK",
    "ItemRKT",
    "Keluaran",
    "KodeResmi",
    "Pagu",
    "PerjanjianKinerja",
    "PosAnggaran",
    "ProgramRKT",
    "RealisasiAnggaran",
    "RencanaAksi",
    "RencanaKinerjaTahunan",
    "RincianKeluaran",
    "TahapAnggaran",
    "TargetTriwulan",
    "TotalKontrol",
    "VersiKode",
]
