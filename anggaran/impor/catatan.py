"""The log of what is done with an SPJ file."""

from anggaran.models import BerkasSPJ
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna


def catat_spj(
    jenis: str, berkas: BerkasSPJ, *, oleh: Pengguna | None, uraian: str, **data: int
) -> None:
    """Record an action on an uploaded file in the log; ``data`` are counts beside its number."""
    catat(
        jenis,
        oleh=oleh,
        opd=berkas.tahun_kinerja.opd,
        tahun=berkas.tahun_kinerja.tahun,
        objek=f"Berkas SPJ {berkas.pk}",
        uraian=uraian,
        data={"berkas": berkas.pk, **data},
    )
