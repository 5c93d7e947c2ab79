"""SPJ beside LRA: which one counts, the difference per program, and what control totals control."""

from decimal import Decimal

import pytest
from pabrik import Pabrik

from anggaran.models import TotalKontrol
from capaian.kueri import muat
from capaian.laporan.pohon import Paragraf
from capaian.laporan.susun import susun
from capaian.laporan.ukur import ukur

pytestmark = pytest.mark.django_db


@pytest.fixture
def p() -> Pabrik:
    """Two programs, all of whose leaves have an SPJ amount."""
    p = Pabrik()
    p.laporan()
    for kode, nilai in (("P1", 90), ("P2", 50)):
        p.pos(f"{kode}.1", p.pos(kode), pagu=100, realisasi=nilai)
    return p


def lra(p: Pabrik, kode: str, nilai: int, sumber: str = "LRA") -> None:
    p.belanja(p.tk.posanggaran_set.get(kode=kode), nilai, sumber=sumber)


def laporan(p: Pabrik):
    return susun(muat(p.opd.kode, p.tahun))


def kalimat(p: Pabrik) -> list[str]:
    return [
        "".join(potong.teks for potong in b.isi)
        for b in laporan(p).semua_blok()
        if isinstance(b, Paragraf) and b.kunci == "realisasi-anggaran/sumber"
    ]


def isi(p: Pabrik) -> list[list[str]]:
    tabel = laporan(p).tabel()["selisih_sumber"]
    return [[b.sel[k.kunci].teks for k in tabel.kolom] for b in tabel.baris]


def test_one_source_says_nothing_about_others(p):
    assert kalimat(p) == []
    assert "selisih_sumber" not in laporan(p).tabel()


def test_difference_per_program_stands_beside_the_source_in_use(p):
    lra(p, "P1.1", 88)
    lra(p, "P2.1", 50)

    assert kalimat(p) == [
        "Laporan ini memakai realisasi menurut LRA (belum diaudit). Selisih antarsumber per "
        "program disajikan pada tabel berikut."
    ]
    assert isi(p) == [["Program P1", "90", "88", "(2)"], ["Program P2", "50", "50", "0"]]
    assert laporan(p).tabel()["selisih_sumber"].judul == (
        f"Realisasi Anggaran Menurut Sumber Tahun {p.tahun}"
    )


def test_sources_that_agree_are_told_in_one_sentence(p):
    lra(p, "P1.1", 90, "LRA_AUDIT")
    lra(p, "P2.1", 50, "LRA_AUDIT")

    assert kalimat(p) == [
        "Laporan ini memakai realisasi menurut LRA (diaudit). Realisasi menurut SPJ dan LRA "
        "(diaudit) sama untuk setiap program."
    ]


def test_program_that_only_one_source_tells_of_is_not_compared(p):
    lra(p, "P1.1", 88)

    assert isi(p) == [["Program P1", "90", "88", "(2)"]]
    assert kalimat(p)[0].startswith("Laporan ini memakai realisasi menurut SPJ dan LRA (belum")


def test_leaf_that_a_source_leaves_out_is_no_difference(p):
    p.pos("P1.2", p.tk.posanggaran_set.get(kode="P1"), pagu=10, realisasi=5)
    lra(p, "P1.1", 88)

    assert isi(p) == [["Program P1", "95", "88\nbelum lengkap (1)", "belum lengkap"]]


def test_every_amount_of_a_source_has_its_origin(p):
    lra(p, "P1.1", 88)

    fakta = ukur(muat(p.opd.kode, p.tahun)).fakta

    assert fakta["realisasi_rp:P1#SPJ"].masukan == ("realisasi_rp:P1.1#SPJ",)
    assert fakta["realisasi_rp:P1.1#SPJ"].nilai == Decimal(90)
    assert fakta["realisasi_rp:P1"].nilai == Decimal(88)


@pytest.mark.parametrize(("pos", "total"), [("P1", 90), ("", 140)])
def test_total_printed_in_an_spj_is_held_against_the_spj_once_the_lra_counts(p, pos, total):
    lra(p, "P1.1", 88)
    lra(p, "P2.1", 50)
    for nilai in (total, total + 1):
        TotalKontrol.objects.update_or_create(
            tahun_kinerja=p.tk,
            pos=p.tk.posanggaran_set.filter(kode=pos).first(),
            jenis="realisasi",
            dokumen="SPJ (berkas)",
            defaults={"nilai": Decimal(nilai)},
        )
        [hasil] = ukur(muat(p.opd.kode, p.tahun)).kontrol

        assert (hasil.jumlah.nilai, hasil.selisih) == (total, total - nilai)
        assert hasil.cocok is (nilai == total)


def test_total_of_the_source_in_use_is_held_against_the_report(p):
    TotalKontrol.objects.create(
        tahun_kinerja=p.tk, jenis="realisasi", dokumen="SPJ (berkas)", nilai=Decimal(140)
    )

    [hasil] = ukur(muat(p.opd.kode, p.tahun)).kontrol

    assert (hasil.cocok, hasil.fakta) == (True, "jumlah:realisasi_rp")
