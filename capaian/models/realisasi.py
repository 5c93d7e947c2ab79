"""Realised values of indicators, their details, and the history before the app."""

from django.db import models
from django.db.models import Q

from lakip.medan import AngkaField
from lakip.riwayat import HistoricalRecords
from lakip.tahun import TahunField
from renstra.models import Indikator, MilikTahun, NilaiTarget


class TargetDipakai(MilikTahun, NilaiTarget):
    """The target typed for the year, which wins over PK and Renstra; its reason is printed."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="target_dipakai")
    alasan = models.CharField("alasan", max_length=300)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "target yang dipakai"
        verbose_name_plural = "target yang dipakai"
        ordering = ["tahun_kinerja", "indikator"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "indikator"], name="target_dipakai_unik"
            ),
            models.CheckConstraint(condition=NilaiTarget.syarat_sah(), name="target_dipakai_sah"),
            models.CheckConstraint(
                condition=~Q(alasan=""),
                name="target_dipakai_beralasan",
                violation_error_message="Tulis alasan memakai target ini.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.indikator)


class RealisasiIndikator(MilikTahun):
    """The realised value of an indicator for the year (``triwulan`` 0) or up to a quarter (1-4).

    ``nilai`` is the published figure and wins over pembilang/penyebut. All empty with
    ``alasan_kosong`` is n/a; all empty without it is not yet filled.
    """

    class Status(models.TextChoices):
        TETAP = "tetap", "Tetap"
        SEMENTARA = "sementara", "Sementara"
        SANGAT_SEMENTARA = "sangat_sementara", "Sangat sementara"

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="realisasi")
    triwulan = models.PositiveSmallIntegerField("triwulan", default=0)
    nilai = AngkaField("realisasi", null=True, blank=True)
    predikat = models.CharField("predikat", max_length=20, blank=True)
    pembilang = AngkaField("pembilang", null=True, blank=True)
    penyebut = AngkaField("penyebut", null=True, blank=True)
    capaian_manual = AngkaField("capaian diisi (%)", null=True, blank=True)
    alasan_manual = models.CharField("alasan capaian diisi", max_length=300, blank=True)
    tahun_data = TahunField("tahun data", null=True, blank=True)
    status = models.CharField("status data", max_length=16, choices=Status, default=Status.TETAP)
    catatan_kaki = models.CharField("catatan kaki", max_length=300, blank=True)
    alasan_kosong = models.CharField("alasan tidak ada nilai", max_length=300, blank=True)
    sumber = models.CharField("sumber", max_length=300, blank=True)
    catatan = models.TextField("catatan", blank=True)
    kendala = models.TextField("kendala", blank=True)
    upaya = models.TextField("upaya", blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "realisasi indikator"
        verbose_name_plural = "realisasi indikator"
        ordering = ["tahun_kinerja", "indikator", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "indikator", "triwulan"], name="realisasi_indikator_unik"
            ),
            models.CheckConstraint(
                condition=Q(triwulan__range=(0, 4)),
                name="realisasi_triwulan_sah",
                violation_error_message="Triwulan harus 1 sampai 4, atau 0 untuk setahun.",
            ),
            models.CheckConstraint(
                condition=Q(capaian_manual=None) | ~Q(alasan_manual=""),
                name="capaian_manual_beralasan",
                violation_error_message="Tulis alasan mengisi capaian sendiri.",
            ),
            models.CheckConstraint(
                condition=Q(alasan_kosong="") | Q(nilai=None, predikat="", pembilang=None),
                name="realisasi_kosong_atau_nilai",
                violation_error_message="Kosongkan nilai bila menulis alasan tidak ada nilai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} TW {self.triwulan}" if self.triwulan else str(self.indikator)


class RincianRealisasi(MilikTahun):
    """A part of an indicator's realisation; the sum is checked against pembilang."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="rincian_realisasi")
    urutan = models.PositiveSmallIntegerField("urutan")
    nama = models.CharField("rincian", max_length=300)
    jumlah = AngkaField("jumlah", null=True, blank=True)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    tahun_data = TahunField("tahun data", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "rincian realisasi"
        verbose_name_plural = "rincian realisasi"
        ordering = ["tahun_kinerja", "indikator", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "indikator", "urutan"], name="rincian_realisasi_unik"
            )
        ]

    def __str__(self) -> str:
        return self.nama


class RiwayatKinerja(MilikTahun):
    """Target and realisation of an earlier year, as this year's report shows it."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="riwayat")
    tahun = TahunField("tahun")
    target = AngkaField("target", null=True, blank=True)
    target_predikat = models.CharField("predikat target", max_length=20, blank=True)
    realisasi = AngkaField("realisasi", null=True, blank=True)
    predikat = models.CharField("predikat realisasi", max_length=20, blank=True)
    alasan_kosong = models.CharField("alasan tidak ada nilai", max_length=300, blank=True)
    sumber = models.CharField("sumber", max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "riwayat kinerja"
        verbose_name_plural = "riwayat kinerja"
        ordering = ["tahun_kinerja", "indikator", "tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "indikator", "tahun"], name="riwayat_unik"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indikator} {self.tahun}"
