"""Results from data: which target counts, what a year's realisasi is, whose money is whose."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import oracle
import pytest
from pabrik import Pabrik

from anggaran.models import TotalKontrol
from capaian.hitung import PutusanEfisiensi
from capaian.kueri import muat
from capaian.laporan.pohon import Fakta
from capaian.laporan.ukur import Ukuran, ukur
from lakip.angka import bulat
from renstra.models import Sasaran

pytestmark = pytest.mark.django_db


def ukuran(p: Pabrik) -> Ukuran:
    return ukur(muat(p.opd.kode, p.tahun))


def fakta(p: Pabrik, id_: str) -> Fakta:
    return ukuran(p).fakta[id_]


# Which target counts


def test_typed_target_wins_over_pk_and_renstra_and_says_what_they_state():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), realisasi="4.00", arah="turun")
    p.target_renstra(i, 2025, "4.20", "4.25")
    p.pk(target={i: "4.4"})
    p.target(i, "4.3", "dipakai laporan")

    target = ukuran(p).indikator["IK1"].kini.target

    assert (target.jenis, target.nilai.angka, target.alasan) == (
        "ketikan",
        Decimal("4.3"),
        "dipakai laporan",
    )
    assert [(nama, nilai.teks()) for nama, nilai in target.lain] == [
        ("Perjanjian Kinerja", "4,4"),
        ("Renstra Dinas Contoh", "4,2–4,25"),
    ]


def test_last_pk_valid_in_the_year_wins_over_earlier_ones_and_renstra():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=70, realisasi=70)
    p.pk(0, target={i: 75})
    p.pk(1, target={i: 80}, tanggal=date(2025, 10, 1))
    p.pk(2, target={i: 90}, tanggal=date(2026, 1, 5))

    target = ukuran(p).indikator["IK1"].kini.target

    assert (target.nilai.angka, target.sebutan) == (Decimal(80), "Perjanjian Kinerja Perubahan")


def test_pk_of_lower_echelons_sets_no_target():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=70, realisasi=70)
    p.pk(0, target={i: 99}, level="III")

    assert fakta(p, "target:IK1").nilai == Decimal(70)


def test_renstra_range_is_measured_at_its_nearest_edge():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), realisasi="4.00", arah="turun")
    p.target_renstra(i, 2025, "4.20", "4.25")

    f = fakta(p, "capaian:IK1")

    assert (bulat(f.nilai), fakta(p, "target:IK1").nilai) == (Decimal("104.76"), "4.2-4.25")


def test_without_any_target_capaian_is_missing_with_its_reason():
    p = Pabrik()
    p.indikator("IK1", p.sasaran(), realisasi=70)

    f = fakta(p, "capaian:IK1")

    assert (f.nilai, f.alasan) == (None, "belum ada target")


# What a year's realisasi is


def test_yearly_row_wins_over_quarters():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=100, realisasi=90)
    p.realisasi(i, 40, triwulan=4)

    assert fakta(p, "realisasi:IK1").nilai == Decimal(90)


def test_quarters_are_aggregated_when_there_is_no_yearly_row():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=100, agregasi="SUM", satuan="orang")
    for triwulan, nilai in enumerate((10, 20, 30, 25), 1):
        p.realisasi(i, nilai, triwulan=triwulan)

    f = fakta(p, "realisasi:IK1")

    assert (f.nilai, f.teks) == (Decimal(85), "85 orang")
    assert f.masukan == tuple(f"realisasi:IK1#tw{n}" for n in range(1, 5))


def test_ratio_is_published_with_the_indicators_decimals_and_capaian_divides_that():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=80, desimal=1)
    p.realisasi(i, pembilang=2, penyebut=3)

    u = ukuran(p)

    assert u.fakta["realisasi:IK1"].nilai == Decimal("66.7")
    assert u.fakta["capaian:IK1"].nilai == Decimal("66.7") / 80 * 100
    assert u.fakta["realisasi:IK1"].masukan == ("pembilang:IK1", "penyebut:IK1")


def test_typed_value_wins_over_its_ratio_and_keeps_where_it_was_entered():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=80)
    p.realisasi(i, 129, pembilang=19424, penyebut=15000)

    f = fakta(p, "realisasi:IK1")

    assert (f.nilai, f.rumus, f.sumber.tempat) == (
        Decimal(129),
        "",
        "formulir realisasi indikator",
    )


def test_reason_for_no_value_is_kept_and_printed_as_not_available():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=80)
    p.realisasi(i, alasan_kosong="Belum menjadi sasaran")

    u = ukuran(p)

    assert (u.fakta["realisasi:IK1"].teks, u.fakta["realisasi:IK1"].alasan) == (
        "n/a",
        "Belum menjadi sasaran",
    )
    assert u.fakta["kategori:IK1"].teks == "n/a"


def test_history_of_this_report_wins_over_what_the_app_holds_for_that_year():
    lalu = Pabrik(tahun=2024)
    i = lalu.indikator("IK1", lalu.sasaran(), target=50, realisasi=45)
    kini = lalu.tahun_lain(2025)
    kini.target_renstra(i, 2025, 60)
    kini.realisasi(i, 66)

    assert fakta(kini, "capaian:IK1@2024").nilai == Decimal(90)

    kini.riwayat(i, 2024, 48)

    u = ukuran(kini)
    assert u.fakta["realisasi:IK1@2024"].nilai == Decimal(48)
    assert u.fakta["capaian:IK1@2024"].nilai == Decimal(96)


# Sasaran and agency


def test_sasaran_has_the_chosen_method_and_the_simple_mean_beside_it():
    p = Pabrik()
    p.pengukuran(metode_sasaran="data_kelompok")
    s = p.sasaran()
    p.indikator("IK1", s, target=100, realisasi=100)
    p.indikator("IK2", s, target=100, realisasi=80)

    u = ukuran(p)

    assert u.fakta["capaian:S1"].nilai == Decimal(85)
    assert u.fakta["kategori:S1"].nilai == "Berhasil"
    assert u.fakta["capaian:S1#rata_rata"].nilai == Decimal(90)
    assert u.fakta["capaian:S1"].masukan == ("capaian:IK1", "capaian:IK2")


@pytest.mark.parametrize(("dengan", "nilai"), [(False, 100), (True, 75)])
def test_supporting_indicators_count_where_the_agency_says_so(dengan, nilai):
    p = Pabrik()
    p.pengukuran(dengan_pendukung=dengan)
    s = p.sasaran()
    p.indikator("IK1", s, target=100, realisasi=100)
    p.indikator("IP1", s, target=100, realisasi=50, kelompok="pendukung")

    u = ukuran(p)

    assert (u.fakta["capaian:OPD"].nilai, u.fakta["capaian:S1"].nilai) == (nilai, nilai)


# Money


def pohon(p: Pabrik) -> None:
    """A program of two kegiatan with three leaves: 100, 200 and 300 rupiah of pagu."""
    program = p.pos("P1")
    a, b = p.pos("P1.1", program), p.pos("P1.2", program)
    p.pos("P1.1.1", a, pagu=100, realisasi=90)
    p.pos("P1.1.2", a, pagu=200, realisasi=150)
    p.pos("P1.2.1", b, pagu=300, realisasi=300)


def cari(p: Pabrik, kode: str):
    return p.tk.posanggaran_set.get(kode=kode)


def test_parents_are_sums_of_leaves():
    p = Pabrik()
    pohon(p)

    u = ukuran(p)

    assert u.fakta["pagu:P1"].nilai == Decimal(600)
    assert u.fakta["realisasi_rp:P1.1"].nilai == Decimal(240)
    assert u.fakta["serapan:P1"].nilai == Decimal(90)
    assert u.fakta["jumlah:serapan"].nilai == Decimal(90)


def test_leaf_without_realisasi_marks_its_parents_and_stops_percentages():
    p = Pabrik()
    pohon(p)
    p.pos("P1.2.2", cari(p, "P1.2"), pagu=50)

    u = ukuran(p)

    assert u.fakta["realisasi_rp:P1"].teks == "Rp540,00 belum lengkap (1)"
    assert u.fakta["realisasi_rp:P1.1"].teks == "Rp240,00"
    assert {k: u.fakta[k].nilai for k in ("serapan:P1", "efisiensi:P1", "jumlah:serapan")} == {
        "serapan:P1": None,
        "efisiensi:P1": None,
        "jumlah:serapan": None,
    }
    assert u.fakta["serapan:P1.1"].nilai == Decimal(80)


def test_zero_realisasi_is_not_missing():
    p = Pabrik()
    p.pos("P1", pagu=100, realisasi=0)

    f = fakta(p, "serapan:P1")

    assert (f.nilai, f.teks) == (Decimal(0), "0,00%")


def test_sasaran_counts_only_its_linked_leaves():
    p = Pabrik()
    pohon(p)
    s = p.sasaran()
    p.indikator("IK1", s, target=100, realisasi=100)
    p.dukung(s, cari(p, "P1.1.2"), cari(p, "P1.2"))

    u = ukuran(p)

    assert (u.fakta["pagu:S1"].nilai, u.fakta["realisasi_rp:S1"].nilai) == (500, 450)
    assert u.fakta["pagu:P1#S1"].nilai == Decimal(500)
    assert u.fakta["pagu:P1"].nilai == Decimal(600)
    assert [b.kode for b in u.dukungan["S1"].baris] == ["P1", "P1.1", "P1.1.2", "P1.2", "P1.2.1"]


def dua_sasaran(p: Pabrik) -> tuple[Sasaran, Sasaran]:
    a, b = p.sasaran("S1"), p.sasaran("S2")
    p.indikator("IK1", a, target=100, realisasi=100)
    p.indikator("IK2", b, target=100, realisasi=80)
    return a, b


def test_totals_over_sasaran_count_a_shared_leaf_once():
    p = Pabrik()
    pohon(p)
    a, b = dua_sasaran(p)
    p.dukung(a, cari(p, "P1.1"))
    p.dukung(b, cari(p, "P1.1.2"), cari(p, "P1.2"))

    u = ukuran(p)

    assert [u.fakta[f"pagu:{k}"].nilai for k in ("S1", "S2", "sasaran")] == [300, 500, 600]


def test_shares_split_a_leaf_between_sasaran():
    p = Pabrik()
    pohon(p)
    a, b = dua_sasaran(p)
    p.dukung(a, cari(p, "P1.2.1"), bagian=60)
    p.dukung(b, cari(p, "P1.2.1"), bagian=40)

    u = ukuran(p)

    assert [u.fakta[f"pagu:{k}"].nilai for k in ("S1", "S2", "sasaran")] == [180, 120, 300]


def test_a_link_of_an_indicator_supports_its_sasaran():
    p = Pabrik()
    pohon(p)
    s = p.sasaran()
    i = p.indikator("IK1", s, target=100, realisasi=100)
    p.dukung(i, cari(p, "P1.2"))

    assert fakta(p, "pagu:S1").nilai == Decimal(300)


def test_no_support_with_a_reason_cannot_be_measured():
    p = Pabrik()
    s = p.sasaran()
    p.indikator("IK1", s, target=100, realisasi=100)
    p.dukung(s, alasan="tidak bisa dientri di SIPD")

    d = ukuran(p).dukungan["S1"]

    assert d.cakupan.alasan == "tidak bisa dientri di SIPD"
    assert d.ukuran.efisiensi.putusan is PutusanEfisiensi.TIDAK_DAPAT_DIHITUNG


def test_selisih_takes_the_mean_of_indicators_not_the_group_value():
    p = Pabrik()
    p.pengukuran(metode_sasaran="data_kelompok", metode_efisiensi="SELISIH")
    pohon(p)
    s = p.sasaran()
    p.indikator("IK1", s, target=100, realisasi=113)
    p.dukung(s, cari(p, "P1"))

    u = ukuran(p)

    assert u.fakta["capaian:S1"].nilai == Decimal("92.5")
    assert u.fakta["efisiensi:P1"].nilai == Decimal(23)
    assert "capaian:S1#rata_rata" in u.fakta["efisiensi:P1"].masukan


def test_one_program_of_two_sasaran_has_an_efficiency_for_each():
    p = Pabrik()
    p.pengukuran(metode_efisiensi="SELISIH")
    pohon(p)
    a, b = dua_sasaran(p)
    p.dukung(a, cari(p, "P1"))
    p.dukung(b, cari(p, "P1"))

    u = ukuran(p)

    assert (u.fakta["efisiensi:P1"].nilai, u.fakta["efisiensi:P1#S2"].nilai) == (10, -10)


def test_realisasi_fisik_comes_from_outputs_and_parents_take_the_mean():
    p = Pabrik()
    p.pengukuran(realisasi_fisik="rata_rata", capaian_efisiensi="fisik")
    pohon(p)
    s = p.sasaran()
    p.indikator("IK1", s, target=100, realisasi=100)
    p.dukung(s, cari(p, "P1"))
    p.keluaran(cari(p, "P1.1.1"), 10, 9)
    p.keluaran(cari(p, "P1.1.2"), 10, 5)
    p.keluaran(cari(p, "P1.2.1"), 10, 10)

    u = ukuran(p)

    assert u.fakta["fisik:P1.1"].nilai == Decimal(70)
    assert u.fakta["fisik:P1"].nilai == Decimal(85)
    assert u.fakta["efisiensi:P1.1"].masukan == ("pagu:P1.1", "realisasi_rp:P1.1")


def test_typed_realisasi_fisik_wins_over_outputs():
    p = Pabrik()
    p.pengukuran(realisasi_fisik="rata_rata")
    pos = p.pos("P1", pagu=1, realisasi=1, realisasi_fisik=Decimal(55))
    p.keluaran(pos, 10, 9)
    s = p.sasaran()
    p.dukung(s, pos)

    assert fakta(p, "fisik:P1").nilai == Decimal(55)


def test_control_total_that_differs_shows_the_difference():
    p = Pabrik()
    pohon(p)
    for pos, jenis, nilai in ((None, "pagu", 600), (cari(p, "P1.1"), "realisasi", 250)):
        TotalKontrol.objects.create(
            tahun_kinerja=p.tk, pos=pos, jenis=jenis, dokumen="DPPA", nilai=nilai
        )

    kontrol = ukuran(p).kontrol

    assert [(h.kontrol.pos, h.cocok, h.selisih) for h in kontrol] == [
        ("", True, Decimal(0)),
        ("P1.1", False, Decimal(-10)),
    ]


def test_only_the_stage_in_force_counts():
    p = Pabrik()
    pos = p.pos("P1", pagu=100, realisasi=90)
    tahap = p.tk.tahapanggaran_set.create(jenis="perubahan", nomor=1, urutan=2)
    p.tk.pagu_set.create(tahap=tahap, pos=pos, nilai=120)

    u = ukuran(p)

    assert u.fakta["jumlah:pagu"].nilai == Decimal(120)
    assert u.fakta["jumlah:pagu#murni"].nilai == Decimal(100)


# The register


def test_every_input_of_a_fact_is_itself_a_fact():
    p = Pabrik()
    p.pengukuran(metode_sasaran="data_kelompok", realisasi_fisik="rata_rata")
    pohon(p)
    a, b = dua_sasaran(p)
    p.dukung(a, cari(p, "P1.1"))
    p.dukung(b, cari(p, "P1.1.2"), cari(p, "P1.2"))
    p.keluaran(cari(p, "P1.1.1"), 10, 9)

    semua = ukuran(p).fakta

    assert [(f.id, m) for f in semua.values() for m in f.masukan if m not in semua] == []
    assert [f.id for f in semua.values() if f.nilai is not None and f.sumber is None] == []


@pytest.mark.parametrize(
    ("rumus", "arah", "target", "realisasi"),
    [
        ("MAX", "naik", "30", "27.68"),
        ("MIN_LAN", "turun", "4.9", "4.7"),
        ("MIN_LAN", "turun", "10", "25"),
        ("MIN_RATIO", "turun", "3669", "1967"),
        ("MIN_CUM", "turun", "10", "3"),
        ("STABIL", "tetap", "50", "58"),
    ],
)
def test_capaian_agrees_with_the_naive_calculator(rumus, arah, target, realisasi):
    p = Pabrik()
    p.indikator("IK1", p.sasaran(), target=target, realisasi=realisasi, rumus=rumus, arah=arah)

    dihitung = Fraction(bulat(fakta(p, "capaian:IK1").nilai, 10))

    assert dihitung == oracle.setengah_ke_atas(oracle.capaian(rumus, target, realisasi), 10)
