"""Fonts of drawings in the document: the rasteriser knows no variable fonts, so still ones are cut.

It would draw every text in the thinnest weight of the file.
"""

import io
import tempfile
from functools import lru_cache
from pathlib import Path

import fontpkg_source_sans_3
import vl_convert
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from capaian.laporan.gambar import HURUF_CADANGAN

KELUARGA = "LAKIP Gambar"
_BOBOT = (400, 600)
_NAMA_KELUARGA = (1, 16)
# Latin with accents, and the signs of Indonesian text and formulas.
_AKSARA = [*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, "–—‘’“”•…√−≤≥×÷Δ")]


def svg_siap(svg: str) -> str:
    """The drawing with fonts that the rasteriser draws in their true weights."""
    _daftarkan()
    return svg.replace(HURUF_CADANGAN, f"'{KELUARGA}'")


@lru_cache(maxsize=1)
def _daftarkan() -> tempfile.TemporaryDirectory[str]:
    """Cut the fonts and make them known; the folder lasts as long as the process."""
    folder = tempfile.TemporaryDirectory(prefix="lakip-huruf-")
    dasar = _sederhana()
    for bobot in _BOBOT:
        with TTFont(io.BytesIO(dasar)) as huruf:
            instantiateVariableFont(huruf, {"wght": bobot}, inplace=True)
            huruf["OS/2"].usWeightClass = bobot
            for nama in huruf["name"].names:
                if nama.nameID in _NAMA_KELUARGA:
                    nama.string = KELUARGA
            huruf.save(Path(folder.name) / f"{bobot}.ttf")
    vl_convert.register_font_directory(folder.name)
    return folder


def _sederhana() -> bytes:
    """The variable font with what drawings need only, which is cut in a moment."""
    berkas = Path(fontpkg_source_sans_3.__file__).parent / "files" / "SourceSans3[wght].ttf"
    pilihan = subset.Options(layout_features=["kern"], hinting=False)
    with TTFont(str(berkas), lazy=True) as huruf:
        penyaring = subset.Subsetter(pilihan)
        penyaring.populate(unicodes=_AKSARA)
        penyaring.subset(huruf)
        keluaran = io.BytesIO()
        huruf.save(keluaran)
        return keluaran.getvalue()
