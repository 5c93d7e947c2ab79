"""Real lists: one definition a kind, one instance a list, so that each starts anew."""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from capaian.laporan.docx.oox import RUANG_NAMA

_TINGKAT = 6
_TAKUK = 397  # twips a level
# Kind of list: the number format and text of each level.
_BENTUK = {
    "butir": [("bullet", "•"), ("bullet", "–")],
    "angka": [("decimal", "%{n}."), ("lowerLetter", "%{n}.")],
    "huruf": [("lowerLetter", "%{n}.")],
    "desimal": [("decimal", "%{n}.")],
}


class Penomoran:
    """The lists of one document."""

    def __init__(self, dokumen: Document) -> None:
        self._akar = _bagian(dokumen).element
        self._definisi: dict[str, int] = {}

    def baru(self, gaya: str, mulai: int = 1) -> int:
        """The number of a new list of this kind that counts from ``mulai``."""
        if gaya not in self._definisi:
            self._definisi[gaya] = self._definisikan(gaya)
        nomor = 1 + max((int(n.get(qn("w:numId"))) for n in self._akar.num_lst), default=0)
        awal = "".join(
            f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="{1 if i else mulai}"/>'
            "</w:lvlOverride>"
            for i in range(_TINGKAT)
        )
        self._akar.append(
            parse_xml(
                f'<w:num {RUANG_NAMA} w:numId="{nomor}">'
                f'<w:abstractNumId w:val="{self._definisi[gaya]}"/>{awal}</w:num>'
            )
        )
        return nomor

    def _definisikan(self, gaya: str) -> int:
        lama = self._akar.findall(qn("w:abstractNum"))
        nomor = 1 + max((int(a.get(qn("w:abstractNumId"))) for a in lama), default=-1)
        isi = "".join(_tingkat(gaya, n) for n in range(_TINGKAT))
        baru = parse_xml(
            f'<w:abstractNum {RUANG_NAMA} w:abstractNumId="{nomor}">'
            f'<w:multiLevelType w:val="hybridMultilevel"/>{isi}</w:abstractNum>'
        )
        # Definitions stand before the lists that use them.
        pertama = self._akar.find(qn("w:num"))
        if pertama is None:
            self._akar.append(baru)
        else:
            pertama.addprevious(baru)
        return nomor


def _tingkat(gaya: str, n: int) -> str:
    bentuk = _BENTUK[gaya]
    jenis, teks = bentuk[min(n, len(bentuk) - 1)]
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{jenis}"/>'
        f'<w:lvlText w:val="{teks.replace("{n}", str(n + 1))}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_TAKUK * (n + 1)}" w:hanging="{_TAKUK}"/></w:pPr></w:lvl>'
    )


def _bagian(dokumen: Document) -> NumberingPart:
    """The document's part of lists, made where a template has none."""
    try:
        return dokumen.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        bagian = NumberingPart(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            parse_xml(f"<w:numbering {RUANG_NAMA}/>"),
            dokumen.part.package,
        )
        dokumen.part.relate_to(bagian, RELATIONSHIP_TYPE.NUMBERING)
        return bagian
