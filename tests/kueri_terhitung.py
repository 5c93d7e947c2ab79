"""How many queries something takes, to compare one row with many."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def banyak_kueri(perbuatan: Callable[[], object]) -> int:
    """The queries of doing it once."""
    with CaptureQueriesContext(connection) as kueri:
        perbuatan()
    return len(kueri)


def kueri_laman(peramban: Client, alamat: str) -> int:
    """The queries of a page that opens, read before so that what a process keeps is there."""
    peramban.get(alamat)
    with CaptureQueriesContext(connection) as kueri:
        assert peramban.get(alamat).status_code == 200
    return len(kueri)
