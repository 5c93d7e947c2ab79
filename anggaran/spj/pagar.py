"""Reads a file in a child process: no file can take this process down or fill its memory."""

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryFile

from .anak import KODE_MEMORI
from .bacaan import Bacaan, Permintaan
from .istilah import BerkasDitolak

DETIK_MAKS = 120
_AKAR = Path(__file__).resolve().parents[2]
_LINGKUNGAN = ("PATH", "LANG", "LC_ALL", "TZ")

catatan = logging.getLogger(__name__)


def baca(
    berkas: Path, minta: Permintaan, kemajuan: Callable[[int], None] = lambda persen: None
) -> Bacaan:
    """What the file says. Raises BerkasDitolak, also when the child was stopped or died."""
    with TemporaryFile() as keluaran, TemporaryFile() as masukan:
        masukan.write(json.dumps(asdict(minta)).encode())
        masukan.seek(0)
        with subprocess.Popen(  # noqa: S603 - our own module, the file's name is one argument
            [sys.executable, "-m", "anggaran.spj.anak", str(berkas.resolve())],
            stdin=masukan,
            stdout=keluaran,
            stderr=subprocess.PIPE,
            cwd=_AKAR,
            env={n: os.environ[n] for n in _LINGKUNGAN if n in os.environ},
        ) as anak:
            pemutus = threading.Timer(DETIK_MAKS, anak.kill)
            pemutus.start()
            try:
                galat = _ikuti(anak, kemajuan)
                kode = anak.wait()
            finally:
                pemutus.cancel()
                anak.kill()  # does nothing to one that has ended
        keluaran.seek(0)
        return _hasil(kode, keluaran.read(), galat)


def _ikuti(anak: subprocess.Popen[bytes], kemajuan: Callable[[int], None]) -> str:
    """Pass progress on; returns whatever else the child said."""
    lain = []
    for baris in anak.stderr or ():
        teks = baris.decode("utf-8", errors="replace").strip()
        if teks.isdigit():
            kemajuan(int(teks))
        else:
            lain.append(teks)
    return "\n".join(lain[-40:])


def _hasil(kode: int, keluaran: bytes, galat: str) -> Bacaan:
    if kode == 0:
        hasil = json.loads(keluaran)
        if "tolak" in hasil:
            raise BerkasDitolak(**hasil["tolak"])
        return Bacaan.dari_data(hasil["bacaan"])
    if kode == -24 or kode == -9:  # SIGXCPU, or our own timer
        raise BerkasDitolak(
            "terlalu_lama",
            "Berkas tidak selesai dibaca dalam batas waktu. Hapus lembar dan baris yang tidak "
            "dipakai, lalu unggah lagi.",
        )
    if kode == KODE_MEMORI or kode == -6 or "memory" in galat.lower():
        raise BerkasDitolak(
            "memori_habis",
            "Berkas meminta memori melebihi batas: lembarnya sangat luas walau tampak kosong. "
            "Salin tabelnya saja ke berkas baru, lalu unggah lagi.",
        )
    catatan.error("Pembaca SPJ berhenti dengan kode %s: %s", kode, galat)
    raise BerkasDitolak(
        "berkas_rusak",
        "Berkas tidak dapat dibaca karena susunannya rusak. Buka di Excel, simpan sebagai .xlsx "
        "baru, lalu unggah lagi.",
    )
