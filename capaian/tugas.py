"""Jobs for the worker."""

from collections import Counter
from datetime import date

from django.conf import settings
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from capaian.models import LangkahLaporan, LaporanKinerja
from capaian.reviu.alur import Langkah
from lakip.instansi.waktu import hari_ini
from renstra.models import TahunKinerja

TAHUN_TERBIT = 2020
"""The demo year that the public shall read."""
PERCOBAAN_TERBANYAK = 5
"""Failed tries to publish the demo year, after which it is left as it is."""


@task()
def buat_berkas(nomor: int) -> None:
    """Make the file of the PekerjaanLaporan ``nomor``."""
    from capaian.unduhan import (
        kerjakan,
    )  # reports and their renderers are the worker's, not the web's

    kerjakan(nomor)


@task()
def segarkan_ringkasan() -> int:
    """Bring the stored state of every agency-year up to date."""
    from capaian.ringkasan import segarkan_semua  # as above

    return segarkan_semua()


@task()
def terbitkan_tahun_contoh(hari: str) -> None:
    """Publish the demo year that is to be read by the public; ``hari`` is today, "2026-01-31"."""
    from capaian.contoh_terbit import terbitkan_contoh  # as above

    terbitkan_contoh(date.fromisoformat(hari))


def tahun_belum_terbit() -> TahunKinerja | None:
    """The demo year that the public shall read, while its only version is on its way there.

    None also when people took the version back: then the way is theirs.
    """
    tk = TahunKinerja.objects.filter(contoh=True, tahun=TAHUN_TERBIT).select_related("opd__pemda")
    tk = tk.first()
    versi = LaporanKinerja.objects.filter(tahun_kinerja=tk) if tk else []
    mundur = LangkahLaporan.objects.filter(laporan__in=versi, ke=Langkah.DRAF)
    selesai = len(versi) > 1 or any(v.langkah == Langkah.TERBIT for v in versi)
    return None if selesai or mundur.exists() else tk


def minta_terbit_contoh() -> None:
    """Have the demo year published if it is not: on the first start, or when the job was cut off.

    A job that waits is enough, and one that failed too often is not tried again. Nothing happens
    outside DEBUG, where no demo data are loaded.
    """
    tk = tahun_belum_terbit() if settings.DEBUG else None
    jalur = terbitkan_tahun_contoh.module_path
    status = Counter(DBTaskResult.objects.filter(task_path=jalur).values_list("status", flat=True))
    if tk and not status["READY"] and status["FAILED"] < PERCOBAAN_TERBANYAK:
        terbitkan_tahun_contoh.enqueue(str(hari_ini(tk.opd.pemda)))
