"""AKIP evaluations (Permen PANRB 88/2021) over the years, with recommendations and follow-up."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from lakip.medan import AngkaField
from renstra.models import MilikTahun


class EvaluasiAKIP(MilikTahun):
    """The result (LHE) of the evaluation of one year, as this year's report shows it."""

    tahun = models.PositiveSmallIntegerField("tahun evaluasi")
    nomor_lhe = models.CharField("nomor LHE", max_length=100, blank=True)
    tanggal = models.DateField("tanggal LHE", null=True, blank=True)
    nilai = AngkaField("nilai menurut LHE", null=True, blank=True)
    predikat = models.CharField("predikat menurut LHE", max_length=5, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "evaluasi AKIP"
        verbose_name_plural = "evaluasi AKIP"
        ordering = ["tahun_kinerja", "tahun"]
        constraints = [
            models.UniqueConstraint(fields=["tahun_kinerja", "tahun"], name="evaluasi_akip_unik")
        ]

    def __str__(self) -> str:
        return f"Evaluasi AKIP {self.tahun}"


class KomponenAKIP(MilikTahun):
    """Weight and score of one component in one evaluation."""

    evaluasi = models.ForeignKey(EvaluasiAKIP, models.CASCADE, related_name="komponen")
    urutan = models.PositiveSmallIntegerField("urutan")
    nama = models.CharField("komponen", max_length=200)
    bobot = AngkaField("bobot")
    nilai = AngkaField("nilai", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "komponen AKIP"
        verbose_name_plural = "komponen AKIP"
        ordering = ["evaluasi", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "urutan"], name="komponen_akip_unik"),
            models.CheckConstraint(
                condition=Q(bobot__gte=0, bobot__lte=100),
                name="komponen_bobot_sah",
                violation_error_message="Bobot harus antara 0 dan 100.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class RekomendasiAKIP(MilikTahun):
    """A recommendation of an evaluation and what was done about it."""

    class Status(models.TextChoices):
        BELUM = "belum", "Belum ditindaklanjuti"
        PROSES = "proses", "Dalam proses"
        SELESAI = "selesai", "Selesai"

    evaluasi = models.ForeignKey(EvaluasiAKIP, models.CASCADE, related_name="rekomendasi")
    urutan = models.PositiveSmallIntegerField("urutan")
    rekomendasi = models.TextField("rekomendasi")
    tindak_lanjut = models.TextField("tindak lanjut", blank=True)
    status = models.CharField("status", max_length=8, choices=Status, default=Status.BELUM)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "rekomendasi AKIP"
        verbose_name_plural = "rekomendasi AKIP"
        ordering = ["evaluasi", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "urutan"], name="rekomendasi_akip_unik")
        ]

    def __str__(self) -> str:
        return self.rekomendasi
