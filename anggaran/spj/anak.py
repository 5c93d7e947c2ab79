"""The child process: reads one file within limits and prints what it says as JSON.

Started by ``pagar``: ``python -m anggaran.spj.anak FILE`` with the request as JSON on standard
input. Progress goes to standard error, one number a line.
"""

import gc
import json
import resource
import sys
from pathlib import Path

MEMORI_MAKS = 1_200 * 1024 * 1024
DETIK_CPU_MAKS = 90
KELUARAN_MAKS = 256 * 1024 * 1024
KODE_MEMORI = 3


def batasi() -> None:
    """Let the process neither take much memory or time, nor write much, nor leave a core."""
    for jenis, batas in (
        (resource.RLIMIT_AS, MEMORI_MAKS),
        (resource.RLIMIT_CPU, DETIK_CPU_MAKS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, KELUARAN_MAKS),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(jenis, (batas, batas))


def jalankan(berkas: Path, minta: dict[str, object]) -> dict[str, object]:
    """The reading as plain data, or the refusal."""
    from .baca import baca_berkas
    from .bacaan import Permintaan
    from .istilah import BerkasDitolak

    def kemajuan(persen: int) -> None:
        sys.stderr.write(f"{persen}\n")
        sys.stderr.flush()

    try:
        return {"bacaan": baca_berkas(berkas, Permintaan(**minta), kemajuan).ke_data()}
    except BerkasDitolak as tolakan:
        return {"tolak": {"kode": tolakan.kode, "pesan": tolakan.pesan}}
    except MemoryError:
        sys.exit(KODE_MEMORI)


def utama() -> None:
    """Read what the parent asks for."""
    batasi()
    gc.disable()  # the process ends soon, and scanning a million live cells takes longer
    minta = json.load(sys.stdin)
    hasil = jalankan(Path(sys.argv[1]), minta)
    json.dump(hasil, sys.stdout, ensure_ascii=True, separators=(",", ":"))
    sys.stdout.flush()


if __name__ == "__main__":
    utama()
