"""One ZIP with everything that is uploaded when a report is handed over: agreed names, checksums.

The same content gives the same bytes: entries stand in a fixed order and carry no time.
"""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

BATAS_PDF = 20 * 1024 * 1024
"""Largest PDF that e-SAKIP Reviu and public information sites commonly take."""
DAFTAR = "DAFTAR.txt"
KETERANGAN = "KETERANGAN.txt"
_WAKTU = (1980, 1, 1, 0, 0, 0)
_TERKOMPRESI = (".pdf", ".docx", ".xlsx", ".png", ".jpg")


@dataclass(frozen=True)
class IsiPaket:
    """A file of the package: its agreed name, what it is in words, its bytes."""

    nama: str
    uraian: str
    isi: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.isi).hexdigest()

    @property
    def terlalu_besar(self) -> bool:
        """Whether it is a PDF above the limit."""
        return self.nama.endswith(".pdf") and len(self.isi) > BATAS_PDF


def paket(berkas: Sequence[IsiPaket], kepala: Sequence[tuple[str, str]]) -> bytes:
    """The ZIP of these files, in this order, with their checksums and a description.

    ``DAFTAR.txt`` can be checked with ``sha256sum --check``. ``kepala`` are labelled lines about
    the report for ``KETERANGAN.txt``. Raises ValueError when two files have one name.
    """
    nama = [b.nama for b in berkas]
    if len(set(nama)) != len(nama):
        raise ValueError("Dua berkas paket bernama sama.")
    keterangan = IsiPaket(KETERANGAN, "keterangan", _keterangan(berkas, kepala))
    semua = [*berkas, keterangan]
    daftar = "".join(f"{b.sha256}  {b.nama}\n" for b in semua).encode()
    keluaran = io.BytesIO()
    with zipfile.ZipFile(keluaran, "w") as arsip:
        for b in (*semua, IsiPaket(DAFTAR, "daftar sidik", daftar)):
            cara = zipfile.ZIP_STORED if b.nama.endswith(_TERKOMPRESI) else zipfile.ZIP_DEFLATED
            entri = zipfile.ZipInfo(b.nama, _WAKTU)
            entri.external_attr = 0o644 << 16
            arsip.writestr(entri, b.isi, cara)
    return keluaran.getvalue()


def _keterangan(berkas: Sequence[IsiPaket], kepala: Sequence[tuple[str, str]]) -> bytes:
    lebar = max((len(label) for label, _ in kepala), default=0)
    baris = [f"{label.ljust(lebar)} : {isi}" for label, isi in kepala]
    baris += ["", "Isi paket"]
    for b in berkas:
        baris.append(f"- {b.nama} ({ukuran(len(b.isi))}): {b.uraian}")
        if b.terlalu_besar:
            baris.append(
                f"  Melebihi {ukuran(BATAS_PDF)}; sebagian laman unggah menolak berkas sebesar ini."
            )
    baris += ["", f"Periksa keutuhan berkas dengan: sha256sum --check {DAFTAR}", ""]
    return "\r\n".join(baris).encode()


def ukuran(byte: int) -> str:
    """ "1,4 MB", "312 KB": rounded up to the last shown digit, in units of 1024."""
    if byte >= 1024 * 1024:
        persepuluh = -(-byte * 10 // (1024 * 1024))
        return f"{persepuluh // 10},{persepuluh % 10} MB"
    return f"{-(-byte // 1024)} KB"
