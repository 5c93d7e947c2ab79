"""Insert-only tables: the database itself refuses to change, delete or truncate their rows.

A model says so with ``hanya_tambah = True``. SQLite drops a table's triggers without a word when
Django rebuilds the table, so every migration that touches such a table ends with ``pasang``; a
test checks that each of these tables has its triggers.

Rows that freeze later, such as those of a final Perjanjian Kinerja, say so with
``beku = Beku(...)``: from then on they cannot be changed, deleted or added to. What is neither is
a list of rules: ``aturan_data = (AturanData(...), ...)``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.apps import apps
from django.db import connection, migrations
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class Beku:
    """When a row is frozen, as SQL over ``{r}`` (the row), and which columns stay free.

    ``isi``: the row is part of a frozen document, so none may be added either.
    """

    bila: str
    bebas: tuple[str, ...] = ()
    isi: bool = False


@dataclass(frozen=True)
class AturanData:
    """A rule that the database itself keeps for the rows of one table.

    ``peristiwa`` (INSERT, UPDATE or DELETE) is refused with ``pesan`` where ``bila`` holds: SQL
    over OLD and NEW in which ``{beda}`` compares values that may be NULL. A rule with ``lalu``
    instead runs that statement after the event.
    """

    nama: str
    peristiwa: str
    bila: str = ""
    pesan: str = ""
    lalu: str = ""


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


def tabel_beku() -> dict[str, Beku]:
    """The tables whose rows freeze, with when they do."""
    ada = {m._meta.db_table: getattr(m, "beku", None) for m in apps.get_models()}
    return {tabel: beku for tabel, beku in ada.items() if isinstance(beku, Beku)}


def nama_pemicu_beku(tabel: str, beku: Beku) -> list[str]:
    """Names of the triggers that keep frozen rows of ``tabel`` as they are."""
    return [f"{tabel}_beku_{akhir}" for akhir in ("ubah", "hapus", *(("tambah",) * beku.isi))]


def pasang_beku(tabel: str, koneksi: BaseDatabaseWrapper = connection) -> None:
    """Freeze the rows of a table as its model says; a guard that is there already is replaced."""
    beku = tabel_beku()[tabel]
    lepas_beku(tabel, koneksi)
    with koneksi.cursor() as kursor:
        kolom = [k.name for k in koneksi.introspection.get_table_description(kursor, tabel)]
        lain = "IS NOT" if koneksi.vendor == "sqlite" else "IS DISTINCT FROM"
        berubah = " OR ".join(f"OLD.{k} {lain} NEW.{k}" for k in kolom if k not in beku.bebas)
        syarat = {
            "ubah": ("UPDATE", f"({beku.bila.format(r='OLD')}) AND ({berubah})", "NEW"),
            "hapus": ("DELETE", beku.bila.format(r="OLD"), "OLD"),
            "tambah": ("INSERT", beku.bila.format(r="NEW"), "NEW"),
        }
        for nama in nama_pemicu_beku(tabel, beku):
            peristiwa, bila, hasil = syarat[nama.rsplit("_", 1)[1]]
            _buat_pemicu_beku(koneksi, kursor, tabel, nama, peristiwa, bila, hasil)


def _buat_pemicu_beku(
    koneksi: BaseDatabaseWrapper,
    kursor: Any,
    tabel: str,
    nama: str,
    peristiwa: str,
    bila: str,
    hasil: str,
) -> None:
    if koneksi.vendor == "sqlite":
        kursor.execute(
            f"CREATE TRIGGER {nama} BEFORE {peristiwa} ON {tabel} WHEN {bila} "
            f"BEGIN SELECT RAISE(ABORT, 'Baris {tabel} sudah final.'); END"
        )
        return
    kursor.execute(
        f"CREATE OR REPLACE FUNCTION {nama}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {bila} THEN RAISE EXCEPTION 'Baris % sudah final.', TG_TABLE_NAME "
        f"USING ERRCODE = '23001'; END IF; RETURN {hasil}; END $$"
    )
    kursor.execute(
        f"CREATE TRIGGER {nama} BEFORE {peristiwa} ON {tabel} FOR EACH ROW "
        f"EXECUTE FUNCTION {nama}()"
    )


def lepas_beku(tabel: str, koneksi: BaseDatabaseWrapper = connection) -> None:
    """Let frozen rows of a table go; nothing happens when there is no guard."""
    with koneksi.cursor() as kursor:
        for nama in nama_pemicu_beku(tabel, tabel_beku()[tabel]):
            pada = "" if koneksi.vendor == "sqlite" else f" ON {tabel}"
            kursor.execute(f"DROP TRIGGER IF EXISTS {nama}{pada}")


class _TanpaModel(migrations.RunPython):
    """Runs without the models of that time: rendering them takes longer than all triggers."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        self.code(None, schema_editor)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        self.reverse_code(None, schema_editor)


def bekukan(tabel: str) -> migrations.RunPython:
    """The migration operation that freezes final rows of a table; put it last."""
    return _TanpaModel(
        partial(_dalam_migrasi, pasang_beku, tabel), partial(_dalam_migrasi, lepas_beku, tabel)
    )


def tabel_beraturan() -> dict[str, tuple[AturanData, ...]]:
    """The tables that have rules of their own, with these rules."""
    return {m._meta.db_table: m.aturan_data for m in apps.get_models() if hasattr(m, "aturan_data")}


def nama_pemicu_aturan(tabel: str) -> list[str]:
    """Names of the triggers that keep the rules of ``tabel``."""
    return [f"{tabel}_{aturan.nama}" for aturan in tabel_beraturan()[tabel]]


def pasang_aturan(tabel: str, koneksi: BaseDatabaseWrapper = connection) -> None:
    """Let the database keep the rules of a table; those that are there already are replaced."""
    lepas_aturan(tabel, koneksi)
    with koneksi.cursor() as kursor:
        for aturan in tabel_beraturan()[tabel]:
            for perintah in _perintah_aturan(tabel, aturan, koneksi.vendor):
                kursor.execute(perintah)


def _perintah_aturan(tabel: str, aturan: AturanData, vendor: str) -> list[str]:
    nama, saat = f"{tabel}_{aturan.nama}", "AFTER" if aturan.lalu else "BEFORE"
    sqlite = vendor == "sqlite"
    bila = aturan.bila.format(beda="IS NOT" if sqlite else "IS DISTINCT FROM")
    pemicu = f"CREATE TRIGGER {nama} {saat} {aturan.peristiwa} ON {tabel} FOR EACH ROW"
    if sqlite:
        syarat = f"WHEN {bila}" if bila else ""
        isi = aturan.lalu or f"SELECT RAISE(ABORT, '{aturan.pesan}')"
        return [f"{pemicu} {syarat} BEGIN {isi}; END"]
    hasil = "OLD" if aturan.peristiwa == "DELETE" else "NEW"
    tolak = f"IF {bila} THEN RAISE EXCEPTION '{aturan.pesan}' USING ERRCODE = '23001'; END IF"
    return [
        f"CREATE OR REPLACE FUNCTION {nama}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{aturan.lalu or tolak}; RETURN {hasil}; END $$",
        f"{pemicu} EXECUTE FUNCTION {nama}()",
    ]


def lepas_aturan(tabel: str, koneksi: BaseDatabaseWrapper = connection) -> None:
    """Let the rules of a table go; nothing happens when there are none."""
    with koneksi.cursor() as kursor:
        for nama in nama_pemicu_aturan(tabel):
            pada = "" if koneksi.vendor == "sqlite" else f" ON {tabel}"
            kursor.execute(f"DROP TRIGGER IF EXISTS {nama}{pada}")


def atur(tabel: str) -> migrations.RunPython:
    """The migration operation that lets the database keep a table's rules; put it last."""
    return _TanpaModel(
        partial(_dalam_migrasi, pasang_aturan, tabel), partial(_dalam_migrasi, lepas_aturan, tabel)
    )


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
    return _TanpaModel(
        partial(_dalam_migrasi, pasang, tabel), partial(_dalam_migrasi, lepas, tabel)
    )


def _dalam_migrasi(tindakan: Any, tabel: str, apps: Any, schema_editor: Any) -> None:
    tindakan(tabel, schema_editor.connection)


@contextmanager
def dilepas() -> Iterator[None]:
    """Lift all guards for a while: for emptying a test database, never for the application."""
    penjaga = (
        (tabel_hanya_tambah(), pasang, lepas),
        (list(tabel_beku()), pasang_beku, lepas_beku),
        (list(tabel_beraturan()), pasang_aturan, lepas_aturan),
    )
    for daftar, _, buka in penjaga:
        for tabel in daftar:
            buka(tabel)
    try:
        yield
    finally:
        for daftar, tutup, _ in penjaga:
            for tabel in daftar:
                tutup(tabel)
