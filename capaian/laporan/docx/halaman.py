"""Sections: paper, page numbers, running heads and feet of the runs of pages."""

from dataclasses import dataclass, field

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from capaian.laporan.cetak import campur, tanda
from capaian.laporan.docx.gaya import TEKS_ORANYE
from capaian.laporan.docx.oox import RUANG_NAMA, Rupa, bidang, larik
from capaian.laporan.docx.templat import Kertas, rujukan_templat
from capaian.laporan.isi_daftar import judul_penuh
from capaian.laporan.pohon import Bab, Laporan

_JARAK_KEPALA = 709  # twips from the edge of the paper


@dataclass
class Penghalaman:
    """Makes the properties of each section; knows what the sections before it were."""

    laporan: Laporan
    dokumen: Document
    gaya: dict[str, str]
    kop: str = field(init=False)
    kaki: str = field(init=False)
    _jenis: str = ""
    _kaki_sendiri: dict[bool, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.kop = rujukan_templat(self.dokumen, "header")
        self.kaki = rujukan_templat(self.dokumen, "footer")
        if self.kaki:
            self._lengkapi_kaki(self.kaki)

    def sampul(self, kertas: Kertas) -> str:
        """The cover: no head, no number."""
        isi = self._alinea_kaki(kertas, self._tanda())
        return self._sifat(kertas, self._rujukan("footer", self._bagian("footer", isi)), "")

    def bab(self, bab: Bab, kertas: Kertas) -> str:
        """A run of pages of the chapter: roman numbers in front, then arabic ones."""
        romawi = bab.jenis == "depan"
        bentuk = "lowerRoman" if romawi else "decimal"
        mulai = ' w:start="1"' if romawi != (self._jenis == "depan") or not self._jenis else ""
        self._jenis = "depan" if romawi else "isi"
        rujukan = self._rujukan("header", self.kop or self._kepala(bab, kertas))
        rujukan += self._rujukan("footer", self.kaki or self._kaki(kertas))
        return self._sifat(kertas, rujukan, f'<w:pgNumType w:fmt="{bentuk}"{mulai}/>')

    def _tanda(self) -> str:
        teks = tanda(self.laporan)
        return larik(teks, Rupa(tebal=True, warna=TEKS_ORANYE, ukuran=16))

    def _sifat(self, k: Kertas, rujukan: str, nomor: str) -> str:
        arah = ' w:orient="landscape"' if k.lebar > k.tinggi else ""
        return (
            f'<w:sectPr {RUANG_NAMA}>{rujukan}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{k.lebar}" w:h="{k.tinggi}"{arah}/>'
            f'<w:pgMar w:top="{k.atas}" w:right="{k.kanan}" w:bottom="{k.bawah}" '
            f'w:left="{k.kiri}" w:header="{_JARAK_KEPALA}" w:footer="{_JARAK_KEPALA}" '
            f'w:gutter="0"/>{nomor}</w:sectPr>'
        )

    def _rujukan(self, jenis: str, rid: str) -> str:
        return f'<w:{jenis}Reference w:type="default" r:id="{rid}"/>'

    def _bagian(self, jenis: str, isi: str) -> str:
        tambah = {
            "header": self.dokumen.part.add_header_part,
            "footer": self.dokumen.part.add_footer_part,
        }
        bagian, rid = tambah[jenis]()
        akar = bagian.element
        for anak in list(akar):
            akar.remove(anak)
        akar.extend(parse_xml(f"<w:body {RUANG_NAMA}>{isi}</w:body>"))
        return rid

    def _kepala(self, bab: Bab, kertas: Kertas) -> str:
        """The chapter at the left, the agency at the right, a thin line below."""
        garis = campur(self.laporan.tampilan.warna_aksen, 45).lstrip("#").upper()
        isi = larik(judul_penuh(bab), Rupa(tebal=True)) + larik(f"\t{self.laporan.sampul.opd}")
        alinea = (
            f'<w:p><w:pPr><w:pStyle w:val="{self.gaya["header"]}"/><w:pBdr>'
            f'<w:bottom w:val="single" w:sz="4" w:space="4" w:color="{garis}"/></w:pBdr>'
            f"{self._tab('header', kertas)}</w:pPr>{isi}</w:p>"
        )
        return self._bagian("header", alinea)

    def _kaki(self, kertas: Kertas) -> str:
        lanskap = kertas.lebar > kertas.tinggi
        if lanskap not in self._kaki_sendiri:
            nomor = larik("\t") + bidang("PAGE", "1", Rupa(tebal=True))
            isi = self._alinea_kaki(kertas, self._tanda() + nomor)
            self._kaki_sendiri[lanskap] = self._bagian("footer", isi)
        return self._kaki_sendiri[lanskap]

    def _lengkapi_kaki(self, rid: str) -> None:
        """Add to the template's foot what every page of a report must say."""
        akar = self.dokumen.part.related_parts[rid].element
        perintah = "".join(t.text or "" for t in akar.iter(qn("w:instrText")))
        sederhana = [f.get(qn("w:instr"), "") for f in akar.iter(qn("w:fldSimple"))]
        bernomor = "PAGE" in f"{perintah} {' '.join(sederhana)}".split()
        isi = self._tanda() + ("" if bernomor else larik(" \t") + bidang("PAGE", "1"))
        if isi:
            gaya = self.gaya["footer"]
            teks = f'<w:p {RUANG_NAMA}><w:pPr><w:pStyle w:val="{gaya}"/></w:pPr>{isi}</w:p>'
            akar.append(parse_xml(teks))

    def _alinea_kaki(self, kertas: Kertas, isi: str) -> str:
        sifat = f'<w:pStyle w:val="{self.gaya["footer"]}"/>{self._tab("footer", kertas)}'
        return f"<w:p><w:pPr>{sifat}</w:pPr>{isi}</w:p>"

    def _tab(self, gaya: str, kertas: Kertas) -> str:
        """One tab at the right edge instead of those that the style sets."""
        jalur = f"w:style[@w:styleId='{self.gaya[gaya]}']/w:pPr/w:tabs/w:tab/@w:pos"
        lama = (n for n in self.dokumen.styles.element.xpath(jalur) if n != str(kertas.ruang))
        hapus = "".join(f'<w:tab w:val="clear" w:pos="{n}"/>' for n in lama)
        return f'<w:tabs>{hapus}<w:tab w:val="right" w:pos="{kertas.ruang}"/></w:tabs>'
