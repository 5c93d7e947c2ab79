"""The checklist of the review as versioned data; a version that a review uses stays as it is.

Its rules name only tables of the review: SQLite cannot rebuild a table that a trigger of another
table names without dropping that trigger first.
"""

from django.core.validators import RegexValidator
from django.db import models

from lakip.pemicu import Beku
from lakip.riwayat import HistoricalRecords

NOMOR_SAH = RegexValidator(r"^[A-Z0-9]+(\.[0-9]+)*$", "Tulis nomor seperti I.1 atau III.10.")


class DaftarReviu(models.Model):
    """One version of the checklist with its legal basis and the day it holds from."""

    beku = Beku("EXISTS (SELECT 1 FROM capaian_reviu v WHERE v.daftar_id = {r}.id)")

    versi = models.PositiveSmallIntegerField("versi", unique=True)
    nama = models.CharField("nama", max_length=200)
    dasar = models.CharField("dasar hukum", max_length=300)
    berlaku_sejak = models.DateField("berlaku sejak")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "daftar periksa reviu"
        verbose_name_plural = "daftar periksa reviu"
        ordering = ["-berlaku_sejak", "-versi"]

    def __str__(self) -> str:
        return f"{self.nama} (versi {self.versi})"


class ButirReviu(models.Model):
    """One item. ``mesin`` names the check that proposes its answer, "" for people alone.

    ``syarat`` lists the numbers of other items: this one is asked only when one of them is
    answered "tidak".
    """

    beku = Beku(
        "EXISTS (SELECT 1 FROM capaian_reviu v WHERE v.daftar_id = {r}.daftar_id)", isi=True
    )

    daftar = models.ForeignKey(DaftarReviu, models.CASCADE, related_name="butir")
    urutan = models.PositiveSmallIntegerField("urutan")
    nomor = models.CharField("nomor", max_length=10, validators=[NOMOR_SAH])
    kelompok = models.CharField("kelompok", max_length=100)
    uraian = models.TextField("pernyataan")
    mesin = models.CharField("dijawab pemeriksaan", max_length=30, blank=True)
    syarat = models.CharField(
        "ditanyakan bila butir lain tidak",
        max_length=100,
        blank=True,
        help_text="Nomor butir dengan koma, misalnya III.1, III.2. Kosong: selalu ditanyakan.",
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "butir daftar periksa"
        verbose_name_plural = "butir daftar periksa"
        ordering = ["daftar", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["daftar", "nomor"], name="butir_reviu_nomor_unik"),
            models.UniqueConstraint(fields=["daftar", "urutan"], name="butir_reviu_urutan_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.nomor} {self.uraian[:60]}"

    @property
    def nomor_syarat(self) -> list[str]:
        """The numbers in ``syarat``."""
        return [n.strip() for n in self.syarat.split(",") if n.strip()]
