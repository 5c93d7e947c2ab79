"""Who: local governments, agencies, units, officials, users, roles, and the log of actions."""

from .kejadian import Kejadian
from .organisasi import Pejabat, Pemda, PerangkatDaerah, SusunanOrganisasi, Unit
from .pengguna import Pengguna, Penugasan
from .simpanan import Berkas

__all__ = [
    "Berkas",
    "Kejadian",
    "Pejabat",
    "Pemda",
    "Pengguna",
    "Penugasan",
    "PerangkatDaerah",
    "SusunanOrganisasi",
    "Unit",
]
