"""Every row of the worked tables on performance in capaian/README.md."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from acuan import ACUAN, angka, deret, diharapkan, kode, pilihan, tabel, tampak

from capaian.hitung import (
    SKALA_AKIP,
    SKALA_LAN,
    SKALA_PERMENDAGRI_86,
    VERSI_ATURAN,
    Agregasi,
    Anggota,
    Arah,
    AturanCelah,
    AturanIndikator,
    AturanNegatif,
    AturanTargetNol,
    Batas,
    DasarKemajuan,
    KomponenAkip,
    LingkupBatas,
    MetodeOpd,
    MetodeSasaran,
    NilaiBatas,
    Rumus,
    Target,
    agregasi_triwulan,
    baca_target,
    bandingkan,
    capaian_opd,
    capaian_sasaran,
    evaluasi_akip,
    hitung_capaian,
    kategori,
    kemajuan_triwulan,
    nilai_jawaban,
    perubahan,
    realisasi_terbit,
    rumus_terisi,
)
from capaian.hitung.istilah import KodePeringatan
from lakip.angka import AngkaTidakTerbaca

SKALA = {skala.kode: skala for skala in (SKALA_LAN, SKALA_PERMENDAGRI_86, SKALA_AKIP)}


def sasaran_angka(teks):
    """A target; dots group thousands in the tables."""
    try:
        nilai = angka(teks)
    except AngkaTidakTerbaca:
        return baca_target(teks)
    return None if nilai is None else Target.tunggal(nilai)


def aturan_dari(teks):
    isi = pilihan(teks)
    return AturanIndikator(
        target_nol=AturanTargetNol(isi.get("target_nol", "tidak_dihitung")),
        negatif=AturanNegatif(isi.get("negatif", "tidak_dihitung")),
        rumus_turun=Rumus(isi.get("rumus_turun", "MIN_LAN")),
    )


@pytest.mark.parametrize("baris", tabel("capaian"))
def test_capaian_matches_the_normative_table(baris):
    isi = pilihan(baris["Aturan"])
    hasil = hitung_capaian(
        target=sasaran_angka(baris["Target"]),
        realisasi=angka(baris["Realisasi"]),
        rumus=Rumus(baris["Rumus"]),
        arah=Arah(baris["Arah"]),
        aturan=aturan_dari(baris["Aturan"]),
        manual=angka(isi.get("manual")),
        alasan_manual=isi.get("alasan", ""),
    )

    assert tampak(hasil, baris["Capaian"]) == diharapkan(baris["Capaian"])
    assert kode(hasil.peringatan) == baris["Peringatan"]
    assert hasil.rumus == baris["Rumus"]


@pytest.mark.parametrize("baris", tabel("batas"))
def test_cap_applies_where_the_table_says(baris):
    batas = Batas(NilaiBatas(baris["Batas"]), LingkupBatas(baris["Lingkup"]))
    capaian = angka(baris["Capaian"])
    hasil = hitung_capaian(
        target=Target.tunggal(Decimal(100)), realisasi=capaian, rumus=Rumus.MAX, batas=batas
    )
    rata = capaian_sasaran(
        [Anggota("IK1", hasil.nilai)],
        metode=MetodeSasaran.RATA_RATA,
        skala=SKALA_LAN,
        batas=batas,
    )

    assert hasil.nilai == angka(baris["Tampil"])
    assert rata.nilai == angka(baris["Dalam rata-rata"])
    terpotong = hasil.nilai != capaian
    assert hasil.sebelum_batas == (capaian if terpotong else None)
    assert kode(hasil.peringatan) == (KodePeringatan.DIBATASI if terpotong else "")


@pytest.mark.parametrize("baris", tabel("rasio"))
def test_published_realisasi_matches_the_table(baris):
    hasil = realisasi_terbit(
        diketik=angka(baris["Diketik"]),
        pembilang=angka(baris["Pembilang"]),
        penyebut=angka(baris["Penyebut"]),
        pengali=angka(baris["Pengali"]),
        desimal=int(baris["Desimal"]),
    )

    assert (hasil.alasan or hasil.nilai) == diharapkan(baris["Realisasi"])
    assert kode(hasil.peringatan) == baris["Peringatan"]


@pytest.mark.parametrize("baris", tabel("triwulan"))
def test_quarters_aggregate_as_in_the_table(baris):
    hasil = agregasi_triwulan(
        deret(baris["Triwulan"]), Agregasi(baris["Agregasi"]), persen=baris["Persen"] == "ya"
    )

    assert (hasil.alasan or hasil.nilai) == diharapkan(baris["Realisasi"])
    assert kode(hasil.peringatan) == baris["Peringatan"]


@pytest.mark.parametrize("baris", tabel("kemajuan"))
def test_progress_up_to_a_quarter_matches_the_table(baris):
    hasil = kemajuan_triwulan(
        int(baris["Sampai TW"]),
        realisasi=deret(baris["Realisasi"]),
        target=deret(baris["Target"]),
        target_tahun=angka(baris["Target tahun"]),
        metode=Agregasi(baris["Agregasi"]),
        dasar=DasarKemajuan(baris["Dasar"]),
        rumus=Rumus(baris["Rumus"]),
    )

    assert tampak(hasil, baris["Kemajuan"]) == diharapkan(baris["Kemajuan"])


@pytest.mark.parametrize("baris", tabel("kategori"))
def test_value_falls_into_the_class_of_the_table(baris):
    skala = replace(SKALA[baris["Skala"]], aturan_celah=AturanCelah(baris["Aturan celah"]))

    assert kategori(angka(baris["Nilai"]), skala).label == baris["Kelas"]


@pytest.mark.parametrize("baris", tabel("sasaran"))
def test_sasaran_matches_the_table_and_is_classified_again(baris):
    capaian = deret(baris["Capaian indikator"])
    bobot = deret(baris["Bobot"]) or [None] * len(capaian)
    anggota = [
        Anggota(f"IK{n}", *satu) for n, satu in enumerate(zip(capaian, bobot, strict=True), 1)
    ]
    hasil = capaian_sasaran(anggota, metode=MetodeSasaran(baris["Metode"]), skala=SKALA_LAN)
    kelas = kategori(hasil.nilai, SKALA_LAN)

    assert tampak(hasil, baris["Capaian sasaran"]) == diharapkan(baris["Capaian sasaran"])
    assert (kelas.label if kelas else "-") == baris["Kategori"]
    assert kode(hasil.peringatan) == baris["Peringatan"]


@pytest.mark.parametrize("baris", tabel("opd"))
def test_agency_matches_the_table(baris):
    indikator = [
        Anggota(f"IK{n}", angka(satu.replace("p", "")), pendukung="p" in satu)
        for n, satu in enumerate(baris["Indikator"].split(";"), 1)
    ]
    hasil = capaian_opd(
        metode=MetodeOpd(baris["Metode"]),
        indikator=indikator,
        sasaran=[Anggota(f"S{n}", c) for n, c in enumerate(deret(baris["Sasaran"]), 1)],
        dengan_pendukung=baris["Dengan pendukung"] == "ya",
    )

    assert tampak(hasil, baris["Capaian"]) == diharapkan(baris["Capaian"])


@pytest.mark.parametrize("baris", tabel("pembanding"))
def test_comparison_follows_polarity(baris):
    hasil = bandingkan(angka(baris["Realisasi"]), angka(baris["Pembanding"]), Arah(baris["Arah"]))

    assert (hasil.posisi or "-", hasil.putusan or "-") == (baris["Posisi"], baris["Putusan"])
    assert hasil.selisih == angka(baris["Selisih"])


@pytest.mark.parametrize("baris", tabel("perubahan"))
def test_change_from_last_year_follows_polarity(baris):
    hasil = perubahan(angka(baris["Tahun ini"]), angka(baris["Tahun lalu"]), Arah(baris["Arah"]))

    assert (hasil.perubahan or "-", hasil.putusan or "-") == (
        baris["Perubahan"],
        baris["Putusan"],
    )
    assert hasil.selisih == angka(baris["Selisih"])
    assert tampak(hasil.persen, baris["Persen"]) == diharapkan(baris["Persen"])


@pytest.mark.parametrize("baris", tabel("jawaban"))
def test_answer_is_scored_as_in_the_table(baris):
    jawaban = "" if baris["Jawaban"] == "-" else baris["Jawaban"]
    hasil = nilai_jawaban(jawaban, angka(baris["Bobot"]))

    assert tampak(hasil, baris["Nilai"]) == diharapkan(baris["Nilai"])


@pytest.mark.parametrize("baris", tabel("akip"))
def test_akip_total_and_predikat_match_the_table(baris):
    bobot = (30, 30, 15, 25)
    komponen = [
        KomponenAkip(f"K{n}", Decimal(b), nilai)
        for n, (b, nilai) in enumerate(zip(bobot, deret(baris["Nilai komponen"]), strict=True), 1)
    ]
    hasil = evaluasi_akip(komponen)

    assert tampak(hasil.total, baris["Total"]) == diharapkan(baris["Total"])
    assert (hasil.predikat.kode if hasil.predikat else "-") == baris["Predikat"]


@pytest.mark.parametrize("baris", tabel("tercetak"))
def test_formula_is_printed_with_its_numbers(baris):
    hasil = hitung_capaian(
        target=sasaran_angka(baris["Target"]),
        realisasi=angka(baris["Realisasi"]),
        rumus=Rumus(baris["Rumus"]),
    )

    assert rumus_terisi(hasil) == baris["Tercetak"]


def test_every_worked_table_is_read_by_a_test():
    tertulis = set(re.findall(r"<!-- uji: (\w+) -->", ACUAN))
    uji = "".join(b.read_text() for b in Path(__file__).parent.glob("test_hitung_tabel*.py"))
    terbaca = set(re.findall(r'parametrize\("baris", tabel\("(\w+)"\)', uji))

    assert tertulis == terbaca


def test_document_names_the_version_of_the_rules():
    assert f"now {VERSI_ATURAN}" in ACUAN
