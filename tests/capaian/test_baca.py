"""The read transaction: one snapshot, and no reader in a writer's way."""

import sqlite3

import pytest
from django.db import connection, transaction
from pabrik import Pabrik

from capaian.kueri.baca import transaksi_baca
from lakip.instansi.models import PerangkatDaerah

pytestmark = pytest.mark.django_db(transaction=True)


def test_reading_leaves_the_write_lock_to_others_and_sees_one_state():
    Pabrik()

    with transaksi_baca():
        awal = PerangkatDaerah.objects.get().nama
        _ubah_dari_luar("Dinas Berubah")
        akhir = PerangkatDaerah.objects.get().nama

    assert (awal, akhir) == ("Dinas Contoh Kota Contoh",) * 2
    assert PerangkatDaerah.objects.get().nama == "Dinas Berubah"


def _ubah_dari_luar(nama: str) -> None:
    """Another connection renames the agency and commits at once."""
    tabel, medan = PerangkatDaerah._meta.db_table, "nama"
    if connection.vendor == "sqlite":
        lain = sqlite3.connect(connection.settings_dict["NAME"], timeout=1)
        with lain:
            lain.execute("BEGIN IMMEDIATE")
            lain.execute(f"UPDATE {tabel} SET {medan} = ?", [nama])  # noqa: S608 - our own names
        lain.close()
        return
    lain = connection.copy()
    with lain.cursor() as kursor:
        kursor.execute(f"UPDATE {tabel} SET {medan} = %s", [nama])  # noqa: S608 - our own names
    lain.close()


def test_writing_transactions_keep_their_own_mode_afterwards():
    ragam = getattr(connection, "transaction_mode", None)

    with transaksi_baca():
        pass

    assert getattr(connection, "transaction_mode", None) == ragam


def test_inside_an_open_transaction_that_one_holds():
    with transaction.atomic(), transaksi_baca():
        assert connection.in_atomic_block
        Pabrik()

    assert PerangkatDaerah.objects.count() == 1
