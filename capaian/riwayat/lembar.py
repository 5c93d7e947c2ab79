"""The change log as a list to save: a row for each field that changed, to be filtered."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from capaian.riwayat.catatan import Saringan, catatan
from capaian.riwayat.uraian import Perubahan, uraikan
from lakip.angka import format_angka
from lakip.xlsx.tulis import Daftar, KolomDaftar
from renstra.models import TahunKinerja

TERBANYAK = 5_000
"""Entries in one file; writing more takes longer than people wait."""
_SEKALI = 500  # entries whose values are read together
_KOLOM = (
    KolomDaftar("Waktu", 17),
    KolomDaftar("Oleh", 26),
    KolomDaftar("Jenis", 24),
    KolomDaftar("Objek", 44),
    KolomDaftar("Tindakan", 44),
    KolomDaftar("Isian", 24),
    KolomDaftar("Semula", 36),
    KolomDaftar("Menjadi", 36),
)


def lembar_riwayat(tk: TahunKinerja, s: Saringan) -> Daftar:
    """The entries that ``s`` lets through, newest first; the title tells when some are left out."""
    semua = catatan(tk, s)
    baris = list(semua[:TERBANYAK])
    judul, banyak = f"Riwayat perubahan {tk.tahun}", len(baris)
    if banyak == TERBANYAK and (seluruh := semua.count()) > banyak:
        judul += (
            f": {format_angka(banyak)} catatan terbaru dari {format_angka(seluruh)}; "
            "persempit saringannya untuk yang lain"
        )
    isi = [
        satu
        for n in range(0, banyak, _SEKALI)
        for p in uraikan(baris[n : n + _SEKALI])
        for satu in _baris(p, ZoneInfo(tk.opd.pemda.zona_waktu))
    ]
    return Daftar(judul, _KOLOM, isi)


def _baris(p: Perubahan, zona: ZoneInfo) -> Iterator[tuple[str, ...]]:
    awal = (f"{p.waktu.astimezone(zona):%Y-%m-%d %H.%M}", p.oleh, p.jenis, p.objek)
    for medan in p.isi or (("", "", ""),):
        yield (*awal, p.uraian or p.cara, *medan)
