"""Users and their assignments: user, role and scope (agency, local government or installation)."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from lakip.riwayat import HistoricalRecords

from .organisasi import Pemda, PerangkatDaerah, Unit


class Pengguna(AbstractUser):
    """A person who can log in; what the person may do comes only from its Penugasan."""

    nama = models.CharField("nama lengkap", max_length=200, blank=True)
    wajib_ganti_sandi = models.BooleanField("wajib mengganti kata sandi", default=False)
    history = HistoricalRecords(excluded_fields=["password", "last_login"])

    class Meta(AbstractUser.Meta):
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        """Full name as shown to people."""
        return self.nama or super().get_full_name() or self.username


class Penugasan(models.Model):
    """A role of a user within a scope. No agency and no pemda means the whole installation."""

    class Peran(models.TextChoices):
        OPERATOR = "operator", "Operator"
        VERIFIKATOR = "verifikator", "Verifikator"
        PENYUSUN = "penyusun", "Penyusun"
        KEPALA = "kepala", "Kepala"
        PEREVIU = "pereviu", "Pereviu Inspektorat"
        ADMIN = "admin", "Admin"
        PENGAMAT = "pengamat", "Pengamat"

    pengguna = models.ForeignKey(Pengguna, models.CASCADE, related_name="penugasan")
    peran = models.CharField("peran", max_length=12, choices=Peran)
    pemda = models.ForeignKey(
        Pemda, models.CASCADE, null=True, blank=True, related_name="penugasan"
    )
    opd = models.ForeignKey(
        PerangkatDaerah, models.CASCADE, null=True, blank=True, related_name="penugasan"
    )
    unit = models.ForeignKey(
        Unit,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="penugasan",
        help_text="Bidang yang diisi atau diverifikasi; kosong berarti seluruh perangkat daerah.",
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        ordering = ["pengguna", "peran"]
        constraints = [
            models.UniqueConstraint(
                "pengguna",
                "peran",
                Coalesce("pemda", 0),
                Coalesce("opd", 0),
                Coalesce("unit", 0),
                name="penugasan_unik",
                violation_error_message="Baris yang sama sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(opd=None) | Q(pemda=None),
                name="penugasan_satu_lingkup",
                violation_error_message="Pilih perangkat daerah atau pemda, tidak keduanya.",
            ),
            models.CheckConstraint(
                condition=Q(unit=None) | Q(opd__isnull=False),
                name="penugasan_unit_perlu_opd",
                violation_error_message="Pilih perangkat daerah dari unit itu.",
            ),
            models.CheckConstraint(
                condition=~Q(peran__in=["operator", "verifikator", "penyusun", "kepala"])
                | Q(opd__isnull=False),
                name="penugasan_peran_opd",
                violation_error_message="Peran ini harus memilih satu perangkat daerah.",
            ),
            models.CheckConstraint(
                condition=Q(peran="admin") | Q(opd__isnull=False) | Q(pemda__isnull=False),
                name="penugasan_instalasi_admin",
                violation_error_message="Hanya admin yang boleh mencakup seluruh instalasi; "
                "pilih perangkat daerah atau pemda.",
            ),
            models.CheckConstraint(
                condition=Q(unit=None) | Q(peran__in=["operator", "verifikator"]),
                name="penugasan_unit_operator",
                violation_error_message="Hanya operator dan verifikator yang dibatasi per unit.",
            ),
        ]

    def __str__(self) -> str:
        lingkup = self.unit or self.opd or self.pemda or "seluruh instalasi"
        return f"{self.get_peran_display()} – {lingkup}"

    def clean(self) -> None:
        """Refuse a unit of another agency."""
        if self.unit_id and self.opd_id and self.unit.susunan.opd_id != self.opd_id:
            raise ValidationError({"unit": "Pilih unit dari perangkat daerah itu sendiri."})
