"""The quarterly report: what it shows up to the quarter, when it is final, and its files."""

import io
import re
import subprocess
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from orang import buat_pengguna, klien
from pabrik import Pabrik

from anggaran.models import RencanaAksi, TargetTriwulan
from capaian.jadwal import tutup_periode
from capaian.kueri.triwulan import muat_triwulan
from capaian.laporan.pohon import Laporan, Tabel
from capaian.laporan.triwulan import susun_triwulan
from capaian.pengisian import simpan_isian
from capaian.verifikasi import Keputusan, daftar_isian, putuskan

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    p = Pabrik()
    p.pengukuran()
    p.laporan()
    s = p.sasaran("S1", p.tujuan())
    p.ik1 = p.indikator("IK1", s, target=80, satuan="orang", agregasi="SUM")
    p.ik2 = p.indikator("IK2", s, target=90)
    TargetTriwulan.objects.create(
        tahun_kinerja=p.tk, indikator=p.ik1, triwulan=2, nilai=Decimal(40)
    )
    RencanaAksi.objects.create(
        tahun_kinerja=p.tk, indikator=p.ik1, urutan=1, aksi="Jemput bola", target_tw2=Decimal(6)
    )
    p.operator = buat_pengguna("operator", "operator", opd=p.opd)
    p.verifikator = buat_pengguna("verifikator", "verifikator", opd=p.opd)
    p.pengamat = buat_pengguna("pengamat", "pengamat", opd=p.opd)
    return p


def isi(p: Pabrik, indikator, triwulan: int, nilai: int, **lain: str) -> None:
    simpan_isian(
        tahun_kinerja=p.tk,
        indikator=indikator,
        triwulan=triwulan,
        isian={"nilai": Decimal(nilai), **lain},
        penjelasan="",
        versi_dibaca=0,
        oleh=p.operator,
    )


def susun(p: Pabrik, triwulan: int = 2) -> Laporan:
    return susun_triwulan(*muat_triwulan(p.tk, triwulan), triwulan, selesai=False)


def sel(tabel: Tabel, *kolom: str) -> list[tuple[str, ...]]:
    """The printed cells of the detail rows."""
    return [
        tuple(b.sel[k].teks for k in kolom) for b in tabel.baris if b.jenis not in ("kelompok",)
    ]


def alamat(p: Pabrik, bagian: str = "2/") -> str:
    return f"/opd/{p.opd.kode}/{p.tahun}/triwulan/{bagian}"


def test_quarters_are_put_together_and_measured_against_the_target_up_to_the_quarter(p):
    isi(p, p.ik1, 1, 10)
    isi(p, p.ik1, 2, 20)
    isi(p, p.ik2, 3, 45)

    tabel = susun(p).tabel()["triwulan_kinerja"]
    kolom = ("indikator", "target_setahun", "target", "realisasi", "capaian", "kategori")

    assert sel(tabel, *kolom) == [
        ("Persentase IK1", "80", "40", "30", "75,00", "Berhasil"),
        ("Persentase IK2", "90", "-", "belum diisi", "belum ada data", ""),
    ]
    assert [b.sel["no"].teks for b in tabel.baris if b.jenis == "kelompok"] == [
        "Sasaran: Meningkatnya layanan S1"
    ]


def test_state_of_verification_stands_beside_the_value(p):
    isi(p, p.ik1, 2, 20)
    isi(p, p.ik2, 2, 45)
    ik1 = [i for i in daftar_isian(p.tk) if i.kode == "IK1"]
    putuskan(tahun_kinerja=p.tk, isian=ik1, keputusan=Keputusan.DITERIMA, oleh=p.verifikator)

    teks = sel(susun(p).tabel()["triwulan_kinerja"], "verifikasi")

    assert [t[0].split(",")[0].split(" sejak")[0] for t in teks] == [
        "Diverifikasi oleh verifikator",
        "Menunggu verifikasi",
    ]


def test_serapan_counts_the_months_up_to_the_end_of_the_quarter(p):
    pos = p.pos("P1", pagu=100)
    for bulan, nilai in ((3, 10), (6, 20), (7, 40)):
        p.belanja(pos, nilai, bulan=bulan)

    def serapan(triwulan: int) -> list[tuple[str, ...]]:
        tabel = susun(p, triwulan).tabel()["triwulan_serapan"]
        return sel(tabel, "pagu", "realisasi", "persen")[:1]

    assert serapan(1) == [("100", "10", "10,00")]
    assert serapan(2) == [("100", "30", "30,00")]
    assert serapan(3) == [("100", "70", "70,00")]


def test_actions_obstacles_and_follow_up_are_listed(p):
    isi(p, p.ik1, 2, 20, kendala="Hujan\nJalan rusak", upaya="Jemput bola")

    tabel = susun(p).tabel()

    assert sel(tabel["triwulan_aksi"], "aksi", "target") == [("Jemput bola", "6")]
    assert sel(tabel["triwulan_kendala"], "indikator", "kendala", "upaya") == [
        ("Persentase IK1", "1. Hujan\n2. Jalan rusak", "Jemput bola")
    ]


@pytest.mark.sedang
def test_report_is_final_once_the_quarter_is_closed_and_everything_accepted(p):
    def draf() -> bool:
        return "Draf: menjadi final" in klien(p.pengamat).get(alamat(p)).content.decode()

    isi(p, p.ik1, 2, 20)
    assert draf()
    tutup_periode(tahun_kinerja=p.tk, triwulan=2, oleh=p.operator)
    assert draf()
    semua = daftar_isian(p.tk)
    putuskan(tahun_kinerja=p.tk, isian=semua, keputusan=Keputusan.DITERIMA, oleh=p.verifikator)
    assert not draf()


def test_page_shows_the_tables_and_unknown_quarters_and_formats_are_not_found(p):
    isi(p, p.ik1, 2, 20)
    peramban = klien(p.pengamat)

    halaman = peramban.get(alamat(p)).content.decode()

    assert re.findall(r"<h1>(.*?)</h1>", halaman) == [
        "Laporan Pemantauan Rencana Aksi Triwulan\N{NO-BREAK SPACE}II"
    ]
    assert peramban.get(alamat(p, "5/")).status_code == 404
    assert peramban.get(alamat(p, "2.html")).status_code == 404
    assert peramban.get(alamat(p, "")).url == alamat(p, "4/")


def test_workbook_holds_the_same_numbers(p):
    isi(p, p.ik1, 2, 20)

    jawaban = klien(p.pengamat).get(alamat(p, "2.xlsx"))

    nama = f"Laporan-triwulan-2-{p.tahun}-{p.opd.kode}.xlsx"
    assert jawaban["Content-Disposition"] == f'attachment; filename="{nama}"'
    buku = load_workbook(io.BytesIO(jawaban.content), data_only=True)
    semua = [s.value for lembar in buku for baris in lembar.iter_rows() for s in baris]
    assert [semua.count(n) for n in ("Persentase IK1", "Jemput bola")] == [2, 1]


@pytest.mark.lambat
def test_pdf_is_made_of_the_same_tree(p):
    isi(p, p.ik1, 2, 20, kendala="Hujan")

    jawaban = klien(p.pengamat).get(alamat(p, "2.pdf"))
    teks = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=jawaban.content, capture_output=True, check=True
    ).stdout.decode()

    assert jawaban["Content-Type"] == "application/pdf"
    assert [teks.count(k) for k in ("Jemput bola", "Hujan")] == [1, 1]
