"""Files kept by the SHA-256 of their content: the same bytes are stored once."""

from django.db import models
from django.db.models import Q


class Berkas(models.Model):
    """One stored content, named by its hash: not guessable, never overwritten."""

    hanya_tambah = True  # reports that are frozen name their pictures by hash

    sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    ukuran = models.PositiveBigIntegerField("ukuran (byte)")
    jenis_isi = models.CharField("jenis isi", max_length=100)
    nama_asli = models.CharField("nama asli", max_length=255)
    dibuat = models.DateTimeField("disimpan", auto_now_add=True)

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        ordering = ["-dibuat"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="berkas_sha256_sah"
            )
        ]

    def __str__(self) -> str:
        return self.nama_asli
