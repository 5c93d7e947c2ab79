"""The agency's strategic plan: tujuan, sasaran, indikator and their yearly targets."""

from django.db import models
from django.db.models import F, Q

from lakip.instansi.models import PerangkatDaerah, Unit
from lakip.instansi.models.organisasi import KODE_SAH
from lakip.medan import AngkaField
from lakip.riwayat import HistoricalRecords
from lakip.tahun import TahunField, wajibkan_masa

from .daerah import IndikatorDaerah, Misi, TujuanSasaranDaerah
from .skala import Skala
from .target import NilaiTarget

MASA_TERLAMA = 11
"""Years of a Renstra or an IKU decision: a period is five, two of them with the change between."""


class Renstra(models.Model):
    """A strategic plan of an agency. Two may cover one year: the agency-year chooses."""

    opd = models.ForeignKey(PerangkatDaerah, models.CASCADE, related_name="renstra")
    kode = models.CharField("kode", max_length=40, validators=[KODE_SAH])
    nama = models.CharField("nama", max_length=200)
    tahun_awal = TahunField("tahun awal")
    tahun_akhir = TahunField("tahun akhir")
    dasar = models.CharField("dasar penetapan", max_length=300, blank=True)
    catatan = models.TextField("catatan", blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "renstra"
        verbose_name_plural = "renstra"
        ordering = ["opd", "-tahun_awal"]
        constraints = [
            models.UniqueConstraint(fields=["opd", "kode"], name="renstra_kode_unik"),
            models.CheckConstraint(
                condition=Q(tahun_akhir__gte=F("tahun_awal")),
                name="renstra_masa_sah",
                violation_error_message="Tahun akhir tidak boleh sebelum tahun awal.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.tahun_awal}–{self.tahun_akhir})"

    def clean(self) -> None:
        """Keep the plan to a length that its yearly targets can be shown for."""
        wajibkan_masa(self.tahun_awal, self.tahun_akhir, paling_lama=MASA_TERLAMA)


class Tujuan(models.Model):
    """A goal of the Renstra."""

    renstra = models.ForeignKey(Renstra, models.CASCADE, related_name="tujuan")
    kode = models.CharField("kode", max_length=40, validators=[KODE_SAH])
    uraian = models.TextField("tujuan")
    misi = models.ForeignKey(Misi, models.SET_NULL, null=True, blank=True, related_name="+")
    sasaran_daerah = models.ForeignKey(
        TujuanSasaranDaerah, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "tujuan"
        verbose_name_plural = "tujuan"
        ordering = ["renstra", "urutan", "kode"]
        constraints = [models.UniqueConstraint(fields=["renstra", "kode"], name="tujuan_kode_unik")]

    def __str__(self) -> str:
        return self.uraian


class Sasaran(models.Model):
    """An objective of the Renstra; some stand without a tujuan."""

    renstra = models.ForeignKey(Renstra, models.CASCADE, related_name="sasaran")
    tujuan = models.ForeignKey(
        Tujuan, models.SET_NULL, null=True, blank=True, related_name="sasaran"
    )
    kode = models.CharField("kode", max_length=40, validators=[KODE_SAH])
    uraian = models.TextField("sasaran")
    bobot = AngkaField("bobot", null=True, blank=True, help_text="Untuk rata-rata tertimbang.")
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "sasaran"
        verbose_name_plural = "sasaran"
        ordering = ["renstra", "urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["renstra", "kode"], name="sasaran_kode_unik"),
            models.CheckConstraint(
                condition=Q(bobot=None) | Q(bobot__gte=0),
                name="sasaran_bobot_sah",
                violation_error_message="Bobot tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian


class Indikator(models.Model):
    """An indicator of a tujuan or of a sasaran, with everything needed to measure it."""

    class Arah(models.TextChoices):
        NAIK = "naik", "Makin tinggi makin baik"
        TURUN = "turun", "Makin rendah makin baik"
        TETAP = "tetap", "Makin dekat ke target makin baik"

    class Rumus(models.TextChoices):
        """Formula codes of domain section 3.1; blank takes the agency's setting by polarity."""

        MAX = "MAX", "Realisasi dibagi target"
        MIN_LAN = "MIN_LAN", "Dua kali target dikurangi realisasi, dibagi target"
        MIN_RATIO = "MIN_RATIO", "Target dibagi realisasi"
        MIN_CUM = "MIN_CUM", "Target dikurangi jumlah kejadian, dibagi target"
        RANGE = "RANGE", "Rentang target"
        STABIL = "STABIL", "Simpangan dari target"
        GRADE = "GRADE", "Predikat diangkakan"
        BINER = "BINER", "Ada atau selesai"
        MANUAL = "MANUAL", "Diisi dengan alasan"

    class Agregasi(models.TextChoices):
        SUM = "SUM", "Dijumlahkan"
        LAST = "LAST", "Nilai triwulan terakhir"
        AVG = "AVG", "Rata-rata triwulan terisi"
        MAXV = "MAXV", "Nilai tertinggi"
        MINV = "MINV", "Nilai terendah"

    class Kelompok(models.TextChoices):
        IKU = "IKU", "Indikator kinerja utama"
        PENDUKUNG = "pendukung", "Indikator pendukung"
        TUJUAN = "tujuan", "Indikator tujuan"

    class AturanNol(models.TextChoices):
        """What a target of zero means where higher is better."""

        TIDAK_DIHITUNG = "tidak_dihitung", "Tidak dihitung"
        SERATUS_BILA_ADA = "seratus_bila_ada", "100 bila realisasi lebih dari 0"
        SERATUS_BILA_TERCAPAI = "seratus_bila_tercapai", "100 bila realisasi tidak di bawah 0"
        NOL = "nol", "Capaian 0"

    class AturanNegatif(models.TextChoices):
        """How a negative target or realisation is measured."""

        TIDAK_DIHITUNG = "tidak_dihitung", "Tidak dihitung"
        APA_ADANYA = "apa_adanya", "Rumus apa adanya"
        MUTLAK = "mutlak", "Nilai mutlak"
        JARAK = "jarak", "Jarak terhadap nilai mutlak target"

    renstra = models.ForeignKey(Renstra, models.CASCADE, related_name="indikator")
    tujuan = models.ForeignKey(
        Tujuan, models.CASCADE, null=True, blank=True, related_name="indikator"
    )
    sasaran = models.ForeignKey(
        Sasaran, models.CASCADE, null=True, blank=True, related_name="indikator"
    )
    kode = models.CharField("kode", max_length=40, validators=[KODE_SAH])
    nama = models.TextField("indikator")
    satuan = models.CharField("satuan", max_length=60, blank=True)
    desimal = models.PositiveSmallIntegerField(
        "angka di belakang koma", null=True, blank=True, help_text="Kosong: dicetak apa adanya."
    )
    kelompok = models.CharField("kelompok", max_length=10, choices=Kelompok, default=Kelompok.IKU)
    arah = models.CharField("arah", max_length=6, choices=Arah, default=Arah.NAIK)
    rumus = models.CharField("rumus capaian", max_length=10, choices=Rumus, blank=True)
    agregasi = models.CharField(
        "penggabungan triwulan", max_length=5, choices=Agregasi, default=Agregasi.LAST
    )
    aturan_nol = models.CharField(
        "aturan target nol", max_length=25, choices=AturanNol, default=AturanNol.TIDAK_DIHITUNG
    )
    aturan_negatif = models.CharField(
        "aturan nilai negatif",
        max_length=20,
        choices=AturanNegatif,
        default=AturanNegatif.TIDAK_DIHITUNG,
    )
    skala = models.ForeignKey(
        Skala, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="skala khusus"
    )
    bobot = AngkaField("bobot", null=True, blank=True)
    definisi = models.TextField("definisi operasional", blank=True)
    pembilang = models.CharField("pembilang", max_length=300, blank=True)
    penyebut = models.CharField("penyebut", max_length=300, blank=True)
    pengali = AngkaField("pengali", null=True, blank=True, help_text="100 untuk persen.")
    sumber_data = models.CharField("sumber data", max_length=300, blank=True)
    penanggung_jawab = models.CharField("penanggung jawab", max_length=200, blank=True)
    unit = models.ForeignKey(
        Unit, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="unit pengisi"
    )
    pendahulu = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="penerus",
        verbose_name="indikator pendahulu pada Renstra sebelumnya",
    )
    indikator_daerah = models.ForeignKey(
        IndikatorDaerah, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    tidak_mengampu = models.BooleanField("tidak mengampu IKU pemda", default=False)
    dari_tahun = TahunField("diukur sejak tahun", null=True, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["renstra", "urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["renstra", "kode"], name="indikator_kode_unik"),
            models.CheckConstraint(
                condition=Q(tujuan__isnull=False, sasaran=None)
                | Q(tujuan=None, sasaran__isnull=False),
                name="indikator_satu_induk",
                violation_error_message="Indikator milik satu tujuan atau satu sasaran.",
            ),
            models.CheckConstraint(
                condition=Q(desimal=None) | Q(desimal__lte=4),
                name="indikator_desimal_sah",
                violation_error_message="Angka di belakang koma paling banyak 4.",
            ),
            models.CheckConstraint(
                condition=Q(bobot=None) | Q(bobot__gte=0),
                name="indikator_bobot_sah",
                violation_error_message="Bobot tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class TargetRenstra(NilaiTarget):
    """A target of the Renstra for a year, or the condition at its start or its end."""

    class Jenis(models.TextChoices):
        TAHUN = "tahun", "Target tahun"
        AWAL = "awal", "Kondisi awal"
        AKHIR = "akhir", "Kondisi akhir"

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="target_renstra")
    jenis = models.CharField("jenis", max_length=6, choices=Jenis, default=Jenis.TAHUN)
    tahun = TahunField("tahun")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "target renstra"
        verbose_name_plural = "target renstra"
        ordering = ["indikator", "tahun", "jenis"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "jenis", "tahun"], name="target_renstra_unik"
            ),
            models.CheckConstraint(condition=NilaiTarget.syarat_sah(), name="target_renstra_sah"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} {self.tahun}"


class StrategiKebijakan(models.Model):
    """A strategy with its policy direction, linked to a sasaran or a tujuan."""

    renstra = models.ForeignKey(Renstra, models.CASCADE, related_name="strategi_kebijakan")
    urutan = models.PositiveSmallIntegerField("urutan")
    tujuan = models.ForeignKey(Tujuan, models.CASCADE, null=True, blank=True, related_name="+")
    sasaran = models.ForeignKey(
        Sasaran, models.CASCADE, null=True, blank=True, related_name="strategi_kebijakan"
    )
    strategi = models.TextField("strategi", blank=True)
    arah_kebijakan = models.TextField("arah kebijakan", blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "strategi dan arah kebijakan"
        verbose_name_plural = "strategi dan arah kebijakan"
        ordering = ["renstra", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["renstra", "urutan"], name="strategi_urutan_unik")
        ]

    def __str__(self) -> str:
        return self.strategi or self.arah_kebijakan
