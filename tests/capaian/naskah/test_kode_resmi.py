"""Live references follow a budget node that an import gives its official code."""

import pytest

from anggaran.impor.batal import batalkan
from anggaran.models import PosAnggaran
from capaian.kueri import muat
from capaian.models import PengaturanLaporan, PengaturanPengukuran, RujukanTeks
from capaian.naskah import angka_berubah, simpan_teks, versi_teks
from capaian.periksa import Bahan, periksa_data
from capaian.sajian import sajikan_laporan, sajikan_ukuran
from renstra.models import Skala
from tests.anggaran.spj.sediakan import impor, tahun_berisi
from tests.orang import buat_pengguna

pytestmark = pytest.mark.django_db

A = "benar-a-fungsional-desember.xlsx"
RESMI = "1.06.04.2.01.0007"


@pytest.fixture
def tahun():
    """A year with a text that names the pagu of the node without official code."""
    tahun = tahun_berisi(ketikan=True)
    PengaturanPengukuran.objects.create(tahun_kinerja=tahun, skala=Skala.objects.first())
    PengaturanLaporan.objects.create(tahun_kinerja=tahun)
    simpan_teks(
        tahun_kinerja=tahun,
        kunci="latar-belakang",
        isi=f"<p>Pagunya [[pagu:{kode_lama()}]].</p>",
        asal="ditulis",
        versi_dibaca=0,
        oleh=buat_pengguna("uji"),
    )
    return tahun


def kode_lama() -> str:
    return PosAnggaran.objects.get(kode_resmi=False).kode


def isi(tahun) -> str:
    return muat(tahun.opd.kode, tahun.tahun).teks["latar-belakang"].isi


def terputus(tahun) -> list[str]:
    data, ukuran = sajikan_ukuran(tahun)
    return [t.tercetak for t in periksa_data(Bahan(data, ukuran)) if t.aturan == "D-RUJUKAN"]


def cetakan(tahun) -> str:
    blok = sajikan_laporan(tahun).semua_blok()
    return next(b.html for b in blok if b.kunci == "latar-belakang/teks")


@pytest.mark.sedang
def test_text_names_the_official_code_and_prints_the_same_figure(tahun):
    sebelum = cetakan(tahun)
    lama = kode_lama()

    impor(tahun, A)

    assert isi(tahun) == f"<p>Pagunya [[pagu:{RESMI}]].</p>"
    assert cetakan(tahun) == sebelum.replace(lama, RESMI)
    assert (terputus(tahun), angka_berubah(tahun, sajikan_ukuran(tahun)[1].fakta)) == ([], {})


def test_text_that_is_saved_again_keeps_the_official_code(tahun):
    impor(tahun, A)

    simpan_teks(
        tahun_kinerja=tahun,
        kunci="latar-belakang",
        isi=isi(tahun),
        asal="ditulis",
        versi_dibaca=versi_teks(tahun, "latar-belakang"),
        oleh=buat_pengguna("lain"),
    )

    assert list(RujukanTeks.objects.values_list("fakta", flat=True)) == [f"pagu:{RESMI}"]


def test_undo_gives_text_and_node_the_old_code(tahun):
    lama = kode_lama()
    hasil = impor(tahun, A)

    batalkan(hasil.berkas.pk, oleh=None)

    assert isi(tahun) == f"<p>Pagunya [[pagu:{lama}]].</p>"
    assert terputus(tahun) == []


def test_reference_to_a_node_that_was_renamed_by_hand_is_a_finding(tahun):
    pos = PosAnggaran.objects.get(kode_resmi=False)
    lama, pos.kode = pos.kode, "1.06.04.2.01.0099"
    pos.save()

    assert terputus(tahun) == [f"pagu:{lama}"]
