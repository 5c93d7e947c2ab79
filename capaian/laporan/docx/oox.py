"""WordprocessingML as text: runs, paragraphs and fields, in the order that the schema asks for.

Everything that comes from outside passes ``lolos``; what these functions return is markup.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

RUANG_NAMA = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
TWIP_PER_PT = 20
TWIP_PER_INCI = 1440
EMU_PER_TWIP = 635

# XML 1.0 knows no other control characters, and Word refuses a file that holds one.
_TERLARANG = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def lolos(teks: str) -> str:
    """Text that may stand in markup and in attributes."""
    return escape(_TERLARANG.sub("", teks), {'"': "&quot;"})


def twip_mm(mm: int) -> int:
    """Millimetres as twentieths of a point, rounded down."""
    return mm * TWIP_PER_INCI * 10 // 254


@dataclass(frozen=True)
class Rupa:
    """How a run looks beyond its paragraph's style."""

    tebal: bool = False
    miring: bool = False
    garis_bawah: bool = False
    coret: bool = False
    letak: str = ""
    """superscript or subscript."""
    warna: str = ""
    """Six hex digits."""
    ukuran: int = 0
    """Half points; 0 as in the style."""

    def xml(self) -> str:
        isi = "<w:b/><w:bCs/>" if self.tebal else ""
        isi += "<w:i/><w:iCs/>" if self.miring else ""
        isi += "<w:strike/>" if self.coret else ""
        isi += f'<w:color w:val="{self.warna}"/>' if self.warna else ""
        if self.ukuran:
            isi += f'<w:sz w:val="{self.ukuran}"/><w:szCs w:val="{self.ukuran}"/>'
        isi += '<w:u w:val="single"/>' if self.garis_bawah else ""
        isi += f'<w:vertAlign w:val="{self.letak}"/>' if self.letak else ""
        return f"<w:rPr>{isi}</w:rPr>" if isi else ""


POLOS = Rupa()


def larik(teks: str, rupa: Rupa = POLOS) -> str:
    """A run of text; line ends become breaks, tabs become tabs."""
    isi = []
    for baris in teks.split("\n"):
        potong = '</w:t><w:tab/><w:t xml:space="preserve">'.join(
            lolos(p) for p in baris.split("\t")
        )
        isi.append(f'<w:t xml:space="preserve">{potong}</w:t>')
    return f"<w:r>{rupa.xml()}{'<w:br/>'.join(isi)}</w:r>" if teks else ""


@dataclass(frozen=True)
class Tata:
    """How a paragraph stands beyond its style; lengths in twips, None as in the style."""

    lekat: bool | None = None
    """Whether it is kept on one page with the next paragraph."""
    halaman_baru: bool = False
    daftar: tuple[int, int] | None = None
    """Number of the list and level of the item."""
    sebelum: int | None = None
    sesudah: int | None = None
    kiri: int | None = None
    rata: str = ""
    """left, center, right or both."""
    garis_atas: str = ""
    """Colour of a line above."""

    def xml(self, gaya: str) -> str:
        isi = f'<w:pStyle w:val="{gaya}"/>' if gaya else ""
        if self.lekat is not None:
            isi += "<w:keepNext/><w:keepLines/>" if self.lekat else '<w:keepNext w:val="0"/>'
        isi += "<w:pageBreakBefore/>" if self.halaman_baru else ""
        if self.daftar:
            nomor, tingkat = self.daftar
            isi += f'<w:numPr><w:ilvl w:val="{tingkat}"/><w:numId w:val="{nomor}"/></w:numPr>'
        if self.garis_atas:
            garis = f'w:val="single" w:sz="6" w:space="8" w:color="{self.garis_atas}"'
            isi += f"<w:pBdr><w:top {garis}/></w:pBdr>"
        jarak = "".join(
            f' w:{nama}="{nilai}"'
            for nama, nilai in (("before", self.sebelum), ("after", self.sesudah))
            if nilai is not None
        )
        isi += f"<w:spacing{jarak}/>" if jarak else ""
        isi += f'<w:ind w:left="{self.kiri}" w:firstLine="0"/>' if self.kiri is not None else ""
        isi += f'<w:jc w:val="{self.rata}"/>' if self.rata else ""
        return f"<w:pPr>{isi}</w:pPr>" if isi else ""


BIASA = Tata()


def alinea(isi: str, gaya: str = "", tata: Tata = BIASA) -> str:
    """A paragraph of runs; ``gaya`` is the id of its style, "" the default one."""
    return f"<w:p>{tata.xml(gaya)}{isi}</w:p>"


def bidang(perintah: str, hasil: str, rupa: Rupa = POLOS) -> str:
    """A field with the result that it shows until it is updated."""
    return f"{awal_bidang(perintah)}{larik(hasil, rupa)}{AKHIR_BIDANG}"


def awal_bidang(perintah: str) -> str:
    """The head of a field whose result may run over several paragraphs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {lolos(perintah)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


AKHIR_BIDANG = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def penanda(nomor: int, nama: str, isi: str) -> str:
    """``isi`` as the target of links and page references."""
    return f'<w:bookmarkStart w:id="{nomor}" w:name="{nama}"/>{isi}<w:bookmarkEnd w:id="{nomor}"/>'


def pranala(nama: str, isi: str) -> str:
    """Runs that lead to the bookmark ``nama``."""
    return f'<w:hyperlink w:anchor="{nama}" w:history="1">{isi}</w:hyperlink>'


def sel_tabel(isi: str, lebar: int, sifat: str = "", bentang: int = 1, lanjut: str = "") -> str:
    """A table cell ``lebar`` twips wide; ``lanjut`` is restart or continue of a vertical span.

    ``sifat`` is markup that follows the spans: shading, margins, alignment.
    """
    awal = f'<w:tcW w:w="{lebar}" w:type="dxa"/>'
    awal += f'<w:gridSpan w:val="{bentang}"/>' if bentang > 1 else ""
    awal += f'<w:vMerge w:val="{lanjut}"/>' if lanjut else ""
    return f"<w:tc><w:tcPr>{awal}{sifat}</w:tcPr>{isi or '<w:p/>'}</w:tc>"


def baris_tabel(sel: Iterable[str], *, kepala: bool = False, utuh: bool = True) -> str:
    """A row; ``kepala`` is repeated on every page, ``utuh`` is not broken over pages."""
    isi = "<w:cantSplit/>" if utuh else ""
    isi += "<w:tblHeader/>" if kepala else ""
    sifat = f"<w:trPr>{isi}</w:trPr>" if isi else ""
    return f"<w:tr>{sifat}{''.join(sel)}</w:tr>"


def tabel(
    gaya: str, lebar: list[int], baris: Iterable[str], *, uraian: str = "", tepi: int = 0
) -> str:
    """A table of fixed column widths in twips; ``uraian`` is read aloud by screen readers.

    ``tepi`` is the room at the left and right of every cell, 0 as in the style.
    """
    sisi = "".join(f'<w:{s} w:w="{tepi}" w:type="dxa"/>' for s in ("left", "right"))
    margin = f"<w:tblCellMar>{sisi}</w:tblCellMar>" if tepi else ""
    kisi = "".join(f'<w:gridCol w:w="{n}"/>' for n in lebar)
    keterangan = f'<w:tblCaption w:val="{lolos(uraian)}"/>' if uraian else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{gaya}"/><w:tblW w:w="{sum(lebar)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{margin}'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{keterangan}</w:tblPr>'
        f"<w:tblGrid>{kisi}</w:tblGrid>{''.join(baris)}</w:tbl>"
    )
