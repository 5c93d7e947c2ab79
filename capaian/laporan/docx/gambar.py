"""Pictures of the document: charts as crisp PNG, photos no larger than paper needs."""

import io
from functools import lru_cache

import vl_convert
from PIL import Image, ImageOps

from capaian.laporan.docx.huruf import svg_siap
from capaian.laporan.docx.oox import EMU_PER_TWIP, lolos
from capaian.laporan.gambar import jenis_gambar

SKALA = 3
"""Pixels of a chart for each of its units: about 300 dots an inch at its natural size."""
TWIP_PER_PIKSEL = 15
"""Natural size: 96 pixels an inch."""
FOTO_TERBESAR = 1600
"""Pixels on the longer side of a photo: 200 dots an inch over the width of the page."""
_BERKAS_WORD = frozenset({"image/png", "image/jpeg"})


@lru_cache(maxsize=256)
def png_svg(svg: str) -> bytes:
    """The drawing as PNG."""
    return vl_convert.svg_to_png(svg_siap(svg), scale=SKALA)


def foto(isi: bytes | None) -> bytes | None:
    """A stored picture as Word takes it; None when it is missing or cannot be read."""
    jenis = jenis_gambar(isi or b"")
    if not isi or jenis == "image/svg+xml" or not jenis:
        return None
    try:
        with Image.open(io.BytesIO(isi)) as gambar:
            if jenis in _BERKAS_WORD and max(gambar.size) <= FOTO_TERBESAR:
                return isi
            tegak = ImageOps.exif_transpose(gambar)
            tegak.thumbnail((FOTO_TERBESAR, FOTO_TERBESAR))
            keluaran = io.BytesIO()
            if jenis == "image/jpeg":
                tegak.convert("RGB").save(keluaran, "JPEG", quality=85)
            else:
                tegak.save(keluaran, "PNG")
            return keluaran.getvalue()
    except (OSError, Image.DecompressionBombError):
        return None


def ukuran_piksel(isi: bytes) -> tuple[int, int]:
    """Width and height of the picture."""
    with Image.open(io.BytesIO(isi)) as gambar:
        return gambar.size


def muat_dalam(piksel: tuple[int, int], lebar: int, tinggi: int, skala: int = 1) -> tuple[int, int]:
    """The picture's size in twips: its natural one where ``lebar`` x ``tinggi`` allow it.

    ``skala`` pixels of the file make one of the picture.
    """
    x, y = piksel
    lebar = min(lebar, x * TWIP_PER_PIKSEL // skala)
    return (lebar, lebar * y // x) if lebar * y <= tinggi * x else (tinggi * x // y, tinggi)


def larik_gambar(rid: str, nomor: int, ukuran: tuple[int, int], uraian: str) -> str:
    """A run with the picture of relation ``rid``; ``ukuran`` in twips, ``uraian`` read aloud."""
    x, y = (n * EMU_PER_TWIP for n in ukuran)
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{x}" cy="{y}"/>'
        f'<wp:docPr id="{nomor}" name="Gambar {nomor}" descr="{lolos(uraian)}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{nomor}" name="Gambar {nomor}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{x}" cy="{y}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
