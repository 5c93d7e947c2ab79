"""Work in a process of its own, which may be killed at a given statement."""

import os
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import connection, connections


class Maut:
    """Kills its own process right before the statement that begins so, or amid its rows."""

    def __init__(self, awal: str, sesudah: int = 0) -> None:
        self.awal, self.sesudah = awal, sesudah

    def __call__(
        self, jalankan: Callable, sql: str, isian: Any, banyak: bool, konteks: dict
    ) -> Any:
        if not sql.startswith(self.awal):
            return jalankan(sql, isian, banyak, konteks)
        if not self.sesudah:
            os.kill(os.getpid(), signal.SIGKILL)
        return jalankan(sql, self._terputus(isian), banyak, konteks)

    def _terputus(self, isian: Iterable[Any]) -> Iterator[Any]:
        for nomor, satu in enumerate(isian):
            if nomor == self.sesudah:
                os.kill(os.getpid(), signal.SIGKILL)
            yield satu


def mulai(lakukan: Callable[[], object], maut: Maut | None = None) -> int:
    """Start ``lakukan`` in a child with connections of its own; returns its process id."""
    connections.close_all()
    anak = os.fork()
    if anak:
        return anak
    kode = 1
    try:
        if maut is None:
            lakukan()
        else:
            with connection.execute_wrapper(maut):
                lakukan()
        connections.close_all()
        kode = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(kode)


def akhir(anak: int) -> int:
    """How the child ended: its exit code, or minus the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(anak, 0)[1])
