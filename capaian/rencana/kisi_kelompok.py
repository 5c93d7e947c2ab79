"""Grids whose rows stand below what they belong to, each group with a blank line of its own."""

from abc import abstractmethod
from typing import Any

from renstra.models import TahunKinerja

from .kisi import BarisKisi
from .kisi_objek import KisiObjek


class KisiKelompok(KisiObjek):
    """Rows below their owners; ``pemilik`` gives each owner's heading by its key, in order."""

    dapat_hapus = True
    medan_urut = ""
    """The field that counts rows within their owner, "" when they are not counted."""

    def __init__(self, tk: TahunKinerja, pemilik: dict[str, str]) -> None:
        self.tk = tk
        self.pemilik = pemilik

    @abstractmethod
    def milik(self, o: Any) -> str:
        """The key of the owner of a stored row."""

    @abstractmethod
    def calon(self, pemilik: str) -> Any:
        """An unsaved row of an owner."""

    def daftar(self) -> list[BarisKisi]:
        terbaru = self.versi_semua()
        milik: dict[str, list[Any]] = {}
        for o in self.semua():
            milik.setdefault(self.milik(o), []).append(o)
        hasil = []
        for kunci, kelompok in self.pemilik.items():
            hasil += [
                self.baris(o, terbaru.get(o.pk, 0), kelompok=kelompok) for o in milik.get(kunci, [])
            ]
            hasil.append(self.kosong(f"baru-{kunci}", kelompok=kelompok))
        return hasil

    def baru(self, kunci: str) -> Any:
        awalan, _, pemilik = kunci.partition("-")
        if awalan != "baru" or pemilik not in self.pemilik:
            raise KeyError(kunci)
        objek = self.calon(pemilik)
        if self.medan_urut:
            TahunKinerja.objects.select_for_update().get(pk=self.tk.pk)
            dipakai = [
                getattr(o, self.medan_urut) for o in self.semua() if self.milik(o) == pemilik
            ]
            setattr(objek, self.medan_urut, max(dipakai, default=0) + 1)
        return objek
