"""Guards of months: why an import may not change them now, as said by the apps that come later.

Which months are closed is the business of an app that this one may not import; it registers a
guard when it starts.
"""

from collections.abc import Callable, Collection

from renstra.models import TahunKinerja

Penjaga = Callable[[TahunKinerja, Collection[int]], str]
"""Says why amounts of these months of the agency-year may not change; "" when they may."""

KODE_TERTUTUP = "periode_tertutup"
_penjaga: list[Penjaga] = []


def daftarkan_penjaga(penjaga: Penjaga) -> None:
    """Let ``penjaga`` be asked before every import and every undoing."""
    if penjaga not in _penjaga:
        _penjaga.append(penjaga)


def alasan_terkunci(tahun_kinerja: TahunKinerja, bulan: Collection[int]) -> str:
    """The first guard's reason against changing these months, for the user; "" when none objects.

    It holds until the transaction ends when the agency-year is locked (``batal.kunci_tahun``).
    """
    semua = (penjaga(tahun_kinerja, bulan) for penjaga in _penjaga)
    return next(filter(None, semua), "")
