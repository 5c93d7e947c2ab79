"""How an agency measures in one year: scale, methods, cap and gap rule."""

from django.db import models

from capaian.hitung.istilah import (
    AturanFisik,
    LingkupBatas,
    MetodeEfisiensi,
    MetodeOpd,
    MetodeSasaran,
    NilaiBatas,
)
from lakip.riwayat import HistoricalRecords
from renstra.models import Indikator, Skala, TahunKinerja


class PengaturanPengukuran(models.Model):
    """Measurement settings of one agency-year; each code is explained in capaian/README.md."""

    class TingkatEfisiensi(models.TextChoices):
        PROGRAM = "program", "Program"
        KEGIATAN = "kegiatan", "Program dan kegiatan"
        SASARAN = "sasaran", "Sasaran"
        INDIKATOR = "indikator", "Indikator"
        OPD = "opd", "Perangkat daerah"

    class CapaianEfisiensi(models.TextChoices):
        SASARAN = "sasaran", "Capaian indikator sasaran"
        FISIK = "fisik", "Realisasi fisik"
        KELUARAN = "keluaran", "Capaian keluaran program"

    tahun_kinerja = models.OneToOneField(
        TahunKinerja, models.CASCADE, related_name="pengaturan_pengukuran"
    )
    skala = models.ForeignKey(Skala, models.PROTECT, related_name="+")
    skala_serapan = models.ForeignKey(
        Skala, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="skala serapan"
    )
    metode_sasaran = models.CharField(
        "capaian sasaran",
        max_length=15,
        choices=MetodeSasaran.pilihan(),
        default=MetodeSasaran.RATA_RATA,
    )
    metode_opd = models.CharField(
        "capaian perangkat daerah",
        max_length=15,
        choices=MetodeOpd.pilihan(),
        default=MetodeOpd.INDIKATOR,
    )
    dengan_pendukung = models.BooleanField("indikator pendukung ikut dirata-rata", default=False)
    dengan_tujuan = models.BooleanField("indikator tujuan ikut dirata-rata", default=False)
    rumus_turun = models.CharField(
        "rumus indikator turun",
        max_length=10,
        choices=[
            (Indikator.Rumus.MIN_LAN, Indikator.Rumus.MIN_LAN.label),
            (Indikator.Rumus.MIN_RATIO, Indikator.Rumus.MIN_RATIO.label),
        ],
        default=Indikator.Rumus.MIN_LAN,
    )
    batas_capaian = models.CharField(
        "batas atas capaian", max_length=5, choices=NilaiBatas.pilihan(), default=NilaiBatas.TANPA
    )
    lingkup_batas = models.CharField(
        "batas berlaku",
        max_length=10,
        choices=LingkupBatas.pilihan(),
        default=LingkupBatas.RATA_RATA,
    )
    metode_efisiensi = models.CharField(
        "efisiensi",
        max_length=15,
        choices=MetodeEfisiensi.pilihan(),
        default=MetodeEfisiensi.SISA_PCT,
    )
    tingkat_efisiensi = models.CharField(
        "efisiensi dicetak per",
        max_length=10,
        choices=TingkatEfisiensi,
        default=TingkatEfisiensi.PROGRAM,
    )
    capaian_efisiensi = models.CharField(
        "capaian pada tabel efisiensi",
        max_length=10,
        choices=CapaianEfisiensi,
        default=CapaianEfisiensi.SASARAN,
    )
    realisasi_fisik = models.CharField(
        "realisasi fisik",
        max_length=15,
        choices=AturanFisik.pilihan(),
        blank=True,
        help_text="Kosong: tidak dicetak.",
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "pengaturan pengukuran"
        verbose_name_plural = "pengaturan pengukuran"

    def __str__(self) -> str:
        return f"Pengaturan {self.tahun_kinerja}"
