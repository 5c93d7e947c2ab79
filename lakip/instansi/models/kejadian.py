"""The log of actions: who did what to which agency-year, and when."""

from django.db import models

from .organisasi import PerangkatDaerah
from .pengguna import Pengguna


class Kejadian(models.Model):
    """One action (import, finalise, open, close …). Never changed, never deleted."""

    hanya_tambah = True  # lakip.pemicu guards the table

    waktu = models.DateTimeField("waktu", auto_now_add=True, db_index=True)
    oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, related_name="+", help_text="Kosong: perintah sistem."
    )
    jenis = models.CharField("jenis", max_length=60)
    opd = models.ForeignKey(PerangkatDaerah, models.PROTECT, null=True, related_name="kejadian")
    tahun = models.PositiveSmallIntegerField("tahun", null=True)
    objek = models.CharField("objek", max_length=200, blank=True)
    uraian = models.TextField("uraian", blank=True)
    data = models.JSONField("rincian", default=dict)

    class Meta:
        verbose_name = "kejadian"
        verbose_name_plural = "kejadian"
        ordering = ["-waktu", "-id"]
        indexes = [models.Index(fields=["opd", "tahun", "-waktu"], name="kejadian_opd_tahun")]

    def __str__(self) -> str:
        return f"{self.jenis}: {self.objek or self.uraian}"
