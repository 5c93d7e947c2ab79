"""Budget tree, pagu, outputs, support and reference figures in grids."""

from decimal import Decimal

import pytest
from kisi_kiriman import kiriman
from kueri_terhitung import banyak_kueri
from orang import klien
from rencana_contoh import Rencana

from anggaran.models import (
    Dukungan,
    Keluaran,
    Pagu,
    PosAnggaran,
    RealisasiAnggaran,
    TahapAnggaran,
    TotalKontrol,
)
from capaian.models import (
    EvaluasiAKIP,
    KomponenAKIP,
    RincianRealisasi,
    RiwayatKinerja,
    TargetDipakai,
    TargetMenengah,
)
from capaian.rencana.kisi_pos import KisiPagu
from capaian.views.rujukan import HALAMAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def r(rencana: Rencana) -> Rencana:
    return rencana


def kirim(r: Rencana, nama: str, isian: dict[str, dict[str, str]]) -> str:
    """Save the grid ``nama`` with these texts typed; the page that follows."""
    data = kiriman(HALAMAN[nama].kisi(r.tahun), isian)
    jawaban = klien(r.dunia.orang["penyusun"]).post(
        f"{r.alamat}2025/rencana/{nama}/", data, follow=True
    )
    return jawaban.content.decode()


def pos(r: Rencana) -> list[tuple]:
    semua = PosAnggaran.objects.filter(tahun_kinerja=r.tahun).order_by("kode")
    return list(semua.values_list("kode", "kode_resmi", "tingkat", "induk__kode", "nama"))


@pytest.mark.sedang
@pytest.mark.parametrize("nama", HALAMAN)
@pytest.mark.parametrize(
    ("siapa", "jawab"), [("penyusun", 200), ("operator", 403), ("pereviu", 403), ("rekan", 404)]
)
def test_only_the_planner_of_the_agency_opens_the_grids(r, nama: str, siapa: str, jawab: int):
    alamat = f"{r.alamat}2025/rencana/{nama}/"

    assert klien(r.dunia.orang[siapa]).get(alamat).status_code == jawab


def test_planning_page_leads_to_every_grid(r):
    peramban = klien(r.dunia.orang["penyusun"])

    isi = peramban.get(f"{r.alamat}2025/rencana/").content.decode()

    assert [n for n in HALAMAN if f'href="{r.alamat}2025/rencana/{n}/"' not in isi] == []


def test_official_codes_make_the_tree_by_themselves(r):
    PosAnggaran.objects.all().delete()
    isi = kirim(
        r,
        "program",
        {
            "baru-1": {"kode": "1.06.02.", "nama": "Program A"},
            "baru-2": {"kode": "1.06.02.2.01", "nama": "Kegiatan A"},
            "baru-3": {"kode": "1.06.02.2.01.0001", "nama": "Sub A"},
        },
    )

    assert "3 baris tersimpan." in isi
    assert pos(r) == [
        ("1.06.02", True, "program", None, "Program A"),
        ("1.06.02.2.01", True, "kegiatan", "1.06.02", "Kegiatan A"),
        ("1.06.02.2.01.0001", True, "sub_kegiatan", "1.06.02.2.01", "Sub A"),
    ]


def test_node_without_code_gets_one_and_stands_where_it_was_put(r):
    PosAnggaran.objects.all().delete()
    program = PosAnggaran.objects.create(
        tahun_kinerja=r.tahun, tingkat="program", kode="p", nama="Program"
    )
    kirim(
        r,
        "program",
        {"baru-1": {"nama": "Kegiatan", "tingkat": "kegiatan", "induk_id": str(program.pk)}},
    )

    assert pos(r) == [
        ("p", False, "program", None, "Program"),
        ("pos-1", False, "kegiatan", "p", "Kegiatan"),
    ]


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"kode": "apa-saja", "nama": "X"}, "Pilih tingkatnya: kode ini bukan kode resmi."),
        ({"kode": "9.99.99.2.01", "nama": "X"}, "Pilih program tempatnya"),
        ({"kode": "x", "nama": "X", "tingkat": "sub_kegiatan"}, "Pilih kegiatan tempatnya"),
    ],
)
def test_node_without_a_fitting_place_is_refused(r, isian: dict[str, str], pesan: str):
    sebelum = pos(r)

    assert pesan in kirim(r, "program", {"baru-1": isian})
    assert pos(r) == sebelum


def test_leaf_with_money_takes_no_children(r):
    daun = PosAnggaran.objects.create(
        tahun_kinerja=r.tahun, tingkat="kegiatan", induk=r.program, kode="k-uang", nama="Daun"
    )
    RealisasiAnggaran.objects.create(tahun_kinerja=r.tahun, pos=daun, bulan=12, nilai=Decimal(5))

    isi = kirim(
        r,
        "program",
        {"baru-1": {"nama": "Anak", "tingkat": "sub_kegiatan", "induk_id": str(daun.pk)}},
    )

    assert "berpagu atau berealisasi sendiri" in isi
    assert not PosAnggaran.objects.filter(induk=daun).exists()


def test_node_with_children_keeps_its_level(r):
    isi = kirim(r, "program", {str(r.program.pk): {"tingkat": "kegiatan"}})

    assert "Pos di bawahnya menuntut tingkat yang semula." in isi
    assert PosAnggaran.objects.get(pk=r.program.pk).tingkat == "program"


def test_pagu_is_typed_whole_or_by_kind_but_not_both(r):
    Pagu.objects.all().delete()
    tahap = TahapAnggaran.objects.filter(tahun_kinerja=r.tahun).first()
    daun = next(iter(KisiPagu(tahap).daun))
    peramban = klien(r.dunia.orang["penyusun"])
    alamat = f"{r.alamat}2025/rencana/tahap/{tahap.pk}/"

    def simpan(**isian: str) -> str:
        data = kiriman(KisiPagu(tahap), {daun: isian})
        return peramban.post(alamat, data, follow=True).content.decode()

    simpan(operasi="Rp1.250.000,50", modal="750.000")
    assert "Isi pagu tanpa rincian, atau rinciannya saja." in simpan(pagu="2.000.000")
    assert "Pagu tidak boleh negatif." in simpan(modal="-1")
    simpan(modal="")

    assert list(Pagu.objects.values_list("pos_id", "belanja", "nilai")) == [
        (int(daun), "operasi", Decimal("1250000.50"))
    ]


def test_pagu_changed_meanwhile_is_shown_and_not_overwritten(r):
    tahap = TahapAnggaran.objects.filter(tahun_kinerja=r.tahun).first()
    daun = next(iter(KisiPagu(tahap).daun))
    data = kiriman(KisiPagu(tahap), {daun: {"modal": "5"}})
    Pagu.objects.filter(tahap=tahap, pos=daun).delete()
    lain = Pagu.objects.create(
        tahun_kinerja=r.tahun, tahap=tahap, pos_id=int(daun), belanja="modal", nilai=Decimal(9)
    )

    jawaban = klien(r.dunia.orang["penyusun"]).post(
        f"{r.alamat}2025/rencana/tahap/{tahap.pk}/", data
    )

    assert jawaban.status_code == 422
    assert Pagu.objects.get(pk=lain.pk).nilai == Decimal(9)


def test_stage_of_another_year_is_not_found(r):
    peramban = klien(r.dunia.orang["penyusun"])

    assert peramban.get(f"{r.alamat}2025/rencana/tahap/999999/").status_code == 404


def test_stage_with_pagu_is_not_deleted(r):
    tahap = TahapAnggaran.objects.filter(tahun_kinerja=r.tahun, pagu__isnull=False).first()
    peramban = klien(r.dunia.orang["penyusun"])

    isi = peramban.post(
        f"{r.alamat}2025/rencana/tahap/", {"hapus": str(tahap.pk)}, follow=True
    ).content.decode()

    assert "Tahap ini memuat pagu." in isi
    assert TahapAnggaran.objects.filter(pk=tahap.pk).exists()


@pytest.mark.sedang
def test_every_kind_of_row_is_written_below_its_owner(r):
    ik = str(r.indikator[0].pk)
    kirim(r, "keluaran", {f"baru-{r.kegiatan.pk}": {"indikator": "Laporan", "target": "12"}})
    kirim(r, "dukungan", {f"baru-tujuan_{r.tujuan.pk}": {"alasan": "Tidak ada di SIPD"}})
    kirim(r, "kontrol", {"baru-pagu": {"dokumen": "DPPA", "nilai": "1.000"}})
    kirim(r, "target-dipakai", {f"baru-{ik}": {"target": "4,3", "alasan": "Kesepakatan"}})
    kirim(r, "target-menengah", {f"baru-{ik}": {"target": "90", "acuan": "RPJMD"}})
    kirim(r, "riwayat", {f"baru-{ik}": {"tahun": "2024", "realisasi": "4,1"}})
    kirim(r, "rincian", {f"baru-{ik}": {"nama": "Lansia", "jumlah": "7"}})
    kirim(r, "evaluasi", {"baru-lhe": {"tahun": "2024", "nilai": "70,5"}})
    lhe = EvaluasiAKIP.objects.get()
    kirim(r, "komponen", {f"baru-{lhe.pk}": {"nama": "Perencanaan", "bobot": "30"}})

    keluaran = Keluaran.objects.get(indikator="Laporan")
    assert (keluaran.pos_id, keluaran.target) == (r.kegiatan.pk, Decimal(12))
    assert Dukungan.objects.get(tujuan=r.tujuan).alasan == "Tidak ada di SIPD"
    assert TotalKontrol.objects.get().nilai == Decimal(1000)
    assert TargetDipakai.objects.get().nilai == Decimal("4.3")
    assert TargetMenengah.objects.get().nilai == Decimal(90)
    assert RiwayatKinerja.objects.get().realisasi == Decimal("4.1")
    assert (RincianRealisasi.objects.get().urutan, RincianRealisasi.objects.get().jumlah) == (1, 7)
    assert (lhe.tahun, lhe.nilai) == (2024, Decimal("70.5"))
    assert KomponenAKIP.objects.get().urutan == 1


@pytest.mark.parametrize(
    ("nama", "isian", "pesan"),
    [
        ("target-dipakai", {"target": "4,3"}, "tidak boleh kosong"),
        ("riwayat", {"tahun": "2025", "realisasi": "1"}, "Isi tahun sebelum 2025."),
    ],
)
def test_row_that_misses_what_it_needs_is_refused(r, nama: str, isian: dict, pesan: str):
    assert pesan in kirim(r, nama, {f"baru-{r.indikator[0].pk}": isian})


def test_an_indicator_with_its_target_offers_no_second_one(r):
    TargetDipakai.objects.create(
        tahun_kinerja=r.tahun, indikator=r.indikator[0], nilai=Decimal(1), alasan="a"
    )

    kunci = [b.kunci for b in HALAMAN["target-dipakai"].kisi(r.tahun).daftar()]

    assert f"baru-{r.indikator[0].pk}" not in kunci
    assert f"baru-{r.indikator[1].pk}" in kunci


@pytest.mark.parametrize("nama", HALAMAN)
def test_more_rows_ask_no_more_queries(r, nama: str):
    def hitung() -> int:
        return banyak_kueri(lambda: HALAMAN[nama].kisi(r.tahun).daftar())

    sedikit = hitung()
    for n in range(30):
        PosAnggaran.objects.create(
            tahun_kinerja=r.tahun, tingkat="program", kode=f"x{n}", nama=f"Program {n}"
        )
        Keluaran.objects.create(tahun_kinerja=r.tahun, pos=r.kegiatan, nomor=n + 50)
        RiwayatKinerja.objects.create(
            tahun_kinerja=r.tahun, indikator=r.indikator[0], tahun=1990 + n
        )

    assert hitung() == sedikit
