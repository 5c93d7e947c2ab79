"""First use: the first pemda, the first agency, and the first admin's own assignments."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify

from .izin import Izin, SiapaPun, seluruh_instalasi
from .kejadian import catat
from .models import Pemda, Pengguna, Penugasan, PerangkatDaerah


def boleh_memulai(pengguna: SiapaPun) -> bool:
    """Whether the user sets up the installation: a superuser, or the admin of all of it."""
    return pengguna.is_authenticated and (
        pengguna.is_superuser or seluruh_instalasi(pengguna, Izin.KELOLA_INDUK)
    )


@transaction.atomic
def buat_pemda(pemda: Pemda, *, oleh: Pengguna) -> Pemda:
    """Save a new pemda with a code made from its name, and let ``oleh`` manage the installation.

    Raises PermissionDenied for others.
    """
    _wajib(oleh)
    pemda.kode = _kode(pemda.nama, Pemda)
    pemda.full_clean()
    pemda._history_user = oleh
    pemda.save()
    _tugaskan(oleh, Penugasan.Peran.ADMIN)
    catat("buat_pemda", oleh=oleh, objek=pemda.nama, uraian=f"{pemda.nama} dibuat.")
    return pemda


@transaction.atomic
def buat_opd(opd: PerangkatDaerah, *, menyusun: bool, oleh: Pengguna) -> PerangkatDaerah:
    """Save a new agency with a code made from its name; ``menyusun``: ``oleh`` writes its report.

    Raises PermissionDenied for others.
    """
    _wajib(oleh)
    opd.kode = _kode(opd.singkatan or opd.nama, PerangkatDaerah)
    opd.full_clean()
    opd._history_user = oleh
    opd.save()
    _tugaskan(oleh, Penugasan.Peran.ADMIN)
    if menyusun:
        _tugaskan(oleh, Penugasan.Peran.PENYUSUN, opd=opd)
    catat("buat_opd", oleh=oleh, opd=opd, objek=opd.nama, uraian=f"{opd.nama} dibuat.")
    return opd


def _wajib(oleh: Pengguna) -> None:
    if not boleh_memulai(oleh):
        raise PermissionDenied("Hanya admin instalasi yang menyiapkan LAKIP.")


def _tugaskan(oleh: Pengguna, peran: Penugasan.Peran, opd: PerangkatDaerah | None = None) -> None:
    tugas = {"pengguna": oleh, "peran": peran, "opd": opd, "pemda": None, "unit": None}
    if Penugasan.objects.filter(**tugas).exists():
        return
    satu = Penugasan(**tugas)
    satu._history_user = oleh
    satu.save()
    oleh.__dict__.pop("_penugasan", None)
    catat("beri_tugas", oleh=oleh, opd=opd, objek=str(oleh), uraian=f"{oleh}: {satu}.")


def _kode(nama: str, model: type[Pemda] | type[PerangkatDaerah]) -> str:
    """A code for addresses that no other row has."""
    dasar = slugify(nama)[:50].strip("-") or "opd"
    ada = set(model.objects.filter(kode__startswith=dasar).values_list("kode", flat=True))
    if dasar not in ada:
        return dasar
    return next(k for n in range(2, len(ada) + 3) if (k := f"{dasar}-{n}") not in ada)
