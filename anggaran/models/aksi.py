"""Rencana aksi: actions per indicator with quarterly targets, money and a person in charge."""

from django.db import models
from django.db.models import Q

from lakip.instansi.models import Unit
from lakip.medan import AngkaField, RupiahField
from lakip.riwayat import HistoricalRecords
from renstra.models import Indikator, MilikTahun, NilaiTarget

from .pos import PosAnggaran


class TargetTriwulan(MilikTahun, NilaiTarget):
    """The target of an indicator up to a quarter; a quarter without a row carries no target."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="target_triwulan")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "target triwulan"
        verbose_name_plural = "target triwulan"
        ordering = ["tahun_kinerja", "indikator", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "indikator", "triwulan"], name="target_triwulan_unik"
            ),
            models.CheckConstraint(
                condition=Q(triwulan__range=(1, 4)),
                name="target_triwulan_1_4",
                violation_error_message="Triwulan harus antara 1 dan 4.",
            ),
            models.CheckConstraint(condition=NilaiTarget.syarat_sah(), name="target_triwulan_sah"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} TW {self.triwulan}"


class RencanaAksi(MilikTahun):
    """One action. A quarter without target (None) is skipped when progress is measured."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="rencana_aksi")
    urutan = models.PositiveSmallIntegerField("urutan")
    aksi = models.TextField("aksi")
    satuan = models.CharField("satuan", max_length=60, blank=True)
    target_tw1 = AngkaField("target TW I", null=True, blank=True)
    target_tw2 = AngkaField("target TW II", null=True, blank=True)
    target_tw3 = AngkaField("target TW III", null=True, blank=True)
    target_tw4 = AngkaField("target TW IV", null=True, blank=True)
    pos = models.ForeignKey(
        PosAnggaran, models.SET_NULL, null=True, blank=True, related_name="rencana_aksi"
    )
    anggaran = RupiahField("anggaran (Rp)", null=True, blank=True)
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="+")
    penanggung_jawab = models.CharField("penanggung jawab", max_length=200, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "rencana aksi"
        verbose_name_plural = "rencana aksi"
        ordering = ["tahun_kinerja", "indikator", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "indikator", "urutan"], name="rencana_aksi_unik"
            ),
            models.CheckConstraint(
                condition=Q(anggaran=None) | Q(anggaran__gte=0),
                name="rencana_aksi_anggaran_sah",
                violation_error_message="Anggaran tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return self.aksi
