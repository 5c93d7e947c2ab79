"""The office's own Word document that its reports are written into."""

from django.db import models

from lakip.instansi.models import Berkas, PerangkatDaerah
from lakip.riwayat import HistoricalRecords


class TemplatWord(models.Model):
    """The template of one agency: letterhead, fonts, margins and styles of its Word reports."""

    opd = models.OneToOneField(
        PerangkatDaerah, models.CASCADE, related_name="templat_word", verbose_name="OPD"
    )
    berkas = models.ForeignKey(
        Berkas, models.PROTECT, related_name="templat_word", verbose_name="berkas"
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "templat Word"
        verbose_name_plural = "templat Word"

    def __str__(self) -> str:
        return f"Templat Word {self.opd}"
