"""Versions of the checklist: a new one begins as a copy."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from capaian.models import ButirReviu, DaftarReviu
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna

_BUTIR = ("urutan", "nomor", "kelompok", "uraian", "mesin", "syarat")


@transaction.atomic
def salin_versi(*, daftar: DaftarReviu, berlaku_sejak: date, oleh: Pengguna) -> DaftarReviu:
    """Return a copy of the version with its items and the next number."""
    akhir = DaftarReviu.objects.aggregate(v=Max("versi"))
    baru = DaftarReviu.objects.create(
        versi=akhir["v"] + 1,
        nama=daftar.nama,
        dasar=daftar.dasar,
        berlaku_sejak=berlaku_sejak,
    )
    for butir in daftar.butir.all():
        ButirReviu.objects.create(daftar=baru, **{n: getattr(butir, n) for n in _BUTIR})
    catat("salin_daftar_reviu", oleh=oleh, objek=str(baru), uraian=f"Disalin dari {daftar}.")
    return baru
