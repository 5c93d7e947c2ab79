"""What a review finds of each indicator by the five marks of SMART."""

from django.db import models

from lakip.pemicu import Beku
from lakip.riwayat import HistoricalRecords
from renstra.models import MilikTahun

from .reviu import DITUTUP, Reviu


class PenilaianSmart(MilikTahun):
    """One indicator of the recorded version with its five ticks; None: not judged yet.

    ``kode`` and ``nama`` are as the recording had them, whatever the plan says later.
    """

    KRITERIA = ("spesifik", "terukur", "dapat_dicapai", "relevan", "berbatas_waktu")

    beku = Beku(DITUTUP, isi=True)

    reviu = models.ForeignKey(Reviu, models.CASCADE, related_name="smart")
    urutan = models.PositiveSmallIntegerField("urutan")
    kode = models.CharField("kode indikator", max_length=200)
    nama = models.TextField("indikator")
    spesifik = models.BooleanField("spesifik", null=True, blank=True)
    terukur = models.BooleanField("terukur", null=True, blank=True)
    dapat_dicapai = models.BooleanField("dapat dicapai", null=True, blank=True)
    relevan = models.BooleanField("relevan", null=True, blank=True)
    berbatas_waktu = models.BooleanField("berbatas waktu", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "penilaian SMART indikator"
        verbose_name_plural = "penilaian SMART indikator"
        ordering = ["reviu", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["reviu", "kode"], name="penilaian_smart_unik")
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama[:60]}"

    @classmethod
    def sebutan(cls) -> dict[str, str]:
        """The words for the five marks by field, in their order."""
        return {k: str(cls._meta.get_field(k).verbose_name) for k in cls.KRITERIA}

    @property
    def nilai(self) -> tuple[bool | None, ...]:
        """The five ticks in the order of ``KRITERIA``."""
        return tuple(getattr(self, k) for k in self.KRITERIA)

    @nilai.setter
    def nilai(self, isi: tuple[bool | None, ...]) -> None:
        for kriteria, satu in zip(self.KRITERIA, isi, strict=True):
            setattr(self, kriteria, satu)
