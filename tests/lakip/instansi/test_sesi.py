"""Sessions that end: where people are led, what htmx gets, and who stays logged in."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from orang import buat_dunia, klien

from lakip.instansi.models import Pengguna
from lakip.instansi.sesi import JEDA_PERBARUI, KUNCI

pytestmark = pytest.mark.django_db
ASAL = "http://testserver/opd/dinas-uji/2025/pk/1/?lihat=ya"


def test_page_is_asked_for_again_after_the_login():
    jawaban = Client().get("/opd/?cari=a")

    assert (jawaban.status_code, jawaban.url) == (302, "/masuk/?next=/opd/%3Fcari%3Da")


@pytest.mark.parametrize(
    ("asal", "tujuan"),
    [
        (ASAL, "/opd/dinas-uji/2025/pk/1/%3Flihat%3Dya"),
        ("http://lain.example/opd/", "/opd/dinas-uji/2025/pk/1/finalkan/"),
        ("", "/opd/dinas-uji/2025/pk/1/finalkan/"),
    ],
)
def test_form_sent_without_a_session_leads_back_to_its_own_page(asal, tujuan):
    jawaban = Client().post("/opd/dinas-uji/2025/pk/1/finalkan/", headers={"referer": asal})

    assert (jawaban.status_code, jawaban.url) == (302, f"/masuk/?next={tujuan}")


def test_htmx_without_a_session_gets_no_login_page_to_put_in_its_place():
    jawaban = Client().post("/opd/dinas-uji/2025/rencana/aksi/", headers={"hx-request": "true"})

    assert jawaban.status_code == 401
    assert jawaban.content.decode() == "Sesi Anda berakhir. Masuk lagi, lalu ulangi."


@pytest.mark.parametrize(("lebih", "diperbarui"), [(-60, False), (60, True)])
def test_session_of_somebody_at_work_is_renewed_now_and_then(lebih, diperbarui):
    orang = buat_dunia().orang["penyusun"]
    peramban = klien(orang)
    saat = timezone.now() - timedelta(seconds=JEDA_PERBARUI + lebih)
    Pengguna.objects.filter(pk=orang.pk).update(last_login=saat)

    pertama = peramban.get("/opd/")
    kedua = peramban.get("/opd/")

    assert (settings.SESSION_COOKIE_NAME in pertama.cookies) is diperbarui
    assert (KUNCI in peramban.session) is diperbarui
    assert settings.SESSION_COOKIE_NAME not in kedua.cookies
    if diperbarui:
        assert pertama.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 2 * 3600
