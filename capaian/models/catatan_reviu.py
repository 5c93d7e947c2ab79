"""Comments of a review on places of the report, and what both sides answer."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lakip.pemicu import Beku
from lakip.riwayat import HistoricalRecords
from renstra.models import MilikTahun

from .reviu import DITUTUP, Reviu


class CatatanReviu(MilikTahun):
    """A comment. ``jangkar`` names its place (``capaian.reviu.jangkar``), ``kutipan`` what stood
    there; both outlive a change of the report."""

    class Status(models.TextChoices):
        TERBUKA = "terbuka", "Terbuka"
        DIJAWAB = "dijawab", "Dijawab"
        SELESAI = "selesai", "Selesai"
        DITOLAK = "ditolak", "Tanggapan ditolak"

    beku = Beku(DITUTUP, isi=True)

    reviu = models.ForeignKey(Reviu, models.PROTECT, related_name="catatan_reviu")
    nomor = models.PositiveSmallIntegerField("nomor")
    jangkar = models.CharField("tempat", max_length=400, blank=True)
    tempat = models.CharField("tempat dalam kata", max_length=700)
    kutipan = models.TextField("yang tercetak di sana", blank=True)
    isi = models.TextField("catatan")
    rekomendasi = models.TextField("rekomendasi atau koreksi", blank=True)
    ref_kkr = models.CharField("rujukan KKR", max_length=100, blank=True)
    status = models.CharField("status", max_length=8, choices=Status, default=Status.TERBUKA)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", auto_now_add=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "catatan reviu"
        verbose_name_plural = "catatan reviu"
        ordering = ["reviu", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["reviu", "nomor"], name="catatan_reviu_nomor_unik")
        ]

    def __str__(self) -> str:
        return f"Catatan {self.nomor}: {self.isi[:60]}"


class TanggapanCatatan(models.Model):
    """An answer in the thread of a comment, by the agency or the reviewer. Only ever added.

    ``status`` is the status that it gave the comment, "" when it left it as it was.
    """

    hanya_tambah = True
    beku = Beku(
        "EXISTS (SELECT 1 FROM capaian_catatanreviu c JOIN capaian_reviu v ON v.id = c.reviu_id "
        "WHERE c.id = {r}.catatan_id AND v.ditutup IS NOT NULL)",
        isi=True,
    )

    catatan = models.ForeignKey(CatatanReviu, models.PROTECT, related_name="tanggapan")
    dari_pereviu = models.BooleanField("dari pereviu")
    isi = models.TextField("tanggapan", blank=True)
    status = models.CharField("status", max_length=8, choices=CatatanReviu.Status, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", auto_now_add=True)

    class Meta:
        verbose_name = "tanggapan catatan reviu"
        verbose_name_plural = "tanggapan catatan reviu"
        ordering = ["catatan", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(isi="") | ~Q(status=""), name="tanggapan_catatan_berisi"
            )
        ]

    def __str__(self) -> str:
        return self.isi[:60] or self.get_status_display()
