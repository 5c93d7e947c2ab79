"""A recorded version of the report as its readers get it: the recording, never the live data."""

import hashlib
import json
from dataclasses import replace
from functools import lru_cache

from django.conf import settings
from django.http import Http404
from django.urls import reverse

from capaian.kueri import TidakDapatDimuat
from capaian.kueri.sidik import sidik_program
from capaian.laporan.final import lengkapi
from capaian.laporan.pohon import Laporan
from capaian.laporan.rekaman import RekamanRusak, dari_rekaman
from capaian.models import BerkasLaporan, LaporanKinerja, RekamanLaporan
from capaian.reviu.alur import SELESAI, Langkah
from capaian.reviu.pernyataan import pernyataan
from lakip.instansi.models import Berkas
from lakip.instansi.simpanan import BerkasRusak, baca
from renstra.models import TahunKinerja

_BERPERNYATAAN = {Langkah.DIREVIU, Langkah.USUL_FINAL, *SELESAI}


def ambil_versi(tahun_kinerja: TahunKinerja, versi: int) -> LaporanKinerja:
    """The version of this year's report. Raises Http404."""
    laporan = LaporanKinerja.objects.filter(tahun_kinerja=tahun_kinerja, versi=versi).first()
    if laporan is None:
        raise Http404("Versi laporan tidak ditemukan.")
    laporan.tahun_kinerja = tahun_kinerja
    return laporan


def rekaman_terakhir(laporan: LaporanKinerja) -> RekamanLaporan:
    """What the version's pages show. Raises TidakDapatDimuat while nothing is recorded."""
    rekaman = laporan.rekaman.select_related("pohon").last()
    if rekaman is None:
        raise TidakDapatDimuat(f"Versi {laporan.versi} belum pernah diajukan.")
    return rekaman


def sajikan_rekaman(rekaman: RekamanLaporan) -> Laporan:
    """The recorded tree as it was. Raises TidakDapatDimuat when its file is gone or damaged."""
    return _terekam(rekaman.sha256)


def _terekam(sha256: str) -> Laporan:
    try:
        return _pohon(sha256)
    except (BerkasRusak, RekamanRusak) as galat:
        raise TidakDapatDimuat(
            f"Rekaman laporan tidak dapat dibaca: {galat} Pulihkan simpanan berkas dari cadangan."
        ) from galat


@lru_cache(maxsize=8)
def _pohon(sha256: str) -> Laporan:
    return dari_rekaman(baca(Berkas.objects.get(sha256=sha256)))


def sajikan_versi(laporan: LaporanKinerja) -> Laporan:
    """The report of a submitted version: what was recorded, with the version's present standing.

    The reviewer's statement joins once the review is concluded, the QR code once it is final;
    from then on all of it is a recording. Raises TidakDapatDimuat.
    """
    naskah = (
        laporan.berkas.filter(jenis=BerkasLaporan.Jenis.NASKAH).select_related("berkas").first()
    )
    if naskah is not None:
        return replace(_terekam(naskah.berkas.sha256), status=laporan.langkah)
    return susun_versi(laporan)


def susun_versi(laporan: LaporanKinerja) -> Laporan:
    """The recording of the last submission with statement and code, as far as they are there."""
    final = laporan.selesai
    return lengkapi(
        sajikan_rekaman(rekaman_terakhir(laporan)),
        status=laporan.langkah,
        versi=laporan.versi,
        pernyataan=pernyataan(laporan) if laporan.langkah in _BERPERNYATAAN else None,
        kode=laporan.kode_tampil if final else "",
        alamat_verifikasi=alamat_verifikasi(laporan) if final else "",
    )


def sidik_versi(laporan: LaporanKinerja) -> str:
    """A hash that changes whenever the version is shown differently."""
    isi = [laporan.pk, rekaman_terakhir(laporan).sha256, laporan.langkah, sidik_program()]
    return hashlib.sha256(json.dumps(isi).encode()).hexdigest()


def alamat_verifikasi(laporan: LaporanKinerja) -> str:
    """The public address that tells whether a document is this version."""
    return settings.LAKIP_ALAMAT + reverse("versi:verifikasi", args=[laporan.kode_tampil])
