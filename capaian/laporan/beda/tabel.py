"""What changed in one table: labels, rows, and cells that no number explains."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from capaian.laporan.beda.jenis import Macam, Ubahan
from capaian.laporan.beda.susunan import yang_pindah
from capaian.laporan.bentang import terbentang
from capaian.laporan.pohon import Baris, Kolom, Sel, Tabel

_NOMOR = "no"
"""The column of running numbers: it follows from the rows."""
_PENAMA = ("indikator", "uraian", "sub_kegiatan", "kegiatan", "program", "nama", "komponen")
"""Columns that name their row, the best first."""


@dataclass(frozen=True)
class BedaBaris:
    """A row that came, went or moved; ``nama`` is what people call it."""

    kunci: str
    nama: str
    macam: Macam


@dataclass(frozen=True)
class BedaSel:
    """A cell with another content, named by its row and column."""

    baris: str
    nama: str
    kolom: str
    judul: str
    lama: str
    baru: str


@dataclass(frozen=True)
class BedaTabel:
    """A table that came, went or changed; ``label`` are its title, source, notes and heads."""

    kunci: str
    judul: str
    tempat: str
    macam: Macam
    label: tuple[Ubahan, ...] = ()
    baris: tuple[BedaBaris, ...] = ()
    sel: tuple[BedaSel, ...] = ()


def beda_tabel(
    lama: Tabel, baru: Tabel, tempat: str, angka_berubah: Collection[str]
) -> BedaTabel | None:
    """What changed between two states of a table; None when nothing did.

    Cells of the facts in ``angka_berubah`` are left out: those stand among the numbers.
    """
    label = tuple(_label(lama, baru))
    baris = tuple(_baris(lama, baru))
    sel = tuple(_sel(lama, baru, angka_berubah))
    if not (label or baris or sel):
        return None
    return BedaTabel(baru.kunci, baru.judul, tempat, Macam.BERUBAH, label, baris, sel)


def tabel_seluruhnya(tabel: Tabel, tempat: str, macam: Macam) -> BedaTabel:
    """A table that one of the reports does not have."""
    return BedaTabel(tabel.kunci, tabel.judul, tempat, macam)


def _label(lama: Tabel, baru: Tabel) -> Iterator[Ubahan]:
    pasangan = [
        ("Judul tabel", lama.judul, baru.judul),
        ("Sumber", lama.sumber, baru.sumber),
        ("Catatan", "\n".join(lama.catatan), "\n".join(baru.catatan)),
    ]
    kiri, kanan = ({k.kunci: k for k in t.kolom_tampil} for t in (lama, baru))
    for kunci in {**kanan, **kiri}:
        pasangan.append(("Kolom", _kepala(kiri.get(kunci)), _kepala(kanan.get(kunci))))
    yield from (Ubahan(*p) for p in pasangan if p[1] != p[2])
    if yang_pindah(list(kiri), list(kanan)):
        urut = [" | ".join(k.judul for k in d.values()) for d in (kiri, kanan)]
        yield Ubahan("Urutan kolom", *urut)


def _kepala(kolom: Kolom | None) -> str:
    return " – ".join((*kolom.kelompok, kolom.judul)) if kolom else ""


def _baris(lama: Tabel, baru: Tabel) -> Iterator[BedaBaris]:
    kiri, kanan = ({b.kunci: b for b in t.baris} for t in (lama, baru))
    pindah = set(yang_pindah(list(kiri), list(kanan)))
    for kunci, satu in kanan.items():
        if kunci not in kiri:
            yield BedaBaris(kunci, nama_baris(baru, satu), Macam.BARU)
        elif kunci in pindah:
            yield BedaBaris(kunci, nama_baris(baru, satu), Macam.PINDAH)
    for kunci, satu in kiri.items():
        if kunci not in kanan:
            yield BedaBaris(kunci, nama_baris(lama, satu), Macam.HILANG)


def nama_baris(tabel: Tabel, baris: Baris) -> str:
    """What people call a row: the cell that names it, else its first words, else its key."""
    kolom = [k.kunci for k in tabel.kolom_tampil if k.kunci != _NOMOR]
    for kunci in (*_PENAMA, *kolom):
        sel = baris.sel.get(kunci)
        if sel and sel.fakta is None and _berhuruf(sel.teks):
            return sel.teks
    return baris.kunci


def _berhuruf(teks: str) -> bool:
    return sum(huruf.isalpha() for huruf in teks) > 1


def _sel(lama: Tabel, baru: Tabel, angka_berubah: Collection[str]) -> Iterator[BedaSel]:
    kiri, kanan = ({b.kunci: sel for b, sel in terbentang(t)} for t in (lama, baru))
    kolom_lama = {k.kunci for k in lama.kolom}
    kolom = [k for k in baru.kolom if k.kunci in kolom_lama]
    for satu in baru.baris:
        for k in kolom if satu.kunci in kiri else ():
            a, a_sendiri = kiri[satu.kunci][k.kunci]
            b, b_sendiri = kanan[satu.kunci][k.kunci]
            # A cell over several rows changes once, where it begins.
            if not (a_sendiri or b_sendiri) or (k.kunci == _NOMOR and _penomor(a, b)):
                continue
            if _berubah(a, b, angka_berubah):
                nama = nama_baris(baru, satu)
                yield BedaSel(satu.kunci, nama, k.kunci, k.judul, _teks(a), _teks(b))


def _berubah(a: Sel, b: Sel, angka_berubah: Collection[str]) -> bool:
    if (a.nilai, a.teks) == (b.nilai, b.teks):
        return False
    return a.fakta != b.fakta or a.fakta not in angka_berubah


def _penomor(*sel: Sel) -> bool:
    """Whether the cells hold running numbers (1, II, a.) and not the label of a sum."""
    return all(sum(huruf.islower() for huruf in s.teks) < 2 for s in sel)


def _teks(sel: Sel) -> str:
    return sel.teks or sel.nilai or ""
