"""What the SPJ pages hand out: findings, the original, the template, lists as workbooks."""

import io

import pytest
from openpyxl import load_workbook

from anggaran.impor.kueri import realisasi_terimpor
from anggaran.models import PosAnggaran, RealisasiAnggaran, RealisasiSPJ
from renstra.models import TahunKinerja
from tests.anggaran.spj.data_contoh import PAGU, REALISASI
from tests.anggaran.spj.sediakan import berkas, impor, tahun_berisi, tahun_kosong
from tests.anggaran.spj.test_halaman import DASAR, masuk, unggah

pytestmark = pytest.mark.django_db

A = "benar-a-fungsional-desember.xlsx"
C = "benar-c-fungsional-kop.xlsx"


@pytest.fixture
def tahun(tahun_spj: TahunKinerja) -> TahunKinerja:
    return tahun_spj


def lembar(jawaban) -> list[tuple]:
    """Head and rows of the first sheet."""
    assert jawaban["Content-Disposition"].startswith("attachment; filename=")
    ws = load_workbook(io.BytesIO(jawaban.content)).active
    return list(ws.iter_rows(min_row=3, values_only=True))


def test_findings_file_holds_every_finding(tahun):
    peramban = masuk(tahun)
    satu = unggah(peramban, "total-tidak-cocok.xlsx")

    jawaban = peramban.get(f"{DASAR}{satu.pk}/temuan.xlsx")

    baris = list(load_workbook(io.BytesIO(jawaban.content))["Temuan"].values)
    beda = next(b for b in baris if b[1] == "total_tidak_cocok")
    assert (len(baris) - 1, beda[3:6], beda[6:]) == (
        sum(satu.ringkasan["banyak_temuan"].values()),
        ("SPJ", 196, "C"),
        (15_481_040_643, 15_461_472_643, 19_568_000),
    )


def test_findings_file_holds_the_reconciliation_per_program_and_in_total(tahun):
    peramban = masuk(tahun)
    satu = unggah(peramban, "total-tidak-cocok.xlsx")

    buku = load_workbook(io.BytesIO(peramban.get(f"{DASAR}{satu.pk}/temuan.xlsx").content))

    kepala, *baris = buku["Rekonsiliasi"].values
    jumlah = dict(zip(kepala, baris[-1], strict=True))
    assert len(baris) == 7
    assert (jumlah["Pagu, jumlah rincian (Rp)"], jumlah["Selisih pagu (Rp)"]) == (PAGU, 19_568_000)
    assert sum(b[kepala.index("Realisasi, jumlah rincian yang disimpan (Rp)")] for b in baris) == (
        2 * REALISASI
    )


def test_proposed_nodes_are_in_the_findings_file():
    tahun = tahun_kosong()
    peramban = masuk(tahun)
    satu = unggah(peramban, A)

    buku = load_workbook(io.BytesIO(peramban.get(f"{DASAR}{satu.pk}/temuan.xlsx").content))

    _, *baris = buku["Pos baru"].values
    assert len(baris) == 6 + 16 + 55
    assert ("1.06.02", "program") in {b[:2] for b in baris}


def test_original_file_is_handed_out_for_saving_only(tahun):
    peramban = masuk(tahun)
    satu = unggah(peramban, A)

    jawaban = peramban.get(f"{DASAR}{satu.pk}/asli/")

    assert jawaban.content == berkas(A).read_bytes()
    assert jawaban["Content-Disposition"] == f'attachment; filename="{A}"'
    assert jawaban["Content-Type"] == "application/octet-stream"


def test_template_filled_in_is_read_back(tahun, tmp_path):
    isi = masuk(tahun).get(f"{DASAR}templat.xlsx").content
    buku = load_workbook(io.BytesIO(isi))
    ws = buku.active
    judul = [s.value for s in ws[1]]
    for r in range(2, ws.max_row + 1):
        ws.cell(r, judul.index("TOTAL_REALISASI") + 1, 1_000)
    letak = tmp_path / "templat.xlsx"
    buku.save(letak)

    hasil = impor(tahun, letak)

    assert (hasil.status, hasil.rekon.bacaan.susunan) == ("diimpor", "E")
    assert hasil.rekon.bacaan.pagu == PAGU * 100
    assert sum(t.nilai for t in realisasi_terimpor(tahun.pk).values()) == 55 * 1_000


def test_history_of_imports_can_be_saved_as_a_workbook(tahun):
    peramban = masuk(tahun, "penyusun")
    satu = impor(tahun, C).berkas

    kepala, *baris = lembar(peramban.get(f"{DASAR}?unduh=xlsx"))

    isi = dict(zip(kepala, baris[0], strict=True))
    assert (len(baris), isi["Impor"], isi["Berkas"], isi["Bulan"]) == (1, satu.pk, C, "Desember")
    assert (isi["Pagu (Rp)"], isi["Realisasi (Rp)"]) == (PAGU, REALISASI)
    assert isi["SHA-256"] == satu.berkas.sha256


def test_rows_of_a_leaf_can_be_saved_as_a_workbook(tahun):
    peramban = masuk(tahun, "penyusun")
    satu = impor(tahun, C).berkas
    alamat = f"{DASAR}{satu.pk}/rincian/?pos=1.06.01.2.02.0001"

    _, *baris = lembar(peramban.get(f"{alamat}&unduh=xlsx"))

    halaman = peramban.get(alamat).context
    assert [b[4] for b in baris] == [f"{b.kolom}{b.baris}" for b, _ in halaman["baris"]]
    assert sum(b[8] for b in baris) == halaman["jumlah"]


def test_serapan_and_differences_can_be_saved_as_a_workbook(tahun):
    peramban = masuk(tahun, "penyusun")
    impor(tahun, C)

    kepala, *baris = lembar(peramban.get(f"{DASAR}serapan/?per=triwulan&unduh=xlsx"))

    assert kepala[2:] == (
        "Pagu (Rp)", "Jumlah (Rp)", "TW I (Rp)", "TW II (Rp)", "TW III (Rp)", "TW IV (Rp)"
    )  # fmt: skip
    assert (len(baris), baris[-1][1:3]) == (7, ("Jumlah", PAGU))


@pytest.mark.parametrize("awal", ["=", "+", "-", "@"])
def test_texts_of_a_file_are_no_formulas_in_what_is_saved(tahun, awal):
    peramban = masuk(tahun, "penyusun")
    satu = impor(tahun, C).berkas
    RealisasiSPJ.objects.filter(berkas=satu).update(uraian=f"{awal}HYPERLINK(A1)")
    PosAnggaran.objects.filter(kode="1.06.01.2.02.0001").update(nama=f"{awal}HYPERLINK(A1)")

    alamat = f"{DASAR}{satu.pk}/rincian/?pos=1.06.01.2.02.0001&unduh=xlsx"
    rincian = load_workbook(io.BytesIO(peramban.get(alamat).content)).active
    templat = load_workbook(io.BytesIO(peramban.get(f"{DASAR}templat.xlsx").content)).active

    sel = rincian["B4"]
    assert (sel.value, sel.data_type, sel.quotePrefix) == (f"{awal}HYPERLINK(A1)", "s", True)
    isi = [s for b in templat.iter_rows() for s in b if "HYPERLINK" in str(s.value)]
    assert [(s.value, s.data_type) for s in isi] == [(f"'{awal}HYPERLINK(A1)", "s")]


def test_serapan_of_typed_months_is_shown_without_any_file():
    tahun = tahun_berisi(ketikan=True)
    peramban = masuk(tahun, "penyusun")

    jumlah = peramban.get(f"{DASAR}serapan/").context["jumlah"]
    halaman = peramban.get(f"{DASAR}serapan/").content.decode()

    assert jumlah.nilai == [None] * 11 + [REALISASI]
    assert "Sumber: isian pada aplikasi." in halaman


def test_serapan_counts_typed_months_after_the_last_file_once(tahun):
    peramban = masuk(tahun, "penyusun")
    impor(tahun, "benar-c-november.xlsx", bulan=11)
    pos = PosAnggaran.objects.get(kode="1.06.01.2.02.0001")
    RealisasiAnggaran.objects.create(tahun_kinerja=tahun, pos=pos, bulan=12, nilai=7)

    jumlah = peramban.get(f"{DASAR}serapan/").context["jumlah"]

    assert (jumlah.nilai[10] > 0, jumlah.nilai[11]) == (True, 7)
