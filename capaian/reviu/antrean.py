"""The Inspektorat's queue: submitted reports of its local governments and how long they wait."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, Exists, Max, OuterRef, Q

from capaian.models import LaporanKinerja, Reviu
from capaian.reviu.alur import Langkah
from capaian.reviu.keadaan import BELUM_SELESAI
from lakip.instansi.izin import Izin, SiapaPun, opd_terlihat
from lakip.instansi.waktu import tanggal_setempat


class Antrean(StrEnum):
    """Where a report stands for its reviewers; the values are the headings."""

    MENUNGGU = "Menunggu reviu"
    DIREVIU = "Sedang direviu"
    DIPERBAIKI = "Dikembalikan untuk diperbaiki"
    SELESAI = "Selesai direviu"


@dataclass(frozen=True)
class BarisAntrean:
    """A report in the queue; ``hari`` are the days since it was last submitted."""

    laporan: LaporanKinerja
    antrean: Antrean
    diajukan: date
    hari: int
    catatan: int
    belum: int


def antrean_reviu(pengguna: SiapaPun, tahun: int | None, hari_ini: date) -> list[BarisAntrean]:
    """The reports that this reviewer sees, those that wait longest first; four queries at most."""
    terbuka = Reviu.objects.filter(laporan=OuterRef("pk"), ditutup=None)
    laporan = (
        LaporanKinerja.objects.filter(
            tahun_kinerja__opd__in=opd_terlihat(pengguna, Izin.REVIU),
            perlu_reviu=True,
            rekaman__isnull=False,
        )
        .annotate(
            diajukan=Max("rekaman__pada"),
            terbuka=Exists(terbuka),
            pernah=Exists(Reviu.objects.filter(laporan=OuterRef("pk"))),
            catatan=Count("reviu__catatan_reviu", distinct=True),
            belum=Count(
                "reviu__catatan_reviu",
                filter=Q(reviu__ditutup=None, reviu__catatan_reviu__status__in=BELUM_SELESAI),
                distinct=True,
            ),
        )
        .select_related("tahun_kinerja__opd__pemda")
        .order_by("diajukan")
    )
    if tahun is not None:
        laporan = laporan.filter(tahun_kinerja__tahun=tahun)
    return [_baris(satu, hari_ini) for satu in laporan]


def _baris(laporan: LaporanKinerja, hari_ini: date) -> BarisAntrean:
    diajukan = tanggal_setempat(laporan.diajukan, laporan.tahun_kinerja.opd.pemda)
    if laporan.langkah == Langkah.DIAJUKAN:
        antrean = Antrean.DIREVIU if laporan.terbuka else Antrean.MENUNGGU
    elif laporan.beku:
        antrean = Antrean.SELESAI
    else:
        antrean = Antrean.DIPERBAIKI
    hari = max((hari_ini - diajukan).days, 0)
    return BarisAntrean(laporan, antrean, diajukan, hari, laporan.catatan, laporan.belum)


def tahun_antrean(pengguna: SiapaPun) -> list[int]:
    """Years with reports in the queue, the latest first."""
    return list(
        LaporanKinerja.objects.filter(
            tahun_kinerja__opd__in=opd_terlihat(pengguna, Izin.REVIU),
            perlu_reviu=True,
            rekaman__isnull=False,
        )
        .order_by("-tahun_kinerja__tahun")
        .values_list("tahun_kinerja__tahun", flat=True)
        .distinct()
    )
