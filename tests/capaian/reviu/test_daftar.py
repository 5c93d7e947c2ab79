"""Versions of the checklist: the seeded one, copies, and what the admin site lets through."""

from collections import Counter
from datetime import date

import pytest
from orang import buat_dunia, klien
from reviu_siap import kantor_reviu

from capaian.models import ButirReviu, DaftarReviu
from capaian.reviu.daftar import salin_versi
from capaian.reviu.keadaan import daftar_berlaku
from capaian.reviu.mesin import MESIN

pytestmark = pytest.mark.django_db
ALAMAT = "/admin/capaian/daftarreviu/"


def test_first_version_has_23_items_whose_checks_and_conditions_exist():
    daftar = DaftarReviu.objects.get()
    butir = list(daftar.butir.all())
    nomor = [b.nomor for b in butir]

    assert Counter(b.kelompok for b in butir) == {
        "Format": 6,
        "Mekanisme penyusunan": 7,
        "Substansi": 10,
    }
    assert {b.mesin for b in butir} - {""} == set(MESIN)
    assert {n for b in butir for n in b.nomor_syarat} <= set(nomor)


def test_copy_comes_into_force_on_its_day():
    lama = DaftarReviu.objects.get()
    baru = salin_versi(
        daftar=lama, berlaku_sejak=date(2027, 1, 1), oleh=buat_dunia().orang["admin_sistem"]
    )

    assert (baru.versi, baru.butir.count()) == (2, 23)
    assert daftar_berlaku(date(2026, 12, 31)) == lama
    assert daftar_berlaku(date(2027, 1, 1)) == baru


@pytest.mark.sedang
def test_system_admin_copies_and_changes_an_unused_version_only():
    kr = kantor_reviu()
    orang = buat_dunia().orang
    lama = kr.reviu.daftar
    c = klien(orang["admin_sistem"])

    salin = {"action": "salin", "_selected_action": [lama.pk]}
    jawaban = c.post(ALAMAT, salin)
    baru = DaftarReviu.objects.get(versi=2)
    assert jawaban.url == f"{ALAMAT}{baru.pk}/change/"
    assert c.get(f"{ALAMAT}{lama.pk}/change/").context["has_change_permission"] is False
    assert c.get(f"{ALAMAT}{baru.pk}/change/").context["has_change_permission"] is True
    assert c.post(f"{ALAMAT}{lama.pk}/change/", {"nama": "x"}).status_code == 403

    pemda = klien(orang["admin"])
    assert pemda.get(ALAMAT).status_code == 200
    assert pemda.post(ALAMAT, salin).status_code in (200, 302)
    assert pemda.post(f"{ALAMAT}{baru.pk}/change/", {"nama": "x"}).status_code == 403
    assert (DaftarReviu.objects.count(), ButirReviu.objects.count()) == (2, 46)


def test_condition_on_an_item_that_is_not_there_is_refused():
    daftar = DaftarReviu.objects.get()
    butir = list(daftar.butir.all())
    isi: dict[str, object] = {
        "versi": 1,
        "nama": daftar.nama,
        "dasar": daftar.dasar,
        "berlaku_sejak": "20-11-2014",
        "butir-TOTAL_FORMS": len(butir),
        "butir-INITIAL_FORMS": len(butir),
    }
    for n, b in enumerate(butir):
        for medan in ("urutan", "nomor", "kelompok", "uraian", "mesin", "syarat"):
            isi[f"butir-{n}-{medan}"] = getattr(b, medan)
        isi |= {f"butir-{n}-id": b.pk, f"butir-{n}-daftar": daftar.pk}
    c = klien(buat_dunia().orang["admin_sistem"])

    ditolak = c.post(f"{ALAMAT}{daftar.pk}/change/", isi | {"butir-0-syarat": "IX.9"})
    diterima = c.post(f"{ALAMAT}{daftar.pk}/change/", isi | {"butir-0-uraian": "Diubah."})

    assert "syarat menyebut butir yang tidak ada: IX.9" in ditolak.content.decode()
    assert diterima.status_code == 302
    assert daftar.butir.first().uraian == "Diubah."
