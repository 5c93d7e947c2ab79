"""Money from data: parents sum leaves, whose money is whose, and how every fact is linked."""

from decimal import Decimal

import pytest
from pabrik import Pabrik

from anggaran.models import TotalKontrol
from capaian.hitung import PutusanEfisiensi
from capaian.kueri import muat
from capaian.laporan.pohon import Fakta
from capaian.laporan.ukur import Ukuran, ukur
from renstra.models import Sasaran

pytestmark = pytest.mark.django_db


def ukuran(p: Pabrik) -> Ukuran:
    return ukur(muat(p.opd.kode, p.tahun))


def fakta(p: Pabrik, id_: str) -> Fakta:
    return ukuran(p).fakta[id_]


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


def test_shared_output_weighs_with_its_share_of_the_money():
    p = Pabrik()
    p.pengukuran(metode_efisiensi="PMK22")
    a, b = p.pos("P1", pagu=100, realisasi=50), p.pos("P2", pagu=100, realisasi=100)
    for pos in (a, b):
        p.keluaran(pos, 10, 10)
    s = p.sasaran()
    p.indikator("IK1", s, target=100, realisasi=100)
    p.dukung(s, a, bagian=25)
    p.dukung(s, b)

    # 25 + 100 should have been spent on these outputs, 12,50 + 100 were.
    assert fakta(p, "efisiensi:S1").nilai == Decimal(10)


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
