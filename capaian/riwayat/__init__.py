"""The change log of an agency-year: every edit of its values and every action, newest first.

Values come from the history tables, actions from the log of actions; one union of them is
counted, filtered and cut into pages, and only the rows of a page are read whole.
"""

from capaian.riwayat.catatan import Saringan, catatan, orang_tercatat
from capaian.riwayat.lembar import lembar_riwayat
from capaian.riwayat.sumber import jenis_objek
from capaian.riwayat.uraian import Perubahan, uraikan

__all__ = [
    "Perubahan",
    "Saringan",
    "catatan",
    "jenis_objek",
    "lembar_riwayat",
    "orang_tercatat",
    "uraikan",
]
