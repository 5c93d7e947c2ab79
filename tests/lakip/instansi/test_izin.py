"""Roles, scope of assignments, and the answers 404 and 403."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404
from orang import buat_dunia, buat_opd, buat_pemda, buat_pengguna, buat_unit, segar

from lakip.instansi.izin import (
    PERAN,
    Izin,
    ambil_opd,
    boleh,
    boleh_sebagian,
    opd_terlihat,
    pemda_terlihat,
    seluruh_instalasi,
    unit_bertugas,
    wajibkan,
)
from lakip.instansi.models import Penugasan
from renstra.akses import ambil_tahun, tahun_terlihat
from renstra.models import TahunKinerja

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]


def kode(daftar) -> list[str]:
    return sorted(o.kode for o in daftar)


def test_every_role_has_a_class_with_a_description():
    assert sorted(PERAN) == sorted(Penugasan.Peran.values)
    assert [
        k for k, kelas in PERAN.items() if not kelas.uraian or Izin.BACA not in kelas.izin
    ] == []


def test_every_permission_is_held_by_some_role():
    dipegang = frozenset().union(*(kelas.izin for kelas in PERAN.values()))

    assert sorted(dipegang) == sorted(Izin)


@pytest.mark.parametrize(
    ("siapa", "terlihat"),
    [
        ("operator", ["dinas-uji"]),
        ("verifikator", ["dinas-uji"]),
        ("penyusun", ["dinas-uji"]),
        ("kepala", ["dinas-uji"]),
        ("admin_opd", ["dinas-uji"]),
        ("rekan", ["dinas-tetangga"]),
        ("pereviu", ["dinas-tetangga", "dinas-uji"]),
        ("admin", ["dinas-tetangga", "dinas-uji"]),
        ("pengamat", ["dinas-tetangga", "dinas-uji"]),
        ("admin_lain", ["dinas-jauh"]),
        ("admin_sistem", ["dinas-jauh", "dinas-tetangga", "dinas-uji"]),
        ("tanpa_tugas", []),
        ("superuser", []),
    ],
)
def test_people_see_the_agencies_of_their_scope(siapa, terlihat):
    orang = buat_dunia().orang[siapa]

    assert kode(opd_terlihat(orang)) == terlihat


def test_anonymous_sees_nothing():
    dunia = buat_dunia()

    assert kode(opd_terlihat(AnonymousUser())) == []
    assert not boleh(AnonymousUser(), Izin.BACA, dunia.opd)


def test_assignments_in_several_agencies_add_up():
    dunia = buat_dunia()
    penyusun = dunia.orang["penyusun"]
    Penugasan.objects.create(pengguna=penyusun, peran="pengamat", opd=dunia.opd_jauh)

    assert kode(opd_terlihat(penyusun)) == ["dinas-jauh", "dinas-uji"]
    assert boleh(penyusun, Izin.SUSUN_LAPORAN, dunia.opd)
    assert not boleh(penyusun, Izin.SUSUN_LAPORAN, dunia.opd_jauh)
    assert kode(opd_terlihat(penyusun, Izin.SUSUN_LAPORAN)) == ["dinas-uji"]


def test_pemda_in_view_are_those_held_as_a_whole():
    dunia = buat_dunia()

    assert kode(pemda_terlihat(dunia.orang["penyusun"])) == []
    assert kode(pemda_terlihat(dunia.orang["admin"])) == ["kota-uji"]
    assert kode(pemda_terlihat(dunia.orang["admin_sistem"])) == ["kota-lain", "kota-uji"]


def test_only_an_admin_without_scope_reaches_the_installation():
    dunia = buat_dunia()
    siapa = [n for n, o in dunia.orang.items() if seluruh_instalasi(o, Izin.KELOLA_INDUK)]

    assert siapa == ["admin_sistem"]


@pytest.mark.parametrize("peran", ["pereviu", "pengamat", "operator", "penyusun"])
def test_other_roles_without_scope_are_refused_by_the_database(peran):
    orang = buat_pengguna("seseorang")

    with pytest.raises(IntegrityError), transaction.atomic():
        Penugasan.objects.create(pengguna=orang, peran=peran)


def test_unit_limited_operator_fills_own_unit_and_those_below_only():
    opd = buat_opd()
    unit = buat_unit(opd)
    operator = buat_pengguna("op", "operator", opd=opd, unit=unit["bidang"])

    boleh_isi = [n for n, u in unit.items() if boleh(operator, Izin.ISI_REALISASI, opd, u)]

    assert boleh_isi == ["bidang", "seksi", "regu"]
    assert not boleh(operator, Izin.ISI_REALISASI, opd)
    assert boleh_sebagian(operator, Izin.ISI_REALISASI, opd)
    assert boleh(operator, Izin.BACA, opd)


def test_operator_without_unit_fills_all_of_the_agency():
    opd = buat_opd()
    unit = buat_unit(opd)
    operator = buat_pengguna("op", "operator", opd=opd)

    assert unit_bertugas(operator, Izin.ISI_REALISASI, opd) is None
    assert boleh(operator, Izin.ISI_REALISASI, opd, unit["regu"])


def test_permission_outside_the_role_covers_no_unit():
    opd = buat_opd()
    operator = buat_pengguna("op", "operator", opd=opd, unit=buat_unit(opd)["bidang"])

    assert unit_bertugas(operator, Izin.SUSUN_LAPORAN, opd) == frozenset()
    assert not boleh_sebagian(operator, Izin.SUSUN_LAPORAN, opd)


def test_unseen_agency_is_404_and_seen_but_forbidden_is_403():
    dunia = buat_dunia()

    with pytest.raises(Http404):
        ambil_opd(dunia.orang["rekan"], "dinas-uji", Izin.SUSUN_LAPORAN)
    with pytest.raises(PermissionDenied, match="Peran Anda tidak boleh menulis"):
        ambil_opd(dunia.orang["pengamat"], "dinas-uji", Izin.SUSUN_LAPORAN)
    assert ambil_opd(dunia.orang["penyusun"], "dinas-uji", Izin.SUSUN_LAPORAN) == dunia.opd


def test_required_permission_for_a_thing_of_another_unit_is_403():
    opd = buat_opd()
    unit = buat_unit(opd)
    verifikator = buat_pengguna("ver", "verifikator", opd=opd, unit=unit["seksi"])

    wajibkan(verifikator, Izin.VERIFIKASI, opd, unit["regu"])
    with pytest.raises(PermissionDenied, match="menerima atau mengembalikan isian"):
        wajibkan(verifikator, Izin.VERIFIKASI, opd, unit["bidang"])


def test_agency_years_follow_their_agency():
    dunia = buat_dunia()
    for opd in (dunia.opd, dunia.tetangga):
        TahunKinerja.objects.create(opd=opd, tahun=2025)

    assert [t.opd.kode for t in tahun_terlihat(dunia.orang["penyusun"])] == ["dinas-uji"]
    assert ambil_tahun(dunia.orang["penyusun"], "dinas-uji", 2025).tahun == 2025
    with pytest.raises(Http404):
        ambil_tahun(dunia.orang["penyusun"], "dinas-tetangga", 2025)
    with pytest.raises(Http404):
        ambil_tahun(dunia.orang["penyusun"], "dinas-uji", 2024)


@pytest.mark.parametrize("banyak", [1, 30])
def test_assignments_and_units_are_read_once(banyak, django_assert_num_queries):
    pemda = buat_pemda()
    operator = buat_pengguna("op")
    daftar = [buat_opd(f"opd-{i}", pemda) for i in range(banyak)]
    for opd in daftar:
        unit = buat_unit(opd)["bidang"]
        Penugasan.objects.create(pengguna=operator, peran="operator", opd=opd, unit=unit)
    operator = segar(operator)

    with django_assert_num_queries(2):
        hasil = [boleh_sebagian(operator, Izin.ISI_REALISASI, opd) for opd in daftar]

    assert hasil == [True] * banyak
