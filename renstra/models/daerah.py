"""Regional plans (RPJPD, RPJMD, RPD): vision, missions, goals and indicators."""

from django.db import models
from django.db.models import F, Q

from lakip.instansi.models import Pemda
from lakip.instansi.models.organisasi import KODE_SAH
from lakip.riwayat import HistoricalRecords
from lakip.tahun import TahunField, wajibkan_masa

from .target import NilaiTarget

MASA_TERLAMA = 25
"""Years of a regional plan: the longest, an RPJPD, is made for twenty."""


class RencanaDaerah(models.Model):
    """A regional plan that one or more agency plans refer to."""

    class Jenis(models.TextChoices):
        RPJPD = "RPJPD", "RPJPD"
        RPJMD = "RPJMD", "RPJMD"
        RPD = "RPD", "RPD"

    pemda = models.ForeignKey(Pemda, models.CASCADE, related_name="rencana_daerah")
    kode = models.CharField("kode", max_length=40, validators=[KODE_SAH])
    jenis = models.CharField("jenis", max_length=5, choices=Jenis)
    nama = models.CharField("nama", max_length=200)
    tahun_awal = TahunField("tahun awal")
    tahun_akhir = TahunField("tahun akhir")
    visi = models.TextField("visi", blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "rencana daerah"
        verbose_name_plural = "rencana daerah"
        ordering = ["pemda", "-tahun_awal"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "kode"], name="rencana_daerah_kode_unik"),
            models.CheckConstraint(
                condition=Q(tahun_akhir__gte=F("tahun_awal")),
                name="rencana_daerah_masa_sah",
                violation_error_message="Tahun akhir tidak boleh sebelum tahun awal.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.tahun_awal}–{self.tahun_akhir})"

    def clean(self) -> None:
        """Refuse a period that no regional plan is made for."""
        wajibkan_masa(self.tahun_awal, self.tahun_akhir, paling_lama=MASA_TERLAMA)


class UnsurVisi(models.Model):
    """An element of the vision with its meaning."""

    rencana = models.ForeignKey(RencanaDaerah, models.CASCADE, related_name="unsur_visi")
    urutan = models.PositiveSmallIntegerField("urutan")
    uraian = models.CharField("unsur", max_length=200)
    penjelasan = models.TextField("penjelasan", blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "unsur visi"
        verbose_name_plural = "unsur visi"
        ordering = ["rencana", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["rencana", "urutan"], name="unsur_visi_unik")
        ]

    def __str__(self) -> str:
        return self.uraian


class Misi(models.Model):
    """A numbered mission of a regional plan."""

    rencana = models.ForeignKey(RencanaDaerah, models.CASCADE, related_name="misi")
    nomor = models.PositiveSmallIntegerField("nomor")
    uraian = models.TextField("uraian")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "misi"
        verbose_name_plural = "misi"
        ordering = ["rencana", "nomor"]
        constraints = [models.UniqueConstraint(fields=["rencana", "nomor"], name="misi_nomor_unik")]

    def __str__(self) -> str:
        return f"Misi {self.nomor}: {self.uraian}"


class ProgramUnggulan(models.Model):
    """A flagship program of a mission."""

    misi = models.ForeignKey(Misi, models.CASCADE, related_name="program_unggulan")
    urutan = models.PositiveSmallIntegerField("urutan")
    uraian = models.CharField("program unggulan", max_length=300)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "program unggulan"
        verbose_name_plural = "program unggulan"
        ordering = ["misi", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["misi", "urutan"], name="program_unggulan_unik")
        ]

    def __str__(self) -> str:
        return self.uraian


class TujuanSasaranDaerah(models.Model):
    """A goal (no parent) or an objective (with parent) of a regional plan."""

    rencana = models.ForeignKey(RencanaDaerah, models.CASCADE, related_name="tujuan_sasaran")
    kode = models.CharField("kode", max_length=40, validators=[KODE_SAH])
    misi = models.ForeignKey(Misi, models.SET_NULL, null=True, blank=True, related_name="+")
    induk = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="sasaran")
    uraian = models.TextField("uraian")
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "tujuan atau sasaran daerah"
        verbose_name_plural = "tujuan dan sasaran daerah"
        ordering = ["rencana", "urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["rencana", "kode"], name="tujuan_sasaran_daerah_unik")
        ]

    def __str__(self) -> str:
        return self.uraian


class IndikatorDaerah(models.Model):
    """An indicator of the regional plan."""

    induk = models.ForeignKey(TujuanSasaranDaerah, models.CASCADE, related_name="indikator")
    kode = models.CharField("kode", max_length=40, validators=[KODE_SAH])
    nama = models.TextField("indikator")
    satuan = models.CharField("satuan", max_length=60, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "indikator daerah"
        verbose_name_plural = "indikator daerah"
        ordering = ["induk", "urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["induk", "kode"], name="indikator_daerah_unik")
        ]

    def __str__(self) -> str:
        return self.nama


class TargetDaerah(NilaiTarget):
    """The regional target of an indicator in one year."""

    indikator = models.ForeignKey(IndikatorDaerah, models.CASCADE, related_name="target")
    tahun = TahunField("tahun")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "target daerah"
        verbose_name_plural = "target daerah"
        ordering = ["indikator", "tahun"]
        constraints = [
            models.UniqueConstraint(fields=["indikator", "tahun"], name="target_daerah_unik"),
            models.CheckConstraint(condition=NilaiTarget.syarat_sah(), name="target_daerah_sah"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} {self.tahun}"
