"""Verification per bidang: what was entered waits until a Verifikator accepts or returns it.

The state of a value is not stored beside it but read from two logs: its latest history entry says
who entered it and when, and the latest decision about exactly that entry says what became of it.
So whatever changes a value, by whichever form, puts it back to waiting. A value that came in a
workbook counts as accepted by the admin who imported it.
"""

from capaian.kueri.status import Keadaan, StatusIsian

from .alur import (
    SUMBER,
    Keputusan,
    TidakDapatDiputuskan,
    belum_diverifikasi,
    daftar_isian,
    isian_verifikator,
    putuskan,
    status_isian,
)
from .istilah import Isian, Rincian, Sumber

__all__ = [
    "SUMBER",
    "Isian",
    "Keadaan",
    "Keputusan",
    "Rincian",
    "StatusIsian",
    "Sumber",
    "TidakDapatDiputuskan",
    "belum_diverifikasi",
    "daftar_isian",
    "isian_verifikator",
    "putuskan",
    "status_isian",
]
