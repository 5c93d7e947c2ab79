"""Whose work leads where: who fills in agency-years, and who watches over agencies."""

from lakip.instansi.izin import PERAN, Izin, SiapaPun, memegang, penugasan

MENGISI = frozenset(
    {
        *(Izin.ISI_REALISASI, Izin.VERIFIKASI, Izin.SUSUN_RENCANA, Izin.SUSUN_ANGGARAN),
        *(Izin.SUSUN_LAPORAN, Izin.SETUJUI),
    }
)
MEMANTAU = (Izin.REVIU, Izin.KELOLA_JADWAL)
"""Who watches over agencies: Inspektorat and admins, each in their own scope."""


def mengisi(pengguna: SiapaPun) -> bool:
    """Whether the user has something to fill in some agency."""
    return any(p.opd_id and MENGISI & PERAN[p.peran].izin for p in penugasan(pengguna))


def memantau(pengguna: SiapaPun) -> bool:
    """Whether the user watches over agencies."""
    return any(memegang(pengguna, izin) for izin in MEMANTAU)
