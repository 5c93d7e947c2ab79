"""Starts LAKIP: database, demo data on the first start, then web server and worker side by side.

The worker is started again when it dies; when the web server dies, or on Ctrl-C, both stop.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connections, transaction

PEKERJA_WEB = 2
BATAS_PERMINTAAN = 120  # seconds; a large workbook may take a while
BATAS_HENTI = 30  # seconds a job or request in progress gets to finish
JEDA_TERPANJANG = 30  # seconds between two starts of a worker that keeps dying
SEHAT = 60  # a worker that ran this many seconds is started again at once


def baca_port() -> int:
    """The port from PORT, 8000 when unset; ImproperlyConfigured when it is none or in use."""
    nilai = os.environ.get("PORT") or "8000"
    if not nilai.isdecimal() or not 0 < int(nilai) < 65536:
        raise ImproperlyConfigured(f"PORT harus angka 1 sampai 65535, bukan {nilai!r}.")
    with socket.socket() as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind(("127.0.0.1", int(nilai)))
        except OSError as kesalahan:
            raise ImproperlyConfigured(
                f"Port {nilai} tidak dapat dipakai ({kesalahan.strerror}). "
                "Hentikan program lain yang memakainya atau pilih PORT lain."
            ) from kesalahan
    return int(nilai)


def siapkan() -> None:
    """Bring the database up to date; collect static files or, in development, load demo data."""
    from django.conf import settings

    from capaian.tugas import minta_terbit_contoh
    from lakip.instansi.models import Pemda

    call_command("migrate", interactive=False, verbosity=0)
    if not settings.DEBUG:
        call_command("collectstatic", interactive=False, verbosity=0)
    elif not Pemda.objects.exists():
        print("Memuat data contoh ...", flush=True)
        with transaction.atomic():  # all or nothing: a half-loaded demo would not be loaded again
            call_command("muat_contoh", verbosity=0)
    minta_terbit_contoh()  # also when an earlier start was killed before that was done
    connections.close_all()


def gagalkan_terputus(id_pekerja: str) -> int:
    """Mark the jobs that this worker left running when it died as failed; returns how many.

    Nothing else ever would: their row says RUNNING for ever, and people wait for the result.
    """
    from django_tasks_db.models import DBTaskResult

    terputus = [t for t in DBTaskResult.objects.running() if t.worker_ids[-1:] == [id_pekerja]]
    for tugas in terputus:
        tugas.set_failed(RuntimeError("Pekerjaan terputus karena server berhenti."))
    return len(terputus)


def memakai_pekerja() -> bool:
    """Whether jobs go to a worker; with LAKIP_TUGAS=langsung they run inline."""
    from django_tasks import task_backends
    from django_tasks_db import DatabaseBackend

    return isinstance(task_backends["default"], DatabaseBackend)


def _berhenti_bersama_induk() -> None:
    """Ask Linux to end this new process when the one that started it is killed outright."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # 1 is PR_SET_PDEATHSIG


class Penyelia:
    """Runs web server and worker until one signal stops both."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.id_pekerja = f"{socket.gethostname()[:50]}:{port}"
        self.berhenti = threading.Event()
        self.web: subprocess.Popen[bytes] | None = None
        self.pekerja: subprocess.Popen[bytes] | None = None
        self.mulai_pekerja = 0.0
        self.jeda = 1.0

    def jalankan(self) -> int:
        """Start both and watch them; the exit code is that of a web server that died, else 0."""
        for sinyal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sinyal, lambda *_: self.berhenti.set())
        self.web = self._mulai(
            *("-m", "gunicorn", "lakip.wsgi:application", "--bind", f"127.0.0.1:{self.port}"),
            *("--workers", str(PEKERJA_WEB), "--timeout", str(BATAS_PERMINTAAN)),
            *("--graceful-timeout", str(BATAS_HENTI), "--log-level", "warning"),
            "--no-control-socket",
        )
        try:
            if memakai_pekerja():
                self._mulai_pekerja()
            self._tunggu_web()
            return self._awasi()
        finally:
            self._hentikan()

    def _mulai(self, *perintah: str) -> "subprocess.Popen[bytes]":
        # In a session of its own, so that Ctrl-C reaches it once: through here.
        return subprocess.Popen(
            [sys.executable, *perintah], start_new_session=True, preexec_fn=_berhenti_bersama_induk
        )

    def _mulai_pekerja(self) -> None:
        from capaian.tugas import minta_terbit_contoh

        try:
            if jumlah := gagalkan_terputus(self.id_pekerja):
                print(f"{jumlah} pekerjaan latar yang terputus ditandai gagal.", flush=True)
                minta_terbit_contoh()
        except DatabaseError as kesalahan:  # away for a moment: the next start tries again
            print(f"Basis data tidak dapat dipakai: {kesalahan}", file=sys.stderr)
        finally:
            connections.close_all()
        self.mulai_pekerja = time.monotonic()
        self.pekerja = self._mulai(
            *("manage.py", "db_worker", "--queue-name", "*", "--no-reload"),
            *("--worker-id", self.id_pekerja),
        )

    def _tunggu_web(self) -> None:
        """Greet once the web server answers; return when it died or a signal came as well."""
        while self.web.poll() is None and not self.berhenti.wait(0.1):
            with socket.socket() as soket:
                if soket.connect_ex(("127.0.0.1", self.port)) == 0:
                    sapa(self.port)
                    return

    def _awasi(self) -> int:
        while not self.berhenti.wait(0.5):
            if (kode := self.web.poll()) is not None:
                print(f"Server web berhenti sendiri (kode {kode}).", file=sys.stderr)
                return kode or 1
            if self.pekerja and self.pekerja.poll() is not None:
                self._hidupkan_lagi()
        return 0

    def _hidupkan_lagi(self) -> None:
        umur = time.monotonic() - self.mulai_pekerja
        self.jeda = 1.0 if umur > SEHAT else min(self.jeda * 2, JEDA_TERPANJANG)
        print(
            f"Pekerja latar berhenti (kode {self.pekerja.returncode}); "
            f"dihidupkan lagi dalam {self.jeda:.0f} detik.",
            file=sys.stderr,
        )
        if not self.berhenti.wait(self.jeda):
            self._mulai_pekerja()

    def _hentikan(self) -> None:
        anak = [p for p in (self.web, self.pekerja) if p is not None and p.poll() is None]
        for proses in anak:
            proses.terminate()
        batas = time.monotonic() + BATAS_HENTI
        for proses in anak:
            try:
                proses.wait(max(0, batas - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(proses.pid, signal.SIGKILL)
                proses.wait()


def sapa(port: int) -> None:
    """Say where LAKIP is and, in development, who may log in."""
    from lakip.instansi import contoh

    print(f"LAKIP berjalan di http://127.0.0.1:{port}/ (Ctrl-C untuk berhenti)")
    akun = contoh.akun_contoh()
    connections.close_all()
    if akun:
        print(f"Akun contoh, kata sandi {contoh.SANDI}:")
    for nama, peran in akun:
        print(f"  {nama:<12} {peran}")
    sys.stdout.flush()


def utama() -> int:
    """Exit code: 0 stopped on request, 1 failed, 2 wrongly configured."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lakip.settings")
    try:
        port = baca_port()
        django.setup()
        siapkan()
    except ImproperlyConfigured as kesalahan:
        print(kesalahan, file=sys.stderr)
        return 2
    except DatabaseError as kesalahan:
        print(f"Basis data tidak dapat dipakai: {kesalahan}", file=sys.stderr)
        return 1
    except CommandError as kesalahan:
        print(kesalahan, file=sys.stderr)
        return 1
    return Penyelia(port).jalankan()


if __name__ == "__main__":
    sys.exit(utama())
