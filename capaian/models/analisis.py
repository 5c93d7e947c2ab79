"""Comparators, medium-term references and analyses of an agency-year."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from lakip.medan import AngkaField
from lakip.riwayat import HistoricalRecords
from lakip.tahun import TahunField
from renstra.models import Indikator, MilikTahun, NilaiTarget, Sasaran


class TargetMenengah(MilikTahun, NilaiTarget):
    """A medium-term target that replaces the one the settings would take from Renstra or RPJMD."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="target_menengah")
    acuan = models.CharField("acuan", max_length=60, help_text="Contoh: Renstra atau RPJMD")
    tahun = TahunField("tahun target", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "target menengah"
        verbose_name_plural = "target menengah"
        ordering = ["tahun_kinerja", "indikator"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "indikator"], name="target_menengah_unik"
            ),
            models.CheckConstraint(condition=NilaiTarget.syarat_sah(), name="target_menengah_sah"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} ({self.acuan})"


class Pembanding(MilikTahun):
    """A comparator; ``tidak_ada`` says that none exists, which counts as filled."""

    class Jenis(models.TextChoices):
        TARGET = "target", "Target"
        CAPAIAN = "capaian", "Capaian"
        STANDAR = "standar", "Standar"

    class Tingkat(models.TextChoices):
        NASIONAL = "nasional", "Nasional"
        PROVINSI = "provinsi", "Provinsi"
        KOTA = "kota", "Kabupaten/kota"
        LAIN = "lain", "Lainnya"

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="pembanding")
    tingkat = models.CharField("tingkat", max_length=10, choices=Tingkat)
    nomor = models.PositiveSmallIntegerField("nomor", default=1)
    jenis = models.CharField("jenis", max_length=10, choices=Jenis, default=Jenis.STANDAR)
    nama_indikator = models.CharField("nama indikator pembanding", max_length=300, blank=True)
    nilai = AngkaField("nilai", null=True, blank=True)
    predikat = models.CharField("predikat", max_length=20, blank=True)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    tahun = TahunField("tahun", null=True, blank=True)
    sumber = models.CharField("sumber", max_length=300, blank=True)
    tidak_ada = models.BooleanField("tidak ada pembanding", default=False)
    keterangan = models.TextField("keterangan", blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "pembanding"
        verbose_name_plural = "pembanding"
        ordering = ["tahun_kinerja", "indikator", "tingkat", "nomor"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "indikator", "tingkat", "nomor"], name="pembanding_unik"
            ),
            models.CheckConstraint(
                condition=Q(tidak_ada=False) | Q(nilai=None, predikat=""),
                name="pembanding_tidak_ada_tanpa_nilai",
                violation_error_message="Kosongkan nilai bila tidak ada pembanding.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} – {self.get_tingkat_display()}"

    @property
    def terisi(self) -> bool:
        """Whether it says anything: a value, a grade, that there is none, or why."""
        ada_nilai = self.nilai is not None or bool(self.predikat)
        return ada_nilai or self.tidak_ada or bool(self.keterangan)


class Analisis(MilikTahun):
    """One point of analysis of an indicator or a sasaran; of neither: the whole agency."""

    class Jenis(models.TextChoices):
        PENYEBAB = "penyebab", "Penyebab keberhasilan atau kegagalan"
        HAMBATAN = "hambatan", "Hambatan"
        SOLUSI = "solusi", "Alternatif solusi yang dilakukan"
        TINDAK_LANJUT = "tindak_lanjut", "Rencana tindak lanjut"

    indikator = models.ForeignKey(
        Indikator, models.CASCADE, null=True, blank=True, related_name="analisis"
    )
    sasaran = models.ForeignKey(
        Sasaran, models.CASCADE, null=True, blank=True, related_name="analisis"
    )
    jenis = models.CharField("jenis", max_length=15, choices=Jenis)
    urutan = models.PositiveSmallIntegerField("urutan")
    uraian = models.TextField("uraian")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "analisis"
        verbose_name_plural = "analisis"
        ordering = ["tahun_kinerja", "indikator", "sasaran", "jenis", "urutan"]
        constraints = [
            models.UniqueConstraint(
                "tahun_kinerja",
                Coalesce("indikator", 0),
                Coalesce("sasaran", 0),
                "jenis",
                "urutan",
                name="analisis_unik",
                violation_error_message="Baris yang sama sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(indikator=None) | Q(sasaran=None),
                name="analisis_satu_pemilik",
                violation_error_message="Pilih indikator atau sasaran, tidak keduanya.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian
