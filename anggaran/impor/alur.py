"""An import from upload to outcome: the same steps for pages, worker and shell.

Reading happens outside any transaction, in a child process. Writing is one transaction that
reconciles again, so it sees what other imports wrote meanwhile. A crash leaves nothing or all.
"""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from anggaran.models import BerkasSPJ
from anggaran.spj.bacaan import Bacaan
from anggaran.spj.istilah import BerkasDitolak
from anggaran.spj.pagar import baca
from lakip.instansi.models import Pengguna
from lakip.instansi.simpanan import BerkasRusak, tempat

from .batal import kunci_tahun
from .lingkup import Lingkup
from .rekon import Rekonsiliasi, rekonsiliasi
from .ringkas import padatkan, ringkasan, sidik
from .simpanan import nama_aman, simpan_spj
from .tertutup import KODE_TERTUTUP
from .tulis import tulis

Status = BerkasSPJ.Status
Kemajuan = Callable[[int], None]
log = logging.getLogger(__name__)

# Reading says something at least this often; after longer silence its worker is dead.
BATAS_DIAM = timedelta(minutes=4)
PESAN_TERPUTUS = (
    "Pekerjaan terputus sebelum selesai. Tidak ada yang tersimpan; tekan Ulangi untuk mencoba lagi."
)
PESAN_BERUBAH = "Data tersimpan berubah setelah berkas diperiksa. Periksa lagi, lalu setujui."
PESAN_GALAT = (
    "Pekerjaan berhenti karena kesalahan program. Tidak ada yang tersimpan. Hubungi admin."
)


class SusunanTidakDikenal(Exception):
    """The reader knows no table in the file. ``bacaan`` holds the preview."""

    def __init__(self, bacaan: Bacaan) -> None:
        self.bacaan = bacaan
        super().__init__("Susunan berkas tidak dikenali.")


@dataclass(frozen=True, slots=True)
class Hasil:
    """The outcome of an import by command: ``status`` "diimpor", "sama", "diperiksa", "ditolak"."""

    status: str
    rekon: Rekonsiliasi
    berkas: BerkasSPJ | None = None


def baca_dan_banding(
    berkas: Path, lingkup: Lingkup, kemajuan: Kemajuan = lambda persen: None
) -> Rekonsiliasi:
    """Read and reconcile without writing. Raises BerkasDitolak, SusunanTidakDikenal."""
    bacaan = baca(berkas, lingkup.permintaan(), kemajuan)
    if bacaan.pratinjau is not None:
        raise SusunanTidakDikenal(bacaan)
    return rekonsiliasi(bacaan, lingkup)


def impor_langsung(
    berkas: Path,
    lingkup: Lingkup,
    *,
    oleh: Pengguna | None,
    setujui: bool,
    coba: bool,
    kemajuan: Kemajuan = lambda persen: None,
) -> Hasil:
    """Read, reconcile and write in one go. Raises BerkasDitolak, SusunanTidakDikenal."""
    bacaan = baca(berkas, lingkup.permintaan(), lambda persen: kemajuan(persen * 7 // 10))
    if bacaan.pratinjau is not None:
        raise SusunanTidakDikenal(bacaan)
    isi = berkas.read_bytes()
    sidik_isi = hashlib.sha256(isi).hexdigest()
    with transaction.atomic():
        kunci_tahun(lingkup.tahun_kinerja.pk)
        rekon = rekonsiliasi(bacaan, lingkup)
        kemajuan(80)
        if sudah_berlaku(rekon, sidik_isi):
            return Hasil("sama", rekon, rekon.lama)
        if rekon.terhalang or (rekon.perlu_setuju and not setujui):
            return Hasil("ditolak", rekon)
        if coba:
            return Hasil("diperiksa", rekon)
        baris = BerkasSPJ(
            tahun_kinerja=lingkup.tahun_kinerja,
            berkas=simpan_spj(isi, nama=berkas.name),
            nama_asli=nama_aman(berkas.name),
            sumber=lingkup.sumber,
            bulan=lingkup.bulan,
            sub_unit=lingkup.sub_unit,
            bendahara=lingkup.bendahara,
            susunan=bacaan.susunan,
            tahap=lingkup.tahap,
            oleh=oleh,
        )
        isi_hasil(baris, rekon)
        baris.save()
        tulis(rekon, baris, oleh=oleh)
    kemajuan(100)
    return Hasil("diimpor", rekon, baris)


def sudah_berlaku(rekon: Rekonsiliasi, sidik_isi: str) -> bool:
    """Whether these very bytes are already in force for the same scope."""
    lama = rekon.lama
    if rekon.bacaan.hanya_pagu:
        return BerkasSPJ.objects.filter(
            **rekon.lingkup.kunci,
            bulan=rekon.lingkup.bulan,
            tahap=rekon.lingkup.tahap,
            status=Status.AKTIF,
            hanya_pagu=True,
            berkas__sha256=sidik_isi,
        ).exists()
    return lama is not None and lama.berkas.sha256 == sidik_isi


def isi_hasil(berkas: BerkasSPJ, rekon: Rekonsiliasi) -> None:
    """Put the outcome of reading on the import's row."""
    berkas.susunan = rekon.bacaan.susunan
    berkas.ringkasan = ringkasan(rekon)
    berkas.rincian = padatkan(rekon)


# -- the worker's steps


def kerjakan_baca(berkas_id: int) -> None:
    """Read an uploaded file and put what it says on its row."""
    berkas = _ambil(berkas_id, Status.ANTRE, Status.DIBACA)
    if berkas is None:
        return
    lingkup = Lingkup.dari_berkas(berkas)
    try:
        rekon = baca_dan_banding(
            tempat(berkas.berkas.sha256), lingkup, lambda persen: _kabar(berkas, persen)
        )
    except BerkasDitolak as tolakan:
        _akhiri(berkas, Status.DITOLAK, tolakan.pesan)
    except SusunanTidakDikenal as tanya:
        berkas.ringkasan = {"pratinjau": tanya.bacaan.pratinjau, "jenis": tanya.bacaan.jenis}
        _akhiri(berkas, Status.PEMETAAN, "")
    except Exception:
        log.exception("Membaca berkas SPJ %s gagal.", berkas_id)
        _akhiri(berkas, Status.GAGAL, PESAN_GALAT)
    else:
        isi_hasil(berkas, rekon)
        sama = sudah_berlaku(rekon, berkas.berkas.sha256)
        berkas.ringkasan["sama"] = sama
        _akhiri(berkas, Status.SIAP, "")


def kerjakan_tulis(berkas_id: int, oleh_id: int | None) -> None:
    """Write a file that a person approved, if it still says what was approved."""
    berkas = _ambil(berkas_id, Status.ANTRE_TULIS, Status.DITULIS)
    if berkas is None:
        return
    disetujui = berkas.ringkasan.get("sidik")
    lingkup = Lingkup.dari_berkas(berkas)
    oleh = Pengguna.objects.filter(pk=oleh_id).first()
    try:
        bacaan = baca(
            tempat(berkas.berkas.sha256),
            lingkup.permintaan(),
            lambda persen: _kabar(berkas, persen * 8 // 10),
        )
        _kabar(berkas, 85)
        with transaction.atomic():
            kunci_tahun(lingkup.tahun_kinerja.pk)
            rekon = rekonsiliasi(bacaan, lingkup)
            isi_hasil(berkas, rekon)
            if sidik(rekon.temuan) != disetujui or rekon.terhalang:
                berubah = True
            else:
                berubah = False
                tulis(rekon, berkas, oleh=oleh)
        if berubah:
            tertutup = [t.pesan for t in rekon.temuan if t.kode == KODE_TERTUTUP]
            _akhiri(berkas, Status.SIAP, next(iter(tertutup), PESAN_BERUBAH))
    except (BerkasDitolak, BerkasRusak) as tolakan:
        _akhiri(berkas, Status.DITOLAK, str(tolakan))
    except Exception:
        log.exception("Menulis berkas SPJ %s gagal.", berkas_id)
        berkas.refresh_from_db()
        _akhiri(berkas, Status.GAGAL, PESAN_GALAT)


def _ambil(berkas_id: int, dari: Status, menjadi: Status) -> BerkasSPJ | None:
    """Take the job if it still waits; None when another worker has it or it was thrown away."""
    diambil = BerkasSPJ.objects.filter(pk=berkas_id, status=dari).update(
        status=menjadi, kemajuan=1, diperbarui=timezone.now(), pesan=""
    )
    if not diambil:
        return None
    return BerkasSPJ.objects.select_related("berkas", "tahun_kinerja__opd__pemda").get(pk=berkas_id)


def _kabar(berkas: BerkasSPJ, persen: int) -> None:
    BerkasSPJ.objects.filter(pk=berkas.pk).update(kemajuan=persen, diperbarui=timezone.now())


def _akhiri(berkas: BerkasSPJ, status: Status, pesan: str) -> None:
    berkas.status, berkas.pesan, berkas.kemajuan = status, pesan, 100
    berkas.save()


def pulihkan(berkas: BerkasSPJ) -> BerkasSPJ:
    """Say so when the job's worker is dead: its transaction was undone with it."""
    diam = timezone.now() - berkas.diperbarui > BATAS_DIAM
    if berkas.status in (Status.DIBACA, Status.DITULIS) and diam:
        diubah = BerkasSPJ.objects.filter(pk=berkas.pk, status=berkas.status).update(
            status=Status.GAGAL, pesan=PESAN_TERPUTUS
        )
        if diubah:
            berkas.refresh_from_db()
    return berkas
