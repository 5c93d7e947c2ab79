"""Tables of the report: fixed columns, heads on every page, spans, alignment, sums in bold."""

from collections.abc import Iterator
from dataclasses import replace

from capaian.laporan.cetak import campur
from capaian.laporan.docx.oox import (
    BIASA,
    Rupa,
    Tata,
    baris_tabel,
    bidang,
    larik,
    sel_tabel,
    tabel,
)
from capaian.laporan.docx.penulis import Penulis
from capaian.laporan.lebar import TataKolom, tata_kolom
from capaian.laporan.pohon import JenisBaris, Rata, Tabel
from capaian.laporan.tabel import KepalaSel, Petak, baris_panjang, kepala, pendek, petak

# Columns are measured in the narrower face of the PDF.
LEBAR_HURUF = 118
_TAKUK = (0, 110, 220, 330, 440, 550)
_TEPI, _TEPI_RAPAT = 85, 35  # twips at each side of a cell
_UKURAN_TERKECIL = 65  # tenths of a point, before the last steps of half points
_UM_PER_TWIP = 17_639  # thousandths
_RATA = {Rata.KIRI: "", Rata.TENGAH: "center", Rata.KANAN: "right"}
_TENGAH = '<w:vAlign w:val="center"/>'


def um(twip: int) -> int:
    """Twips as micrometres."""
    return twip * _UM_PER_TWIP // 1000


def ukuran_ukur(ukuran: int) -> int:
    """The font size with which columns are measured for this one."""
    return ukuran * LEBAR_HURUF // 100


def xml_tabel(b: Tabel, p: Penulis) -> str:
    """A table with its caption above, notes and source below."""
    isi = takarir(b, "Tabel", p) if b.bernomor else ""
    isi += _isi_tabel(b, p)
    for catatan in b.catatan:
        isi += p.alinea(larik(catatan), "Sumber", Tata(sesudah=0))
    # Without a line below it the next table would join this one.
    return isi + p.alinea(larik(f"Sumber: {b.sumber}" if b.sumber else ""), "Sumber")


def takarir(b: Tabel, label: str, p: Penulis, tata: Tata = BIASA) -> str:
    """The caption as a paragraph: label and number, the number a field that counts."""
    return p.alinea(p.bertanda(b, isi_takarir(b.nomor, b.judul, label)), "Caption", tata)


def isi_takarir(nomor: str, judul: str, label: str) -> str:
    """Label, chapter and number, then the title; counting starts anew in every chapter."""
    if not nomor:
        return larik(judul)
    bab, _, urut = nomor.rpartition(".")
    mulai = " \\r 1" if urut == "1" else ""
    awal = f"{label} {bab}." if bab else f"{label} "
    return larik(awal) + bidang(f"SEQ {label} \\* ARABIC{mulai}", urut) + larik(f" {judul}")


def _isi_tabel(b: Tabel, p: Penulis) -> str:
    tata, dasar, tepi = _tata(b, p)
    lebar = [p.ruang * n // 10_000 for n in tata.lebar]
    lebar[-1] += p.ruang - sum(lebar)
    mengecil = tata.langkah or dasar < p.ukuran_tabel
    ukuran = (dasar - 5 * tata.langkah) // 5 if mengecil else 0
    baris = list(_kepala(b, lebar, ukuran, p))
    baris += _badan(b, lebar, ukuran, p)
    return tabel(p.gaya["Tabel Laporan"], lebar, baris, uraian=b.judul, tepi=tepi)


def _tata(b: Tabel, p: Penulis) -> tuple[TataKolom, int, int]:
    """Columns, the font size they start from, and the cells' margins (0 as in the style).

    Where the numbers of a very wide table would break, margins and letters get smaller still.
    """
    tata = tata_kolom(b, ruang=um(p.ruang), ukuran=ukuran_ukur(p.ukuran_tabel))
    if tata.muat:
        return tata, p.ukuran_tabel, 0
    ruang = um(p.ruang + len(b.kolom_tampil) * 2 * (_TEPI - _TEPI_RAPAT))
    for ukuran in range(p.ukuran_tabel, _UKURAN_TERKECIL - 1, -5):
        tata = tata_kolom(b, ruang=ruang, ukuran=ukuran_ukur(ukuran))
        if tata.muat:
            break
    return tata, ukuran, _TEPI_RAPAT


def _latar(p: Penulis, persen: int) -> str:
    warna = campur(p.laporan.tampilan.warna_aksen, persen).lstrip("#").upper()
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{warna}"/>'


def _kepala(b: Tabel, lebar: list[int], ukuran: int, p: Penulis) -> Iterator[str]:
    latar = _latar(p, 9)
    turun = [(0, 1)] * len(lebar)
    for deret in kepala(b.kolom_tampil):
        yield baris_tabel(_sel_kepala(deret, lebar, turun, latar, ukuran, p), kepala=True)
    if b.baris_nomor:
        kecil = Rupa(miring=True, ukuran=(ukuran or p.ukuran_tabel // 5) - 2)
        sel = (
            sel_tabel(p.alinea(larik(f"({n})", kecil), "Isi Tabel", Tata(rata="center")), satu)
            for n, satu in enumerate(lebar, 1)
        )
        yield baris_tabel(sel, kepala=True)


def _sel_kepala(
    deret: list[KepalaSel],
    lebar: list[int],
    turun: list[tuple[int, int]],
    latar: str,
    ukuran: int,
    p: Penulis,
) -> Iterator[str]:
    """Cells of a head row; ``turun``: rows that a head from above still covers, and its width."""
    sisa = list(deret)
    i = 0
    while i < len(lebar):
        baris, bentang = turun[i]
        lanjut, isi = "continue", ""
        if not baris:
            satu = sisa.pop(0)
            baris, bentang = satu.tinggi, satu.lebar
            lanjut = "restart" if baris > 1 else ""
            isi = p.alinea(larik(satu.judul, Rupa(ukuran=ukuran)), "Kepala Tabel")
        turun[i] = (baris - 1, bentang)
        isi = isi or p.alinea("", "Kepala Tabel")
        yield sel_tabel(isi, sum(lebar[i : i + bentang]), latar + _TENGAH, bentang, lanjut)
        i += bentang


def _badan(b: Tabel, lebar: list[int], ukuran: int, p: Penulis) -> Iterator[str]:
    latar = {
        JenisBaris.KELOMPOK: _latar(p, 9),
        JenisBaris.SUBJUMLAH: _latar(p, 4),
        JenisBaris.JUMLAH: _latar(p, 9),
    }
    utuh = pendek(b)
    for ke, (baris, deret) in enumerate(petak(b)):
        # A short table stays on one page; a sum is not parted from the row before it.
        akhir = ke == len(b.baris) - 1
        jumlah_berikut = not akhir and b.baris[ke + 1].jenis == JenisBaris.JUMLAH
        lekat = not akhir and (utuh or jumlah_berikut or baris.jenis == JenisBaris.KELOMPOK)
        rupa = Rupa(tebal=baris.jenis != JenisBaris.RINCI, ukuran=ukuran)
        sel = list(_sel_badan(deret, lebar, latar.get(baris.jenis, ""), rupa, p, lekat=lekat))
        yield baris_tabel(sel, utuh=not baris_panjang(baris))
    if not b.baris:
        kosong = p.alinea(larik("Belum ada data."), "Isi Tabel", Tata(rata="center"))
        yield baris_tabel([sel_tabel(kosong, sum(lebar), bentang=len(lebar))])


def _sel_badan(
    deret: list[Petak], lebar: list[int], latar: str, rupa: Rupa, p: Penulis, *, lekat: bool
) -> Iterator[str]:
    i = 0
    for satu in deret:
        penuh = sum(lebar[i : i + satu.lebar])
        i += satu.lebar
        if satu.sel is None:
            isi, lanjut = p.alinea("", "Isi Tabel", Tata(lekat=lekat or None)), "continue"
        else:
            lanjut = "restart" if satu.sel.tinggi > 1 else ""
            tata = Tata(
                lekat=lekat or None,
                kiri=_TAKUK[min(satu.takuk, 5)] if satu.takuk else None,
                rata=_RATA[satu.kolom.rata] if satu.lebar == 1 else "",
            )
            tebal = replace(rupa, tebal=rupa.tebal or satu.sel.tebal)
            isi = p.alinea(larik(satu.sel.teks, tebal), "Isi Tabel", tata)
        yield sel_tabel(isi, penuh, latar, satu.lebar, lanjut)
