"""What every test relies on: throwaway data, inline jobs, a browser, the choice of tests."""

import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import bersama
import pytest
import pytest_django
from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.db import connection
from django.test import TransactionTestCase
from django.test.utils import override_settings
from hypothesis import settings as sifat
from playwright.sync_api import expect
from salinan import pakai_salinan

# Playwright's loop runs in the thread that also reads the database of a live server test.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# For the commands that tests start as processes of their own.
os.environ["LAKIP_TUGAS"] = "langsung"
os.environ.pop("LAKIP_HARI_INI", None)

# The same examples every time, and no clock that matters: a busy machine fails nothing.
sifat.register_profile("lakip", deadline=None, derandomize=True)
sifat.load_profile("lakip")
expect.set_options(timeout=30_000)

FIXTURE_BASIS_DATA = {"db", "transactional_db", "django_db_setup", "live_server"}
FIXTURE_PERAMBAN = {"page", "context", "browser", "new_context"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--hanya-basis-data",
        action="store_true",
        help="only database tests without a browser, few of the slow ones: the run on PostgreSQL",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Point everything that is written at a folder that goes away with this process."""
    folder = tempfile.TemporaryDirectory(prefix="lakip-uji-")
    config.add_cleanup(folder.cleanup)
    os.environ["LAKIP_VAR"] = folder.name
    pengganti = override_settings(
        VAR=Path(folder.name),
        MEDIA_ROOT=Path(folder.name) / "berkas",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}},
        LAKIP_HARI_INI=None,
        CACHES={
            **settings.CACHES,
            "gambar": {**settings.CACHES["gambar"], "LOCATION": f"{folder.name}/tembolok"},
        },
    )
    pengganti.enable()
    config.add_cleanup(pengganti.disable)
    _pakai_berkas_sqlite(Path(folder.name))


def _pakai_berkas_sqlite(folder: Path) -> None:
    """Let SQLite tests use a file, as users do.

    Django's default, one connection to memory shared by all threads, lets the transactions of a
    live server's threads run into each other.
    """
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(folder / "uji.sqlite3")
        connection.settings_dict["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"


def pytest_collection_finish() -> None:
    """Modules, models and tests stay until the end: look for garbage elsewhere, and less often."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if FIXTURE_PERAMBAN & set(getattr(item, "fixturenames", ())):
            item.add_marker("peramban")
            item.add_marker("lambat")
        if _memakai_basis_data(item):
            # Before the transaction of the test itself.
            item.fixturenames.insert(0, "_keadaan_awal")
        if _dikosongkan(item):
            if nama := bersama.diminta(item.fixturenames):
                raise pytest.UsageError(f"{item.nodeid} ends its transactions: make {nama} itself")
            # First to be set up, so the last to end: after the database was emptied.
            item.fixturenames.insert(0, "isi_migrasi_kembali")
    bersama.urutkan(items)
    if config.getoption("--hanya-basis-data"):
        dipakai = {item for item in items if _uji_basis_data(item)}
        config.hook.pytest_deselected(items=[item for item in items if item not in dipakai])
        items[:] = [item for item in items if item in dipakai]
        _sisihkan_pengulangan(items)
    for item in items:
        if item.get_closest_marker("sedang"):
            item.add_marker("lambat")  # now that PostgreSQL has its choice


def _sisihkan_pengulangan(items: list[pytest.Item]) -> None:
    """Slow, since they ran on SQLite already: tests that no difference of databases is likely to
    touch. `-m 'not lambat'` leaves them out."""
    for item in items:
        if item.get_closest_marker("dua_basis_data") is None and not _dikosongkan(item):
            item.add_marker("lambat")


def _dikosongkan(item: pytest.Item) -> bool:
    """Whether Django empties the whole database after this test, rather than rolling back."""
    penanda = item.get_closest_marker("django_db")
    return bool(
        {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
        or (penanda is not None and penanda.kwargs.get("transaction"))
    )


def _memakai_basis_data(item: pytest.Item) -> bool:
    kelas = getattr(item, "cls", None)
    return (
        item.get_closest_marker("django_db") is not None
        or bool(FIXTURE_BASIS_DATA & set(getattr(item, "fixturenames", ())))
        or (kelas is not None and issubclass(kelas, TransactionTestCase))
    )


def _uji_basis_data(item: pytest.Item) -> bool:
    if item.get_closest_marker("peramban") or not _memakai_basis_data(item):
        return False
    lambat, di_keduanya = (item.get_closest_marker(m) for m in ("lambat", "dua_basis_data"))
    return lambat is None or di_keduanya is not None


@pytest.fixture(scope="session", autouse=True)
def _pemicu_dilepas_saat_dikosongkan() -> Iterator[None]:
    """Lift the guards of insert-only tables while Django empties the database after a test."""
    from lakip import pemicu

    asli = TransactionTestCase._fixture_teardown

    def kosongkan(uji: TransactionTestCase) -> None:
        with pemicu.dilepas():
            asli(uji)

    with pytest.MonkeyPatch.context() as tambalan:
        tambalan.setattr(TransactionTestCase, "_fixture_teardown", kosongkan)
        yield


@pytest.fixture(scope="session")
def _keadaan(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[bersama.Keadaan]:
    keadaan = bersama.Keadaan()
    yield keadaan
    with django_db_blocker.unblock():
        keadaan.pakai(None)


@pytest.fixture
def _keadaan_awal(
    request: pytest.FixtureRequest,
    _keadaan: bersama.Keadaan,
    django_db_blocker: pytest_django.DjangoDbBlocker,
) -> None:
    with django_db_blocker.unblock():
        _keadaan.pakai(bersama.diminta(request.node.fixturenames))


def _keadaan_bersama(nama: str) -> Callable[..., Any]:
    @pytest.fixture(name=nama)
    def isi(db: None, _keadaan: bersama.Keadaan) -> Any:
        return _keadaan.salinan()

    return isi


globals().update({nama: _keadaan_bersama(nama) for nama in bersama.PEMBUAT})


@pytest.fixture(scope="session")
def isi_migrasi(_keadaan: bersama.Keadaan, django_db_blocker: pytest_django.DjangoDbBlocker) -> str:
    """What our migrations put in, such as the preset scales, serialised before any test."""
    milik_kita = {"instansi", "renstra", "anggaran", "capaian"}
    with django_db_blocker.unblock():
        _keadaan.pakai(None)
        return serializers.serialize(
            "json",
            [
                baris
                for model in apps.get_models()
                if model._meta.app_label in milik_kita
                for baris in model._base_manager.order_by("pk")
            ],
        )


@pytest.fixture
def isi_migrasi_kembali(
    isi_migrasi: str, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[None]:
    """Put the rows of the migrations back once a test's database was emptied."""
    yield
    with django_db_blocker.unblock():
        connection.creation.deserialize_db_from_string(isi_migrasi)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Set up on the copy that is there; on PostgreSQL the copy is made by Django itself."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_blocker: pytest_django.DjangoDbBlocker,
    pytestconfig: pytest.Config,
) -> None:
    """Start from a migrated copy rather than from nothing."""
    with django_db_blocker.unblock():
        pakai_salinan(pytestconfig.cache.mkdir("basis-data"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Debian's Chromium, quiet and without its own network traffic."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("chromium is missing: run script/bootstrap --uji")
    pilihan = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
    ]
    if os.geteuid() == 0:
        pilihan.append("--no-sandbox")  # Chromium refuses to run as root with it
    return {**browser_type_launch_args, "executable_path": chromium, "args": pilihan}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    """A laptop's window, in Indonesian."""
    return {
        **browser_context_args,
        "locale": "id-ID",
        "timezone_id": "Asia/Pontianak",
        "viewport": {"width": 1366, "height": 768},
    }
