"""One migrated database, made once, that every test process starts from a copy of.

Running all migrations takes long and each process would repeat it. The original is kept in pytest's
cache folder, as a file of SQLite or a dump of PostgreSQL, under a name that changes with the
migrations and with the modules of ours that they import.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

AKAR = Path(settings.BASE_DIR)
IMPOR = re.compile(r"^(?:from|import) ((?:lakip|renstra|anggaran|capaian)[\w.]*)", re.MULTILINE)


def pakai_salinan(folder: Path) -> None:
    """Let the test database of this process be made from the migrated original.

    Call it before Django sets the databases up; `folder` keeps the SQLite originals.
    """
    if connection.vendor == "sqlite":
        salin_sqlite(folder, Path(connection.settings_dict["TEST"]["NAME"]))
        return
    with _bergiliran(folder):
        connection.settings_dict["TEST"]["TEMPLATE"] = _asli_postgresql(folder)


def salin_sqlite(folder: Path, tujuan: Path) -> None:
    """Copy the migrated SQLite original to `tujuan`."""
    with _bergiliran(folder):
        shutil.copyfile(_asli_sqlite(folder), tujuan)


def _sidik() -> str:
    """Digest of everything that the migrated tables depend on."""
    migrasi = sorted(AKAR.glob("**/migrations/*.py"))
    migrasi = [b for b in migrasi if ".venv" not in b.parts]
    modul = {m for b in migrasi for m in IMPOR.findall(b.read_text())}
    berkas = [b for m in sorted(modul) for b in _berkas_modul(m)]
    isi = hashlib.sha256()
    for b in [*migrasi, *berkas, *sorted(AKAR.glob("script/requirements*.txt"))]:
        isi.update(f"{b.relative_to(AKAR)}\n".encode() + b.read_bytes())
    return isi.hexdigest()[:16]


def _berkas_modul(nama: str) -> list[Path]:
    dasar = AKAR.joinpath(*nama.split("."))
    return sorted(dasar.glob("*.py")) if dasar.is_dir() else [dasar.with_suffix(".py")]


@contextmanager
def _bergiliran(folder: Path) -> Iterator[None]:
    """Only one process at a time: the first makes the original, the others find it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "kunci").open("w") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        yield


def _asli_sqlite(folder: Path) -> Path:
    return _tersimpan(folder, ".sqlite3", lambda baru: _migrasikan(f"sqlite:///{baru}"))


def _asli_postgresql(folder: Path) -> str:
    """Name of the template database, made in this cluster when it is not there yet."""
    nama = f"lakip_asli_{_sidik()}"
    with connection._nodb_cursor() as kursor:
        kursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [nama])
        if kursor.fetchone() is None:
            kursor.execute("SHOW server_version_num")
            akhiran = f".pg{kursor.fetchone()[0]}.sql"
            baru = f"{nama}_baru"
            kursor.execute(f'DROP DATABASE IF EXISTS "{baru}"')
            kursor.execute(f'CREATE DATABASE "{baru}" TEMPLATE template0')
            _isi_postgresql(folder, akhiran, baru)
            kursor.execute(f'ALTER DATABASE "{baru}" RENAME TO "{nama}"')
    return nama


def _isi_postgresql(folder: Path, akhiran: str, nama: str) -> None:
    """Fill the empty database: from the dump, or by the migrations, which leave the dump."""
    url = f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{nama}"
    dump = folder / f"{_sidik()}{akhiran}"
    if dump.exists():
        _jalankan("psql", "-qX", "-v", "ON_ERROR_STOP=1", "--file", str(dump), url)
        return

    def migrasikan(berkas: Path) -> None:
        _migrasikan(url)
        _jalankan("pg_dump", "--no-owner", "--file", str(berkas), url)

    _tersimpan(folder, akhiran, migrasikan)


def _tersimpan(folder: Path, akhiran: str, buat: Callable[[Path], None]) -> Path:
    """The kept file of today's migrations; made by `buat`, older ones removed, when missing."""
    asli = folder / f"{_sidik()}{akhiran}"
    if not asli.exists():
        with tempfile.TemporaryDirectory(dir=folder) as kerja:
            baru = Path(kerja) / "baru"
            buat(baru)
            for usang in folder.glob(f"*{akhiran}"):
                usang.unlink()
            baru.rename(asli)
    return asli


def _migrasikan(url: str) -> None:
    _jalankan(sys.executable, "manage.py", "migrate", "-v0", DATABASE_URL=url)


def _jalankan(*perintah: str, **lingkungan: str) -> None:
    hasil = subprocess.run(
        perintah,
        cwd=AKAR,
        env={**os.environ, **lingkungan},
        capture_output=True,
        text=True,
        check=False,
    )
    if hasil.returncode != 0:
        raise RuntimeError(f"{perintah[:3]} failed:\n{hasil.stderr}")
