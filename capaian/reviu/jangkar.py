"""Names of the places of a report that a review comment speaks of, and what stands there.

A number is named by its fact (``capaian:IK1``). Other places are ``bagian:KUNCI`` for a chapter
or part, ``blok:KUNCI`` for a paragraph, text, picture or table, ``baris:TABEL|BARIS`` for a row
and ``sel:TABEL|BARIS|KOLOM`` for a cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from capaian.laporan.asal import asal
from capaian.laporan.cari import teks_blok
from capaian.laporan.isi_daftar import jangkar as id_html
from capaian.laporan.isi_daftar import judul_penuh
from capaian.laporan.pohon import (
    Bab,
    Bagian,
    Baris,
    Blok,
    Gambar,
    Grafik,
    Kolom,
    Laporan,
    Tabel,
    telusuri,
)

PANJANG_KUTIPAN = 500


@dataclass(frozen=True)
class Tempat:
    """A place: its name, chapter and HTML id ("" when it is printed nowhere), words, content."""

    jangkar: str
    bab: str
    html: str
    uraian: str
    kutipan: str


def jangkar_blok(blok: Blok) -> str:
    """The name of a chapter, part or block."""
    return f"{'bagian' if isinstance(blok, Bab | Bagian) else 'blok'}:{blok.kunci}"


def jangkar_sel(tabel: str, baris: str, kolom: str = "") -> str:
    """The name of a row, or of a cell when there is a column."""
    return f"sel:{tabel}|{baris}|{kolom}" if kolom else f"baris:{tabel}|{baris}"


def cari_tempat(laporan: Laporan, jangkar: str) -> Tempat | None:
    """Return the place with this name; None when the report has no such place."""
    jenis, _, kunci = jangkar.partition(":")
    if jenis in ("bagian", "blok"):
        return _tempat_blok(laporan, jangkar)
    if jenis in ("baris", "sel"):
        return _tempat_sel(laporan, jangkar, *kunci.split("|"))
    return _tempat_fakta(laporan, jangkar)


def _tempat_fakta(laporan: Laporan, kunci: str) -> Tempat | None:
    satu = asal(laporan, kunci)
    if satu is None:
        return None
    kutipan = f"{satu.fakta.nama}: {satu.fakta.teks or satu.fakta.alasan}"
    if not satu.tempat:
        return Tempat(kunci, "", "", "Angka yang tidak tercetak", kutipan)
    # A table says more about a number than the sentence that repeats it.
    cetak = next((t for t in satu.tempat if t.jangkar.startswith("t-")), satu.tempat[0])
    uraian = ", ".join(dict.fromkeys(filter(None, [_sebut_bab(cetak.bab), cetak.judul])))
    return Tempat(kunci, cetak.bab.kunci, cetak.jangkar, uraian, kutipan)


def _tempat_blok(laporan: Laporan, jangkar: str) -> Tempat | None:
    for bab, bagian, blok in jalan(laporan):
        if jangkar_blok(blok) == jangkar:
            uraian = _uraian(bab, bagian, _nama(blok))
            return Tempat(jangkar, bab.kunci, id_html(blok), uraian, _kutip(blok))
    return None


def _tempat_sel(laporan: Laporan, jangkar: str, *nama: str) -> Tempat | None:
    if not 2 <= len(nama) <= 3:
        return None
    for bab, bagian, blok in jalan(laporan):
        if isinstance(blok, Tabel) and blok.kunci == nama[0]:
            baris = next((b for b in blok.baris if b.kunci == nama[1]), None)
            if baris is None:
                return None
            uraian = f"{_nama(blok)}, baris {sebut_baris(blok, baris)}"
            kutipan = " · ".join(s.teks for s in baris.sel.values() if s.teks)
            if len(nama) == 3:
                kolom = next((k for k in blok.kolom if k.kunci == nama[2]), None)
                if kolom is None or kolom.kunci not in baris.sel:
                    return None
                uraian += f", kolom {sebut_kolom(kolom)}"
                kutipan = baris.sel[kolom.kunci].teks
            uraian = _uraian(bab, bagian, uraian)
            return Tempat(jangkar, bab.kunci, id_html(blok), uraian, _potong(kutipan))
    return None


def jalan(laporan: Laporan) -> Iterator[tuple[Bab, Bagian | None, Blok]]:
    """Every block in reading order with its chapter and the part it stands in."""
    for bab in laporan.bab:
        bagian = None
        for blok in telusuri(bab):
            if isinstance(blok, Bagian):
                bagian = blok
            yield bab, bagian, blok


def sebut_baris(tabel: Tabel, baris: Baris) -> str:
    """What a row is called: its first text, or its key where it has none."""
    for kolom in tabel.kolom_tampil:
        if kolom.kunci != "no" and kolom.kunci in baris.sel and baris.sel[kolom.kunci].teks:
            return _potong(baris.sel[kolom.kunci].teks, 80)
    return baris.kunci


def sebut_kolom(kolom: Kolom) -> str:
    """What a column is called, with the heads above it."""
    return " ".join([*kolom.kelompok, kolom.judul])


def nama_blok(blok: Blok) -> str:
    """What a block is called for people: "Tabel 3.1 …", its heading, else its kind."""
    if isinstance(blok, Bab | Bagian):
        return judul_penuh(blok)
    return _nama(blok) or " ".join(" ".join(teks_blok(blok)).split()[:6]) or "bagian ini"


def _nama(blok: Blok) -> str:
    match blok:
        case Tabel():
            return f"Tabel {blok.nomor} {blok.judul}" if blok.nomor else f"Tabel {blok.judul}"
        case Grafik() | Gambar():
            return f"Gambar {blok.nomor} {blok.judul}" if blok.nomor else blok.judul
    return ""


def _sebut_bab(bab: Bab) -> str:
    return bab.nomor or bab.judul


def _uraian(bab: Bab, bagian: Bagian | None, nama: str) -> str:
    sebutan = [_sebut_bab(bab), judul_penuh(bagian) if bagian else "", nama]
    return ", ".join(dict.fromkeys(filter(None, sebutan)))


def _kutip(blok: Blok) -> str:
    return _potong(
        " ".join(t for t in teks_blok(blok)) if not isinstance(blok, Tabel) else _nama(blok)
    )


def _potong(teks: str, panjang: int = PANJANG_KUTIPAN) -> str:
    teks = " ".join(teks.split())
    return teks if len(teks) <= panjang else f"{teks[: panjang - 1].rstrip()}…"
