"""Work folders and PostgreSQL clusters of benchmarks, which never outlive them.

A benchmark that is stopped by a signal ends its cluster; what one that was killed outright left
behind is cleared away by the next.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path

AWALAN = "lakip-bench-"
_PEMILIK = "pemilik"  # file that names the process whose folder it is


@contextmanager
def folder_kerja() -> Iterator[Path]:
    """A folder that goes away with the benchmark; those of dead benchmarks go first."""
    for sinyal in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(sinyal, _berhenti)
    bersihkan(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=AWALAN) as nama:
        folder = Path(nama)
        (folder / _PEMILIK).write_text(str(os.getpid()))
        yield folder


def _berhenti(nomor: int, _bingkai: object) -> None:
    """End by an exception, so that everything that is open is closed."""
    sys.exit(128 + nomor)


def bersihkan(di: Path) -> list[Path]:
    """Stop the clusters and remove the folders of benchmarks that are no longer running."""
    hilang = []
    for pemilik in di.glob(f"{AWALAN}*/{_PEMILIK}"):
        if Path(f"/proc/{pemilik.read_text().strip()}").exists():
            continue
        if (pemilik.parent / "pg" / "d" / "postmaster.pid").exists():
            hentikan(pemilik.parent)
        shutil.rmtree(pemilik.parent, ignore_errors=True)
        hilang.append(pemilik.parent)
    return hilang


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """Address of a cluster of its own for as long as needed; its servers refuse root."""
    data = folder / "pg"
    data.mkdir()
    if os.geteuid() == 0:
        folder.chmod(0o711)
        shutil.chown(data, "postgres")
    sandi = ("--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
    _pg("initdb", f"--pgdata={data}/d", "--username=postgres", *sandi)
    soket = f"-c listen_addresses='' -c unix_socket_directories='{data}'"
    try:
        _pg(
            *("pg_ctl", "start", "--silent", "--wait"),
            *("-D", f"{data}/d", "-l", f"{data}/log", "-o", soket),
        )
        _pg("createdb", "-h", str(data), "-U", "postgres", "lakip")
        yield f"postgres://postgres@{str(data).replace('/', '%2F')}/lakip"
    finally:
        hentikan(folder)


def hentikan(folder: Path) -> None:
    """Stop the cluster in this folder at once; nothing happens when it does not run."""
    _pg("pg_ctl", "stop", "--silent", "--mode=immediate", "-D", f"{folder}/pg/d", wajib=False)


def _pg(alat: str, *pilihan: str, wajib: bool = True) -> None:
    biner = Path(sorted(glob("/usr/lib/postgresql/*/bin/initdb"))[-1]).parent
    awalan = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    # In a session of its own: Ctrl-C stops the benchmark, which then stops the cluster.
    subprocess.run(
        [*awalan, str(biner / alat), *pilihan],
        cwd="/",
        check=wajib,
        stdout=subprocess.DEVNULL,
        stderr=None if wajib else subprocess.DEVNULL,
        start_new_session=True,
    )
