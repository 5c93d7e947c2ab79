"""The calendar of entering realisasi: which periods are open, closing and re-opening them."""

from django.db import transaction

from capaian.models import PeriodeIsian
from lakip.angka import romawi
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja

PERIODE = (1, 2, 3, 4, 0)
"""The quarters, then the year."""


class PeriodeTertutup(Exception):
    """Nothing may be entered for the period; ``pesan`` tells the user what to do."""

    def __init__(self, triwulan: int) -> None:
        self.pesan = (
            f"{nama_periode(triwulan)} sudah ditutup. Minta admin membukanya kembali lebih dahulu."
        )
        super().__init__(self.pesan)


def nama_periode(triwulan: int) -> str:
    """ "Triwulan II", or "Setahun" for 0."""
    return f"Triwulan {romawi(triwulan)}" if triwulan else "Setahun"


def periode_tertutup(tk: TahunKinerja) -> frozenset[int]:
    """The periods of the agency-year that are closed."""
    tertutup = PeriodeIsian.objects.filter(tahun_kinerja=tk, tertutup=True)
    return frozenset(tertutup.values_list("triwulan", flat=True))


def wajib_terbuka(tk: TahunKinerja, triwulan: int) -> None:
    """Raise PeriodeTertutup when the period is closed; inside the transaction of an entry.

    The agency-year is locked, so that a period is never closed while an entry is being saved.
    """
    TahunKinerja.objects.select_for_update().get(pk=tk.pk)
    if triwulan in periode_tertutup(tk):
        raise PeriodeTertutup(triwulan)


def tutup_periode(*, tahun_kinerja: TahunKinerja, triwulan: int, oleh: Pengguna) -> bool:
    """Close a period; False when it is closed already."""
    with transaction.atomic():
        periode = _terkunci(tahun_kinerja, triwulan)
        if periode.pk is not None and periode.tertutup:
            return False
        periode.tertutup, periode.alasan = True, ""
        _simpan(periode, "tutup_periode", f"{nama_periode(triwulan)} ditutup.", oleh)
    return True


def buka_periode(
    *, tahun_kinerja: TahunKinerja, triwulan: int, alasan: str, oleh: Pengguna
) -> bool:
    """Open a closed period again; False when it is open already.

    Raises ValidationError without a reason.
    """
    with transaction.atomic():
        periode = _terkunci(tahun_kinerja, triwulan)
        if periode.pk is None or not periode.tertutup:
            return False
        periode.tertutup, periode.alasan = False, alasan.strip()
        uraian = f"{nama_periode(triwulan)} dibuka kembali: {periode.alasan}"
        _simpan(periode, "buka_periode", uraian, oleh)
    return True


def _terkunci(tk: TahunKinerja, triwulan: int) -> PeriodeIsian:
    TahunKinerja.objects.select_for_update().get(pk=tk.pk)
    ada = PeriodeIsian.objects.filter(tahun_kinerja=tk, triwulan=triwulan).first()
    return ada or PeriodeIsian(tahun_kinerja=tk, triwulan=triwulan)


def _simpan(periode: PeriodeIsian, jenis: str, uraian: str, oleh: Pengguna) -> None:
    periode.full_clean()
    periode._history_user = oleh
    periode.save()
    tk = periode.tahun_kinerja
    catat(
        jenis,
        oleh=oleh,
        opd=tk.opd,
        tahun=tk.tahun,
        objek=nama_periode(periode.triwulan),
        uraian=uraian,
        data={"triwulan": periode.triwulan, "alasan": periode.alasan},
    )
