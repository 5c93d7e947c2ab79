"""The reports of the two demo years, composed from their workbooks: what their data mean."""

from collections import Counter
from fractions import Fraction
from pathlib import Path

import oracle
import pytest
from django.conf import settings
from django.db import transaction

from capaian.buku.impor import impor_buku
from capaian.kueri import muat
from capaian.laporan.data import ke_json
from capaian.laporan.isi.teks import TAK_DIKENAL
from capaian.laporan.pohon import BelumDiisi, Laporan, Tabel, TeksOrang
from capaian.laporan.susun import susun
from lakip.angka import bulat

# Marked so that these run before tests that empty the database: the fixture needs its presets.
pytestmark = [pytest.mark.django_db, pytest.mark.lambat]

OPD = "dinsos-pontianak"


@pytest.fixture(scope="module")
def laporan(django_db_setup, django_db_blocker) -> dict[int, Laporan]:
    """Both reports; the database is left as it was."""
    hasil = {}
    with django_db_blocker.unblock(), transaction.atomic():
        for tahun in (2020, 2025):
            berkas = Path(settings.BASE_DIR) / "fixtures" / f"{OPD}-{tahun}.json"
            impor = impor_buku(isi=berkas.read_bytes(), nama=berkas.name, oleh=None)
            assert [k.teks for k in impor.kesalahan] == []
            hasil[tahun] = susun(muat(OPD, tahun))
        transaction.set_rollback(True)
    return hasil


def sel(tabel: Tabel, *kolom: str) -> dict[str, tuple[str, ...]]:
    """Printed cells by row key."""
    return {b.kunci: tuple(b.sel[k].teks if k in b.sel else "" for k in kolom) for b in tabel.baris}


def test_2025_measures_every_indicator(laporan):
    tabel = laporan[2025].tabel()["tingkat_capaian"]

    assert sel(tabel, "target", "realisasi", "capaian", "kategori") == {
        "IT1": ("4,30", "4,00 *", "106,98", "Sangat Berhasil"),
        "IT2": ("0,317", "n/a **", "n/a", "n/a"),
        "IK1": ("100", "100", "100,00", "Sangat Berhasil"),
        "IK2": ("100", "100", "100,00", "Sangat Berhasil"),
        "IK3": ("100", "100", "100,00", "Sangat Berhasil"),
    }


def test_key_numbers_stand_with_the_capaian_of_every_measured_indicator(laporan):
    bab = next(b for b in laporan[2025].bab if b.kunci == "kinerja-dalam-angka")
    angka, grafik = bab.isi

    assert [a.teks for a in angka.angka][:2] == ["100,00%", "4"]
    assert [(d["nama"], d["teks"]) for d in grafik.spesifikasi["data"]["values"]][:1] == [
        ("Tingkat Kemiskinan", "106,98%")
    ]
    assert (grafik.judul, grafik.nomor, len(grafik.spesifikasi["data"]["values"])) == (
        *("Seluruh Indikator Mencapai Target Tahun 2025", ""),
        4,
    )


def test_2025_sasaran_by_group_method_beside_the_simple_mean(laporan):
    tabel = laporan[2025].tabel()["capaian_sasaran"]

    assert sel(tabel, "rata_rata", "capaian", "kategori") == dict.fromkeys(
        ("S1", "S2", "S3"), ("100,00", "92,50", "Sangat Berhasil")
    )


def test_2025_budget_per_program_and_agency(laporan):
    tabel = laporan[2025].tabel()["realisasi_anggaran"]

    assert sel(tabel, "pagu", "realisasi", "persen") == {
        "1.06.01": ("9.097.014.803", "8.274.475.684", "90,96"),
        "1.06.02": ("1.824.818.800", "1.610.876.366", "88,28"),
        "1.06.03": ("1.714.000", "1.640.000", "95,68"),
        "1.06.04": ("1.255.940.540", "1.187.824.140", "94,58"),
        "1.06.05": ("2.946.694.300", "2.634.095.314", "89,39"),
        "1.06.06": ("335.290.200", "291.210.191", "86,85"),
        "jumlah": ("15.461.472.643", "14.000.121.695", "90,55"),
    }


def test_2025_efficiency_per_program_and_in_all(laporan):
    tabel = laporan[2025].tabel()["efisiensi:sasaran"]

    assert sel(tabel, "persen", "capaian", "efisiensi") == {
        "S1#1.06.02": ("88,28", "100,00", "11,72"),
        "S2#1.06.03": ("95,68", "100,00", "4,32"),
        "S2#1.06.04": ("94,58", "100,00", "5,42"),
        "S2#jumlah": ("94,58", "100,00", "5,42"),
        "S3#1.06.05": ("89,39", "100,00", "10,61"),
        "S3#1.06.06": ("86,85", "100,00", "13,15"),
        "S3#jumlah": ("89,13", "100,00", "10,87"),
        "sasaran#jumlah": ("89,96", "100,00", "10,04"),
    }


def test_2025_outputs_by_category(laporan):
    tabel = laporan[2025].tabel()["program_pendukung:sasaran"]
    kategori = Counter(b.sel["kategori"].teks for b in tabel.baris if "kategori" in b.sel)

    assert kategori == {
        "Sangat Berhasil": 33,
        "Berhasil": 3,
        "Cukup Berhasil": 4,
        "Tidak Berhasil": 3,
    }


def test_2025_spm_money_leaves_out_what_is_no_spm(laporan):
    tabel = laporan[2025].tabel()["anggaran_spm"]

    assert tabel.baris[-1].sel["pagu"].nilai == "1435809440"


def test_2020_measures_every_indicator(laporan):
    tabel = laporan[2020].tabel()["tingkat_capaian"]

    assert sel(tabel, "target", "realisasi", "capaian", "kategori") == {
        "IK1": ("80", "129", "161,25", "Sangat Berhasil"),
        "IK2": ("80,00", "84,97", "106,21", "Sangat Berhasil"),
        "IK3": ("4,90", "4,70", "104,08", "Sangat Berhasil"),
    }


@pytest.mark.parametrize(
    ("blok", "pagu", "realisasi"),
    [
        ("IK1", "1.397.216.000", "1.366.505.670"),
        ("IK2", "1.304.762.500", "1.050.367.750"),
        ("IK3", "2.173.964.500", "1.920.091.870"),
    ],
)
def test_2020_efficiency_counts_only_linked_kegiatan(laporan, blok, pagu, realisasi):
    tabel = laporan[2020].tabel()[f"efisiensi:{blok}"]

    assert sel(tabel, "pagu", "realisasi")[f"{blok}#jumlah"] == (pagu, realisasi)


def test_2020_agency_total(laporan):
    jumlah = laporan[2020].tabel()["rincian_anggaran"].baris[-1].sel

    assert [jumlah[k].teks for k in ("pagu", "realisasi", "persen")] == [
        "12.476.249.429",
        "11.583.907.227",
        "92,85",
    ]


def test_2020_prints_14_outputs_as_19_rows(laporan):
    tabel = [laporan[2020].tabel()[f"program_pendukung:IK{n}"] for n in (1, 2, 3)]
    baris = [b for t in tabel for b in t.baris if "kategori" in b.sel]

    assert len({b.sel["capaian"].fakta for b in baris}) == 14
    assert Counter(b.sel["kategori"].teks for b in baris) == {
        "Sangat Berhasil": 16,
        "Berhasil": 2,
        "Cukup Berhasil": 1,
    }


@pytest.mark.parametrize("tahun", [2020, 2025])
def test_the_demo_documents_are_complete(laporan, tahun):
    kosong = [b.pesan for b in laporan[tahun].semua_blok() if isinstance(b, BelumDiisi)]
    tak_dikenal = [
        b.kunci
        for b in laporan[tahun].semua_blok()
        if isinstance(b, TeksOrang) and TAK_DIKENAL in b.html
    ]

    assert (kosong, tak_dikenal) == ([], [])


@pytest.mark.parametrize("tahun", [2020, 2025])
def test_every_capaian_and_serapan_agrees_with_the_naive_calculator(laporan, tahun):
    isi = ke_json(laporan[tahun])["fakta"]
    dibandingkan, beda = 0, []
    for id_, f in isi.items():
        jenis, _, kunci = id_.partition(":")
        masukan = [isi[m]["nilai"] for m in f["masukan"]]
        if f["nilai"] is None or len(masukan) != 2 or not all(masukan):
            continue
        if jenis == "serapan":
            harapan = oracle.serapan(Fraction(masukan[0]), Fraction(masukan[1]))
        elif jenis == "capaian" and "-" not in masukan[0]:
            menurun = f["rumus"].startswith("(2 ×")
            harapan = oracle.capaian("MIN_LAN" if menurun else "MAX", *masukan)
        else:
            continue
        dibandingkan += 1
        if bulat(laporan[tahun].fakta[id_].nilai, 10) != oracle.setengah_ke_atas(harapan, 10):
            beda.append((id_, kunci, f["nilai"], harapan))

    assert beda == []
    assert dibandingkan > 90
