"""All sheets of the workbook, in the order in which their rows can be written."""

from .lembar_anggaran import ANGGARAN_TAHUN
from .lembar_daerah import ACUAN_DAERAH, DAERAH
from .lembar_dasar import DASAR, TAHUN
from .lembar_kinerja import KINERJA
from .lembar_komitmen import KOMITMEN
from .lembar_laporan import LAPORAN
from .lembar_rencana import RENCANA_OPD
from .spesifikasi import Lembar

# A sheet stands after every sheet that it refers to; RKT names budget nodes.
SEMUA: tuple[Lembar, ...] = (
    *DASAR,
    *DAERAH,
    *RENCANA_OPD,
    TAHUN,
    ACUAN_DAERAH,
    *ANGGARAN_TAHUN,
    *KOMITMEN,
    *KINERJA,
    *LAPORAN,
)
MENURUT_NAMA: dict[str, Lembar] = {lembar.nama: lembar for lembar in SEMUA}
