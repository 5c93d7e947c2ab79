"""What keeps an entered row from being stored, said in the words of a grid."""

from collections.abc import Iterator
from contextlib import contextmanager

from capaian.jadwal import PeriodeTertutup
from capaian.kejanggalan import PerluPenjelasan
from capaian.rencana.kisi import BarisBerubah, SelSalah
from lakip.instansi.sunting import Bentrok


@contextmanager
def galat_baris(kolom: str, ajakan: str) -> Iterator[None]:
    """Turn a clash, a question and a closed period into what a grid raises.

    A question stands in the cell of ``kolom`` with ``ajakan`` behind it, what the user may do. An
    invalid value is left to the grid, which knows its columns.
    """
    try:
        yield
    except Bentrok as bentrok:
        raise BarisBerubah from bentrok
    except PerluPenjelasan as tanya:
        raise SelSalah({kolom: f"{tanya} Perbaiki, atau {ajakan}."}) from tanya
    except PeriodeTertutup as tutup:
        raise SelSalah({"": tutup.pesan}) from tutup
