"""Structured lists in grids: their columns, order, printing, deletion, who may."""

import pytest
from kisi_kiriman import kiriman
from orang import klien

from capaian.bahan.kisi_daftar import RUPA, Daftar, KisiButir
from capaian.laporan.pohon import Daftar as DaftarCetak
from capaian.laporan.pohon import Swot
from capaian.models import ButirDaftar
from capaian.sajian import sajikan_laporan
from lakip.instansi.models import Kejadian

pytestmark = pytest.mark.django_db
DASAR = "/opd/dinas-uji/2025/daftar/"


def isi(orang, p, daftar: Daftar, *butir: dict[str, str]):
    isian = {f"baru-{n}": satu for n, satu in enumerate(butir, 1)}
    return orang.post(f"{DASAR}{daftar}/", kiriman(KisiButir(p.tk, daftar), isian))


def judul() -> list[str]:
    return list(ButirDaftar.objects.values_list("judul", flat=True))


def test_every_list_is_opened_and_takes_an_item(penyusun, p):
    for daftar in Daftar:
        jawaban = isi(penyusun, p, daftar, {"judul": f"Butir {daftar}"})

        assert (daftar, jawaban.status_code) == (daftar, 302)
    banyak = {d: n for d, _, _, n in penyusun.get(DASAR).context["daftar"]}
    assert banyak == dict.fromkeys(Daftar, 1)
    assert set(RUPA) == set(Daftar)


def test_items_print_in_their_order_with_giver_and_year(penyusun, p):
    isi(penyusun, p, Daftar.DASAR_HUKUM, {"judul": "Peraturan A"}, {"judul": "Peraturan B"})
    isi(
        penyusun,
        p,
        Daftar.PENGHARGAAN,
        {"judul": "Juara", "pemberi": "Provinsi", "tahun": "2025", "uraian": "Layanan"},
    )
    cetak = {b.kunci: b for b in sajikan_laporan(p.tk).semua_blok() if isinstance(b, DaftarCetak)}
    hukum = cetak["dasar-hukum/daftar"].butir
    [juara] = next(d for k, d in cetak.items() if "penghargaan" in k).butir

    assert ["".join(x.teks for x in b.isi) for b in hukum] == ["Peraturan A", "Peraturan B"]
    assert "".join(x.teks for x in juara.isi) == "Juara: Layanan (Provinsi, 2025)"


def test_swot_points_stand_in_their_quadrants(penyusun, p):
    butir = [{"judul": f"Butir {k}", "kelompok": k} for k in "TSWO"]
    isi(penyusun, p, Daftar.SWOT, *butir)
    [swot] = [b for b in sajikan_laporan(p.tk).semua_blok() if isinstance(b, Swot)]

    assert [isi for _, isi in swot.kuadran] == [(f"Butir {k}",) for k in "SWOT"]


def test_item_without_words_and_unknown_list_are_refused(penyusun, p):
    jawaban = isi(penyusun, p, Daftar.INOVASI, {"tahun": "2025"})

    assert "Isi butir ini, atau hapus barisnya." in jawaban.content.decode()
    assert penyusun.get(f"{DASAR}lain/").status_code == 404
    assert judul() == []


def test_items_move_are_deleted_and_come_back(penyusun, p):
    isi(penyusun, p, Daftar.LANGKAH, *({"judul": h} for h in "ABC"))
    a, b, _ = ButirDaftar.objects.all()
    penyusun.post(f"{DASAR}langkah/", {"naik": b.pk})
    pindah = judul()
    penyusun.post(f"{DASAR}langkah/", {"hapus": a.pk})
    hapus = judul()
    penyusun.post(f"/urungkan/{Kejadian.objects.get(jenis='hapus').pk}/")

    assert (pindah, hapus, judul()) == (["B", "A", "C"], ["B", "C"], ["B", "A", "C"])


@pytest.mark.parametrize(("siapa", "status"), [("operator", 403), ("rekan", 404)])
def test_only_who_writes_the_report_changes_lists(dunia, p, siapa, status):
    orang = klien(dunia.orang[siapa])

    assert orang.get(DASAR).status_code == status
    assert isi(orang, p, Daftar.ISU, {"judul": "X"}).status_code == status
    assert judul() == []


@pytest.mark.parametrize("banyak", [1, 30])
def test_grid_needs_as_many_queries_for_one_item_as_for_thirty(
    p, banyak, django_assert_num_queries
):
    for n in range(1, banyak + 1):
        ButirDaftar.objects.create(tahun_kinerja=p.tk, daftar="isu", urutan=n, judul=str(n))

    with django_assert_num_queries(2):  # versions, items
        KisiButir(p.tk, Daftar.ISU).daftar()
