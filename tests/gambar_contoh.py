"""Pictures for tests, made by drawing."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def isi_gambar(
    jenis: str = "JPEG", ukuran: tuple[int, int] = (40, 30), warna: str = "red", **lain: object
) -> bytes:
    """A picture of one colour; ``lain`` goes to Pillow, such as exif."""
    keluaran = io.BytesIO()
    Image.new("RGBA" if jenis == "PNG" else "RGB", ukuran, warna).save(keluaran, jenis, **lain)
    return keluaran.getvalue()


def unggahan(nama: str = "foto.jpg", isi: bytes | None = None) -> SimpleUploadedFile:
    """An upload as a browser sends it."""
    return SimpleUploadedFile(nama, isi_gambar() if isi is None else isi)
