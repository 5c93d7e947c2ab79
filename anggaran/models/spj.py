"""Imported SPJ, LRA and budget files, the amounts in them, and layouts people have explained.

These rows keep no history: a file never changes once imported, so it is the history itself. A newer
file of the same agency, sub unit, bendahara, month and source makes the older one ``digantikan``;
its rows stay, so taking the newer one back brings them into force again.
"""

from django.db import models
from django.db.models import Q

from lakip.instansi.models import Berkas, Pemda, Pengguna
from lakip.medan import RupiahField
from renstra.models import MilikTahun

from .pos import Belanja, PosAnggaran, SumberRealisasi


class BerkasSPJ(MilikTahun):
    """One import of one file: what it is for, how far it is, what it said and what undoes it.

    ``ringkasan`` holds what pages show, ``rincian`` every finding and change (compressed JSON),
    ``pilihan`` what the person chose, ``cadangan`` what taking it back needs.
    """

    class Status(models.TextChoices):
        ANTRE = "antre", "Menunggu dibaca"
        DIBACA = "dibaca", "Sedang dibaca"
        PEMETAAN = "pemetaan", "Menunggu arti kolom"
        SIAP = "siap", "Menunggu persetujuan"
        ANTRE_TULIS = "antre_tulis", "Menunggu ditulis"
        DITULIS = "ditulis", "Sedang ditulis"
        AKTIF = "aktif", "Berlaku"
        DIGANTIKAN = "digantikan", "Digantikan"
        DIBATALKAN = "dibatalkan", "Dibatalkan"
        DITOLAK = "ditolak", "Tidak terbaca"
        DIBUANG = "dibuang", "Dibuang"
        GAGAL = "gagal", "Gagal"

    BERJALAN = (Status.ANTRE, Status.DIBACA, Status.ANTRE_TULIS, Status.DITULIS)

    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    nama_asli = models.CharField("nama berkas", max_length=255)
    sumber = models.CharField(
        "sumber", max_length=10, choices=SumberRealisasi, default=SumberRealisasi.SPJ
    )
    bulan = models.PositiveSmallIntegerField("bulan")
    sub_unit = models.CharField("sub unit", max_length=100, blank=True)
    bendahara = models.CharField("bendahara", max_length=100, blank=True)
    susunan = models.CharField("susunan", max_length=60, blank=True)
    tahap = models.CharField("tahap anggaran", max_length=20, blank=True)
    status = models.CharField("status", max_length=12, choices=Status, default=Status.ANTRE)
    kemajuan = models.PositiveSmallIntegerField("kemajuan (%)", default=0)
    pesan = models.TextField("pesan", blank=True)
    kumulatif = models.BooleanField("memuat bulan-bulan sebelumnya", default=True)
    per_bulan = models.BooleanField("memisahkan bulan ini", default=True)
    hanya_pagu = models.BooleanField("hanya pagu", default=False)
    ringkasan = models.JSONField("ringkasan", default=dict)
    rincian = models.BinaryField("rincian", default=bytes)
    pilihan = models.JSONField("pilihan", default=dict)
    cadangan = models.JSONField("cadangan", default=dict)
    menggantikan = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="digantikan_oleh"
    )
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField("diunggah", auto_now_add=True)
    diperbarui = models.DateTimeField("kabar terakhir", auto_now=True)
    disetujui_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    disetujui = models.DateTimeField("disetujui", null=True, blank=True)
    dibatalkan_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    dibatalkan = models.DateTimeField("dibatalkan", null=True, blank=True)

    class Meta:
        verbose_name = "berkas SPJ"
        verbose_name_plural = "berkas SPJ"
        ordering = ["-dibuat", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "sumber", "sub_unit", "bendahara", "bulan"],
                condition=Q(status="aktif", hanya_pagu=False),
                name="berkas_spj_satu_berlaku",
            ),
            models.CheckConstraint(
                condition=Q(bulan__range=(1, 12)),
                name="berkas_spj_bulan_sah",
                violation_error_message="Bulan harus antara 1 dan 12.",
            ),
        ]
        indexes = [models.Index(fields=["tahun_kinerja", "status"], name="berkas_spj_status")]

    def __str__(self) -> str:
        return self.nama_asli


class RealisasiSPJ(models.Model):
    """The amount of one leaf row of an imported file: "bulan ini" and what came before it.

    ``saldo_awal`` + ``nilai`` is the amount up to the month. ``kolom`` holds the letters of the
    cell that shows it, ``baris`` the spreadsheet's own row number. ``rujukan`` keeps apart rows of
    one account: document, funding source or unit.
    """

    berkas = models.ForeignKey(BerkasSPJ, models.CASCADE, related_name="realisasi")
    pos = models.ForeignKey(PosAnggaran, models.RESTRICT, related_name="realisasi_spj")
    rekening = models.CharField("kode rekening", max_length=40, blank=True)
    belanja = models.CharField("jenis belanja", max_length=15, choices=Belanja, blank=True)
    rujukan = models.CharField("rujukan", max_length=400, blank=True)
    uraian = models.TextField("uraian", blank=True)
    pagu = RupiahField("pagu (Rp)", null=True, blank=True)
    saldo_awal = RupiahField("s.d. bulan lalu (Rp)")
    nilai = RupiahField("bulan ini (Rp)")
    lembar = models.CharField("lembar", max_length=100)
    baris = models.PositiveIntegerField("baris")
    kolom = models.CharField("kolom", max_length=3)

    class Meta:
        verbose_name = "realisasi SPJ"
        verbose_name_plural = "realisasi SPJ"
        ordering = ["berkas", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["berkas", "pos", "rekening", "belanja", "rujukan"],
                name="realisasi_spj_unik",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rekening} {self.uraian}".strip()


class SusunanKolom(models.Model):
    """A layout that a person explained once: recognised again by the heads of its row.

    ``judul`` holds the heads in plain words, ``kolom`` the role by column index, ``tinggi`` how
    many rows lie between the heads and the data.
    """

    pemda = models.ForeignKey(Pemda, models.CASCADE, related_name="susunan_kolom")
    nama = models.CharField("nama susunan", max_length=60)
    judul = models.JSONField("judul kolom")
    kolom = models.JSONField("arti kolom")
    tinggi = models.PositiveSmallIntegerField("baris sampai data", default=1)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField("disimpan", auto_now_add=True)

    class Meta:
        verbose_name = "susunan kolom"
        verbose_name_plural = "susunan kolom"
        ordering = ["pemda", "nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "nama"],
                name="susunan_kolom_unik",
                violation_error_message="Nama susunan itu sudah dipakai.",
            )
        ]

    def __str__(self) -> str:
        return self.nama
