"""The page of findings: groups, links, explanations that hold until figures change, downloads."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from orang import buat_pengguna, klien
from pabrik import Pabrik

from capaian.models import Cetakan, PenjelasanTemuan
from capaian.pemeriksaan import daftar_temuan
from lakip.instansi.models import Kejadian
from renstra.models import TahunKinerja

pytestmark = pytest.mark.django_db
PENJELASAN = "Sudah dicocokkan dengan dokumen anggaran."


@pytest.fixture
def tahun() -> TahunKinerja:
    p = Pabrik()
    for n, (fakta, nilai) in enumerate(
        [("pagu:1", "200"), ("realisasi_rp:1", "150"), ("serapan:1", "57")], 1
    ):
        Cetakan.objects.create(
            tahun_kinerja=p.tk, urutan=n, tempat="Tabel =1", fakta=fakta, nilai=nilai
        )
    return p.tk


def alamat(tk: TahunKinerja, nama: str = "periksa", *isi: str) -> str:
    return reverse(f"capaian:{nama}", args=[tk.opd.kode, tk.tahun, *isi])


def masuk(tk: TahunKinerja, peran: str):
    lingkup = {"pemda": tk.opd.pemda} if peran in ("pereviu", "admin") else {"opd": tk.opd}
    return klien(buat_pengguna(peran, peran, **lingkup))


def satu(tk: TahunKinerja):
    return next(t for t in daftar_temuan(tk) if t.temuan.aturan == "T-SERAPAN")


def jawab(tk: TahunKinerja, peramban, uraian: str = PENJELASAN, **ganti: str):
    t = satu(tk).temuan
    isi = {"kunci": t.kunci, "sidik": t.sidik, "uraian": uraian, **ganti}
    return peramban.post(alamat(tk, "periksa_jawab"), isi, follow=True)


def test_page_groups_findings_and_filters_by_kind(tahun):
    peramban = masuk(tahun, "operator")

    semua = peramban.get(alamat(tahun)).content.decode()
    terbit = peramban.get(alamat(tahun), {"jenis": "terbit"}).content.decode()
    data = peramban.get(alamat(tahun), {"jenis": "data"}).content.decode()

    assert "Persen realisasi anggaran salah hitung" in semua
    assert "<dd>57</dd>" in terbit
    assert "Persen realisasi anggaran salah hitung" not in data
    assert "Simpan penjelasan" not in semua


def test_explanation_moves_the_finding_and_leaves_a_trace(tahun):
    peramban = masuk(tahun, "penyusun")

    halaman = jawab(tahun, peramban).content.decode()

    assert satu(tahun).dijelaskan
    assert halaman.index("Dijelaskan") < halaman.index(PENJELASAN)
    assert PenjelasanTemuan.history.count() == 1
    assert list(Kejadian.objects.values_list("jenis", "uraian")) == [
        ("jelaskan_temuan", PENJELASAN)
    ]


def test_explanation_lapses_when_a_figure_changes(tahun):
    jawab(tahun, masuk(tahun, "penyusun"))

    Cetakan.objects.filter(fakta="serapan:1").update(nilai="58")
    Kejadian.objects.create(jenis="impor_buku", opd=tahun.opd)

    assert (satu(tahun).dijelaskan, satu(tahun).usang) == (False, True)
    isi = masuk(tahun, "operator").get(alamat(tahun)).content.decode()
    assert "Angkanya sudah berubah sejak penjelasan ini." in isi


def test_explanation_of_figures_that_changed_meanwhile_is_not_taken(tahun):
    jawab(tahun, masuk(tahun, "penyusun"), sidik="0" * 32)

    assert PenjelasanTemuan.objects.count() == 0


@pytest.mark.parametrize("uraian", ["", "pendek"])
def test_explanation_without_words_is_refused(tahun, uraian):
    jawaban = jawab(tahun, masuk(tahun, "penyusun"), uraian)

    assert jawaban.status_code == 422
    assert "Penjelasan tidak disimpan" in jawaban.content.decode()
    assert PenjelasanTemuan.objects.count() == 0


def test_explanation_can_be_taken_back(tahun):
    peramban = masuk(tahun, "penyusun")
    jawab(tahun, peramban)

    peramban.post(alamat(tahun, "periksa_cabut"), {"kunci": satu(tahun).temuan.kunci})

    assert not satu(tahun).dijelaskan
    assert PenjelasanTemuan.objects.count() == 0
    assert PenjelasanTemuan.history.count() == 2


@pytest.mark.parametrize(
    ("peran", "kode"), [("penyusun", 302), ("operator", 403), ("kepala", 403), ("pereviu", 403)]
)
def test_only_who_writes_the_report_may_explain(tahun, peran, kode):
    t = satu(tahun).temuan
    isi = {"kunci": t.kunci, "sidik": t.sidik, "uraian": PENJELASAN}

    assert masuk(tahun, peran).post(alamat(tahun, "periksa_jawab"), isi).status_code == kode


def test_other_agencies_get_404(tahun):
    lain = klien(buat_pengguna("asing"))

    assert [
        lain.get(a).status_code for a in (alamat(tahun), alamat(tahun, "periksa_unduh", "xlsx"))
    ] == [404, 404]


def test_xlsx_carries_figures_as_numbers_and_texts_as_texts(tahun):
    jawab(tahun, masuk(tahun, "penyusun"))
    berkas = masuk(tahun, "pereviu").get(alamat(tahun, "periksa_unduh", "xlsx"))

    buku = load_workbook(BytesIO(berkas.content))
    baris = [r for r in buku["Temuan"].iter_rows(values_only=True) if r[3] == "T-SERAPAN"]

    assert buku.sheetnames == ["Temuan", "Akibat"]
    assert [(r[1], r[2], r[4], r[6], r[7], r[8], r[12]) for r in baris] == [
        ("salah", "terbit", "Tabel =1", 57, 75, -18, PENJELASAN)
    ]
    assert f"temuan-{tahun.opd.kode}-2025.xlsx" in berkas["Content-Disposition"]


@pytest.mark.lambat
def test_pdf_is_one(tahun):
    berkas = masuk(tahun, "pereviu").get(alamat(tahun, "periksa_unduh", "pdf"))

    assert (berkas["Content-Type"], berkas.content[:5]) == ("application/pdf", b"%PDF-")


def test_unknown_file_kind_is_404(tahun):
    assert masuk(tahun, "pereviu").get(alamat(tahun, "periksa_unduh", "doc")).status_code == 404


def test_page_asks_the_database_the_same_however_many_findings(tahun):
    peramban = masuk(tahun, "penyusun")

    def kueri(awal: int, akhir: int) -> int:
        for n in range(awal, akhir):
            isi = {"tempat": f"Bab {n}", "fakta": f"kinerja:{n}", "nilai": "1"}
            Cetakan.objects.create(tahun_kinerja=tahun, urutan=100 + n, **isi)
        Kejadian.objects.create(jenis="impor_buku", opd=tahun.opd)
        with CaptureQueriesContext(connection) as rekaman:
            assert peramban.get(alamat(tahun)).content.count(b"tidak dikenal") >= akhir
        return len(rekaman)

    peramban.get(alamat(tahun))  # the first request warms what is kept per process
    assert kueri(0, 1) == kueri(1, 30)
