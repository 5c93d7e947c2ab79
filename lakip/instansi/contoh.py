"""Demo users, one per role. Their names are invented; their user names are the role names."""

from django.conf import settings
from django.db import transaction

from .models import Pemda, Pengguna, Penugasan, PerangkatDaerah

SANDI = "contoh-lakip-2025"

# User name (which is the role's code) to the name shown.
PENGGUNA = {
    "operator": "Olivia Operator (contoh)",
    "verifikator": "Verra Verifikator (contoh)",
    "penyusun": "Panji Penyusun (contoh)",
    "kepala": "Kartika Kepala (contoh)",
    "pereviu": "Raka Pereviu (contoh)",
    "admin": "Adinda Admin (contoh)",
    "pengamat": "Mira Pengamat (contoh)",
}


def _lingkup(
    peran: str, opd: PerangkatDaerah, pemda: Pemda
) -> dict[str, PerangkatDaerah | Pemda | None]:
    """Admin: the installation; Inspektorat and observers: the pemda; the others: the agency."""
    if peran == Penugasan.Peran.ADMIN:
        return {"opd": None, "pemda": None}
    if peran in {Penugasan.Peran.PEREVIU, Penugasan.Peran.PENGAMAT}:
        return {"opd": None, "pemda": pemda}
    return {"opd": opd, "pemda": None}


@transaction.atomic
def muat_pengguna_contoh(*, opd: PerangkatDaerah, pemda: Pemda) -> list[Pengguna]:
    """Make the demo users and their assignments; returns the users that were missing.

    Existing demo users keep their password, and a real person's account of the same user name is
    left alone. Outside DEBUG each demo user must choose a new password first.
    """
    ada = set(Pengguna.objects.filter(username__in=PENGGUNA).values_list("username", flat=True))
    semua = [_sediakan(peran, **_lingkup(peran, opd, pemda)) for peran in PENGGUNA]
    return [p for p in semua if p.username not in ada]


@transaction.atomic
def admin_contoh() -> Pengguna | None:
    """The demo admin, made when missing: it serves the installation, so before any agency.

    None when a real person has the account of that name.
    """
    admin = _sediakan(Penugasan.Peran.ADMIN, opd=None, pemda=None)
    return admin if admin.nama == PENGGUNA[admin.username] else None


def _sediakan(peran: str, **lingkup: PerangkatDaerah | Pemda | None) -> Pengguna:
    """The user of a role with that assignment; a real person's account stays as it is."""
    pengguna = Pengguna.objects.filter(username=peran).first()
    if pengguna is None:
        pengguna = Pengguna(username=peran, nama=PENGGUNA[peran], wajib_ganti_sandi=True)
        pengguna.set_password(SANDI)
        pengguna.save()
    tugas = {"pengguna": pengguna, "peran": peran, **lingkup}
    if pengguna.nama == PENGGUNA[peran] and not Penugasan.objects.filter(**tugas).exists():
        Penugasan.objects.create(**tugas)
    return pengguna


def akun_contoh() -> list[tuple[str, str]]:
    """User name and role of the demo accounts of this database; none outside DEBUG."""
    if not settings.DEBUG:
        return []
    ada = set(
        Pengguna.objects.filter(username__in=PENGGUNA, is_active=True).values_list(
            "username", flat=True
        )
    )
    return [(nama, Penugasan.Peran(nama).label) for nama in PENGGUNA if nama in ada]
