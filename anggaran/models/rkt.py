"""Rencana Kinerja Tahunan: the yearly plan in its own wording, with its programs."""

from django.db import models

from lakip.riwayat import HistoricalRecords
from renstra.models import Indikator, MilikTahun, NilaiTarget

from .pos import PosAnggaran


class RencanaKinerjaTahunan(MilikTahun):
    """A version of the yearly plan; the last by number is printed."""

    nomor = models.PositiveSmallIntegerField("versi", default=0)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "rencana kinerja tahunan"
        verbose_name_plural = "rencana kinerja tahunan"
        ordering = ["tahun_kinerja", "nomor"]
        constraints = [models.UniqueConstraint(fields=["tahun_kinerja", "nomor"], name="rkt_unik")]

    def __str__(self) -> str:
        return f"Rencana Kinerja Tahunan {self.tahun_kinerja.tahun}"


class ItemRKT(MilikTahun, NilaiTarget):
    """One planned indicator of the year."""

    rkt = models.ForeignKey(RencanaKinerjaTahunan, models.CASCADE, related_name="item")
    urutan = models.PositiveSmallIntegerField("urutan")
    indikator = models.ForeignKey(
        Indikator, models.SET_NULL, null=True, blank=True, related_name="item_rkt"
    )
    sasaran_teks = models.TextField("sasaran menurut RKT", blank=True)
    indikator_teks = models.TextField("indikator menurut RKT")
    satuan = models.CharField("satuan", max_length=60, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "target RKT"
        verbose_name_plural = "target RKT"
        ordering = ["rkt", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["rkt", "urutan"], name="item_rkt_unik"),
            models.CheckConstraint(condition=NilaiTarget.syarat_sah(), name="item_rkt_sah"),
        ]

    def __str__(self) -> str:
        return self.indikator_teks


class ProgramRKT(MilikTahun):
    """A program named beside an RKT item, in the wording of the RKT."""

    item = models.ForeignKey(ItemRKT, models.CASCADE, related_name="program")
    urutan = models.PositiveSmallIntegerField("urutan")
    pos = models.ForeignKey(PosAnggaran, models.SET_NULL, null=True, blank=True, related_name="+")
    nama = models.TextField("program menurut RKT")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "program RKT"
        verbose_name_plural = "program RKT"
        ordering = ["item", "urutan"]
        constraints = [models.UniqueConstraint(fields=["item", "urutan"], name="program_rkt_unik")]

    def __str__(self) -> str:
        return self.nama
