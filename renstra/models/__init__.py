"""PLAN: regional plans, Renstra, goals, indicators, targets, IKU decisions and the agency-year."""

from .daerah import (
    IndikatorDaerah,
    Misi,
    ProgramUnggulan,
    RencanaDaerah,
    TargetDaerah,
    TujuanSasaranDaerah,
    UnsurVisi,
)
from .iku import ItemIKU, KeputusanIKU
from .rencana import Indikator, Renstra, Sasaran, StrategiKebijakan, TargetRenstra, Tujuan
from .skala import KelasSkala, Skala
from .tahun import AcuanDaerah, MilikTahun, TahunKinerja
from .target import NilaiTarget

__all__ = [
    "AcuanDaerah",
    "Indikator",
    "IndikatorDaerah",
    "ItemIKU",
    "KelasSkala",
    "KeputusanIKU",
    "MilikTahun",
    "Misi",
    "NilaiTarget",
    "ProgramUnggulan",
    "RencanaDaerah",
    "Renstra",
    "Sasaran",
    "Skala",
    "StrategiKebijakan",
    "TahunKinerja",
    "TargetDaerah",
    "TargetRenstra",
    "Tujuan",
    "TujuanSasaranDaerah",
    "UnsurVisi",
]
