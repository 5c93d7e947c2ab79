"""The Inspektorat's review of one submitted version: team, answers, conclusion.

A closed review is frozen. A report that comes back after its conclusion gets a new round.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lakip.pemicu import Beku
from lakip.riwayat import HistoricalRecords
from renstra.models import MilikTahun

from .daftar_reviu import ButirReviu, DaftarReviu
from .versi import LaporanKinerja, RekamanLaporan

DITUTUP = (
    "EXISTS (SELECT 1 FROM capaian_reviu v WHERE v.id = {r}.reviu_id AND v.ditutup IS NOT NULL)"
)
"""When what belongs to a review is frozen."""


class Reviu(MilikTahun):
    """One round of review of a version. The conclusion is always a person's: see ``ditutup_oleh``.

    ``rekaman`` is the recording that the conclusion speaks of.
    """

    class Simpulan(models.TextChoices):
        TANPA_KEBERATAN = "tanpa_keberatan", "Tidak ada hal yang meragukan keandalan informasi"
        DENGAN_PENJELAS = "dengan_penjelas", "Tidak meragukan, dengan paragraf penjelas"

    beku = Beku("{r}.ditutup IS NOT NULL")

    laporan = models.ForeignKey(LaporanKinerja, models.PROTECT, related_name="reviu")
    putaran = models.PositiveSmallIntegerField("putaran", default=1)
    daftar = models.ForeignKey(DaftarReviu, models.PROTECT, related_name="reviu")
    nomor_surat_tugas = models.CharField("nomor surat tugas", max_length=100, blank=True)
    tanggal_surat_tugas = models.DateField("tanggal surat tugas", null=True, blank=True)
    nomor_kkr = models.CharField("nomor kertas kerja reviu (KKR)", max_length=100, blank=True)
    periode_dari = models.DateField("reviu dimulai", null=True, blank=True)
    periode_sampai = models.DateField("reviu selesai", null=True, blank=True)
    disusun_oleh = models.ForeignKey(
        "AnggotaReviu", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    disusun_tanggal = models.DateField("disusun tanggal", null=True, blank=True)
    direviu_oleh = models.ForeignKey(
        "AnggotaReviu", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    direviu_tanggal = models.DateField("direviu tanggal", null=True, blank=True)
    catatan = models.TextField("catatan tim", blank=True)
    simpulan = models.CharField("simpulan", max_length=20, choices=Simpulan, blank=True)
    penjelas = models.TextField("paragraf penjelas", blank=True)
    alasan_terbuka = models.TextField("alasan catatan belum selesai", blank=True)
    tempat = models.CharField("tempat pernyataan", max_length=100, blank=True)
    tanggal = models.DateField("tanggal pernyataan", null=True, blank=True)
    rekaman = models.ForeignKey(
        RekamanLaporan, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dibuka = models.DateTimeField("dibuka", auto_now_add=True)
    ditutup = models.DateTimeField("ditutup", null=True, blank=True)
    ditutup_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "reviu"
        verbose_name_plural = "reviu"
        ordering = ["laporan", "putaran"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "putaran"], name="reviu_putaran_unik"),
            models.UniqueConstraint(
                fields=["laporan"], condition=Q(ditutup=None), name="reviu_satu_terbuka"
            ),
            models.CheckConstraint(
                condition=Q(periode_dari=None)
                | Q(periode_sampai=None)
                | Q(periode_sampai__gte=models.F("periode_dari")),
                name="reviu_periode_sah",
                violation_error_message="Reviu tidak dapat selesai sebelum dimulai.",
            ),
            models.CheckConstraint(
                condition=Q(ditutup=None, ditutup_oleh=None, simpulan="")
                | (
                    Q(ditutup__isnull=False, ditutup_oleh__isnull=False, rekaman__isnull=False)
                    & Q(tanggal__isnull=False)
                    & ~Q(simpulan="")
                ),
                name="reviu_simpulan_orang",
                violation_error_message="Simpulan reviu perlu pereviu, tanggal, dan rekaman.",
            ),
            models.CheckConstraint(
                condition=~Q(simpulan="dengan_penjelas") | ~Q(penjelas=""),
                name="reviu_penjelas_terisi",
                violation_error_message="Tulis paragraf penjelas.",
            ),
        ]

    def __str__(self) -> str:
        return f"Reviu {self.laporan}" + (f" putaran {self.putaran}" if self.putaran > 1 else "")


class AnggotaReviu(MilikTahun):
    """A member of the team: a user, or a name and jabatan."""

    class Peran(models.TextChoices):
        INSPEKTUR = "inspektur", "Inspektur"
        PENGENDALI = "pengendali", "Pengendali teknis"
        KETUA = "ketua", "Ketua tim"
        ANGGOTA = "anggota", "Anggota"

    beku = Beku(DITUTUP, isi=True)

    reviu = models.ForeignKey(Reviu, models.CASCADE, related_name="anggota")
    peran = models.CharField("peran", max_length=10, choices=Peran, default=Peran.ANGGOTA)
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    nama = models.CharField("nama lengkap dan gelar", max_length=200)
    jabatan = models.CharField("jabatan", max_length=200, blank=True)
    pangkat = models.CharField("pangkat dan golongan", max_length=100, blank=True)
    nip = models.CharField("NIP", max_length=25, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "anggota tim reviu"
        verbose_name_plural = "anggota tim reviu"
        ordering = ["reviu", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reviu", "peran"],
                condition=~Q(peran="anggota"),
                name="anggota_reviu_peran_satu",
                violation_error_message="Peran itu sudah ada pemegangnya.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.get_peran_display()})"


class JawabanReviu(MilikTahun):
    """The answer to one item: the machine's proposal and what holds.

    ``oleh`` None: the machine's proposal stands untouched. A person who answers otherwise says why.
    """

    class Jawaban(models.TextChoices):
        YA = "ya", "Ya"
        TIDAK = "tidak", "Tidak"
        TIDAK_BERLAKU = "tidak_berlaku", "Tidak berlaku"

    beku = Beku(DITUTUP, isi=True)

    reviu = models.ForeignKey(Reviu, models.CASCADE, related_name="jawaban")
    butir = models.ForeignKey(ButirReviu, models.PROTECT, related_name="+")
    mesin = models.CharField("jawaban mesin", max_length=15, choices=Jawaban, blank=True)
    bukti_mesin = models.TextField("bukti yang dipakai mesin", blank=True)
    rujukan = models.JSONField("tempat pada laporan", default=list, blank=True)
    jawaban = models.CharField("jawaban", max_length=15, choices=Jawaban, blank=True)
    bukti = models.TextField("bukti atau penjelasan pereviu", blank=True)
    alasan = models.TextField("alasan berbeda dari mesin", blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    pada = models.DateTimeField("pada", auto_now=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "jawaban reviu"
        verbose_name_plural = "jawaban reviu"
        ordering = ["reviu", "butir__urutan"]
        constraints = [
            models.UniqueConstraint(fields=["reviu", "butir"], name="jawaban_reviu_unik"),
            models.CheckConstraint(
                condition=Q(mesin="") | Q(jawaban=models.F("mesin")) | ~Q(alasan=""),
                name="jawaban_reviu_beralasan",
                violation_error_message="Tulis alasan jawaban yang berbeda dari mesin.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.butir.nomor}: {self.get_jawaban_display() or 'belum dijawab'}"
