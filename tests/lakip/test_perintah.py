"""Commands that are used wrongly: exit 2, in Indonesian, nothing on stdout."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (["buat_laporan", "--opd", "a"], "wajib diisi: --tahun, --format, --keluaran."),
        (["ekspor_buku", "--tahun", "x"], "--tahun harus bilangan bulat, bukan “x”."),
        (["impor_buku"], "wajib diisi: FILE."),
        (["batal_impor", "1", "2"], "tidak dikenal: 2."),
        (
            ["periksa", "--opd", "a", "--tahun", "2025", "--jenis", "semua"],
            "--jenis tidak mengenal 'semua'; pilihannya 'data', 'terbit'.",
        ),
        (
            ["impor_spj", "x.xlsx", "--opd", "a", "--tahun", "2025", "--bulan"],
            "--bulan harus diikuti isinya.",
        ),
    ],
)
def test_wrong_usage_is_told_in_indonesian_with_code_2(argumen, pesan):
    with pytest.raises(CommandError) as galat:
        call_command(*argumen)

    assert (str(galat.value), galat.value.returncode) == (pesan, 2)


@pytest.mark.sedang
def test_wrong_usage_from_the_shell_ends_with_exit_2_and_how_to_use_it():
    hasil = subprocess.run(
        [sys.executable, settings.BASE_DIR / "manage.py", "batal_impor"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (hasil.returncode, hasil.stdout) == (2, "")
    assert hasil.stderr.startswith(
        "Salah pakai: wajib diisi: nomor.\nCara pakai: manage.py batal_impor "
    )
