"""The organisation chart drawn as SVG: head, staff beside the line, units in rows, theirs below.

Lengths are whole units; the picture is 1000 wide and scales to the text width.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from capaian.laporan.gambar import ABU_TUA, HURUF_CADANGAN
from capaian.laporan.lebar import bungkus
from capaian.laporan.pohon import SimpulBagan

LEBAR = 1000
TENGAH = LEBAR // 2
JARAK = 20
UKURAN = 19
TINGGI_BARIS = 23
PADDING = 10
LEBAR_KEPALA = 300
LEBAR_STAF = 320
SISI_STAF = 110
TAKUK = 16
LAJUR_SEBARIS = 6


@dataclass
class _Kanvas:
    """What has been drawn, boxes above lines."""

    garis: list[str] = field(default_factory=list)
    kotak: list[str] = field(default_factory=list)

    def tarik(self, *titik: tuple[int, int]) -> None:
        jalur = " ".join(f"{x},{y}" for x, y in titik)
        self.garis.append(f'<polyline points="{jalur}"/>')


def svg_bagan(akar: Sequence[SimpulBagan], aksen: str = "#1f4e79") -> str:
    """The chart of one or more trees, one below the other, as a standalone SVG."""
    return _gambar(tuple(akar), aksen)


@lru_cache(maxsize=32)
def _gambar(akar: tuple[SimpulBagan, ...], aksen: str) -> str:
    kanvas = _Kanvas()
    y = 2
    for simpul in akar:
        y = _pohon(kanvas, simpul, y, aksen) + 2 * JARAK
    tinggi = max(y - 2 * JARAK + 2, 2)
    isi = (
        f'<g fill="none" stroke="{ABU_TUA}" stroke-width="1.2">{"".join(kanvas.garis)}</g>'
        f'<g font-family="{HURUF_CADANGAN}" font-size="{UKURAN}" text-anchor="middle">'
        f"{''.join(kanvas.kotak)}</g>"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEBAR}" height="{tinggi}" '
        f'viewBox="0 0 {LEBAR} {tinggi}">{isi}</svg>'
    )


def _baris(nama: str, lebar: int, *, tebal: bool) -> list[str]:
    return bungkus(nama, (lebar - 2 * PADDING) * 1000 // UKURAN, tebal=tebal) or [""]


def _tinggi(nama: str, lebar: int, *, tebal: bool = False) -> int:
    return len(_baris(nama, lebar, tebal=tebal)) * TINGGI_BARIS + 2 * PADDING


def _kotak(
    kanvas: _Kanvas, nama: str, x: int, y: int, lebar: int, tinggi: int, *, aksen: str = ""
) -> None:
    """A box with centred lines; with ``aksen`` it is filled and its text is white and bold."""
    baris = _baris(nama, lebar, tebal=bool(aksen))
    isi, pena, tulisan = (aksen, aksen, "#ffffff") if aksen else ("#ffffff", ABU_TUA, "#1c242c")
    kanvas.kotak.append(
        f'<rect x="{x}" y="{y}" width="{lebar}" height="{tinggi}" rx="3" '
        f'fill="{isi}" stroke="{pena}" stroke-width="1.2"/>'
    )
    atas = y + (tinggi - len(baris) * TINGGI_BARIS) // 2 + TINGGI_BARIS - 5
    bobot = ' font-weight="600"' if aksen else ""
    for i, teks in enumerate(baris):
        kanvas.kotak.append(
            f'<text x="{x + lebar // 2}" y="{atas + i * TINGGI_BARIS}" fill="{tulisan}"{bobot}>'
            f"{escape(teks)}</text>"
        )


def _pohon(kanvas: _Kanvas, akar: SimpulBagan, y: int, aksen: str) -> int:
    """Draw one tree from ``y`` down; the y below it."""
    tinggi = _tinggi(akar.nama, LEBAR_KEPALA, tebal=True)
    _kotak(kanvas, akar.nama, TENGAH - LEBAR_KEPALA // 2, y, LEBAR_KEPALA, tinggi, aksen=aksen)
    bawah = y + tinggi
    staf = [s for s in akar.anak if s.staf]
    lajur = [s for s in akar.anak if not s.staf]
    akhir = _staf(kanvas, staf, bawah + JARAK) if staf else bawah
    if lajur:
        akhir = _semua_lajur(kanvas, lajur, batang=bawah, y=akhir + 2 * JARAK)
    return akhir


def _staf(kanvas: _Kanvas, staf: Sequence[SimpulBagan], y: int) -> int:
    """Boxes beside the trunk, right and left in turn, each with its own units stacked below."""
    bawah = {True: y, False: y}
    for i, simpul in enumerate(staf):
        kanan = i % 2 == 0
        x = TENGAH + SISI_STAF if kanan else TENGAH - SISI_STAF - LEBAR_STAF
        atas = bawah[kanan]
        tinggi = _tinggi(simpul.nama, LEBAR_STAF)
        pangkal = atas + tinggi // 2
        kanvas.tarik((TENGAH, pangkal), (x if kanan else x + LEBAR_STAF, pangkal))
        kanvas.tarik((TENGAH, y - JARAK), (TENGAH, pangkal))
        _kotak(kanvas, simpul.nama, x, atas, LEBAR_STAF, tinggi)
        bawah[kanan] = _tumpuk(kanvas, simpul.anak, x, atas + tinggi, LEBAR_STAF) + JARAK
    return max(bawah.values()) - JARAK


def _semua_lajur(kanvas: _Kanvas, lajur: Sequence[SimpulBagan], *, batang: int, y: int) -> int:
    """Units side by side, in as many rows as needed; the trunk passes between their columns."""
    # An even number a row keeps the middle free for the trunk to the next row.
    sebaris = LAJUR_SEBARIS if len(lajur) <= LAJUR_SEBARIS or len(lajur) > 8 else 4
    akhir = y
    for awal in range(0, len(lajur), sebaris):
        potong = lajur[awal : awal + sebaris]
        banyak = len(potong) if len(lajur) <= sebaris else sebaris
        kanvas.tarik((TENGAH, batang), (TENGAH, y - JARAK))
        akhir = _satu_baris(kanvas, potong, banyak, y)
        batang, y = y - JARAK, akhir + 2 * JARAK
    return akhir


def _satu_baris(kanvas: _Kanvas, lajur: Sequence[SimpulBagan], banyak: int, y: int) -> int:
    lebar_lajur = (LEBAR - 4) // max(banyak, 1)
    lebar = min(lebar_lajur - JARAK, LEBAR_KEPALA)
    kiri = (LEBAR - len(lajur) * lebar_lajur) // 2 if len(lajur) == banyak else 2
    tinggi = max(_tinggi(s.nama, lebar) for s in lajur)
    sumbu = [kiri + i * lebar_lajur + lebar_lajur // 2 for i in range(len(lajur))]
    if len(lajur) > 1 or sumbu[0] != TENGAH:
        rentang = [TENGAH, *sumbu]
        kanvas.tarik((min(rentang), y - JARAK), (max(rentang), y - JARAK))
    akhir = y + tinggi
    for x, simpul in zip(sumbu, lajur, strict=True):
        kanvas.tarik((x, y - JARAK), (x, y))
        _kotak(kanvas, simpul.nama, x - lebar // 2, y, lebar, tinggi)
        akhir = max(akhir, _tumpuk(kanvas, simpul.anak, x - lebar // 2, y + tinggi, lebar))
    return akhir


def _tumpuk(kanvas: _Kanvas, anak: Sequence[SimpulBagan], x: int, y: int, lebar: int) -> int:
    """Units below ``y``, one under the other on a spine at the left; the y below the last."""
    tulang, awal = x + TAKUK // 2, y
    for simpul in anak:
        y += JARAK
        kiri, dalam = x + TAKUK, lebar - TAKUK
        tinggi = _tinggi(simpul.nama, dalam)
        kanvas.tarik((tulang, awal), (tulang, y + tinggi // 2), (kiri, y + tinggi // 2))
        _kotak(kanvas, simpul.nama, kiri, y, dalam, tinggi)
        y = _tumpuk(kanvas, simpul.anak, kiri, y + tinggi, dalam)
    return y
