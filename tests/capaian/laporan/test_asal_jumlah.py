"""Where sums come from: their inputs are named, and the equation that is printed is true."""

import re
from decimal import Decimal

import pytest
from pabrik import Pabrik

from capaian.kueri import muat
from capaian.laporan.pohon import Fakta
from capaian.laporan.ukur import ukur
from lakip.angka import baca_angka

pytestmark = pytest.mark.django_db

SUKU = re.compile(r"([+−]?)\s*(?:(\d+)% × )?Rp([\d.,]+)")


def fakta(p: Pabrik) -> dict[str, Fakta]:
    return dict(ukur(muat(p.opd.kode, p.tahun)).fakta)


def kiri(terisi: str) -> Decimal:
    """The left side of a printed sum, worked out from its own words."""
    hasil = Decimal(0)
    for tanda, persen, angka in SUKU.findall(terisi.partition("=")[0]):
        nilai = baca_angka(angka) * Decimal(persen or 100) / 100
        hasil += -nilai if tanda == "−" else nilai
    return hasil


def dua_sasaran(p: Pabrik) -> None:
    """Two sasaran that share a leaf of 200 of three leaves, 600 rupiah in all."""
    program = p.pos("P1")
    daun = [p.pos(f"P1.{n}", program, pagu=n * 100, realisasi=n * 90, unit=None) for n in (1, 2, 3)]
    for kode, milik in (("S1", daun[:2]), ("S2", daun[1:])):
        p.dukung(p.sasaran(kode), *milik)


def test_sum_over_sasaran_that_share_a_leaf_takes_off_what_it_counts_twice():
    p = Pabrik()
    dua_sasaran(p)

    f = fakta(p)["pagu:sasaran"]

    assert f.nilai == Decimal(600)
    assert f.terisi == (
        "Rp300,00 + Rp500,00 − Rp200,00 yang terhitung lebih dari sekali = Rp600,00"
    )


def test_share_of_a_leaf_prints_its_percentage():
    p = Pabrik()
    daun = p.pos("P1", pagu=300, realisasi=150)
    p.dukung(p.sasaran(), daun, bagian=60)

    semua = fakta(p)

    assert semua["pagu:P1#S1"].terisi == "60% × Rp300,00 = Rp180,00"
    assert semua["realisasi_rp:P1#S1"].terisi == "60% × Rp150,00 = Rp90,00"
    assert semua["pagu:P1#S1"].masukan == ("pagu:P1",)


def test_every_printed_sum_of_money_is_a_true_equation():
    p = Pabrik()
    dua_sasaran(p)
    p.dukung(p.sasaran("S3"), p.tk.posanggaran_set.get(kode="P1.3"), bagian=40)
    p.dukung(p.sasaran("S4"), p.pos("P2", pagu=50, realisasi=50), bagian=30)

    jumlahan = [f for f in fakta(p).values() if f.rumus.startswith("jumlah") and "Rp" in f.terisi]

    assert len(jumlahan) > 10
    assert [(f.id, f.terisi) for f in jumlahan if kiri(f.terisi) != f.nilai] == []


def test_pagu_of_every_stage_names_the_amounts_that_it_sums():
    p = Pabrik()
    program = p.pos("P1")
    daun = [p.pos(f"P1.{n}", program, pagu=n * 100) for n in (1, 2)]
    tahap = p.tk.tahapanggaran_set.create(jenis="perubahan", nomor=1, urutan=2)
    for pos in daun:
        p.tk.pagu_set.create(tahap=tahap, pos=pos, nilai=500)

    semua = fakta(p)

    assert semua["jumlah:pagu#perubahan-1"].masukan == ("pagu:P1",)
    assert semua["jumlah:pagu#murni"].masukan == ("pagu:P1#murni",)
    assert semua["pagu:P1#murni"].terisi == "Rp100,00 + Rp200,00 = Rp300,00"
    assert semua["pagu:P1#murni"].masukan == ("pagu:P1.1#murni", "pagu:P1.2#murni")
    assert semua["pagu:P1.2#murni"].sumber is not None


def test_computed_total_of_a_data_table_names_its_cells():
    p = Pabrik()
    p.tabel(
        "pegawai",
        "sumber-daya-aparatur",
        {"golongan": "teks", "jumlah": "bulat"},
        [
            {"golongan": "IV", "jumlah": "6"},
            {"golongan": "III", "jumlah": "21"},
            {"golongan": "II", "jumlah": "-"},
            {"_kunci": "total", "_jenis": "jumlah", "golongan": "Jumlah"},
        ],
    )

    f = fakta(p)["data:pegawai/total/jumlah"]

    assert (f.nilai, f.terisi) == (Decimal(27), "6 + 21 = 27")
    assert f.masukan == ("data:pegawai/b1/jumlah", "data:pegawai/b2/jumlah")


def test_medium_term_target_says_where_it_was_entered():
    p = Pabrik()
    p.laporan(acuan_menengah="tahun_ini")
    p.indikator("IK1", p.sasaran(), target=80, realisasi=84)

    semua = fakta(p)

    assert semua["target:IK1#menengah"].nilai == Decimal(80)
    assert semua["target:IK1#menengah"].sumber == semua["target:IK1"].sumber is not None


def test_a_missing_number_always_has_its_reason():
    p = Pabrik()
    p.dukung(p.sasaran("S1"), p.pos("P1"))
    p.indikator("IK1", p.sasaran("S2"))

    kosong = [f for f in fakta(p).values() if f.nilai is None]

    assert len(kosong) > 5
    assert [f.id for f in kosong if not f.alasan] == []


def test_realisasi_fisik_from_a_nodes_own_outputs_names_those():
    p = Pabrik()
    p.pengukuran(realisasi_fisik="rata_rata")
    program = p.pos("P1")
    p.pos("P1.1", program, pagu=100, realisasi=90)
    p.keluaran(program, 10, 9)

    f = fakta(p)["fisik:P1"]

    assert (f.nilai, f.masukan) == (Decimal(90), ("capaian:P1#1",))


def test_efficiency_per_output_names_the_outputs_it_divides_by():
    p = Pabrik()
    p.pengukuran(metode_efisiensi="PMK249")
    daun = p.pos("P1", pagu=100, realisasi=90)
    p.keluaran(daun, 10, 10)
    p.dukung(p.sasaran(), daun)

    f = fakta(p)["efisiensi:P1"]

    assert f.nilai == Decimal(10)
    assert {"target:P1#1", "keluaran:P1#1"} <= set(f.masukan)
