"""The log of what is done in a review."""

from capaian.models import Reviu
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna


def catat_reviu(jenis: str, reviu: Reviu, oleh: Pengguna, uraian: str, **data: object) -> None:
    """Record an action of the review in the log."""
    tk = reviu.laporan.tahun_kinerja
    catat(
        jenis,
        oleh=oleh,
        opd=tk.opd,
        tahun=tk.tahun,
        objek=f"Reviu laporan versi {reviu.laporan.versi}",
        uraian=uraian,
        data={"versi": reviu.laporan.versi, "putaran": reviu.putaran, **data},
    )
