"""The demo year that the public reads goes the way of any report, once."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from pypdf import PdfReader

from capaian.contoh_terbit import terbitkan_contoh
from capaian.models import JawabanReviu, LaporanKinerja, TidakBerlaku
from capaian.sajian_versi import sajikan_versi
from lakip.instansi.models import Kejadian, Pengguna
from lakip.instansi.simpanan import baca

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]
HARI = date(2026, 1, 30)
TANDA = "CONTOH, bukan dokumen resmi"
JEJAK = [
    ("diverifikasi", "verifikator"),
    ("disetujui", "kepala"),
    ("diajukan", "penyusun"),
    ("direviu", "pereviu"),
    ("usul_final", "penyusun"),
    ("final", "kepala"),
    ("disampaikan", "penyusun"),
    ("terbit", "penyusun"),
]


@pytest.fixture
def contoh_dimuat() -> None:
    call_command("muat_contoh", stderr=io.StringIO())


def test_demo_people_take_2020_to_the_public_as_a_sample_and_do_it_once(contoh_dimuat):
    laporan = terbitkan_contoh(HARI)
    kejadian = Kejadian.objects.count()
    lagi = terbitkan_contoh(HARI)

    assert (lagi, Kejadian.objects.count()) == (None, kejadian)
    assert list(laporan.jejak.values_list("ke", "oleh__username")) == JEJAK
    tidak_berlaku = TidakBerlaku.objects.values_list("tahun_kinerja__tahun", "kunci")
    assert list(tidak_berlaku) == [(2020, "pk_murni#pihak")]
    assert not JawabanReviu.objects.filter(jawaban="").exists()
    reviu = laporan.reviu.get()
    assert (reviu.ditutup_oleh.username, reviu.tanggal) == ("pereviu", HARI)
    assert list(reviu.catatan_reviu.values_list("status", flat=True)) == ["selesai"]
    periksa_tanda(laporan)


def periksa_tanda(laporan: LaporanKinerja) -> None:
    """Final file and public pages say that they are a sample."""
    final = laporan.berkas.get(jenis="final")
    halaman = [
        " ".join(h.extract_text().split()) for h in PdfReader(io.BytesIO(baca(final.berkas))).pages
    ]
    klien = Client()
    daftar = klien.get("/publik/").content.decode()

    assert [n for n, teks in enumerate(halaman, 1) if TANDA not in teks] == []
    assert sajikan_versi(laporan).contoh
    assert "2020 (contoh)" in daftar
    for alamat in (
        "/publik/dinsos-pontianak/",
        "/publik/dinsos-pontianak/2020/",
        f"/verifikasi/{laporan.kode_tampil}",
    ):
        jawaban = klien.get(alamat)
        assert (alamat, jawaban.status_code) == (alamat, 200)
        assert TANDA in jawaban.content.decode()


def test_nothing_is_published_where_a_demo_name_is_a_real_persons_account(contoh_dimuat):
    Pengguna.objects.filter(username="kepala").update(nama="Orang Lain")

    assert terbitkan_contoh(HARI) is None
    assert not LaporanKinerja.objects.exists()
