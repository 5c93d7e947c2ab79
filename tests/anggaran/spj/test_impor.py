"""Writing, replacing, repeating and taking back imports, on the real database."""

from decimal import Decimal

import pytest

from anggaran.impor.batal import TidakDapatDibatalkan, batalkan
from anggaran.impor.kueri import bulan_terimpor, kalimat_sumber, realisasi_terimpor, selisih_sumber
from anggaran.models import (
    BerkasSPJ,
    Keluaran,
    Pagu,
    PosAnggaran,
    RealisasiAnggaran,
    RealisasiSPJ,
    TahapAnggaran,
    TotalKontrol,
)
from lakip.instansi.models import Kejadian
from renstra.models import TahunKinerja
from tests.anggaran.spj import mentah as m
from tests.anggaran.spj import penulis as p
from tests.anggaran.spj.data_contoh import (
    PAGU,
    REALISASI,
    bulan_lalu,
    jumlahkan,
    lengkapi,
    pontianak,
    total,
)
from tests.anggaran.spj.sediakan import (
    impor,
    keadaan,
    kode_temuan,
    tahun_berisi,
    tahun_kosong,
)

pytestmark = pytest.mark.django_db

A = "benar-a-fungsional-desember.xlsx"
C = "benar-c-fungsional-kop.xlsx"
NOVEMBER = "benar-c-november.xlsx"


def jumlah(tahun: TahunKinerja, sumber: str = "SPJ", **pilihan: int) -> Decimal:
    semua = realisasi_terimpor(tahun.pk, **pilihan)
    return sum((t.nilai for (_, s), t in semua.items() if s == sumber), Decimal(0))


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


def test_typed_amounts_that_agree_are_replaced_with_a_note_only():
    hasil = impor(tahun_berisi(ketikan=True), A)

    assert "ketikan_sama" in kode_temuan(hasil, "catatan")
    assert "ketikan_digantikan" not in kode_temuan(hasil)


def test_typed_amounts_that_differ_ask_for_consent():
    tahun = tahun_berisi(ketikan=True)
    ketikan = RealisasiAnggaran.objects.first()
    ketikan.nilai += 5
    ketikan.save()

    hasil = impor(tahun, A, coba=True, setujui=False)

    beda = [t for t in hasil.rekon.temuan if t.kode == "ketikan_digantikan"]
    assert [(t.tingkat, t.selisih) for t in beda] == [("peringatan", "-5")]


def test_months_follow_each_other_and_the_last_file_counts():
    tahun = tahun_berisi()
    impor(tahun, NOVEMBER, bulan=11)

    hasil = impor(tahun, C)

    assert "bulan_lalu_berbeda" not in kode_temuan(hasil)
    assert (jumlah(tahun, sampai=11), jumlah(tahun)) == (
        total(bulan_lalu(pontianak()))[10],
        REALISASI,
    )
    assert bulan_terimpor(tahun.pk) == {"SPJ": set(range(1, 13))}


def test_up_to_last_month_that_differs_from_the_stored_month_warns_with_the_difference(tmp_path):
    tahun = tahun_berisi()
    impor(tahun, NOVEMBER, bulan=11)
    baris = pontianak()
    akun = next(b for b in baris if b.tingkat == "akun")
    akun.nilai[4] -= 700
    akun.nilai = lengkapi(akun.nilai)
    berkas = tmp_path / "des.xlsx"
    berkas.write_bytes(m.xlsx(p.tulis_c(jumlahkan(baris))))

    hasil = impor(tahun, berkas, coba=True)

    beda = [t for t in hasil.rekon.temuan if t.kode == "bulan_lalu_berbeda"]
    assert [(t.tingkat, t.baris, t.selisih) for t in beda] == [("peringatan", 15, "-700")]


def bagian(baris, awalan: str) -> bytes:
    """Only the programs whose code starts so, as a file of one bendahara pembantu."""
    return m.xlsx(p.tulis_c(list(potong(baris, awalan))))


def potong(baris, awalan: str):
    ikut = False
    for b in baris:
        if b.tingkat != "akun":
            ikut = b.kode.startswith(awalan)
        if ikut:
            yield b


def test_files_of_two_bendahara_stand_side_by_side(tmp_path):
    tahun = tahun_berisi()
    for nama, awalan in (("satu", "1.06.02"), ("dua", "1.06.04")):
        (tmp_path / f"{nama}.xlsx").write_bytes(bagian(pontianak(), awalan))
        impor(tahun, tmp_path / f"{nama}.xlsx", bendahara=f"Bendahara {nama}")
    sebelum = jumlah(tahun)

    hasil = impor(tahun, tmp_path / "satu.xlsx", bendahara="Bendahara satu")

    per_program = {"1.06.02": 1_610_876_366, "1.06.04": 1_187_824_140}
    assert sebelum == sum(per_program.values())
    assert (hasil.status, jumlah(tahun)) == ("sama", sebelum)
    assert BerkasSPJ.objects.filter(status="aktif").count() == 2


def test_source_line_names_the_file_in_force():
    tahun = tahun_berisi()
    impor(tahun, C)

    assert kalimat_sumber(tahun.pk, "SPJ") == f"SPJ fungsional s.d. Desember ({C})"
    assert kalimat_sumber(tahun.pk, "LRA") == ""


def test_origin_names_file_sheet_rows_and_column():
    tahun = tahun_berisi()
    impor(tahun, C)
    pos = PosAnggaran.objects.get(kode="1.06.01.2.02.0001")

    asal = realisasi_terimpor(tahun.pk)[pos.pk, "SPJ"].asal[0]

    assert asal.teks == (f"SPJ fungsional Desember 2025, berkas {C}, lembar SPJ, sel M{asal.baris}")
    assert asal.alamat == (
        f"/opd/dinsos-pontianak/2025/spj/{asal.berkas_id}/rincian/?pos=1.06.01.2.02.0001"
    )


def test_control_totals_are_what_the_file_printed():
    tahun = tahun_berisi()

    impor(tahun, "total-tidak-cocok.xlsx")

    total_opd = TotalKontrol.objects.filter(pos=None).order_by("jenis")
    assert [(t.jenis, t.dokumen, t.nilai) for t in total_opd] == [
        ("pagu", "SPJ (berkas)", Decimal(15_481_040_643)),
        ("realisasi", "SPJ (berkas)", Decimal(REALISASI)),
    ]


def test_import_and_undo_are_logged():
    tahun = tahun_berisi()
    hasil = impor(tahun, A)
    batalkan(hasil.berkas.pk, oleh=None)

    assert list(Kejadian.objects.order_by("id").values_list("jenis", "tahun")) == [
        ("impor_spj", 2025),
        ("batal_impor_spj", 2025),
    ]


def test_old_two_digit_codes_are_matched_and_told():
    hasil = impor(tahun_berisi(), "kode-lama-15-karakter.xlsx", coba=True)

    assert "kode_lama" in kode_temuan(hasil, "peringatan")
    assert "pos_baru" not in kode_temuan(hasil)


def test_code_close_to_a_known_one_blocks_and_offers_it():
    hasil = impor(tahun_berisi(), "kode-tidak-dikenal.xlsx")

    salah = [t for t in hasil.rekon.temuan if t.kode == "kode_tidak_dikenal"]
    assert [(t.tingkat, t.tercetak, t.hitung) for t in salah] == [
        ("blokir", "1.06.02.2.03.0009", "1.06.02.2.03.0002")
    ]
    assert hasil.status == "ditolak"


def test_chosen_code_takes_the_amount():
    tahun = tahun_berisi()

    hasil = impor(
        tahun,
        "kode-tidak-dikenal.xlsx",
        pilihan={"kode": {"1.06.02.2.03.0009": "1.06.02.2.03.0002"}},
    )

    assert (hasil.status, jumlah(tahun)) == ("diimpor", REALISASI)
    assert not PosAnggaran.objects.filter(kode="1.06.02.2.03.0009").exists()


def test_failure_while_writing_leaves_nothing(monkeypatch):
    tahun = tahun_berisi(ketikan=True)
    sebelum = keadaan(tahun)

    def gagal(*args, **kwargs):
        raise RuntimeError("listrik padam")

    # The last step of writing fails: everything before it must vanish.
    monkeypatch.setattr("anggaran.impor.tulis.catat", gagal)
    with pytest.raises(RuntimeError):
        impor(tahun, A)

    assert keadaan(tahun) == sebelum
    assert BerkasSPJ.objects.count() == 0


def test_agency_of_another_name_is_refused():
    tahun = tahun_kosong(nama="Dinas Kesehatan Kota Pontianak")

    hasil = impor(tahun, C)

    assert (hasil.status, kode_temuan(hasil, "blokir")) == ("ditolak", {"kop_skpd"})


def test_lra_beside_spj_shows_the_difference_per_program(tmp_path):
    tahun = tahun_berisi()
    impor(tahun, C)
    baris = pontianak()
    akun = next(b for b in baris if b.tingkat == "akun")
    akun.nilai[5] -= 2_500
    akun.nilai = lengkapi(akun.nilai)
    lra = tmp_path / "lra.xlsx"
    lra.write_bytes(m.xlsx(p.tulis_c(jumlahkan(baris))))
    impor(tahun, lra, sumber="LRA")

    program = PosAnggaran.objects.get(kode="1.06.01")
    beda = selisih_sumber(tahun.pk)
    assert [(x[0], x[1], x[3], x[2] - x[4]) for x in beda] == [
        (program.pk, "SPJ", "LRA", Decimal(2_500))
    ]
