"""IKU decisions: versions that keep their own wording of sasaran and indicator."""

from django.db import models
from django.db.models import F, Q

from lakip.instansi.models import PerangkatDaerah
from lakip.instansi.models.organisasi import KODE_SAH
from lakip.riwayat import HistoricalRecords
from lakip.tahun import TahunField, wajibkan_masa

from .rencana import MASA_TERLAMA, Indikator


class KeputusanIKU(models.Model):
    """A decision that sets the main performance indicators for a period."""

    opd = models.ForeignKey(PerangkatDaerah, models.CASCADE, related_name="keputusan_iku")
    kode = models.CharField("kode", max_length=40, validators=[KODE_SAH])
    nomor = models.CharField("nomor keputusan", max_length=100, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    tentang = models.CharField("tentang", max_length=300, blank=True)
    tahun_awal = TahunField("berlaku dari tahun")
    tahun_akhir = TahunField("sampai tahun")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "keputusan IKU"
        verbose_name_plural = "keputusan IKU"
        ordering = ["opd", "-tahun_awal"]
        constraints = [
            models.UniqueConstraint(fields=["opd", "kode"], name="keputusan_iku_kode_unik"),
            models.CheckConstraint(
                condition=Q(tahun_akhir__gte=F("tahun_awal")),
                name="keputusan_iku_masa_sah",
                violation_error_message="Tahun akhir tidak boleh sebelum tahun awal.",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor or f"IKU {self.tahun_awal}–{self.tahun_akhir}"

    def clean(self) -> None:
        """Keep the decision to the length of a plan."""
        wajibkan_masa(self.tahun_awal, self.tahun_akhir, paling_lama=MASA_TERLAMA)


class ItemIKU(models.Model):
    """One indicator as the decision words it; ``indikator`` None: the Renstra has no such one."""

    keputusan = models.ForeignKey(KeputusanIKU, models.CASCADE, related_name="item")
    urutan = models.PositiveSmallIntegerField("urutan")
    indikator = models.ForeignKey(
        Indikator, models.SET_NULL, null=True, blank=True, related_name="item_iku"
    )
    sasaran_teks = models.TextField("sasaran menurut keputusan")
    indikator_teks = models.TextField("indikator menurut keputusan")
    alasan = models.TextField("alasan pemilihan", blank=True)
    pembilang = models.CharField("pembilang", max_length=300, blank=True)
    penyebut = models.CharField("penyebut", max_length=300, blank=True)
    rumus_teks = models.TextField("rumus atau penjelasan", blank=True)
    sumber_data = models.CharField("sumber data", max_length=300, blank=True)
    penanggung_jawab = models.CharField("penanggung jawab", max_length=200, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "butir IKU"
        verbose_name_plural = "butir IKU"
        ordering = ["keputusan", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["keputusan", "urutan"], name="item_iku_unik")
        ]

    def __str__(self) -> str:
        return self.indikator_teks
