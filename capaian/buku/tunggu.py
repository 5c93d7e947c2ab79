"""Uploaded workbooks that wait between preview and confirmation, kept by their hash."""

import hashlib
import time
from pathlib import Path

from django.conf import settings

from lakip.berkas import tulis_utuh

UMUR_DETIK = 24 * 3600


def _folder() -> Path:
    folder = Path(settings.VAR) / "buku-tunggu"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def titip(isi: bytes) -> str:
    """Keep the bytes for a day and return their SHA-256; what is older goes."""
    folder = _folder()
    batas = time.time() - UMUR_DETIK
    for lama in folder.iterdir():
        if lama.stat().st_mtime < batas:
            lama.unlink(missing_ok=True)
    sha256 = hashlib.sha256(isi).hexdigest()
    tulis_utuh(folder / sha256, isi)
    return sha256


def ambil(sha256: str) -> bytes | None:
    """Return the bytes with this hash; None when they are gone or no longer the same."""
    try:
        isi = (_folder() / sha256).read_bytes()
    except OSError:
        return None
    return isi if hashlib.sha256(isi).hexdigest() == sha256 else None
