"""What writing the blocks of one document needs: styles, lists, pictures, bookmarks, room."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.document import Document

from capaian.laporan.docx.gambar import larik_gambar, muat_dalam, ukuran_piksel
from capaian.laporan.docx.oox import BIASA, Tata, alinea, penanda
from capaian.laporan.docx.penomoran import Penomoran
from capaian.laporan.format import AmbilGambar
from capaian.laporan.isi_daftar import jangkar
from capaian.laporan.pohon import Blok, Laporan


@dataclass
class Penulis:
    """The document being written. ``ruang`` is the width of the text in twips, now."""

    laporan: Laporan
    dokumen: Document
    ambil: AmbilGambar
    gaya: dict[str, str]
    ruang: int
    tinggi: int
    """Height of the text area in twips, now."""
    nomor: Penomoran = field(init=False)
    _pengenal: int = 0
    halaman: Mapping[str, str] = field(default_factory=dict)
    """The printed page of an anchor, shown until the fields are updated."""
    _penanda: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.nomor = Penomoran(self.dokumen)

    @property
    def ukuran_tabel(self) -> int:
        """Font size of tables in tenths of a point."""
        return int(self.laporan.tampilan.ukuran_huruf * 10) - 20

    def pengenal(self) -> int:
        """A number that nothing else in the document bears."""
        self._pengenal += 1
        return self._pengenal

    def alinea(self, isi: str, gaya: str = "", tata: Tata = BIASA) -> str:
        """A paragraph in the style with Word's name ``gaya``."""
        return alinea(isi, self.gaya[gaya] if gaya else "", tata)

    def nama_penanda(self, jangkar_blok: str) -> str:
        """The bookmark of an anchor; Word takes 40 letters and digits, so they are numbered."""
        return self._penanda.setdefault(jangkar_blok, f"_Toc{len(self._penanda) + 1:08d}")

    def bertanda(self, blok: Blok, isi: str) -> str:
        """Runs that the lists at the front lead to."""
        return penanda(self.pengenal(), self.nama_penanda(jangkar(blok)), isi)

    def gambar(self, isi: bytes, lebar: int, tinggi: int, uraian: str, skala: int = 1) -> str:
        """A run with the picture; at most ``lebar`` x ``tinggi`` twips, see ``muat_dalam``."""
        rid, _ = self.dokumen.part.get_or_add_image(io.BytesIO(isi))
        ukuran = muat_dalam(ukuran_piksel(isi), lebar, tinggi, skala)
        return larik_gambar(rid, self.pengenal(), ukuran, uraian)
