"""Clusters of benchmarks end with them, however they end."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
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
        # A shell lets what it starts in the background ignore Ctrl+C: not so here.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    folder = Path(proses.stdout.readline().strip())
    return proses, folder, int((folder / "pg/d/postmaster.pid").read_text().split()[0])


def berjalan(proses: int) -> bool:
    """Whether the process runs, and not only waits for its parent to take note of its end."""
    try:
        return Path(f"/proc/{proses}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def berakhir(proses: int) -> bool:
    """Whether the process ends: its pid file goes a moment before it does."""
    for _ in range(100):
        if not berjalan(proses):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("sinyal", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_benchmark_that_is_stopped_ends_its_cluster(tempat, sinyal):
    proses, _, server = mulai(tempat)

    proses.send_signal(sinyal)
    proses.wait(30)

    assert berakhir(server)
    assert list(tempat.iterdir()) == []


def test_next_start_clears_what_a_killed_benchmark_left(tempat):
    proses, folder, server = mulai(tempat)
    hidup, folder_hidup, server_hidup = mulai(tempat)
    proses.kill()
    proses.wait(30)
    assert berjalan(server)

    hilang = bersihkan(tempat)

    assert (hilang, list(tempat.iterdir())) == ([folder], [folder_hidup])
    assert berakhir(server)
    assert berjalan(server_hidup)
    hidup.terminate()
    hidup.wait(30)
