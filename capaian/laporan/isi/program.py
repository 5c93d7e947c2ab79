"""Analysis 7: the programs behind the results, with every output and its explanation."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from capaian.laporan.bahan import Keluaran
from capaian.laporan.isi.analisis import sebutan_blok
from capaian.laporan.isi.efisiensi import pemilik
from capaian.laporan.isi.konteks import (
    Isi,
    Konteks,
    kolom_angka,
    kolom_data,
    kolom_teks,
    kolom_tengah,
    teks,
)
from capaian.laporan.isi.pos import kolom_keterangan, kolom_uraian, sel_pos
from capaian.laporan.kerangka import BlokCapaian
from capaian.laporan.pohon import (
    Baris,
    BelumDiisi,
    Blok,
    Butir,
    Daftar,
    JenisBaris,
    Potongan,
    Sel,
    Tabel,
)
from capaian.laporan.simpul import Simpul
from capaian.laporan.ukur import HasilDukungan, HasilKeluaran
from capaian.laporan.ukur.efisiensi import BarisDukungan
from lakip.angka import format_angka

_BANYAK_KOLOM = 13
"""Columns of the table, those of data included: a heading of a sasaran spans them."""


def analisis_7(k: Konteks, s: Simpul) -> Isi:
    """Table of programs and outputs, then what was done, output by output."""
    blok = k.blok[s.blok]
    milik = [m for m in pemilik(k, blok) if m.cakupan.bagian]
    kosong: list[Blok] = [
        BelumDiisi(
            f"{s.kunci}/kosong/{m.cakupan.pemilik}",
            f"Program yang menunjang {m.cakupan.nama} belum ditautkan.",
        )
        if not m.cakupan.alasan
        else k.paragraf(
            f"{s.kunci}/kosong/{m.cakupan.pemilik}",
            f"Tidak ada program yang menunjang {m.cakupan.nama}: {m.cakupan.alasan}.",
        )
        for m in pemilik(k, blok)
        if not m.cakupan.bagian
    ]
    if not milik:
        return kosong, ()
    isi: list[Blok] = [_tabel(k, blok, milik), *kosong]
    for m in milik:
        butir = tuple(_butir(k, m, ringkas=blok.kode == "tujuan"))
        if butir:
            isi.append(_pengantar(k, s, m))
            isi.append(Daftar(f"{s.kunci}/uraian/{m.cakupan.pemilik}", butir))
    return isi, ()


def _pengantar(k: Konteks, s: Simpul, m: HasilDukungan) -> Blok:
    return k.paragraf(
        f"{s.kunci}/pengantar/{m.cakupan.pemilik}",
        f"Pelaksanaan program dan kegiatan yang menunjang {m.cakupan.nama} adalah sebagai berikut.",
    )


def _tabel(k: Konteks, blok: BlokCapaian, milik: Sequence[HasilDukungan]) -> Tabel:
    keluaran = [x for m in milik for b in m.baris for x in k.u.anggaran.keluaran.get(b.kode, ())]
    baris: list[Baris] = []
    for m in milik:
        if len(milik) > 1:
            judul = teks(m.cakupan.nama, tebal=True)
            isi = {"no": replace(judul, lebar=_BANYAK_KOLOM)}
            baris.append(Baris(f"{m.cakupan.pemilik}#kepala", JenisBaris.KELOMPOK, isi))
        baris.extend(_baris_pemilik(k, m))
    bernama = any(x.keluaran.indikator for x in keluaran)
    return Tabel(
        f"program_pendukung{blok.akhiran}",
        f"Program dan Kegiatan yang Menunjang Kinerja {sebutan_blok(blok)}Tahun {k.data.tahun}",
        (
            kolom_tengah("no", "No.", 4),
            *kolom_uraian(k, 24),
            replace(kolom_teks("indikator", "Indikator", 20), tampil=bernama),
            kolom_tengah("satuan", "Satuan", 6),
            kolom_angka("target", "Target"),
            kolom_angka("realisasi", "Realisasi"),
            kolom_angka("capaian", "Capaian (%)"),
            kolom_tengah("kategori", "Kategori", 9),
            *(
                kolom_keterangan(x.keluaran.keterangan for x in keluaran)
                or (kolom_data("keterangan", "Keterangan"),)
            ),
            kolom_data("sasaran", "Sasaran"),
        ),
        tuple(baris),
        sumber=k.nama_tahun,
        lanskap=True,
    )


def _baris_pemilik(k: Konteks, m: HasilDukungan) -> Iterator[Baris]:
    """A row per output of every node on the way to a linked leaf; a bare node is a heading."""
    semua = [x.keluaran for b in m.baris for x in k.u.anggaran.keluaran.get(b.kode, ())]
    bernomor = any(x.nomor_tercetak for x in semua)
    nomor = {} if bernomor else _nomor(m.baris)
    for b in m.baris:
        keluaran = k.u.anggaran.keluaran.get(b.kode, ())
        kepala = {**sel_pos(k, b.kode), "sasaran": teks(m.cakupan.nama)}
        kunci = f"{m.cakupan.pemilik}#{b.kode}"
        if not keluaran:
            isi = {"no": teks(nomor.get(b.kode, "")), **kepala}
            if b.daun:
                isi["indikator"] = Sel(None, "keluaran belum diisi")
            yield Baris(kunci, JenisBaris.KELOMPOK, isi, b.takuk)
        for n, h in enumerate(keluaran):
            no = h.keluaran.nomor_tercetak or nomor.get(b.kode, "")
            isi = {"no": teks(no), **kepala}
            if n:
                isi = {x: Sel(sel.nilai, "") for x, sel in isi.items()}
            isi |= _sel_keluaran(k, h)
            yield Baris(f"{kunci}#{h.keluaran.nomor}", JenisBaris.RINCI, isi, b.takuk)


def _sel_keluaran(k: Konteks, h: HasilKeluaran) -> dict[str, Sel]:
    return {
        "indikator": teks(h.keluaran.indikator),
        "satuan": teks(h.keluaran.satuan),
        "target": k.sel_angka(f"target:{h.kunci}"),
        "realisasi": k.sel_angka(f"keluaran:{h.kunci}"),
        "capaian": k.sel_persen(f"capaian:{h.kunci}"),
        "kategori": k.sel_fakta(f"kategori:{h.kunci}"),
        "keterangan": teks(h.keluaran.keterangan),
    }


def _nomor(baris: Sequence[BarisDukungan]) -> dict[str, str]:
    """Numbers 1, 1.1, 1.1.1 in the order of the rows."""
    cacah: list[int] = []
    hasil = {}
    for b in baris:
        cacah = [*cacah[: b.takuk + 1], *([0] * (b.takuk + 1 - len(cacah)))]
        cacah[b.takuk] += 1
        hasil[b.kode] = ".".join(str(n) for n in cacah)
    return hasil


def _butir(k: Konteks, m: HasilDukungan, *, ringkas: bool) -> Iterator[Butir]:
    """One item per output: of leaves, or of programs alone where the leaves are told elsewhere."""
    for b in m.baris:
        if (b.takuk == 0) if ringkas else b.daun:
            for h in k.u.anggaran.keluaran.get(b.kode, ()):
                yield Butir(tuple(_kalimat(k, h)))


def _kalimat(k: Konteks, h: HasilKeluaran) -> Iterator[Potongan]:
    """What the output reached, then the explanation, causes and solutions people gave."""
    x = h.keluaran
    nama = k.u.anggaran.pos[x.pos].nama
    yield Potongan(nama, tebal=True)
    yield Potongan(f" ({x.indikator})" if x.indikator and x.indikator != nama else "")
    if x.realisasi is None or x.target is None:
        yield Potongan(" belum mempunyai target atau realisasi keluaran.")
    else:
        yield Potongan(": realisasi ")
        yield k.angka(f"keluaran:{h.kunci}")
        yield Potongan(" dari target ")
        yield k.angka(f"target:{h.kunci}")
        if h.capaian.nilai is not None:
            yield Potongan(", capaian ")
            yield k.angka(f"capaian:{h.kunci}")
            yield Potongan(", kategori ")
            yield k.angka(f"kategori:{h.kunci}")
        yield Potongan(".")
    for bagian in _keterangan(x):
        yield Potongan(f" {bagian}")


def _keterangan(x: Keluaran) -> Iterator[str]:
    if x.rincian:
        rincian = "; ".join(
            f"{r.nama} {format_angka(r.jumlah)} {r.satuan}".strip() for r in x.rincian
        )
        yield f"Rinciannya: {rincian}."
    if x.penjelasan:
        yield _titik(x.penjelasan)
    if x.penyebab:
        yield f"Penyebab: {_titik(x.penyebab)}"
    if x.solusi:
        yield f"Solusi: {_titik(x.solusi)}"


def _titik(isi: str) -> str:
    """A sentence that ends."""
    isi = " ".join(isi.split())
    return isi if isi.endswith((".", "!", "?")) else f"{isi}."
