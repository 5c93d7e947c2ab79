"""Agencies and people for tests: two pemda, three agencies, a user for every role and stranger."""

from dataclasses import dataclass, field

from django.test import Client

from lakip.instansi.models import (
    Pemda,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    SusunanOrganisasi,
    Unit,
)

SANDI = "sandi-uji-coba-77"
PERAN_OPD = ("operator", "verifikator", "penyusun", "kepala")
PERAN_PEMDA = ("pereviu", "admin", "pengamat")


def buat_pemda(kode: str = "kota-uji", **isian: object) -> Pemda:
    return Pemda.objects.create(kode=kode, **{"nama": f"Pemerintah {kode}", **isian})


def buat_opd(kode: str = "dinas-uji", pemda: Pemda | None = None, **isian: object):
    pemda = pemda or Pemda.objects.first() or buat_pemda()
    isian = {"nama": f"Dinas {kode}", **isian}
    return PerangkatDaerah.objects.create(kode=kode, pemda=pemda, **isian)


def buat_pengguna(nama: str, peran: str = "", **lingkup: object) -> Pengguna:
    """A user, with an assignment when ``peran`` is given; the password is SANDI."""
    pengguna = Pengguna.objects.create_user(nama, password=SANDI)
    if peran:
        Penugasan.objects.create(pengguna=pengguna, peran=peran, **lingkup)
    return pengguna


def segar(pengguna: Pengguna) -> Pengguna:
    """The user as a new request sees it, with nothing remembered."""
    return Pengguna.objects.get(pk=pengguna.pk)


def klien(pengguna: Pengguna | None) -> Client:
    """A browser in which this user is logged in; nobody for None."""
    peramban = Client()
    if pengguna is not None:
        peramban.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return peramban


def buat_unit(opd: PerangkatDaerah) -> dict[str, Unit]:
    """A small unit tree: sekretariat; bidang with seksi below it."""
    susunan = SusunanOrganisasi.objects.create(opd=opd, kode="sotk", jenis="Peraturan Wali Kota")
    sekretariat = Unit.objects.create(susunan=susunan, kode="sek", nama="Sekretariat")
    bidang = Unit.objects.create(susunan=susunan, kode="bid", nama="Bidang")
    seksi = Unit.objects.create(susunan=susunan, kode="seksi", nama="Seksi", induk=bidang)
    regu = Unit.objects.create(susunan=susunan, kode="regu", nama="Regu", induk=seksi)
    return {"sekretariat": sekretariat, "bidang": bidang, "seksi": seksi, "regu": regu}


@dataclass
class Dunia:
    """One agency and everybody around it."""

    pemda: Pemda
    opd: PerangkatDaerah
    tetangga: PerangkatDaerah
    pemda_lain: Pemda
    opd_jauh: PerangkatDaerah
    orang: dict[str, Pengguna] = field(default_factory=dict)


def buat_dunia() -> Dunia:
    """The agency, a neighbour in the same pemda, a stranger's agency, and people of all kinds."""
    pemda, lain = buat_pemda("kota-uji"), buat_pemda("kota-lain")
    dunia = Dunia(
        pemda=pemda,
        opd=buat_opd("dinas-uji", pemda),
        tetangga=buat_opd("dinas-tetangga", pemda),
        pemda_lain=lain,
        opd_jauh=buat_opd("dinas-jauh", lain),
    )
    orang = dunia.orang
    for peran in PERAN_OPD:
        orang[peran] = buat_pengguna(peran, peran, opd=dunia.opd)
    for peran in PERAN_PEMDA:
        orang[peran] = buat_pengguna(peran, peran, pemda=pemda)
    orang["rekan"] = buat_pengguna("rekan", "penyusun", opd=dunia.tetangga)
    orang["admin_opd"] = buat_pengguna("admin_opd", "admin", opd=dunia.opd)
    orang["admin_lain"] = buat_pengguna("admin_lain", "admin", pemda=lain)
    orang["admin_sistem"] = buat_pengguna("admin_sistem", "admin")
    orang["tanpa_tugas"] = buat_pengguna("tanpa_tugas")
    orang["superuser"] = Pengguna.objects.create_superuser("superuser", password=SANDI)
    return dunia
