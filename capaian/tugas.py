"""Jobs for the worker."""

from datetime import date

from django_tasks import task


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
