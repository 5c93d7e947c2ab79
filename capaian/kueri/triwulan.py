"""What a quarterly report is made of: the year's data with the money up to the quarter."""

from dataclasses import replace

from anggaran.models import TargetTriwulan
from capaian.hitung import Target
from capaian.kueri import muat
from capaian.kueri.anggaran import muat_pos
from capaian.kueri.baca import transaksi_baca
from capaian.kueri.jejak import Jejak
from capaian.kueri.nilai import target as target_dari
from capaian.laporan.bahan import DataLaporan
from capaian.laporan.triwulan import BULAN
from renstra.models import TahunKinerja


def muat_triwulan(
    tk: TahunKinerja, triwulan: int
) -> tuple[DataLaporan, dict[str, dict[int, Target]]]:
    """The data with what was realised up to the quarter, and the targets of every quarter.

    Targets by code of indicator and quarter. Raises TidakDapatDimuat as ``muat`` does.
    """
    data = muat(tk.opd.kode, tk.tahun)
    with transaksi_baca():
        pos = muat_pos(tk, Jejak(tk), sampai=triwulan * BULAN)
        return replace(data, pos=pos), muat_target(tk)


def muat_target(tk: TahunKinerja) -> dict[str, dict[int, Target]]:
    """The targets up to each quarter that has one, by code of indicator and quarter."""
    hasil: dict[str, dict[int, Target]] = {}
    semua = TargetTriwulan.objects.filter(tahun_kinerja=tk).select_related("indikator")
    for t in semua:
        if (nilai := target_dari(t)) is not None:
            hasil.setdefault(t.indikator.kode, {})[t.triwulan] = nilai
    return hasil
