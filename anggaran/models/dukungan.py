"""What supports what: links from a tujuan, sasaran or indikator to budget nodes."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from lakip.medan import AngkaField
from lakip.riwayat import HistoricalRecords
from renstra.models import Indikator, MilikTahun, Sasaran, Tujuan

from .pos import PosAnggaran


class Dukungan(MilikTahun):
    """A link to a program, kegiatan or sub kegiatan; without node it states why there is none."""

    tujuan = models.ForeignKey(
        Tujuan, models.CASCADE, null=True, blank=True, related_name="dukungan"
    )
    sasaran = models.ForeignKey(
        Sasaran, models.CASCADE, null=True, blank=True, related_name="dukungan"
    )
    indikator = models.ForeignKey(
        Indikator, models.CASCADE, null=True, blank=True, related_name="dukungan"
    )
    pos = models.ForeignKey(
        PosAnggaran, models.CASCADE, null=True, blank=True, related_name="dukungan"
    )
    bagian = AngkaField(
        "bagian (%)",
        null=True,
        blank=True,
        help_text="Kosong: seluruhnya dihitung untuk sasaran ini.",
    )
    alasan = models.CharField("alasan tidak ada dukungan", max_length=300, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "dukungan anggaran"
        verbose_name_plural = "dukungan anggaran"
        ordering = ["tahun_kinerja", "urutan"]
        constraints = [
            models.UniqueConstraint(
                "tahun_kinerja",
                Coalesce("tujuan", 0),
                Coalesce("sasaran", 0),
                Coalesce("indikator", 0),
                Coalesce("pos", 0),
                name="dukungan_unik",
                violation_error_message="Baris yang sama sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(tujuan__isnull=False, sasaran=None, indikator=None)
                | Q(tujuan=None, sasaran__isnull=False, indikator=None)
                | Q(tujuan=None, sasaran=None, indikator__isnull=False),
                name="dukungan_satu_pemilik",
                violation_error_message="Pilih satu tujuan, sasaran, atau indikator.",
            ),
            models.CheckConstraint(
                condition=Q(pos__isnull=False) | ~Q(alasan=""),
                name="dukungan_pos_atau_alasan",
                violation_error_message="Pilih pos anggaran atau tulis alasan tidak ada dukungan.",
            ),
            models.CheckConstraint(
                condition=Q(bagian=None) | Q(bagian__gte=0, bagian__lte=100),
                name="dukungan_bagian_sah",
                violation_error_message="Bagian harus antara 0 dan 100 persen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tujuan or self.sasaran or self.indikator}: {self.pos or self.alasan}"
