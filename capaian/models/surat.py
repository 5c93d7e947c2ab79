"""The covering letter with which a finished report is handed over."""

from django.db import models

from capaian.models.versi import LaporanKinerja
from lakip.instansi.models import Pejabat
from lakip.riwayat import HistoricalRecords
from renstra.models import MilikTahun


class SuratPengantar(MilikTahun):
    """What people decide about the letter of one version; the rest follows from the report.

    ``tahun_kinerja`` is that of the report, so that the letter's history is found by it.
    """

    class Sifat(models.TextChoices):
        BIASA = "biasa", "Biasa"
        PENTING = "penting", "Penting"
        SEGERA = "segera", "Segera"
        RAHASIA = "rahasia", "Rahasia"

    laporan = models.OneToOneField(
        LaporanKinerja, models.CASCADE, related_name="surat_pengantar", verbose_name="laporan"
    )
    nomor = models.CharField("nomor surat", max_length=100)
    tanggal = models.DateField("tanggal surat")
    sifat = models.CharField("sifat", max_length=10, choices=Sifat, default=Sifat.BIASA)
    lampiran = models.CharField("lampiran", max_length=100, default="1 (satu) berkas")
    hal = models.CharField(
        "hal", max_length=300, blank=True, help_text="Kosong: Penyampaian dan judul laporan."
    )
    kepada = models.TextField(
        "kepada", max_length=500, help_text="Jabatan penerima, satu baris tiap baris surat."
    )
    tempat_tujuan = models.CharField("tempat tujuan", max_length=100, default="Tempat")
    isi = models.TextField(
        "isi surat",
        max_length=3000,
        blank=True,
        help_text="Kosong: kalimat bawaan. Baris kosong memisahkan paragraf.",
    )
    tembusan = models.TextField(
        "tembusan", max_length=1000, blank=True, help_text="Satu penerima tiap baris."
    )
    penanda_tangan = models.ForeignKey(
        Pejabat,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="penanda tangan",
        help_text="Kosong: kepala perangkat daerah yang menjabat pada tanggal surat.",
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "surat pengantar"
        verbose_name_plural = "surat pengantar"
        ordering = ["laporan"]

    def __str__(self) -> str:
        return f"Surat {self.nomor}"
