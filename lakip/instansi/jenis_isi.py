"""Tell what a file is from its own bytes; its name and what the browser claims do not count."""

import io
import zipfile

PNG = "image/png"
JPEG = "image/jpeg"
WEBP = "image/webp"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

GAMBAR = frozenset({PNG, JPEG, WEBP})
SEMUA = GAMBAR | {PDF, XLSX, DOCX}
NAMA_JENIS = {PNG: "PNG", JPEG: "JPEG", WEBP: "WebP", PDF: "PDF", XLSX: "XLSX", DOCX: "DOCX"}
AKHIRAN = {PNG: "png", JPEG: "jpg", WEBP: "webp", PDF: "pdf", XLSX: "xlsx", DOCX: "docx"}

_BAGIAN_UTAMA = {"xl/workbook.xml": XLSX, "word/document.xml": DOCX}
_BATAS_MEKAR = 500 * 1024 * 1024  # bytes that a document may unpack to


def kenali(isi: bytes) -> str | None:
    """The media type of these bytes; None when they are none of SEMUA.

    An Office document with macros, with encrypted parts or that unpacks to far more than any real
    one is none.
    """
    if isi.startswith(b"\x89PNG\r\n\x1a\n") and isi[12:16] == b"IHDR":
        return PNG
    if isi.startswith(b"\xff\xd8\xff"):
        return JPEG
    if isi[:4] == b"RIFF" and isi[8:12] == b"WEBP":
        return WEBP
    if isi.startswith(b"%PDF-") and b"%%EOF" in isi[-2048:]:
        return PDF
    return _kenali_office(isi) if isi.startswith(b"PK\x03\x04") else None


def _kenali_office(isi: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            bagian = arsip.infolist()
    except zipfile.BadZipFile:
        return None
    nama = {b.filename for b in bagian}
    tersandi = any(b.flag_bits & 1 for b in bagian)
    bermakro = any(n.endswith("vbaProject.bin") for n in nama)
    mekar = sum(b.file_size for b in bagian) > _BATAS_MEKAR
    if "[Content_Types].xml" not in nama or tersandi or bermakro or mekar:
        return None
    return next((jenis for utama, jenis in _BAGIAN_UTAMA.items() if utama in nama), None)
