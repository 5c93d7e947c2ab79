"""Grids whose rows have an order of their own, and changing that order."""

from abc import abstractmethod
from typing import Any

from django.db import models, transaction

from .kisi import BarisKisi
from .kisi_objek import KisiObjek

BARIS_KOSONG = 5
"""Blank lines below the stored rows; the page adds more where a paste needs them."""
NAIK, TURUN = "naik", "turun"


class KisiTerurut(KisiObjek):
    """Stored rows by ``urutan``, then blank lines; a new row goes to the end."""

    dapat_hapus = True
    dapat_pindah = True
    tumbuh = True

    @abstractmethod
    def calon(self) -> Any:
        """An unsaved row. Locks what the rows belong to, so that no two get one place."""

    def alasan_tetap(self, o: Any) -> str:
        """Why the row cannot be deleted; "" when it can."""
        return ""

    def judul(self, o: Any) -> str:
        return str(self._nomor[o.pk])

    def daftar(self) -> list[BarisKisi]:
        terbaru = self.versi_semua()
        semua = list(self.semua())
        self._nomor = {o.pk: n for n, o in enumerate(semua, 1)}
        ada = [self.baris(o, terbaru.get(o.pk, 0)) for o in semua]
        return [*ada, *(self.kosong(f"baru-{n}") for n in range(1, BARIS_KOSONG + 1))]

    def satu(self, kunci: str) -> BarisKisi:
        return self.kosong(kunci) if _baru(kunci) else super().satu(kunci)

    def baru(self, kunci: str) -> Any:
        if not _baru(kunci):
            raise KeyError(kunci)
        objek = self.calon()
        objek.urutan = urutan_akhir(self.semua()) + 1
        return objek


def _baru(kunci: str) -> bool:
    awalan, _, nomor = kunci.partition("-")
    return awalan == "baru" and nomor.isdecimal()


def urutan_akhir(semua: models.QuerySet) -> int:
    """The last place in use, 0 when there is none."""
    return semua.aggregate(akhir=models.Max("urutan"))["akhir"] or 0


@transaction.atomic
def pindah(semua: models.QuerySet, objek: models.Model, arah: str) -> None:
    """Let a row change places with its neighbour; the first and the last stay where they are.

    ``semua`` are its siblings in their order. Rows that share one place are numbered anew.
    """
    lama: list[Any] = list(semua.select_for_update(of=("self",)))
    dari = next(n for n, o in enumerate(lama) if o.pk == objek.pk)
    ke = dari - 1 if arah == NAIK else dari + 1
    if not 0 <= ke < len(lama):
        return
    tempat = [o.urutan for o in lama]
    if len(set(tempat)) < len(tempat):
        tempat = list(range(1, len(lama) + 1))
    lama[dari], lama[ke] = lama[ke], lama[dari]
    pindahan = [(o, n) for o, n in zip(lama, tempat, strict=True) if o.urutan != n]
    if len(pindahan) == 2:  # no two rows may ever share a place: one steps aside first
        pindahan[0][0].urutan = max(tempat) + 1
        pindahan[0][0].save()
        pindahan.reverse()
    for o, n in pindahan:
        o.urutan = n
        o.save()
