"""What a Verifikator decided about an entered value."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from renstra.models import MilikTahun


class JenisIsian(models.TextChoices):
    """What people enter and a Verifikator judges; ``capaian.verifikasi`` knows their tables."""

    INDIKATOR = "indikator", "Realisasi indikator"
    KELUARAN = "keluaran", "Realisasi keluaran"
    KELUARAN_TAHUN = "keluaran_0", "Realisasi keluaran setahun"
    ANGGARAN = "anggaran", "Realisasi anggaran"


class KeputusanVerifikasi(MilikTahun):
    """One decision about one state of a value: it holds until the value changes.

    ``objek`` is the row's key, ``versi`` the number of the history entry that was judged; the
    latest decision about the latest version counts. Rows are only ever added.
    """

    class Keputusan(models.TextChoices):
        DITERIMA = "diterima", "Diterima"
        DIKEMBALIKAN = "dikembalikan", "Dikembalikan"

    jenis = models.CharField("jenis isian", max_length=10, choices=JenisIsian)
    objek = models.PositiveBigIntegerField("isian")
    versi = models.PositiveBigIntegerField("versi isian")
    keputusan = models.CharField("keputusan", max_length=12, choices=Keputusan)
    alasan = models.CharField("alasan", max_length=500, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh"
    )
    waktu = models.DateTimeField("waktu", default=timezone.now)

    class Meta:
        verbose_name = "keputusan verifikasi"
        verbose_name_plural = "keputusan verifikasi"
        ordering = ["tahun_kinerja", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(keputusan="diterima") | ~Q(alasan=""),
                name="verifikasi_kembali_beralasan",
                violation_error_message="Tulis alasan mengembalikan isian ini.",
            )
        ]
        indexes = [models.Index(fields=["tahun_kinerja", "jenis"], name="verifikasi_tahun_jenis")]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.objek}: {self.get_keputusan_display()}"
