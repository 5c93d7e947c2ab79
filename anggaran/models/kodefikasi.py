"""Official code lists of program, kegiatan and sub kegiatan, one version per decree."""

from django.db import models

from lakip.tahun import TahunField


class VersiKode(models.Model):
    """A version of the official code list, valid for budget years from ``tahun_awal``."""

    kode = models.SlugField("kode", max_length=40, unique=True)
    dasar = models.CharField("dasar", max_length=200)
    tahun_awal = TahunField("berlaku dari tahun anggaran")
    tahun_akhir = TahunField("sampai tahun anggaran", null=True, blank=True)

    class Meta:
        verbose_name = "versi kodefikasi"
        verbose_name_plural = "versi kodefikasi"
        ordering = ["-tahun_awal"]

    def __str__(self) -> str:
        return self.dasar


class KodeResmi(models.Model):
    """One official code and its name."""

    versi = models.ForeignKey(VersiKode, models.CASCADE, related_name="kode_resmi")
    kode = models.CharField("kode", max_length=40)
    nama = models.TextField("nama")

    class Meta:
        verbose_name = "kode resmi"
        verbose_name_plural = "kode resmi"
        ordering = ["versi", "kode"]
        constraints = [models.UniqueConstraint(fields=["versi", "kode"], name="kode_resmi_unik")]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"
