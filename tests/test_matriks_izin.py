"""Every address and method with every role, another agency's staff and an anonymous visitor.

The table (hak_alamat.py) says who may; an address that it does not name fails the first test.
"""

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from hak_alamat import CONTOH, HAK, MASUK, PEMANTAU, PENYIAP, PUBLIK, SEPEMDA
from orang import buat_dunia, klien

from lakip.instansi.izin import PERAN, Izin
from renstra.models import TahunKinerja

SEMUA = frozenset(PERAN)
# Who holds what, written out: a role that gains or loses a permission has to be changed here too.
PEMEGANG = {
    Izin.BACA: SEMUA,
    Izin.ISI_REALISASI: {"operator", "penyusun"},
    Izin.VERIFIKASI: {"verifikator"},
    Izin.SUSUN_RENCANA: {"penyusun"},
    Izin.SUSUN_ANGGARAN: {"penyusun"},
    Izin.IMPOR_SPJ: {"penyusun", "admin"},
    Izin.SUSUN_LAPORAN: {"penyusun"},
    Izin.ATUR_PENGUKURAN: {"penyusun", "admin"},
    Izin.UNDUH_BUKU: {"penyusun", "pereviu", "admin"},
    Izin.IMPOR_BUKU: {"admin"},
    Izin.SETUJUI: {"kepala"},
    Izin.REVIU: {"pereviu"},
    Izin.LIHAT_KEJADIAN: {"penyusun", "kepala", "pereviu", "admin"},
    Izin.KELOLA_JADWAL: {"admin"},
    Izin.KELOLA_INDUK: {"admin"},
    Izin.KELOLA_PENGGUNA: {"admin"},
}

DALAM = [*sorted(PERAN)]
LUAR = ["rekan", "admin_lain", "tanpa_tugas", "superuser"]
# Each walk through all addresses takes seconds: the quick run takes those who may the least.
CEPAT = {"anonim", "rekan"}
METODE = ("GET", "POST", "DELETE")


def rute(pola: list, awalan: str = "") -> Iterator[str]:
    """Every route of ours; the admin site has tests of its own."""
    for satu in pola:
        alamat = awalan + str(satu.pattern)
        if isinstance(satu, URLResolver) and satu.namespace != "admin":
            yield from rute(satu.url_patterns, alamat)
        elif isinstance(satu, URLPattern):
            yield alamat


SEMUA_RUTE = sorted(set(rute(get_resolver().url_patterns)))


def alamat(rute: str) -> str:
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda m: CONTOH[m[1]], rute)


def harapan(rute: str, metode: str, siapa: str) -> int:
    """The status that the table promises this person."""
    hak = HAK.get((rute, metode))
    anonim = siapa == "anonim"
    if hak is None:
        publik = any(HAK.get((rute, m), ("",))[0] == PUBLIK for m in METODE)
        return 302 if anonim and not publik else 405
    boleh, status = hak
    if boleh == PUBLIK:
        return status if anonim or rute != "masuk/" else 302
    if anonim:
        return 302
    if boleh == MASUK:
        return status
    if boleh == PENYIAP:
        return status if siapa == "superuser" else 403
    if boleh == PEMANTAU:
        return status if siapa in {"admin", "pereviu", "admin_lain"} else 403
    if boleh == SEPEMDA:
        return {"admin": status, "admin_lain": status if rute == "jadwal/" else 404}.get(siapa, 403)
    if siapa in LUAR:
        return 404
    return status if siapa in PEMEGANG[Izin(boleh)] else 403


def test_every_address_stands_in_the_table():
    assert sorted({rute for rute, _ in HAK}) == SEMUA_RUTE


def test_roles_hold_exactly_the_permissions_written_here():
    assert {i: {p for p, k in PERAN.items() if i in k.izin} for i in Izin} == {
        i: set(siapa) for i, siapa in PEMEGANG.items()
    }


@pytest.mark.django_db
@pytest.mark.dua_basis_data
@pytest.mark.parametrize(
    "siapa",
    [
        siapa if siapa in CEPAT else pytest.param(siapa, marks=pytest.mark.sedang)
        for siapa in ("anonim", *DALAM, *LUAR)
    ],
)
def test_every_address_answers_as_the_table_says(siapa):
    dunia = buat_dunia()
    TahunKinerja.objects.create(opd=dunia.opd, tahun=2025)
    pengguna = dunia.orang.get(siapa)

    peramban, nyata, janji = klien(pengguna), {}, {}
    for satu in SEMUA_RUTE:
        for metode in METODE:
            isi = {"data": {"isian": "x"}} if metode == "POST" else {}
            kirim = peramban if satu != "keluar/" else klien(pengguna)
            jawaban = getattr(kirim, metode.lower())(alamat(satu), **isi)
            nyata[satu, metode] = jawaban.status_code
            janji[satu, metode] = harapan(satu, metode, siapa)
            if siapa == "anonim" and jawaban.status_code == 302:
                assert jawaban.url.startswith("/masuk/")

    assert {k: v for k, v in nyata.items() if janji[k] != v} == {}
