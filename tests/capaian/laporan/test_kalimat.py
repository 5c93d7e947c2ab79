"""Generated sentences, footnotes, and what tables of money and results say."""

import re

import pytest
from pabrik import Pabrik
from tahun_lengkap import buat, cari, lengkap, pesan_kosong

from anggaran.models import TotalKontrol
from capaian.laporan.pohon import (
    Bab,
    Bagian,
    Laporan,
    Paragraf,
    Potongan,
)

pytestmark = pytest.mark.django_db


# Sentences and notes


def kalimat(laporan: Laporan, kunci: str) -> str:
    return cari(laporan, kunci).teks


def test_sentence_of_an_indicator_names_figures_category_and_parts():
    teks = kalimat(buat(lengkap("per_sasaran")), "analisis-1.S1/kalimat/IK1")

    assert teks == (
        "Indikator Persentase IK1 pada tahun 2025 terealisasi sebesar 86,00% dari target 80%, "
        "sehingga capaian kinerjanya 107,50% dengan kategori Sangat Berhasil. Realisasi tersebut "
        "diperoleh dari jumlah dilayani sebanyak 129 dibandingkan dengan jumlah diajukan sebanyak "
        "150."
    )


def test_sentence_says_why_an_indicator_was_not_measured():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=80)
    p.realisasi(i, alasan_kosong="BPS belum merilis")

    assert kalimat(buat(p), "analisis-1.S1/kalimat/IK1") == (
        "Indikator Persentase IK1 pada tahun 2025 mempunyai target 80%, tetapi realisasinya tidak "
        "tersedia (BPS belum merilis), sehingga capaian tidak dihitung."
    )


def test_sentence_names_the_source_of_the_target_where_sources_differ():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=70, realisasi=80)
    p.pk(target={i: 80})

    assert kalimat(buat(p), "analisis-1.S1/kalimat/IK1").endswith(
        " Target 80% bersumber dari Perjanjian Kinerja. Target menurut sumber lain adalah "
        "Renstra Dinas Contoh: 70%."
    )


def test_a_falling_indicator_that_falls_got_better():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=5, realisasi=4, arah="turun")
    p.riwayat(i, 2024, 6)

    assert kalimat(buat(p), "analisis-2.S1/kalimat/IK1") == (
        "Realisasi Persentase IK1 tahun 2025 sebesar 4% menurun dibandingkan dengan tahun 2024 "
        "sebesar 6%. Karena indikator ini makin rendah makin baik, perubahan itu merupakan "
        "perbaikan."
    )


def test_footnotes_tell_provisional_figures_and_other_years():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=80)
    p.realisasi(i, 70, status="sementara", tahun_data=2024)
    tabel = buat(p).tabel()["pengukuran:S1"]

    assert tabel.baris[0].sel["realisasi"].teks == "70 * **"
    assert tabel.catatan == ("* Angka sementara", "** Data tahun 2024")


def test_incomplete_money_is_marked_in_the_cell():
    p = Pabrik()
    a = p.pos("P1")
    p.pos("P1.1", a, pagu=100, realisasi=90)
    p.pos("P1.2", a, pagu=100)
    baris = buat(p).tabel()["realisasi_anggaran"].baris[0].sel

    assert (baris["realisasi"].nilai, baris["realisasi"].teks) == ("90", "90\nbelum lengkap (1)")
    assert (baris["persen"].nilai, baris["persen"].teks) == (None, "belum lengkap")


def test_control_total_that_differs_has_a_table():
    p = lengkap()
    TotalKontrol.objects.create(tahun_kinerja=p.tk, jenis="pagu", dokumen="DPPA", nilai=650)
    laporan = buat(p)

    [baris] = laporan.tabel()["total_kontrol"].baris
    assert {k: baris.sel[k].nilai for k in ("kontrol", "jumlah", "selisih")} == {
        "kontrol": "650",
        "jumlah": "600",
        "selisih": "-50",
    }


def test_efficiency_rows_count_linked_leaves_and_the_total_counts_each_once():
    tabel = buat(lengkap("tujuan_sasaran", tingkat_efisiensi="kegiatan")).tabel()[
        "efisiensi:sasaran"
    ]

    assert [(b.kunci, b.jenis.value, b.sel["pagu"].nilai) for b in tabel.baris] == [
        ("S1#1.06.02", "kelompok", "100"),
        ("S1#1.06.02.2.01", "rinci", "100"),
        ("S1#jumlah", "subjumlah", "100"),
        ("S2#1.06.02", "kelompok", "300"),
        ("S2#1.06.02.2.01", "rinci", "300"),
        ("S2#P2", "kelompok", "300"),
        ("S2#P2.1", "rinci", "300"),
        ("S2#jumlah", "subjumlah", "600"),
        ("sasaran#jumlah", "jumlah", "600"),
    ]


def test_support_that_is_empty_says_why_and_that_efficiency_cannot_be_computed():
    p = Pabrik()
    s = p.sasaran()
    p.indikator("IK1", s, target=1, realisasi=1)
    p.dukung(s, alasan="tidak bisa dientri di SIPD")
    laporan = buat(p)

    [baris] = laporan.tabel()["efisiensi:S1"].baris
    assert baris.sel["program"].teks == "Tidak ada anggaran pendukung: tidak bisa dientri di SIPD"
    assert (baris.sel["efisiensi"].nilai, baris.sel["putusan"].teks) == (
        None,
        "Tidak dapat dihitung",
    )


def test_what_changed_against_the_earlier_pk_is_listed():
    tabel = buat(lengkap()).tabel()["perubahan_pk:1"]

    assert [(b.kunci, b.sel["semula"].nilai, b.sel["menjadi"].nilai) for b in tabel.baris] == [
        ("target#IK2", "100", "90"),
        ("anggaran#1.06.02", "250", "300"),
    ]


def test_spm_money_counts_marked_leaves_only():
    tabel = buat(lengkap()).tabel()["anggaran_spm"]

    assert [(b.kunci, b.sel["pagu"].nilai) for b in tabel.baris] == [
        ("1.06.02.2.01.0001", "100"),
        ("jumlah", "100"),
    ]


def test_ticks_stand_in_the_class_of_each_indicator():
    tabel = buat(lengkap()).tabel()["tingkat_capaian"]

    centang = {b.kunci: [k for k in b.sel if k.startswith("k_")] for b in tabel.baris}
    assert centang == {
        "IT1": ["k_sangat-berhasil"],
        "IK1": ["k_sangat-berhasil"],
        "IK2": ["k_cukup-berhasil"],
    }


def test_an_empty_agency_year_still_gives_a_whole_document_of_notes():
    p = Pabrik()
    laporan = buat(p)

    assert [b.kunci for b in laporan.bab if b.jenis == "bab"] == [
        "bab-1",
        "bab-2",
        "bab-3",
        "bab-4",
    ]
    kosong = [b for b in laporan.semua_blok() if isinstance(b, Bab | Bagian) and not b.isi]
    assert kosong == []
    assert "capaian-kinerja/kosong" in pesan_kosong(laporan)


def test_generated_sentences_have_no_double_stops_or_unfilled_marks():
    laporan = buat(
        lengkap("tujuan_sasaran", metode_efisiensi="SELISIH", realisasi_fisik="rata_rata")
    )
    salah = [
        b.teks
        for b in laporan.semua_blok()
        if isinstance(b, Paragraf) and re.search(r"\.\.|\s\s|\s[.,;]|None|\[|\(\)", b.teks)
    ]

    assert salah == []


def test_bold_marks_the_figures_that_matter():
    paragraf = cari(buat(lengkap("per_sasaran")), "analisis-1.S1/kalimat/IK1")

    assert [x for x in paragraf.isi if x.tebal] == [
        Potongan("107,50%", "capaian:IK1", tebal=True),
        Potongan("Sangat Berhasil", "kategori:IK1", tebal=True),
    ]


def test_footnote_says_where_a_cap_changed_the_capaian():
    p = Pabrik()
    p.pengukuran(batas_capaian="120", lingkup_batas="tampil")
    p.indikator("IK1", p.sasaran(), target=80, realisasi=129)
    tabel = buat(p).tabel()["pengukuran:S1"]

    assert (tabel.baris[0].sel["capaian"].nilai, tabel.baris[0].sel["capaian"].teks) == (
        "120.00",
        "120,00 *",
    )
    assert tabel.catatan == ("* Capaian 161,25% dibatasi menjadi 120%.",)


def test_footnotes_of_columns_that_are_not_shown_are_left_out():
    p = Pabrik()
    p.laporan(tahun_realisasi=1, tahun_capaian=2)
    i = p.indikator("IK1", p.sasaran(), target=80, realisasi=70)
    p.riwayat(i, 2024, None, alasan_kosong="Belum menjadi sasaran")

    assert buat(p).tabel()["riwayat:S1"].catatan == ()


def test_footnote_gives_the_reason_of_a_typed_capaian():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=80)
    p.realisasi(i, 70, capaian_manual=95, alasan_manual="hasil penilaian pihak ketiga")
    tabel = buat(p).tabel()["pengukuran:S1"]

    assert tabel.baris[0].sel["capaian"].teks == "95,00 *"
    assert tabel.catatan == ("* Diisi langsung: hasil penilaian pihak ketiga",)


def test_means_say_which_members_they_leave_out():
    p = Pabrik()
    s = p.sasaran("S1")
    p.indikator("IK1", s, target=80, realisasi=80)
    p.indikator("IK2", s, target=50)
    p.indikator("IK3", p.sasaran("S2"), target=10, realisasi=9)

    laporan = buat(p)

    kurang = "1 dari 2 indikator belum memiliki capaian sehingga tidak ikut dihitung."
    assert kalimat(laporan, "tingkat-capaian/sasaran/S1").endswith(f"Berhasil. {kurang}")
    assert kalimat(laporan, "tingkat-capaian/sasaran/S2").endswith("kategori Sangat Berhasil.")
    assert kalimat(laporan, "tingkat-capaian/opd").endswith(f". {kurang.replace('2', '3')}")
    assert kalimat(laporan, "kesimpulan/kalimat").endswith(f". {kurang.replace('2', '3')}")
    assert cari(laporan, "kesimpulan_sasaran").catatan == (f"Meningkatnya layanan S1: {kurang}",)
