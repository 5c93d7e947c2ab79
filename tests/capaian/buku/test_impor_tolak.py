"""What an import refuses, how it says so, and that nothing is written then."""

from decimal import Decimal

import pytest

from anggaran.models import (
    BerkasSPJ,
    PosAnggaran,
    RealisasiSPJ,
    TotalKontrol,
)
from capaian.buku.impor import Sasaran
from capaian.models import (
    RealisasiIndikator,
)
from lakip.instansi.models import Berkas, Pemda
from renstra.models import KelasSkala, TahunKinerja
from tests.buku_contoh import (
    buku_kecil,
    buku_lengkap,
    kesalahan,
    muat,
    potret,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("lembar", "kolom", "isi", "harapan"),
    [
        ("tahun", "tahun", "0", "Tahun harus antara 2000 dan 2100."),
        ("tahun", "tahun", "9999", "Tahun harus antara 2000 dan 2100."),
        ("renstra", "tahun_akhir", "99999", "Angka ini terlalu besar."),
        ("target_renstra", "tahun", "99999999999", "Angka ini terlalu besar."),
        ("renstra", "tahun_akhir", "2020", "Tahun akhir tidak boleh sebelum tahun awal."),
        ("renstra", "tahun_akhir", "20255", "Tahun harus antara 2000 dan 2100."),
        (
            "renstra",
            "tahun_akhir",
            "2035",
            "Masa 2024 sampai 2035 terlalu panjang: paling lama 11 tahun. "
            "Periksa tahun awal dan tahun akhir.",
        ),
        ("target_renstra", "tahun", "1999", "Tahun harus antara 2000 dan 2100."),
        ("pembanding", "tahun", "9999", "Tahun harus antara 2000 dan 2100."),
        ("sotk", "tahun", "1944", "Tahun harus antara 1945 dan 2100."),
    ],
)
def test_year_whose_row_is_refused_takes_nothing_with_it(lembar, kolom, isi, harapan):
    buku = buku_lengkap()
    buku[lembar][0][kolom] = isi
    sebelum = potret()

    hasil = muat(buku)

    assert [(k.lembar, k.baris, k.harapan) for k in hasil.kesalahan] == [(lembar, 1, harapan)]
    assert potret() == sebelum


def test_every_error_is_listed_and_nothing_is_written():
    buku = buku_kecil()
    buku["indikator"][0]["arah"] = "turn"
    buku["indikator"][1]["sasaran"] = "S9"
    buku["anggaran"].append({"kode": "1.01", "tingkat": "program", "nama": "Kembar"})
    buku["pagu"][0]["pagu"] = "dua"
    buku["pagu"][1]["pagu"] = None
    buku["realisasi"][0]["relisasi"] = "1"
    buku["realisai"] = [{"indikator": "IK1"}]
    buku["tahun"][0]["contoh"] = "mungkin"
    buku["t_pegawai"][0] |= {"orang": "6.5", "_induk": "tak-ada"}
    sebelum = potret()

    hasil = muat(buku)

    assert [(k.lembar, k.baris, k.kolom, k.isi, k.harapan) for k in hasil.kesalahan] == [
        ("indikator", 1, "arah", "turn", "Pilih salah satu: naik, turun, tetap."),
        ("indikator", 2, "sasaran", "S9", "Kode ini tidak ada di lembar sasaran di bawah r24."),
        ("tahun", 1, "contoh", "mungkin", "Isi harus ya atau tidak."),
        (
            "anggaran",
            4,
            "kode",
            "1.01",
            "kode sudah dipakai di baris 1; setiap baris harus berbeda.",
        ),
        (
            "pagu",
            1,
            "pagu",
            "dua",
            "“dua” tidak terbaca sebagai angka; angka ditulis polos dengan titik sebagai tanda "
            "desimal, misalnya 1234.5.",
        ),
        ("pagu", 2, "pagu", "", "Wajib diisi."),
        ("realisasi", 1, "relisasi", "", "Kolom ini tidak dikenal. Maksudnya “realisasi”?"),
        (
            "t_pegawai",
            1,
            "orang",
            "6.5",
            "“6.5” tidak terbaca sebagai angka; angka harus bilangan bulat, misalnya 1.234.",
        ),
        ("t_pegawai", 1, "_induk", "tak-ada", "Tidak ada baris dengan kunci ini di tabel."),
        ("realisai", None, "", "", "Lembar ini tidak dikenal. Maksudnya “realisasi”?"),
    ]
    assert potret() == sebelum


def test_error_line_names_file_sheet_row_column_content_and_expectation():
    buku = buku_kecil()
    buku["indikator"][0]["arah"] = "turn"

    (salah,) = muat(buku).kesalahan

    assert salah.teks == (
        "uji.json, lembar indikator, baris 1, kolom arah: “turn”: "
        "Pilih salah satu: naik, turun, tetap."
    )


def test_rule_of_the_database_is_told_with_its_row():
    buku = buku_kecil()
    buku["indikator"][1]["tujuan"] = "T1"
    buku["dukungan"][1] |= {"alasan": ""}
    buku["pk"] = [{"kode": "x", "jenis": "murni", "nomor": "2"}]

    hasil = muat(buku)

    assert [(k.lembar, k.baris, k.harapan) for k in hasil.kesalahan] == [
        ("indikator", 2, "Indikator milik satu tujuan atau satu sasaran."),
        ("dukungan", 2, "Pilih pos anggaran atau tulis alasan tidak ada dukungan."),
        ("pk", 1, "PK murni bernomor 0; perubahan bernomor 1 dan seterusnya."),
    ]
    assert Pemda.objects.count() == 0


@pytest.mark.parametrize(
    ("lembar", "baris", "kolom"),
    [
        ("anggaran", {"kode": "1.01", "tingkat": "kegiatan", "induk": "1.01.01"}, "induk"),
        ("unit", {"kode": "kepala", "induk": "bidang"}, "induk"),
    ],
)
def test_row_below_itself_is_refused(lembar, baris, kolom):
    buku = buku_kecil()
    nomor = next(i for i, b in enumerate(buku[lembar]) if b["kode"] == baris["kode"])
    buku[lembar][nomor] |= baris

    hasil = muat(buku)

    assert kesalahan(hasil) == [(lembar, 1, kolom), (lembar, 2, kolom)]
    assert "melingkar" in hasil.kesalahan[0].harapan


def test_row_below_itself_through_a_stored_row_is_refused():
    muat(buku_kecil())
    buku = buku_kecil()
    buku["unit"] = [{"kode": "kepala", "nama": "Kepala", "induk": "bidang"}]

    assert kesalahan(muat(buku)) == [("unit", 1, "induk")]


def test_code_that_stands_below_two_parents_must_name_its_parent():
    buku = buku_lengkap()
    buku["tujuan"][0]["misi"] = "1"

    (salah,) = muat(buku).kesalahan

    assert (salah.lembar, salah.kolom) == ("tujuan", "misi")
    assert salah.harapan == (
        "Kode ini ada di bawah beberapa induk. Tulis salah satu: rpjmd#1, rpjpd#1."
    )


def test_reference_to_a_row_that_is_about_to_vanish_is_refused():
    muat(buku_kecil())
    buku = buku_kecil()
    buku["anggaran"].pop(1)

    hasil = muat(buku)

    assert {k[0] for k in kesalahan(hasil)} == {"pagu", "realisasi_anggaran", "keluaran"}
    assert PosAnggaran.objects.count() == 3


@pytest.mark.sedang
def test_scale_with_a_gap_is_refused_and_a_dropped_class_is_removed():
    buku = buku_lengkap()
    muat(buku)
    buku["skala_kelas"] = [
        {"skala": "skala-uji", "kode": "buruk", "label": "Baik", "bawah": "60"},
        {"skala": "skala-uji", "kode": "rendah", "label": "Buruk", "atas": "60"},
    ]
    assert muat(buku).sah
    kelas = KelasSkala.objects.filter(skala__kode="skala-uji").values_list("kode", "label")
    assert list(kelas) == [("buruk", "Baik"), ("rendah", "Buruk")]
    buku["skala_kelas"] = [
        {"skala": "skala-uji", "kode": "baik", "label": "Baik", "bawah": "50"},
        {"skala": "skala-uji", "kode": "sedang", "label": "Sedang", "bawah": "30", "atas": "40"},
    ]
    sebelum = potret()

    hasil = muat(buku)

    assert kesalahan(hasil) == [("skala", 1, "kode")]
    assert potret() == sebelum


def test_agency_of_another_pemda_is_refused():
    muat(buku_kecil())
    buku = buku_kecil()
    buku["pemda"][0]["kode"] = "kota-lain"
    buku["opd"][0]["pemda"] = "kota-lain"

    hasil = muat(buku)

    assert [(k.lembar, k.harapan) for k in hasil.kesalahan] == [
        ("opd", "Perangkat daerah ini milik kota-uji.")
    ]
    assert Pemda.objects.count() == 1


def test_pemda_that_is_not_the_agencys_is_refused():
    buku = buku_kecil()
    buku["pemda"].append({"kode": "kota-lain", "nama": "Kota Lain"})

    assert kesalahan(muat(buku)) == [("pemda", 2, "kode")]


@pytest.mark.parametrize(
    ("sasaran", "tempat"),
    [
        (Sasaran("dinas-lain", 2025), [("opd", 1, "kode")]),
        (Sasaran("dinas-uji", 2024), [("tahun", 1, "tahun")]),
        (Sasaran("dinas-uji", 2025), []),
    ],
)
def test_workbook_of_another_agency_or_year_is_refused_where_one_is_meant(sasaran, tempat):
    assert kesalahan(muat(buku_kecil(), sasaran=sasaran)) == tempat


def test_other_changes_than_those_agreed_to_are_not_written():
    muat(buku_kecil())
    buku = buku_kecil()
    buku["realisasi"][0]["realisasi"] = "3.9"
    sidik = muat(buku, coba=True).sidik
    lain = RealisasiIndikator.objects.get(indikator__kode="IK1")
    lain.nilai = Decimal(5)
    lain.save()

    hasil = muat(buku, sidik=sidik)

    assert (hasil.status, hasil.usang) == ("usang", True)
    assert RealisasiIndikator.objects.get(indikator__kode="IK1").nilai == 5
    assert muat(buku, sidik=hasil.sidik).status == "dimuat"


def spj(bulan: int = 12) -> RealisasiSPJ:
    """An imported amount of the only leaf, in force."""
    pos = PosAnggaran.objects.get(kode="1.01.01")
    simpanan = Berkas.objects.create(sha256="a" * 64, ukuran=1, jenis_isi="x", nama_asli="spj.xlsx")
    berkas = BerkasSPJ.objects.create(
        tahun_kinerja=pos.tahun_kinerja,
        berkas=simpanan,
        nama_asli="spj.xlsx",
        bulan=bulan,
        status=BerkasSPJ.Status.AKTIF,
    )
    return RealisasiSPJ.objects.create(
        berkas=berkas, pos=pos, saldo_awal=0, nilai=5, lembar="SPJ", baris=3, kolom="F"
    )


def test_amount_typed_for_a_month_that_a_file_covers_is_refused():
    buku = buku_kecil()
    tanpa = {**buku, "realisasi_anggaran": []}
    muat(tanpa)
    spj(bulan=6)
    buku["realisasi_anggaran"] = [
        {"pos": "1.01.01", "bulan": "6", "realisasi": "5"},
        {"pos": "1.01.01", "bulan": "7", "realisasi": "5"},
        {"pos": "1.01.01", "bulan": "6", "sumber": "LRA", "realisasi": "5"},
    ]

    assert kesalahan(muat(buku)) == [("realisasi_anggaran", 1, "bulan")]
    assert muat(tanpa).status == "sama"


def test_node_that_imported_amounts_use_is_not_removed():
    muat(buku_kecil())
    spj()
    buku = buku_kecil()
    buku["anggaran"].pop(1)
    for nama in ("pagu", "realisasi_anggaran", "keluaran"):
        buku[nama] = []

    (salah,) = muat(buku).kesalahan

    assert (salah.lembar, salah.isi) == ("anggaran", "1.01.01")
    assert "masih dipakai oleh realisasi SPJ" in salah.harapan
    assert PosAnggaran.objects.count() == 3


def test_control_totals_out_of_files_are_no_part_of_the_workbook():
    buku = buku_kecil()
    muat(buku)
    tahun = TahunKinerja.objects.get()
    TotalKontrol.objects.create(
        tahun_kinerja=tahun, jenis="pagu", dokumen="SPJ (berkas)", nilai=Decimal(1)
    )

    assert muat(buku).status == "sama"
    assert TotalKontrol.objects.count() == 1
    buku["total_kontrol"] = [{"jenis": "pagu", "dokumen": "SPJ (berkas)", "nilai": "2"}]
    assert kesalahan(muat(buku)) == [("total_kontrol", 1, "dokumen")]
