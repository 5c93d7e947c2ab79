"""Styles of the document: Word's own names, so that an Indonesian Word calls them Judul 1, Daftar.

An office's template keeps every style that it has; only what it lacks is added.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from capaian.laporan.cetak import campur
from capaian.laporan.docx.oox import RUANG_NAMA, TWIP_PER_PT
from capaian.laporan.pohon import Tampilan

HURUF = "Arial"
"""On every office machine, and measured alike by its free substitutes."""
BAHASA = "id-ID"
XML_HURUF = f'<w:rFonts w:ascii="{HURUF}" w:hAnsi="{HURUF}" w:eastAsia="{HURUF}" w:cs="{HURUF}"/>'
TEKS_ORANYE = "9A3412"


@dataclass(frozen=True)
class Gaya:
    """A paragraph style: Word's name, the markup of paragraph and run, what follows it."""

    nama: str
    alinea: str = ""
    larik: str = ""
    dasar: str = "Normal"
    berikut: str = ""
    bawaan: bool = True
    """Whether Word knows the style by itself; others are marked as the document's own."""


def _jarak(sebelum: int, sesudah: int, baris: int = 240) -> str:
    """Space before and after in points; ``baris`` is 240 for single line spacing."""
    return (
        f'<w:spacing w:before="{sebelum * TWIP_PER_PT}" w:after="{sesudah * TWIP_PER_PT}" '
        f'w:line="{baris}" w:lineRule="auto"/>'
    )


def _ukuran(setengah_pt: int) -> str:
    return f'<w:sz w:val="{setengah_pt}"/><w:szCs w:val="{setengah_pt}"/>'


TEBAL = "<w:b/><w:bCs/>"
_LEKAT = "<w:keepNext/><w:keepLines/>"


def _tab_kanan(kanan: int) -> str:
    return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{kanan}"/></w:tabs>'


def semua_gaya(t: Tampilan, lebar: int) -> tuple[Gaya, ...]:
    """Every style that the report uses; ``lebar`` is that of the text in twips."""
    dasar = int(t.ukuran_huruf * 2)
    aksen = f'<w:color w:val="{t.warna_aksen.lstrip("#").upper()}"/>'
    tabel = _ukuran(dasar - 4)
    return (
        *_gaya_judul(dasar, aksen),
        Gaya("List Bullet", "<w:contextualSpacing/>"),
        Gaya("List Number", "<w:contextualSpacing/>"),
        Gaya("Quote", '<w:ind w:left="567"/>', "<w:i/><w:iCs/>"),
        Gaya(
            "Caption", _LEKAT + _jarak(10, 4) + '<w:jc w:val="left"/>', TEBAL + _ukuran(dasar - 2)
        ),
        Gaya("toc 1", _tab_kanan(lebar) + _jarak(6, 2) + _kanan_toc(0), TEBAL),
        Gaya("toc 2", _tab_kanan(lebar) + _jarak(0, 2) + _kanan_toc(284)),
        Gaya("toc 3", _tab_kanan(lebar) + _jarak(0, 2) + _kanan_toc(624), _ukuran(dasar - 1)),
        Gaya("table of figures", _tab_kanan(lebar) + _jarak(0, 3) + _kanan_toc(0)),
        Gaya(
            "header",
            _jarak(0, 0) + '<w:jc w:val="left"/>',
            '<w:color w:val="5B6671"/>' + _ukuran(16),
        ),
        Gaya("footer", _jarak(0, 0) + '<w:jc w:val="left"/>', _ukuran(17)),
        *_gaya_sendiri(dasar, aksen, tabel, t.warna_aksen),
    )


def _kanan_toc(kiri: int) -> str:
    """Long titles wrap before the page numbers."""
    return f'<w:ind w:left="{kiri}" w:right="567"/><w:jc w:val="left"/>'


def _gaya_judul(dasar: int, aksen: str) -> tuple[Gaya, ...]:
    def judul(n: int, jarak: str, rata: str, larik: str) -> Gaya:
        tingkat = f'<w:outlineLvl w:val="{n - 1}"/>'
        isi = f'{_LEKAT}{jarak}<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="{rata}"/>{tingkat}'
        return Gaya(f"heading {n}", isi, larik, berikut="Normal")

    gelap = '<w:color w:val="16202B"/>'
    return (
        judul(1, _jarak(0, 20, 276), "center", f"{TEBAL}<w:caps/>{gelap}{_ukuran(dasar + 8)}"),
        judul(2, _jarak(16, 6), "left", TEBAL + aksen + _ukuran(dasar + 4)),
        judul(3, _jarak(12, 4), "left", TEBAL + gelap + _ukuran(dasar + 2)),
        judul(4, _jarak(10, 4), "left", TEBAL + gelap + _ukuran(dasar)),
        judul(5, _jarak(8, 3), "left", f"<w:i/><w:iCs/>{gelap}{_ukuran(dasar)}"),
    )


def _gaya_sendiri(dasar: int, aksen: str, tabel: str, warna: str) -> tuple[Gaya, ...]:
    """Styles that Word lacks, under Indonesian names."""
    kiri = '<w:jc w:val="left"/>'
    garis = '<w:{0} w:val="dashed" w:sz="6" w:space="4" w:color="B45309"/>'
    kotak = "".join(garis.format(s) for s in ("top", "left", "bottom", "right"))
    sampul = '<w:jc w:val="center"/>'

    def milik(nama: str, alinea: str, larik: str = "") -> Gaya:
        return Gaya(nama, alinea, larik, bawaan=False)

    return (
        milik("Isi Tabel", _jarak(0, 0) + kiri, tabel),
        milik("Kepala Tabel", _jarak(0, 0) + '<w:jc w:val="center"/>', TEBAL + tabel),
        milik("Sumber", _jarak(3, 8) + kiri, '<w:color w:val="4A5560"/>' + _ukuran(dasar - 5)),
        milik("Gambar", "<w:keepNext/>" + _jarak(8, 0) + '<w:jc w:val="center"/>'),
        milik(
            "Belum Diisi",
            f'<w:pBdr>{kotak}</w:pBdr>{_jarak(4, 8)}<w:ind w:left="100" w:right="100"/>{kiri}',
            f'<w:color w:val="{TEKS_ORANYE}"/>{_ukuran(dasar - 1)}',
        ),
        milik("Tanda Tangan", _LEKAT + _jarak(0, 0) + '<w:jc w:val="center"/>'),
        milik(
            "Angka Utama",
            "<w:keepNext/>" + _jarak(2, 0) + kiri,
            TEBAL + aksen + _ukuran(dasar + 14),
        ),
        milik("Judul Sampul", _jarak(0, 0, 264) + sampul, TEBAL + _ukuran(dasar + 22)),
        milik(
            "Tahun Sampul", _jarak(18, 0) + sampul, f"{TEBAL}<w:caps/>{aksen}{_ukuran(dasar + 12)}"
        ),
        milik("Isi Sampul", _jarak(4, 0) + sampul),
    )


def pasang_gaya(dokumen: Document, t: Tampilan, lebar: int, *, timpa: bool) -> Mapping[str, str]:
    """Put the styles in and return the id of each by its name.

    ``timpa``: the document is our own, so that styles it has are replaced too; an office's
    template keeps its own.
    """
    if timpa:
        _atur_bawaan(dokumen, t)
    ada = _menurut_nama(dokumen)
    pengenal = {}
    for gaya in semua_gaya(t, lebar):
        lama = ada.get(gaya.nama.lower())
        if lama is not None and not timpa:
            pengenal[gaya.nama] = lama.get(qn("w:styleId"))
            continue
        tanda = lama.get(qn("w:styleId")) if lama is not None else gaya.nama.replace(" ", "")
        if lama is not None:
            lama.getparent().remove(lama)
        dokumen.styles.element.append(_xml_gaya(gaya, tanda, ada))
        pengenal[gaya.nama] = tanda
    pengenal["Tabel Laporan"] = _pasang_gaya_tabel(dokumen, t, ada, timpa=timpa)
    return pengenal


def _menurut_nama(dokumen: Document) -> dict:
    semua = dokumen.styles.element.findall(qn("w:style"))
    return {s.find(qn("w:name")).get(qn("w:val")).lower(): s for s in semua}


def _xml_gaya(gaya: Gaya, tanda: str, ada: Mapping) -> object:
    dasar = ada["normal"].get(qn("w:styleId")) if "normal" in ada else "Normal"
    milik = "" if gaya.bawaan else ' w:customStyle="1"'
    berikut = f'<w:next w:val="{dasar}"/>' if gaya.berikut else ""
    return parse_xml(
        f'<w:style {RUANG_NAMA} w:type="paragraph"{milik} w:styleId="{tanda}">'
        f'<w:name w:val="{gaya.nama}"/><w:basedOn w:val="{dasar}"/>{berikut}'
        '<w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{gaya.alinea}</w:pPr><w:rPr>{gaya.larik}</w:rPr></w:style>"
    )


def _atur_bawaan(dokumen: Document, t: Tampilan) -> None:
    """Font, size, language and spacing of everything that says nothing else."""
    akar = dokumen.styles.element
    lama = akar.find(qn("w:docDefaults"))
    baru = parse_xml(
        f"<w:docDefaults {RUANG_NAMA}><w:rPrDefault><w:rPr>{XML_HURUF}"
        f'{_ukuran(int(t.ukuran_huruf * 2))}<w:lang w:val="{BAHASA}" w:eastAsia="{BAHASA}" '
        'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    akar.replace(lama, baru)
    normal = _menurut_nama(dokumen)["normal"]
    for tag in ("w:pPr", "w:rPr"):
        for satu in normal.findall(qn(tag)):
            normal.remove(satu)
    isi = f'<w:pPr {RUANG_NAMA}><w:widowControl/>{_jarak(0, 7, 336)}<w:jc w:val="both"/></w:pPr>'
    normal.append(parse_xml(isi))


def _pasang_gaya_tabel(dokumen: Document, t: Tampilan, ada: Mapping, *, timpa: bool) -> str:
    lama = ada.get("tabel laporan")
    if lama is not None and not timpa:
        return lama.get(qn("w:styleId"))
    garis = campur(t.warna_aksen, 45).lstrip("#").upper()
    sisi = "".join(
        f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="{garis}"/>'
        for s in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    dokumen.styles.element.append(
        parse_xml(
            f'<w:style {RUANG_NAMA} w:type="table" w:customStyle="1" w:styleId="TabelLaporan">'
            '<w:name w:val="Tabel Laporan"/><w:uiPriority w:val="59"/><w:qFormat/>'
            f"<w:tblPr><w:tblBorders>{sisi}</w:tblBorders><w:tblCellMar>"
            '<w:top w:w="50" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
            '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
            "</w:tblCellMar></w:tblPr></w:style>"
        )
    )
    return "TabelLaporan"
