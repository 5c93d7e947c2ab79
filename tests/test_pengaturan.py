"""The settings as an operator meets them: processes started with some environment."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

AKAR = Path(settings.BASE_DIR)
PRODUKSI = {
    "LAKIP_DEBUG": "0",
    "LAKIP_SECRET_KEY": "kunci-uji-" + "k7" * 30,
    "LAKIP_ALLOWED_HOSTS": "lakip.example.go.id, lain.example.go.id",
}


def jalankan(kode: str, var: Path, **lingkungan: str) -> subprocess.CompletedProcess[str]:
    """Run Python code against the settings with only the given LAKIP_ variables set."""
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("LAKIP_", "DATABASE_URL"))}
    return subprocess.run(
        [sys.executable, "-c", f"from lakip import settings as s; {kode}"],
        cwd=AKAR,
        env={**bersih, "LAKIP_VAR": str(var), **lingkungan},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("hilang", "pesan"),
    [
        ("LAKIP_SECRET_KEY", "LAKIP_SECRET_KEY wajib diisi bila LAKIP_DEBUG=0."),
        ("LAKIP_ALLOWED_HOSTS", "LAKIP_ALLOWED_HOSTS wajib diisi bila LAKIP_DEBUG=0."),
    ],
)
def test_production_without_key_or_hosts_refuses_to_start(tmp_path, hilang, pesan):
    hasil = jalankan("print('jalan')", tmp_path, **{**PRODUKSI, hilang: ""})

    assert hasil.returncode == 1
    assert hasil.stdout == ""
    assert hasil.stderr.splitlines()[-1].endswith(pesan)


def test_production_with_key_and_hosts_is_strict(tmp_path):
    hasil = jalankan(
        "print(s.DEBUG, s.ALLOWED_HOSTS, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        " s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, len(list(s.VAR.iterdir())))",
        tmp_path,
        **PRODUKSI,
    )

    assert hasil.stdout == (
        "False ['lakip.example.go.id', 'lain.example.go.id'] True True True 31536000 0\n"
    )


def test_development_keeps_one_private_key_across_starts(tmp_path):
    pertama, kedua = (jalankan("print(s.SECRET_KEY)", tmp_path).stdout for _ in range(2))

    assert len(pertama.strip()) >= 50
    assert pertama == kedua
    assert [b.name for b in tmp_path.iterdir()] == ["kunci-pengembangan"]
    assert (tmp_path / "kunci-pengembangan").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("nama", "nilai", "pesan"),
    [
        ("LAKIP_DEBUG", "ya", "LAKIP_DEBUG harus 0 atau 1, bukan 'ya'."),
        ("LAKIP_HARI_INI", "31-12-2025", "LAKIP_HARI_INI harus berbentuk TTTT-BB-HH"),
        ("LAKIP_TUGAS", "langsng", "LAKIP_TUGAS harus kosong atau langsung."),
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL harus diawali sqlite:/// atau postgres://."),
    ],
)
def test_unreadable_variable_is_refused_by_name(tmp_path, nama, nilai, pesan):
    hasil = jalankan("print('jalan')", tmp_path, **{nama: nilai})

    assert hasil.returncode == 1
    assert pesan in hasil.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("nilai", "mesin"),
    [("langsung", "ImmediateBackend"), ("", "DatabaseBackend")],
)
def test_jobs_run_inline_only_when_asked(tmp_path, nilai, mesin):
    hasil = jalankan("print(s.TASKS['default']['BACKEND'])", tmp_path, LAKIP_TUGAS=nilai)

    assert hasil.stdout.strip().rsplit(".", 1)[-1] == mesin


def test_database_url_chooses_the_database(tmp_path):
    tampil = "print(s.DATABASES['default']['ENGINE'], s.DATABASES['default']['NAME'])"
    berkas = tmp_path / "lain.sqlite3"

    assert jalankan(tampil, tmp_path).stdout == (
        f"django.db.backends.sqlite3 {tmp_path / 'lakip.sqlite3'}\n"
    )
    assert jalankan(tampil, tmp_path, DATABASE_URL=f"sqlite:///{berkas}").stdout == (
        f"django.db.backends.sqlite3 {berkas}\n"
    )
    assert jalankan(tampil, tmp_path, DATABASE_URL="postgres://u@localhost/lakip").stdout == (
        "django.db.backends.postgresql lakip\n"
    )


@pytest.mark.django_db
def test_sqlite_waits_for_writers_and_keeps_references():
    if connection.vendor != "sqlite":
        pytest.skip("PRAGMA exists on SQLite only")
    with connection.cursor() as kursor:
        nilai = {
            nama: kursor.execute(f"PRAGMA {nama}").fetchone()[0]
            for nama in ("journal_mode", "foreign_keys", "busy_timeout")
        }

    assert nilai == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 20_000}
    assert connection.transaction_mode == "IMMEDIATE"


@pytest.mark.django_db
def test_every_page_carries_the_strict_policy(client):
    kebijakan = client.get("/masuk/")["Content-Security-Policy"]
    tanpa_nonce = re.sub(r" 'nonce-[^']{20,}'", "", kebijakan)

    assert sorted(tanpa_nonce.split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
    ]


@pytest.mark.lambat
def test_static_files_collect_under_production_settings(tmp_path):
    hasil = subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"],
        cwd=AKAR,
        env={**os.environ, **PRODUKSI, "LAKIP_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (hasil.returncode, hasil.stderr) == (0, "")
    assert (tmp_path / "static" / "staticfiles.json").exists()
