"""Login, lock-out, logout, passwords, and the pages for what goes wrong."""

import re

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError, connection
from django.test import Client, override_settings
from orang import SANDI, buat_dunia, buat_opd, buat_pengguna, klien, segar

from lakip.instansi.contoh import PENGGUNA, muat_pengguna_contoh
from lakip.instansi.contoh import SANDI as SANDI_CONTOH
from lakip.instansi.models import Kejadian, Pengguna, Penugasan

pytestmark = pytest.mark.django_db

BARU = "kalimat-rahasia-91"


def masuk(peramban: Client, nama: str, sandi: str, **lain: str):
    return peramban.post("/masuk/", {"username": nama, "password": sandi, **lain})


def teks(jawaban) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", jawaban.content.decode()))


def test_page_without_login_leads_to_the_login_and_back():
    buat_pengguna("panji", "penyusun", opd=buat_opd())
    peramban = Client()

    pertama = peramban.get("/opd/dinas-uji/")
    kedua = masuk(peramban, "panji", SANDI, next="/opd/dinas-uji/")

    assert (pertama.status_code, pertama.url) == (302, "/masuk/?next=/opd/dinas-uji/")
    assert (kedua.status_code, kedua.url) == (302, "/opd/dinas-uji/")


def test_login_never_leads_to_another_site():
    buat_pengguna("panji")

    assert masuk(Client(), "panji", SANDI, next="https://lain.example/").url == "/"


def test_front_page_leads_to_the_agencies():
    assert Client().get("/").url == "/masuk/?next=/"
    assert klien(buat_pengguna("panji")).get("/").url == "/opd/"


@pytest.mark.parametrize("nama", ["panji", "tidak-ada"])
def test_wrong_name_and_wrong_password_read_the_same(nama):
    buat_pengguna("panji")
    jawaban = masuk(Client(), nama, "salah")

    assert jawaban.status_code == 200
    assert "Nama pengguna atau kata sandi salah." in teks(jawaban)


def test_inactive_user_cannot_log_in():
    pengguna = buat_pengguna("panji")
    pengguna.is_active = False
    pengguna.save()

    assert masuk(Client(), "panji", SANDI).status_code == 200


def test_five_failures_lock_the_account_out_even_with_the_right_password():
    buat_pengguna("panji")
    peramban = Client()
    status = [masuk(peramban, "panji", "salah").status_code for _ in range(5)]
    jawaban = masuk(peramban, "panji", SANDI)

    assert status == [200, 200, 200, 200, 429]
    assert jawaban.status_code == 429
    assert "Coba lagi setelah 15 menit" in teks(jawaban)


def test_lock_out_holds_for_the_admin_and_spares_other_people():
    buat_pengguna("panji")
    buat_pengguna("raka")
    peramban = Client()
    for _ in range(5):
        masuk(peramban, "panji", "salah", next="/admin/")

    assert masuk(peramban, "panji", SANDI, next="/admin/").status_code == 429
    assert masuk(peramban, "raka", SANDI).status_code == 302


def test_logout_needs_a_post():
    peramban = klien(buat_pengguna("panji"))

    assert peramban.get("/keluar/").status_code == 405
    assert peramban.get("/opd/").status_code == 200
    assert peramban.post("/keluar/").url == "/masuk/"
    assert peramban.get("/opd/").status_code == 302


def ganti(peramban: Client, lama: str, baru: str):
    return peramban.post(
        "/sandi/", {"old_password": lama, "new_password1": baru, "new_password2": baru}
    )


def test_password_is_changed_recorded_and_the_session_kept():
    pengguna = buat_pengguna("panji")
    peramban = klien(pengguna)
    jawaban = ganti(peramban, SANDI, BARU)

    assert jawaban.url == "/opd/"
    assert segar(pengguna).check_password(BARU)
    assert "Kata sandi sudah diganti." in teks(peramban.get("/opd/"))
    assert list(Kejadian.objects.values_list("jenis", "oleh__username")) == [
        ("ganti_sandi", "panji")
    ]


@pytest.mark.parametrize(
    ("lama", "baru", "pesan"),
    [
        ("salah", BARU, "Kata sandi lama salah."),
        (SANDI, SANDI, "Pilih kata sandi yang berbeda dari yang lama."),
        (SANDI, "12345678", "Kata sandi ini terlalu umum."),
    ],
)
def test_bad_password_change_is_refused_with_a_reason(lama, baru, pesan):
    pengguna = buat_pengguna("panji")
    jawaban = ganti(klien(pengguna), lama, baru)

    assert jawaban.status_code == 200
    assert pesan in teks(jawaban)
    assert segar(pengguna).check_password(SANDI)
    assert Kejadian.objects.count() == 0


def wajib_ganti() -> Pengguna:
    pengguna = buat_pengguna("panji", "admin")
    pengguna.wajib_ganti_sandi = True
    pengguna.save()
    return pengguna


@pytest.mark.parametrize("alamat", ["/opd/", "/admin/", "/"])
def test_given_password_must_be_changed_before_anything_else(alamat):
    assert klien(wajib_ganti()).get(alamat).url == "/sandi/"


def test_given_password_can_be_changed_or_left_by_logging_out():
    peramban = klien(wajib_ganti())

    assert "Kata sandi Anda diberikan oleh orang lain" in teks(peramban.get("/sandi/"))
    assert ganti(peramban, SANDI, BARU).url == "/opd/"
    assert peramban.get("/opd/").status_code == 200
    assert klien(wajib_ganti_lain()).post("/keluar/").url == "/masuk/"


def wajib_ganti_lain() -> Pengguna:
    pengguna = buat_pengguna("raka")
    pengguna.wajib_ganti_sandi = True
    pengguna.save()
    return pengguna


@override_settings(DEBUG=True)
def test_in_demo_mode_given_passwords_need_not_be_changed():
    assert klien(wajib_ganti()).get("/opd/").status_code == 200


# Demo accounts


def test_demo_accounts_are_one_per_role_and_made_once():
    opd = buat_opd()
    pertama = muat_pengguna_contoh(opd=opd, pemda=opd.pemda)
    kedua = muat_pengguna_contoh(opd=opd, pemda=opd.pemda)

    assert [p.username for p in pertama] == list(PENGGUNA)
    assert kedua == []
    assert sorted(Penugasan.objects.values_list("pengguna__username", "peran")) == sorted(
        (nama, nama) for nama in PENGGUNA
    )
    assert all(p.check_password(SANDI_CONTOH) and p.wajib_ganti_sandi for p in pertama)


def test_demo_accounts_keep_a_changed_password():
    opd = buat_opd()
    operator = muat_pengguna_contoh(opd=opd, pemda=opd.pemda)[0]
    operator.set_password(BARU)
    operator.save()
    muat_pengguna_contoh(opd=opd, pemda=opd.pemda)

    assert segar(operator).check_password(BARU)


def test_real_account_with_a_role_as_user_name_gets_no_demo_role():
    opd = buat_opd()
    buat_pengguna("admin")
    muat_pengguna_contoh(opd=opd, pemda=opd.pemda)

    assert not Penugasan.objects.filter(pengguna__username="admin").exists()


def test_login_page_shows_demo_accounts_in_demo_mode_only():
    opd = buat_opd()
    muat_pengguna_contoh(opd=opd, pemda=opd.pemda)

    produksi = Client().get("/masuk/").content.decode()
    with override_settings(DEBUG=True):
        contoh = Client().get("/masuk/").content.decode()

    assert SANDI_CONTOH not in produksi
    assert "Akun contoh" not in produksi
    assert SANDI_CONTOH in contoh
    assert re.findall(r"<td><code>(\w+)</code>", contoh) == list(PENGGUNA)


@override_settings(DEBUG=True)
def test_login_page_without_demo_accounts_shows_none():
    assert "Akun contoh" not in Client().get("/masuk/").content.decode()


# What goes wrong


@pytest.mark.parametrize("debug", [False, True])
def test_unknown_page_is_our_own_in_demo_and_production(debug):
    with override_settings(DEBUG=debug):
        jawaban = klien(buat_pengguna("panji")).get("/tidak-ada/")

    assert jawaban.status_code == 404
    assert "Halaman tidak ditemukan" in teks(jawaban)


def test_forbidden_page_says_what_the_role_may_not_do():
    dunia = buat_dunia()
    jawaban = klien(dunia.orang["pengamat"]).get("/admin/", follow=True)

    assert jawaban.status_code == 403
    assert "Data induk hanya untuk admin." in teks(jawaban)


def test_form_from_elsewhere_is_refused_in_words():
    jawaban = Client(enforce_csrf_checks=True).post("/masuk/", {"username": "x"})

    assert jawaban.status_code == 403
    assert "Formulir kedaluwarsa" in teks(jawaban)


@override_settings(LAKIP_BATAS_KIRIMAN=2048)
def test_request_over_the_limit_is_413_before_it_is_read():
    jawaban = klien(buat_pengguna("panji")).post("/sandi/", {"old_password": "x" * 3000})

    assert jawaban.status_code == 413
    assert "melebihi batas 2,0 KB" in teks(jawaban)


@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1000)
def test_form_over_djangos_limit_is_413_as_well():
    data = "old_password=" + "x" * 2000
    jawaban = klien(buat_pengguna("panji")).post(
        "/sandi/", data, content_type="application/x-www-form-urlencoded"
    )

    assert jawaban.status_code == 413


def test_own_page_answers_a_crash(monkeypatch):
    def rusak(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("renstra.views.opd.opd_terlihat", rusak)
    peramban = klien(buat_pengguna("panji"))
    peramban.raise_request_exception = False
    jawaban = peramban.get("/opd/")

    assert jawaban.status_code == 500
    assert "Kesalahan ini sudah dicatat" in teks(jawaban)


def test_too_large_form_is_the_only_bad_request_that_answers_413(rf):
    from lakip.instansi.views.galat import permintaan_buruk

    request = rf.get("/")
    status = [
        permintaan_buruk(request, galat).status_code
        for galat in (RequestDataTooBig(), ValueError())
    ]

    assert status == [413, 400]


# Health


def test_health_needs_no_login():
    jawaban = Client().get("/sehat")

    assert (jawaban.status_code, jawaban.json()) == (200, {"status": "sehat"})


def test_health_without_database_is_503():
    def putus(*_args: object) -> None:
        raise OperationalError

    with connection.execute_wrapper(putus):
        jawaban = Client().get("/sehat")

    assert (jawaban.status_code, jawaban.json()) == (
        503,
        {"status": "basis data tidak menjawab"},
    )
