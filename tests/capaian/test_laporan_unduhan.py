"""Downloads: made once, kept while nothing changed, revived when a worker died."""

import io
import json
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from capaian.kueri import muat
from capaian.laporan.format import FORMAT
from capaian.laporan.susun import susun
from capaian.models import PekerjaanLaporan
from capaian.models.pekerjaan import BATAS_DIAM, BATAS_PERCOBAAN
from capaian.unduhan import PESAN_TERPUTUS, kerjakan, minta, pulihkan, siap, tempat
from tests.orang import Dunia, klien
from tests.pabrik import Pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
DASAR = "/opd/dinas-uji/2025/"
ANTREAN = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
PERAMBAN = {"Accept": "text/html,application/xhtml+xml"}
Status = PekerjaanLaporan.Status


@pytest.fixture
def p(dunia: Dunia) -> Pabrik:
    p = Pabrik(opd=dunia.opd)
    p.indikator("IK1", p.sasaran("S1", p.tujuan()), target=80, realisasi=70)
    p.pos("P1", pagu=100, realisasi=90)
    return p


@pytest.fixture
def pembaca(dunia: Dunia) -> Client:
    return klien(dunia.orang["pengamat"])


def minta_pdf(p: Pabrik) -> PekerjaanLaporan:
    return minta(tahun_kinerja=p.tk, format_laporan="pdf", oleh=None)


@pytest.mark.parametrize("alamat", ["laporan.pdf", "laporan/laporan.pdf"])
def test_pdf_is_made_inline_where_there_is_no_worker(pembaca: Client, p: Pabrik, alamat: str):
    jawaban = pembaca.get(DASAR + alamat, headers=PERAMBAN)
    isi = b"".join(jawaban.streaming_content)

    assert (jawaban.status_code, jawaban["Content-Type"]) == (200, "application/pdf")
    assert jawaban["Content-Disposition"] == (
        'attachment; filename="LKjIP-2025-dinas-uji-draf.pdf"'
    )
    assert len(pypdf.PdfReader(io.BytesIO(isi)).pages) > 8


@pytest.mark.parametrize("format_laporan", ["json", "html"])
def test_quick_formats_are_sent_at_once(pembaca: Client, p: Pabrik, format_laporan: str):
    jawaban = pembaca.get(f"{DASAR}laporan.{format_laporan}")

    assert jawaban.status_code == 200
    assert jawaban["Content-Disposition"] == (
        f'attachment; filename="LKjIP-2025-dinas-uji-draf.{format_laporan}"'
    )
    if format_laporan == "json":
        assert json.loads(jawaban.content)["opd"] == "dinas-uji"


@pytest.mark.parametrize("siapa", ["rekan", "admin_lain", "tanpa_tugas"])
@pytest.mark.parametrize("format_laporan", ["pdf", "json", "html"])
def test_strangers_find_no_download(dunia: Dunia, p: Pabrik, siapa: str, format_laporan: str):
    assert klien(dunia.orang[siapa]).get(f"{DASAR}laporan.{format_laporan}").status_code == 404


def test_unchanged_report_is_sent_again_without_being_made_or_read(pembaca: Client, p: Pabrik):
    pertama = b"".join(pembaca.get(f"{DASAR}laporan.pdf").streaming_content)
    berkas = tempat(PekerjaanLaporan.objects.get().sidik, "pdf")
    dibuat = berkas.stat().st_mtime_ns
    with CaptureQueriesContext(connection) as kueri:
        kedua = b"".join(pembaca.get(f"{DASAR}laporan.pdf").streaming_content)

    assert (kedua == pertama, berkas.stat().st_mtime_ns, len(kueri)) == (True, dibuat, 8)


def test_change_makes_the_report_anew(p: Pabrik):
    pertama = minta_pdf(p)
    p.teks("latar-belakang", "Isi baru.")

    assert siap(p.tk, "pdf") is None
    assert minta_pdf(p).sidik != pertama.sidik


def test_change_that_the_report_does_not_show_keeps_the_file(p: Pabrik):
    pertama = minta_pdf(p)
    dibuat = tempat(pertama.sidik, "pdf").stat().st_mtime_ns
    p.opd.telepon = "0561 000000"
    p.opd.save()
    kedua = minta_pdf(p)

    assert (kedua.pk != pertama.pk, kedua.sidik) == (True, pertama.sidik)
    assert tempat(kedua.sidik, "pdf").stat().st_mtime_ns == dibuat


def test_file_that_was_lost_is_made_again(pembaca: Client, p: Pabrik):
    tempat(minta_pdf(p).sidik, "pdf").unlink()

    assert pembaca.get(f"{DASAR}laporan.pdf").status_code == 200


def test_only_the_last_files_are_kept(p: Pabrik):
    sidik = []
    for n in range(7):
        p.teks(f"teks-{n}", "Isi.")
        p.opd.nama = f"Dinas {n}"
        p.opd.save()
        sidik.append(minta(tahun_kinerja=p.tk, format_laporan="html", oleh=None).sidik)

    assert [tempat(s, "html").exists() for s in sidik] == [False] * 2 + [True] * 5


@override_settings(TASKS=ANTREAN)
def test_browser_waits_with_progress_until_the_worker_is_done(pembaca: Client, p: Pabrik):
    menunggu = pembaca.get(f"{DASAR}laporan.pdf", headers=PERAMBAN)
    pekerjaan = PekerjaanLaporan.objects.get()
    kabar = f"{DASAR}laporan/pekerjaan/{pekerjaan.pk}/"

    assert menunggu.status_code == 202
    assert "Menunggu giliran" in pembaca.get(kabar).content.decode()

    kerjakan(pekerjaan.pk)

    assert f'href="{DASAR}laporan.pdf"' in pembaca.get(kabar).content.decode()
    jadi = pembaca.get(f"{DASAR}laporan.pdf", headers=PERAMBAN)
    assert (jadi.status_code, jadi["Content-Type"]) == (200, "application/pdf")


@override_settings(TASKS=ANTREAN)
def test_asking_twice_makes_one_job(pembaca: Client, p: Pabrik):
    for _ in range(2):
        pembaca.get(f"{DASAR}laporan.pdf", headers=PERAMBAN)

    assert PekerjaanLaporan.objects.count() == 1


@override_settings(TASKS=ANTREAN)
def test_strangers_see_no_progress(dunia: Dunia, p: Pabrik):
    pekerjaan = minta_pdf(p)
    alamat = f"{DASAR}laporan/pekerjaan/{pekerjaan.pk}/"

    assert klien(dunia.orang["rekan"]).get(alamat).status_code == 404
    tetangga = alamat.replace("dinas-uji", "dinas-tetangga")
    Pabrik(opd=dunia.tetangga)
    assert klien(dunia.orang["rekan"]).get(tetangga).status_code == 404


def terputus(pekerjaan: PekerjaanLaporan, percobaan: int = 0) -> PekerjaanLaporan:
    """The job as a worker leaves it that died in the middle."""
    lama = timezone.now() - BATAS_DIAM - timedelta(seconds=1)
    PekerjaanLaporan.objects.filter(pk=pekerjaan.pk).update(
        status=Status.BERJALAN, diperbarui=lama, percobaan=percobaan
    )
    pekerjaan.refresh_from_db()
    return pekerjaan


def test_job_whose_worker_died_is_run_again(p: Pabrik):
    with override_settings(TASKS=ANTREAN):
        pekerjaan = terputus(minta_pdf(p))
    pulihkan(pekerjaan)
    pekerjaan.refresh_from_db()

    assert (pekerjaan.status, pekerjaan.percobaan) == (Status.SELESAI, 1)


@override_settings(TASKS=ANTREAN)
def test_job_whose_workers_keep_dying_fails_and_can_be_tried_again(pembaca: Client, p: Pabrik):
    pekerjaan = terputus(minta_pdf(p), BATAS_PERCOBAAN - 1)
    isi = pembaca.get(f"{DASAR}laporan/pekerjaan/{pekerjaan.pk}/").content.decode()

    assert PESAN_TERPUTUS in isi
    assert "Coba lagi" in pembaca.get(f"{DASAR}laporan.pdf", headers=PERAMBAN).content.decode()
    pembaca.post(f"{DASAR}laporan.pdf", headers=PERAMBAN)
    assert PekerjaanLaporan.objects.filter(status=Status.ANTRE).count() == 1


@override_settings(TASKS=ANTREAN)
def test_job_that_still_sends_news_is_left_alone(p: Pabrik):
    pekerjaan = minta_pdf(p)
    PekerjaanLaporan.objects.filter(pk=pekerjaan.pk).update(status=Status.BERJALAN)
    pekerjaan.refresh_from_db()
    pulihkan(pekerjaan)
    pekerjaan.refresh_from_db()

    assert (pekerjaan.status, pekerjaan.percobaan) == (Status.BERJALAN, 0)


@override_settings(TASKS=ANTREAN)
def test_job_that_runs_elsewhere_is_not_run_twice(p: Pabrik):
    pekerjaan = minta_pdf(p)
    PekerjaanLaporan.objects.filter(pk=pekerjaan.pk).update(status=Status.BERJALAN)
    kerjakan(pekerjaan.pk)
    pekerjaan.refresh_from_db()

    assert (pekerjaan.status, pekerjaan.sidik) == (Status.BERJALAN, "")


def test_data_that_cannot_be_read_fail_the_job_with_the_reason(pembaca: Client, p: Pabrik):
    p.pengukuran().skala.kelas.all().delete()
    isi = pembaca.get(f"{DASAR}laporan.pdf", headers=PERAMBAN).content.decode()

    assert "skala" in PekerjaanLaporan.objects.get().pesan.casefold()
    assert PekerjaanLaporan.objects.get().pesan in isi


@pytest.mark.parametrize(
    ("format_laporan", "awal"), [("pdf", b"%PDF-"), ("html", b"<!doctype html>"), ("json", b"{")]
)
def test_command_writes_the_report(p: Pabrik, tmp_path: Path, format_laporan: str, awal: bytes):
    keluaran = tmp_path / f"laporan.{format_laporan}"
    buat(format_laporan, keluaran)

    assert keluaran.read_bytes().startswith(awal)


@pytest.mark.parametrize(
    ("format_laporan", "sama"), [("html", True), ("xlsx", True), ("json", False)]
)
def test_only_json_tells_the_page_that_changes_a_value(p: Pabrik, format_laporan: str, sama: bool):
    bentuk = FORMAT[format_laporan]
    hasil = [
        bentuk.buat(susun(muat("dinas-uji", 2025, bertautan=satu)), lambda _: None)
        for satu in (True, False)
    ]

    assert (hasil[0] == hasil[1]) is sama


def test_json_of_the_command_names_the_page_of_each_value(p: Pabrik, tmp_path: Path):
    buat("json", tmp_path / "laporan.json")
    fakta = json.loads((tmp_path / "laporan.json").read_text())["fakta"]

    assert fakta["realisasi:IK1"]["asal"]["tautan"].startswith("/opd/dinas-uji/2025/isian/0/")


def buat(format_laporan: str, keluaran: Path, opd: str = "dinas-uji") -> None:
    call_command(
        "buat_laporan",
        opd=opd,
        tahun=2025,
        format=format_laporan,
        keluaran=keluaran,
        stderr=io.StringIO(),
    )


@pytest.mark.parametrize(
    ("format_laporan", "opd", "pesan"),
    [
        ("odt", "dinas-uji", "Laporan tidak dapat dibuat sebagai odt."),
        ("pdf", "dinas-tidak-ada", "belum ada"),
    ],
)
def test_command_refuses_what_it_cannot_read_with_exit_code_2(
    p: Pabrik, tmp_path: Path, format_laporan: str, opd: str, pesan: str
):
    with pytest.raises(CommandError, match=pesan) as galat:
        buat(format_laporan, tmp_path / "x", opd)

    assert (galat.value.returncode, list(tmp_path.iterdir())) == (2, [])


def test_command_says_when_the_place_cannot_be_written(p: Pabrik, tmp_path: Path):
    (tmp_path / "berkas").write_text("")
    with pytest.raises(CommandError, match="tidak dapat ditulis") as galat:
        buat("json", tmp_path / "berkas" / "laporan.json")

    assert galat.value.returncode == 2
