"""Workbooks as files: the bytes in the wanted format, with a name for them."""

from collections.abc import Callable, Iterable

from renstra.models import TahunKinerja

from .ekspor import LembarIsi, buku_kosong, susun_buku
from .ekspor_json import tulis_json, tulis_json_kosong
from .ekspor_xlsx import tulis_xlsx

PENULIS: dict[str, Callable[[Iterable[LembarIsi]], bytes]] = {
    "xlsx": tulis_xlsx,
    "json": tulis_json,
}
JENIS_ISI = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def buku_terisi(tahun: TahunKinerja, bentuk: str) -> bytes:
    """Return the agency-year as "xlsx" or "json" bytes; raises BerkasRusak for a lost image."""
    return PENULIS[bentuk](susun_buku(tahun))


def templat(bentuk: str) -> bytes:
    """Return the blank template as "xlsx" or "json" bytes."""
    return tulis_json_kosong(buku_kosong()) if bentuk == "json" else tulis_xlsx(buku_kosong())


def nama_buku(opd: str, tahun: int, bentuk: str) -> str:
    """Return the file name of a workbook."""
    return f"buku-{opd}-{tahun}.{bentuk}"
