"""Sheets that are filled offline: one workbook per unit and period, uploaded back row by row.

A sheet is a grid (``capaian.rencana.kisi``) as a workbook: the grid says what is asked, reads and
checks what was typed and saves it, exactly as it does for the page.
"""

from .baca import LembarDitolak
from .berkas import Petak, petak_isian, pilihan_unit
from .terima import HasilBaris, HasilLembar, Keadaan, terima_lembar
from .tulis import tulis_lembar

__all__ = [
    "HasilBaris",
    "HasilLembar",
    "Keadaan",
    "LembarDitolak",
    "Petak",
    "petak_isian",
    "pilihan_unit",
    "terima_lembar",
    "tulis_lembar",
]
