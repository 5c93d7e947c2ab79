"""How findings are grouped and linked on their page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse

from capaian.pemeriksaan import TemuanDijawab
from capaian.periksa.temuan import Akibat, Jenis, Tingkat
from lakip.angka import AngkaTidakTerbaca, baca_desimal_polos, format_angka
from renstra.models import TahunKinerja

_NAMA = {
    Tingkat.SALAH: "Salah",
    Tingkat.PENJELASAN: "Perlu penjelasan",
    Tingkat.SARAN: "Saran",
}
_HALAMAN = {
    "indikator": "capaian:indikator",
    "anggaran": "capaian:anggaran",
    "laporan": "capaian:laporan",
}


@dataclass(frozen=True)
class Butir:
    """A finding as it is shown, numbers in Indonesian spelling; ``alamat`` "" without a place."""

    isi: TemuanDijawab
    alamat: str = ""

    @property
    def tercetak(self) -> str:
        return eja(self.isi.temuan.tercetak)

    @property
    def hitung_ulang(self) -> str:
        return eja(self.isi.temuan.hitung_ulang)

    @property
    def selisih(self) -> str:
        return eja(self.isi.temuan.selisih)

    @property
    def akibat(self) -> list[Akibat]:
        return [
            Akibat(a.tempat, eja(a.tercetak), eja(a.hitung_ulang)) for a in self.isi.temuan.akibat
        ]


def eja(nilai: str) -> str:
    """A plain decimal as Indonesian readers write it; years, ranges and texts as they are."""
    try:
        angka = baca_desimal_polos(nilai)
    except AngkaTidakTerbaca:
        return nilai
    return format_angka(angka) if angka is not None else nilai


@dataclass(frozen=True)
class Kelompok:
    """The open findings of one level."""

    tingkat: str
    nama: str
    butir: list[Butir]


def kelompok_temuan(
    tahun_kinerja: TahunKinerja, daftar: Sequence[TemuanDijawab], jenis: str
) -> dict[str, Any]:
    """The context of the page: open findings by level, explained ones, counts, filter."""
    pilihan = Jenis(jenis) if jenis in set(Jenis) else None
    pakai = [t for t in daftar if pilihan in (None, t.temuan.jenis)]
    butir = [Butir(t, alamat(tahun_kinerja, t.temuan.tautan)) for t in pakai]
    terbuka = [b for b in butir if not b.isi.dijelaskan]
    return {
        "kelompok": [
            Kelompok(t.name.lower(), _NAMA[t], [b for b in terbuka if b.isi.temuan.tingkat == t])
            for t in Tingkat
        ],
        "dijelaskan": [b for b in butir if b.isi.dijelaskan],
        "terbuka": len(terbuka),
        "jenis": pilihan or "",
        "banyak_data": sum(t.temuan.jenis == Jenis.DATA for t in daftar),
        "banyak_terbit": sum(t.temuan.jenis == Jenis.TERBIT for t in daftar),
        "banyak": len(daftar),
    }


def alamat(tahun_kinerja: TahunKinerja, tautan: tuple[str, str]) -> str:
    """Where the finding can be looked at and mended."""
    halaman, kunci = tautan
    dasar = [tahun_kinerja.opd.kode, tahun_kinerja.tahun]
    if halaman == "tabel":
        try:
            return reverse("capaian:tabel", args=[*dasar, kunci])
        except NoReverseMatch:
            return reverse("capaian:data", args=dasar)
    if halaman not in _HALAMAN:
        return ""
    jangkar = f"#{kunci}" if kunci and halaman == "indikator" else ""
    return reverse(_HALAMAN[halaman], args=dasar) + jangkar
