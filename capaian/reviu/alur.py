"""The steps of a report's version: from where to where, who may, and what is needed.

This table is the only one: pages, permissions, the database's own rules and README come from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import TextChoices

from lakip.instansi.izin import PERAN, Izin


class Langkah(TextChoices):
    """Where a version of the report stands."""

    DRAF = "draf", "Draf"
    DIVERIFIKASI = "diverifikasi", "Diverifikasi"
    DISETUJUI = "disetujui", "Disetujui kepala"
    DIAJUKAN = "diajukan", "Diajukan"
    DIREVIU = "direviu", "Direviu"
    USUL_FINAL = "usul_final", "Diusulkan final"
    FINAL = "final", "Final"
    DISAMPAIKAN = "disampaikan", "Disampaikan"
    TERBIT = "terbit", "Terbit"


SELESAI = frozenset({Langkah.FINAL, Langkah.DISAMPAIKAN, Langkah.TERBIT})
"""A version that stands here is finished: only a new version can change what it says."""
BERJALAN = tuple(langkah for langkah in Langkah if langkah not in SELESAI)
"""A version that stands here is unfinished; there is one at most in an agency-year."""
BEKU = (Langkah.DIAJUKAN, Langkah.DIREVIU, Langkah.USUL_FINAL, *sorted(SELESAI))
"""A version that stands here is drawn from its recording, not from the live data."""


@dataclass(frozen=True)
class Jalan:
    """One step. ``izin`` names who may: any one of them; ``tombol`` says it as an order.

    ``reviu`` limits the step to versions that the Inspektorat reviews (True) or does not (False).
    """

    dari: Langkah
    ke: Langkah
    izin: tuple[Izin, ...]
    tombol: str
    uraian: str
    reviu: bool | None = None

    @property
    def mundur(self) -> bool:
        """Whether it leads back to the draft; such a step needs a reason."""
        return self.ke == Langkah.DRAF

    @property
    def peran(self) -> tuple[str, ...]:
        """Names of the roles that may."""
        return tuple(
            str(peran.kode.label)
            for peran in PERAN.values()
            if any(izin in peran.izin for izin in self.izin)
        )


JALAN: tuple[Jalan, ...] = (
    Jalan(
        Langkah.DRAF,
        Langkah.DIVERIFIKASI,
        (Izin.VERIFIKASI,),
        "Nyatakan terverifikasi",
        "Isian lengkap dan benar.",
    ),
    Jalan(
        Langkah.DIVERIFIKASI,
        Langkah.DISETUJUI,
        (Izin.SETUJUI,),
        "Setujui",
        "Kepala perangkat daerah menyetujui isi laporan.",
    ),
    Jalan(
        Langkah.DISETUJUI,
        Langkah.DIAJUKAN,
        (Izin.SUSUN_LAPORAN,),
        "Ajukan",
        "Isi laporan dibekukan sebagai rekaman; semua laman versi ini dibaca dari rekaman itu.",
    ),
    Jalan(
        Langkah.DIAJUKAN,
        Langkah.DIREVIU,
        (Izin.REVIU,),
        "Nyatakan selesai direviu",
        "Inspektorat memberi simpulan; Inspektorat tidak menyetujui laporan.",
        reviu=True,
    ),
    Jalan(
        Langkah.DIAJUKAN,
        Langkah.USUL_FINAL,
        (Izin.SUSUN_LAPORAN,),
        "Usulkan final",
        "Bila pemda tidak mereviu laporan perangkat daerah.",
        reviu=False,
    ),
    Jalan(
        Langkah.DIREVIU,
        Langkah.USUL_FINAL,
        (Izin.SUSUN_LAPORAN,),
        "Usulkan final",
        "Sesudah simpulan reviu, penyusun menyatakan laporan siap difinalkan.",
    ),
    Jalan(
        Langkah.USUL_FINAL,
        Langkah.FINAL,
        (Izin.SETUJUI,),
        "Finalkan",
        "Kepala menegaskan; berkas final dengan kode QR dibuat satu kali.",
    ),
    Jalan(
        Langkah.FINAL,
        Langkah.DISAMPAIKAN,
        (Izin.SUSUN_LAPORAN,),
        "Catat penyampaian",
        "Tanggal penyampaian dan tanda terima dicatat.",
    ),
    Jalan(
        Langkah.DISAMPAIKAN,
        Langkah.TERBIT,
        (Izin.SUSUN_LAPORAN,),
        "Terbitkan",
        "Laporan dapat dibaca umum.",
    ),
    Jalan(
        Langkah.DIVERIFIKASI,
        Langkah.DRAF,
        (Izin.VERIFIKASI, Izin.SUSUN_LAPORAN, Izin.SETUJUI),
        "Kembalikan ke draf",
        "Dikembalikan oleh kepala, atau ditarik oleh penyusun atau verifikator.",
    ),
    Jalan(
        Langkah.DISETUJUI,
        Langkah.DRAF,
        (Izin.SUSUN_LAPORAN, Izin.SETUJUI),
        "Kembalikan ke draf",
        "Dikembalikan oleh penyusun atau ditarik oleh kepala.",
    ),
    Jalan(
        Langkah.DIAJUKAN,
        Langkah.DRAF,
        (Izin.REVIU, Izin.SETUJUI),
        "Kembalikan ke draf",
        "Dikembalikan Inspektorat untuk diperbaiki, atau ditarik oleh kepala.",
    ),
    Jalan(
        Langkah.DIREVIU,
        Langkah.DRAF,
        (Izin.REVIU, Izin.SUSUN_LAPORAN, Izin.SETUJUI),
        "Kembalikan ke draf",
        "Untuk diperbaiki sesuai hasil reviu.",
    ),
    Jalan(
        Langkah.USUL_FINAL,
        Langkah.DRAF,
        (Izin.SUSUN_LAPORAN, Izin.SETUJUI),
        "Kembalikan ke draf",
        "Dikembalikan oleh kepala atau ditarik oleh penyusun.",
    ),
)


def cari_jalan(dari: str, ke: str) -> Jalan | None:
    """The step between these two, None when there is no such step."""
    return next((j for j in JALAN if (j.dari, j.ke) == (dari, ke)), None)


def jalan_dari(dari: str, *, perlu_reviu: bool) -> Iterator[Jalan]:
    """The steps that lead on from here, the way back last."""
    for jalan in JALAN:
        if jalan.dari == dari and jalan.reviu in (None, perlu_reviu):
            yield jalan
