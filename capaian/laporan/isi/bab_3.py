"""Headings of Bab III: what a block is about, and analyses of the whole agency."""

from capaian.laporan.isi.baris import uraian_induk
from capaian.laporan.isi.konteks import Isi, Konteks
from capaian.laporan.isi.sebab import tabel_analisis
from capaian.laporan.pohon import BelumDiisi
from capaian.laporan.simpul import Simpul


def capaian_kinerja(k: Konteks, s: Simpul) -> Isi:
    """Points of analysis about the agency as a whole, where no block holds them."""
    if not k.data.indikator:
        return (BelumDiisi(f"{s.kunci}/kosong", "Indikator kinerja belum diisi."),), ()
    seluruh = [a for a in k.data.analisis if not a.milik]
    if not seluruh or "opd" in k.blok:
        return (), ()
    judul = f"Analisis Kinerja {k.data.opd.nama} Tahun {k.data.tahun}"
    return (), (tabel_analisis(k, "analisis", judul, {"": seluruh}),)


def blok(k: Konteks, s: Simpul) -> Isi:
    """Which sasaran the indicator of a block of its own measures."""
    if k.data.tampil.pola != "per_indikator" or s.blok not in k.blok:
        return (), ()
    induk = dict.fromkeys(i.induk for i in k.blok[s.blok].indikator)
    if s.blok == "tujuan":
        return (), ()
    nama = "; ".join(uraian_induk(k, kode) for kode in induk)
    return (k.paragraf(f"{s.kunci}/sasaran", f"Indikator ini mengukur sasaran {nama}."),), ()
