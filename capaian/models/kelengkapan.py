"""What an agency-year need not fill, and how far it is, kept for lists of many agencies."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lakip.medan import AngkaField
from lakip.riwayat import HistoricalRecords
from renstra.models import MilikTahun, TahunKinerja


class TidakBerlaku(MilikTahun):
    """A required item that does not apply to this agency-year, and why."""

    kunci = models.CharField("butir", max_length=200)
    alasan = models.CharField("alasan", max_length=300)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh"
    )
    waktu = models.DateTimeField("waktu", auto_now=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "butir tidak berlaku"
        verbose_name_plural = "butir tidak berlaku"
        ordering = ["tahun_kinerja", "kunci"]
        constraints = [
            models.UniqueConstraint(fields=["tahun_kinerja", "kunci"], name="tidak_berlaku_unik"),
            models.CheckConstraint(
                condition=~Q(alasan=""),
                name="tidak_berlaku_beralasan",
                violation_error_message="Tulis alasan butir ini tidak berlaku.",
            ),
        ]

    def __str__(self) -> str:
        return self.kunci


class RingkasanTahun(models.Model):
    """The state of an agency-year as of ``sidik``: computed, so it may be made anew at any time.

    ``keadaan`` is the state of the whole database at which the row was last found to be true.
    ``pesan`` says why the year cannot be measured; its figures are then empty.
    """

    tahun_kinerja = models.OneToOneField(
        TahunKinerja, models.CASCADE, related_name="ringkasan", primary_key=True
    )
    sidik = models.CharField("keadaan data", max_length=64)
    keadaan = models.CharField("keadaan basis data", max_length=64, db_index=True)
    butir = models.PositiveIntegerField("butir", default=0)
    beres = models.PositiveIntegerField("butir beres", default=0)
    persen = models.PositiveSmallIntegerField("kelengkapan (%)", default=0)
    capaian = AngkaField("capaian (%)", null=True)
    kelas = models.CharField("kategori", max_length=100, blank=True)
    nada = models.CharField("nada kategori", max_length=10, blank=True)
    serapan = AngkaField("serapan (%)", null=True)
    salah = models.PositiveIntegerField("temuan salah", default=0)
    petugas = models.JSONField("kekurangan per petugas", default=list)
    pesan = models.TextField("pesan", blank=True)
    diperbarui = models.DateTimeField("diperbarui", auto_now=True)

    class Meta:
        verbose_name = "ringkasan tahun"
        verbose_name_plural = "ringkasan tahun"
        constraints = [
            models.CheckConstraint(
                condition=Q(beres__lte=F("butir"), persen__lte=100)
                & (Q(persen__lt=100) | Q(beres=F("butir"))),
                name="ringkasan_seratus_bila_lengkap",
            )
        ]

    def __str__(self) -> str:
        return f"{self.tahun_kinerja}: {self.persen}%"
