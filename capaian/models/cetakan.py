"""Figures and labels that a published report printed, right or wrong; checked, never used."""

from django.db import models

from renstra.models import MilikTahun


class Cetakan(MilikTahun):
    """One printed figure or label: where it stands, which fact it states, and how it is spelled."""

    urutan = models.PositiveIntegerField("urutan")
    tempat = models.CharField("tempat", max_length=300)
    halaman = models.CharField("halaman", max_length=20, blank=True)
    baris = models.CharField("baris", max_length=300, blank=True)
    kolom = models.CharField("kolom", max_length=200, blank=True)
    fakta = models.CharField("fakta", max_length=300)
    nilai = models.CharField("nilai", max_length=300, blank=True)
    teks = models.TextField("teks tercetak", blank=True)

    class Meta:
        verbose_name = "cetakan"
        verbose_name_plural = "cetakan"
        ordering = ["tahun_kinerja", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["tahun_kinerja", "urutan"], name="cetakan_urutan_unik")
        ]

    def __str__(self) -> str:
        return f"{self.tempat}: {self.fakta}"
