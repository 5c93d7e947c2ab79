"""HTML tables that a program saved under the name .xls."""

import re
from html.parser import HTMLParser

from .istilah import BerkasDitolak
from .lembar import Lembar, terlalu_luas

_BENTANG_MAKS = 400


def baca_html(isi: bytes) -> list[Lembar]:
    """All tables of the page stacked in one sheet, as spreadsheet programs show them."""
    pengurai = _Tabel()
    pengurai.feed(_teks(isi))
    pengurai.close()
    pengurai.tutup_baris()
    if not pengurai.baris:
        raise BerkasDitolak("tanpa_tabel", "Berkas HTML ini tidak memuat tabel.")
    return [Lembar("HTML", pengurai.baris, pengurai.gabungan)]


def _teks(isi: bytes) -> str:
    cocok = re.search(rb"charset=[\"']?([\w-]+)", isi[:4096], re.IGNORECASE)
    sandi = cocok[1].decode("ascii") if cocok else "utf-8"
    try:
        return isi.decode(sandi)
    except (LookupError, UnicodeDecodeError):
        return isi.decode("cp1252", errors="replace")


def _bentang(atribut: dict[str, str | None], nama: str) -> int:
    nilai = (atribut.get(nama) or "1").strip()
    angka = int(nilai) if re.fullmatch(r"[0-9]{1,6}", nilai) else 1
    if angka > _BENTANG_MAKS:
        raise BerkasDitolak("tabel_tidak_wajar", f"Tabel HTML membentang {angka} sel.")
    return max(angka, 1)


class _Tabel(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.baris: list[list[object]] = []
        self.gabungan: list[tuple[int, int, int, int]] = []
        self._sel: list[str] | None = None
        self._baris: list[tuple[str, int, int]] | None = None
        self._tertutup: set[tuple[int, int]] = set()
        self._dalam = 0
        self._abaikan = 0
        self._ukuran = (1, 1)
        self._terlebar = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self._abaikan += 1
        elif tag == "table":
            self._dalam += 1
            if self._dalam > 1 and self._sel is None:
                raise BerkasDitolak("tabel_bersarang", "Tabel HTML bersarang tidak dapat dibaca.")
        elif self._dalam == 1 and tag == "tr":
            self.tutup_baris()
            self._baris = []
        elif self._dalam == 1 and tag in {"td", "th"} and self._baris is not None:
            self._tutup_sel()
            atribut = dict(attrs)
            self._ukuran = (_bentang(atribut, "rowspan"), _bentang(atribut, "colspan"))
            self._sel = []
        elif tag == "br" and self._sel is not None:
            self._sel.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._abaikan = max(0, self._abaikan - 1)
        elif tag == "table":
            if self._dalam == 1:
                self.tutup_baris()
            self._dalam = max(0, self._dalam - 1)
        elif self._dalam == 1 and tag in {"td", "th"}:
            self._tutup_sel()
        elif self._dalam == 1 and tag == "tr":
            self.tutup_baris()

    def handle_data(self, data: str) -> None:
        if self._sel is not None and not self._abaikan:
            self._sel.append(data)

    def _tutup_sel(self) -> None:
        if self._sel is not None and self._baris is not None:
            teks = re.sub(r"\s+", " ", "".join(self._sel)).strip()
            self._baris.append((teks, *self._ukuran))
        self._sel = None

    def tutup_baris(self) -> None:
        """Lay the open row into the grid, past cells that rows above span over."""
        self._tutup_sel()
        if self._baris is None:
            return
        r, kolom, isi = len(self.baris), 0, []
        for teks, tinggi, lebar in self._baris:
            while (r, kolom) in self._tertutup:
                isi.append("")
                kolom += 1
            isi += [teks] + [""] * (lebar - 1)
            if tinggi > 1 or lebar > 1:
                self.gabungan.append((r, kolom, r + tinggi - 1, kolom + lebar - 1))
                self._tertutup |= {
                    (r + i, kolom + j) for i in range(1, tinggi) for j in range(lebar)
                }
            kolom += lebar
        self.baris.append(isi)
        self._baris = None
        self._terlebar = max(self._terlebar, len(isi))
        if tolakan := terlalu_luas("HTML", len(self.baris), self._terlebar):
            raise BerkasDitolak("terlalu_luas", tolakan)
