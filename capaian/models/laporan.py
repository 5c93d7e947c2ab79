"""What people decide about the report: its settings, its outline, and their own texts."""

from django.db import models
from django.db.models import Q

from lakip.instansi.models import Pejabat
from lakip.instansi.models.organisasi import KODE_SAH
from lakip.medan import AngkaField
from lakip.riwayat import HistoricalRecords
from renstra.models import MilikTahun, TahunKinerja


class PengaturanLaporan(models.Model):
    """Print settings and manner of the report of one agency-year."""

    class Kertas(models.TextChoices):
        A4 = "A4", "A4 (210 × 297 mm)"
        F4 = "F4", "F4 (215 × 330 mm)"

    class GayaRupiah(models.TextChoices):
        EYD = "eyd", "Rp1.234.567,00"
        TITIK = "titik", "Rp. 1.234.567,00"
        TANPA_SEN = "tanpa_sen", "Rp1.234.567"

    class Penomoran(models.TextChoices):
        HURUF = "huruf", "A. 1. a."
        ANGKA = "angka", "1.1 1.1.1"

    class Pola(models.TextChoices):
        """Preset of Bab III: at which level the analyses are repeated."""

        TUJUAN_SASARAN = "tujuan_sasaran", "Sekali untuk tujuan, sekali untuk sasaran"
        PER_SASARAN = "per_sasaran", "Berulang per sasaran"
        PER_INDIKATOR = "per_indikator", "Berulang per indikator"
        SEKALI = "sekali", "Sekali untuk seluruh perangkat daerah"

    class AcuanMenengah(models.TextChoices):
        TAHUN_INI = "tahun_ini", "Target Renstra tahun ini"
        AKHIR_RENSTRA = "akhir_renstra", "Target akhir Renstra"
        AKHIR_RPJMD = "akhir_rpjmd", "Target akhir RPJMD"

    tahun_kinerja = models.OneToOneField(
        TahunKinerja, models.CASCADE, related_name="pengaturan_laporan"
    )
    judul = models.CharField(
        "judul dokumen", max_length=200, default="Laporan Kinerja Instansi Pemerintah (LKjIP)"
    )
    kertas = models.CharField("kertas", max_length=2, choices=Kertas, default=Kertas.A4)
    ukuran_huruf = AngkaField("ukuran huruf (pt)", default=11)
    gaya_rupiah = models.CharField(
        "penulisan rupiah", max_length=10, choices=GayaRupiah, default=GayaRupiah.EYD
    )
    penomoran = models.CharField(
        "penomoran", max_length=5, choices=Penomoran, default=Penomoran.HURUF
    )
    pola = models.CharField("pola Bab III", max_length=15, choices=Pola, default=Pola.PER_SASARAN)
    tahun_target = models.PositiveSmallIntegerField("banyak tahun target pada riwayat", default=1)
    tahun_realisasi = models.PositiveSmallIntegerField("banyak tahun realisasi", default=3)
    tahun_capaian = models.PositiveSmallIntegerField("banyak tahun capaian", default=3)
    acuan_menengah = models.CharField(
        "acuan target menengah",
        max_length=15,
        choices=AcuanMenengah,
        default=AcuanMenengah.AKHIR_RENSTRA,
    )
    tempat = models.CharField("tempat penandatanganan", max_length=100, blank=True)
    tanggal = models.DateField("tanggal laporan", null=True, blank=True)
    penanda_tangan = models.ForeignKey(
        Pejabat,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Kosong: kepala perangkat daerah yang menjabat pada tanggal laporan.",
    )
    lampirkan_daftar_reviu = models.BooleanField(
        "lampirkan daftar periksa reviu",
        default=False,
        help_text="Jawaban daftar periksa Inspektorat dicetak sebagai lampiran laporan final.",
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "pengaturan laporan"
        verbose_name_plural = "pengaturan laporan"
        constraints = [
            models.CheckConstraint(
                condition=Q(ukuran_huruf__gte=8, ukuran_huruf__lte=14),
                name="ukuran_huruf_sah",
                violation_error_message="Ukuran huruf antara 8 dan 14 pt.",
            )
        ]

    def __str__(self) -> str:
        return f"Pengaturan laporan {self.tahun_kinerja}"


class BagianLaporan(MilikTahun):
    """An outline entry that departs from the preset: renamed, moved, switched off, or added."""

    kunci = models.CharField("kunci bagian", max_length=100, validators=[KODE_SAH])
    induk = models.CharField("kunci induk", max_length=100, blank=True)
    judul = models.CharField("judul", max_length=300, blank=True, help_text="Kosong: judul bawaan.")
    aktif = models.BooleanField("dicetak", default=True)
    urutan = models.PositiveSmallIntegerField(
        "urutan", null=True, blank=True, help_text="Kosong: tempat bawaan."
    )
    judul_kolom = models.JSONField(
        "judul kolom", default=dict, blank=True, help_text="Kunci kolom dan judul pengganti."
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "bagian laporan"
        verbose_name_plural = "bagian laporan"
        ordering = ["tahun_kinerja", "urutan", "kunci"]
        constraints = [
            models.UniqueConstraint(fields=["tahun_kinerja", "kunci"], name="bagian_kunci_unik")
        ]

    def __str__(self) -> str:
        return self.judul or self.kunci


class TeksLaporan(MilikTahun):
    """A text that somebody wrote for one part; figures in it are tokens such as [[capaian:IK1]]."""

    class Asal(models.TextChoices):
        DITULIS = "ditulis", "Ditulis"
        TERBAWA = "terbawa", "Terbawa dari tahun lalu"
        RANCANGAN = "rancangan", "Rancangan yang diterima"

    kunci = models.CharField("kunci bagian", max_length=100, validators=[KODE_SAH])
    isi = models.TextField("isi")
    asal = models.CharField("asal", max_length=10, choices=Asal, default=Asal.DITULIS)
    diubah = models.DateTimeField("diubah", auto_now=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "teks laporan"
        verbose_name_plural = "teks laporan"
        ordering = ["tahun_kinerja", "kunci"]
        constraints = [
            models.UniqueConstraint(fields=["tahun_kinerja", "kunci"], name="teks_kunci_unik")
        ]

    def __str__(self) -> str:
        return self.kunci


class RujukanTeks(models.Model):
    """A figure that a text refers to, with its value and print when the text was saved."""

    teks = models.ForeignKey(TeksLaporan, models.CASCADE, related_name="rujukan")
    fakta = models.CharField("fakta", max_length=200)
    nilai = models.CharField("nilai saat disimpan", max_length=100, blank=True)
    tercetak = models.CharField("teks saat disimpan", max_length=200, blank=True)

    class Meta:
        verbose_name = "rujukan teks"
        verbose_name_plural = "rujukan teks"
        constraints = [models.UniqueConstraint(fields=["teks", "fakta"], name="rujukan_unik")]

    def __str__(self) -> str:
        return self.fakta
