"""The log of actions: what is recorded stays as it is, on the database itself."""

import pytest
from django.db import IntegrityError, connection, transaction
from orang import buat_opd, buat_pengguna

from lakip import pemicu
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Kejadian


def pemicu_terpasang() -> list[str]:
    perintah = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as kursor:
        kursor.execute(perintah)
        return sorted(nama for (nama,) in kursor.fetchall())


@pytest.mark.django_db
def test_action_is_recorded_with_who_what_and_where():
    opd = buat_opd()
    orang = buat_pengguna("panji")

    catat(
        "impor", oleh=orang, opd=opd, tahun=2025, objek="x" * 300, uraian="Diimpor", data={"n": 1}
    )

    isi = Kejadian.objects.values("jenis", "oleh", "opd", "tahun", "objek", "uraian", "data").get()
    assert isi == {
        "jenis": "impor",
        "oleh": orang.pk,
        "opd": opd.pk,
        "tahun": 2025,
        "objek": "x" * 200,
        "uraian": "Diimpor",
        "data": {"n": 1},
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    "rusak",
    [
        lambda k: Kejadian.objects.filter(pk=k.pk).update(uraian="lain"),
        lambda k: Kejadian.objects.filter(pk=k.pk).delete(),
        lambda k: k.delete(),
        lambda k: (setattr(k, "uraian", "lain"), k.save()),
        lambda k: connection.cursor().execute("DELETE FROM instansi_kejadian"),
    ],
    ids=["update", "delete", "delete satu", "save", "sql"],
)
def test_recorded_action_can_be_neither_changed_nor_deleted(rusak):
    kejadian = catat("ganti_sandi", oleh=None, uraian="semula")

    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        rusak(kejadian)

    assert list(Kejadian.objects.values_list("uraian", flat=True)) == ["semula"]


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_truncating_the_log_is_refused():
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        connection.cursor().execute("TRUNCATE instansi_kejadian")


@pytest.mark.django_db
def test_every_guarded_table_has_its_guards():
    harus = [
        nama
        for tabel in pemicu.tabel_hanya_tambah()
        for nama in pemicu.nama_pemicu(tabel, connection.vendor)
    ]
    harus += [
        n for t, beku in pemicu.tabel_beku().items() for n in pemicu.nama_pemicu_beku(t, beku)
    ]
    harus += [n for tabel in pemicu.tabel_beraturan() for n in pemicu.nama_pemicu_aturan(tabel)]

    assert "instansi_kejadian" in pemicu.tabel_hanya_tambah()
    assert pemicu_terpasang() == sorted(harus)


@pytest.mark.django_db(transaction=True)
def test_lifted_guards_stand_again_afterwards():
    catat("sekali", oleh=None)
    sebelum = pemicu_terpasang()

    with pemicu.dilepas():
        selama = pemicu_terpasang()
        Kejadian.objects.all().delete()

    assert (selama, pemicu_terpasang()) == ([], sebelum)
    assert Kejadian.objects.count() == 0
