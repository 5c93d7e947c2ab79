"""Local government, agency, its units under an organisation regulation, and its officials."""

import re
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from lakip.riwayat import HistoricalRecords
from lakip.tahun import TahunDokumenField

from .simpanan import Berkas

KODE_SAH = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
    "Kode hanya boleh berisi huruf, angka, titik, garis bawah, dan tanda hubung.",
)


KONTRAS_PALING_SEDIKIT = Decimal("4.5")  # WCAG 2.1, level AA, for text


def periksa_warna_aksen(warna: str) -> None:
    """Refuse what is no colour or is too light for white text on it and for links on white."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", warna):
        raise ValidationError("Tulis warna seperti #1f4e79.")
    bagian = [Decimal(int(warna[i : i + 2], 16)) / 255 for i in (1, 3, 5)]
    merah, hijau, biru = (
        ((b + Decimal("0.055")) / Decimal("1.055")) ** Decimal("2.4") for b in bagian
    )
    terang = Decimal("0.2126") * merah + Decimal("0.7152") * hijau + Decimal("0.0722") * biru
    if Decimal("1.05") / (terang + Decimal("0.05")) < KONTRAS_PALING_SEDIKIT:
        raise ValidationError("Warna terlalu terang: huruf putih di atasnya sulit dibaca.")


class Pemda(models.Model):
    """A local government; the widest scope that a reviewer or local admin may see."""

    class Jenis(models.TextChoices):
        PROVINSI = "provinsi", "Provinsi"
        KABUPATEN = "kabupaten", "Kabupaten"
        KOTA = "kota", "Kota"

    class ZonaWaktu(models.TextChoices):
        WIB = "Asia/Jakarta", "WIB"
        WIB_KALIMANTAN = "Asia/Pontianak", "WIB (Kalimantan)"
        WITA = "Asia/Makassar", "WITA"
        WIT = "Asia/Jayapura", "WIT"

    kode = models.SlugField("kode", max_length=60, unique=True)
    nama = models.CharField("nama", max_length=200, help_text="Contoh: Pemerintah Kota Contoh")
    jenis = models.CharField("jenis", max_length=10, choices=Jenis, default=Jenis.KOTA)
    provinsi = models.CharField("provinsi", max_length=100, blank=True)
    sebutan_kepala = models.CharField("sebutan kepala daerah", max_length=150, blank=True)
    ibu_kota = models.CharField("tempat penandatanganan", max_length=100, blank=True)
    lambang = models.ForeignKey(
        Berkas, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lambang"
    )
    zona_waktu = models.CharField(
        "zona waktu", max_length=30, choices=ZonaWaktu, default=ZonaWaktu.WIB
    )
    warna_aksen = models.CharField(
        "warna aksen",
        max_length=7,
        default="#1f4e79",
        validators=[periksa_warna_aksen],
        help_text="Tulis seperti #1f4e79; cukup gelap agar huruf putih di atasnya terbaca.",
    )
    batas_opd_bulan = models.PositiveSmallIntegerField("bulan batas laporan OPD", default=2)
    batas_opd_tanggal = models.PositiveSmallIntegerField(
        "tanggal batas laporan OPD", null=True, blank=True, help_text="Kosong berarti akhir bulan."
    )
    batas_pemda_bulan = models.PositiveSmallIntegerField("bulan batas laporan pemda", default=3)
    batas_pemda_tanggal = models.PositiveSmallIntegerField(
        "tanggal batas laporan pemda",
        null=True,
        blank=True,
        help_text="Kosong berarti akhir bulan.",
    )
    reviu_opd = models.BooleanField(
        "laporan OPD direviu Inspektorat",
        default=True,
        help_text="Bila tidak, Inspektorat hanya mereviu laporan tingkat pemda.",
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "pemerintah daerah"
        verbose_name_plural = "pemerintah daerah"
        ordering = ["nama"]
        constraints = [
            models.CheckConstraint(
                condition=Q(batas_opd_bulan__range=(1, 2), batas_pemda_bulan__range=(1, 3)),
                name="pemda_batas_sah",
                violation_error_message="Batas laporan OPD paling lambat Februari, pemda Maret.",
            ),
            models.CheckConstraint(
                condition=(Q(batas_opd_tanggal=None) | Q(batas_opd_tanggal__range=(1, 31)))
                & (Q(batas_pemda_tanggal=None) | Q(batas_pemda_tanggal__range=(1, 31))),
                name="pemda_tanggal_batas_sah",
                violation_error_message="Tanggal batas laporan harus antara 1 dan 31.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class PerangkatDaerah(models.Model):
    """An agency (OPD/SKPD): the owner of a Renstra, a budget and a yearly report."""

    pemda = models.ForeignKey(Pemda, models.PROTECT, related_name="perangkat_daerah")
    kode = models.SlugField(
        "kode", max_length=60, unique=True, help_text="Dipakai pada alamat laman."
    )
    nama = models.CharField("nama", max_length=200)
    singkatan = models.CharField("singkatan", max_length=50, blank=True)
    kode_resmi = models.CharField("kode SKPD pada SIPD", max_length=40, blank=True)
    urusan = models.CharField("urusan", max_length=200, blank=True)
    alamat = models.CharField("alamat", max_length=300, blank=True)
    laman = models.CharField("laman", max_length=200, blank=True)
    posel = models.CharField("pos-el", max_length=200, blank=True)
    telepon = models.CharField("telepon", max_length=50, blank=True)
    aktif = models.BooleanField("aktif", default=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "perangkat daerah"
        verbose_name_plural = "perangkat daerah"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return f"/opd/{self.kode}/"


class SusunanOrganisasi(models.Model):
    """The regulation (SOTK) under which the agency's units stand for some years."""

    opd = models.ForeignKey(PerangkatDaerah, models.CASCADE, related_name="susunan_organisasi")
    kode = models.CharField("kode", max_length=40, validators=[KODE_SAH])
    jenis = models.CharField("jenis peraturan", max_length=100)
    nomor = models.CharField("nomor", max_length=50, blank=True)
    tahun = TahunDokumenField("tahun", null=True, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    tentang = models.TextField("tentang", blank=True)
    tugas_pokok = models.TextField("tugas pokok perangkat daerah", blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "susunan organisasi"
        verbose_name_plural = "susunan organisasi"
        ordering = ["opd", "-tahun", "kode"]
        constraints = [models.UniqueConstraint(fields=["opd", "kode"], name="sotk_kode_unik")]

    def __str__(self) -> str:
        nomor = f" Nomor {self.nomor}" if self.nomor else ""
        return f"{self.jenis}{nomor}" + (f" Tahun {self.tahun}" if self.tahun else "")


class Unit(models.Model):
    """A unit of the agency: drawn in the organisation chart, in charge of figures and texts."""

    class Jenis(models.TextChoices):
        KEPALA = "kepala", "Kepala"
        SEKRETARIAT = "sekretariat", "Sekretariat"
        BIDANG = "bidang", "Bidang"
        SUBBAGIAN = "subbagian", "Subbagian"
        SEKSI = "seksi", "Seksi"
        UPT = "upt", "Unit pelaksana teknis"
        JABATAN_FUNGSIONAL = "jf", "Kelompok jabatan fungsional"
        LAIN = "lain", "Lain-lain"

    susunan = models.ForeignKey(SusunanOrganisasi, models.CASCADE, related_name="unit")
    kode = models.CharField("kode", max_length=40, validators=[KODE_SAH])
    nama = models.CharField("nama unit", max_length=200)
    jabatan = models.CharField("jabatan pemimpin unit", max_length=200, blank=True)
    jenis = models.CharField("jenis", max_length=12, choices=Jenis, default=Jenis.LAIN)
    induk = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="anak",
        verbose_name="unit induk",
    )
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    tugas = models.TextField("tugas pokok", blank=True)
    fungsi = models.TextField("fungsi", blank=True, help_text="Satu fungsi per baris.")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "unit"
        verbose_name_plural = "unit"
        ordering = ["susunan", "urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["susunan", "kode"], name="unit_kode_unik"),
            models.CheckConstraint(
                condition=~Q(induk=F("id")),
                name="unit_bukan_induk_sendiri",
                violation_error_message="Unit tidak dapat menjadi induk dirinya sendiri.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class PejabatQuerySet(models.QuerySet["Pejabat"]):
    def pada(self, tanggal: date) -> "PejabatQuerySet":
        """Officials whose term covers ``tanggal``."""
        return self.filter(Q(sampai=None) | Q(sampai__gte=tanggal), dari__lte=tanggal)


class Pejabat(models.Model):
    """An official in office for a period; the signer of a document is the one valid on its date."""

    class Peran(models.TextChoices):
        KEPALA_OPD = "kepala_opd", "Kepala perangkat daerah"
        KEPALA_DAERAH = "kepala_daerah", "Kepala daerah"
        INSPEKTUR = "inspektur", "Inspektur"
        LAIN = "lain", "Pejabat lain"

    class Status(models.TextChoices):
        DEFINITIF = "definitif", "Definitif"
        PLT = "plt", "Plt."
        PLH = "plh", "Plh."
        PJ = "pj", "Pj."

    pemda = models.ForeignKey(Pemda, models.CASCADE, related_name="pejabat")
    opd = models.ForeignKey(
        PerangkatDaerah,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="pejabat",
        help_text="Kosong untuk kepala daerah.",
    )
    kode = models.CharField("kode", max_length=40, validators=[KODE_SAH])
    peran = models.CharField("peran", max_length=15, choices=Peran, default=Peran.LAIN)
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="pejabat")
    nama = models.CharField("nama lengkap dan gelar", max_length=200)
    nip = models.CharField("NIP", max_length=25, blank=True)
    jabatan = models.CharField("jabatan", max_length=200)
    pangkat = models.CharField("pangkat dan golongan", max_length=100, blank=True)
    status = models.CharField("status", max_length=10, choices=Status, default=Status.DEFINITIF)
    dari = models.DateField("menjabat dari")
    sampai = models.DateField("sampai", null=True, blank=True)
    history = HistoricalRecords()
    objects = PejabatQuerySet.as_manager()

    class Meta:
        verbose_name = "pejabat"
        verbose_name_plural = "pejabat"
        ordering = ["opd", "peran", "-dari"]
        constraints = [
            models.UniqueConstraint(
                "pemda",
                Coalesce("opd", 0),
                "kode",
                name="pejabat_kode_unik",
                violation_error_message="Baris yang sama sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=F("dari")),
                name="pejabat_masa_sah",
                violation_error_message="Tanggal akhir tidak boleh sebelum tanggal awal.",
            ),
            models.CheckConstraint(
                condition=~Q(peran="kepala_opd") | Q(opd__isnull=False),
                name="pejabat_kepala_opd_punya_opd",
                violation_error_message="Pilih perangkat daerah yang dikepalai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.sebutan})"

    @property
    def sebutan(self) -> str:
        """Jabatan with its Plt./Plh./Pj. prefix, as printed over a signature."""
        if self.status == self.Status.DEFINITIF:
            return self.jabatan
        return f"{self.get_status_display()} {self.jabatan}"
