"""The admin site: who enters, which rows they see, and that they cannot reach beyond them."""

import pytest
from django.contrib import admin
from django.urls import reverse
from orang import SANDI, buat_opd, buat_pengguna, buat_unit, klien, segar

from lakip.instansi.models import (
    Kejadian,
    Pejabat,
    Pemda,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    Unit,
)
from renstra.models import Renstra, Skala

pytestmark = pytest.mark.django_db


def alamat(model, aksi: str = "changelist", *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{aksi}", args=args)


def daftar(dunia, siapa: str, model) -> list[str]:
    """What the change list shows this user, by str()."""
    jawaban = klien(dunia.orang[siapa]).get(alamat(model))
    return sorted(str(objek) for objek in jawaban.context["cl"].queryset)


@pytest.mark.parametrize(
    ("siapa", "status"),
    [
        *((peran, 403) for peran in ("operator", "verifikator", "penyusun", "kepala")),
        *((peran, 403) for peran in ("pereviu", "pengamat", "rekan", "tanpa_tugas")),
        *((peran, 200) for peran in ("admin", "admin_opd", "admin_sistem", "superuser")),
    ],
)
def test_only_admins_and_superusers_enter(dunia, siapa, status):
    peramban = klien(dunia.orang[siapa])

    jawaban = peramban.get(reverse("admin:index"), follow=True)

    assert jawaban.status_code == status


def test_anonymous_visitor_of_the_admin_meets_the_one_login_page():
    jawaban = klien(None).get(alamat(Pemda), follow=True)

    assert jawaban.redirect_chain[-1] == (f"/masuk/?next={alamat(Pemda)}", 302)


@pytest.mark.parametrize(
    ("siapa", "opd", "pemda"),
    [
        ("admin_opd", ["Dinas dinas-uji"], []),
        ("admin", ["Dinas dinas-tetangga", "Dinas dinas-uji"], ["Pemerintah kota-uji"]),
        ("admin_lain", ["Dinas dinas-jauh"], ["Pemerintah kota-lain"]),
        (
            "admin_sistem",
            ["Dinas dinas-jauh", "Dinas dinas-tetangga", "Dinas dinas-uji"],
            ["Pemerintah kota-lain", "Pemerintah kota-uji"],
        ),
        (
            "superuser",
            ["Dinas dinas-jauh", "Dinas dinas-tetangga", "Dinas dinas-uji"],
            ["Pemerintah kota-lain", "Pemerintah kota-uji"],
        ),
    ],
)
def test_lists_hold_the_scope_of_the_admin(dunia, siapa, opd, pemda):
    assert daftar(dunia, siapa, PerangkatDaerah) == opd
    assert daftar(dunia, siapa, Pemda) == pemda


@pytest.mark.parametrize("aksi", ["change", "history", "delete"])
def test_row_of_another_agency_cannot_be_opened(dunia, aksi):
    unit = buat_unit(dunia.tetangga)["bidang"]
    jawaban = klien(dunia.orang["admin_opd"]).get(alamat(Unit, aksi, unit.pk), follow=True)

    assert "Bidang" not in jawaban.content.decode()
    assert jawaban.status_code in {200, 403}
    assert jawaban.redirect_chain == [("/admin/", 302)] or jawaban.status_code == 403


def test_choices_offer_only_rows_in_scope(dunia):
    formulir = klien(dunia.orang["admin"]).get(alamat(Renstra, "add")).context["adminform"].form

    assert sorted(str(o) for o in formulir.fields["opd"].queryset) == [
        "Dinas dinas-tetangga",
        "Dinas dinas-uji",
    ]


def test_filters_name_only_agencies_in_scope(dunia):
    for opd in (dunia.opd, dunia.tetangga, dunia.opd_jauh):
        Renstra.objects.create(opd=opd, kode="r", nama="Renstra", tahun_awal=2025, tahun_akhir=2029)
    isi = klien(dunia.orang["admin"]).get(alamat(Renstra)).content.decode()

    assert "Dinas dinas-tetangga" in isi
    assert "Dinas dinas-jauh" not in isi


def test_posting_a_row_for_another_agency_is_refused(dunia):
    data = {
        "opd": dunia.opd_jauh.pk,
        "kode": "r",
        "nama": "x",
        "tahun_awal": 2021,
        "tahun_akhir": 2025,
    }
    jawaban = klien(dunia.orang["admin"]).post(alamat(Renstra, "add"), data)

    assert list(jawaban.context["adminform"].form.errors) == ["opd"]
    assert Renstra.objects.count() == 0


def test_agency_admin_cannot_add_an_official_of_the_whole_pemda(dunia):
    Penugasan.objects.create(pengguna=dunia.orang["admin_opd"], peran="pengamat", pemda=dunia.pemda)
    data = {
        "pemda": dunia.pemda.pk,
        "opd": "",
        "kode": "kepala",
        "peran": "kepala_daerah",
        "nama": "Nama Contoh",
        "jabatan": "Wali Kota",
        "status": "definitif",
        "dari": "01-01-2025",
    }
    jawaban = klien(dunia.orang["admin_opd"]).post(alamat(Pejabat, "add"), data)

    assert jawaban.status_code == 200
    assert Pejabat.objects.count() == 0


def test_pemda_admin_adds_an_official_with_indonesian_dates(dunia):
    data = {
        "pemda": dunia.pemda.pk,
        "opd": "",
        "kode": "kepala",
        "peran": "kepala_daerah",
        "nama": "Nama Contoh",
        "jabatan": "Wali Kota",
        "status": "pj",
        "dari": "5 Maret 2025",
        "sampai": "04/03/2026",
    }
    klien(dunia.orang["admin"]).post(alamat(Pejabat, "add"), data)

    pejabat = Pejabat.objects.get()
    assert (pejabat.dari.isoformat(), pejabat.sampai.isoformat()) == ("2025-03-05", "2026-03-04")
    assert pejabat.history.get().history_user == dunia.orang["admin"]


@pytest.mark.parametrize(
    ("siapa", "pemda", "opd"),
    [("admin_opd", 403, 403), ("admin", 403, 200), ("admin_sistem", 200, 200)],
)
def test_new_pemda_and_agencies_need_the_wider_scope(dunia, siapa, pemda, opd):
    peramban = klien(dunia.orang[siapa])

    assert peramban.get(alamat(Pemda, "add")).status_code == pemda
    assert peramban.get(alamat(PerangkatDaerah, "add")).status_code == opd


def test_preset_scales_are_shown_to_all_admins_and_changed_by_system_admins(dunia):
    skala = Skala.objects.filter(opd=None).first()
    halaman = alamat(Skala, "change", skala.pk)

    assert str(skala) in daftar(dunia, "admin_opd", Skala)
    assert not klien(dunia.orang["admin_opd"]).get(halaman).context["has_change_permission"]
    assert klien(dunia.orang["admin_sistem"]).get(halaman).context["has_change_permission"]


def test_agencies_and_users_are_never_deleted(dunia):
    peramban = klien(dunia.orang["superuser"])

    for objek in (dunia.opd, dunia.pemda, dunia.orang["operator"]):
        assert peramban.post(alamat(type(objek), "delete", objek.pk)).status_code == 403


# Users and assignments


def test_admin_sees_users_with_an_assignment_in_scope(dunia):
    assert daftar(dunia, "admin_opd", Pengguna) == [
        *("admin_opd", "kepala", "operator", "penyusun", "verifikator")
    ]
    assert daftar(dunia, "admin_lain", Pengguna) == ["admin_lain"]
    assert daftar(dunia, "admin", Penugasan) == sorted(
        str(p)
        for p in Penugasan.objects.exclude(pengguna__username__in=["admin_lain", "admin_sistem"])
    )


def test_user_with_wider_assignments_is_shown_but_not_changed(dunia):
    Penugasan.objects.create(pengguna=dunia.orang["admin_lain"], peran="pengamat", opd=dunia.opd)
    orang = dunia.orang["admin_lain"]
    peramban = klien(dunia.orang["admin_opd"])

    halaman = peramban.get(alamat(Pengguna, "change", orang.pk))
    sandi = peramban.post(f"/admin/instansi/pengguna/{orang.pk}/password/", {})

    assert halaman.status_code == 200
    assert not halaman.context["has_change_permission"]
    assert "kota-lain" not in halaman.content.decode()
    assert sandi.status_code == 403


def test_superuser_account_is_out_of_reach_of_admins(dunia):
    Penugasan.objects.create(pengguna=dunia.orang["superuser"], peran="pengamat", opd=dunia.opd)
    orang = dunia.orang["superuser"]

    for siapa in ("admin_opd", "admin", "admin_sistem"):
        peramban = klien(dunia.orang[siapa])
        jawaban = peramban.post(f"/admin/instansi/pengguna/{orang.pk}/password/", {})
        assert jawaban.status_code == 403


def isian_penugasan(*baris: dict[str, object], lama: int = 0) -> dict[str, object]:
    data = {"penugasan-TOTAL_FORMS": len(baris), "penugasan-INITIAL_FORMS": lama}
    for i, satu in enumerate(baris):
        data |= {f"penugasan-{i}-{nama}": nilai for nama, nilai in satu.items()}
    return data


BARU = {
    "username": "orang.baru",
    "nama": "Orang Baru",
    "usable_password": "true",
    "password1": SANDI,
    "password2": SANDI,
}


def test_agency_admin_makes_a_user_who_must_change_the_password(dunia):
    tugas = isian_penugasan({"peran": "operator", "opd": dunia.opd.pk})
    klien(dunia.orang["admin_opd"]).post(alamat(Pengguna, "add"), {**BARU, **tugas})

    baru = Pengguna.objects.get(username="orang.baru")
    assert baru.wajib_ganti_sandi
    assert [str(p) for p in baru.penugasan.all()] == ["Operator – Dinas dinas-uji"]


@pytest.mark.parametrize(
    ("tugas", "galat"),
    [
        ([], "paling sedikit satu penugasan"),
        ([{"peran": "operator", "opd": "jauh"}], "Masukkan pilihan yang valid"),
        ([{"peran": "admin"}], "yang termasuk penugasan Anda"),
        ([{"peran": "pengamat"}], "Hanya admin yang boleh mencakup seluruh instalasi"),
    ],
    ids=["tanpa penugasan", "opd lain", "seluruh instalasi", "pengamat tanpa lingkup"],
)
def test_user_without_an_assignment_in_scope_is_refused(dunia, tugas, galat):
    pk = {"jauh": dunia.opd_jauh.pk}
    baris = [{k: pk.get(v, v) for k, v in satu.items()} for satu in tugas]
    jawaban = klien(dunia.orang["admin_opd"]).post(
        alamat(Pengguna, "add"), {**BARU, **isian_penugasan(*baris)}
    )

    assert jawaban.status_code == 200
    assert galat in jawaban.content.decode()
    assert not Pengguna.objects.filter(username="orang.baru").exists()


def test_admin_cannot_make_a_superuser(dunia):
    orang = dunia.orang["operator"]
    lama = orang.penugasan.get()
    tugas = isian_penugasan(
        {"id": lama.pk, "pengguna": orang.pk, "peran": "operator", "opd": dunia.opd.pk}, lama=1
    )
    data = {"username": "operator", "is_active": "on", "is_superuser": "on", **tugas}
    jawaban = klien(dunia.orang["admin_sistem"]).post(alamat(Pengguna, "change", orang.pk), data)

    assert jawaban.status_code == 302
    assert not segar(orang).is_superuser


def test_password_given_by_an_admin_unlocks_marks_and_is_recorded(dunia):
    orang = dunia.orang["operator"]
    sandi = {"usable_password": "true", "password1": "sandi-lain-88", "password2": "sandi-lain-88"}
    klien(dunia.orang["admin_opd"]).post(f"/admin/instansi/pengguna/{orang.pk}/password/", sandi)

    orang = segar(orang)
    assert orang.check_password("sandi-lain-88")
    assert orang.wajib_ganti_sandi
    assert list(Kejadian.objects.values_list("jenis", "oleh__username", "objek")) == [
        ("atur_ulang_sandi", "admin_opd", "operator")
    ]


def test_log_is_read_only_even_for_superusers(dunia):
    kejadian = Kejadian.objects.create(jenis="uji", opd=dunia.opd)
    peramban = klien(dunia.orang["superuser"])

    assert peramban.get(alamat(Kejadian, "change", kejadian.pk)).status_code == 200
    assert peramban.post(alamat(Kejadian, "change", kejadian.pk), {}).status_code == 403
    assert peramban.post(alamat(Kejadian, "delete", kejadian.pk), {}).status_code == 403
    assert daftar(dunia, "admin_lain", Kejadian) == []


@pytest.mark.sedang
def test_every_page_of_every_model_opens_for_a_system_admin(dunia):
    peramban = klien(dunia.orang["admin_sistem"])
    gagal = []
    for model, halaman in admin.site._registry.items():
        for aksi in ("changelist", "add"):
            status = peramban.get(alamat(model, aksi)).status_code
            if status != (403 if aksi == "add" and model is Kejadian else 200):
                gagal.append((model.__name__, aksi, status))
        if halaman.sumber is not None:
            gagal += [
                (model.__name__, aksi)
                for aksi in ("import", "export")
                if peramban.get(alamat(model, aksi)).status_code != 200
            ]

    assert gagal == []


@pytest.mark.parametrize("banyak", [1, 30])
def test_list_of_agencies_needs_as_many_queries_for_one_as_for_thirty(
    dunia, banyak, django_assert_max_num_queries
):
    for i in range(banyak):
        buat_opd(f"opd-{i}", dunia.pemda)
    peramban = klien(dunia.orang["admin"])
    peramban.get(alamat(PerangkatDaerah))

    with django_assert_max_num_queries(14):
        peramban.get(alamat(PerangkatDaerah))


def test_user_of_several_agencies_stays_one_row(dunia):
    orang = buat_pengguna("ganda", "operator", opd=dunia.opd)
    Penugasan.objects.create(pengguna=orang, peran="pengamat", opd=dunia.opd)

    assert daftar(dunia, "admin_opd", Pengguna).count("ganda") == 1
