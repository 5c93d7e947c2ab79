"""Rows by their keys, and the references between them."""

from collections import defaultdict
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.db.models import Model

from .lembar import MENURUT_NAMA
from .naskah import Baris
from .sel import SelSalah
from .spesifikasi import Jenis, Lembar, Milik

PISAH = "#"  # between a parent's code and a row's code; spreadsheets leave it alone


@dataclass(eq=False)
class Simpul:
    """One row, in the file (``baris``), in the database (``obj``) or both.

    ``isi`` maps model fields to values, references to other nodes; ``hadir`` names the fields
    whose column the file has. ``jalur`` are the codes from the topmost parent down to the row.
    """

    lembar: Lembar
    kunci: tuple[Any, ...]
    jalur: tuple[str, ...] = ()
    obj: Model | None = None
    baris: Baris | None = None
    isi: dict[str, Any] = field(default_factory=dict)
    hadir: set[str] = field(default_factory=set)

    @property
    def nama_lembar(self) -> str:
        """The sheet as the file names it; for a row that is not in it, the sheet's own name."""
        return self.baris.lembar if self.baris else self.lembar.nama

    @property
    def nama(self) -> str:
        """The key as shown to people."""
        return " · ".join(_teks_kunci(k) for k in self.kunci if k not in (None, ""))


def _teks_kunci(bagian: Any) -> str:
    return bagian.jalur[-1] if isinstance(bagian, Simpul) and bagian.jalur else str(bagian)


class Indeks:
    """All nodes, by sheet and key, by primary key, and by the codes that cells write.

    ``hanya_berkas``: rows of the year count for references only when the file has them, because
    the others are about to vanish.
    """

    def __init__(self, *, hanya_berkas: bool = True) -> None:
        self._hanya_berkas = hanya_berkas
        self._kunci: dict[str, dict[tuple[Any, ...], Simpul]] = defaultdict(dict)
        self._pk: dict[str, dict[int, Simpul]] = defaultdict(dict)
        self._kode: dict[str, dict[str, list[Simpul]]] = defaultdict(lambda: defaultdict(list))
        self.utama: dict[str, str] = {"pejabat": "opd"}

    def lembar(self, nama: str) -> list[Simpul]:
        """Return the nodes of a sheet: those of the database first, then the file's order."""
        return list(self._kunci[nama].values())

    def menurut_pk(self, lembar: str, pk: int | None) -> Simpul | None:
        """Return the node of a stored row; None for None and for rows outside the scope."""
        return self._pk[lembar].get(pk) if pk is not None else None

    def tersimpan(self, simpul: Simpul) -> None:
        """Add a row of the database."""
        self._kunci[simpul.lembar.nama][simpul.kunci] = simpul
        self._pk[simpul.lembar.nama][simpul.obj.pk] = simpul
        self._beri_kode(simpul)

    def dari_berkas(
        self, lembar: Lembar, kunci: tuple[Any, ...], jalur: tuple[str, ...], baris: Baris
    ) -> Simpul:
        """Return the node for a row of the file, the stored one when its key is the same.

        Raises KeyError with the other row when the file has the key already.
        """
        ada = self._kunci[lembar.nama].get(kunci)
        if ada is None:
            ada = self._kunci[lembar.nama][kunci] = Simpul(lembar, kunci)
        elif ada.baris is not None:
            raise KeyError(ada.baris)
        lama, ada.baris, ada.jalur = ada.jalur, baris, jalur
        if lama != jalur:
            self._beri_kode(ada)
        return ada

    def _beri_kode(self, simpul: Simpul) -> None:
        if simpul.jalur:
            self._kode[simpul.lembar.nama][simpul.jalur[-1]].append(simpul)

    def cari(self, lembar: str, teks: str, dalam: Simpul | None) -> Simpul:
        """Return the node that a cell points to, below ``dalam`` when given. Raises SelSalah."""
        bagian = tuple(b.strip() for b in teks.split(PISAH))
        calon = [s for s in self._kode[lembar][bagian[-1]] if self._boleh(s, bagian[-1])]
        if dalam is not None:
            calon = [s for s in calon if s.jalur == (*dalam.jalur, *bagian)]
        else:
            calon = [s for s in calon if s.jalur[-len(bagian) :] == bagian]
        if len(calon) > 1:
            calon = self._pilih(lembar, calon, bagian)
        if len(calon) == 1:
            return calon[0]
        raise SelSalah(self._pesan(lembar, teks, calon, dalam))

    def _boleh(self, simpul: Simpul, kode: str) -> bool:
        if simpul.jalur[-1] != kode:  # a label that the file has since given another row
            return False
        tetap = simpul.lembar.milik is not Milik.TAHUN or not self._hanya_berkas
        return tetap or simpul.baris is not None

    def _pilih(self, lembar: str, calon: list[Simpul], bagian: tuple[str, ...]) -> list[Simpul]:
        tepat = [s for s in calon if s.jalur == bagian]
        utama = self.utama.get(akar(MENURUT_NAMA[lembar]).nama)
        return tepat or [s for s in calon if s.jalur[0] == utama] or calon

    def _pesan(self, lembar: str, teks: str, calon: list[Simpul], dalam: Simpul | None) -> str:
        if calon:
            pilihan = ", ".join(PISAH.join(s.jalur) for s in calon)
            return f"Kode ini ada di bawah beberapa induk. Tulis salah satu: {pilihan}."
        tempat = f" di bawah {PISAH.join(dalam.jalur)}" if dalam else ""
        mirip = get_close_matches(teks, [k for k, s in self._kode[lembar].items() if s], n=1)
        saran = f" Maksudnya “{mirip[0]}”?" if mirip and mirip[0] != teks else ""
        return f"Kode ini tidak ada di lembar {lembar}{tempat}.{saran}"


def akar(lembar: Lembar) -> Lembar:
    """Return the sheet of the topmost parent in the rows' keys: renstra for indikator."""
    for nama in lembar.kunci:
        if lembar.kolom[nama].jenis is Jenis.RUJUKAN and lembar.kolom[nama].rujuk != lembar.nama:
            return akar(MENURUT_NAMA[lembar.kolom[nama].rujuk])
    return lembar


def jalur_acuan(lembar: Lembar, kunci: tuple[Any, ...], label: str) -> tuple[str, ...]:
    """Return the codes under which cells refer to a row; () when nothing refers to the sheet."""
    if not lembar.acuan:
        return ()
    if lembar.acuan not in lembar.kunci:
        return (label,)
    hasil: list[str] = []
    for bagian in kunci:
        hasil += bagian.jalur if isinstance(bagian, Simpul) else [str(bagian)]
    return tuple(hasil)
