"""Analyses and comparators in grids: points per line, who may, two people, reasons."""

from decimal import Decimal

import pytest
from kisi_kiriman import kiriman
from orang import buat_pengguna, buat_unit, klien
from pabrik import Pabrik

from capaian.bahan.analisis import KisiAnalisis
from capaian.bahan.pembanding import KisiPembanding
from capaian.jadwal import tutup_periode
from capaian.models import Analisis, Pembanding
from capaian.sajian import sajikan_laporan
from lakip.instansi.models import Kejadian

pytestmark = pytest.mark.django_db
ANALISIS = "/opd/dinas-uji/2025/analisis/"
PEMBANDING = "/opd/dinas-uji/2025/pembanding/"


@pytest.fixture
def p(dunia) -> Pabrik:
    p = Pabrik(opd=dunia.opd)
    p.s1 = p.sasaran("S1", p.tujuan())
    p.ik1 = p.indikator("IK1", p.s1, target=80, realisasi=70)
    p.riwayat(p.ik1, 2024, 60, 65)
    return p


def butir() -> list[tuple]:
    return list(
        Analisis.objects.order_by("jenis", "urutan").values_list(
            "indikator__kode", "sasaran__kode", "jenis", "uraian"
        )
    )


def kisi(p, dunia, siapa="penyusun") -> KisiAnalisis:
    return KisiAnalisis(p.tk, dunia.orang[siapa], {})


@pytest.mark.sedang
def test_each_line_is_a_point_in_its_order_at_every_level(penyusun, p, dunia):
    isian = {
        f"i-{p.ik1.pk}": {"penyebab": "Satu\n\n  Dua  kata \nTiga", "solusi": "Jalan keluar"},
        f"s-{p.s1.pk}": {"hambatan": "Cuaca"},
        "opd": {"tindak_lanjut": "Melatih"},
    }

    jawaban = penyusun.post(ANALISIS, kiriman(kisi(p, dunia), isian), follow=True)

    assert "3 baris tersimpan." in jawaban.content.decode()
    assert butir() == [
        (None, "S1", "hambatan", "Cuaca"),
        ("IK1", None, "penyebab", "Satu"),
        ("IK1", None, "penyebab", "Dua kata"),
        ("IK1", None, "penyebab", "Tiga"),
        ("IK1", None, "solusi", "Jalan keluar"),
        (None, None, "tindak_lanjut", "Melatih"),
    ]
    tabel = sajikan_laporan(p.tk).tabel()
    cetak = {b.kunci: b.sel for k, t in tabel.items() if k.startswith("analisis") for b in t.baris}
    assert list(cetak) == ["OPD", "IK1", "S1"]
    assert cetak["IK1"]["solusi"].teks == "Jalan keluar"


@pytest.mark.sedang
def test_points_are_split_joined_and_reordered_by_their_lines(penyusun, p, dunia):
    kunci = f"i-{p.ik1.pk}"
    for teks in ("Satu Dua", "Satu\nDua", "Dua\nSatu", "Dua Satu", ""):
        penyusun.post(ANALISIS, kiriman(kisi(p, dunia), {kunci: {"penyebab": teks}}))

        assert [b[3] for b in butir()] == teks.splitlines()


def test_direction_is_shown_as_computed(penyusun):
    assert "(Peningkatan)" in penyusun.get(ANALISIS).content.decode()


def test_points_saved_by_somebody_else_are_shown_and_not_overwritten(penyusun, p, dunia):
    lama = kiriman(kisi(p, dunia), {f"i-{p.ik1.pk}": {"penyebab": "Punya saya"}})
    Analisis.objects.create(
        tahun_kinerja=p.tk, indikator=p.ik1, jenis="penyebab", urutan=1, uraian="Punya rekan"
    )

    isi = penyusun.post(ANALISIS, lama).content.decode()

    assert [b[3] for b in butir()] == ["Punya rekan"]
    assert "Orang lain menyimpan baris ini" in isi
    assert "<strong>Punya rekan</strong>" in isi
    assert ">Punya saya</textarea>" in isi


def test_closed_year_is_shown_and_takes_nothing(penyusun, p, dunia):
    tutup_periode(tahun_kinerja=p.tk, triwulan=0, oleh=dunia.orang["admin"])
    halaman = {a: penyusun.get(a).content.decode() for a in (ANALISIS, PEMBANDING)}
    isian = kiriman(kisi(p, dunia), {"opd": {"penyebab": "Terlambat"}})

    assert [("<fieldset disabled>" in isi) for isi in halaman.values()] == [True, True]
    assert penyusun.post(ANALISIS, isian).status_code == 409
    assert butir() == []


@pytest.mark.parametrize(
    ("siapa", "status"), [("penyusun", 200), ("pengamat", 403), ("kepala", 403), ("rekan", 404)]
)
def test_only_who_enters_results_opens_analyses_and_comparators(dunia, p, siapa, status):
    orang = klien(dunia.orang[siapa])

    assert [orang.get(a).status_code for a in (ANALISIS, PEMBANDING)] == [status, status]


def test_operator_of_a_unit_sees_and_saves_only_its_indicators(dunia, p):
    unit = buat_unit(dunia.opd)
    p.ik1.unit = unit["seksi"]
    p.ik1.save()
    p.indikator("IK2", p.s1, target=1, realisasi=1)
    operator = buat_pengguna("petugas", "operator", opd=dunia.opd, unit=unit["bidang"])
    semua = kiriman(kisi(p, dunia), {"opd": {"penyebab": "Bukan hak saya"}})
    milik = KisiAnalisis(p.tk, operator, {})

    tolak = klien(operator).post(ANALISIS, semua)
    isian = {f"i-{p.ik1.pk}": {"penyebab": "Hak saya"}}
    klien(operator).post(ANALISIS, kiriman(milik, isian))

    assert list(milik.pemilik) == [f"i-{p.ik1.pk}"]
    assert tolak.status_code == 404
    assert [b[3] for b in butir()] == ["Hak saya"]
    assert list(KisiPembanding(p.tk, operator).indikator) == [p.ik1.pk]


@pytest.mark.parametrize("banyak", [1, 30])
def test_grids_need_as_many_queries_for_one_indicator_as_for_thirty(
    dunia, p, banyak, django_assert_num_queries
):
    for n in range(2, banyak + 1):
        p.indikator(f"IK{n}", p.s1, target=1, realisasi=1)
    orang = dunia.orang["penyusun"]

    with django_assert_num_queries(5):  # assignments, sasaran, indicators, points, versions
        KisiAnalisis(p.tk, orang, {}).daftar()
    with django_assert_num_queries(3):  # indicators, comparators, versions
        KisiPembanding(p.tk, orang).daftar()


def banding(p, dunia, isian: dict[str, str], kunci: str = "") -> dict:
    kunci = kunci or f"baru-{p.ik1.pk}"
    return kiriman(KisiPembanding(p.tk, dunia.orang["penyusun"]), {kunci: isian})


def test_comparators_are_numbered_per_level_and_printed(penyusun, p, dunia):
    for nilai in ("66,5", "70"):
        isi = {"tingkat": "provinsi", "nilai": nilai, "satuan": "%", "tahun": "2024"}
        penyusun.post(PEMBANDING, banding(p, dunia, isi))

    assert list(Pembanding.objects.values_list("tingkat", "nomor", "nilai", "tahun")) == [
        ("provinsi", 1, Decimal("66.5"), 2024),
        ("provinsi", 2, Decimal(70), 2024),
    ]
    assert "pembanding:IK1#provinsi.2" in sajikan_laporan(p.tk).fakta


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"sumber": "BPS"}, "Isi nilai atau predikat, atau pilih"),
        ({"tidak_ada": "ya"}, "Tulis mengapa pembanding ini tidak ada."),
        ({"tidak_ada": "ya", "keterangan": "Khusus kota", "nilai": "5"}, "Kosongkan nilai"),
        ({"nilai": "banyak"}, "tidak terbaca sebagai angka"),
        ({"nilai": "5", "tahun": "2024,5"}, "harus bilangan bulat"),
        ({"nilai": "5", "tahun": "20255"}, "Tahun harus antara 2000 dan 2100."),
    ],
)
def test_comparator_that_says_nothing_is_refused_with_what_to_do(
    penyusun, p, dunia, isian, kalimat
):
    jawaban = penyusun.post(PEMBANDING, banding(p, dunia, isian))

    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    assert not Pembanding.objects.exists()


def test_no_comparator_with_its_reason_counts_as_filled(penyusun, p, dunia):
    isian = {"tidak_ada": "ya", "keterangan": "Indikator khusus kota"}
    penyusun.post(PEMBANDING, banding(p, dunia, isian))

    satu = Pembanding.objects.get()
    assert (satu.tidak_ada, satu.nilai, satu.terisi) == (True, None, True)
    assert f"pembanding.{p.ik1.pk}" not in sajikan_laporan(p.tk).fakta


def test_deleted_comparator_comes_back(penyusun, p, dunia):
    penyusun.post(PEMBANDING, banding(p, dunia, {"nilai": "5"}))
    satu = Pembanding.objects.get()
    penyusun.post(PEMBANDING, {"hapus": satu.pk})
    kosong = not Pembanding.objects.exists()
    kejadian = Kejadian.objects.get(jenis="hapus")
    penyusun.post(f"/urungkan/{kejadian.pk}/")

    assert (kosong, Pembanding.objects.get().nilai) == (True, Decimal(5))
