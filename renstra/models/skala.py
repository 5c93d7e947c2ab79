"""Category scales as data: an agency may add its own beside the presets."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from lakip.instansi.models import PerangkatDaerah
from lakip.medan import AngkaField
from lakip.riwayat import HistoricalRecords


class Skala(models.Model):
    """A scale of ordinal categories; ``opd`` None is a preset that every agency can use."""

    class AturanCelah(models.TextChoices):
        CONTINUOUS_GT = "CONTINUOUS_GT", "Sambung: lebih dari batas bawah"
        ROUND_FIRST = "ROUND_FIRST", "Bulatkan ke bilangan bulat lebih dahulu"
        STRICT_GE = "STRICT_GE", "Paling sedikit batas bawah"

    kode = models.SlugField("kode", max_length=60)
    opd = models.ForeignKey(
        PerangkatDaerah, models.CASCADE, null=True, blank=True, related_name="skala"
    )
    nama = models.CharField("nama", max_length=150)
    sumber = models.CharField("sumber", max_length=300, blank=True)
    aturan_celah = models.CharField(
        "aturan celah", max_length=15, choices=AturanCelah, default=AturanCelah.CONTINUOUS_GT
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "skala kategori"
        verbose_name_plural = "skala kategori"
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(
                Coalesce("opd", 0),
                "kode",
                name="skala_kode_unik",
                violation_error_message="Baris yang sama sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class KelasSkala(models.Model):
    """One class of a scale, from ``bawah`` up to the next class above it."""

    skala = models.ForeignKey(Skala, models.CASCADE, related_name="kelas")
    kode = models.SlugField("kode", max_length=40)
    label = models.CharField("kategori", max_length=60)
    bawah = AngkaField("batas bawah", null=True, blank=True, help_text="Kosong: tanpa batas bawah.")
    eksklusif = models.BooleanField("lebih dari batas bawah", default=True)
    atas = AngkaField("batas atas", null=True, blank=True, help_text="Kosong: tanpa batas atas.")
    mean = AngkaField("nilai mean kelompok", null=True, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0, help_text="0 = kelas tertinggi.")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "kelas skala"
        verbose_name_plural = "kelas skala"
        ordering = ["skala", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["skala", "kode"], name="kelas_kode_unik"),
            models.UniqueConstraint(fields=["skala", "label"], name="kelas_label_unik"),
            models.CheckConstraint(
                condition=Q(atas=None) | Q(bawah=None) | Q(atas__gte=F("bawah")),
                name="kelas_batas_sah",
                violation_error_message="Batas atas tidak boleh di bawah batas bawah.",
            ),
        ]

    def __str__(self) -> str:
        return self.label
