"""Finished reports kept by the hash of what they show, and the jobs that make them.

A file is named by tree, format and program, so an unchanged report is made once; ``sidik_data``
finds it without reading the report. Slow formats are made by the worker.
"""

import hashlib
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from capaian.alur_laporan import simpan_berkas_final
from capaian.kueri import TidakDapatDimuat
from capaian.kueri.sidik import sidik_data, sidik_program
from capaian.laporan.format import Format, cari_format, nama_unduhan
from capaian.laporan.pohon import Laporan
from capaian.models import LaporanKinerja
from capaian.models.pekerjaan import BATAS_DIAM, BATAS_PERCOBAAN, PekerjaanLaporan
from capaian.sajian import ambil_gambar, sajikan_laporan
from capaian.sajian_versi import sajikan_versi, sidik_versi
from lakip.berkas import tulis_utuh
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja

Status = PekerjaanLaporan.Status
log = logging.getLogger(__name__)

JEDA_KABAR = 1
"""Seconds between two news of progress written to the database."""
PESAN_TERPUTUS = "Pembuatan laporan terputus berulang kali. Coba lagi nanti atau hubungi admin."
PESAN_GALAT = "Laporan tidak dapat dibuat karena kesalahan program. Hubungi admin."
BATAS_TUNGGU = 90
"""Seconds that a program waits for its file in one request; web servers give up soon after."""
SIMPANAN_TERBANYAK = 5
"""Finished files kept of each agency-year and format."""


def tempat(sidik: str, format_laporan: str) -> Path:
    """Where the finished file with this hash lies; its folder is there afterwards."""
    folder = Path(settings.VAR) / "keluaran"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{sidik}.{format_laporan}"


def sidik_laporan(laporan: Laporan, format_laporan: str) -> str:
    """The name of the file that this tree becomes."""
    isi = f"{sidik_program()}\n{format_laporan}\n{laporan!r}"
    return hashlib.sha256(isi.encode()).hexdigest()


def _milik(
    tahun_kinerja: TahunKinerja, format_laporan: str, versi: LaporanKinerja | None
) -> QuerySet[PekerjaanLaporan]:
    """The jobs of one format of this report: of a recorded version, of the live data for None."""
    return PekerjaanLaporan.objects.filter(
        tahun_kinerja=tahun_kinerja, laporan=versi, format=format_laporan
    )


def _keadaan(tahun_kinerja: TahunKinerja, versi: LaporanKinerja | None) -> str:
    """The state of what the report is made of."""
    return sidik_versi(versi) if versi else sidik_data(tahun_kinerja)


def siap(
    tahun_kinerja: TahunKinerja, format_laporan: str, versi: LaporanKinerja | None = None
) -> PekerjaanLaporan | None:
    """The finished job for the data as they are now; None when its file must be made first."""
    pekerjaan = (
        _milik(tahun_kinerja, format_laporan, versi)
        .filter(sidik_data=_keadaan(tahun_kinerja, versi), status=Status.SELESAI)
        .only("sidik", "nama")
        .first()
    )
    ada = pekerjaan is not None and tempat(pekerjaan.sidik, format_laporan).exists()
    return pekerjaan if ada else None


def pekerjaan_terakhir(
    tahun_kinerja: TahunKinerja, format_laporan: str, versi: LaporanKinerja | None = None
) -> PekerjaanLaporan | None:
    """The job at work on this report, else the last one that failed on the data as they are."""
    milik = _milik(tahun_kinerja, format_laporan, versi)
    aktif = milik.filter(status__in=[Status.ANTRE, Status.BERJALAN]).first()
    if aktif is not None:
        pulihkan(aktif)
        return aktif
    return milik.filter(status=Status.GAGAL, sidik_data=_keadaan(tahun_kinerja, versi)).first()


def tunggu(pekerjaan: PekerjaanLaporan, detik: int = BATAS_TUNGGU) -> None:
    """Wait until the job is finished or failed, at most so many seconds."""
    for _ in range(detik * 2):
        if not pekerjaan.aktif:
            return
        time.sleep(0.5)
        pekerjaan.refresh_from_db()
        pulihkan(pekerjaan)


def minta(
    *,
    tahun_kinerja: TahunKinerja,
    format_laporan: str,
    oleh: Pengguna | None,
    versi: LaporanKinerja | None = None,
) -> PekerjaanLaporan:
    """Have the report made; a job that already waits or runs for it is returned instead.

    Where jobs run inline the returned job is finished.
    """
    milik = _milik(tahun_kinerja, format_laporan, versi)
    for lama in milik.filter(status__in=[Status.ANTRE, Status.BERJALAN]):
        pulihkan(lama)
        if lama.aktif:
            return lama
    try:
        with transaction.atomic():
            pekerjaan = PekerjaanLaporan.objects.create(
                tahun_kinerja=tahun_kinerja,
                laporan=versi,
                format=format_laporan,
                sidik_data=_keadaan(tahun_kinerja, versi),
                oleh=oleh,
                diperbarui=timezone.now(),
            )
    except IntegrityError:  # somebody else asked at the same moment
        return milik.latest("dibuat")
    _antrekan(pekerjaan)
    return pekerjaan


def _antrekan(pekerjaan: PekerjaanLaporan) -> None:
    from capaian.tugas import buat_berkas  # the task calls back into this module

    buat_berkas.enqueue(pekerjaan.pk)
    pekerjaan.refresh_from_db()


def pulihkan(pekerjaan: PekerjaanLaporan) -> None:
    """Start a job again whose worker fell silent, or fail it when that was its last try.

    A job that still waits is only put in the queue again: a busy worker is no failure.
    """
    lama = pekerjaan.diperbarui
    if not pekerjaan.aktif or lama > timezone.now() - BATAS_DIAM:
        return
    if pekerjaan.status == Status.BERJALAN:
        pekerjaan.percobaan += 1
    gagal = pekerjaan.percobaan >= BATAS_PERCOBAAN
    pekerjaan.status = Status.GAGAL if gagal else Status.ANTRE
    pekerjaan.pesan = PESAN_TERPUTUS if gagal else ""
    # Of several who notice at once only the one that still finds the old news acts.
    diambil = PekerjaanLaporan.objects.filter(pk=pekerjaan.pk, diperbarui=lama).update(
        status=pekerjaan.status,
        pesan=pekerjaan.pesan,
        percobaan=pekerjaan.percobaan,
        diperbarui=timezone.now(),
    )
    if diambil and not gagal:
        _antrekan(pekerjaan)


def kerjakan(nomor: int) -> None:
    """Make the file of job ``nomor``; what goes wrong is written into the job.

    A job that somebody else finished or runs is left alone.
    """
    diambil = PekerjaanLaporan.objects.filter(pk=nomor, status=Status.ANTRE).update(
        status=Status.BERJALAN, langkah="Membaca data", diperbarui=timezone.now()
    )
    if not diambil:
        return
    pekerjaan = PekerjaanLaporan.objects.select_related("tahun_kinerja__opd__pemda", "laporan").get(
        pk=nomor
    )
    try:
        pekerjaan.sidik_data = _keadaan(pekerjaan.tahun_kinerja, pekerjaan.laporan)
        _buat(pekerjaan, cari_format(pekerjaan.format))
        pekerjaan.status = Status.SELESAI
    except TidakDapatDimuat as galat:
        pekerjaan.status, pekerjaan.pesan = Status.GAGAL, galat.pesan
    except Exception:
        log.exception("pembuatan laporan %s gagal", nomor)
        pekerjaan.status, pekerjaan.pesan = Status.GAGAL, PESAN_GALAT
    pekerjaan.diperbarui = timezone.now()
    pekerjaan.save()
    _bersihkan(pekerjaan)


def _buat(pekerjaan: PekerjaanLaporan, bentuk: Format) -> None:
    """Make the file unless it is there, and note its hash and name.

    The first PDF of a final version is the package that is kept for good.
    """
    versi = pekerjaan.laporan
    laporan = sajikan_versi(versi) if versi else sajikan_laporan(pekerjaan.tahun_kinerja)
    pekerjaan.sidik = sidik_laporan(laporan, bentuk.nama)
    pekerjaan.nama = nama_unduhan(laporan, bentuk.nama)
    tujuan = tempat(pekerjaan.sidik, bentuk.nama)
    if not tujuan.exists():
        with _kabar_halaman(_pengabar(pekerjaan)) as kemajuan:
            tulis_utuh(tujuan, bentuk.buat(laporan, ambil_gambar, kemajuan))
    if versi and versi.selesai and bentuk.nama == "pdf":
        simpan_berkas_final(laporan=versi, isi=tujuan.read_bytes(), nama=pekerjaan.nama)


def _pengabar(pekerjaan: PekerjaanLaporan) -> Callable[[str, int, int], None]:
    """Write progress to the job, at most once a second."""
    terakhir = [timezone.now()]

    def kabari(langkah: str, selesai: int, semua: int) -> None:
        kini = timezone.now()
        sama = selesai == pekerjaan.selesai_langkah and pekerjaan.semua_langkah == semua
        if sama and (kini - terakhir[0]).total_seconds() < JEDA_KABAR:
            return
        terakhir[0] = kini
        pekerjaan.langkah, pekerjaan.selesai_langkah = langkah[:200], selesai
        pekerjaan.semua_langkah, pekerjaan.diperbarui = semua, kini
        pekerjaan.save(update_fields=["langkah", "selesai_langkah", "semua_langkah", "diperbarui"])

    return kabari


@contextmanager
def _kabar_halaman(
    kabari: Callable[[str, int, int], None],
) -> Iterator[Callable[[str, int, int], None]]:
    """Tell also of every page that is laid out, so that a long chapter does not look dead."""
    kini = ["", 0, 0]

    def bab(langkah: str, selesai: int, semua: int) -> None:
        kini[:] = [langkah, selesai, semua]
        kabari(langkah, selesai, semua)

    class PerHalaman(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.args and "Creating layout" in record.msg and kini[2]:
                kabari(f"{kini[0]}, halaman {record.args[0]}", kini[1], kini[2])

    pencatat = logging.getLogger("weasyprint.progress")
    pendengar, tingkat, naik = PerHalaman(), pencatat.level, pencatat.propagate
    pencatat.addHandler(pendengar)
    pencatat.setLevel(logging.INFO)
    pencatat.propagate = False
    try:
        yield bab
    finally:
        pencatat.removeHandler(pendengar)
        pencatat.setLevel(tingkat)
        pencatat.propagate = naik


def _bersihkan(pekerjaan: PekerjaanLaporan) -> None:
    """Forget all but the last few jobs of this report, and files that no job names any more."""
    semua = _milik(pekerjaan.tahun_kinerja, pekerjaan.format, pekerjaan.laporan).exclude(
        status__in=[Status.ANTRE, Status.BERJALAN]
    )
    for lama in list(semua[SIMPANAN_TERBANYAK:]):
        lama.delete()
        if lama.sidik and not PekerjaanLaporan.objects.filter(sidik=lama.sidik).exists():
            tempat(lama.sidik, lama.format).unlink(missing_ok=True)
