"""Keep files by the SHA-256 of their content, and hand them out only unchanged.

The folder has no address of its own: a view decides who may read a file, then calls ``sajikan``.
"""

import hashlib
from collections.abc import Collection
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.template.defaultfilters import filesizeformat
from django.utils.http import content_disposition_header

from lakip.berkas import tulis_utuh

from .jenis_isi import NAMA_JENIS, SEMUA, kenali
from .models import Berkas


class BerkasRusak(Exception):
    """The stored bytes are gone or no longer those that were stored."""


def tempat(sha256: str) -> Path:
    """Where the content with this hash lies."""
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256


def simpan_unggahan(unggahan: UploadedFile, *, jenis: Collection[str] = SEMUA) -> Berkas:
    """Check size and content of an upload and keep it; ValidationError says what is wrong.

    ``jenis`` are the media types accepted here.
    """
    wajib_muat(unggahan.name or "", unggahan.size)
    return simpan(unggahan.read(), nama=unggahan.name or "berkas", jenis=jenis)


def simpan(isi: bytes, *, nama: str, jenis: Collection[str] = SEMUA) -> Berkas:
    """Keep these bytes and return their row; the same bytes are kept once, under their first name.

    Raises ValidationError when they are too large or none of the media types ``jenis``.
    """
    nama = Path(nama.replace("\\", "/")).name[:255]
    wajib_muat(nama, len(isi))
    jenis_isi = kenali(isi)
    if jenis_isi is None or jenis_isi not in jenis:
        boleh = " atau ".join(sorted(NAMA_JENIS[j] for j in jenis))
        raise ValidationError(
            f"Isi berkas “{nama}” bukan {boleh}. Simpan ulang sebagai {boleh}, tanpa "
            "makro dan tanpa sandi, lalu unggah kembali."
        )
    return simpan_isi(isi, nama=nama, jenis_isi=jenis_isi)


def simpan_isi(isi: bytes, *, nama: str, jenis_isi: str) -> Berkas:
    """Keep bytes that the caller has judged, or that are never shown in a browser."""
    sha256 = hashlib.sha256(isi).hexdigest()
    _tulis(tempat(sha256), isi)
    berkas, _ = Berkas.objects.get_or_create(
        sha256=sha256,
        defaults={"ukuran": len(isi), "jenis_isi": jenis_isi, "nama_asli": nama},
    )
    return berkas


def wajib_muat(nama: str, ukuran: int | None) -> None:
    """Raise ValidationError for a file that is larger than may be kept; ``ukuran`` in bytes."""
    if ukuran is None or ukuran > settings.LAKIP_BATAS_BERKAS:
        batas = filesizeformat(settings.LAKIP_BATAS_BERKAS)
        raise ValidationError(
            f"Berkas “{nama}” melebihi {batas}. Kecilkan gambar di dalamnya atau bagi berkasnya."
        )


def _tulis(tujuan: Path, isi: bytes) -> None:
    if tujuan.exists() and hashlib.sha256(tujuan.read_bytes()).hexdigest() == tujuan.name:
        return
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    tulis_utuh(tujuan, isi)


def baca(berkas: Berkas) -> bytes:
    """The stored bytes; BerkasRusak when they are missing or not those that were stored."""
    try:
        isi = tempat(berkas.sha256).read_bytes()
    except OSError as galat:
        raise BerkasRusak(f"Berkas “{berkas.nama_asli}” tidak ada di simpanan.") from galat
    if hashlib.sha256(isi).hexdigest() != berkas.sha256:
        raise BerkasRusak(f"Berkas “{berkas.nama_asli}” di simpanan tidak utuh lagi.")
    return isi


def sajikan(
    request: HttpRequest, berkas: Berkas, *, nama: str = "", unduh: bool = False
) -> HttpResponse:
    """Answer with the file, checked; ``unduh`` makes the browser save it instead of showing it.

    Only for a user who may read it. ``nama`` blank: the name under which it was uploaded.
    """
    etag = f'"{berkas.sha256}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    jawaban = HttpResponse(baca(berkas), content_type=berkas.jenis_isi)
    disposisi = content_disposition_header(unduh, nama or berkas.nama_asli)
    jawaban["Content-Disposition"] = disposisi or "inline"
    jawaban["ETag"] = etag
    jawaban["Cache-Control"] = "private, max-age=0, must-revalidate"
    return jawaban
