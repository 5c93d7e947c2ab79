"""Deadlines of reports: dates set per pemda, and how many days are left."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from lakip.instansi.models import Pemda


@dataclass(frozen=True)
class Tenggat:
    """A deadline seen from a day. ``sisa`` are the days left, negative when it has passed."""

    tanggal: date
    sisa: int

    @property
    def lewat(self) -> bool:
        """Whether the day has passed."""
        return self.sisa < 0

    @property
    def kata(self) -> str:
        """ "42 hari lagi", "hari ini", "terlambat 3 hari"."""
        if self.sisa == 0:
            return "hari ini"
        return f"terlambat {-self.sisa} hari" if self.lewat else f"{self.sisa} hari lagi"


def batas_opd(pemda: Pemda, tahun: int) -> date:
    """By when an agency's report of ``tahun`` is due: in the year after, February at the latest."""
    return _batas(tahun + 1, pemda.batas_opd_bulan, pemda.batas_opd_tanggal)


def batas_pemda(pemda: Pemda, tahun: int) -> date:
    """By when the pemda's report of ``tahun`` is due: in the year after, March at the latest."""
    return _batas(tahun + 1, pemda.batas_pemda_bulan, pemda.batas_pemda_tanggal)


def dilihat_pada(tanggal: date, hari: date) -> Tenggat:
    """The deadline ``tanggal`` as seen on ``hari``."""
    return Tenggat(tanggal, (tanggal - hari).days)


def _batas(tahun: int, bulan: int, tanggal: int | None) -> date:
    """The day of the month; its last one without ``tanggal`` or where the month is shorter."""
    akhir = monthrange(tahun, bulan)[1]
    return date(tahun, bulan, min(tanggal or akhir, akhir))
