"""The agency-year: what every yearly figure, text and document belongs to."""

from django.db import models
from django.db.models import Q

from lakip.instansi.models import PerangkatDaerah, SusunanOrganisasi
from lakip.riwayat import HistoricalRecords
from lakip.tahun import TahunField

from .daerah import RencanaDaerah
from .iku import KeputusanIKU
from .rencana import Renstra


class TahunKinerja(models.Model):
    """One year of one agency, and which plan, IKU decision and organisation it reports on."""

    opd = models.ForeignKey(PerangkatDaerah, models.CASCADE, related_name="tahun_kinerja")
    tahun = TahunField("tahun")
    renstra = models.ForeignKey(
        Renstra, models.PROTECT, null=True, blank=True, related_name="tahun_kinerja"
    )
    keputusan_iku = models.ForeignKey(
        KeputusanIKU,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="keputusan IKU",
    )
    susunan = models.ForeignKey(
        SusunanOrganisasi,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="susunan organisasi",
    )
    contoh = models.BooleanField("data contoh", default=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "tahun kinerja"
        verbose_name_plural = "tahun kinerja"
        ordering = ["opd", "-tahun"]
        constraints = [
            models.UniqueConstraint(fields=["opd", "tahun"], name="tahun_kinerja_unik"),
            models.CheckConstraint(
                condition=Q(tahun__range=(2000, 2100)),
                name="tahun_kinerja_wajar",
                violation_error_message="Tahun harus antara 2000 dan 2100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opd} {self.tahun}"

    def get_absolute_url(self) -> str:
        return f"/opd/{self.opd.kode}/{self.tahun}/"


class MilikTahun(models.Model):
    """Base of rows of one agency-year; their history carries it, so its log is indexed."""

    tahun_kinerja = models.ForeignKey(
        TahunKinerja, models.CASCADE, related_name="%(class)s_set", verbose_name="tahun kinerja"
    )

    class Meta:
        abstract = True


class AcuanDaerah(MilikTahun):
    """A regional plan that the report of this agency-year refers to; several may apply."""

    rencana = models.ForeignKey(RencanaDaerah, models.PROTECT, related_name="+")
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "acuan rencana daerah"
        verbose_name_plural = "acuan rencana daerah"
        ordering = ["tahun_kinerja", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["tahun_kinerja", "rencana"], name="acuan_daerah_unik")
        ]

    def __str__(self) -> str:
        return str(self.rencana)
