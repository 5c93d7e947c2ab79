"""Evidence of realised values: a stored file or a link, with page and description."""

import uuid

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from anggaran.models import Keluaran
from lakip.instansi.models import Berkas
from lakip.riwayat import HistoricalRecords
from renstra.models import Indikator, MilikTahun


class Bukti(MilikTahun):
    """One piece of evidence for an indicator or an output, of the year (0) or a quarter (1-4).

    ``kunci`` is its public name: not guessable, and it tells nothing about the file.
    """

    kunci = models.UUIDField("kunci", default=uuid.uuid4, unique=True, editable=False)
    indikator = models.ForeignKey(
        Indikator, models.CASCADE, null=True, blank=True, related_name="bukti"
    )
    keluaran = models.ForeignKey(
        Keluaran, models.PROTECT, null=True, blank=True, related_name="bukti"
    )
    triwulan = models.PositiveSmallIntegerField("triwulan", default=0)
    berkas = models.ForeignKey(
        Berkas, models.PROTECT, null=True, blank=True, related_name="bukti", verbose_name="berkas"
    )
    nama = models.CharField("nama berkas", max_length=255, blank=True)
    tautan = models.CharField(
        "tautan", max_length=500, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    halaman = models.CharField("halaman", max_length=40, blank=True)
    uraian = models.CharField("uraian", max_length=300, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh"
    )
    waktu = models.DateTimeField("waktu", default=timezone.now)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "bukti"
        verbose_name_plural = "bukti"
        ordering = ["tahun_kinerja", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(indikator=None) ^ Q(keluaran=None),
                name="bukti_satu_pemilik",
                violation_error_message="Pilih indikator atau keluaran, tidak keduanya.",
            ),
            models.CheckConstraint(
                condition=(Q(berkas=None) & ~Q(tautan="")) | (Q(berkas__isnull=False, tautan="")),
                name="bukti_berkas_atau_tautan",
                violation_error_message="Unggah berkas atau tulis tautan, tidak keduanya.",
            ),
            models.CheckConstraint(
                condition=Q(triwulan__range=(0, 4)),
                name="bukti_triwulan_sah",
                violation_error_message="Triwulan harus 1 sampai 4, atau 0 untuk setahun.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian or self.nama or self.tautan
