"""Keeps SPJ files by their hash, whatever they are: the reader in the child process judges them."""

import re
from pathlib import Path

from lakip.instansi.models import Berkas
from lakip.instansi.simpanan import simpan_isi

# Served for saving only, so what the bytes claim to be never matters to a browser.
JENIS_ISI = "application/octet-stream"


def nama_aman(nama: str) -> str:
    """The file's own name without folders and control characters, at most 255 long."""
    akhir = Path(nama.replace("\\", "/")).name
    bersih = re.sub(r"[\x00-\x1f\x7f<>:\"|?*]", "", akhir).strip(". ")
    return bersih[-255:] or "berkas"


def simpan_spj(isi: bytes, *, nama: str) -> Berkas:
    """Keep the bytes of an SPJ file."""
    return simpan_isi(isi, nama=nama_aman(nama), jenis_isi=JENIS_ISI)
