"""The bridge from the database: what it finds, whose it is, and how many questions it asks."""

from decimal import Decimal

import pytest
from pabrik import Pabrik
from simple_history.utils import update_change_reason

from capaian.hitung import Target
from capaian.kueri import LaporanTidakAda, TidakDapatDimuat, muat
from capaian.laporan.bahan import DataLaporan
from capaian.models import PengaturanPengukuran, RealisasiIndikator
from lakip.instansi.models import Pengguna
from renstra.models import Renstra, Skala
from tests.anggaran.spj.sediakan import impor, tahun_berisi
from tests.kueri_terhitung import banyak_kueri

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]


def isi(p: Pabrik, banyak: int) -> None:
    """``banyak`` of everything that grows with an agency."""
    tujuan = p.tujuan()
    kolom = {"nama": "teks", "jumlah": "bulat"}
    for n in range(1, banyak + 1):
        sasaran = p.sasaran(f"S{n}", tujuan)
        indikator = p.indikator(f"IK{n}", sasaran, target=80, realisasi=70)
        p.riwayat(indikator, 2024, 60, 75)
        program = p.pos(f"P{n}")
        kegiatan = p.pos(f"P{n}.1", program)
        sub = p.pos(f"P{n}.1.1", kegiatan, pagu=100, realisasi=90)
        p.keluaran(sub, 10, 9)
        p.dukung(sasaran, program)
        p.pk(n - 1, target={indikator: 80}, anggaran={program: 100})
        p.tabel(f"t{n}", "lampiran-data", kolom, [{"nama": "a", "jumlah": "1"}])
        p.teks(f"analisis-1.IK{n}", "Capaian [[capaian:IK1]].")
        p.bagian(f"analisis-4.S{n}", judul="Standar")


def kueri_muat(kode: str) -> int:
    return banyak_kueri(lambda: muat(kode, 2025))


@pytest.mark.sedang
def test_number_of_queries_is_the_same_for_1_and_30_rows():
    isi(Pabrik("dinas-kecil"), 1)
    isi(Pabrik("dinas-besar"), 30)

    kecil, besar = muat("dinas-kecil", 2025), muat("dinas-besar", 2025)

    assert (len(kecil.indikator), len(besar.indikator)) == (1, 30)
    assert kueri_muat("dinas-besar") == kueri_muat("dinas-kecil")


def test_unknown_agency_or_year_is_refused_in_indonesian():
    Pabrik()

    with pytest.raises(LaporanTidakAda) as galat:
        muat("dinas-contoh", 2030)

    assert galat.value.pesan == (
        "Tahun kinerja 2030 untuk perangkat daerah “dinas-contoh” belum ada."
    )


def test_only_rows_of_the_agency_and_year_are_read():
    p = Pabrik()
    s = p.sasaran()
    p.indikator("IK1", s, target=80, realisasi=70)
    p.pos("P1", pagu=5)
    lain = Pabrik("dinas-lain")
    lain.indikator("IK9", lain.sasaran("S9"), target=1, realisasi=1)
    lain.pos("P9", pagu=9)
    p.tahun_lain(2024).pos("P1", pagu=7)

    data = muat("dinas-contoh", 2025)

    assert [i.kode for i in data.indikator] == ["IK1"]
    assert [(x.kode, x.pagu["murni"].nilai) for x in data.pos] == [("P1", Decimal(5))]


def test_agency_year_without_settings_measures_by_the_preset_scale():
    Pabrik()

    data = muat("dinas-contoh", 2025)

    assert data.ukur.skala.kode == "lan-ordinal"
    assert [k.label for k in data.ukur.skala.kelas] == [
        "Sangat Berhasil",
        "Berhasil",
        "Cukup Berhasil",
        "Tidak Berhasil",
    ]
    assert data.tampil.tempat == "Kota Contoh"


def test_a_scale_with_overlapping_classes_is_refused_with_what_to_do():
    p = Pabrik()
    skala = Skala.objects.create(kode="rusak", nama="Skala Rusak", opd=p.opd)
    for urutan, bawah in enumerate((50, 70, None)):
        skala.kelas.create(kode=f"k{urutan}", label=f"Kelas {urutan}", bawah=bawah, urutan=urutan)
    PengaturanPengukuran.objects.create(tahun_kinerja=p.tk, skala=skala)

    with pytest.raises(TidakDapatDimuat) as galat:
        muat("dinas-contoh", 2025)

    assert galat.value.pesan.endswith("Perbaiki skala pada pengaturan pengukuran.")


def data_dengan_realisasi(alasan: str) -> DataLaporan:
    p = Pabrik()
    indikator = p.indikator("IK1", p.sasaran(), target=80)
    pengguna = Pengguna.objects.create(username="operator", nama="Operator Contoh")
    baris = RealisasiIndikator(tahun_kinerja=p.tk, indikator=indikator, nilai=Decimal(70))
    baris._history_user = pengguna
    baris.save()
    if alasan:
        update_change_reason(baris, alasan)
    return muat("dinas-contoh", 2025)


def test_value_from_a_workbook_names_file_sheet_and_row():
    data = data_dengan_realisasi("buku: dinas.xlsx, lembar realisasi, baris 7")

    asal = data.indikator[0].tahun[2025].realisasi[0].asal

    assert (asal.jenis, asal.tempat, asal.oleh) == (
        "buku_kerja",
        "dinas.xlsx, lembar realisasi, baris 7",
        "Operator Contoh",
    )


def test_value_from_a_form_names_who_entered_it():
    asal = data_dengan_realisasi("").indikator[0].tahun[2025].realisasi[0].asal

    assert (asal.jenis, asal.tempat, asal.oleh) == (
        "formulir",
        "formulir realisasi indikator",
        "Operator Contoh",
    )
    assert asal.waktu.endswith(" WIB")


def test_the_latest_change_is_the_origin_of_a_value():
    p = Pabrik()
    indikator = p.indikator("IK1", p.sasaran(), target=80)
    baris = p.realisasi(indikator, 60)
    update_change_reason(baris, "buku: lama.xlsx, lembar realisasi, baris 2")
    baris.nilai = Decimal(70)
    baris.save()

    asal = muat("dinas-contoh", 2025).indikator[0].tahun[2025].realisasi[0].asal

    assert asal.tempat == "formulir realisasi indikator"


def test_realisasi_adds_months_and_one_opening_balance_per_account():
    p = Pabrik()
    pos = p.pos("P1", pagu=1000)
    p.belanja(pos, 100, 3, saldo_awal=Decimal(40), rekening="5.1.02")
    p.belanja(pos, -10, 4, rekening="5.1.02")
    p.belanja(pos, 5, 4, saldo_awal=Decimal(1), rekening="5.1.03")

    data = muat("dinas-contoh", 2025)

    assert data.pos[0].realisasi.nilai == Decimal(136)


def test_the_most_authoritative_source_of_realisasi_counts_alone():
    p = Pabrik()
    pos = p.pos("P1", pagu=1000)
    p.belanja(pos, 100, sumber="SPJ")
    p.belanja(pos, 90, sumber="LRA_AUDIT")
    p.belanja(pos, 95, sumber="LRA")

    satu = muat("dinas-contoh", 2025).pos[0]

    assert (satu.sumber_realisasi, satu.realisasi.nilai) == ("LRA_AUDIT", Decimal(90))


def test_earlier_years_come_from_the_predecessor_where_the_indicator_has_none():
    lalu = Pabrik(tahun=2024)
    lama = lalu.indikator("LAMA", lalu.sasaran("S0"), target=50, realisasi=45)
    renstra = Renstra.objects.create(
        opd=lalu.opd, kode="baru", nama="Renstra Baru", tahun_awal=2025, tahun_akhir=2029
    )
    kini = Pabrik(tahun=2025, opd=lalu.opd, renstra=renstra)
    kini.indikator("IK1", kini.sasaran("S1"), target=60, realisasi=55, pendahulu=lama)

    tahun = muat("dinas-contoh", 2025).indikator[0].tahun

    assert [r.nilai for r in tahun[2024].realisasi] == [Decimal(45)]
    assert [r.nilai for r in tahun[2025].realisasi] == [Decimal(55)]


def test_an_indicator_measured_later_is_left_out():
    p = Pabrik()
    s = p.sasaran()
    p.indikator("IK1", s, target=1, dari_tahun=2026)
    p.indikator("IK2", s, target=1, dari_tahun=2025)

    assert [i.kode for i in muat("dinas-contoh", 2025).indikator] == ["IK2"]


def test_targets_arrive_as_number_range_or_grade():
    p = Pabrik()
    s = p.sasaran()
    p.target_renstra(p.indikator("IK1", s), 2025, "4.3")
    p.target_renstra(p.indikator("IK2", s), 2025, "4.20", "4.25")
    grade = p.target_renstra(p.indikator("IK3", s), 2025, 70)
    grade.predikat = "BB"
    grade.save()

    target = [i.target_renstra[2025].nilai for i in muat("dinas-contoh", 2025).indikator]

    assert target == [
        Target.tunggal(Decimal("4.3")),
        Target.rentang(Decimal("4.2"), Decimal("4.25")),
        Target.grade("BB", Decimal(70)),
    ]


def test_imported_amounts_count_with_file_sheet_and_rows_as_origin():
    tahun = tahun_berisi()
    impor(tahun, "benar-a-fungsional-desember.xlsx")

    data = muat("dinsos-pontianak", 2025)
    uang = {p.kode: p.realisasi for p in data.pos if p.realisasi}

    assert sum(u.nilai for u in uang.values()) == Decimal(14_000_121_695)
    assert data.bulan_terimpor == {"SPJ": 12}
    asal = uang["1.06.03.2.01.0001"].asal
    assert asal.jenis == "spj"
    assert asal.tempat.startswith(
        "SPJ fungsional Desember 2025, berkas benar-a-fungsional-desember.xlsx, lembar "
    )
    assert asal.tautan.startswith("/opd/dinsos-pontianak/2025/spj/")


def test_typed_months_after_the_imported_ones_are_added():
    tahun = tahun_berisi()
    impor(tahun, "benar-c-november.xlsx", bulan=11)
    sebelum = {p.kode: p.realisasi for p in muat("dinsos-pontianak", 2025).pos if p.realisasi}
    pos = tahun.posanggaran_set.get(kode="1.06.03.2.01.0001")
    pos.realisasi.create(tahun_kinerja=tahun, bulan=12, nilai=7, saldo_awal=1000)

    kini = next(p for p in muat("dinsos-pontianak", 2025).pos if p.kode == pos.kode)

    assert kini.realisasi.nilai == sebelum[pos.kode].nilai + 7
