"""Files on disk that stand there whole or not at all."""

import os
import tempfile
from pathlib import Path

UMUM = 0o644
"""Mode of a file that people besides the server may read."""


def tulis_utuh(tujuan: Path, isi: bytes, *, mode: int = 0o600) -> None:
    """Write beside the target first, so that no half-written file ever bears its name.

    The folder must be there. Raises OSError; then nothing is left behind.
    """
    with tempfile.NamedTemporaryFile(dir=tujuan.parent, delete=False) as sementara:
        try:
            sementara.write(isi)
            sementara.flush()
            os.fsync(sementara.fileno())
            os.chmod(sementara.name, mode)
            os.replace(sementara.name, tujuan)
        except OSError:
            os.unlink(sementara.name)
            raise
