"""A required item of an agency-year, and the parts that items are grouped in."""

from dataclasses import dataclass
from datetime import date

from django.db import models

from lakip.instansi.izin import Izin


class Bagian(models.TextChoices):
    """The parts of an agency-year in the order in which they are worked on."""

    RENCANA = "rencana", "Rencana kinerja"
    PERJANJIAN = "perjanjian", "Perjanjian kinerja"
    ANGGARAN = "anggaran", "Anggaran"
    REALISASI = "realisasi", "Realisasi indikator"
    KELUARAN = "keluaran", "Keluaran program dan kegiatan"
    BUKTI = "bukti", "Bukti dan verifikasi"
    ANALISIS = "analisis", "Analisis dan pembanding"
    NASKAH = "naskah", "Naskah laporan"
    TANDA_TANGAN = "tanda_tangan", "Penandatanganan"
    TEMUAN = "temuan", "Temuan pemeriksaan"


@dataclass(frozen=True)
class Syarat:
    """A required item. ``kunci`` names it for good, in the manner of facts: "realisasi:IK1#tw2".

    ``izin`` and ``unit`` (id, None: no unit's) tell who fills it, ``alamat`` where. ``sejak`` is
    the first day on which it can be asked for, None: since the year was begun. ``triwulan`` is
    the period it belongs to, None: the report. ``dikembalikan`` is why a Verifikator sent it back.
    ``menit`` is about how long filling it takes.
    """

    kunci: str
    bagian: Bagian
    uraian: str
    terisi: bool
    izin: Izin
    alamat: str
    menit: int
    unit: int | None = None
    sejak: date | None = None
    triwulan: int | None = None
    dikembalikan: str = ""
    wajib: bool = False
    """Whether it can never be set to "tidak berlaku"."""
