"""The formats of the report: one entry each, imported only when it is asked for."""

import gc
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module

from capaian.laporan.pohon import Laporan

AmbilGambar = Callable[[str], bytes | None]
"""Bytes of a stored picture by its SHA-256, None when it is not there."""

Kemajuan = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are done, and how many there are."""


def diam(_langkah: str, _selesai: int, _semua: int) -> None:
    """No progress is shown."""


def json_laporan(laporan: Laporan, _ambil: AmbilGambar, _kemajuan: Kemajuan = diam) -> bytes:
    """The report as JSON data."""
    from capaian.laporan.data import ke_json  # a format's code is imported when it is asked for

    return json.dumps(ke_json(laporan), ensure_ascii=False, indent=1).encode()


@contextmanager
def hemat_waktu() -> Iterator[None]:
    """Keep the garbage collector off: it would walk millions of live objects again and again."""
    menyala = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if menyala:
            gc.enable()


class FormatTidakAda(ValueError):
    """No renderer makes this format; ``pesan`` says which there are."""

    def __init__(self, nama: str) -> None:
        self.pesan = (
            f"Laporan tidak dapat dibuat sebagai {nama}. Format yang tersedia: {', '.join(FORMAT)}."
        )
        super().__init__(self.pesan)


@dataclass(frozen=True)
class Format:
    """A format: its suffix, media type, label, and the dotted name of its renderer.

    A renderer takes the tree, ``AmbilGambar`` and ``Kemajuan`` and returns the file's bytes; the
    same tree and pictures give the same bytes. ``lambat`` ones are made by the worker and kept.
    """

    nama: str
    jenis_isi: str
    label: str
    pembuat: str
    lambat: bool = True

    def buat(self, laporan: Laporan, ambil: AmbilGambar, kemajuan: Kemajuan = diam) -> bytes:
        """The report as a file of this format."""
        modul, fungsi = self.pembuat.rsplit(".", 1)
        return getattr(import_module(modul), fungsi)(laporan, ambil, kemajuan)


FORMAT = {
    f.nama: f
    for f in (
        Format("pdf", "application/pdf", "PDF", "capaian.laporan.pdf.pdf"),
        Format(
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "Word",
            "capaian.laporan.docx.dokumen.docx",
        ),
        Format(
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "Excel",
            "capaian.laporan.xlsx.buku.xlsx",
        ),
        Format(
            "html", "text/html; charset=utf-8", "HTML", "capaian.laporan.cetak.html", lambat=False
        ),
        Format(
            "json", "application/json", "JSON", "capaian.laporan.format.json_laporan", lambat=False
        ),
    )
}


def cari_format(nama: str) -> Format:
    """The format with this name. Raises FormatTidakAda."""
    if nama not in FORMAT:
        raise FormatTidakAda(nama)
    return FORMAT[nama]


def nama_unduhan(laporan: Laporan, akhiran: str) -> str:
    """The name under which a report is saved: LKjIP-2025-dinsos-pontianak-draf.pdf.

    A recorded version says which: LKjIP-2025-dinsos-pontianak-v2-final.pdf.
    """
    versi = f"-v{laporan.versi}" if laporan.versi else ""
    return f"LKjIP-{laporan.tahun}-{laporan.opd}{versi}-{laporan.status}.{akhiran}"
