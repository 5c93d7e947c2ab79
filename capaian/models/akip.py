"""AKIP evaluations (Permen PANRB 88/2021) over the years, with recommendations and follow-up."""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from lakip.instansi.models import Berkas
from lakip.medan import AngkaField
from lakip.riwayat import HistoricalRecords
from lakip.tahun import TahunField
from renstra.models import MilikTahun


class EvaluasiAKIP(MilikTahun):
    """The result (LHE) of the evaluation of one year, as this year's report shows it."""

    tahun = TahunField("tahun evaluasi")
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
    """A recommendation of an AKIP evaluation or an earlier review, and what was done about it.

    One of an evaluation belongs to it; one of a review names the year reviewed and its document,
    and the comment it came from when that is in the application.
    """

    class Sumber(models.TextChoices):
        LHE = "lhe", "LHE AKIP"
        REVIU = "reviu", "Reviu laporan kinerja"

    class Status(models.TextChoices):
        BELUM = "belum", "Belum ditindaklanjuti"
        PROSES = "proses", "Dalam proses"
        SELESAI = "selesai", "Selesai"

    sumber = models.CharField("sumber", max_length=5, choices=Sumber, default=Sumber.LHE)
    evaluasi = models.ForeignKey(
        EvaluasiAKIP, models.CASCADE, null=True, blank=True, related_name="rekomendasi"
    )
    tahun_reviu = TahunField("tahun laporan yang direviu", null=True, blank=True)
    nomor_dokumen = models.CharField("nomor dokumen reviu", max_length=100, blank=True)
    catatan_reviu = models.ForeignKey(
        "CatatanReviu", models.SET_NULL, null=True, blank=True, related_name="tindak_lanjut"
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    rekomendasi = models.TextField("rekomendasi")
    tindak_lanjut = models.TextField("tindak lanjut", blank=True)
    tautan_bukti = models.CharField(
        "tautan bukti",
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    berkas_bukti = models.ForeignKey(
        Berkas, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas bukti"
    )
    status = models.CharField("status", max_length=8, choices=Status, default=Status.BELUM)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "rekomendasi dan tindak lanjut"
        verbose_name_plural = "rekomendasi dan tindak lanjut"
        ordering = ["tahun_kinerja", "sumber", "evaluasi__tahun", "tahun_reviu", "urutan"]
        constraints = [
            models.UniqueConstraint(
                "tahun_kinerja",
                "sumber",
                Coalesce("evaluasi", 0),
                Coalesce("tahun_reviu", 0),
                "urutan",
                name="rekomendasi_urutan_unik",
                violation_error_message="Urutan itu sudah dipakai.",
            ),
            models.UniqueConstraint(
                fields=["tahun_kinerja", "catatan_reviu"], name="rekomendasi_catatan_unik"
            ),
            models.CheckConstraint(
                condition=Q(sumber="lhe", evaluasi__isnull=False, tahun_reviu=None)
                | Q(sumber="reviu", evaluasi=None, tahun_reviu__isnull=False),
                name="rekomendasi_bersumber",
                violation_error_message="Rekomendasi LHE memilih evaluasi; rekomendasi reviu "
                "menyebut tahun laporan yang direviu.",
            ),
        ]

    def __str__(self) -> str:
        return self.rekomendasi
