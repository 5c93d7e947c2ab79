"""Outputs of programs, kegiatan and sub kegiatan: entered, never averaged."""

from django.db import models
from django.db.models import Q

from lakip.medan import AngkaField
from lakip.riwayat import HistoricalRecords
from renstra.models import Indikator, MilikTahun

from .pos import PosAnggaran


class Keluaran(MilikTahun):
    """One output indicator of a budget node with its yearly target and realisation.

    ``realisasi`` is the figure of the year when it is typed as such; None leaves it to the
    quarters, put together by ``agregasi``. ``nomor`` counts within the node and is part of the
    fact name ``keluaran:<kode pos>#<nomor>``.
    """

    pos = models.ForeignKey(PosAnggaran, models.CASCADE, related_name="keluaran")
    nomor = models.PositiveSmallIntegerField("nomor", default=1)
    nomor_tercetak = models.CharField("nomor tercetak", max_length=20, blank=True)
    indikator = models.TextField("indikator keluaran", blank=True)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    target = AngkaField("target", null=True, blank=True)
    realisasi = AngkaField("realisasi", null=True, blank=True)
    arah = models.CharField(
        "arah", max_length=6, choices=Indikator.Arah, default=Indikator.Arah.NAIK
    )
    agregasi = models.CharField(
        "penggabungan triwulan",
        max_length=5,
        choices=Indikator.Agregasi,
        default=Indikator.Agregasi.LAST,
    )
    penjelasan = models.TextField("penjelasan", blank=True)
    penyebab = models.TextField("penyebab", blank=True)
    solusi = models.TextField("solusi", blank=True)
    keterangan = models.TextField("keterangan", blank=True)
    urutan = models.PositiveIntegerField("urutan", default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "keluaran"
        verbose_name_plural = "keluaran"
        ordering = ["tahun_kinerja", "urutan", "nomor"]
        constraints = [models.UniqueConstraint(fields=["pos", "nomor"], name="keluaran_unik")]

    def __str__(self) -> str:
        return self.indikator or self.pos.nama


class RealisasiKeluaran(MilikTahun):
    """What was realised of an output in a quarter (1-4), or up to it when the last one counts.

    ``nilai`` None with a note is a quarter of which only the note is known.
    """

    keluaran = models.ForeignKey(Keluaran, models.CASCADE, related_name="triwulan")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    nilai = AngkaField("realisasi", null=True, blank=True)
    catatan = models.TextField("catatan", blank=True)
    kendala = models.TextField("kendala", blank=True)
    upaya = models.TextField("upaya", blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "realisasi keluaran"
        verbose_name_plural = "realisasi keluaran"
        ordering = ["tahun_kinerja", "keluaran", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["keluaran", "triwulan"], name="realisasi_keluaran_unik"
            ),
            models.CheckConstraint(
                condition=Q(triwulan__range=(1, 4)),
                name="realisasi_keluaran_triwulan_sah",
                violation_error_message="Triwulan harus 1 sampai 4.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.keluaran} TW {self.triwulan}"


class RincianKeluaran(MilikTahun):
    """A detail of an output's realisation."""

    keluaran = models.ForeignKey(Keluaran, models.CASCADE, related_name="rincian")
    urutan = models.PositiveSmallIntegerField("urutan")
    nama = models.CharField("rincian", max_length=300)
    jumlah = AngkaField("jumlah", null=True, blank=True)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "rincian keluaran"
        verbose_name_plural = "rincian keluaran"
        ordering = ["keluaran", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["keluaran", "urutan"], name="rincian_keluaran_unik")
        ]

    def __str__(self) -> str:
        return self.nama
