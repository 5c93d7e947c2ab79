"""What a file really is, told by its content, and whether it may be opened at all."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from .istilah import BerkasDitolak

UKURAN_MAKS = 64 * 1024 * 1024
UKURAN_URAI_MAKS = 400 * 1024 * 1024
BAGIAN_MAKS = 5_000
_POTONGAN = 1 << 20


class JenisBerkas(StrEnum):
    """Formats that can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    HTML = "html"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAIN = (
    (b"%PDF", "dokumen PDF"),
    (b"\x89PNG", "gambar"),
    (b"\xff\xd8\xff", "gambar"),
    (b"GIF8", "gambar"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7z"),
    (b"\x1f\x8b", "arsip gzip"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
_SIMPAN_ULANG = "Buka di Excel, lalu simpan sebagai Excel Workbook (.xlsx) dan unggah lagi."


def kenali(berkas: Path) -> JenisBerkas:
    """The format of the file by its content. Raises BerkasDitolak with the reason."""
    ukuran = berkas.stat().st_size
    if ukuran == 0:
        raise BerkasDitolak("berkas_kosong", "Berkas kosong (0 byte). Unduh atau simpan ulang.")
    if ukuran > UKURAN_MAKS:
        raise BerkasDitolak(
            "terlalu_besar",
            f"Berkas berukuran {ukuran // 1_048_576} MB, melebihi batas "
            f"{UKURAN_MAKS // 1_048_576} MB. Kirim satu SPJ per berkas, tanpa gambar.",
        )
    with berkas.open("rb") as aliran:
        awal = aliran.read(4096)
    for tanda, nama in _LAIN:
        if awal.startswith(tanda):
            raise BerkasDitolak(
                "bukan_lembar_kerja",
                f"Isi berkas ini {nama}, bukan lembar kerja, apa pun akhiran namanya. "
                "Unggah .xlsx, .xls, .ods, atau .csv.",
            )
    if awal.startswith(b"PK"):
        return _kenali_zip(berkas)
    if awal.startswith(_OLE):
        return _kenali_ole(berkas)
    return _kenali_teks(awal)


def _kenali_ole(berkas: Path) -> JenisBerkas:
    isi = berkas.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in isi:
        raise BerkasDitolak(
            "terkunci",
            "Berkas dikunci kata sandi. Hapus kata sandinya di Excel (Berkas > Info > "
            "Proteksi), simpan, lalu unggah lagi.",
        )
    if "_VBA_PROJECT".encode("utf-16-le") in isi:
        raise BerkasDitolak("bermakro", f"Berkas berisi makro. {_SIMPAN_ULANG}")
    if "Workbook".encode("utf-16-le") in isi or "Book".encode("utf-16-le") in isi:
        return JenisBerkas.XLS
    raise BerkasDitolak(
        "bukan_lembar_kerja", "Berkas Office ini bukan lembar kerja Excel. Unggah .xlsx atau .csv."
    )


def _kenali_teks(awal: bytes) -> JenisBerkas:
    if awal.startswith((b"\xff\xfe", b"\xfe\xff")):
        return JenisBerkas.CSV
    if b"\x00" in awal:
        raise BerkasDitolak(
            "bukan_lembar_kerja", f"Isi berkas tidak dikenal atau rusak. {_SIMPAN_ULANG}"
        )
    if re.search(rb"<(?:!doctype html|html|table|head|body|meta)\b", awal, re.IGNORECASE):
        return JenisBerkas.HTML
    if re.match(rb"\s*(?:\xef\xbb\xbf)?<\?xml|\s*<", awal):
        raise BerkasDitolak("xml_mentah", f"Berkas XML tidak dapat dibaca. {_SIMPAN_ULANG}")
    return JenisBerkas.CSV


def _kenali_zip(berkas: Path) -> JenisBerkas:
    try:
        with zipfile.ZipFile(berkas) as arsip:
            nama = {i.filename for i in arsip.infolist()}
            jenis = _jenis_zip(nama)
            _periksa_isi_zip(arsip)
            if jenis is JenisBerkas.ODS:
                _periksa_ods(arsip)
    except BerkasDitolak:
        raise
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as galat:
        raise _rusak() from galat
    except RuntimeError as galat:  # zipfile: an encrypted entry
        raise BerkasDitolak(
            "terkunci", "Berkas dikunci kata sandi. Hapus kata sandinya."
        ) from galat
    except Exception as galat:  # a broken stream raises whatever zlib or struct please
        raise _rusak() from galat
    return jenis


def _rusak() -> BerkasDitolak:
    return BerkasDitolak(
        "berkas_rusak",
        f"Berkas rusak atau terpotong, mungkin unduhannya tidak selesai. {_SIMPAN_ULANG}",
    )


def _jenis_zip(nama: set[str]) -> JenisBerkas:
    if any(n.endswith("vbaProject.bin") for n in nama) or any(
        n.startswith("xl/macrosheets/") for n in nama
    ):
        raise BerkasDitolak("bermakro", f"Berkas berisi makro. {_SIMPAN_ULANG}")
    if "xl/workbook.bin" in nama:
        raise BerkasDitolak("xlsb", f"Format .xlsb tidak dibaca. {_SIMPAN_ULANG}")
    if "xl/workbook.xml" in nama:
        return JenisBerkas.XLSX
    if "content.xml" in nama:
        return JenisBerkas.ODS
    raise BerkasDitolak(
        "bukan_lembar_kerja", "Arsip ini bukan lembar kerja. Keluarkan dahulu berkas di dalamnya."
    )


def _periksa_isi_zip(arsip: zipfile.ZipFile) -> None:
    """Unpack every part once, counting, so that nothing bigger than it says is ever opened."""
    isi = arsip.infolist()
    if len(isi) > BAGIAN_MAKS or len({i.filename for i in isi}) != len(isi):
        raise BerkasDitolak("zip_tidak_wajar", f"Susunan arsip tidak wajar. {_SIMPAN_ULANG}")
    if sum(i.file_size for i in isi) > UKURAN_URAI_MAKS:
        raise _bom()
    sisa = UKURAN_URAI_MAKS
    for bagian in isi:
        xml = bagian.filename.lower().endswith((".xml", ".rels"))
        with arsip.open(bagian) as aliran:
            ekor = b""
            while potongan := aliran.read(_POTONGAN):
                sisa -= len(potongan)
                if sisa < 0:
                    raise _bom()
                if xml and (b"<!DOCTYPE" in ekor + potongan or b"<!ENTITY" in ekor + potongan):
                    raise BerkasDitolak(
                        "entitas_xml",
                        f"Bagian {bagian.filename} memuat deklarasi XML yang tidak pernah ada "
                        f"pada lembar kerja biasa. {_SIMPAN_ULANG}",
                    )
                ekor = potongan[-16:]


def _periksa_ods(arsip: zipfile.ZipFile) -> None:
    if b"manifest:encryption-data" in arsip.read("META-INF/manifest.xml"):
        raise BerkasDitolak("terkunci", "Berkas dikunci kata sandi. Hapus kata sandinya.")
    if any(n.startswith("Basic/") and n.endswith(".xml") for n in arsip.namelist()):
        raise BerkasDitolak("bermakro", f"Berkas berisi makro. {_SIMPAN_ULANG}")


def _bom() -> BerkasDitolak:
    return BerkasDitolak(
        "terlalu_besar",
        f"Isi berkas setelah diurai melebihi {UKURAN_URAI_MAKS // 1_048_576} MB. "
        "Hapus lembar dan baris kosong yang berformat, lalu simpan ulang.",
    )
