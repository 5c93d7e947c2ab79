"""The demo year that the public reads goes the way of any report, once."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader

from capaian.alur_laporan import langkahkan
from capaian.contoh import orang_contoh
from capaian.contoh_terbit import CATATAN, selangkah_contoh, terbitkan_contoh
from capaian.models import (
    CatatanReviu,
    JawabanReviu,
    LaporanKinerja,
    PekerjaanLaporan,
    Reviu,
    TidakBerlaku,
)
from capaian.reviu.buka import buka_reviu
from capaian.reviu.percakapan import tanggapi, tulis_catatan
from capaian.sajian_versi import sajikan_versi
from capaian.tugas import PERCOBAAN_TERBANYAK, minta_terbit_contoh
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


def tinggalkan_setengah(laporan: LaporanKinerja) -> None:
    """What a run leaves that is killed amid a step that is more than one transaction."""
    if laporan.langkah == "diajukan":
        pereviu = orang_contoh("pereviu")
        reviu = buka_reviu(laporan=laporan, hari_ini=HARI, oleh=pereviu)
        catatan = tulis_catatan(reviu=reviu, isian=CATATAN, oleh=pereviu)
        tanggapi(catatan=catatan, isi="Sudah (contoh).", oleh=orang_contoh("penyusun"))
    elif laporan.langkah == "final":
        PekerjaanLaporan.objects.filter(laporan=laporan).update(status="berjalan")


def test_publication_goes_on_from_every_step_at_which_it_may_be_cut_off(contoh_dimuat, settings):
    # The queue takes jobs and runs none, as when its worker is dead.
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    langkah = []
    while (laporan := selangkah_contoh(HARI)) is not None:
        laporan.refresh_from_db()
        langkah.append(laporan.langkah)
        tinggalkan_setengah(laporan)

    assert langkah == ["draf", *(ke for ke, _ in JEJAK)]
    laporan = LaporanKinerja.objects.get()
    assert list(laporan.jejak.values_list("ke", "oleh__username")) == JEJAK
    assert Reviu.objects.count() == 1
    assert list(CatatanReviu.objects.values_list("status", "tanggapan__status")) == [
        ("selesai", "dijawab"),
        ("selesai", "selesai"),
    ]
    assert laporan.berkas.filter(jenis="final").count() == 1


def test_version_that_people_took_back_is_theirs(contoh_dimuat):
    selangkah_contoh(HARI)
    laporan = selangkah_contoh(HARI)
    langkahkan(laporan=laporan, ke="draf", alasan="Baca lagi.", oleh=orang_contoh("verifikator"))

    assert selangkah_contoh(HARI) is None


def test_publication_is_asked_for_while_none_waits_and_not_without_end(contoh_dimuat, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    minta_terbit_contoh()
    banyak = [DBTaskResult.objects.count()]  # outside DEBUG
    settings.DEBUG = True
    for status in ("READY", "RUNNING", *["FAILED"] * (PERCOBAAN_TERBANYAK + 2)):
        minta_terbit_contoh()
        banyak.append(DBTaskResult.objects.count())
        DBTaskResult.objects.update(status=status)

    assert banyak == [0, 1, 1, 2, 3, 4, 5, 5, 5, 5]


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
