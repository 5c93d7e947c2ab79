"""Jobs for the worker."""

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
