"""The outline: its keys are documented, and keys of stored texts stay known in every manner."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from tahun_lengkap import buat, cari, lengkap

from capaian.kueri import muat
from capaian.laporan.isi.teks import teks_yatim
from capaian.laporan.pola import akar_pola
from capaian.laporan.rancangan import rancangan


def kunci_pola() -> set[str]:
    akar = [
        s
        for pola in ("sekali", "per_indikator", "tujuan_sasaran")
        for s in akar_pola(pola, "huruf", 2025, [("x", "X")])
    ]
    return {s.dasar for satu in akar for s in satu.telusuri()}


def test_readme_names_exactly_the_keys_of_the_presets():
    isi = (Path(settings.BASE_DIR) / "capaian/laporan/README.md").read_text()
    bagian = isi[isi.index("## Keys of parts") :]
    baris = [b for b in bagian.splitlines() if re.match(r"\| (prelims|Bab)", b)]

    assert set(re.findall(r"`([a-z0-9-]+)`", " ".join(baris))) == kunci_pola()


@pytest.mark.django_db
def test_texts_that_the_manner_does_not_print_are_told():
    p = lengkap("sekali")
    for kunci in ("analisis-1.IK1", "analisis-1.opd", "sistematika", "analisis-1.sasaran"):
        p.teks(kunci, "Teks")

    assert teks_yatim(muat(p.opd.kode, 2025)) == ("analisis-1.sasaran", "sistematika")


@pytest.mark.django_db
def test_contents_of_chapters_list_printed_parts_only():
    p = lengkap("per_indikator")
    p.tk.perjanjiankinerja_set.filter(jenis="perubahan").delete()
    butir = cari(buat(p), "sistematika/daftar").butir[1]

    assert butir.isi[1].teks == (
        " memuat rencana strategis, visi dan misi, tujuan dan sasaran, strategi dan arah "
        "kebijakan, rencana kinerja tahunan, indikator kinerja utama, dan perjanjian kinerja."
    )


@pytest.mark.django_db
def test_drafts_carry_live_references_to_known_facts():
    p = lengkap("tujuan_sasaran")
    data = muat(p.opd.kode, 2025)
    laporan = buat(p)

    for kunci in ("ringkasan-eksekutif", "kesimpulan", "analisis-1.sasaran", "analisis-7.sasaran"):
        rujukan = re.findall(r"\[\[([^\]]+)\]\]", rancangan(data, kunci))
        assert rujukan != []
        assert [r for r in rujukan if r not in laporan.fakta] == []


@pytest.mark.django_db
def test_a_part_that_nobody_can_draft_has_no_draft():
    data = muat(lengkap().opd.kode, 2025)

    assert [rancangan(data, k) for k in ("swot", "analisis-5.S1", "analisis-1.tidak-ada")] == [
        "",
        "",
        "",
    ]
