"""Jobs for the worker."""

from django_tasks import task


@task()
def baca_spj(nomor: int) -> None:
    """Read the uploaded file of the BerkasSPJ ``nomor``."""
    from anggaran.impor.alur import kerjakan_baca  # reading is the worker's, not the web's

    kerjakan_baca(nomor)


@task()
def tulis_spj(nomor: int, oleh: int | None) -> None:
    """Write the approved file of the BerkasSPJ ``nomor``."""
    from anggaran.impor.alur import kerjakan_tulis

    kerjakan_tulis(nomor, oleh)
