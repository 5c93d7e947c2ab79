"""Which periods of an agency-year are open for entering realisasi."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from renstra.models import MilikTahun


class PeriodeIsian(MilikTahun):
    """A period that was closed at least once; one without a row is open.

    ``triwulan`` 0 is the year. ``alasan`` says why it was opened again.
    """

    triwulan = models.PositiveSmallIntegerField("triwulan")
    tertutup = models.BooleanField("tertutup", default=True)
    alasan = models.CharField("alasan dibuka kembali", max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "periode isian"
        verbose_name_plural = "periode isian"
        ordering = ["tahun_kinerja", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "triwulan"], name="periode_isian_unik"
            ),
            models.CheckConstraint(
                condition=Q(triwulan__range=(0, 4)), name="periode_isian_triwulan_sah"
            ),
            models.CheckConstraint(
                condition=Q(tertutup=True) | ~Q(alasan=""),
                name="periode_isian_dibuka_beralasan",
                violation_error_message="Tulis alasan membuka kembali periode ini.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tahun_kinerja} periode {self.triwulan}"
