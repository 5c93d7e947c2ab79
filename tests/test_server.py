"""script/server as a process: it serves, revives its worker, and leaves nothing running."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult, get_date_max
from salinan import salin_sqlite

from lakip.instansi.contoh import PENGGUNA
from script.server import gagalkan_terputus

AKAR = Path(settings.BASE_DIR)


def port_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return soket.getsockname()[1]


def tunggu(syarat: Callable[[], object], detik: int = 60) -> object:
    """The first true answer of `syarat`; fails after so many seconds."""
    batas = time.monotonic() + detik
    while time.monotonic() < batas:
        if jawaban := syarat():
            return jawaban
        time.sleep(0.1)
    pytest.fail(f"nothing happened within {detik} seconds")


def anak(pid: int, kata: str) -> int | None:
    """Process id of the child of `pid` whose command line holds `kata`."""
    for nomor in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        if kata in Path(f"/proc/{nomor}/cmdline").read_text():
            return int(nomor)
    return None


def jalankan(var: Path, port: str, **lingkungan: str) -> subprocess.Popen[str]:
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("LAKIP_", "DATABASE_URL"))}
    return subprocess.Popen(
        [sys.executable, "-m", "script.server"],
        cwd=AKAR,
        env={**bersih, "LAKIP_VAR": str(var), "PORT": port, **lingkungan},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture
def server(tmp_path, pytestconfig) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A running server on a migrated database that already has an agency, so no demo data."""
    basis_data = tmp_path / "lakip.sqlite3"
    salin_sqlite(pytestconfig.cache.mkdir("basis-data"), basis_data)
    tambah = "from lakip.instansi.models import Pemda; Pemda(kode='uji', nama='Uji').save()"
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", tambah],
        cwd=AKAR,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{basis_data}"},
        check=True,
    )
    port = port_bebas()
    proses = jalankan(tmp_path, str(port))
    yield proses, port
    proses.kill()
    proses.communicate()


@pytest.mark.lambat
def test_server_answers_revives_its_worker_and_stops_both(server):
    proses, port = server
    assert proses.stdout.readline() == (
        f"LAKIP berjalan di http://127.0.0.1:{port}/ (Ctrl-C untuk berhenti)\n"
    )

    with urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat") as jawaban:
        assert jawaban.status == 200
    web = tunggu(lambda: anak(proses.pid, "gunicorn"))
    pekerja = tunggu(lambda: anak(proses.pid, "db_worker"))
    os.kill(pekerja, signal.SIGKILL)
    pengganti = tunggu(lambda: (p := anak(proses.pid, "db_worker")) not in (None, pekerja) and p)
    proses.send_signal(signal.SIGINT)

    assert proses.wait(40) == 0
    assert [p for p in (web, pengganti) if Path(f"/proc/{p}").exists()] == []


@pytest.mark.lambat
def test_killed_server_takes_its_processes_along(server):
    proses, _ = server
    proses.stdout.readline()
    web = tunggu(lambda: anak(proses.pid, "gunicorn"))
    pekerja = tunggu(lambda: anak(proses.pid, "db_worker"))

    proses.kill()

    tunggu(lambda: not any(Path(f"/proc/{p}").exists() for p in (web, pekerja)))


def halaman(port: int, alamat: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{alamat}") as jawaban:
        return jawaban.read().decode()


def sampai_berjalan(proses: subprocess.Popen[str]) -> list[str]:
    """What the server says until it greets."""
    baris = []
    for satu in proses.stdout:
        baris.append(satu)
        if satu.startswith("LAKIP berjalan"):
            return baris
    pytest.fail(f"the server ended: {''.join(baris)}")


def langkah_laporan(var: Path) -> str | None:
    """Where the one report with a version stands; None before there is one."""
    with closing(sqlite3.connect(var / "lakip.sqlite3")) as basis_data:
        baris = basis_data.execute("SELECT langkah FROM capaian_laporankinerja").fetchone()
    return baris and baris[0]


@pytest.mark.lambat
def test_demo_data_come_whole_on_the_first_start_and_never_again(tmp_path, pytestconfig):
    salin_sqlite(pytestconfig.cache.mkdir("basis-data"), tmp_path / "lakip.sqlite3")
    terputus = jalankan(tmp_path, str(port_bebas()))
    next(baris for baris in terputus.stdout if "2020.json" in baris)
    terputus.kill()
    terputus.communicate()

    proses = jalankan(tmp_path, str(port_bebas()))
    mulai = [sampai_berjalan(proses)]
    tunggu(lambda: langkah_laporan(tmp_path) not in (None, "draf"))
    pekerja = anak(proses.pid, "db_worker")
    os.kill(pekerja, signal.SIGKILL)
    proses.kill()
    proses.communicate()
    assert langkah_laporan(tmp_path) != "terbit"

    for _ in range(2):
        port = port_bebas()
        proses = jalankan(tmp_path, str(port))
        mulai.append(sampai_berjalan(proses))
        kepala_akun, *akun = islice(proses.stdout, 1 + len(PENGGUNA))
        tunggu(lambda p=port: "2020 (contoh)" in halaman(p, "/publik/"), detik=120)
        proses.send_signal(signal.SIGTERM)
        proses.communicate(timeout=40)

    assert [baris.split(":")[1] for baris in mulai[0] if ".json: " in baris] == [" Selesai"] * 4
    assert [baris for baris in mulai[0] if "kata sandi" in baris] == []  # told below, once
    # The second start finishes what the worker was killed at, on whichever port.
    assert [[baris[:14] for baris in satu] for satu in mulai[1:]] == [["LAKIP berjalan"]] * 2
    assert "kata sandi" in kepala_akun
    assert [baris.split()[0] for baris in akun] == list(PENGGUNA)


@pytest.mark.parametrize("nilai", ["delapan", "0", "70000"])
def test_port_that_is_none_is_refused(tmp_path, nilai):
    proses = jalankan(tmp_path, nilai)

    assert proses.communicate()[0] == f"PORT harus angka 1 sampai 65535, bukan '{nilai}'.\n"
    assert proses.returncode == 2


def test_port_in_use_is_refused_before_anything_is_written(tmp_path):
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        soket.listen()
        port = soket.getsockname()[1]
        proses = jalankan(tmp_path, str(port))

        assert proses.communicate()[0].startswith(f"Port {port} tidak dapat dipakai (")
    assert proses.returncode == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.sedang
def test_unreachable_database_is_reported_in_one_line(tmp_path):
    url = f"postgres://lakip@127.0.0.1:{port_bebas()}/lakip"
    proses = jalankan(tmp_path, str(port_bebas()), DATABASE_URL=url)
    keluaran = proses.communicate()[0]

    assert keluaran.startswith("Basis data tidak dapat dipakai: ")
    assert "Traceback" not in keluaran
    assert proses.returncode == 1


def tugas(status: str, *pekerja: str) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=status,
        worker_ids=list(pekerja),
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        task_path="lakip.tidak_ada",
        run_after=get_date_max(),
    )


@pytest.mark.django_db
def test_only_jobs_that_the_dead_worker_left_running_are_failed():
    terputus = tugas("RUNNING", "lain:8000", "ini:8000")
    milik_lain = tugas("RUNNING", "ini:8000", "lain:8000")
    selesai = tugas("SUCCESSFUL", "ini:8000")
    menunggu = tugas("READY")

    assert gagalkan_terputus("ini:8000") == 1
    assert gagalkan_terputus("ini:8000") == 0
    for hasil, status in [
        (terputus, "FAILED"),
        (milik_lain, "RUNNING"),
        (selesai, "SUCCESSFUL"),
        (menunggu, "READY"),
    ]:
        hasil.refresh_from_db()
        assert hasil.status == status
    terputus.refresh_from_db()
    assert "Pekerjaan terputus karena server berhenti." in terputus.traceback
