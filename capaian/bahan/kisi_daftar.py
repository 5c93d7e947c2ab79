"""Structured lists of the report in grids: each list shows the columns that it prints."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models

from capaian.models import ButirDaftar
from capaian.rencana.kisi import JenisSel, KolomKisi
from capaian.rencana.kisi_urut import KisiTerurut
from renstra.models import TahunKinerja

Daftar = ButirDaftar.Daftar

_JUDUL = KolomKisi("judul", "Judul", panjang=True, lebar="panjang")
_URAIAN = KolomKisi("uraian", "Uraian", panjang=True, lebar="panjang")
_TAHUN = KolomKisi("tahun", "Tahun", JenisSel.BULAT)
_KUADRAN = (
    ("S", "Kekuatan"),
    ("W", "Kelemahan"),
    ("O", "Peluang"),
    ("T", "Ancaman"),
)


@dataclass(frozen=True)
class Rupa:
    """Which columns a list has, where it is printed, and what it is for."""

    kolom: tuple[KolomKisi, ...]
    letak: str
    petunjuk: str


RUPA: dict[str, Rupa] = {
    Daftar.DASAR_HUKUM: Rupa(
        (KolomKisi("judul", "Peraturan", panjang=True, lebar="panjang"),),
        "Bab I, Dasar Hukum",
        "Tulis peraturan dari yang tertinggi: jenis, nomor, tahun, dan tentangnya.",
    ),
    Daftar.FUNGSI: Rupa(
        (KolomKisi("judul", "Fungsi", panjang=True, lebar="panjang"),),
        "Bab I, Tugas Pokok dan Fungsi",
        "Fungsi perangkat daerah menurut peraturan kepala daerah, satu per baris.",
    ),
    Daftar.SWOT: Rupa(
        (
            KolomKisi("kelompok", "Kuadran", JenisSel.PILIH, pilihan=_KUADRAN),
            KolomKisi("judul", "Butir", panjang=True, lebar="panjang"),
        ),
        "Bab I, Analisis Lingkungan Strategis",
        "Satu butir per baris; kuadrannya menentukan kotak tempat butir itu dicetak.",
    ),
    Daftar.ISU: Rupa(
        (KolomKisi("kelompok", "Urusan"), _JUDUL, _URAIAN),
        "Bab I, Isu Strategis",
        "Isu dengan urusan yang sama dicetak di bawah satu judul bila berurutan.",
    ),
    Daftar.PENGHARGAAN: Rupa(
        (_JUDUL, _URAIAN, KolomKisi("pemberi", "Pemberi"), _TAHUN),
        "Ringkasan Eksekutif",
        "Penghargaan yang diterima, dengan pemberi dan tahunnya.",
    ),
    Daftar.INOVASI: Rupa(
        (_JUDUL, _URAIAN, _TAHUN),
        "Ringkasan Eksekutif",
        "Inovasi pelayanan dan manfaatnya.",
    ),
    Daftar.JANJI_LAYANAN: Rupa(
        (KolomKisi("judul", "Janji layanan", panjang=True, lebar="panjang"),),
        "Bab I, Komitmen Pelayanan",
        "Janji layanan kepada masyarakat, satu per baris.",
    ),
    Daftar.SPM: Rupa(
        (KolomKisi("judul", "Jenis pelayanan dasar", panjang=True, lebar="panjang"),),
        "Bab I, Standar Pelayanan Minimal",
        "Jenis pelayanan dasar yang wajib diselenggarakan perangkat daerah.",
    ),
    Daftar.SARANA: Rupa(
        (_JUDUL, _URAIAN),
        "Bab I, Sarana dan Prasarana",
        "Sarana yang perlu disebut; jumlah yang rinci lebih baik menjadi tabel data.",
    ),
    Daftar.LANGKAH: Rupa(
        (_JUDUL, _URAIAN),
        "Bab IV, Langkah Perbaikan",
        "Langkah perbaikan tahun berikutnya, dari yang terpenting.",
    ),
}


class KisiButir(KisiTerurut):
    """The items of one list of an agency-year."""

    judul_baris = "No"

    def __init__(self, tk: TahunKinerja, daftar: Daftar) -> None:
        self.tk = tk
        self.nama_daftar = daftar
        self.nama = daftar.label
        self.kolom = RUPA[daftar].kolom

    def semua(self) -> models.QuerySet:
        return ButirDaftar.objects.filter(tahun_kinerja=self.tk, daftar=self.nama_daftar)

    def calon(self) -> ButirDaftar:
        TahunKinerja.objects.select_for_update().get(pk=self.tk.pk)
        return ButirDaftar(tahun_kinerja=self.tk, daftar=self.nama_daftar)

    def isi(self, o: ButirDaftar, isian: Mapping[str, str]) -> dict[str, str]:
        galat = super().isi(o, isian)
        if not galat and not (o.judul or o.uraian):
            return {"judul": "Isi butir ini, atau hapus barisnya."}
        return galat
