"""What an import is compared with: typed amounts, months, bendahara, codes, other sources."""

from decimal import Decimal

import pytest

from anggaran.impor.batal import batalkan
from anggaran.impor.kueri import bulan_terimpor, kalimat_sumber, realisasi_terimpor, selisih_sumber
from anggaran.models import (
    AnggaranPK,
    BerkasSPJ,
    PerjanjianKinerja,
    PosAnggaran,
    RealisasiAnggaran,
    TotalKontrol,
)
from lakip.instansi.models import Kejadian
from tests.anggaran.spj import mentah as m
from tests.anggaran.spj import penulis as p
from tests.anggaran.spj.data_contoh import (
    REALISASI,
    bulan_lalu,
    jumlahkan,
    lengkapi,
    pontianak,
    total,
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
    monkeypatch.setattr("anggaran.impor.tulis.catat_spj", gagal)
    with pytest.raises(RuntimeError):
        impor(tahun, A)

    assert keadaan(tahun) == sebelum
    assert BerkasSPJ.objects.count() == 0


def test_budget_that_differs_from_the_last_pk_is_noted_per_program():
    tahun = tahun_berisi()
    program = PosAnggaran.objects.get(kode="1.06.02")
    for nomor, nilai in ((0, 1), (1, 1_824_818_800 - 5)):
        jenis = "perubahan" if nomor else "murni"
        pk = PerjanjianKinerja.objects.create(tahun_kinerja=tahun, jenis=jenis, nomor=nomor)
        AnggaranPK.objects.create(
            tahun_kinerja=tahun, perjanjian=pk, urutan=1, pos=program, nama="x", nilai=nilai
        )

    hasil = impor(tahun, C, coba=True)

    beda = [t for t in hasil.rekon.temuan if t.kode == "pagu_beda_pk"]
    assert [(t.tingkat, t.tercetak, t.selisih) for t in beda] == [("catatan", "1824818800", "5")]


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
