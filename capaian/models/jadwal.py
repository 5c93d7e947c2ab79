"""Which periods are open for entering: of a whole pemda, and of one agency-year."""

from django.db import models
from django.db.models import Q

from lakip.instansi.models import Pemda
from lakip.riwayat import HistoricalRecords
from lakip.tahun import TahunField
from renstra.models import MilikTahun


class PeriodePemda(models.Model):
    """A period of all agencies of a pemda: its deadline, and whether it is closed.

    ``triwulan`` 0 is the year. ``alasan`` says why it was opened again. An agency whose own
    PeriodeIsian says otherwise keeps its own until the pemda closes or opens the period anew.
    """

    pemda = models.ForeignKey(Pemda, models.CASCADE, related_name="periode")
    tahun = TahunField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    tenggat = models.DateField("batas akhir pengisian", null=True, blank=True)
    tertutup = models.BooleanField("tertutup", default=False)
    alasan = models.CharField("alasan dibuka kembali", max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "periode pemda"
        verbose_name_plural = "periode pemda"
        ordering = ["pemda", "tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "tahun", "triwulan"], name="periode_pemda_unik"
            ),
            models.CheckConstraint(
                condition=Q(triwulan__range=(0, 4)), name="periode_pemda_triwulan_sah"
            ),
            models.CheckConstraint(
                condition=Q(tahun__range=(2000, 2100)),
                name="periode_pemda_tahun_wajar",
                violation_error_message="Tahun harus antara 2000 dan 2100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pemda} {self.tahun} periode {self.triwulan}"


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
