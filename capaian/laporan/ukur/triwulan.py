"""Capaian of an entered realisasi before and after it is saved: of the year, or up to a quarter."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.hitung import (
    Alasan,
    Hasil,
    Kelas,
    Rumus,
    Target,
    agregasi_triwulan,
    hitung_capaian,
    kategori,
    rumus_bawaan,
)
from capaian.laporan.bahan import DataLaporan, DataTahun, Indikator, Realisasi
from capaian.laporan.ukur.indikator import ukur_tahun
from capaian.laporan.ukur.realisasi import terbit_baris
from capaian.laporan.ukur.target import pilih_target


@dataclass(frozen=True)
class HasilIsian:
    """What an entered row gives: published figure, target it is measured against, capaian.

    ``terbit.nilai`` is None without a figure; ``target`` None when none is set; ``setahun`` tells
    that a quarter without a target of its own is measured against the target of the year.
    ``dicapai`` is what is measured: the figure of the year, or its quarters put together.
    """

    terbit: Hasil
    target: Target | None
    setahun: bool
    capaian: Hasil
    kelas: Kelas | None
    dicapai: Decimal | None = None


def ukur_isian(
    data: DataLaporan, i: Indikator, baris: Realisasi, target: Mapping[int, Target]
) -> HasilIsian:
    """Measure ``baris`` in place of what is stored for its quarter (0: the year).

    ``target`` are the targets up to each quarter that has one. The report's own rules apply.
    """
    i = _dengan(i, data.tahun, baris)
    rumus = i.rumus or rumus_bawaan(i.arah, i.aturan.rumus_turun)
    terbit = terbit_baris(i, baris)
    if baris.triwulan == 0:
        tahun = ukur_tahun(data, i, data.tahun, rumus)
        nilai = tahun.realisasi.nilai
        return HasilIsian(terbit, tahun.target.nilai, True, tahun.capaian, tahun.kelas, nilai)
    setahun = baris.triwulan not in target
    acuan = target.get(baris.triwulan) or pilih_target(i, data.tahun, data.renstra).nilai
    dicapai = _dicapai(data, i, baris)
    capaian = _kemajuan(data, i, baris, rumus, acuan, dicapai)
    kelas = kategori(capaian.nilai, i.skala or data.ukur.skala)
    return HasilIsian(terbit, acuan, setahun, capaian, kelas, dicapai)


def _dengan(i: Indikator, tahun: int, baris: Realisasi) -> Indikator:
    """The indicator as if ``baris`` were stored."""
    isi = i.tahun.get(tahun, DataTahun())
    lain = tuple(r for r in isi.realisasi if r.triwulan != baris.triwulan)
    return replace(i, tahun={**i.tahun, tahun: replace(isi, realisasi=(*lain, baris))})


def _dicapai(data: DataLaporan, i: Indikator, baris: Realisasi) -> Decimal | None:
    """The filled quarters up to this one, put together; None while this one has no figure."""
    isi = {r.triwulan: terbit_baris(i, r).nilai for r in i.tahun[data.tahun].realisasi}
    nilai = [isi.get(n) for n in range(1, baris.triwulan + 1)]
    if nilai[-1] is None:
        return None
    return agregasi_triwulan(nilai, i.agregasi, persen=i.satuan == "%").nilai


def _kemajuan(
    data: DataLaporan,
    i: Indikator,
    baris: Realisasi,
    rumus: Rumus,
    acuan: Target | None,
    dicapai: Decimal | None,
) -> Hasil:
    """Progress: what was reached up to the quarter against ``acuan``."""
    return hitung_capaian(
        target=acuan,
        realisasi=dicapai,
        rumus=Rumus.MANUAL if baris.capaian_manual is not None else rumus,
        arah=i.arah,
        aturan=i.aturan,
        batas=data.ukur.batas,
        manual=baris.capaian_manual,
        alasan_manual=baris.alasan_manual,
        alasan_kosong=Alasan.TIDAK_TERSEDIA if baris.alasan_kosong else Alasan.BELUM_ADA_DATA,
    )
