"""Each kind of block of the report as markup of the document."""

from collections.abc import Callable, Sequence
from typing import Any

from capaian.laporan.bagan import svg_bagan
from capaian.laporan.cetak import campur
from capaian.laporan.docx.daftar import xml_daftar_otomatis
from capaian.laporan.docx.gambar import SKALA, foto, png_svg
from capaian.laporan.docx.naskah import xml_naskah
from capaian.laporan.docx.oox import Rupa, Tata, alinea, baris_tabel, larik, sel_tabel, tabel
from capaian.laporan.docx.penulis import Penulis
from capaian.laporan.docx.rumus import xml_rumus
from capaian.laporan.docx.tabel import isi_takarir, xml_tabel
from capaian.laporan.docx.tanda_tangan import TANPA_GARIS, xml_tanda_tangan
from capaian.laporan.gambar import svg_grafik
from capaian.laporan.html import uraian_bagan
from capaian.laporan.isi_daftar import judul_penuh
from capaian.laporan.pohon import (
    Bab,
    Bagan,
    Bagian,
    BelumDiisi,
    Blok,
    Butir,
    Daftar,
    DaftarOtomatis,
    Gambar,
    Grafik,
    KartuIKU,
    KinerjaAngka,
    Paragraf,
    Potongan,
    Rumus,
    Swot,
    Tabel,
    TandaTangan,
    TeksOrang,
)

_JUDUL_TERDALAM = 5
_TINGGI_GAMBAR, _TINGGI_FOTO = 9_900, 3_500  # twips, as tall as pictures get in the PDF
_TEPI_SEL = 85


def xml_blok(blok: Blok, p: Penulis) -> str:
    """One block; a part gives its heading only, since parts and their blocks follow one another."""
    return _BENTUK[type(blok)](blok, p)


def _bab(b: Bab, p: Penulis) -> str:
    nomor = larik(f"{b.nomor}\n") if b.nomor else ""
    return p.alinea(p.bertanda(b, nomor + larik(b.judul)), "heading 1")


def _bagian(b: Bagian, p: Penulis) -> str:
    gaya = f"heading {min(b.tingkat, _JUDUL_TERDALAM)}"
    return p.alinea(p.bertanda(b, larik(judul_penuh(b))), gaya)


def _potongan(isi: tuple[Potongan, ...]) -> str:
    return "".join(larik(x.teks, Rupa(tebal=x.tebal, miring=x.miring)) for x in isi)


def _paragraf(b: Paragraf, p: Penulis) -> str:
    tata = Tata(lekat=True if b.pengantar else None, halaman_baru=b.halaman_baru)
    return p.alinea(_potongan(b.isi), "", tata)


def _daftar(b: Daftar, p: Penulis) -> str:
    nomor = p.nomor.baru(b.gaya)
    return "".join(_butir(x, p, nomor, b.gaya, 0) for x in b.butir)


def _butir(b: Butir, p: Penulis, nomor: int, gaya: str, tingkat: int) -> str:
    nama = "List Bullet" if gaya == "butir" else "List Number"
    sendiri = p.alinea(_potongan(b.isi), nama, Tata(daftar=(nomor, min(tingkat, 5))))
    return sendiri + "".join(_butir(x, p, nomor, gaya, tingkat + 1) for x in b.anak)


def _gambar(
    b: Grafik | Bagan | Gambar, p: Penulis, isi: bytes | None, uraian: str, skala: int = 1
) -> str:
    """A picture with its caption and source below."""
    if isi is None:
        gambar = p.alinea(larik("Berkas gambar tidak ditemukan."), "Belum Diisi")
    else:
        tinggi = min(_TINGGI_GAMBAR, p.tinggi)
        gambar = p.alinea(p.gambar(isi, p.ruang, tinggi, uraian, skala), "Gambar")
    return gambar + _takarir_gambar(b, p, getattr(b, "sumber", ""))


def _foto(b: Gambar, p: Penulis) -> str:
    return _gambar(b, p, foto(p.ambil(b.sha256)), b.judul)


def xml_galeri(foto_sederet: Sequence[Gambar], p: Penulis) -> str:
    """Photos that follow one another, two side by side with their captions."""
    penuh, tinggi = p.ruang, p.tinggi
    lebar = [penuh // 2, penuh - penuh // 2]
    p.ruang, p.tinggi = penuh // 2 - 2 * _TEPI_SEL, _TINGGI_FOTO
    isi = [_foto(b, p) for b in foto_sederet]
    p.ruang, p.tinggi = penuh, tinggi
    isi += [alinea("")] * (len(isi) % 2)
    baris = [
        baris_tabel(
            sel_tabel(x, n, TANPA_GARIS) for x, n in zip(isi[i : i + 2], lebar, strict=True)
        )
        for i in range(0, len(isi), 2)
    ]
    return tabel(p.gaya["Tabel Laporan"], lebar, baris) + p.alinea("", "Sumber")


def _takarir_gambar(b: Grafik | Bagan | Gambar | Swot, p: Penulis, sumber: str) -> str:
    isi = isi_takarir(b.nomor, b.judul, "Gambar")
    # The caption's style holds on to what follows: right above a table, not below a picture.
    rata = Tata(rata="center", sebelum=80, sesudah=80 if sumber else 240, lekat=bool(sumber))
    hasil = p.alinea(p.bertanda(b, isi), "Caption", rata)
    if sumber:
        hasil += p.alinea(larik(f"Sumber: {sumber}"), "Sumber", Tata(rata="center"))
    return hasil


def _grafik(b: Grafik, p: Penulis) -> str:
    svg = svg_grafik(b.spesifikasi, p.laporan.tampilan.warna_aksen)
    return _gambar(b, p, png_svg(svg), b.uraian, SKALA)


def _bagan(b: Bagan, p: Penulis) -> str:
    svg = svg_bagan(b.akar, p.laporan.tampilan.warna_aksen)
    return _gambar(b, p, png_svg(svg), uraian_bagan(b), SKALA)


def _latar(p: Penulis, persen: int) -> str:
    warna = campur(p.laporan.tampilan.warna_aksen, persen).lstrip("#").upper()
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{warna}"/>'


def _swot(b: Swot, p: Penulis) -> str:
    lebar = [p.ruang // 2, p.ruang - p.ruang // 2]
    kuadran = [_kuadran(judul, butir, p) for judul, butir in b.kuadran]
    baris = [
        baris_tabel(sel_tabel(isi, n) for isi, n in zip(kuadran[i : i + 2], lebar, strict=True))
        for i in (0, 2)
    ]
    return tabel(p.gaya["Tabel Laporan"], lebar, baris, uraian=b.judul) + _takarir_gambar(b, p, "")


def _kuadran(judul: str, butir: tuple[str, ...], p: Penulis) -> str:
    nomor = p.nomor.baru("butir")
    isi = p.alinea(larik(judul, Rupa(tebal=True)), "Isi Tabel", Tata(lekat=True, sesudah=40))
    for teks in butir or ("Belum diisi",):
        isi += p.alinea(larik(teks), "Isi Tabel", Tata(daftar=(nomor, 0), lekat=True))
    return isi


def _kartu(b: KartuIKU, p: Penulis) -> str:
    lebar = [p.ruang * 27 // 100, p.ruang - p.ruang * 27 // 100]
    judul = p.alinea(larik(b.judul), "Kepala Tabel", Tata(rata="left", lekat=True))
    baris = [baris_tabel([sel_tabel(judul, p.ruang, _latar(p, 9), 2)])]
    for label, teks in b.baris:
        sel = (p.alinea(larik(t), "Isi Tabel", Tata(lekat=True)) for t in (label, teks))
        baris.append(baris_tabel(sel_tabel(isi, n) for isi, n in zip(sel, lebar, strict=True)))
    if b.rumus:
        rumus = p.alinea(xml_rumus(b.rumus), "Isi Tabel", Tata(sebelum=60, sesudah=60))
        baris.append(baris_tabel([sel_tabel(rumus, p.ruang, bentang=2)]))
    return tabel(p.gaya["Tabel Laporan"], lebar, baris, uraian=b.judul) + p.alinea("", "Sumber")


def _angka_utama(b: KinerjaAngka, p: Penulis) -> str:
    """Key numbers, two in a row."""
    lebar = [p.ruang // 2, p.ruang - p.ruang // 2]
    baris = []
    for i in range(0, len(b.angka), 2):
        isi = [_satu_angka(a, p) for a in b.angka[i : i + 2]]
        isi += [alinea("")] * (2 - len(isi))
        sel = (sel_tabel(x, n, _latar(p, 4)) for x, n in zip(isi, lebar, strict=True))
        baris.append(baris_tabel(sel))
    return tabel(p.gaya["Tabel Laporan"], lebar, baris) + p.alinea("", "Sumber")


def _satu_angka(a: Any, p: Penulis) -> str:
    isi = p.alinea(larik(a.teks), "Angka Utama")
    isi += p.alinea(larik(a.label, Rupa(tebal=True)), "Isi Tabel", Tata(sesudah=20))
    return isi + (p.alinea(larik(a.catatan), "Isi Tabel", Tata(sesudah=60)) if a.catatan else "")


_BENTUK: dict[type[Blok], Callable[[Any, Penulis], str]] = {
    Bab: _bab,
    Bagian: _bagian,
    Paragraf: _paragraf,
    TeksOrang: lambda b, p: xml_naskah(b.html, p),
    BelumDiisi: lambda b, p: p.alinea(larik(b.pesan), "Belum Diisi"),
    Tabel: xml_tabel,
    Daftar: _daftar,
    Rumus: lambda b, p: p.alinea(xml_rumus(b)),
    Grafik: _grafik,
    Bagan: _bagan,
    Gambar: _foto,
    Swot: _swot,
    KartuIKU: _kartu,
    TandaTangan: xml_tanda_tangan,
    KinerjaAngka: _angka_utama,
    DaftarOtomatis: xml_daftar_otomatis,
}
