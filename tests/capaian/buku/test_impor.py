"""What an import does to the database: makes, changes, removes, leaves alone."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from anggaran.models import (
    Dukungan,
    Pagu,
    PosAnggaran,
    RealisasiAnggaran,
    TahapAnggaran,
)
from capaian.models import (
    Analisis,
    BarisData,
    KolomData,
    PengaturanPengukuran,
    RealisasiIndikator,
    RiwayatKinerja,
    TeksLaporan,
)
from lakip.instansi.models import Berkas, Kejadian, Pejabat, Pemda, Pengguna, PerangkatDaerah, Unit
from renstra.models import Indikator, Renstra, TahunKinerja, TargetRenstra
from renstra.models import Sasaran as SasaranRenstra
from tests.buku_contoh import (
    buku_kecil,
    buku_lengkap,
    gambar,
    ke_json,
    muat,
    potret,
    riwayat,
)

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]


def test_text_and_table_of_a_part_that_no_outline_has_are_kept_and_told_of():
    buku = buku_kecil()
    buku["teks"] = [
        {"kunci": "latar-belakang", "isi": "Ada."},
        {"kunci": "kata_pengantar", "isi": "Salah tulis."},
        {"kunci": "analisis-2.IK9", "isi": "Dari pola lain."},
        {"kunci": "sinergi", "isi": "Bagian tambahan."},
    ]
    buku["bagian"] = [{"kunci": "sinergi", "judul": "Sinergi", "induk": "bab-3"}]
    buku["tabel_data"][0]["letak"] = "sarana"

    hasil = muat(buku)

    assert hasil.status == "dimuat"
    assert hasil.catatan == [
        "Lembar teks, baris 2: kerangka laporan tidak mempunyai bagian “kata_pengantar”, jadi "
        "isinya disimpan tetapi tidak dicetak. Maksudnya “kata-pengantar”?",
        "Lembar tabel_data, baris 1: kerangka laporan tidak mempunyai bagian “sarana”, jadi "
        "isinya disimpan tetapi tidak dicetak.",
    ]
    assert TeksLaporan.objects.filter(kunci="kata_pengantar").exists()


def test_new_workbook_makes_pemda_agency_units_plan_and_year():
    hasil = muat(buku_kecil())

    assert (hasil.status, hasil.opd, hasil.tahun) == ("dimuat", "dinas-uji", 2025)
    assert {nama: h.baru for nama, h in hasil.lembar.items()} == {
        nama: len(daftar) for nama, daftar in buku_kecil().items()
    }
    tahun = TahunKinerja.objects.get()
    assert (tahun.opd.pemda.kode, tahun.renstra.kode, tahun.susunan.kode) == (
        "kota-uji",
        "r24",
        "sotk-1",
    )
    assert Unit.objects.get(kode="bidang").induk.kode == "kepala"
    target = TargetRenstra.objects.get(indikator__kode="IT1")
    assert (target.nilai, target.nilai_atas) == (Decimal("4.2"), Decimal("4.25"))
    assert Pagu.objects.get(tahap__jenis="perubahan").nilai == Decimal("1200000.50")
    assert list(Analisis.objects.values_list("urutan", flat=True)) == [1, 2]


@pytest.mark.sedang
def test_same_file_twice_changes_nothing_and_leaves_no_trace():
    muat(buku_lengkap())
    sebelum, jejak, kejadian = potret(), riwayat(), Kejadian.objects.count()

    hasil = muat(buku_lengkap())

    assert (hasil.status, hasil.jumlah("sama")) == ("sama", sum(map(len, buku_lengkap().values())))
    assert (potret(), riwayat(), Kejadian.objects.count()) == (sebelum, jejak, kejadian)


def test_one_changed_cell_makes_one_history_row():
    muat(buku_lengkap())
    jejak = riwayat()
    buku = buku_lengkap()
    buku["realisasi"][0]["realisasi"] = "4.10"

    hasil = muat(buku, "kedua.json")

    assert riwayat() == jejak + 1
    (perubahan,) = hasil.perubahan
    assert (perubahan.lembar, perubahan.baris, perubahan.kunci) == ("realisasi", 1, "IT1 · 0")
    assert perubahan.isi == {"nilai": ("4", "4.10")}


def test_history_names_file_sheet_row_and_person():
    orang = Pengguna.objects.create_user("admin-uji")
    muat(buku_kecil(), "buku-2025.json", oleh=orang)

    jejak = RealisasiIndikator.history.get(indikator__kode="IK1")
    assert jejak.history_change_reason == "buku: buku-2025.json, lembar realisasi, baris 2"
    assert jejak.history_user == orang


def test_long_file_name_still_fits_into_the_history():
    muat(buku_kecil(), f"{'laporan-' * 30}akhir.json")

    alasan = RealisasiIndikator.history.get(indikator__kode="IK1").history_change_reason
    assert len(alasan) == 100
    assert alasan.endswith("-akhir.json, lembar realisasi, baris 2")


def test_import_is_recorded_with_counts_and_digest():
    hasil = muat(buku_kecil())

    kejadian = Kejadian.objects.get()
    assert (kejadian.jenis, kejadian.opd.kode, kejadian.tahun) == ("impor_buku", "dinas-uji", 2025)
    assert kejadian.objek == "uji.json"
    assert kejadian.data["lembar"]["realisasi"]["baru"] == hasil.lembar["realisasi"].baru
    assert len(kejadian.data["sha256"]) == 64


def test_rows_of_the_year_that_the_file_lacks_vanish():
    muat(buku_lengkap())
    buku = buku_kecil()

    hasil = muat(buku)

    assert hasil.sah
    hilang = {nama: h.hilang for nama, h in hasil.lembar.items() if h.hilang}
    lengkap = buku_lengkap()
    milik_tahun = {
        nama: len(daftar) - len(buku.get(nama, []))
        for nama, daftar in lengkap.items()
        if nama not in TETAP
    }
    assert hilang == {**{n: j for n, j in milik_tahun.items() if j}, "t_pegawai": 5}
    assert any("rkt tidak ada di buku: 2 baris dihapus" in c for c in hasil.catatan)


# Sheets whose rows an import never removes.
TETAP = {
    *("berkas", "pemda", "opd", "sotk", "unit", "pejabat", "skala", "skala_kelas", "tahun"),
    *("rencana_daerah", "unsur_visi", "misi", "program_unggulan", "tujuan_daerah"),
    *("indikator_daerah", "target_daerah", "renstra", "tujuan", "sasaran", "indikator"),
    *("target_renstra", "strategi_kebijakan", "keputusan_iku", "iku"),
}


def test_plan_units_and_officials_stay_when_the_file_lacks_them():
    muat(buku_lengkap())
    sebelum = {
        m: m.objects.count() for m in (Renstra, SasaranRenstra, Indikator, TargetRenstra, Unit)
    }
    pejabat = Pejabat.objects.count()
    buku = buku_kecil()
    del buku["target_renstra"], buku["unit"]

    muat(buku)

    assert {m: m.objects.count() for m in sebelum} == sebelum
    assert Pejabat.objects.count() == pejabat


def test_column_that_the_file_lacks_leaves_the_agency_alone_and_a_blank_cell_blanks_it():
    buku = buku_kecil()
    buku["opd"][0] |= {"alamat": "Jalan Uji", "laman": "uji.example"}
    muat(buku)
    buku["opd"][0] = {"kode": "dinas-uji", "pemda": "kota-uji", "nama": "Dinas Uji", "laman": ""}

    muat(buku)

    opd = PerangkatDaerah.objects.get()
    assert (opd.alamat, opd.laman) == ("Jalan Uji", "")


def test_column_that_the_file_lacks_takes_its_default_in_rows_of_the_year():
    buku = buku_kecil()
    buku["pengaturan_pengukuran"][0] |= {"metode_sasaran": "data_kelompok"}
    buku["tahun"][0]["contoh"] = "ya"
    muat(buku)

    muat(buku_kecil())

    assert PengaturanPengukuran.objects.get().metode_sasaran == "rata_rata"
    assert TahunKinerja.objects.get().contoh is False


def test_shared_pemda_is_never_changed_and_the_difference_is_said():
    muat(buku_kecil())
    buku = buku_kecil()
    buku["pemda"][0]["nama"] = "Nama lain"

    hasil = muat(buku)

    assert Pemda.objects.get().nama == "Pemerintah Kota Uji"
    assert (hasil.status, hasil.lembar["pemda"].dibiarkan) == ("sama", 1)
    assert hasil.catatan == [
        "Lembar pemda, baris 1: kota-uji dipakai bersama dan tidak diubah; yang tersimpan berbeda "
        "pada nama."
    ]


@pytest.mark.sedang
def test_trial_reports_the_same_and_writes_nothing():
    berkas = Path(settings.MEDIA_ROOT)
    sebelum, isi_berkas = potret(), sorted(berkas.rglob("*"))

    coba = muat(buku_lengkap(), coba=True)
    assert (potret(), sorted(berkas.rglob("*"))) == (sebelum, isi_berkas)
    assert Kejadian.objects.count() == 0
    nyata = muat(buku_lengkap())

    assert (coba.status, nyata.status) == ("coba", "dimuat")
    assert (coba.lembar, coba.perubahan) == (nyata.lembar, nyata.perubahan)


def test_images_are_kept_once_by_their_content():
    buku = buku_lengkap()
    buku["berkas"].append(dict(buku["berkas"][0], kode="lagi"))
    buku["foto"].append({"berkas": "lagi", "keterangan": "Sama dengan lambang"})

    hasil = muat(buku)

    assert Berkas.objects.count() == 2
    assert (hasil.lembar["berkas"].baru, hasil.lembar["berkas"].sama) == (2, 1)
    assert Path(settings.MEDIA_ROOT).joinpath(
        *(lambda s: (s[:2], s))(Pemda.objects.get().lambang.sha256)
    ).read_bytes() == gambar(1)


def test_implausible_figures_are_imported():
    buku = buku_kecil()
    buku["realisasi_anggaran"][0]["realisasi"] = "999999999"
    buku["realisasi"][1] |= {"pembilang": "900", "penyebut": "800"}

    assert muat(buku).status == "dimuat"
    assert RealisasiAnggaran.objects.get().nilai == 999999999


def test_code_without_parent_means_the_plan_of_the_year():
    muat(buku_lengkap())

    assert RealisasiIndikator.objects.filter(indikator__renstra__kode="r24").count() == 4
    assert Indikator.objects.get(kode="IK2").pendahulu.renstra.kode == "r20"


def test_child_that_moves_stays_when_its_old_parent_vanishes():
    muat(buku_kecil())
    anak = PosAnggaran.objects.get(kode="1.01.01")
    buku = buku_kecil()
    buku["anggaran"][1]["induk"] = "1.02"
    buku["anggaran"].pop(0)
    buku["dukungan"][0]["pos"] = "1.02"

    hasil = muat(buku)

    assert (hasil.lembar["anggaran"].hilang, hasil.lembar["anggaran"].berubah) == (1, 2)
    assert PosAnggaran.objects.get(kode="1.01.01").pk == anak.pk
    assert Dukungan.objects.get(sasaran__kode="S1").pos.kode == "1.02"


def test_rows_that_exchange_their_unique_numbers_are_written_with_one_history_row_each():
    buku = buku_kecil()
    muat(buku)
    jejak = riwayat()
    buku["tabel_kolom"].reverse()
    buku["t_pegawai"].reverse()
    buku["tahap_anggaran"].reverse()

    hasil = muat(buku)

    assert {n: h.berubah for n, h in hasil.lembar.items() if h.berubah} == {
        "tabel_kolom": 2,
        "t_pegawai": 2,
        "tahap_anggaran": 2,
    }
    assert riwayat() == jejak + 6
    assert list(KolomData.objects.values_list("kunci", flat=True)) == ["orang", "nama"]
    assert list(BarisData.objects.values_list("kunci", flat=True)) == ["III", "IV"]
    assert list(TahapAnggaran.objects.values_list("jenis", flat=True)) == ["perubahan", "murni"]
    assert set(hasil.perubahan[0].isi["urutan"]) == {"1", "2"}


def test_not_available_keeps_its_reason_and_is_not_zero():
    muat(buku_lengkap())

    riwayat_2022 = RiwayatKinerja.objects.get(tahun=2022)
    assert (riwayat_2022.realisasi, riwayat_2022.alasan_kosong) == (None, "n/a")
    assert RealisasiIndikator.objects.get(indikator__kode="IK1", triwulan=0).nilai is None


def test_cells_of_a_data_table_keep_blank_dash_zero_and_not_available_apart():
    muat(buku_lengkap())
    sel = {(b.induk, b.kunci): b.sel for b in BarisData.objects.all()}

    assert sel == {
        ("", "asn"): {"nama": "ASN"},
        ("asn", "IV"): {"nama": "IV", "orang": "0", "Rasio": "4.20"},
        ("asn", "III"): {"nama": "-", "orang": "-", "Rasio": "n/a"},
        ("", "IV"): {"nama": "IV lain", "orang": "5", "Rasio": "0.1234567890123456789"},
        ("", "sub"): {"nama": "", "orang": ""},
        ("", "total"): {"nama": "Jumlah"},
    }


def test_text_changed_by_the_file_keeps_its_row():
    muat(buku_kecil())
    pk = TeksLaporan.objects.get().pk
    buku = buku_kecil()
    buku["teks"][0]["isi"] = "Satu.\r\n\r\nBaru.  "

    muat(buku)

    teks = TeksLaporan.objects.get()
    assert (teks.pk, teks.isi) == (pk, "Satu.\n\nBaru.")


@pytest.mark.sedang
def test_second_agency_year_leaves_the_first_alone():
    muat(buku_lengkap())
    sebelum = potret()
    buku = buku_kecil()
    buku["tahun"][0]["tahun"] = "2026"

    muat(buku)

    sesudah = potret()
    berubah = {m for m in sebelum if sebelum[m] - sesudah[m]}
    assert berubah == set()
    assert TahunKinerja.objects.count() == 2


def test_dates_are_read_in_iso_form_and_in_words():
    buku = buku_kecil()
    buku["sotk"][0]["tanggal"] = "28 Desember 2021"

    assert muat(buku).sah
    assert TahunKinerja.objects.get().susunan.tanggal == date(2021, 12, 28)


def test_utf8_with_byte_order_mark_is_read():
    assert muat(b"\xef\xbb\xbf" + ke_json(buku_kecil())).status == "dimuat"
