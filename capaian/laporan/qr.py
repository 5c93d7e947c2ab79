"""The QR code that leads from a printed report to its verification."""

import io

import segno


def svg_qr(alamat: str) -> str:
    """The code as a standalone SVG; "" for no address."""
    if not alamat:
        return ""
    return segno.make(alamat, error="m", micro=False).svg_inline(border=2, omitsize=True)


def png_qr(alamat: str) -> bytes:
    """The code as PNG, sharp at three centimetres in print."""
    keluaran = io.BytesIO()
    segno.make(alamat, error="m", micro=False).save(keluaran, kind="png", scale=12, border=2)
    return keluaran.getvalue()
