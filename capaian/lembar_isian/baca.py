"""Read an uploaded workbook: what it is for, and its rows as texts with their hidden keys."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.crypto import constant_time_compare
from openpyxl.utils import get_column_letter

from capaian.jadwal import nama_periode
from lakip.angka import AngkaTidakTerbaca, format_tanggal
from lakip.xlsx import LembarXlsx, XlsxTidakTerbaca, baca_xlsx
from renstra.models import TahunKinerja

from .berkas import (
    BARIS_ISI,
    KOLOM_KUNCI,
    LEMBAR_KUNCI,
    TANDA_LEMBAR,
    tanda_berkas,
    teks_angka,
)

_BUKAN_LEMBAR = (
    "Berkas ini bukan lembar isian yang diunduh dari aplikasi, atau lembar kuncinya terhapus. "
    "Unduh lembar isian yang baru, lalu pindahkan isinya."
)


class LembarDitolak(Exception):
    """The whole file is refused; ``pesan`` tells the user why and what to do."""

    def __init__(self, pesan: str) -> None:
        self.pesan = pesan
        super().__init__(pesan)


@dataclass(frozen=True)
class BarisLembar:
    """A row as it came: ``nomor`` is the spreadsheet's own, ``sel`` its texts by column.

    ``kunci`` is blank for a row that was added by hand. ``rusak`` are sentences about cells that
    cannot be read. ``alamat`` tells the letters of each column.
    """

    nomor: int
    kunci: str
    asal: str
    tanda: str
    judul: str
    sel: Mapping[str, str]
    rusak: tuple[str, ...] = ()
    alamat: Mapping[str, str] = field(default_factory=dict)

    @property
    def berisi(self) -> bool:
        """Whether anything stands in a cell that people fill."""
        return bool(self.rusak) or any(t.strip() for t in self.sel.values())


@dataclass(frozen=True)
class LembarBaca:
    """A sheet: the kind of its rows, its tab's name, and its rows."""

    jenis: str
    nama: str
    baris: tuple[BarisLembar, ...]


def baca_lembar(isi: bytes, tk: TahunKinerja, triwulan: int) -> list[LembarBaca]:
    """The sheets of the file. Raises LembarDitolak for one that is not for this year and period."""
    try:
        semua = baca_xlsx(isi)
    except XlsxTidakTerbaca as galat:
        raise LembarDitolak(galat.pesan) from galat
    kunci = next((x for x in semua if x.nama == LEMBAR_KUNCI), None)
    _wajib_cocok(_untuk(kunci), tk, triwulan)
    lembar = [_lembar(x) for x in semua if _tanda(x).startswith(TANDA_LEMBAR)]
    if not lembar:
        raise LembarDitolak(_BUKAN_LEMBAR)
    return lembar


def _untuk(kunci: LembarXlsx | None) -> dict[str, Any]:
    """What the hidden sheet says that the file is for, once its signature holds."""
    isi = [str(b[0] or "") if b else "" for b in kunci.baris[:2]] if kunci else []
    if len(isi) < 2 or not constant_time_compare(tanda_berkas(isi[0]), isi[1]):
        raise LembarDitolak(_BUKAN_LEMBAR)
    untuk: dict[str, Any] = json.loads(isi[0])
    return untuk


def _wajib_cocok(untuk: Mapping[str, Any], tk: TahunKinerja, triwulan: int) -> None:
    if (untuk["opd"], untuk["tahun"]) != (tk.opd.kode, tk.tahun):
        raise LembarDitolak(
            f"Lembar ini untuk perangkat daerah “{untuk['opd']}” tahun {untuk['tahun']}, bukan "
            f"{tk.opd.nama} tahun {tk.tahun}. Unggah pada halaman yang sesuai."
        )
    if untuk["triwulan"] != triwulan:
        raise LembarDitolak(
            f"Lembar ini untuk {nama_periode(untuk['triwulan'])}, sedangkan yang dipilih "
            f"{nama_periode(triwulan)}. Pilih {nama_periode(untuk['triwulan'])}, lalu unggah lagi."
        )


def _tanda(x: LembarXlsx) -> str:
    return str(x.baris[0][0] or "") if x.baris and x.baris[0] else ""


def _lembar(x: LembarXlsx) -> LembarBaca:
    letak = {str(nama): n for n, nama in enumerate(x.baris[0]) if nama}
    letak[KOLOM_KUNCI[0]] = 0
    kurang = {*KOLOM_KUNCI, "_judul"} - set(letak)
    if kurang:
        raise LembarDitolak(
            f"Kunci tersembunyi pada baris 1 lembar {x.nama} rusak. Unduh lembar isian yang baru, "
            "lalu pindahkan isinya."
        )
    return LembarBaca(_tanda(x).removeprefix(TANDA_LEMBAR), x.nama, tuple(_baris(x, letak)))


def _baris(x: LembarXlsx, letak: Mapping[str, int]) -> Iterator[BarisLembar]:
    medan = {n: k for n, k in letak.items() if not n.startswith("_") and k}
    for nomor, isi in enumerate(x.baris[BARIS_ISI - 1 :], BARIS_ISI):
        sel, rusak = {}, []
        for nama, k in medan.items():
            nilai = isi[k] if k < len(isi) else None
            alamat = f"{get_column_letter(k + 1)}{nomor}"
            if (nomor - 1, k) in x.tanpa_nilai:
                rusak.append(
                    f"Sel {alamat} berisi rumus tanpa hasil tersimpan. Buka dan simpan berkasnya "
                    "di Excel atau LibreOffice, atau ketik angkanya."
                )
            elif (nomor - 1, k) in x.galat:
                rusak.append(f"Sel {alamat} berisi galat rumus. Perbaiki atau ketik isinya.")
            sel[nama] = _teks(nilai)
        kunci, asal, tanda, judul = (
            _teks(isi[letak[n]] if letak[n] < len(isi) else None) for n in (*KOLOM_KUNCI, "_judul")
        )
        huruf = {n: get_column_letter(k + 1) for n, k in medan.items()}
        yield BarisLembar(nomor, kunci, asal, tanda, judul, sel, tuple(rusak), huruf)


def _teks(nilai: Any) -> str:
    """A cell as one would type it."""
    if nilai is None:
        return ""
    if isinstance(nilai, date):
        return format_tanggal(nilai)
    if isinstance(nilai, int | float):
        try:
            return teks_angka(nilai)
        except AngkaTidakTerbaca as galat:
            return str(galat.isi)
    return str(nilai)
