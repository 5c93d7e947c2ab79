"""The covering letter as PDF and as Word document, under the office's letterhead."""

import io
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from docx.document import Document
from docx.oxml import parse_xml
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from capaian.laporan.arsip import tetapkan
from capaian.laporan.docx.gambar import foto, larik_gambar, muat_dalam, ukuran_piksel
from capaian.laporan.docx.gaya import pasang_gaya
from capaian.laporan.docx.oox import (
    RUANG_NAMA,
    Rupa,
    Tata,
    alinea,
    baris_tabel,
    larik,
    sel_tabel,
    tabel,
)
from capaian.laporan.docx.tanda_tangan import TANPA_GARIS
from capaian.laporan.docx.templat import Kertas, buka, kertas_sendiri
from capaian.laporan.gambar import alamat_isi
from capaian.laporan.huruf import GAYA_HURUF, PengambilTertutup
from capaian.laporan.pdf import waktu_tetap
from capaian.laporan.pohon import Penanda, Tampilan
from lakip.angka import format_nip, format_tanggal

_LEBAR_LAMBANG, _TINGGI_LAMBANG = 1_150, 1_300  # twips
_LEBAR_LABEL = 1_250
_GARIS = "1A2129"
_RUANG_TANDA = 1_250  # twips for stamp and signature
_JARAK_BARIS = 1.1
_NAMA = Rupa(tebal=True, garis_bawah=True)


@dataclass(frozen=True)
class Kop:
    """The letterhead. ``kontak`` are telephone, site and address for mail, those there are."""

    pemda: str
    opd: str
    alamat: str = ""
    kontak: tuple[str, ...] = ()
    lambang: bytes | None = None


@dataclass(frozen=True)
class Surat:
    """A letter ready to be printed. ``penanda`` None leaves room for a name still unknown."""

    kop: Kop
    nomor: str
    sifat: str
    lampiran: str
    hal: str
    tempat: str
    tanggal: date
    kepada: tuple[str, ...]
    tempat_tujuan: str
    paragraf: tuple[str, ...]
    penanda: Penanda | None
    tembusan: tuple[str, ...] = ()
    contoh: bool = False
    kertas: str = "A4"

    @property
    def tempat_tanggal(self) -> str:
        """Place and date as printed."""
        return ", ".join(filter(None, (self.tempat, format_tanggal(self.tanggal))))

    @property
    def keterangan(self) -> tuple[tuple[str, str], ...]:
        """The labelled lines at the head."""
        return (
            ("Nomor", self.nomor),
            ("Sifat", self.sifat),
            ("Lampiran", self.lampiran),
            ("Hal", self.hal),
        )

    @property
    def tanda(self) -> str:
        """What every page says of its standing."""
        return "CONTOH, bukan dokumen resmi" if self.contoh else ""


def pdf_surat(surat: Surat) -> bytes:
    """The letter as PDF; nothing is fetched from outside, equal letters give equal bytes."""
    huruf, pengambil = FontConfiguration(), PengambilTertutup()
    konteks = {
        "s": surat,
        "lambang": alamat_isi(surat.kop.lambang),
        "nip": format_nip(surat.penanda.nip) if surat.penanda else "",
    }
    gaya = render_to_string("surat/surat.css", konteks)
    css = [CSS(string=isi, font_config=huruf, url_fetcher=pengambil) for isi in (GAYA_HURUF, gaya)]
    html = HTML(string=render_to_string("surat/surat.html", konteks), url_fetcher=pengambil)
    with waktu_tetap():
        return html.write_pdf(font_config=huruf, stylesheets=css, pdf_tags=True)


def docx_surat(surat: Surat) -> bytes:
    """The letter as a Word document that people can still edit; equal letters, equal bytes."""
    dokumen = buka(None)
    tampilan = Tampilan(kertas=surat.kertas)
    kertas = kertas_sendiri(tampilan)[0]
    gaya = pasang_gaya(dokumen, tampilan, kertas.ruang, timpa=True)["Tabel Laporan"]
    isi = _xml_kop(surat, dokumen, gaya, kertas) + _xml_kepala(surat, gaya, kertas.ruang)
    isi += "".join(_alinea(p, rata="both", sesudah=140) for p in surat.paragraf)
    isi += _xml_tangan(surat, kertas.ruang) + _xml_tembusan(surat)
    dokumen.styles["Normal"].paragraph_format.line_spacing = _JARAK_BARIS
    badan = dokumen.element.body
    sifat = badan[-1]
    for satu in parse_xml(f"<w:body {RUANG_NAMA}>{isi}</w:body>"):
        sifat.addprevious(satu)
    _atur_halaman(dokumen, kertas, surat)
    keluaran = io.BytesIO()
    dokumen.save(keluaran)
    return tetapkan(keluaran.getvalue())


def _alinea(teks: str, rupa: Rupa | None = None, **tata: object) -> str:
    isi = {"rata": "left", "sebelum": 0, "sesudah": 0, **tata}
    return alinea(larik(teks, rupa or Rupa()), "", Tata(**isi))


def _xml_kop(surat: Surat, dokumen: Document, gaya: str, kertas: Kertas) -> str:
    kop = surat.kop
    tulisan = [
        (kop.pemda.upper(), Rupa(ukuran=26)),
        (kop.opd.upper(), Rupa(tebal=True, ukuran=30)),
        (kop.alamat, Rupa(ukuran=18)),
        (", ".join(kop.kontak), Rupa(ukuran=18)),
    ]
    baris = [_alinea(teks, rupa, rata="center") for teks, rupa in tulisan if teks]
    lambang = foto(kop.lambang)
    gambar = ""
    if lambang:
        rid, _ = dokumen.part.get_or_add_image(io.BytesIO(lambang))
        ukuran = muat_dalam(ukuran_piksel(lambang), _LEBAR_LAMBANG, _TINGGI_LAMBANG)
        gambar = alinea(larik_gambar(rid, 1, ukuran, f"Lambang {kop.pemda}"), "", Tata(sesudah=0))
    lebar = [1_400, kertas.ruang - 1_400] if gambar else [kertas.ruang]
    sel = [gambar, "".join(baris)] if gambar else ["".join(baris)]
    isi = [sel_tabel(x, n, TANPA_GARIS) for x, n in zip(sel, lebar, strict=True)]
    garis = alinea("", "", Tata(sebelum=60, sesudah=120, garis_atas=_GARIS))
    return tabel(gaya, lebar, [baris_tabel(isi)]) + garis


def _xml_kepala(surat: Surat, gaya: str, ruang: int) -> str:
    lebar = [_LEBAR_LABEL, ruang - _LEBAR_LABEL]
    baris = [
        baris_tabel(
            sel_tabel(_alinea(teks), n, TANPA_GARIS)
            for teks, n in zip((label, f": {isi}"), lebar, strict=True)
        )
        for label, isi in surat.keterangan
    ]
    yth = [f"Yth. {surat.kepada[0]}", *surat.kepada[1:]] if surat.kepada else []
    tujuan = [*yth, f"di {surat.tempat_tujuan}"]
    return (
        _alinea(surat.tempat_tanggal, rata="right", sesudah=200)
        + tabel(gaya, lebar, baris)
        + _alinea("", sesudah=60)
        + "".join(_alinea(t) for t in tujuan)
        + _alinea("", sesudah=120)
    )


def _xml_tangan(surat: Surat, ruang: int) -> str:
    p, kiri = surat.penanda, ruang * 52 // 100
    if p is None:
        return _alinea("(nama penanda tangan)", kiri=kiri, sebelum=300 + _RUANG_TANDA)
    bawah = [t for t in (p.pangkat, f"NIP {format_nip(p.nip)}" if p.nip else "") if t]
    return (
        _alinea("", sesudah=120)
        + "".join(_alinea(t, kiri=kiri, lekat=True) for t in p.jabatan)
        + _alinea(p.nama, _NAMA, kiri=kiri, sebelum=_RUANG_TANDA, lekat=True)
        + "".join(_alinea(t, kiri=kiri) for t in bawah)
    )


def _xml_tembusan(surat: Surat) -> str:
    if not surat.tembusan:
        return ""
    isi = (f"{n}. {t}" for n, t in enumerate(surat.tembusan, 1))
    return _alinea("Tembusan:", sebelum=400) + "".join(_alinea(t) for t in isi)


def _atur_halaman(dokumen: Document, kertas: Kertas, surat: Surat) -> None:
    bagian = dokumen.sections[-1]
    ukuran = {
        "page_width": kertas.lebar,
        "page_height": kertas.tinggi,
        "top_margin": kertas.atas * 2 // 3,
        "right_margin": kertas.kanan,
        "bottom_margin": kertas.bawah,
        "left_margin": kertas.kiri,
    }
    for nama, twip in ukuran.items():
        setattr(bagian, nama, twip * 635)
    if surat.tanda:
        bagian.footer.paragraphs[0].text = surat.tanda
    inti = dokumen.core_properties
    inti.title, inti.author, inti.language = surat.hal, surat.kop.opd, "id-ID"
    inti.last_modified_by, inti.comments, inti.revision = surat.kop.opd, "", 1
