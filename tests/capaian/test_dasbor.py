"""The dashboard: charts with their findings, and what falls behind its quarterly target."""

from datetime import date
from decimal import Decimal

import pytest
from orang import buat_pengguna, klien
from pabrik import Pabrik
from tahun_lengkap import lengkap

from anggaran.models import TargetTriwulan
from capaian.dasbor import grafik_tahun, tertinggal
from capaian.sajian import sajikan_ukuran

pytestmark = pytest.mark.django_db

AGUSTUS = date(2025, 8, 1)


def daftar(p: Pabrik, hari: date = AGUSTUS) -> list[tuple[str, int, str, str, str]]:
    data, u = sajikan_ukuran(p.tk)
    return [
        (t.kode, t.triwulan, t.target, t.realisasi, t.capaian.teks)
        for t in tertinggal(p.tk, data, u, hari)
    ]


@pytest.fixture
def p():
    """An indicator with targets for every quarter."""
    p = Pabrik()
    p.i = p.indikator("IK1", p.sasaran(), target=100)
    for n in range(1, 5):
        TargetTriwulan.objects.create(
            tahun_kinerja=p.tk, indikator=p.i, triwulan=n, nilai=Decimal(25 * n)
        )
    return p


def test_the_last_ended_quarter_counts(p):
    p.realisasi(p.i, 25, triwulan=1)
    p.realisasi(p.i, 40, triwulan=2)

    assert daftar(p) == [("IK1", 2, "50%", "40%", "80,00%")]
    assert daftar(p, date(2025, 6, 30)) == []


def test_an_empty_quarter_falls_behind(p):
    p.realisasi(p.i, 25, triwulan=1)

    assert daftar(p) == [("IK1", 2, "50%", "belum diisi", "belum ada data")]


def test_what_reached_its_target_or_has_the_figure_of_the_year_is_not_behind(p):
    p.realisasi(p.i, 50, triwulan=2)
    assert daftar(p) == []

    p.realisasi(p.i, 10)
    assert daftar(p, date(2026, 1, 5)) == []


def test_nothing_is_behind_before_a_quarter_ended(p):
    assert daftar(p, date(2025, 3, 31)) == []


def test_charts_are_those_of_the_report():
    data, u = sajikan_ukuran(lengkap().tk)

    judul = [g.judul for g in grafik_tahun(data, u)]

    assert judul[0] == "2 dari 3 Indikator Mencapai Target Tahun 2025"
    assert "Serapan" in judul[1]
    assert judul[2] == "Persentase IK1 naik dari 70% (2024) menjadi 86,00% (2025)"
    assert all(g.alamat.startswith("data:image/svg+xml") for g in grafik_tahun(data, u))


def test_page_shows_completeness_by_part_with_links(p):
    isi = klien(buat_pengguna("panji", "penyusun", opd=p.opd)).get("/opd/dinas-contoh/2025/")

    teks = isi.content.decode()
    assert 'href="/opd/dinas-contoh/2025/kelengkapan/?bagian=naskah"' in teks
    assert "Tertinggal dari target triwulan" in teks


def test_a_year_without_data_has_no_charts():
    data, u = sajikan_ukuran(Pabrik().tk)

    assert grafik_tahun(data, u) == []
