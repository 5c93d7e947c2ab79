"""manage.py periksa, the register of rules, and the README made from it."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from pabrik import Pabrik

from capaian.models import Cetakan
from capaian.periksa import ATURAN, Jenis
from capaian.periksa.dokumentasi import tabel_aturan

README = Path(settings.BASE_DIR) / "capaian" / "periksa" / "README.md"
KUNCI = [
    *("kunci", "aturan", "jenis", "tingkat", "tempat", "fakta", "uraian", "tercetak"),
    *("hitung_ulang", "selisih", "dugaan_sebab", "akibat"),
]


def cetakan(p: Pabrik, *isi: tuple[str, str]) -> None:
    Cetakan.objects.bulk_create(
        Cetakan(tahun_kinerja=p.tk, urutan=n, tempat="Tabel 1", fakta=f, nilai=v)
        for n, (f, v) in enumerate(isi, 1)
    )


def jalankan(*argumen: str) -> tuple[int, str, str]:
    keluar, galat = StringIO(), StringIO()
    try:
        call_command("periksa", *argumen, stdout=keluar, stderr=galat)
    except SystemExit as henti:
        return int(henti.code or 0), keluar.getvalue(), galat.getvalue()
    return 0, keluar.getvalue(), galat.getvalue()


@pytest.mark.django_db
def test_json_has_the_agreed_keys_and_an_error_exits_1():
    p = Pabrik()
    cetakan(p, ("pagu:1", "200"), ("realisasi_rp:1", "150"), ("serapan:1", "57"))

    kode, keluar, galat = jalankan(
        "--opd", p.opd.kode, "--tahun", "2025", "--jenis", "terbit", "--json"
    )
    temuan = json.loads(keluar)

    assert kode == 1
    assert [list(t) for t in temuan] == [KUNCI]
    assert {k: temuan[0][k] for k in KUNCI if k not in ("kunci", "uraian")} == {
        "aturan": "T-SERAPAN",
        "jenis": "terbit",
        "tingkat": "salah",
        "tempat": "Tabel 1",
        "fakta": "serapan:1",
        "tercetak": "57",
        "hitung_ulang": "75",
        "selisih": "-18",
        "dugaan_sebab": "dua angka tertukar tempat",
        "akibat": [],
    }
    assert galat == "1 temuan: 1 salah, 0 perlu penjelasan, 0 saran.\n"


@pytest.mark.django_db
def test_without_error_it_exits_0():
    p = Pabrik()
    cetakan(p, ("pagu:1", "200"), ("realisasi_rp:1", "150"), ("serapan:1", "75"))

    kode, keluar, _ = jalankan("--opd", p.opd.kode, "--tahun", "2025", "--jenis", "terbit")

    assert (kode, keluar) == (0, "")


@pytest.mark.django_db
def test_kind_limits_the_findings():
    p = Pabrik()
    p.sasaran("S1")
    cetakan(p, ("tahun:laporan", "2024"))
    dasar = ("--opd", p.opd.kode, "--tahun", "2025", "--json")

    jenis = {
        nama: {t["jenis"] for t in json.loads(jalankan(*dasar, *pilihan)[1])}
        for nama, pilihan in {
            "data": ("--jenis", "data"),
            "terbit": ("--jenis", "terbit"),
            "semua": (),
        }.items()
    }

    assert jenis == {"data": {"data"}, "terbit": {"terbit"}, "semua": {"data", "terbit"}}


@pytest.mark.django_db
def test_text_shows_cause_and_consequences():
    p = Pabrik()
    cetakan(
        p,
        ("pagu:1", "10"),
        ("pagu:2", "20"),
        ("jumlah:pagu", "20"),
        ("realisasi_rp:1", "5"),
        ("realisasi_rp:2", "10"),
        ("jumlah:realisasi_rp", "15"),
        ("jumlah:serapan", "75"),
    )

    _, keluar, _ = jalankan("--opd", p.opd.kode, "--tahun", "2025", "--jenis", "terbit")

    assert keluar.splitlines()[2:] == [
        "  Dugaan sebab: pagu:1 tidak ikut dijumlahkan.",
        "  - Tabel 1: tercetak 75, hitung ulang 50",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("pilihan", [[], ["--json"]])
def test_unknown_agency_year_exits_2_and_json_says_why(pilihan):
    keluar = StringIO()
    with pytest.raises(CommandError) as galat:
        call_command("periksa", "--opd", "tidak-ada", "--tahun", "2025", *pilihan, stdout=keluar)

    temuan = [
        (t["kunci"], t["tingkat"], t["uraian"]) for t in json.loads(keluar.getvalue() or "[]")
    ]
    sebab = ("tak_terbaca", "salah", str(galat.value))
    assert (galat.value.returncode, temuan) == (2, [sebab] if pilihan else [])


@pytest.mark.sedang
def test_wrong_usage_exits_2():
    hasil = subprocess.run(
        [sys.executable, "manage.py", "periksa", "--opd", "x"],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (hasil.returncode, hasil.stdout) == (2, "")


@pytest.mark.parametrize("jenis", list(Jenis))
def test_readme_lists_the_rules_of_the_code(jenis):
    assert tabel_aturan(jenis) in README.read_text()


def test_every_rule_says_why_and_what_to_do():
    kosong = [a.kode for a in ATURAN.values() if not (a.judul and a.dasar and a.tindakan)]
    awalan = {a.kode[0] for a in ATURAN.values() if a.jenis == Jenis.DATA}

    assert kosong == []
    assert awalan == {"D"}
    assert len({a.judul for a in ATURAN.values() if a.jenis == Jenis.TERBIT}) == len(
        [a for a in ATURAN.values() if a.jenis == Jenis.TERBIT]
    )


@pytest.mark.django_db
@pytest.mark.parametrize("banyak", [1, 30])
def test_reading_printed_figures_takes_one_query(banyak, django_assert_num_queries):
    from capaian.kueri.periksa import muat_cetakan

    p = Pabrik()
    cetakan(p, *((f"pagu:{n}", "1") for n in range(banyak)))

    with django_assert_num_queries(1):
        assert len(muat_cetakan(p.opd.kode, 2025)) == banyak
