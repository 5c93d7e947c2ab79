"""The report as a Word document: one tree, Word's own styles, fields, lists and sections."""

import io
from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from capaian.laporan.arsip import tetapkan
from capaian.laporan.cetak import judul_besar
from capaian.laporan.docx.blok import xml_blok, xml_galeri
from capaian.laporan.docx.gambar import foto
from capaian.laporan.docx.gaya import BAHASA, pasang_gaya
from capaian.laporan.docx.halaman import Penghalaman
from capaian.laporan.docx.oox import RUANG_NAMA, Tata, larik
from capaian.laporan.docx.penulis import Penulis
from capaian.laporan.docx.tabel import ukuran_ukur, um
from capaian.laporan.docx.templat import (
    Kertas,
    TemplatTidakSah,
    atur,
    buka,
    kertas_sendiri,
    kertas_templat,
)
from capaian.laporan.format import AmbilGambar, Kemajuan, diam
from capaian.laporan.halaman import kelompok_halaman
from capaian.laporan.lebar import perlu_diputar
from capaian.laporan.pdf import halaman_tercetak
from capaian.laporan.pohon import Bab, Blok, Gambar, Laporan, Tabel
from capaian.laporan.qr import png_qr

_RUANG_TAKARIR = 1_300  # twips kept free below a picture


def docx(laporan: Laporan, ambil: AmbilGambar, kemajuan: Kemajuan = diam) -> bytes:
    """The report as a .docx file; the same tree and pictures give the same bytes.

    ``ambil`` hands out stored files by SHA-256, the office's template among them; one that cannot
    be used any more is left out.
    """
    dokumen, (tegak, lanskap), sendiri = _awal(laporan, ambil)
    gaya = dict(pasang_gaya(dokumen, laporan.tampilan, tegak.ruang, timpa=sendiri))
    ruang = tegak.ruang, tegak.tinggi_ruang - _RUANG_TAKARIR
    # Only a layout tells page numbers: those of the PDF stand in until Word has made its own.
    tercetak = halaman_tercetak(laporan, ambil, kemajuan)
    p = Penulis(laporan, dokumen, ambil, gaya, *ruang, halaman=tercetak)
    halaman = Penghalaman(laporan, dokumen, gaya)
    badan = _Badan(dokumen)
    badan.tulis(_sampul(p), halaman.sampul(tegak))
    for n, bab in enumerate(laporan.bab):
        kemajuan(f"Menulis {bab.nomor or bab.judul}", n, len(laporan.bab))
        _tulis_bab(bab, p, (tegak, lanskap), badan, halaman)
    badan.selesai()
    _sifat(dokumen, laporan)
    atur(dokumen)
    keluaran = io.BytesIO()
    dokumen.save(keluaran)
    return tetapkan(keluaran.getvalue())


def _awal(laporan: Laporan, ambil: AmbilGambar) -> tuple[Document, tuple[Kertas, Kertas], bool]:
    """The document to write into, its pages, and whether its styles are ours to set."""
    sha256 = laporan.tampilan.templat_word_sha256
    isi = ambil(sha256) if sha256 else None
    if isi is not None:
        try:
            dokumen = buka(isi)
            return dokumen, kertas_templat(dokumen), False
        except TemplatTidakSah:
            pass  # checked when it was uploaded; a report without letterhead beats none
    return buka(None), kertas_sendiri(laporan.tampilan), True


class _Badan:
    """The body of the document; every section's properties stand in its last paragraph."""

    def __init__(self, dokumen: Document) -> None:
        self._badan = dokumen.element.body
        akhir = self._badan.find(qn("w:sectPr"))
        if akhir is not None:
            self._badan.remove(akhir)

    def tulis(self, isi: str, sifat: str) -> None:
        """Append blocks as a section of their own."""
        self._badan.extend(parse_xml(f"<w:body {RUANG_NAMA}>{isi}</w:body>"))
        terakhir = self._badan[-1]
        if terakhir.tag != qn("w:p"):
            terakhir = parse_xml(f"<w:p {RUANG_NAMA}/>")
            self._badan.append(terakhir)
        terakhir.get_or_add_pPr().append(parse_xml(sifat))

    def selesai(self) -> None:
        """The last section's properties end the body."""
        sifat = self._badan[-1].pPr.find(qn("w:sectPr"))
        self._badan.append(sifat)


def _tulis_bab(
    bab: Bab,
    p: Penulis,
    kertas: tuple[Kertas, Kertas],
    badan: _Badan,
    halaman: Penghalaman,
) -> None:
    """A chapter: upright and turned pages in turn."""
    ruang_tegak = um(kertas[0].ruang)

    def diputar(tabel: Tabel) -> bool:
        return perlu_diputar(tabel, ruang_tegak, ukuran_ukur(p.ukuran_tabel))

    for lanskap, blok in kelompok_halaman(bab, diputar):
        lembar = kertas[lanskap]
        p.ruang, p.tinggi = lembar.ruang, lembar.tinggi_ruang - _RUANG_TAKARIR
        badan.tulis(_aliran(blok, p), halaman.bab(bab, lembar))


def _aliran(blok: list[Blok], p: Penulis) -> str:
    """Blocks one after the other; photos that follow one another stand side by side."""
    isi = ""
    for foto_saja, sederet in groupby(blok, lambda b: isinstance(b, Gambar)):
        deret = list(sederet)
        galeri = foto_saja and len(deret) > 1
        isi += xml_galeri(deret, p) if galeri else "".join(xml_blok(b, p) for b in deret)
    return isi


def _sampul(p: Penulis) -> str:
    """The cover: emblem, title and year above, the agency below."""
    s = p.laporan.sampul
    aksen = p.laporan.tampilan.warna_aksen.lstrip("#").upper()
    lambang = foto(p.ambil(s.lambang_sha256)) if s.lambang_sha256 else None
    isi = p.alinea("", "Isi Sampul", Tata(sesudah=900))
    if lambang:
        isi += p.alinea(p.gambar(lambang, 2_550, 1_930, f"Lambang {s.pemda}"), "Isi Sampul")
    isi += p.alinea(larik(judul_besar(s.judul)), "Judul Sampul", Tata(sebelum=900))
    isi += p.alinea(larik(f"Tahun {s.tahun}"), "Tahun Sampul", Tata(sesudah=3_000))
    besar = p.laporan.tampilan.ukuran_huruf * 2
    for teks, ukuran in ((s.opd, int(besar) + 8), (s.pemda, int(besar) + 4)):
        isi += p.alinea(_kapital(teks, ukuran), "Isi Sampul")
    kontak = [t for t in (s.alamat, " · ".join(filter(None, (s.laman, s.posel)))) if t]
    garis = Tata(sebelum=360, garis_atas=aksen)
    for teks in kontak:
        isi += p.alinea(larik(teks), "Isi Sampul", garis)
        garis = replace(garis, sebelum=None, garis_atas="")
    if s.tempat_tahun:
        isi += p.alinea(larik(s.tempat_tahun), "Isi Sampul", garis)
    return isi + (_verifikasi(p) if s.kode else "")


def _verifikasi(p: Penulis) -> str:
    """The QR code of a final version, with its code and address in words."""
    s = p.laporan.sampul
    qr = foto(png_qr(s.alamat_verifikasi))
    kata = f"Keaslian laporan ini dapat diperiksa dengan kode {s.kode} di {s.alamat_verifikasi}"
    gambar = p.gambar(qr, 1_190, 1_190, f"Kode QR ke {s.alamat_verifikasi}") if qr else ""
    return p.alinea(gambar, "Isi Sampul", Tata(sebelum=360)) + p.alinea(larik(kata), "Isi Sampul")


def _kapital(teks: str, ukuran: int) -> str:
    sifat = (
        f'<w:rPr><w:b/><w:bCs/><w:caps/><w:sz w:val="{ukuran}"/><w:szCs w:val="{ukuran}"/></w:rPr>'
    )
    return larik(teks).replace("<w:r>", f"<w:r>{sifat}", 1)


def _sifat(dokumen: Document, laporan: Laporan) -> None:
    """Title, author and language, which file managers and screen readers use."""
    inti = dokumen.core_properties
    s = laporan.sampul
    isi: Mapping[str, str] = {
        "title": f"{s.judul} {s.opd} Tahun {s.tahun}",
        "subject": f"{s.judul} Tahun {s.tahun}",
        "author": s.opd,
        "last_modified_by": s.opd,
        "language": BAHASA,
        "keywords": "",
        "comments": "",
        "category": "",
    }
    for nama, teks in isi.items():
        setattr(inti, nama, teks)
    inti.revision = 1
