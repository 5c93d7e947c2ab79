"""What the public reads: published versions and their recordings, never live or unpublished data.

A year is public from its first version that was published. Its newest published version speaks
for it; everything shown is read from that version's recording.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from capaian.laporan.pohon import Grafik, Laporan
from capaian.laporan.rekaman import RekamanRusak, dari_rekaman
from capaian.laporan.terbuka import DataTerbuka, data_terbuka
from capaian.models import BerkasLaporan, LangkahLaporan, LaporanKinerja, RekamanLaporan
from capaian.reviu.alur import Langkah
from lakip.instansi.models import Berkas, Pemda, PerangkatDaerah
from lakip.instansi.simpanan import BerkasRusak, baca
from lakip.instansi.waktu import tanggal_setempat
from renstra.models import TahunKinerja

Jenis = BerkasLaporan.Jenis
log = logging.getLogger(__name__)
DIUMUMKAN = (Jenis.FINAL, Jenis.TTD)
"""Files that the public may have; a receipt is correspondence."""


@dataclass(frozen=True)
class Terbitan:
    """A published version: when it was published, its recording, its public files."""

    laporan: LaporanKinerja
    diterbitkan: datetime
    rekaman: RekamanLaporan
    berkas: tuple[BerkasLaporan, ...]

    @property
    def tahun(self) -> int:
        return self.laporan.tahun_kinerja.tahun

    @property
    def tanggal(self) -> date:
        """The day of publication where the agency is."""
        return tanggal_setempat(self.diterbitkan, self.laporan.tahun_kinerja.opd.pemda)


@dataclass(frozen=True)
class IsiTerbuka:
    """What the pages take from a recording: the open data and the charts of the measurement."""

    data: DataTerbuka
    grafik: tuple[Grafik, ...]
    aksen: str


_TERBIT = "tahun_kinerja__laporankinerja_set__langkah"


def opd_terbit(cari: str = "", tahun: int | None = None) -> QuerySet[PerangkatDaerah]:
    """Agencies with a published report, of the year ``tahun`` where one is given."""
    syarat = Q(**{_TERBIT: Langkah.TERBIT})
    if tahun is not None:
        syarat &= Q(tahun_kinerja__tahun=tahun)
    if cari:
        syarat &= Q(nama__icontains=cari) | Q(singkatan__icontains=cari)
    terbit = TahunKinerja.objects.filter(laporankinerja_set__langkah=Langkah.TERBIT)
    return (
        PerangkatDaerah.objects.filter(syarat)
        .distinct()
        .select_related("pemda")
        .order_by("pemda__nama", "nama")
        .prefetch_related(
            Prefetch("tahun_kinerja", terbit.distinct().order_by("-tahun"), to_attr="tahun_terbit")
        )
    )


def tahun_terbit() -> list[int]:
    """Years with a published report, newest first."""
    terbit = TahunKinerja.objects.filter(laporankinerja_set__langkah=Langkah.TERBIT)
    return list(terbit.order_by("-tahun").values_list("tahun", flat=True).distinct())


def ambil_opd_publik(kode: str) -> PerangkatDaerah:
    """The agency, when it has a published report. Raises Http404."""
    opd = (
        PerangkatDaerah.objects.filter(**{_TERBIT: Langkah.TERBIT}, kode=kode)
        .select_related("pemda")
        .distinct()
        .first()
    )
    if opd is None:
        raise Http404("Belum ada laporan terbit.")
    return opd


def terbitan(opd: PerangkatDaerah, **syarat: Any) -> list[Terbitan]:
    """Published versions of the agency, newest year and version first. Four queries."""
    semua = (
        LaporanKinerja.objects.filter(tahun_kinerja__opd=opd, langkah=Langkah.TERBIT, **syarat)
        .select_related("tahun_kinerja__opd__pemda")
        .prefetch_related(
            Prefetch("rekaman", RekamanLaporan.objects.select_related("pohon")),
            Prefetch("berkas", BerkasLaporan.objects.select_related("berkas")),
            Prefetch("jejak", LangkahLaporan.objects.filter(ke=Langkah.TERBIT)),
        )
        .order_by("-tahun_kinerja__tahun", "-versi")
    )
    return [_terbitan(opd, laporan) for laporan in semua]


def _terbitan(opd: PerangkatDaerah, laporan: LaporanKinerja) -> Terbitan:
    laporan.tahun_kinerja.opd = opd
    berkas = tuple(b for b in laporan.berkas.all() if b.jenis in DIUMUMKAN)
    return Terbitan(laporan, laporan.jejak.all()[0].pada, list(laporan.rekaman.all())[-1], berkas)


def terbaru(semua: Sequence[Terbitan]) -> list[Terbitan]:
    """Of each year the newest version, in the given order."""
    return list({t.tahun: t for t in reversed(semua)}.values())[::-1]


def ambil_terbitan(opd: PerangkatDaerah, tahun: int) -> list[Terbitan]:
    """The published versions of one year, newest first. Raises Http404 when there is none."""
    semua = terbitan(opd, tahun_kinerja__tahun=tahun)
    if not semua:
        raise Http404("Laporan tahun ini belum terbit.")
    return semua


def isi_terbuka(satu: Terbitan) -> IsiTerbuka | None:
    """What the public sees of a version; None when its recording cannot be read any more."""
    try:
        return _isi(satu.rekaman.sha256)
    except (BerkasRusak, RekamanRusak) as galat:
        log.error("Rekaman %s tidak dapat disajikan: %s", satu.rekaman, galat)
        return None


@lru_cache(maxsize=128)
def _isi(sha256: str) -> IsiTerbuka:
    laporan = dari_rekaman(baca(Berkas(sha256=sha256, nama_asli="rekaman")))
    return IsiTerbuka(data_terbuka(laporan), _grafik(laporan), laporan.tampilan.warna_aksen)


def _grafik(laporan: Laporan) -> tuple[Grafik, ...]:
    """The charts of the chapter of results."""
    return tuple(
        b for b in laporan.semua_blok() if isinstance(b, Grafik) and b.kunci.split(".")[0] in _DARI
    )


_DARI = ("analisis-1", "analisis-2", "realisasi-anggaran/grafik")


def pemda_terbit(kode: str) -> Pemda | None:
    """The local government with its emblem, when one of its agencies has published a report."""
    return (
        Pemda.objects.filter(
            perangkat_daerah__tahun_kinerja__laporankinerja_set__langkah=Langkah.TERBIT,
            kode=kode,
            lambang__isnull=False,
        )
        .select_related("lambang")
        .distinct()
        .first()
    )
