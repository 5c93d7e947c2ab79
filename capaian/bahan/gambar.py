"""Pictures that people upload: checked by decoding, made as large as paper needs, without GPS."""

import io
from pathlib import PurePath

from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from PIL import Image, ImageOps

from lakip.instansi.jenis_isi import AKHIRAN, GAMBAR, PNG, kenali
from lakip.instansi.models import Berkas
from lakip.instansi.simpanan import baca, simpan, wajib_muat

PIKSEL_TERBANYAK = 50_000_000
SISI_TERPANJANG = 2000
"""Pixels: 250 dots an inch over the width of a printed page."""
SISI_KECIL = 480
_MUTU = 85


def simpan_gambar(unggahan: UploadedFile) -> Berkas:
    """Keep an uploaded picture, made anew; ValidationError says what is wrong with it."""
    nama = unggahan.name or "gambar"
    wajib_muat(nama, unggahan.size)
    isi = gambar_bersih(unggahan.read(), nama)
    akhiran = AKHIRAN[kenali(isi) or PNG]
    return simpan(isi, nama=f"{PurePath(nama).stem[:200]}.{akhiran}", jenis=GAMBAR)


def gambar_bersih(isi: bytes, nama: str) -> bytes:
    """The picture upright, at most SISI_TERPANJANG a side, without what cameras add to it.

    Raises ValidationError for what cannot be decoded and for far too many pixels.
    """
    if kenali(isi) not in GAMBAR:
        raise ValidationError(
            f"Isi berkas “{nama}” bukan gambar JPEG, PNG, atau WebP. Simpan ulang dalam salah satu "
            "jenis itu, lalu unggah kembali."
        )
    try:
        with Image.open(io.BytesIO(isi), formats=("JPEG", "PNG", "WEBP")) as gambar:
            lebar, tinggi = gambar.size
            if lebar * tinggi > PIKSEL_TERBANYAK:
                juta = PIKSEL_TERBANYAK // 1_000_000
                raise ValidationError(
                    f"Gambar “{nama}” berukuran {lebar} × {tinggi} piksel; paling banyak {juta} "
                    "juta piksel. Perkecil gambarnya, lalu unggah kembali."
                )
            gambar.load()
            return _tulis(gambar, SISI_TERPANJANG)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as galat:
        raise ValidationError(
            f"Gambar “{nama}” rusak dan tidak dapat dibaca. Simpan ulang, lalu unggah kembali."
        ) from galat


def gambar_kecil(berkas: Berkas) -> bytes:
    """A small copy for lists, made once. Raises BerkasRusak."""
    kunci = f"kecil-{berkas.sha256}"
    isi = caches["gambar"].get(kunci)
    if isi is None:
        with Image.open(io.BytesIO(baca(berkas))) as gambar:
            isi = _tulis(gambar, SISI_KECIL)
        caches["gambar"].set(kunci, isi)
    return isi


def _tulis(asli: Image.Image, sisi: int) -> bytes:
    """Drawn pictures and transparent ones stay PNG, photos become JPEG."""
    gambar = ImageOps.exif_transpose(asli)
    if gambar.mode.startswith("I"):  # a scan of 16 bits a pixel
        gambar = gambar.convert("I").point(lambda terang: terang * (1 / 256)).convert("L")
    gambar.thumbnail((sisi, sisi))
    foto = asli.format != "PNG" and gambar.mode in {"RGB", "L", "CMYK", "YCbCr"}
    keluaran = io.BytesIO()
    if foto:
        gambar.convert("RGB").save(keluaran, "JPEG", quality=_MUTU, optimize=True)
    else:
        berwarna = gambar if gambar.mode in {"RGB", "RGBA", "L", "LA"} else gambar.convert("RGBA")
        bersih = Image.new(berwarna.mode, berwarna.size)
        bersih.paste(berwarna)
        bersih.save(keluaran, "PNG", optimize=True)
    return keluaran.getvalue()
