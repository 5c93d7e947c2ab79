"""The document to write into: our own, or an office's template with its letterhead and styles."""

import io
import zipfile
from dataclasses import dataclass
from decimal import Decimal

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from capaian.laporan.cetak import KERTAS_MM, MARGIN_LANSKAP_MM, MARGIN_MM
from capaian.laporan.docx.oox import RUANG_NAMA, TWIP_PER_INCI, twip_mm
from capaian.laporan.pohon import Tampilan
from lakip.angka import format_angka

_TERKECIL = twip_mm(80)
"""Narrowest text area in which tables can be set."""
_TAUTAN = "/hyperlink"


class TemplatTidakSah(ValueError):
    """The file cannot serve as a template; ``pesan`` says why, and what to do, to the user."""

    def __init__(self, pesan: str) -> None:
        self.pesan = pesan
        super().__init__(pesan)


@dataclass(frozen=True)
class Kertas:
    """A page upright or turned: sizes and margins in twips."""

    lebar: int
    tinggi: int
    atas: int
    kanan: int
    bawah: int
    kiri: int

    @property
    def ruang(self) -> int:
        """Width of the text area."""
        return self.lebar - self.kiri - self.kanan

    @property
    def tinggi_ruang(self) -> int:
        return self.tinggi - self.atas - self.bawah


def buka(isi: bytes | None) -> Document:
    """An empty document: of the template ``isi``, our own for None. Raises TemplatTidakSah."""
    dokumen = docx.Document() if isi is None else _buka_templat(isi)
    for rid, hubungan in list(dokumen.part.package.rels.items()):
        if hubungan.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # the preview of another document
            dokumen.part.package.rels.pop(rid)
    badan = dokumen.element.body
    for anak in list(badan):
        if anak.tag != qn("w:sectPr"):
            badan.remove(anak)
    return dokumen


def _buka_templat(isi: bytes) -> Document:
    try:
        _tanpa_luar(isi)
        dokumen = docx.Document(io.BytesIO(isi))
        dokumen.sections[-1]  # every document has one
    except (
        ValueError,
        KeyError,
        IndexError,
        OpcError,
        etree.XMLSyntaxError,
        zipfile.BadZipFile,
    ) as galat:
        if isinstance(galat, TemplatTidakSah):
            raise
        raise TemplatTidakSah(
            "Berkas tidak dapat dibuka sebagai dokumen Word. Buka di Word, simpan sebagai "
            "Dokumen Word (.docx), lalu unggah kembali."
        ) from galat
    if kertas_templat(dokumen)[0].ruang < _TERKECIL:
        raise TemplatTidakSah(
            "Ruang tulis templat terlalu sempit. Kecilkan margin kiri dan kanan sehingga lebar "
            "tulisan paling sedikit 8 cm, lalu unggah kembali."
        )
    return dokumen


def _tanpa_luar(isi: bytes) -> None:
    """Refuse what Word would fetch from elsewhere when somebody opens the report."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        for nama in arsip.namelist():
            if nama.endswith(".rels") and _berkas_luar(arsip.read(nama)):
                raise TemplatTidakSah(
                    "Templat mengambil isi dari luar berkas (gambar atau templat yang ditautkan). "
                    "Sisipkan gambarnya ke dalam dokumen, lepas templat terlampir, lalu unggah "
                    "kembali."
                )


def _berkas_luar(isi: bytes) -> bool:
    return any(
        hubungan.get("TargetMode") == "External" and not hubungan.get("Type", "").endswith(_TAUTAN)
        for hubungan in parse_xml(isi)
    )


@dataclass(frozen=True)
class RingkasanTemplat:
    """What the report takes from a template, in words; ``gaya`` are the styles it brings."""

    kertas: str
    margin: str
    kop: bool
    kaki: bool
    gaya: tuple[str, ...]


_NAMA_GAYA = {
    "heading 1": "Judul 1",
    "heading 2": "Judul 2",
    "heading 3": "Judul 3",
    "heading 4": "Judul 4",
    "caption": "Keterangan",
    "list bullet": "Daftar Poin",
    "list number": "Daftar Nomor",
}


def ringkas(isi: bytes) -> RingkasanTemplat:
    """What a template brings. Raises TemplatTidakSah."""
    dokumen = buka(isi)
    k = kertas_templat(dokumen)[0]
    ada = {gaya.name.lower() for gaya in dokumen.styles if gaya.name}
    return RingkasanTemplat(
        kertas=f"{_cm(k.lebar)} × {_cm(k.tinggi)} cm",
        margin=f"kiri {_cm(k.kiri)}, kanan {_cm(k.kanan)}, atas {_cm(k.atas)}, "
        f"bawah {_cm(k.bawah)} cm",
        kop=bool(rujukan_templat(dokumen, "header")),
        kaki=bool(rujukan_templat(dokumen, "footer")),
        gaya=tuple(nama for gaya, nama in _NAMA_GAYA.items() if gaya in ada),
    )


def _cm(twip: int) -> str:
    return format_angka(Decimal(twip) * Decimal("2.54") / TWIP_PER_INCI, 1, buang_nol=True)


def kertas_templat(dokumen: Document) -> tuple[Kertas, Kertas]:
    """Upright and turned page of the template's last section."""
    b = dokumen.sections[-1]
    ukuran = sorted(int(n.twips) for n in (b.page_width, b.page_height) if n)
    lebar, tinggi = ukuran if len(ukuran) == 2 else (twip_mm(210), twip_mm(297))
    bawaan = {nama: twip_mm(mm) for nama, mm in MARGIN_MM.items()}
    ada = {
        "atas": b.top_margin,
        "kanan": b.right_margin,
        "bawah": b.bottom_margin,
        "kiri": b.left_margin,
    }
    margin = {n: abs(int(p.twips)) if p is not None else bawaan[n] for n, p in ada.items()}
    return Kertas(lebar, tinggi, **margin), Kertas(tinggi, lebar, **margin)


def kertas_sendiri(t: Tampilan) -> tuple[Kertas, Kertas]:
    """Upright and turned page as in the PDF."""
    lebar, tinggi = (twip_mm(mm) for mm in KERTAS_MM[t.kertas])
    tegak, lanskap = (
        {nama: twip_mm(mm) for nama, mm in margin.items()}
        for margin in (MARGIN_MM, MARGIN_LANSKAP_MM)
    )
    return Kertas(lebar, tinggi, **tegak), Kertas(tinggi, lebar, **lanskap)


def rujukan_templat(dokumen: Document, jenis: str) -> str:
    """The relation of the template's header or footer with content; "" when it has none.

    ``jenis`` is header or footer. A letterhead may stand on the first page only.
    """
    sifat = dokumen.element.body.find(qn("w:sectPr"))
    rujukan = (
        {}
        if sifat is None
        else {
            r.get(qn("w:type")): r.get(qn("r:id")) for r in sifat.findall(qn(f"w:{jenis}Reference"))
        }
    )
    for letak in ("default", "first"):
        rid = rujukan.get(letak)
        if rid and _berisi(dokumen.part.related_parts[rid].element):
            return rid
    return ""


def _berisi(akar: etree._Element) -> bool:
    ada = akar.iter(qn("w:drawing"), qn("w:pict"), qn("w:object"), qn("w:instrText"))
    return next(ada, None) is not None or bool("".join(akar.itertext()).strip())


def atur(dokumen: Document) -> None:
    """Have fields updated on opening, and Word treat the document as a present-day one."""
    akar = dokumen.settings.element
    for tag in ("w:updateFields", "w:attachedTemplate"):
        for lama in akar.findall(qn(tag)):
            akar.remove(lama)
    setelah = next((a for a in akar if etree.QName(a).localname in _SETELAH_PERBARUI), None)
    perbarui = parse_xml(f'<w:updateFields {RUANG_NAMA} w:val="true"/>')
    if setelah is None:
        akar.append(perbarui)
    else:
        setelah.addprevious(perbarui)
    cocok = akar.find(qn("w:compat"))
    if cocok is not None and not cocok.findall(qn("w:compatSetting")):
        cocok.append(
            parse_xml(
                f'<w:compatSetting {RUANG_NAMA} w:name="compatibilityMode" '
                'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
            )
        )


# What follows updateFields in the schema's order.
_SETELAH_PERBARUI = frozenset(
    [
        "hdrShapeDefaults",
        "footnotePr",
        "endnotePr",
        "compat",
        "docVars",
        "rsids",
        "mathPr",
        "attachedSchema",
        "themeFontLang",
        "clrSchemeMapping",
        "doNotIncludeSubdocsInStats",
        "shapeDefaults",
        "decimalSymbol",
        "listSeparator",
    ]
)
