"""Pictures inside people's texts."""

from django.db import models

from lakip.instansi.models import Berkas
from lakip.riwayat import HistoricalRecords
from renstra.models import MilikTahun


class GambarTeks(MilikTahun):
    """A picture that the year's texts may show; texts name it by the SHA-256 of its bytes."""

    urutan = models.PositiveSmallIntegerField("urutan")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "gambar dalam teks"
        verbose_name_plural = "gambar dalam teks"
        ordering = ["tahun_kinerja", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "urutan"], name="gambar_teks_urutan_unik"
            ),
            models.UniqueConstraint(
                fields=["tahun_kinerja", "berkas"], name="gambar_teks_berkas_unik"
            ),
        ]

    def __str__(self) -> str:
        return self.berkas.nama_asli
