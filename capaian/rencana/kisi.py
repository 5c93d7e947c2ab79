"""Grids of typed cells: rows are read, checked and saved one by one, each with its version.

A row is sent with the texts that its reader saw ("asal"): an untouched row is never saved, and one
that changed meanwhile comes back with both values.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from capaian.hitung import Target, baca_target
from capaian.kueri.nilai import target as target_dari
from lakip.angka import AngkaTidakTerbaca
from renstra.models import Indikator, NilaiTarget


class JenisSel(StrEnum):
    """What a cell holds."""

    TARGET = "target"
    ANGKA = "angka"
    BULAT = "bulat"
    RUPIAH = "rupiah"
    TEKS = "teks"
    PILIH = "pilih"


@dataclass(frozen=True)
class KolomKisi:
    """``nama`` is the attribute of the row's model, or the key of a target.

    ``panjang``: a text of several lines; ``alinea``: each of its lines is a point of its own.
    ``tampil``: only shown, never sent; ``hidup``: shown, and computed anew as one types in the row.
    """

    nama: str
    judul: str
    jenis: JenisSel = JenisSel.TEKS
    pilihan: tuple[tuple[str, str], ...] = ()
    lebar: str = ""
    panjang: bool = False
    alinea: bool = False
    tampil: bool = False
    hidup: bool = False


@dataclass
class SelKisi:
    """``tersimpan`` is set when the stored text is another one than the typed text.

    ``petunjuk`` shows in an empty cell: what stands there when nothing is typed. ``terkunci``: a
    cell that may be typed in other rows, but not here. ``alamat``: where a shown cell leads.
    """

    kolom: KolomKisi
    teks: str
    galat: str = ""
    tersimpan: str | None = None
    petunjuk: str = ""
    terkunci: bool = False
    alamat: str = ""

    @property
    def awal(self) -> str:
        """The stored text."""
        return self.teks if self.tersimpan is None else self.tersimpan

    @property
    def teks_pilihan(self) -> str:
        """The label of a chosen value."""
        return dict(self.kolom.pilihan).get(self.tersimpan or "", "kosong")


@dataclass
class BarisKisi:
    """A row; ``kunci`` names it in the form, ``status``: "", tersimpan, galat or bentrok."""

    kunci: str
    judul: str
    versi: int
    sel: list[SelKisi]
    kelompok: str = ""
    keterangan: str = ""
    alamat: str = ""
    status: str = ""
    galat: list[str] = field(default_factory=list)
    bisa_hapus: bool = False
    baru: bool = False

    @property
    def asal(self) -> str:
        """What the reader saw, as one line."""
        return rangkai(s.awal for s in self.sel if not s.kolom.tampil)


PEMISAH = "␟"


class SelSalah(Exception):
    """Cells that cannot be saved: their messages by column, "" for the whole row."""

    def __init__(self, galat: dict[str, str]) -> None:
        self.galat = galat
        super().__init__(str(galat))


class BarisBerubah(Exception):
    """The row changed since it was read."""


def rangkai(teks: Iterable[str]) -> str:
    """The cell texts of a row as one text, to compare: spaces do not count, lines do."""
    return PEMISAH.join("\n".join(" ".join(b.split()) for b in t.splitlines()) for t in teks)


def teks_target(nilai: NilaiTarget | None) -> str:
    """A target for typing: no grouped thousands, which would be read two ways."""
    t = target_dari(nilai) if nilai else None
    return t.teks().replace(".", "") if t else ""


def isi_target(objek: NilaiTarget, teks: str) -> None:
    """Set the target typed as text. Raises AngkaTidakTerbaca."""
    t: Target | None = baca_target(teks)
    objek.nilai = (t.bawah if t.berentang else t.angka) if t else None
    objek.nilai_atas = t.atas if t else None
    objek.predikat = t.predikat if t else ""


class Kisi(ABC):
    """Rows of cells in one order of columns."""

    kolom: tuple[KolomKisi, ...] = ()
    judul_baris = "Indikator"
    nama = "kisi"
    dapat_hapus = False
    dapat_pindah = False
    hanya_baca = False
    tumbuh = False
    """Whether blank lines stand at the end, as many as are needed."""

    @abstractmethod
    def daftar(self) -> list[BarisKisi]:
        """Every row, in a number of queries that does not depend on how many there are."""

    @abstractmethod
    def simpan(self, kunci: str, isian: Mapping[str, str], versi_dibaca: int) -> str:
        """Save one row and return its key. Raises SelSalah, BarisBerubah, KeyError."""

    @property
    def kolom_isian(self) -> list[KolomKisi]:
        """The columns that people type in."""
        return [k for k in self.kolom if not k.tampil]

    def satu(self, kunci: str) -> BarisKisi:
        """One row. Raises KeyError when there is none."""
        return {b.kunci: b for b in self.daftar()}[kunci]

    def kirim(self, kunci: str, isian: Mapping[str, str], versi_dibaca: int) -> list[BarisKisi]:
        """Save a row and show it as it is now, with what is wrong where it could not be saved."""
        try:
            jadi = self.satu(self.simpan(kunci, isian, versi_dibaca))
            jadi.status = "tersimpan"
            return [jadi, self.satu(kunci)] if kunci != jadi.kunci else [jadi]
        except SelSalah as salah:
            baris = self._dengan_isian(kunci, isian)
            baris.status, baris.versi = "galat", versi_dibaca
            for sel in baris.sel:
                sel.galat = salah.galat.pop(sel.kolom.nama, "")
            baris.galat = list(salah.galat.values())
        except BarisBerubah:
            baris = self._dengan_isian(kunci, isian)
            baris.status = "bentrok"
        return [baris]

    def _dengan_isian(self, kunci: str, isian: Mapping[str, str]) -> BarisKisi:
        baris = self.satu(kunci)
        for sel in (s for s in baris.sel if not s.kolom.tampil):
            diketik = isian.get(sel.kolom.nama, "")
            if rangkai([diketik]) != rangkai([sel.teks]):
                sel.tersimpan, sel.teks = sel.teks, diketik
        return baris


class KisiTarget(Kisi):
    """Targets of indicators: one row per indicator, one stored target per filled cell."""

    def __init__(
        self, indikator: Iterable[Indikator], kolom: Iterable[KolomKisi], sel: "SumberSel"
    ) -> None:
        self.indikator = {str(i.pk): i for i in indikator}
        self.kolom = tuple(kolom)
        self.sel = sel

    def daftar(self) -> list[BarisKisi]:
        isi = {(o.indikator_id, self.sel.kunci(o)): o for o in self.sel.semua()}
        terbaru = self.sel.versi()
        return [
            BarisKisi(
                kunci,
                i.nama,
                terbaru.get(i.pk, 0),
                [SelKisi(k, teks_target(isi.get((i.pk, k.nama)))) for k in self.kolom],
                kelompok=str(i.tujuan or i.sasaran),
                keterangan=i.satuan,
                alamat=self.sel.alamat(i),
            )
            for kunci, i in self.indikator.items()
        ]

    @transaction.atomic
    def simpan(self, kunci: str, isian: Mapping[str, str], versi_dibaca: int) -> str:
        i = Indikator.objects.select_for_update().get(pk=self.indikator[kunci].pk)
        if self.sel.versi().get(i.pk, 0) != versi_dibaca:
            raise BarisBerubah
        ada = {self.sel.kunci(o): o for o in self.sel.semua() if o.indikator_id == i.pk}
        galat, ubah, buang = {}, [], []
        for k in self.kolom:
            teks = isian.get(k.nama, "")
            objek = ada.get(k.nama)
            if rangkai([teks]) == rangkai([teks_target(objek)]):
                continue
            objek = objek or self.sel.baru(i, k.nama)
            try:
                isi_target(objek, teks)
                objek.clean_fields(exclude=["indikator", "tahun_kinerja"])
                kosong = objek.nilai is None and not objek.predikat
                (buang if kosong else ubah).append(objek)
            except (AngkaTidakTerbaca, ValidationError) as salah:
                galat[k.nama] = pesan(salah)
        if galat:
            raise SelSalah(galat)
        for objek in ubah:
            objek.save()
        for objek in buang:
            if objek.pk is not None:
                objek.delete()
        return kunci


@dataclass(frozen=True)
class SumberSel:
    """Where the cells of a KisiTarget are stored."""

    semua: Callable[[], models.QuerySet]
    riwayat: Callable[[], models.QuerySet]
    kunci: Callable[[Any], str]
    baru: Callable[[Indikator, str], Any]
    alamat: Callable[[Indikator], str] = lambda i: ""

    def versi(self) -> dict[int, int]:
        """The latest history entry of any cell of an indicator, deleted ones included."""
        baris = self.riwayat().values("indikator_id").annotate(akhir=models.Max("history_id"))
        return dict(baris.order_by().values_list("indikator_id", "akhir"))


def pesan(salah: Exception) -> str:
    """What the user reads about a value that cannot be taken."""
    if isinstance(salah, ValidationError):
        return " ".join(salah.messages)
    return getattr(salah, "pesan", str(salah))
