"""Reports being made in the background, and what has been made."""

from datetime import timedelta

from django.db import models
from django.db.models import Q

from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja

from .versi import LaporanKinerja

# A worker that lives says so at every page it lays out; after this silence it is dead.
BATAS_DIAM = timedelta(seconds=30)
BATAS_PERCOBAAN = 2


class PekerjaanLaporan(models.Model):
    """One report to be made as one format from one state of the data.

    ``laporan`` is the recorded version it is made from, None for the live data. ``sidik_data`` is
    that state; ``sidik`` names the finished file by tree, format and program.
    """

    class Status(models.TextChoices):
        ANTRE = "antre", "Menunggu giliran"
        BERJALAN = "berjalan", "Sedang dibuat"
        SELESAI = "selesai", "Selesai"
        GAGAL = "gagal", "Gagal"

    tahun_kinerja = models.ForeignKey(
        TahunKinerja, models.CASCADE, related_name="pekerjaan_laporan"
    )
    laporan = models.ForeignKey(
        LaporanKinerja, models.CASCADE, null=True, related_name="pekerjaan", verbose_name="versi"
    )
    format = models.CharField("format", max_length=10)
    sidik_data = models.CharField("keadaan data", max_length=64)
    sidik = models.CharField("berkas hasil", max_length=64, blank=True)
    nama = models.CharField("nama unduhan", max_length=200, blank=True)
    status = models.CharField("status", max_length=10, choices=Status, default=Status.ANTRE)
    langkah = models.CharField("langkah", max_length=200, blank=True)
    selesai_langkah = models.PositiveSmallIntegerField("langkah selesai", default=0)
    semua_langkah = models.PositiveSmallIntegerField("semua langkah", default=0)
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    pesan = models.TextField("pesan", blank=True)
    oleh = models.ForeignKey(Pengguna, models.SET_NULL, null=True, related_name="+")
    dibuat = models.DateTimeField("diminta", auto_now_add=True)
    diperbarui = models.DateTimeField("kabar terakhir")

    class Meta:
        verbose_name = "pekerjaan laporan"
        verbose_name_plural = "pekerjaan laporan"
        ordering = ["-dibuat"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "format"],
                condition=Q(status__in=["antre", "berjalan"], laporan=None),
                name="pekerjaan_laporan_satu_aktif",
            ),
            models.UniqueConstraint(
                fields=["laporan", "format"],
                condition=Q(status__in=["antre", "berjalan"]),
                name="pekerjaan_versi_satu_aktif",
            ),
        ]
        indexes = [
            models.Index(
                fields=["tahun_kinerja", "format", "sidik_data"], name="pekerjaan_laporan_keadaan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.format} {self.tahun_kinerja}: {self.get_status_display()}"

    @property
    def aktif(self) -> bool:
        """Whether it waits or runs."""
        return self.status in {self.Status.ANTRE, self.Status.BERJALAN}

    @property
    def persen(self) -> int:
        """Progress in whole percent."""
        if self.status == self.Status.SELESAI:
            return 100
        return 100 * self.selesai_langkah // self.semua_langkah if self.semua_langkah else 0
