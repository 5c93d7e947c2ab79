"""The report as one HTML document for print: paper, style sheet, cover, chapters."""

import re
from collections.abc import Mapping
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from capaian.laporan.format import AmbilGambar, Kemajuan, diam
from capaian.laporan.gambar import alamat_data, alamat_isi
from capaian.laporan.html import Konteks, html_bab_cetak
from capaian.laporan.isi_daftar import judul_penuh
from capaian.laporan.pohon import Bab, Laporan
from capaian.laporan.qr import svg_qr
from lakip.angka import desimal_polos

FINAL = frozenset({"final", "disampaikan", "terbit"})
"""Where a version that is no draft any more may stand."""

KERTAS_MM = {"A4": (210, 297), "F4": (215, 330)}
MARGIN_MM = {"kiri": 30, "kanan": 20, "atas": 25, "bawah": 25}
MARGIN_LANSKAP_MM = {"kiri": 22, "kanan": 22, "atas": 30, "bawah": 20}


def campur(warna: str, persen: int) -> str:
    """``warna`` (#rrggbb) thinned with white to ``persen`` percent."""
    saluran = (int(warna[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{255 - (255 - s) * persen // 100:02x}" for s in saluran)


def konteks_cetak(
    laporan: Laporan, ambil: AmbilGambar, halaman: Mapping[str, str] | None = None
) -> Konteks:
    """The context of print: pictures inside the document, widths of its paper, no links."""
    lebar, tinggi = KERTAS_MM[laporan.tampilan.kertas]
    ruang = lebar - MARGIN_MM["kiri"] - MARGIN_MM["kanan"]
    ruang_lanskap = tinggi - MARGIN_LANSKAP_MM["kiri"] - MARGIN_LANSKAP_MM["kanan"]
    return Konteks(
        laporan,
        lambda g: alamat_isi(ambil(g.sha256)),
        halaman=halaman or {},
        ruang=(ruang * 1000, ruang_lanskap * 1000),
        ukuran_tabel=int(laporan.tampilan.ukuran_huruf * 10) - 20,
    )


def gaya_cetak(laporan: Laporan) -> SafeString:
    """The style sheet of print for the report's paper, font size and accent."""
    t = laporan.tampilan
    lebar, tinggi = KERTAS_MM[t.kertas]
    tabel = t.ukuran_huruf - 2
    konteks = {
        "lebar": lebar,
        "tinggi": tinggi,
        "margin": MARGIN_MM,
        "margin_lanskap": MARGIN_LANSKAP_MM,
        "dasar": desimal_polos(t.ukuran_huruf),
        "tabel": [desimal_polos(tabel - Decimal(langkah) / 2) for langkah in range(5)],
        "aksen": t.warna_aksen,
        "muda": campur(t.warna_aksen, 9),
        "sangat_muda": campur(t.warna_aksen, 4),
        "garis": campur(t.warna_aksen, 30),
        "tanda": tanda(laporan),
    }
    return render_to_string("laporan/cetak.css", konteks)


def gaya_kepala(laporan: Laporan, bab: Bab) -> str:
    """The running heads of pages that do not begin with the chapter's title."""
    kiri, kanan = (_string_css(t) for t in (judul_penuh(bab), laporan.sampul.opd))
    return f"@page {{ @top-left {{ content: {kiri}; }} @top-right {{ content: {kanan}; }} }}"


def _string_css(teks: str) -> str:
    """The text as a string of a style sheet."""
    aman = re.sub(r'["\\\n\r\f]', lambda m: f"\\{ord(m[0]):x} ", teks)
    return f'"{aman}"'


def tanda(laporan: Laporan) -> str:
    """What every page says about the document's standing; "" for a final one of real data."""
    bagian = ["DRAF"] if laporan.status not in FINAL else []
    if laporan.contoh:
        bagian.append("CONTOH, bukan dokumen resmi")
    return " · ".join(bagian)


def html_sampul(laporan: Laporan, ambil: AmbilGambar) -> SafeString:
    """The cover."""
    konteks = {
        "s": laporan.sampul,
        "judul": judul_besar(laporan.sampul.judul),
        "lambang": alamat_isi(ambil(laporan.sampul.lambang_sha256)),
        "qr": alamat_data(svg_qr(laporan.sampul.alamat_verifikasi)),
        "tanda": tanda(laporan),
    }
    return render_to_string("laporan/sampul.html", konteks)


def judul_besar(judul: str) -> str:
    """The title in capitals; an abbreviation in brackets, such as (LKjIP), stays as it is."""
    return "".join(p if p.startswith("(") else p.upper() for p in re.split(r"(\([^)]*\))", judul))


def dokumen_cetak(laporan: Laporan, ambil: AmbilGambar) -> SafeString:
    """The whole report as one HTML document that stands alone and prints itself."""
    k = konteks_cetak(laporan, ambil)
    isi = [(b, html_bab_cetak(b, k)) for b in laporan.bab]
    return bungkus_cetak(laporan, html_sampul(laporan, ambil), isi, gaya=gaya_cetak(laporan))


def bungkus_cetak(
    laporan: Laporan, sampul: str, isi: list[tuple[Bab, SafeString]], *, gaya: str = ""
) -> SafeString:
    """A document of the given cover ("" for none) and chapters."""
    konteks = {
        "l": laporan,
        "sampul": sampul,
        "isi": isi,
        "gaya": mark_safe(gaya),  # noqa: S308 - ours
        "tanda": tanda(laporan),
    }
    return render_to_string("laporan/cetak.html", konteks)


def html(laporan: Laporan, ambil: AmbilGambar, _kemajuan: Kemajuan = diam) -> bytes:
    """The report as an HTML file that stands alone."""
    return dokumen_cetak(laporan, ambil).encode()
