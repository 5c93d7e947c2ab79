"""Insert-only tables: the database itself refuses to change, delete or truncate their rows.

A model says so with ``hanya_tambah = True``. SQLite drops a table's triggers without a word when
Django rebuilds the table, so every migration that touches such a table ends with ``pasang``; a
test checks that each of these tables has its triggers.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.apps import apps
from django.db import connection, migrations
from django.db.backends.base.base import BaseDatabaseWrapper

_FUNGSI = """
CREATE OR REPLACE FUNCTION lakip_hanya_tambah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Tabel % hanya dapat ditambah.', TG_TABLE_NAME USING ERRCODE = '23001';
END $$
"""
_POSTGRESQL = {
    "baris": "BEFORE UPDATE OR DELETE ON {tabel} FOR EACH ROW",
    "kosongkan": "BEFORE TRUNCATE ON {tabel} FOR EACH STATEMENT",
}
_SQLITE = {"ubah": "UPDATE", "hapus": "DELETE"}


def tabel_hanya_tambah() -> list[str]:
    """Names of the tables whose models say ``hanya_tambah``."""
    return [m._meta.db_table for m in apps.get_models() if getattr(m, "hanya_tambah", False)]


def nama_pemicu(tabel: str, vendor: str) -> list[str]:
    """Names of the triggers that guard ``tabel`` on this kind of database."""
    return [f"{tabel}_{akhir}" for akhir in (_SQLITE if vendor == "sqlite" else _POSTGRESQL)]


def pasang(tabel: str, koneksi: BaseDatabaseWrapper = connection) -> None:
    """Guard a table; a guard that is there already is replaced."""
    lepas(tabel, koneksi)
    with koneksi.cursor() as kursor:
        if koneksi.vendor == "sqlite":
            for akhir, peristiwa in _SQLITE.items():
                kursor.execute(
                    f"CREATE TRIGGER {tabel}_{akhir} BEFORE {peristiwa} ON {tabel} "
                    f"BEGIN SELECT RAISE(ABORT, 'Tabel {tabel} hanya dapat ditambah.'); END"
                )
            return
        kursor.execute(_FUNGSI)
        for akhir, saat in _POSTGRESQL.items():
            kursor.execute(
                f"CREATE TRIGGER {tabel}_{akhir} {saat.format(tabel=tabel)} "
                "EXECUTE FUNCTION lakip_hanya_tambah()"
            )


def lepas(tabel: str, koneksi: BaseDatabaseWrapper = connection) -> None:
    """Take the guard off a table; nothing happens when there is none."""
    with koneksi.cursor() as kursor:
        for nama in nama_pemicu(tabel, koneksi.vendor):
            pada = "" if koneksi.vendor == "sqlite" else f" ON {tabel}"
            kursor.execute(f"DROP TRIGGER IF EXISTS {nama}{pada}")


def jaga(tabel: str) -> migrations.RunPython:
    """The migration operation that guards a table; put it last."""
    return migrations.RunPython(
        partial(_dalam_migrasi, pasang, tabel), partial(_dalam_migrasi, lepas, tabel)
    )


def _dalam_migrasi(tindakan: Any, tabel: str, apps: Any, schema_editor: Any) -> None:
    tindakan(tabel, schema_editor.connection)


@contextmanager
def dilepas() -> Iterator[None]:
    """Lift all guards for a while: for emptying a test database, never for the application."""
    for tabel in tabel_hanya_tambah():
        lepas(tabel)
    try:
        yield
    finally:
        for tabel in tabel_hanya_tambah():
            pasang(tabel)
