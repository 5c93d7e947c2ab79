"""The published realisasi of an indicator in a year: typed, a ratio, or from its quarters."""

from dataclasses import dataclass
from decimal import Decimal

from capaian.hitung import (
    Agregasi,
    Alasan,
    Hasil,
    agregasi_triwulan,
    realisasi_terbit,
)
from capaian.laporan.bahan import DataTahun, Indikator, Realisasi
from capaian.laporan.pohon import SumberNilai
from lakip.angka import bulat, format_angka

PENGALI = Decimal(100)
DESIMAL_RASIO = 2
"""Decimals of a ratio whose indicator sets none."""

_STATUS = {"sementara": "angka sementara", "sangat_sementara": "angka sangat sementara"}


@dataclass(frozen=True)
class RealisasiTerbit:
    """What counts as realisasi in a year.

    nilai: the published figure, None with ``alasan`` and its words ``sebab``. ``hasil``: how it
    was computed, None when it was typed without parts. ``baris``: the entered row it stands on.
    """

    nilai: Decimal | None
    predikat: str = ""
    alasan: Alasan | None = None
    sebab: str = ""
    hasil: Hasil | None = None
    baris: Realisasi | None = None
    asal: SumberNilai | None = None
    sumber: str = ""
    catatan: tuple[str, ...] = ()

    def teks(self, desimal: int | None) -> str:
        """The value as printed: "4,00", "B (69,50)", "B"; "" without one."""
        angka = format_angka(self.nilai, desimal, kosong="")
        if not self.predikat:
            return angka
        return f"{self.predikat} ({angka})" if angka else self.predikat


def terbitkan(i: Indikator, tahun: int, tahun_laporan: int) -> RealisasiTerbit:
    """Return the realisasi of ``tahun``; the yearly row wins, else the quarters are aggregated."""
    data = i.tahun.get(tahun, DataTahun())
    if data.riwayat and tahun != tahun_laporan:
        return _riwayat(data)
    setahun = next((r for r in data.realisasi if r.triwulan == 0 and berisi(r)), None)
    if setahun:
        return _dari_baris(i, setahun, tahun)
    triwulan = {r.triwulan: r for r in data.realisasi if r.triwulan}
    if not triwulan:
        return RealisasiTerbit(None, alasan=Alasan.BELUM_ADA_DATA)
    return _dari_triwulan(i, triwulan, tahun)


def berisi(r: Realisasi) -> bool:
    """Whether anything was entered: a figure, a grade, or the reason why there is none."""
    angka = (r.nilai, r.pembilang, r.penyebut, r.capaian_manual)
    return any(n is not None for n in angka) or bool(r.predikat or r.alasan_kosong)


def _riwayat(data: DataTahun) -> RealisasiTerbit:
    r = data.riwayat
    if r is None:  # only called with one
        raise ValueError("Tahun ini tidak memiliki riwayat.")
    alasan = Alasan.TIDAK_TERSEDIA if r.alasan_kosong else Alasan.BELUM_ADA_DATA
    if r.realisasi is None and r.predikat:
        alasan = Alasan.PREDIKAT_TANPA_ANGKA
    return RealisasiTerbit(
        r.realisasi,
        predikat=r.predikat,
        alasan=None if r.realisasi is not None else alasan,
        sebab=r.alasan_kosong,
        asal=r.asal,
        sumber=r.sumber,
    )


def _dari_baris(i: Indikator, r: Realisasi, tahun: int) -> RealisasiTerbit:
    hasil = terbit_baris(i, r)
    alasan, sebab = None, ""
    if hasil.nilai is None:
        alasan, sebab = hasil.alasan, ""
        if r.alasan_kosong:
            alasan, sebab = Alasan.TIDAK_TERSEDIA, r.alasan_kosong
        elif r.predikat:
            alasan = Alasan.PREDIKAT_TANPA_ANGKA
    return RealisasiTerbit(
        hasil.nilai,
        predikat=r.predikat,
        alasan=alasan,
        sebab=sebab,
        hasil=hasil if r.pembilang is not None else None,
        baris=r,
        asal=r.asal,
        sumber=r.sumber,
        catatan=_catatan(r, tahun),
    )


def terbit_baris(i: Indikator, r: Realisasi) -> Hasil:
    """The published figure of one entered row: typed, or the ratio of its parts."""
    return realisasi_terbit(
        diketik=r.nilai,
        pembilang=r.pembilang,
        penyebut=r.penyebut,
        pengali=PENGALI if i.pengali is None else i.pengali,
        desimal=DESIMAL_RASIO if i.desimal is None else i.desimal,
    )


def _dari_triwulan(i: Indikator, triwulan: dict[int, Realisasi], tahun: int) -> RealisasiTerbit:
    nilai = [terbit_baris(i, triwulan[n]).nilai if n in triwulan else None for n in range(1, 5)]
    hasil = agregasi_triwulan(nilai, i.agregasi, persen=i.satuan == "%")
    terakhir = triwulan[max(triwulan)]
    terbit = hasil.nilai
    if i.agregasi is Agregasi.AVG:  # a mean is published with the indicator's decimals
        terbit = bulat(terbit, DESIMAL_RASIO if i.desimal is None else i.desimal)
    return RealisasiTerbit(
        terbit,
        predikat=terakhir.predikat if i.agregasi is Agregasi.LAST else "",
        alasan=hasil.alasan,
        sebab=terakhir.alasan_kosong if hasil.alasan else "",
        hasil=hasil,
        baris=terakhir,
        asal=terakhir.asal,
        sumber=terakhir.sumber,
        catatan=_catatan(terakhir, tahun),
    )


def _catatan(r: Realisasi, tahun: int) -> tuple[str, ...]:
    """What a footnote says about the figure."""
    catatan = [_STATUS.get(r.status, ""), r.catatan_kaki]
    if r.tahun_data is not None and r.tahun_data != tahun:
        catatan.append(f"data tahun {r.tahun_data}")
    return tuple(filter(None, catatan))
