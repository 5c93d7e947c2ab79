"""States of the database that many tests begin with, each made once.

A state stays in a transaction around the tests that ask for it one after another; each of them
gets a copy of the objects and works in a savepoint of its own. The first test that asks for
another state, or for none, finds the transaction rolled back.
"""

from collections.abc import Callable, Collection
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction


def _dunia() -> Any:
    from orang import buat_dunia

    return buat_dunia()


def _rencana() -> Any:
    from rencana_contoh import buat_rencana

    return buat_rencana()


def _tahun_spj() -> Any:
    from tests.anggaran.spj.sediakan import tahun_berisi

    return tahun_berisi()


def _kantor() -> Any:
    from laporan_siap import kantor

    return kantor()


def _kantor_reviu() -> Any:
    from reviu_siap import kantor_reviu

    return kantor_reviu()


def _tahun_contoh() -> Any:
    from capaian.buku.impor import impor_buku
    from renstra.models import TahunKinerja

    berkas = Path(settings.BASE_DIR) / "fixtures" / "dinsos-pontianak-2025.json"
    hasil = impor_buku(isi=berkas.read_bytes(), nama=berkas.name, oleh=None)
    assert hasil.status == "dimuat"
    return TahunKinerja.objects.select_related("opd__pemda").get()


PEMBUAT: dict[str, Callable[[], Any]] = {
    "dunia": _dunia,
    "rencana_uji": _rencana,
    "tahun_spj": _tahun_spj,
    "kantor_siap": _kantor,
    "kantor_direviu": _kantor_reviu,
    "tahun_contoh": _tahun_contoh,
}
"""The fixtures that give such a state, and who makes it."""


def diminta(nama: Collection[str]) -> str | None:
    """Which state a test with these fixtures begins with; None for the bare migrated database."""
    return next((n for n in PEMBUAT if n in nama), None)


def urutkan(items: list[pytest.Item]) -> None:
    """Put the tests of each state behind one another, before all others."""
    urutan = {nama: nomor for nomor, nama in enumerate(PEMBUAT)}
    items.sort(key=lambda item: urutan.get(diminta(item.fixturenames), len(urutan)))


def _lupakan() -> None:
    """Empty what a process keeps for a state of the data: each test reads it for itself."""
    from capaian import kelengkapan, pemeriksaan, sajian

    for ingatan in (sajian._laporan, sajian._ukuran, kelengkapan._syarat, pemeriksaan._periksa):
        ingatan.cache_clear()


class Keadaan:
    """The state that is in the database now."""

    def __init__(self) -> None:
        self._nama: str | None = None
        self._isi: Any = None
        self._transaksi: transaction.Atomic | None = None

    def pakai(self, nama: str | None) -> None:
        """Let the database hold this state, between two tests."""
        if nama == self._nama:
            return
        if self._transaksi is not None:
            transaction.set_rollback(True)
            self._transaksi.__exit__(None, None, None)
            self._transaksi = None
        assert not connection.in_atomic_block
        if nama is not None:
            self._transaksi = transaction.atomic()
            self._transaksi.__enter__()
            self._isi = PEMBUAT[nama]()
        self._nama = nama

    def salinan(self) -> Any:
        """What the maker of the state returned, of one's own."""
        _lupakan()
        return deepcopy(self._isi)
