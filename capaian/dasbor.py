"""The dashboard of an agency-year: charts as in the report, and what falls behind its quarter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from anggaran.models import TargetTriwulan
from capaian.halaman import Nilai, nilai_persen
from capaian.hitung import Target
from capaian.jadwal import nama_periode
from capaian.kueri.nilai import target as target_dari
from capaian.laporan.bahan import DataLaporan, DataTahun, Realisasi
from capaian.laporan.gambar import alamat_grafik
from capaian.laporan.isi.grafik import PENUH, grafik_capaian, grafik_efisiensi, grafik_riwayat
from capaian.laporan.isi.konteks import Konteks
from capaian.laporan.pohon import Grafik
from capaian.laporan.ukur import Ukuran
from capaian.laporan.ukur.pendaftar import bersatuan
from capaian.laporan.ukur.realisasi import berisi
from capaian.laporan.ukur.triwulan import ukur_isian
from lakip.angka import format_angka
from renstra.models import TahunKinerja

TAHUN_TREN = 3


@dataclass(frozen=True)
class Gambar:
    """A chart: its finding, its picture as an address, and what it shows in words."""

    judul: str
    alamat: str
    uraian: str


@dataclass(frozen=True)
class Tertinggal:
    """An indicator below its target up to a quarter; ``capaian`` says so when nothing is filled."""

    indikator: str
    kode: str
    triwulan: int
    periode: str
    target: str
    realisasi: str
    capaian: Nilai


def grafik_tahun(data: DataLaporan, u: Ukuran) -> list[Gambar]:
    """Capaian per indicator, serapan against capaian per sasaran, realisasi over years."""
    k = Konteks(data, u, (), {})
    hasil = list(u.indikator.values())
    tahun = [data.tahun - n for n in range(TAHUN_TREN - 1, -1, -1)]
    ada = [t for t in tahun if t == data.tahun or all(t in h.lalu for h in hasil)]
    semua: list[Grafik] = [
        *grafik_capaian(k, "dasbor/capaian", hasil),
        *grafik_efisiensi(k, "dasbor/serapan", list(_serapan(data, u))),
        *grafik_riwayat(k, "dasbor/tren", hasil, ada),
    ]
    aksen = data.opd.pemda.warna_aksen
    return [Gambar(g.judul, alamat_grafik(g, aksen), g.uraian) for g in semua]


def _serapan(data: DataLaporan, u: Ukuran) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Every sasaran that has both a capaian and an absorption."""
    for s in data.sasaran:
        capaian = u.dukungan[s.kode].cakupan.capaian.nilai
        serap = u.dukungan[s.kode].ukuran.serapan.nilai
        if capaian is not None and serap is not None:
            yield s.uraian, capaian, serap


def tertinggal(tk: TahunKinerja, data: DataLaporan, u: Ukuran, hari: date) -> list[Tertinggal]:
    """Indicators whose last ended quarter with a target is below it or empty. One query.

    An indicator with a figure of the year is judged by that alone.
    """
    target: dict[str, dict[int, Target]] = {}
    baris = TargetTriwulan.objects.filter(tahun_kinerja=tk).select_related("indikator")
    for t in baris:
        if (nilai := target_dari(t)) is not None and _lewat(tk.tahun, t.triwulan, hari):
            target.setdefault(t.indikator.kode, {})[t.triwulan] = nilai
    hasil = (_satu(data, u, kode, milik) for kode, milik in target.items() if kode in u.indikator)
    return [satu for satu in hasil if satu is not None]


def _lewat(tahun: int, triwulan: int, hari: date) -> bool:
    """Whether the quarter has ended."""
    return (hari.year, (hari.month - 1) // 3 + 1) > (tahun, triwulan)


def _satu(data: DataLaporan, u: Ukuran, kode: str, target: dict[int, Target]) -> Tertinggal | None:
    i = u.indikator[kode].indikator
    isi = {r.triwulan: r for r in i.tahun.get(data.tahun, DataTahun()).realisasi if berisi(r)}
    if 0 in isi:
        return None
    n = max(target)
    hasil = ukur_isian(data, i, isi.get(n, Realisasi(n)), target)
    if hasil.capaian.nilai is not None and hasil.capaian.nilai >= PENUH:
        return None
    skala = i.skala or data.ukur.skala
    angka = format_angka(hasil.terbit.nilai, i.desimal, kosong="")
    return Tertinggal(
        i.nama,
        kode,
        n,
        nama_periode(n),
        bersatuan(target[n].teks(i.desimal), i.satuan),
        bersatuan(angka, i.satuan) if angka else "belum diisi",
        nilai_persen(hasil.capaian, "", hasil.kelas, skala),
    )
