"""Perjanjian Kinerja: versions with their own wording, targets, budgets, parties and date."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from lakip.angka import format_bulan_tahun, format_tanggal
from lakip.instansi.models import Berkas, Unit
from lakip.medan import RupiahField
from lakip.pemicu import Beku
from lakip.riwayat import HistoricalRecords
from renstra.models import Indikator, MilikTahun, NilaiTarget

from .pos import PosAnggaran

_PK_DISEGEL = (
    "EXISTS (SELECT 1 FROM anggaran_perjanjiankinerja p "
    "WHERE p.id = {r}.perjanjian_id AND p.sidik <> '')"
)


class PerjanjianKinerja(MilikTahun):
    """One PK, murni or perubahan 1..n, of an echelon; party names are a snapshot.

    ``final`` says that it was signed. ``sidik`` is the SHA-256 of its content, set when it was made
    final here: from then on the database refuses to change it. One that a workbook calls final has
    none until a person seals it; before, a corrected workbook may still change it, no form may.
    """

    beku = Beku("{r}.sidik <> ''", bebas=("unit_id", "pindaian_id"))

    class Jenis(models.TextChoices):
        MURNI = "murni", "Perjanjian Kinerja"
        PERUBAHAN = "perubahan", "Perjanjian Kinerja Perubahan"

    class Level(models.TextChoices):
        ESELON_II = "II", "Eselon II"
        ESELON_III = "III", "Eselon III"
        ESELON_IV = "IV", "Eselon IV"

    class AlasanPerubahan(models.TextChoices):
        PEJABAT = "pejabat", "Pergantian atau mutasi pejabat"
        STRATEGI = "strategi", "Perubahan strategi yang memengaruhi tujuan dan sasaran"
        PRIORITAS = "prioritas", "Perubahan prioritas atau asumsi yang berakibat signifikan"

    class Ketelitian(models.TextChoices):
        HARI = "hari", "Tanggal lengkap"
        BULAN = "bulan", "Bulan dan tahun saja"

    jenis = models.CharField("jenis", max_length=10, choices=Jenis)
    nomor = models.PositiveSmallIntegerField("nomor perubahan", default=0)
    level = models.CharField("level", max_length=3, choices=Level, default=Level.ESELON_II)
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="+")
    tanggal = models.DateField("tanggal", null=True, blank=True)
    ketelitian = models.CharField(
        "ketelitian tanggal", max_length=5, choices=Ketelitian, default=Ketelitian.HARI
    )
    alasan_perubahan = models.CharField(
        "dasar perubahan", max_length=10, choices=AlasanPerubahan, blank=True
    )
    kedalaman = models.CharField(
        "kedalaman anggaran",
        max_length=12,
        choices=PosAnggaran.Tingkat,
        default=PosAnggaran.Tingkat.PROGRAM,
    )
    tampilkan_anggaran = models.BooleanField("cetak tabel anggaran", default=True)
    pihak_pertama_nama = models.CharField("nama pihak pertama", max_length=200, blank=True)
    pihak_pertama_jabatan = models.CharField("jabatan pihak pertama", max_length=200, blank=True)
    pihak_pertama_pangkat = models.CharField("pangkat pihak pertama", max_length=100, blank=True)
    pihak_pertama_nip = models.CharField("NIP pihak pertama", max_length=25, blank=True)
    pihak_kedua_nama = models.CharField("nama pihak kedua", max_length=200, blank=True)
    pihak_kedua_jabatan = models.CharField("jabatan pihak kedua", max_length=200, blank=True)
    pihak_kedua_pangkat = models.CharField("pangkat pihak kedua", max_length=100, blank=True)
    pihak_kedua_nip = models.CharField("NIP pihak kedua", max_length=25, blank=True)
    final = models.BooleanField("final", default=False)
    sidik = models.CharField("sidik isi", max_length=64, blank=True, editable=False)
    tempat = models.CharField("tempat penandatanganan", max_length=100, blank=True)
    pindaian = models.ForeignKey(
        Berkas,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pindaian yang ditandatangani",
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "perjanjian kinerja"
        verbose_name_plural = "perjanjian kinerja"
        ordering = ["tahun_kinerja", "level", "nomor"]
        constraints = [
            models.UniqueConstraint(
                "tahun_kinerja",
                "level",
                Coalesce("unit", 0),
                "jenis",
                "nomor",
                name="pk_unik",
                violation_error_message="Baris yang sama sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(jenis="murni", nomor=0) | Q(jenis="perubahan", nomor__gte=1),
                name="pk_nomor_sah",
                violation_error_message="PK murni bernomor 0; perubahan bernomor 1 dan seterusnya.",
            ),
            models.CheckConstraint(
                condition=Q(sidik="") | Q(final=True),
                name="pk_bersidik_final",
                violation_error_message="Hanya PK final yang bersidik.",
            ),
        ]

    def __str__(self) -> str:
        nomor = f" {self.nomor}" if self.nomor > 1 else ""
        return f"{self.get_jenis_display()}{nomor}"

    @property
    def sebutan_tanggal(self) -> str:
        """The date as precise as it is known: "31 Januari 2025", "Oktober 2025", or ""."""
        hanya_bulan = self.ketelitian == self.Ketelitian.BULAN
        return (format_bulan_tahun if hanya_bulan else format_tanggal)(self.tanggal, kosong="")


class ItemPK(MilikTahun, NilaiTarget):
    """One promised indicator, in the wording and with the target of this PK."""

    beku = Beku(_PK_DISEGEL, bebas=("indikator_id",), isi=True)

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="item")
    urutan = models.PositiveSmallIntegerField("urutan")
    kelompok = models.CharField(
        "blok", max_length=10, choices=Indikator.Kelompok, default=Indikator.Kelompok.IKU
    )
    indikator = models.ForeignKey(
        Indikator, models.SET_NULL, null=True, blank=True, related_name="item_pk"
    )
    sasaran_teks = models.TextField("sasaran menurut PK", blank=True)
    indikator_teks = models.TextField("indikator menurut PK")
    satuan = models.CharField("satuan", max_length=60, blank=True)
    keterangan = models.CharField("keterangan", max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "target PK"
        verbose_name_plural = "target PK"
        ordering = ["perjanjian", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["perjanjian", "urutan"], name="item_pk_unik"),
            models.CheckConstraint(condition=NilaiTarget.syarat_sah(), name="item_pk_sah"),
        ]

    def __str__(self) -> str:
        return self.indikator_teks


class AnggaranPK(MilikTahun):
    """A program (or kegiatan, sub kegiatan) chosen for this PK, with the amount it promises."""

    beku = Beku(_PK_DISEGEL, bebas=("pos_id",), isi=True)

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="anggaran")
    urutan = models.PositiveSmallIntegerField("urutan")
    pos = models.ForeignKey(
        PosAnggaran, models.SET_NULL, null=True, blank=True, related_name="anggaran_pk"
    )
    nama = models.TextField("nama menurut PK")
    nilai = RupiahField("anggaran (Rp)", null=True, blank=True)
    keterangan = models.CharField("keterangan", max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "anggaran PK"
        verbose_name_plural = "anggaran PK"
        ordering = ["perjanjian", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["perjanjian", "urutan"], name="anggaran_pk_unik"),
            models.CheckConstraint(
                condition=Q(nilai=None) | Q(nilai__gte=0),
                name="anggaran_pk_tidak_negatif",
                violation_error_message="Anggaran tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama
