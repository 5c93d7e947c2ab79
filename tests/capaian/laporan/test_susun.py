"""The composed report: contracted tables, JSON, presets, numbers, charts."""

import json
from dataclasses import replace

import pytest
from pabrik import Pabrik
from tahun_lengkap import bagian, buat, cari, isi, lengkap

from capaian.hitung import MetodeEfisiensi
from capaian.kueri import muat
from capaian.laporan.data import ke_json
from capaian.laporan.gambar import svg_grafik
from capaian.laporan.pohon import (
    Bagian,
    Grafik,
    Paragraf,
    Tabel,
)
from capaian.laporan.susun import susun

pytestmark = pytest.mark.django_db

POLA = ("tujuan_sasaran", "per_sasaran", "per_indikator", "sekali")


# The tables of the contract

KOLOM = {
    "ringkasan": "sasaran indikator satuan target realisasi capaian kategori",
    "tingkat_capaian": "sasaran indikator satuan target realisasi capaian kategori",
    "formulir_pengukuran": "sasaran indikator satuan target realisasi capaian kategori",
    "renstra": "tujuan sasaran indikator satuan kondisi_awal target_2025 kondisi_akhir",
    "iku": "sasaran indikator alasan pembilang penyebut sumber_data penanggung_jawab",
    "rkt": "sasaran indikator target program",
    "pk_murni": "sasaran indikator satuan target",
    "pk_perubahan:1": "sasaran indikator satuan target",
    "pk_murni_anggaran": "program pagu",
    "pk_perubahan_anggaran:1": "program pagu",
    "strategi_kebijakan": "sasaran strategi arah_kebijakan",
    "realisasi_anggaran": "program pagu realisasi persen",
    "rincian_anggaran": "kode program kegiatan sub_kegiatan pagu realisasi persen",
    "evaluasi_akip": "komponen bobot nilai_2024",
    "data:pegawai": "jabatan jumlah",
}
KOLOM_BLOK = {
    "pengukuran": "indikator satuan target realisasi capaian kategori",
    "riwayat": "indikator target_2025 realisasi_2023 realisasi_2024 realisasi_2025 capaian_2025",
    "target_menengah": "indikator target realisasi target_menengah capaian",
    "pembanding": "indikator realisasi pembanding jenis sumber keterangan",
    "analisis": "indikator arah penyebab solusi tindak_lanjut",
    "efisiensi": "sasaran program kegiatan pagu realisasi persen realisasi_fisik capaian efisiensi",
    "program_pendukung": (
        "program kegiatan sub_kegiatan indikator satuan target realisasi capaian kategori "
        "keterangan"
    ),
}
AKHIRAN = {
    "tujuan_sasaran": (":tujuan", ":sasaran"),
    "per_sasaran": (":tujuan", ":S1", ":S2"),
    "per_indikator": (":tujuan", ":IK1", ":IK2"),
    "sekali": ("",),
}


@pytest.mark.parametrize("pola", POLA)
def test_every_contracted_table_has_its_key_and_columns(pola):
    tabel = ke_json(buat(lengkap(pola)))["tabel"]
    janji = dict(KOLOM)
    for nama, kolom in KOLOM_BLOK.items():
        janji |= {f"{nama}{akhiran}": kolom for akhiran in AKHIRAN[pola]}

    kurang = {
        kunci: sorted(set(kolom.split()) - {k["kunci"] for k in tabel[kunci]["kolom"]})
        for kunci, kolom in janji.items()
        if kunci in tabel
    }

    assert [kunci for kunci in janji if kunci not in tabel] == []
    assert {kunci: kolom for kunci, kolom in kurang.items() if kolom} == {}


def test_details_stand_in_the_block_that_holds_their_indicator():
    tabel = buat(lengkap("per_sasaran")).tabel()

    assert [k for k in tabel if k.startswith("rincian_realisasi")] == ["rincian_realisasi:S1"]


@pytest.mark.parametrize(
    ("acuan", "berkolom", "catatan"),
    [
        (("Renstra", "Renstra"), False, ("Target menengah menurut Renstra 2026.",)),
        (("Renstra", "RPJMD"), True, ()),
    ],
)
def test_document_of_medium_term_targets_is_a_note_unless_rows_differ(acuan, berkolom, catatan):
    p = Pabrik()
    s = p.sasaran()
    for n, satu in enumerate(acuan, 1):
        ik = p.indikator(f"IK{n}", s, target=1, realisasi=1)
        p.tk.targetmenengah_set.create(indikator=ik, acuan=satu, tahun=2026, nilai=2)

    tabel = buat(p).tabel()["target_menengah:S1"]

    assert ("acuan" in {k.kunci for k in tabel.kolom_tampil}, tabel.catatan) == (berkolom, catatan)


def test_json_has_the_contracted_shape_and_plain_numbers():
    isi = ke_json(buat(lengkap()))

    assert json.loads(json.dumps(isi)) == isi
    assert (isi["opd"], isi["tahun"], isi["status"]) == ("dinas-contoh", 2025, "draf")
    assert isi["fakta"]["capaian:IK1"]["masukan"] == ["target:IK1", "realisasi:IK1"]
    assert isi["fakta"]["pagu:1.06.02"]["nilai"] == "300"
    [baris] = [b for b in isi["tabel"]["pengukuran:S1"]["baris"] if b["kunci"] == "IK1"]
    assert baris["sel"]["capaian"] == {
        "nilai": "107.50",
        "teks": "107,50",
        "satuan": "%",
        "fakta": "capaian:IK1",
    }
    assert [b["jenis"] for b in isi["tabel"]["rincian_anggaran"]["baris"]] == [
        "kelompok",
        "kelompok",
        "rinci",
        "rinci",
        "kelompok",
        "rinci",
        "jumlah",
    ]


def test_json_repeats_a_spanned_cell_in_every_row_it_covers():
    p = Pabrik()
    s = p.sasaran()
    p.indikator("IK1", s, target=1, realisasi=1)
    p.indikator("IK2", s, target=1, realisasi=1)

    laporan = buat(p)

    assert laporan.tabel()["ringkasan"].baris[0].sel["sasaran"].tinggi == 2
    baris = ke_json(laporan)["tabel"]["ringkasan"]["baris"]
    assert [b["sel"]["sasaran"]["nilai"] for b in baris] == ["Meningkatnya layanan S1"] * 2


def test_same_data_give_the_same_tree():
    data = muat(lengkap().opd.kode, 2025)

    assert susun(data) == susun(data)


@pytest.mark.parametrize("pola", POLA)
def test_every_number_in_text_and_cells_is_a_known_fact(pola):
    laporan = buat(lengkap(pola, realisasi_fisik="rata_rata", metode_efisiensi="SISA_RP"))
    dipakai = set()
    for b in laporan.semua_blok():
        if isinstance(b, Tabel):
            dipakai |= {s.fakta for baris in b.baris for s in baris.sel.values() if s.fakta}
        if isinstance(b, Paragraf):
            dipakai |= {x.fakta for x in b.isi if x.fakta}

    assert sorted(dipakai - set(laporan.fakta)) == []


@pytest.mark.parametrize("pola", POLA)
def test_keys_of_tables_parts_and_blocks_are_unique(pola):
    kunci = [b.kunci for b in buat(lengkap(pola)).semua_blok()]

    assert sorted({k for k in kunci if kunci.count(k) > 1}) == []


# Presets


def test_2025_manner_nests_efficiency_and_programs_in_analysis_1():
    laporan = buat(lengkap("tujuan_sasaran"))
    analisis = cari(laporan, "analisis-1.sasaran")

    assert [b.kunci for b in analisis.isi if isinstance(b, Bagian)] == [
        "analisis-6.sasaran",
        "analisis-7.sasaran",
    ]
    assert "realisasi-anggaran" in bagian(laporan)


def test_2020_manner_repeats_seven_analyses_per_indicator_without_part_b():
    laporan = buat(lengkap("per_indikator"))
    blok = cari(laporan, "blok.IK2")

    assert [b.kunci for b in blok.isi if isinstance(b, Bagian)] == [
        f"analisis-{n}.IK2" for n in range(1, 8)
    ]
    assert "realisasi-anggaran" not in bagian(laporan)
    assert cari(laporan, "sistematika/daftar").butir[2].isi[0].teks == (
        "Bab III Akuntabilitas Kinerja"
    )


def test_once_for_the_agency_has_no_block_headings():
    laporan = buat(lengkap("sekali"))

    assert [b.kunci for b in cari(laporan, "capaian-kinerja").isi if isinstance(b, Bagian)] == [
        f"analisis-{n}.opd" for n in range(1, 6)
    ]
    assert [i.kunci for i in laporan.tabel()["pengukuran"].baris] == ["IT1", "IK1", "IK2"]


@pytest.mark.parametrize(
    ("penomoran", "nomor"),
    [("huruf", ["", "A.", "1.", "a."]), ("angka", ["3.1", "3.2", "3.2.1", "3.2.1.1"])],
)
def test_parts_are_numbered_in_the_chosen_manner(penomoran, nomor):
    p = lengkap("per_sasaran")
    p.tk.pengaturan_laporan.penomoran = penomoran
    p.tk.pengaturan_laporan.save()
    laporan = buat(p)

    kunci = ("pengukuran-kinerja", "capaian-kinerja", "blok.tujuan", "analisis-1.tujuan")
    assert [cari(laporan, k).nomor for k in kunci] == nomor
    assert [b.nomor for b in laporan.bab if b.jenis == "bab"] == [
        "BAB I",
        "BAB II",
        "BAB III",
        "BAB IV",
    ]


def test_tables_and_figures_count_through_their_chapter():
    laporan = buat(lengkap())
    for bab in (b for b in laporan.bab if b.jenis == "bab"):
        n = bab.nomor.removeprefix("BAB ")
        angka = {"I": 1, "II": 2, "III": 3, "IV": 4}[n]
        tabel = [b.nomor for b in isi(bab) if isinstance(b, Tabel) and b.bernomor]
        grafik = [b.nomor for b in isi(bab) if isinstance(b, Grafik)]
        assert tabel == [f"{angka}.{i}" for i in range(1, len(tabel) + 1)]
        assert grafik == [f"{angka}.{i}" for i in range(1, len(grafik) + 1)]


@pytest.mark.lambat
def test_every_chart_can_be_drawn_and_says_what_it_shows():
    data = muat(lengkap("tujuan_sasaran").opd.kode, 2025)
    per_indikator = replace(data, tampil=replace(data.tampil, pola="per_indikator"))
    grafik = [
        b
        for satu in (data, per_indikator)
        for b in susun(satu).semua_blok()
        if isinstance(b, Grafik)
    ]

    assert {b.kunci.partition("/")[0].partition(".")[0] for b in grafik} == {
        *("kinerja-dalam-angka", "analisis-1", "analisis-2", "analisis-6", "realisasi-anggaran")
    }
    assert [b.kunci for b in grafik if not svg_grafik(b.spesifikasi).startswith("<svg")] == []
    assert [b.kunci for b in grafik if not (b.judul and b.uraian.endswith("."))] == []


@pytest.mark.parametrize("metode", MetodeEfisiensi)
def test_every_efficiency_method_gives_a_value_or_its_reason(metode):
    laporan = buat(lengkap("per_sasaran", metode_efisiensi=metode.value))
    tabel = laporan.tabel()["efisiensi:S2"]

    fakta = [laporan.fakta[b.sel["efisiensi"].fakta] for b in tabel.baris]
    assert len(fakta) == 3
    assert [f.id for f in fakta if (f.nilai is None) is not bool(f.alasan)] == []


@pytest.mark.parametrize(
    ("tingkat", "baris"),
    [
        ("program", ["S2#1.06.02", "S2#P2", "S2#jumlah"]),
        ("kegiatan", ["S2#1.06.02", "S2#1.06.02.2.01", "S2#P2", "S2#P2.1", "S2#jumlah"]),
        ("sasaran", ["S2"]),
        ("indikator", ["IK2"]),
        ("opd", ["OPD"]),
    ],
)
def test_efficiency_is_printed_at_the_agencys_level(tingkat, baris):
    tabel = buat(lengkap("per_sasaran", tingkat_efisiensi=tingkat)).tabel()["efisiensi:S2"]

    assert [b.kunci for b in tabel.baris] == baris


def test_number_of_a_point_stands_away_from_the_target_above_it():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=80, realisasi=70)
    p.riwayat(i, 2024, 90, target=80)

    semua = [b for b in buat(p).semua_blok() if isinstance(b, Grafik)]
    [grafik] = [b for b in semua if "concat" in b.spesifikasi]
    teks = grafik.spesifikasi["concat"][0]["layer"][1]["data"]["values"]
    assert [(t["tahun"], t["dy"] > 0) for t in teks] == [("2024", False), ("2025", True)]
