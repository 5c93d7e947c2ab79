"""The commands: exit codes, what goes to standard output, and that repeating changes nothing."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from anggaran.models import Pagu
from capaian.buku.dokumentasi import NASKAH, tulis
from lakip.instansi.contoh import PENGGUNA, SANDI
from lakip.instansi.models import Kejadian, Pemda, Pengguna, Penugasan
from renstra.models import TahunKinerja
from tests.buku_contoh import buku_kecil, ke_json, ke_xlsx, potret, riwayat

CONTOH = Path(settings.BASE_DIR) / "fixtures"


def jalankan(*argumen: Any) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    keluar, galat = io.StringIO(), io.StringIO()
    try:
        call_command(*map(str, argumen), stdout=keluar, stderr=galat)
        kode = 0
    except CommandError as salah:
        galat.write(str(salah))
        kode = salah.returncode
    except SystemExit as berhenti:
        kode = berhenti.code
    return kode, keluar.getvalue(), galat.getvalue()


@pytest.fixture
def buku(tmp_path: Path) -> Path:
    berkas = tmp_path / "buku.json"
    berkas.write_bytes(ke_json(buku_kecil()))
    return berkas


@pytest.mark.django_db
def test_import_prints_counts_on_standard_error_only(buku):
    kode, keluar, galat = jalankan("impor_buku", buku)

    assert (kode, keluar) == (0, "")
    assert "  realisasi: 2 baru\n" in galat
    assert galat.endswith("Selesai: 37 baru, 0 berubah, 0 hilang, 0 sama.\n")


@pytest.mark.django_db
def test_import_prints_json_on_standard_output(buku):
    kode, keluar, galat = jalankan("impor_buku", buku, "--json")

    hasil = json.loads(keluar)
    assert (kode, galat) == (0, "")
    assert (hasil["status"], hasil["opd"], hasil["tahun"]) == ("dimuat", "dinas-uji", 2025)
    assert hasil["lembar"]["realisasi"] == {
        "baru": 2,
        "berubah": 0,
        "hilang": 0,
        "sama": 0,
        "dibiarkan": 0,
    }
    assert hasil["kesalahan"] == []


@pytest.mark.django_db
def test_trial_writes_nothing_and_exits_as_the_real_run(buku):
    assert jalankan("impor_buku", buku, "--coba")[0] == 0
    assert Pemda.objects.count() == 0

    isi = buku_kecil()
    isi["pagu"][0]["pagu"] = "dua"
    buku.write_bytes(ke_json(isi))

    assert [jalankan("impor_buku", buku, *p)[0] for p in ([], ["--coba"])] == [1, 1]
    assert Pemda.objects.count() == 0


@pytest.mark.django_db
def test_refused_workbook_exits_1_with_every_error_in_json(tmp_path):
    berkas = tmp_path / "buku.xlsx"
    isi = buku_kecil()
    isi["pagu"][0]["pagu"] = "dua"
    isi["realisasi"][0]["realisasi"] = "4,00"
    isi["target_renstra"][0]["target"] = "4,20-4,25"
    berkas.write_bytes(ke_xlsx(isi))

    kode, keluar, _ = jalankan("impor_buku", berkas, "--json")

    assert kode == 1
    hasil = json.loads(keluar)
    assert hasil["status"] == "ditolak"
    assert hasil["kesalahan"] == [
        {
            "berkas": "buku.xlsx",
            "lembar": "pagu",
            "baris": 2,
            "kolom": "pagu",
            "isi": "dua",
            "harapan": "“dua” tidak terbaca sebagai angka; angka rupiah paling banyak dua angka di "
            "belakang koma, misalnya 1.234.567,00.",
        }
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("tak-ada.xlsx", None, "tidak ditemukan. Periksa nama dan izin berkasnya."),
        ("laporan.xlsx", b"%PDF-1.7 %%EOF", "bukan buku kerja .xlsx atau .json"),
        ("rusak.json", b"{", "bukan JSON yang sah"),
    ],
)
def test_unreadable_file_exits_2_with_json_only_where_it_was_asked_for(tmp_path, nama, isi, pesan):
    if isi is not None:
        (tmp_path / nama).write_bytes(isi)

    polos = jalankan("impor_buku", tmp_path / nama)
    kode, keluar, galat = jalankan("impor_buku", tmp_path / nama, "--json")

    assert (polos[:2], pesan in polos[2]) == ((2, ""), True)
    hasil = json.loads(keluar)
    assert (kode, galat, hasil["status"], hasil["berkas"]) == (2, polos[2], "ditolak", nama)
    assert hasil["kesalahan"] == [
        {"berkas": nama, "lembar": "", "baris": None, "kolom": "", "isi": "", "harapan": galat}
    ]


@pytest.mark.sedang
@pytest.mark.django_db
@pytest.mark.parametrize("bentuk", ["json", "xlsx"])
def test_export_writes_a_file_that_imports_without_change(buku, tmp_path, bentuk):
    jalankan("impor_buku", buku)
    tujuan = tmp_path / f"keluar.{bentuk}"

    kode, keluar, galat = jalankan(
        "ekspor_buku", "--opd", "dinas-uji", "--tahun", 2025, "--keluaran", tujuan
    )

    assert (kode, keluar, galat) == (0, "", f"{tujuan} ditulis.\n")
    assert json.loads(jalankan("impor_buku", tujuan, "--json")[1])["status"] == "sama"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pilihan", "nama", "pesan"),
    [
        (["--opd", "dinas-uji", "--tahun", "2030"], "a.xlsx", "tidak ada"),
        (["--opd", "dinas-uji"], "a.xlsx", "Sebut --opd dan --tahun"),
        ([], "a.xlsx", "Sebut --opd dan --tahun"),
        (["--kosong", "--opd", "dinas-uji", "--tahun", "2025"], "a.xlsx", "Sebut --opd"),
        (["--kosong"], "a.csv", "harus berakhir .xlsx atau .json"),
        (["--kosong"], "tak/ada/a.xlsx", "tidak dapat ditulis"),
    ],
)
def test_export_that_cannot_be_done_exits_2_and_leaves_no_file(tmp_path, pilihan, nama, pesan):
    kode, keluar, galat = jalankan("ekspor_buku", *pilihan, "--keluaran", tmp_path / nama)

    assert (kode, keluar) == (2, "")
    assert pesan in galat
    assert list(tmp_path.iterdir()) == []


@pytest.mark.sedang
@pytest.mark.parametrize("bentuk", ["json", "xlsx"])
def test_blank_template_needs_no_database(tmp_path, bentuk):
    tujuan = tmp_path / f"templat.{bentuk}"

    assert jalankan("ekspor_buku", "--kosong", "--keluaran", tujuan)[0] == 0
    assert tujuan.stat().st_size > 10_000


@pytest.mark.django_db
@pytest.mark.lambat
def test_demo_data_twice_changes_nothing_and_names_the_accounts(settings):
    settings.DEBUG = True
    kode, keluar, galat = jalankan("muat_contoh")
    sebelum, jejak, kejadian = potret(), riwayat(), Kejadian.objects.count()
    orang = sorted(Pengguna.objects.values_list("username", "password"))

    lagi = jalankan("muat_contoh")

    assert (kode, keluar, lagi[:2]) == (0, "", (0, ""))
    assert galat.endswith(f"Akun contoh, kata sandi {SANDI}: {', '.join(PENGGUNA)}\n")
    assert sorted(TahunKinerja.objects.values_list("opd__kode", "tahun", "contoh")) == [
        ("dinsos-pontianak", tahun, True) for tahun in (2020, 2024, 2025, 2026)
    ]
    assert (potret(), riwayat(), Kejadian.objects.count()) == (sebelum, jejak, kejadian)
    assert sorted(Pengguna.objects.values_list("username", "password")) == orang
    assert Penugasan.objects.count() == len(PENGGUNA)
    pemuat = Pagu.history.values_list("history_user__username", flat=True)
    assert set(pemuat) == {"admin"}


@pytest.mark.django_db
@pytest.mark.lambat
@pytest.mark.parametrize("bentuk", ["json", "xlsx"])
@pytest.mark.parametrize("tahun", [2020, 2024, 2025, 2026])
def test_published_year_survives_its_export(tmp_path, tahun, bentuk):
    jalankan("impor_buku", CONTOH / f"dinsos-pontianak-{tahun}.json")
    sebelum, jejak = potret(), riwayat()
    tujuan = tmp_path / f"buku.{bentuk}"
    jalankan("ekspor_buku", "--opd", "dinsos-pontianak", "--tahun", tahun, "--keluaran", tujuan)

    kode, keluar, _ = jalankan("impor_buku", tujuan, "--json")

    assert (kode, json.loads(keluar)["status"]) == (0, "sama")
    assert (potret(), riwayat()) == (sebelum, jejak)


@pytest.mark.django_db
def test_demo_data_skips_samples_that_are_no_agency_year(buku, tmp_path):
    shutil.copy(buku, tmp_path / "a.json")
    (tmp_path / "b.json").write_text('{"judul": "bukan buku"}')

    kode, _, galat = jalankan("muat_contoh", "--folder", tmp_path)

    assert kode == 0
    assert [b.split(":")[0] for b in galat.splitlines()[:-1]] == ["a.json", "buku.json"]
    assert TahunKinerja.objects.get().contoh


@pytest.mark.django_db
def test_demo_data_that_is_refused_exits_1_and_makes_no_users(buku, tmp_path):
    isi = buku_kecil()
    isi["pagu"][0]["pagu"] = "dua"
    buku.write_bytes(ke_json(isi))

    kode, _, galat = jalankan("muat_contoh", "--folder", tmp_path)

    assert kode == 1
    assert "lembar pagu, baris 1, kolom pagu" in galat
    assert Pengguna.objects.count() == 0


@pytest.mark.django_db
def test_folder_without_demo_data_exits_2(tmp_path):
    assert jalankan("muat_contoh", "--folder", tmp_path)[0] == 2


def test_manual_names_every_sheet_and_column_as_they_are():
    naskah = NASKAH.read_text()

    assert tulis(naskah) == naskah


def test_manual_gives_the_default_of_a_number_as_a_number():
    baris = [b for b in NASKAH.read_text().splitlines() if "| bilangan bulat; bawaan " in b]

    assert len(baris) > 5
    assert [b for b in baris if "bawaan `ya`" in b or "bawaan `tidak`" in b] == []
