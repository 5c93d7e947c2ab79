"""Tables whose rows are indicators, grouped under their tujuan or sasaran."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from capaian.hitung import Rumus
from capaian.laporan.bahan import Indikator
from capaian.laporan.isi.konteks import (
    NOMOR,
    Konteks,
    kapital,
    kolom_angka,
    kolom_teks,
    kolom_tengah,
    nomor,
    sel_target,
    teks,
)
from capaian.laporan.pohon import Baris, JenisBaris, Kolom, Sel, Tabel
from capaian.laporan.ukur import HasilIndikator, nama_fakta
from capaian.laporan.ukur.indikator import HasilTahun

SelIndikator = Callable[[HasilIndikator], dict[str, Sel]]


class CatatanKaki:
    """The footnotes of one table: equal notes share a mark."""

    def __init__(self) -> None:
        self._catatan: list[str] = []

    def tanda(self, *catatan: str) -> str:
        """The marks of the given notes, "" for none."""
        nomor_ = []
        for satu in map(kapital, filter(None, catatan)):
            if satu not in self._catatan:
                self._catatan.append(satu)
            nomor_.append(self._catatan.index(satu) + 1)
        return "".join(f" {'*' * n}" if n <= _BINTANG else f" {n})" for n in nomor_)

    @property
    def isi(self) -> tuple[str, ...]:
        """The notes under the table."""
        return tuple(
            f"{'*' * n if n <= _BINTANG else f'{n})'} {c}" for n, c in enumerate(self._catatan, 1)
        )


_BINTANG = 3


def kunci_induk(indikator: Sequence[Indikator]) -> tuple[str, str]:
    """Column key and title of what the indicators belong to."""
    if all(i.milik_tujuan for i in indikator):
        return "tujuan", "Tujuan"
    if any(i.milik_tujuan for i in indikator):
        return "sasaran", "Tujuan/Sasaran"
    return "sasaran", "Sasaran"


def uraian_induk(k: Konteks, kode: str) -> str:
    """The wording of a tujuan or sasaran; its code when it is unknown."""
    semua = (*k.data.tujuan, *k.data.sasaran)
    return next((s.uraian for s in semua if s.kode == kode), kode)


def baris_indikator(
    k: Konteks, indikator: Sequence[Indikator], sel: SelIndikator
) -> tuple[Baris, ...]:
    """One row per indicator; the cell of tujuan or sasaran spans the rows of its indicators."""
    kunci, _ = kunci_induk(indikator)
    hasil = []
    for induk, grup in groupby(indikator, key=lambda i: i.induk):
        anggota = list(grup)
        for n, i in enumerate(anggota):
            isi = {"no": nomor(len(hasil) + 1), "indikator": teks(i.nama), "satuan": teks(i.satuan)}
            if n == 0:
                isi[kunci] = teks(uraian_induk(k, induk), tinggi=len(anggota))
            isi |= sel(k.u.indikator[i.kode])
            hasil.append(Baris(i.kode, JenisBaris.RINCI, isi))
    return tuple(hasil)


def tabel_indikator(
    k: Konteks,
    kunci: str,
    judul: str,
    indikator: Sequence[Indikator],
    kolom: Iterable[Kolom],
    sel: SelIndikator,
    *,
    catatan: CatatanKaki | None = None,
    **lain: Any,
) -> Tabel:
    """A table of indicators: ordinal, tujuan or sasaran, indikator, then the given columns."""
    induk, judul_induk = kunci_induk(indikator)
    baris = baris_indikator(k, indikator, sel)
    awal = (NOMOR, kolom_teks(induk, judul_induk, 16), kolom_teks("indikator", "Indikator", 18))
    return Tabel(
        kunci,
        judul,
        (*awal, *kolom),
        baris,
        sumber=lain.pop("sumber", None) or sumber_data(k, indikator),
        catatan=catatan.isi if catatan else (),
        **lain,
    )


SATUAN = kolom_tengah("satuan", "Satuan", 5)
TARGET = kolom_angka("target", "Target", 6)
REALISASI = kolom_angka("realisasi", "Realisasi", 6)
CAPAIAN = kolom_angka("capaian", "Capaian (%)", 6)
KATEGORI = kolom_tengah("kategori", "Kategori", 8)


def tabel_pengukuran(
    k: Konteks, kunci: str, judul: str, indikator: Sequence[Indikator], **lain: Any
) -> Tabel:
    """Target, realisasi, capaian and category of the year."""
    catatan = CatatanKaki()
    kolom = (SATUAN, TARGET, REALISASI, CAPAIAN, KATEGORI)

    def sel(h: HasilIndikator) -> dict[str, Sel]:
        return sel_tahun(k, h.indikator, h.kini, catatan)

    return tabel_indikator(k, kunci, judul, indikator, kolom, sel, catatan=catatan, **lain)


def sel_tahun(k: Konteks, i: Indikator, h: HasilTahun, catatan: CatatanKaki) -> dict[str, Sel]:
    """The cells of one year: target, realisasi with its footnote marks, capaian, kategori."""
    tahun = None if h.tahun == k.data.tahun else h.tahun
    return {
        "target": sel_target_tahun(k, i, h, tahun),
        "realisasi": sel_realisasi(k, i, h, tahun, catatan),
        "capaian": sel_capaian(k, i, h, tahun, catatan),
        "kategori": k.sel_fakta(nama_fakta("kategori", i.kode, tahun)),
    }


def sel_target_tahun(k: Konteks, i: Indikator, h: HasilTahun, tahun: int | None = None) -> Sel:
    """The target that counts in the year."""
    id_ = nama_fakta("target", i.kode, tahun)
    kosong = "n/a" if tahun else k.fakta(id_).teks
    return sel_target(h.target.nilai, id_, satuan=i.satuan, desimal=i.desimal, kosong=kosong)


def sel_realisasi(
    k: Konteks, i: Indikator, h: HasilTahun, tahun: int | None, catatan: CatatanKaki
) -> Sel:
    """The published realisasi, or why there is none, with its footnote marks."""
    id_ = nama_fakta("realisasi", i.kode, tahun)
    r = h.realisasi
    if r.nilai is None:
        tercetak = r.teks(i.desimal) or k.fakta(id_).teks
        return Sel(r.predikat or None, tercetak + catatan.tanda(r.sebab), fakta=id_)
    dasar = k.sel_angka(id_, i.desimal)
    return Sel(dasar.nilai, r.teks(i.desimal) + catatan.tanda(*r.catatan), i.satuan, id_)


def sel_capaian(
    k: Konteks, i: Indikator, h: HasilTahun, tahun: int | None, catatan: CatatanKaki
) -> Sel:
    """The capaian in percent; footnotes tell caps, floors, ranges and typed values with reason."""
    dasar = k.sel_persen(nama_fakta("capaian", i.kode, tahun))
    berentang = h.target.nilai is not None and h.target.nilai.berentang
    khusus = h.capaian.ketentuan if berentang or h.capaian.rumus == Rumus.MANUAL else ""
    tanda = catatan.tanda(*(p.teks for p in h.capaian.peringatan), kapital(khusus))
    return replace(dasar, teks=dasar.teks + tanda)


def sumber_data(k: Konteks, indikator: Iterable[Indikator]) -> str:
    """Where the figures of the indicators come from."""
    sumber = [k.u.indikator[i.kode].kini.realisasi.sumber or i.sumber_data for i in indikator]
    return "; ".join(dict.fromkeys(filter(None, sumber))) or k.nama_tahun
