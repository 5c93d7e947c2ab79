"""Clusters of benchmarks end with them, however they end."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from script.kluster import bersihkan

pytestmark = pytest.mark.lambat

PROGRAM = """
import time
from script.kluster import folder_kerja, postgresql
with folder_kerja() as folder, postgresql(folder) as alamat:
    print(folder, flush=True)
    time.sleep(120)
"""


@pytest.fixture
def tempat() -> Iterator[Path]:
    """A short folder that the servers' own user may enter: sockets have short names."""
    folder = Path(tempfile.mkdtemp(prefix="kl-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def mulai(tempat: Path) -> tuple[subprocess.Popen[str], Path, int]:
    """A benchmark with its cluster: the process, its folder, the server's process id."""
    proses = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        cwd=settings.BASE_DIR,
        env={**os.environ, "TMPDIR": str(tempat)},
        stdout=subprocess.PIPE,
        text=True,
    )
    folder = Path(proses.stdout.readline().strip())
    return proses, folder, int((folder / "pg/d/postmaster.pid").read_text().split()[0])


@pytest.mark.parametrize("sinyal", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_benchmark_that_is_stopped_ends_its_cluster(tempat, sinyal):
    proses, _, server = mulai(tempat)

    proses.send_signal(sinyal)
    proses.wait(30)

    assert not Path(f"/proc/{server}").exists()
    assert list(tempat.iterdir()) == []


def test_next_start_clears_what_a_killed_benchmark_left(tempat):
    proses, folder, server = mulai(tempat)
    hidup, folder_hidup, server_hidup = mulai(tempat)
    proses.kill()
    proses.wait(30)
    assert Path(f"/proc/{server}").exists()

    hilang = bersihkan(tempat)

    assert (hilang, list(tempat.iterdir())) == ([folder], [folder_hidup])
    assert not Path(f"/proc/{server}").exists()
    assert Path(f"/proc/{server_hidup}").exists()
    hidup.terminate()
    hidup.wait(30)
