"""MONEY: budget tree, pagu, realisasi, totals, outputs, links to the plan, PK, RKT, actions."""

from .aksi import RencanaAksi, TargetTriwulan
from .dukungan import Dukungan
from .keluaran import Keluaran, RealisasiKeluaran, RincianKeluaran
from .kodefikasi import KodeResmi, VersiKode
from .perjanjian import AnggaranPK, ItemPK, PerjanjianKinerja
from .pos import (
    AnggaranTahunLain,
    Belanja,
    Pagu,
    PosAnggaran,
    RealisasiAnggaran,
    SumberRealisasi,
    TahapAnggaran,
    TotalKontrol,
)
from .rkt import ItemRKT, ProgramRKT, RencanaKinerjaTahunan
from .spj import BerkasSPJ, RealisasiSPJ, SusunanKolom

__all__ = [
    "AnggaranPK",
    "AnggaranTahunLain",
    "Belanja",
    "BerkasSPJ",
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
    "RealisasiKeluaran",
    "RealisasiSPJ",
    "RencanaAksi",
    "RencanaKinerjaTahunan",
    "RincianKeluaran",
    "SumberRealisasi",
    "SusunanKolom",
    "TahapAnggaran",
    "TargetTriwulan",
    "TotalKontrol",
    "VersiKode",
]
