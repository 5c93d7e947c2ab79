"""Record an action in the log; the database refuses to change or delete it afterwards."""

from typing import Any

from .models import Kejadian, Pengguna, PerangkatDaerah


def catat(
    jenis: str,
    *,
    oleh: Pengguna | None,
    opd: PerangkatDaerah | None = None,
    tahun: int | None = None,
    objek: str = "",
    uraian: str = "",
    data: dict[str, Any] | None = None,
) -> Kejadian:
    """Record that ``oleh`` did ``jenis``; call it inside the transaction of the action itself.

    ``oleh`` None: the system did. ``jenis`` is a short code such as ``impor_buku``, ``objek``
    names what it was done to, ``uraian`` is the sentence shown to people, ``data`` details that
    JSON can hold.
    """
    return Kejadian.objects.create(
        jenis=jenis,
        oleh=oleh,
        opd=opd,
        tahun=tahun,
        objek=objek[:200],
        uraian=uraian,
        data=data or {},
    )
