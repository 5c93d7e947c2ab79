"""Writing, replacing, repeating and taking back imports, on the real database."""

import pytest

from anggaran.impor.batal import TidakDapatDibatalkan, batalkan
from anggaran.models import (
    BerkasSPJ,
    Keluaran,
    Pagu,
    PosAnggaran,
    RealisasiAnggaran,
    RealisasiSPJ,
    TahapAnggaran,
)
from capaian.kueri import muat
from tests.anggaran.spj import mentah as m
from tests.anggaran.spj import penulis as p
from tests.anggaran.spj.data_contoh import (
    PAGU,
    REALISASI,
    jumlahkan,
    lengkapi,
    pontianak,
)
from tests.anggaran.spj.sediakan import (
    impor,
    jumlah,
    keadaan,
    kode_temuan,
    tahun_berisi,
    tahun_kosong,
)

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]

A = "benar-a-fungsional-desember.xlsx"
C = "benar-c-fungsional-kop.xlsx"
NOVEMBER = "benar-c-november.xlsx"


@pytest.mark.parametrize(
    "nama",
    [
        A,
        C,
        "benar-b-bendahara-pembantu.xlsx",
        "benar-d-laporan-realisasi.xlsx",
        "benar-e-tabel-datar.csv",
        "benar-f-lra.xlsx",
        "benar-c.xls",
    ],
)
def test_stored_total_is_the_total_of_the_file(nama):
    tahun = tahun_berisi()

    hasil = impor(tahun, nama)

    assert hasil.status == "diimpor"
    assert jumlah(tahun) == REALISASI


def test_pagu_that_a_file_brings_says_where_the_file_states_it():
    tahun = tahun_kosong()
    assert impor(tahun, C).status == "diimpor"

    pos = muat(tahun.opd.kode, tahun.tahun).pos
    asal = {p.kode: uang.asal for p in pos for uang in p.pagu.values()}

    assert asal["1.06.06.2.01.0001"].jenis == "berkas"
    assert asal["1.06.06.2.01.0001"].tempat == f"berkas {C}, lembar SPJ, baris 178–179, kolom C"
    assert {a.tempat.partition(", lembar")[0] for a in asal.values()} == {f"berkas {C}"}


def test_import_without_consent_writes_nothing():
    tahun = tahun_berisi()
    sebelum = keadaan(tahun)

    hasil = impor(tahun, A, setujui=False)

    assert (hasil.status, keadaan(tahun)) == ("ditolak", sebelum)
    assert kode_temuan(hasil, "peringatan") == {"kode_dari_nama"}


def test_trial_writes_nothing_not_even_the_file():
    tahun = tahun_berisi()
    sebelum = keadaan(tahun)

    hasil = impor(tahun, A, coba=True)

    assert (hasil.status, keadaan(tahun)) == ("diperiksa", sebelum)
    assert BerkasSPJ.objects.count() == 0


def test_same_file_again_changes_nothing():
    tahun = tahun_berisi()
    impor(tahun, A)
    sebelum = keadaan(tahun)

    hasil = impor(tahun, A, setujui=False)

    assert (hasil.status, keadaan(tahun)) == ("sama", sebelum)
    assert hasil.rekon.perubahan.banyak == {"baru": 0, "berubah": 0, "sama": 107, "hilang": 0}
    assert BerkasSPJ.objects.count() == 1


def test_corrected_file_replaces_the_month_and_tells_what_changed(tmp_path):
    tahun = tahun_berisi()
    impor(tahun, A)
    baris = pontianak()
    akun = next(b for b in baris if b.tingkat == "akun")
    akun.nilai[8] += 1_000
    akun.nilai = lengkapi(akun.nilai)
    koreksi = tmp_path / "koreksi.xlsx"
    koreksi.write_bytes(m.xlsx(p.tulis_c(jumlahkan(baris))))

    hasil = impor(tahun, koreksi)

    assert hasil.rekon.perubahan.banyak == {"baru": 0, "berubah": 1, "sama": 106, "hilang": 0}
    assert jumlah(tahun) == REALISASI + 1_000
    assert list(BerkasSPJ.objects.order_by("pk").values_list("status", flat=True)) == [
        "digantikan",
        "aktif",
    ]


def test_undo_restores_codes_typed_amounts_and_totals():
    tahun = tahun_berisi(ketikan=True)
    sebelum = keadaan(tahun)
    hasil = impor(tahun, A)
    assert RealisasiAnggaran.objects.count() == 0

    batalkan(hasil.berkas.pk, oleh=None)

    assert keadaan(tahun) == sebelum
    assert RealisasiSPJ.objects.count() == 0


def test_undo_of_a_correction_brings_the_older_file_back():
    tahun = tahun_berisi()
    impor(tahun, A)
    sebelum = keadaan(tahun)
    kedua = impor(tahun, C)

    batalkan(kedua.berkas.pk, oleh=None)

    assert keadaan(tahun) == sebelum


def test_replaced_import_cannot_be_undone_before_the_one_that_replaced_it():
    tahun = tahun_berisi()
    pertama, kedua = impor(tahun, A), impor(tahun, C)

    with pytest.raises(TidakDapatDibatalkan) as tolakan:
        batalkan(pertama.berkas.pk, oleh=None)

    assert tolakan.value.alasan == [
        f"Impor ini sudah digantikan oleh impor nomor {kedua.berkas.pk} ({C}); "
        "batalkan impor itu dahulu."
    ]


def test_undo_is_refused_when_a_node_it_added_is_used():
    tahun = tahun_kosong()
    hasil = impor(tahun, A)
    pos = PosAnggaran.objects.get(kode="1.06.02")
    Keluaran.objects.create(tahun_kinerja=tahun, pos=pos, indikator="Orang dibina")

    with pytest.raises(TidakDapatDibatalkan) as tolakan:
        batalkan(hasil.berkas.pk, oleh=None)

    assert tolakan.value.alasan == ["Pos 1.06.02 yang ditambahkan impor ini dipakai oleh keluaran."]
    assert jumlah(tahun) == REALISASI


def test_undo_is_refused_when_pagu_was_changed_since():
    tahun = tahun_kosong()
    hasil = impor(tahun, A)
    pagu = Pagu.objects.first()
    pagu.nilai += 1
    pagu.save()

    with pytest.raises(TidakDapatDibatalkan) as tolakan:
        batalkan(hasil.berkas.pk, oleh=None)

    assert tolakan.value.alasan == ["Pagu yang ditulis impor ini sudah diubah atau dihapus."]


@pytest.mark.sedang
@pytest.mark.parametrize(
    "nama", [A, "benar-anggaran-sipd.xlsx", "benar-dppa.xlsx", "benar-e-tabel-datar.csv"]
)
def test_first_file_fills_an_empty_agency_and_undo_empties_it(nama):
    tahun = tahun_kosong()
    sebelum = keadaan(tahun)

    hasil = impor(tahun, nama)
    tingkat = [
        PosAnggaran.objects.filter(tingkat=t).count()
        for t in ("program", "kegiatan", "sub_kegiatan")
    ]
    pagu = sum(Pagu.objects.values_list("nilai", flat=True))

    assert (tingkat, pagu) == ([6, 16, 55], PAGU)
    assert list(TahapAnggaran.objects.values_list("jenis", "nomor")) == [("murni", 0)]
    assert set(PosAnggaran.objects.values_list("kode_resmi", flat=True)) == {True}
    batalkan(hasil.berkas.pk, oleh=None)
    assert keadaan(tahun) == sebelum


def test_new_nodes_need_consent():
    hasil = impor(tahun_kosong(), A, setujui=False)

    assert (hasil.status, kode_temuan(hasil)) == ("ditolak", {"pos_baru"})
    assert PosAnggaran.objects.count() == 0


def test_budget_file_becomes_a_new_stage_when_asked():
    tahun = tahun_berisi()

    impor(tahun, "benar-dppa.xlsx", tahap="perubahan")

    assert list(TahapAnggaran.objects.order_by("urutan").values_list("jenis", "nomor")) == [
        ("perubahan", 1),
        ("perubahan", 2),
    ]
    assert sum(Pagu.objects.filter(tahap__nomor=2).values_list("nilai", flat=True)) == PAGU


def test_code_is_stored_for_the_node_matched_by_name():
    tahun = tahun_berisi()
    lama = PosAnggaran.objects.get(kode_resmi=False)

    impor(tahun, A)

    lama.refresh_from_db()
    assert (lama.kode, lama.kode_resmi) == ("1.06.04.2.01.0007", True)
