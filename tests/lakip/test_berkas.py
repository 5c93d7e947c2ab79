"""Files that are written whole or not at all."""

from pathlib import Path

import pytest

from lakip.berkas import UMUM, tulis_utuh


def test_file_is_replaced_with_the_mode_asked_for(tmp_path: Path):
    tujuan = tmp_path / "a.pdf"
    tujuan.write_bytes(b"lama")

    tulis_utuh(tujuan, b"baru", mode=UMUM)

    assert (tujuan.read_bytes(), tujuan.stat().st_mode & 0o777) == (b"baru", 0o644)


def test_failed_writing_leaves_nothing_behind(tmp_path: Path):
    (tmp_path / "a.pdf" / "isi").mkdir(parents=True)

    with pytest.raises(OSError, match=r"a\.pdf"):
        tulis_utuh(tmp_path / "a.pdf", b"baru")

    assert [b.name for b in tmp_path.iterdir()] == ["a.pdf"]
