"""Who may do what, where: one permission enum, seven roles, and the scope of assignments.

A permission comes only from a Penugasan: its role says what, its scope (agency, local government
or installation) says where. Only an Admin without scope reaches the whole installation. A
superuser has no special right on any page; `lakip.instansi.admin` alone lets one in, to make the
first pemda and the first assignments.

A user's assignments are read once per user object, so once per request.
"""

from collections.abc import Iterable
from typing import ClassVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q, QuerySet
from django.http import Http404

from .models import Pemda, Pengguna, Penugasan, PerangkatDaerah, Unit


class Izin(models.TextChoices):
    """Everything that a role can permit; the label completes "boleh …"."""

    BACA = "baca", "membaca data dan laporan"
    ISI_REALISASI = "isi_realisasi", "mengisi realisasi, bukti, dan analisis"
    VERIFIKASI = "verifikasi", "menerima atau mengembalikan isian"
    SUSUN_RENCANA = "susun_rencana", "menyusun Renstra, indikator, PK, dan rencana aksi"
    SUSUN_ANGGARAN = "susun_anggaran", "mengisi anggaran"
    IMPOR_SPJ = "impor_spj", "mengimpor SPJ"
    SUSUN_LAPORAN = "susun_laporan", "menulis dan mengatur laporan"
    ATUR_PENGUKURAN = "atur_pengukuran", "mengatur skala dan metode pengukuran"
    UNDUH_BUKU = "unduh_buku", "mengunduh buku kerja"
    IMPOR_BUKU = "impor_buku", "mengimpor buku kerja"
    SETUJUI = "setujui", "menyetujui dan menandatangani"
    REVIU = "reviu", "mereviu laporan"
    LIHAT_KEJADIAN = "lihat_kejadian", "melihat catatan kejadian"
    KELOLA_JADWAL = "kelola_jadwal", "membuka dan menutup jadwal"
    KELOLA_INDUK = "kelola_induk", "mengelola data induk"
    KELOLA_PENGGUNA = "kelola_pengguna", "mengelola pengguna dan penugasan"


# What a unit-limited assignment permits for its unit and the units below it only.
PER_UNIT = frozenset({Izin.ISI_REALISASI, Izin.VERIFIKASI})


class Peran:
    """A role: its code in Penugasan, what it is for, and what it permits."""

    kode: ClassVar[Penugasan.Peran]
    uraian: ClassVar[str]
    izin: ClassVar[frozenset[Izin]]


class Operator(Peran):
    kode = Penugasan.Peran.OPERATOR
    uraian = "Mengisi realisasi, bukti, dan analisis bidangnya."
    izin = frozenset({Izin.BACA, Izin.ISI_REALISASI})


class Verifikator(Peran):
    kode = Penugasan.Peran.VERIFIKATOR
    uraian = "Kepala bidang atau sekretaris: menerima atau mengembalikan isian operator."
    izin = frozenset({Izin.BACA, Izin.VERIFIKASI})


class Penyusun(Peran):
    kode = Penugasan.Peran.PENYUSUN
    uraian = "Perencana atau sekretariat: menyusun rencana, anggaran, dan laporan instansinya."
    izin = frozenset(
        {
            Izin.BACA,
            Izin.ISI_REALISASI,
            Izin.SUSUN_RENCANA,
            Izin.SUSUN_ANGGARAN,
            Izin.IMPOR_SPJ,
            Izin.SUSUN_LAPORAN,
            Izin.ATUR_PENGUKURAN,
            Izin.UNDUH_BUKU,
            Izin.LIHAT_KEJADIAN,
        }
    )


class Kepala(Peran):
    kode = Penugasan.Peran.KEPALA
    uraian = "Kepala perangkat daerah: menyetujui dan menandatangani."
    izin = frozenset({Izin.BACA, Izin.SETUJUI, Izin.LIHAT_KEJADIAN})


class Pereviu(Peran):
    kode = Penugasan.Peran.PEREVIU
    uraian = "Inspektorat: membaca semua perangkat daerah di pemdanya dan mereviu laporan."
    izin = frozenset({Izin.BACA, Izin.REVIU, Izin.UNDUH_BUKU, Izin.LIHAT_KEJADIAN})


class Admin(Peran):
    kode = Penugasan.Peran.ADMIN
    uraian = "Mengelola pengguna, perangkat daerah, data induk, impor, dan jadwal."
    izin = frozenset(
        {
            Izin.BACA,
            Izin.ATUR_PENGUKURAN,
            Izin.UNDUH_BUKU,
            Izin.IMPOR_BUKU,
            Izin.IMPOR_SPJ,
            Izin.LIHAT_KEJADIAN,
            Izin.KELOLA_JADWAL,
            Izin.KELOLA_INDUK,
            Izin.KELOLA_PENGGUNA,
        }
    )


class Pengamat(Peran):
    kode = Penugasan.Peran.PENGAMAT
    uraian = "Membaca saja."
    izin = frozenset({Izin.BACA})


PERAN: dict[str, type[Peran]] = {
    kelas.kode: kelas
    for kelas in (Operator, Verifikator, Penyusun, Kepala, Pereviu, Admin, Pengamat)
}

SiapaPun = Pengguna | AnonymousUser


def penugasan(pengguna: SiapaPun) -> list[Penugasan]:
    """The user's assignments with agency, pemda and unit; one query per user object."""
    if not pengguna.is_authenticated:
        return []
    if not hasattr(pengguna, "_penugasan"):
        lingkup = pengguna.penugasan.select_related("opd__pemda", "pemda", "unit")
        pengguna._penugasan = list(lingkup.order_by("peran", "pk"))
    return pengguna._penugasan


def _dengan(pengguna: SiapaPun, izin: Izin) -> list[Penugasan]:
    return [p for p in penugasan(pengguna) if izin in PERAN[p.peran].izin]


def _seluruh_instalasi(p: Penugasan) -> bool:
    return p.peran == Penugasan.Peran.ADMIN and p.opd_id is None and p.pemda_id is None


def _mencakup(p: Penugasan, opd: PerangkatDaerah) -> bool:
    if p.opd_id is not None:
        return p.opd_id == opd.pk
    return _seluruh_instalasi(p) or p.pemda_id == opd.pemda_id


def _unit_di_bawah(pengguna: Pengguna) -> dict[int, frozenset[int]]:
    """For each unit the user is assigned to, the ids of that unit and of all below it."""
    if not hasattr(pengguna, "_unit_di_bawah"):
        akar = {p.unit_id: p.unit.susunan_id for p in penugasan(pengguna) if p.unit_id}
        semua = Unit.objects.filter(susunan__in=set(akar.values()))
        pengguna._unit_di_bawah = turunan_unit(semua.values_list("pk", "induk"), akar)
    return pengguna._unit_di_bawah


def turunan_unit(
    pasangan: Iterable[tuple[int, int | None]], akar: Iterable[int]
) -> dict[int, frozenset[int]]:
    """For each of ``akar``, the ids of that unit and of all below it.

    ``pasangan`` are units with the unit above them.
    """
    anak: dict[int | None, list[int]] = {}
    for pk, induk in pasangan:
        anak.setdefault(induk, []).append(pk)
    return {pk: frozenset(_turunan(pk, anak)) for pk in akar}


def _turunan(pk: int, anak: dict[int | None, list[int]]) -> set[int]:
    semua, antre = {pk}, [pk]
    while antre:
        baru = set(anak.get(antre.pop(), ())) - semua
        semua |= baru
        antre.extend(baru)
    return semua


def unit_bertugas(pengguna: SiapaPun, izin: Izin, opd: PerangkatDaerah) -> frozenset[int] | None:
    """Ids of the units of ``opd`` for which the user holds ``izin``; None means all of the agency.

    An empty set means not at all.
    """
    cocok = [p for p in _dengan(pengguna, izin) if _mencakup(p, opd)]
    if any(p.unit_id is None or izin not in PER_UNIT for p in cocok):
        return None
    if not cocok:
        return frozenset()
    return frozenset().union(*(_unit_di_bawah(pengguna)[p.unit_id] for p in cocok))


def boleh(pengguna: SiapaPun, izin: Izin, opd: PerangkatDaerah, unit: Unit | None = None) -> bool:
    """Whether the user may do ``izin`` for something of ``opd`` that belongs to ``unit``.

    ``unit`` None: it belongs to no unit, so a unit-limited assignment does not reach it.
    """
    units = unit_bertugas(pengguna, izin, opd)
    return units is None or (unit is not None and unit.pk in units)


def boleh_sebagian(pengguna: SiapaPun, izin: Izin, opd: PerangkatDaerah) -> bool:
    """Whether the user may do ``izin`` for at least one unit of ``opd``: for menus and forms."""
    units = unit_bertugas(pengguna, izin, opd)
    return units is None or bool(units)


def boleh_pemda(pengguna: SiapaPun, izin: Izin, pemda: Pemda) -> bool:
    """Whether the user holds ``izin`` for the local government as a whole."""
    return any(
        _seluruh_instalasi(p) or (p.opd_id is None and p.pemda_id == pemda.pk)
        for p in _dengan(pengguna, izin)
    )


def memegang(pengguna: SiapaPun, izin: Izin, *, seluas_pemda: bool = False) -> bool:
    """Whether the user holds ``izin`` anywhere; ``seluas_pemda``: for a whole pemda at least."""
    return any(p.opd_id is None or not seluas_pemda for p in _dengan(pengguna, izin))


def seluruh_instalasi(pengguna: SiapaPun, izin: Izin) -> bool:
    """Whether the user holds ``izin`` everywhere, as a system admin."""
    return any(_seluruh_instalasi(p) for p in _dengan(pengguna, izin))


def opd_terlihat(pengguna: SiapaPun, izin: Izin = Izin.BACA) -> QuerySet[PerangkatDaerah]:
    """Agencies for which the user holds ``izin`` (by default: may read), with their pemda."""
    cocok = _dengan(pengguna, izin)
    semua = PerangkatDaerah.objects.select_related("pemda")
    if any(_seluruh_instalasi(p) for p in cocok):
        return semua
    return semua.filter(
        Q(pk__in={p.opd_id for p in cocok if p.opd_id})
        | Q(pemda__in={p.pemda_id for p in cocok if p.pemda_id})
    )


def pemda_terlihat(pengguna: SiapaPun, izin: Izin = Izin.BACA) -> QuerySet[Pemda]:
    """Local governments for the whole of which the user holds ``izin``."""
    cocok = _dengan(pengguna, izin)
    if any(_seluruh_instalasi(p) for p in cocok):
        return Pemda.objects.all()
    return Pemda.objects.filter(pk__in={p.pemda_id for p in cocok if p.pemda_id})


def wajibkan(
    pengguna: SiapaPun, izin: Izin, opd: PerangkatDaerah, unit: Unit | None = None
) -> None:
    """Raise PermissionDenied (403) unless ``boleh``; for an agency that the user may see."""
    if not boleh(pengguna, izin, opd, unit):
        raise PermissionDenied(f"Peran Anda tidak boleh {izin.label}.")


def ambil_opd(pengguna: SiapaPun, kode: str, izin: Izin = Izin.BACA) -> PerangkatDaerah:
    """The agency with this code, with its pemda.

    Raises Http404 when there is none or the user may not see it, PermissionDenied when the user
    sees it but holds ``izin`` for no part of it.
    """
    opd = opd_terlihat(pengguna).filter(kode=kode).first()
    if opd is None:
        raise Http404("Perangkat daerah tidak ditemukan.")
    if not boleh_sebagian(pengguna, izin, opd):
        raise PermissionDenied(f"Peran Anda tidak boleh {izin.label}.")
    return opd
