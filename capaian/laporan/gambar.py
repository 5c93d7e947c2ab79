"""Charts as SVG: one Vega-Lite specification, the same picture on pages, in PDF and in DOCX."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import fontpkg_source_sans_3
import vl_convert
from django.core.cache import caches

from capaian.laporan.pohon import Grafik
from lakip.angka import NAMA_BULAN, NAMA_BULAN_SINGKAT

HURUF = "Source Sans 3"
# Browsers draw the picture with the fonts of the machine; documents carry the first one.
HURUF_CADANGAN = f"'{HURUF}', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

LOKAL_ANGKA = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]}
LOKAL_WAKTU = {
    "dateTime": "%A, %e %B %Y %X",
    "date": "%d/%m/%Y",
    "time": "%H.%M.%S",
    "periods": ["AM", "PM"],
    "days": ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"],
    "shortDays": ["Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"],
    "months": list(NAMA_BULAN),
    "shortMonths": list(NAMA_BULAN_SINGKAT),
}

ABU_TUA, ABU, ABU_MUDA = "#3d4650", "#7b8794", "#d9dee3"

# First of several lines without a position: WeasyPrint then aligns it to the widest of them.
_BARIS_PERTAMA = "<tspan>", '<tspan x="0">'
# Text that Vega hides where labels would overlap: invisible, yet found by search.
_TAK_TAMPAK = re.compile(r'<text\b[^>]*\bopacity="0"[^>]*>.*?</text>', re.DOTALL)


def palet(aksen: str) -> list[str]:
    """Colours of series: the accent, then greys that stay apart when printed without colour."""
    return [aksen, "#a9b4be", "#5d6b78", "#d0d7dd", "#2f3942"]


def tema(aksen: str) -> dict[str, Any]:
    """Vega configuration shared by all charts: quiet axes, one accent colour, document font."""
    return {
        "font": HURUF,
        "background": "white",
        "padding": 4,
        "view": {"stroke": None},
        "range": {"category": palet(aksen)},
        "axis": {
            "labelFontSize": 11,
            "labelColor": ABU_TUA,
            "labelLimit": 220,
            "labelPadding": 6,
            "titleFontSize": 11,
            "titleFontWeight": "normal",
            "titleColor": ABU,
            "titlePadding": 8,
            "gridColor": ABU_MUDA,
            "gridWidth": 0.6,
            "domainColor": ABU,
            "ticks": False,
        },
        "axisBand": {"grid": False},
        "legend": {
            "orient": "top",
            "labelFontSize": 11,
            "labelColor": ABU_TUA,
            "titleFontSize": 11,
            "titleColor": ABU,
            "symbolType": "square",
        },
        "bar": {"color": aksen},
        "line": {"color": aksen, "strokeWidth": 2},
        "point": {"color": aksen, "filled": True, "size": 50},
        "rule": {"color": ABU_TUA},
        "text": {"fontSize": 11, "color": ABU_TUA},
        "title": {"fontSize": 12, "color": ABU_TUA, "anchor": "start", "fontWeight": 600},
    }


def _polos(nilai: object) -> object:
    """JSON number of a Decimal; Vega computes positions in binary anyway."""
    if isinstance(nilai, Decimal):
        return json.loads(format(nilai, "f"))
    if isinstance(nilai, Mapping):
        return dict(nilai)
    raise TypeError(f"{type(nilai).__name__} tidak dapat digambar")


def svg_grafik(spesifikasi: Mapping[str, Any], aksen: str = "#1f4e79") -> str:
    """The chart as a standalone SVG with Indonesian numbers.

    Raises ValueError when the specification is not valid Vega-Lite.
    """
    return _gambar(json.dumps(spesifikasi, default=_polos, sort_keys=True), aksen)


def _gambar(spesifikasi: str, aksen: str) -> str:
    """The drawn chart, kept by the hash of everything that shapes it."""
    bahan = f"{vl_convert.__version__}\n{json.dumps(tema(aksen))}\n{spesifikasi}"
    kunci = sha256(bahan.encode()).hexdigest()
    svg = caches["gambar"].get(kunci)
    if svg is None:
        svg = _lukis(spesifikasi, aksen)
        caches["gambar"].set(kunci, svg)
    return svg


def _lukis(spesifikasi: str, aksen: str) -> str:
    _daftarkan_huruf()
    svg = vl_convert.vegalite_to_svg(
        spesifikasi,
        config=tema(aksen),
        format_locale=LOKAL_ANGKA,
        time_format_locale=LOKAL_WAKTU,
        allowed_base_urls=[],
    )
    svg = _TAK_TAMPAK.sub("", svg).replace(*_BARIS_PERTAMA)
    return svg.replace(f'"{HURUF}"', f'"{HURUF_CADANGAN}"')


@lru_cache(maxsize=1)
def _daftarkan_huruf() -> None:
    """Let Vega measure text with the font that documents draw it with."""
    vl_convert.register_font_directory(str(Path(fontpkg_source_sans_3.__file__).parent / "files"))


def alamat_data(svg: str) -> str:
    """The picture as a data: address, which pages and documents show without fetching."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def alamat_grafik(grafik: Grafik, aksen: str) -> str:
    """The chart as a data: address."""
    return alamat_data(svg_grafik(grafik.spesifikasi, aksen))


def alamat_isi(isi: bytes | None) -> str:
    """A picture's bytes as a data: address; "" for none and for anything that is not a picture."""
    jenis = jenis_gambar(isi or b"")
    return f"data:{jenis};base64,{b64encode(isi or b'').decode()}" if jenis else ""


def jenis_gambar(isi: bytes) -> str:
    """The media type that the first bytes tell, "" when they are of no picture we show."""
    if isi.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if isi.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if isi[:4] == b"RIFF" and isi[8:12] == b"WEBP":
        return "image/webp"
    return "image/svg+xml" if b"<svg" in isi[:1000] else ""
