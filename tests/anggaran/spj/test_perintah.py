"""The commands as programs call them: exit codes, JSON on standard output, words elsewhere."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from anggaran.models import BerkasSPJ
from tests.anggaran.spj.sediakan import berkas, keadaan, tahun_berisi, tahun_kosong

pytestmark = pytest.mark.django_db

A = "benar-a-fungsional-desember.xlsx"


def jalankan(nama: str, *pilihan: str, bulan: int = 12, opd: str = "dinsos-pontianak"):
    """(exit code, standard output, standard error)."""
    keluar, galat = StringIO(), StringIO()
    kode = 0
    try:
        call_command(
            "impor_spj", str(berkas(nama)), "--opd", opd, "--tahun", "2025", "--bulan", str(bulan),
            *pilihan, stdout=keluar, stderr=galat,
        )  # fmt: skip
    except SystemExit as berhenti:
        kode = berhenti.code
    except CommandError as berhenti:
        kode = berhenti.returncode
        galat.write(str(berhenti))
    return kode, keluar.getvalue(), galat.getvalue()


def test_approved_import_prints_json_only_and_exits_0():
    tahun_berisi()

    kode, keluar, _ = jalankan(A, "--setujui", "--json")

    isi = json.loads(keluar)
    assert (kode, isi["status"], isi["susunan"], isi["bulan"]) == (0, "diimpor", "A", 12)
    assert isi["total"] == {"pagu": "15461472643", "realisasi": "14000121695"}
    assert isi["perubahan"] == {"baru": 107, "berubah": 0, "sama": 0, "hilang": 0}
    program = {p["kode"]: (p["pagu"], p["realisasi"]) for p in isi["per_program"]}
    assert program["1.06.02"] == ("1824818800", "1610876366")
    assert len(program) == 6
    assert set(isi["temuan"][0]) >= {
        *("kode", "tingkat", "lembar", "baris", "kolom", "tercetak", "hitung", "selisih"),
    }


def test_warnings_without_consent_exit_1_and_write_nothing():
    tahun = tahun_berisi()
    sebelum = keadaan(tahun)

    kode, keluar, galat = jalankan(A, "--json")

    assert (kode, json.loads(keluar)["status"], keadaan(tahun)) == (1, "ditolak", sebelum)
    assert "peringatan diterima dengan --setujui" in galat


@pytest.mark.parametrize(
    ("nama", "pilihan", "kode"),
    [
        (A, ["--setujui"], 0),
        (A, [], 1),
        ("kop-bulan-lain.xlsx", ["--setujui"], 1),
        ("terkunci-sandi.xlsx", ["--setujui"], 2),
        ("kepala-tidak-dikenal.xlsx", ["--setujui"], 2),
    ],
)
def test_trial_exits_as_the_real_run_would_and_writes_nothing(nama, pilihan, kode):
    tahun = tahun_berisi()
    sebelum = keadaan(tahun)

    coba = jalankan(nama, *pilihan, "--coba")[0]

    assert (coba, keadaan(tahun), BerkasSPJ.objects.count()) == (kode, sebelum, 0)
    assert jalankan(nama, *pilihan)[0] == kode


@pytest.mark.parametrize("nama", ["terpotong.xlsx", "bermakro.xlsx", "bukan-lembar-kerja.xlsx"])
def test_unreadable_file_exits_2_with_json_that_says_why(nama):
    tahun_berisi()

    kode, keluar, galat = jalankan(nama, "--json")

    isi = json.loads(keluar)
    assert (kode, isi["status"], isi["temuan"][0]["tingkat"]) == (2, "gagal", "blokir")
    assert nama in galat


@pytest.mark.parametrize(
    ("nama", "opd", "kode", "pesan"),
    [
        (
            A,
            "tidak-ada",
            "tahun_tidak_ada",
            f"{A}: Perangkat daerah tidak-ada tahun 2025 belum ada. "
            "Periksa --opd dan --tahun, atau buat tahunnya lebih dahulu.",
        ),
        (
            "tidak-ada.xlsx",
            "dinsos-pontianak",
            "berkas_tidak_ada",
            "tidak-ada.xlsx: Berkas tidak ditemukan. Periksa nama dan foldernya.",
        ),
    ],
)
def test_unknown_agency_or_file_exits_2_with_json_only_where_asked_for(nama, opd, kode, pesan):
    tahun_kosong()

    polos = jalankan(nama, opd=opd)
    hasil = jalankan(nama, "--json", opd=opd)

    assert (polos, hasil[0], hasil[2]) == ((2, "", pesan), 2, pesan)
    isi = json.loads(hasil[1])
    assert (isi["status"], isi["bulan"], len(isi["temuan"])) == ("gagal", 12, 1)
    assert (isi["temuan"][0]["kode"], isi["temuan"][0]["pesan"]) == (kode, pesan)


def test_same_file_again_exits_0_and_says_so():
    tahun_berisi()
    jalankan(A, "--setujui")

    kode, keluar, _ = jalankan(A, "--json")

    isi = json.loads(keluar)
    assert (kode, isi["status"]) == (0, "sama")
    assert isi["perubahan"] == {"baru": 0, "berubah": 0, "sama": 107, "hilang": 0}


def test_undo_exits_0_then_1_and_2_for_an_unknown_number():
    tahun = tahun_berisi(ketikan=True)
    sebelum = keadaan(tahun)
    jalankan(A, "--setujui")
    nomor = BerkasSPJ.objects.get().pk

    call_command("batal_impor", str(nomor), stderr=StringIO())

    assert keadaan(tahun) == sebelum
    for satu, kode in ((nomor, 1), (nomor + 1, 2)):
        with pytest.raises(CommandError) as tolakan:
            call_command("batal_impor", str(satu))
        assert tolakan.value.returncode == kode


def test_named_layout_must_be_the_one_found():
    tahun_berisi()

    assert jalankan(A, "--setujui", "--susunan", "C")[0] == 2
    assert jalankan(A, "--setujui", "--susunan", "A")[0] == 0


def test_source_keeps_lra_apart_from_spj():
    tahun_berisi()

    jalankan("benar-c-fungsional-kop.xlsx", "--setujui")
    kode, *_ = jalankan("benar-f-lra.xlsx", "--setujui", "--sumber", "LRA_AUDIT")

    assert kode == 0
    assert list(BerkasSPJ.objects.order_by("pk").values_list("sumber", "status")) == [
        ("SPJ", "aktif"),
        ("LRA_AUDIT", "aktif"),
    ]
