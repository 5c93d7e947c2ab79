"""Explanations of findings: they hold as long as the figures of the finding stay the same."""

from django.conf import settings
from django.db import models

from lakip.riwayat import HistoricalRecords
from renstra.models import MilikTahun


class PenjelasanTemuan(MilikTahun):
    """What people say about one finding; ``sidik`` is the fingerprint of its figures then."""

    kunci = models.CharField("kunci temuan", max_length=60)
    sidik = models.CharField("sidik angka", max_length=32)
    uraian = models.TextField("penjelasan")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh"
    )
    waktu = models.DateTimeField("waktu", auto_now=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "penjelasan temuan"
        verbose_name_plural = "penjelasan temuan"
        ordering = ["tahun_kinerja", "kunci"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "kunci"], name="penjelasan_temuan_unik"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kunci}: {self.uraian[:60]}"
