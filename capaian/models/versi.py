"""Versions of a report: where each stands, every step it took, its frozen content and files.

The database itself keeps the rules: a version moves only by a row of its log, the log is a chain
of allowed steps, and what was recorded is never changed. Rules name tables of this file alone,
since SQLite cannot rebuild a table that a trigger of another table names.
"""

import secrets
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Q

from capaian.reviu.alur import BEKU, BERJALAN, JALAN, SELESAI, Jalan, Langkah
from lakip.instansi.models import Berkas
from lakip.pemicu import AturanData
from renstra.models import MilikTahun

# Without letters that are mistaken for figures; 12 of them cannot be guessed (60 bits).
HURUF_KODE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PANJANG_KODE = 12

_STEP = "(NEW.dari || '>' || NEW.ke)"
_BERIKUT = "(SELECT COUNT(*) + 1 FROM capaian_langkahlaporan l WHERE l.laporan_id = NEW.laporan_id)"
# What the head approved: the content of the last step before a submission.
_DISETUJUI = (
    "(SELECT l.sidik FROM capaian_langkahlaporan l "
    "WHERE l.laporan_id = NEW.laporan_id ORDER BY l.urutan DESC LIMIT 1)"
)
_REKAMAN_BERIKUT = (
    "(SELECT COUNT(*) + 1 FROM capaian_rekamanlaporan r WHERE r.laporan_id = NEW.laporan_id)"
)


def _milik(tabel: str, syarat: str) -> str:
    """Whether the report of the new row has a row of ``tabel`` for which ``syarat`` holds."""
    kunci = "id" if tabel == "capaian_laporankinerja" else "laporan_id"
    dari = f"FROM {tabel} x WHERE x.{kunci} = NEW.laporan_id"
    return f"EXISTS (SELECT 1 {dari} AND {syarat})"


def _pada(*langkah: str) -> str:
    daftar = ", ".join(f"'{satu}'" for satu in langkah)
    return _milik("capaian_laporankinerja", f"x.langkah IN ({daftar})")


def _daftar(jalan: Iterable[Jalan]) -> str:
    """The steps as an SQL list."""
    return ", ".join(f"'{j.dari}>{j.ke}'" for j in jalan)


_DENGAN_REVIU = _daftar(j for j in JALAN if j.reviu is True)
_TANPA_REVIU = _daftar(j for j in JALAN if j.reviu is False)


def kode_baru() -> str:
    """A short code by which the public verifies a report; it cannot be guessed."""
    return "".join(secrets.choice(HURUF_KODE) for _ in range(PANJANG_KODE))


class LaporanKinerja(MilikTahun):
    """One version of the report of an agency-year. Its step changes only by a LangkahLaporan."""

    Langkah = Langkah

    versi = models.PositiveSmallIntegerField("versi", default=1)
    langkah = models.CharField("langkah", max_length=15, choices=Langkah, default=Langkah.DRAF)
    kode = models.CharField("kode verifikasi", max_length=20, unique=True, default=kode_baru)
    perlu_reviu = models.BooleanField(
        "direviu Inspektorat", default=True, help_text="Ditetapkan menurut pemda saat diajukan."
    )
    tanggal_penyampaian = models.DateField("tanggal penyampaian", null=True, blank=True)
    tanda_terima = models.CharField("nomor atau uraian tanda terima", max_length=200, blank=True)
    dibuat = models.DateTimeField("dibuat", auto_now_add=True)

    aturan_data = (
        AturanData("mulai", "INSERT", "NEW.langkah <> 'draf'", "Laporan dimulai dari draf."),
        AturanData(
            "langkah",
            "UPDATE",
            "OLD.langkah <> NEW.langkah AND NOT EXISTS (SELECT 1 FROM capaian_langkahlaporan l "
            "WHERE l.laporan_id = OLD.id AND l.dari = OLD.langkah AND l.ke = NEW.langkah "
            "AND l.urutan = (SELECT MAX(m.urutan) FROM capaian_langkahlaporan m "
            "WHERE m.laporan_id = OLD.id))",
            "Langkah laporan hanya berubah melalui catatannya.",
        ),
        AturanData(
            "tetap",
            "UPDATE",
            "OLD.id <> NEW.id OR OLD.tahun_kinerja_id <> NEW.tahun_kinerja_id "
            "OR OLD.versi <> NEW.versi OR OLD.kode <> NEW.kode OR OLD.dibuat <> NEW.dibuat",
            "Versi, kode, dan pemilik laporan tidak dapat diubah.",
        ),
        AturanData(
            "reviu",
            "UPDATE",
            "OLD.perlu_reviu <> NEW.perlu_reviu AND OLD.langkah <> 'disetujui'",
            "Kewajiban reviu ditetapkan saat laporan diajukan.",
        ),
        AturanData(
            "penyampaian",
            "UPDATE",
            "OLD.langkah <> 'final' AND (OLD.tanggal_penyampaian {beda} NEW.tanggal_penyampaian "
            "OR OLD.tanda_terima <> NEW.tanda_terima)",
            "Penyampaian dicatat pada laporan final.",
        ),
        AturanData(
            "hapus",
            "DELETE",
            "OLD.langkah <> 'draf' OR EXISTS (SELECT 1 FROM capaian_langkahlaporan l "
            "WHERE l.laporan_id = OLD.id)",
            "Laporan yang sudah berjalan tidak dapat dihapus.",
        ),
    )

    class Meta:
        verbose_name = "versi laporan"
        verbose_name_plural = "versi laporan"
        ordering = ["tahun_kinerja", "-versi"]
        constraints = [
            models.UniqueConstraint(fields=["tahun_kinerja", "versi"], name="laporan_versi_unik"),
            models.UniqueConstraint(
                fields=["tahun_kinerja"],
                condition=Q(langkah__in=[str(langkah) for langkah in BERJALAN]),
                name="laporan_satu_berjalan",
            ),
            models.CheckConstraint(
                condition=~Q(langkah__in=["disampaikan", "terbit"])
                | (Q(tanggal_penyampaian__isnull=False) & ~Q(tanda_terima="")),
                name="laporan_disampaikan_lengkap",
                violation_error_message="Isi tanggal penyampaian dan tanda terima.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tahun_kinerja} versi {self.versi}"

    def get_absolute_url(self) -> str:
        return f"{self.tahun_kinerja.get_absolute_url()}versi/{self.versi}/"

    @property
    def selesai(self) -> bool:
        """Whether it is final or further: only a new version can change what it says."""
        return self.langkah in SELESAI

    @property
    def beku(self) -> bool:
        """Whether its pages are drawn from its recording."""
        return self.langkah in BEKU

    @property
    def kode_tampil(self) -> str:
        """The code in groups of four, as printed."""
        return "-".join(self.kode[i : i + 4] for i in range(0, len(self.kode), 4))


class LangkahLaporan(models.Model):
    """One step of a version. Adding the row is the step: the database then moves the version."""

    hanya_tambah = True
    aturan_data = (
        AturanData(
            "urut",
            "INSERT",
            f"NOT {_milik('capaian_laporankinerja', 'x.langkah = NEW.dari')} "
            f"OR NEW.urutan <> {_BERIKUT}",
            "Laporan sudah tidak pada langkah itu.",
        ),
        AturanData(
            "sah",
            "INSERT",
            f"{_STEP} NOT IN ({_daftar(JALAN)})",
            "Langkah laporan itu tidak ada.",
        ),
        AturanData(
            "alasan",
            "INSERT",
            "NEW.ke = 'draf' AND TRIM(NEW.alasan) = ''",
            "Pengembalian laporan perlu alasan.",
        ),
        AturanData(
            "reviu",
            "INSERT",
            f"({_STEP} IN ({_DENGAN_REVIU}) "
            f"AND NOT {_milik('capaian_laporankinerja', 'x.perlu_reviu')}) "
            f"OR ({_STEP} IN ({_TANPA_REVIU}) "
            f"AND {_milik('capaian_laporankinerja', 'x.perlu_reviu')})",
            "Jalan laporan ini berbeda menurut kewajiban reviunya.",
        ),
        AturanData(
            "rekaman",
            "INSERT",
            "NEW.ke = 'diajukan' AND NOT "
            + _milik(
                "capaian_rekamanlaporan",
                f"x.urutan + 1 = {_REKAMAN_BERIKUT} AND x.sha256 = {_DISETUJUI}",
            ),
            "Laporan yang diajukan perlu rekaman dari isi yang disetujui.",
        ),
        AturanData(
            "berkas",
            "INSERT",
            "NEW.ke = 'disampaikan' AND NOT "
            + _milik("capaian_berkaslaporan", "x.jenis = 'final'"),
            "Berkas final belum ada.",
        ),
        AturanData(
            "jalan",
            "INSERT",
            lalu="UPDATE capaian_laporankinerja SET langkah = NEW.ke WHERE id = NEW.laporan_id",
        ),
    )

    laporan = models.ForeignKey(
        LaporanKinerja, models.PROTECT, related_name="jejak", verbose_name="laporan"
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    dari = models.CharField("dari", max_length=15, choices=Langkah)
    ke = models.CharField("ke", max_length=15, choices=Langkah)
    alasan = models.TextField("alasan atau catatan", blank=True)
    sidik = models.CharField(
        "SHA-256 isi saat itu", max_length=64, blank=True, help_text="Diisi saat disetujui."
    )
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", auto_now_add=True)

    class Meta:
        verbose_name = "langkah laporan"
        verbose_name_plural = "langkah laporan"
        ordering = ["laporan", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "urutan"], name="langkah_laporan_urut")
        ]

    def __str__(self) -> str:
        return f"{self.laporan}: {self.get_dari_display()} ke {self.get_ke_display()}"


class RekamanLaporan(models.Model):
    """The content of a version as it was submitted: the whole tree, with pictures by their hash.

    ``urutan`` counts the submissions of the version; the last one is what its pages show.
    """

    hanya_tambah = True
    aturan_data = (
        AturanData(
            "sah",
            "INSERT",
            f"NOT {_pada('disetujui')} OR NEW.urutan <> {_REKAMAN_BERIKUT} "
            f"OR NEW.sha256 {{beda}} {_DISETUJUI}",
            "Yang direkam adalah isi yang disetujui, saat diajukan.",
        ),
    )

    laporan = models.ForeignKey(
        LaporanKinerja, models.PROTECT, related_name="rekaman", verbose_name="laporan"
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    pohon = models.ForeignKey(Berkas, models.PROTECT, related_name="+", verbose_name="isi rekaman")
    versi_aturan = models.CharField("versi aturan hitung", max_length=20)
    sha256 = models.CharField("SHA-256 isi", max_length=64)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", auto_now_add=True)

    class Meta:
        verbose_name = "rekaman laporan"
        verbose_name_plural = "rekaman laporan"
        ordering = ["laporan", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "urutan"], name="rekaman_laporan_urut")
        ]

    def __str__(self) -> str:
        return f"Rekaman {self.urutan} {self.laporan}"


class BerkasLaporan(models.Model):
    """A file that belongs to a final version: the package, its signed copy, the receipt.

    ``NASKAH`` is the tree as it became final, the reviewer's statement and the code in it.
    """

    class Jenis(models.TextChoices):
        FINAL = "final", "Berkas final"
        TTD = "ttd", "Berkas bertanda tangan elektronik"
        TANDA_TERIMA = "tanda_terima", "Tanda terima"
        NASKAH = "naskah", "Isi final"

    hanya_tambah = True
    aturan_data = (
        AturanData(
            "sah",
            "INSERT",
            f"NOT {_pada(*sorted(SELESAI))}",
            "Berkas hanya dilampirkan pada laporan final.",
        ),
    )

    laporan = models.ForeignKey(
        LaporanKinerja, models.PROTECT, related_name="berkas", verbose_name="laporan"
    )
    jenis = models.CharField("jenis", max_length=15, choices=Jenis)
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+", verbose_name="berkas")
    nama = models.CharField("nama unduhan", max_length=200)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="Kosong: dibuat oleh aplikasi.",
    )
    pada = models.DateTimeField("pada", auto_now_add=True)

    class Meta:
        verbose_name = "berkas laporan"
        verbose_name_plural = "berkas laporan"
        ordering = ["laporan", "pada", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["laporan"], condition=Q(jenis="final"), name="berkas_final_satu"
            ),
            models.UniqueConstraint(
                fields=["laporan"], condition=Q(jenis="naskah"), name="berkas_naskah_satu"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.laporan}"
