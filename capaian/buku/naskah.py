"""Read a workbook file into sheets, rows and cells as written; nothing is interpreted yet."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from lakip.instansi.jenis_isi import XLSX, kenali
from lakip.xlsx import LembarXlsx, XlsxTidakTerbaca, baca_xlsx

from .hasil import Kesalahan
from .lembar import MENURUT_NAMA
from .lembar_laporan import KOLOM_BARIS
from .sel import kosong, rapikan
from .spesifikasi import Jenis

PETUNJUK = "Petunjuk"
_CARI_KEPALA = 10  # rows in which the headings may stand below a title


class BukuTidakTerbaca(ValueError):
    """The file is no workbook at all. ``pesan`` says why, and what to do."""

    def __init__(self, pesan: str) -> None:
        self.pesan = pesan
        super().__init__(pesan)


@dataclass(frozen=True)
class SelRusak:
    """A cell whose value cannot be known; ``harapan`` says what to do."""

    harapan: str


@dataclass(frozen=True)
class Baris:
    """A row: its number as the user sees it and its cells by the heading as written."""

    lembar: str
    nomor: int
    isi: dict[str, Any]


@dataclass
class Buku:
    """A workbook as written. ``polos``: from JSON, where numbers are plain decimals."""

    nama: str
    polos: bool
    lembar: dict[str, list[Baris]] = field(default_factory=dict)
    kesalahan: list[Kesalahan] = field(default_factory=list)

    def salah(self, lembar: str, baris: int | None, kolom: str, isi: object, harapan: str) -> None:
        """Note an error."""
        teks = "" if isi is None or isinstance(isi, SelRusak) else f"{isi}"
        potong = f"{teks[:80]}…" if len(teks) > 81 else teks
        self.kesalahan.append(Kesalahan(self.nama, lembar, baris, kolom, potong, harapan))


def kunci_nama(teks: str) -> str:
    """Return a sheet's or column's name for comparing: "Target Renstra" is target_renstra."""
    return rapikan(teks, Jenis.TEKS).lower().replace(" ", "_")


def terdekat(nama: str, dikenal: Iterable[str]) -> str:
    """Return " Maksudnya “x”?" with the known name that is nearest, "" when none is near."""
    cocok = get_close_matches(kunci_nama(nama), list(dikenal), n=1, cutoff=0.6)
    return f" Maksudnya “{cocok[0]}”?" if cocok else ""


def baca_buku(isi: bytes, nama: str) -> Buku:
    """Return the workbook in these bytes; its content decides what it is, not its name.

    Raises BukuTidakTerbaca.
    """
    if kenali(isi) == XLSX:
        return _baca_xlsx(isi, nama)
    if isi.startswith(b"\xd0\xcf\x11\xe0"):
        raise BukuTidakTerbaca(
            f"{nama} adalah .xls lama atau terkunci sandi. Simpan ulang sebagai .xlsx tanpa sandi."
        )
    if isi.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return _baca_json(isi, nama)
    raise BukuTidakTerbaca(
        f"Isi {nama} bukan buku kerja .xlsx atau .json. Pilih berkas buku kerja yang benar."
    )


def _baca_json(isi: bytes, nama: str) -> Buku:
    def unik(pasangan: list[tuple[str, Any]]) -> dict[str, Any]:
        hasil = dict(pasangan)
        if len(hasil) < len(pasangan):
            kunci = [k for k, _ in pasangan]
            ganda = next(k for k in kunci if kunci.count(k) > 1)
            raise ValueError(f"nama “{ganda}” ditulis dua kali")
        return hasil

    def tolak(teks: str) -> None:
        raise ValueError(f"{teks} bukan angka")

    try:
        data = json.loads(
            isi.decode("utf-8-sig"),
            parse_float=Decimal,
            parse_constant=tolak,
            object_pairs_hook=unik,
        )
    except (ValueError, RecursionError, InvalidOperation) as galat:
        raise BukuTidakTerbaca(f"{nama} bukan JSON yang sah: {_sebab_json(galat)}.") from galat
    if not isinstance(data, dict):
        raise BukuTidakTerbaca(f'{nama} harus berbentuk {{"LEMBAR": [{{"KOLOM": nilai}}]}}.')
    buku = Buku(nama, polos=True)
    for lembar, daftar in data.items():
        buku.lembar[lembar] = list(_baris_json(buku, lembar, daftar))
    return buku


def _sebab_json(galat: Exception) -> str:
    """What is wrong with a JSON text, in words for the user; Python's own are English."""
    match galat:
        case json.JSONDecodeError():
            return f"susunannya salah pada baris {galat.lineno}, huruf ke-{galat.colno}"
        case UnicodeDecodeError():
            return "isinya bukan teks UTF-8"
        case RecursionError():
            return "susunannya bertumpuk terlalu dalam"
        case InvalidOperation():
            return "memuat angka yang tidak terbaca"
    return str(galat)


def _baris_json(buku: Buku, lembar: str, daftar: object) -> Iterable[Baris]:
    if not isinstance(daftar, list):
        buku.salah(lembar, None, "", None, "Isi lembar harus daftar baris.")
        return
    for nomor, baris in enumerate(daftar, 1):
        if not isinstance(baris, dict):
            buku.salah(lembar, nomor, "", None, 'Baris harus berbentuk {"KOLOM": nilai}.')
            continue
        isi = {k: _sel_json(v) for k, v in baris.items()}
        if not all(kosong(sel) for sel in isi.values()):
            yield Baris(lembar, nomor, isi)


def _sel_json(sel: Any) -> Any:
    if isinstance(sel, list | dict):
        return SelRusak("Sel harus teks, angka, true, false, atau null.")
    return sel


def _baca_xlsx(isi: bytes, nama: str) -> Buku:
    try:
        daftar = baca_xlsx(isi)
    except XlsxTidakTerbaca as galat:
        raise BukuTidakTerbaca(f"{nama}: {galat.pesan}") from galat
    buku = Buku(nama, polos=False)
    for lembar in daftar:
        if kunci_nama(lembar.nama) != kunci_nama(PETUNJUK):
            baris = _baris_xlsx(buku, lembar)
            if baris or kunci_nama(lembar.nama) in MENURUT_NAMA:
                buku.lembar[lembar.nama] = baris
    return buku


def _baris_xlsx(buku: Buku, lembar: LembarXlsx) -> list[Baris]:
    kisi = _kisi(lembar)
    awal = _baris_kepala(lembar.nama, kisi)
    if awal is None:
        return []
    _bagi_gabungan(buku, lembar, kisi, awal)
    kepala = _kepala(buku, lembar.nama, awal, kisi[awal])
    hasil = []
    for nomor, baris in enumerate(kisi[awal + 1 :], awal + 2):
        if all(kosong(sel) for sel in baris):
            continue
        isi = {k: baris[i] if i < len(baris) else None for i, k in kepala.items()}
        hasil.append(Baris(lembar.nama, nomor, isi))
        for i, sel in enumerate(baris):
            if i not in kepala and not kosong(sel):
                harapan = "Kolom ini tidak berjudul; beri judul kolom."
                buku.salah(lembar.nama, nomor, _huruf(i), sel, harapan)
    return hasil


def _kisi(lembar: LembarXlsx) -> list[list[Any]]:
    """Return the cells row by row; formulas without value and errors are marked."""
    rusak = dict.fromkeys(lembar.tanpa_nilai, _TANPA_NILAI) | dict.fromkeys(lembar.galat, _GALAT)
    kisi = [list(baris) for baris in lembar.baris]
    for (baris, kolom), sel in rusak.items():
        kisi += [[] for _ in range(baris + 1 - len(kisi))]
        kisi[baris] += [None] * (kolom + 1 - len(kisi[baris]))
        kisi[baris][kolom] = sel
    return kisi


def _bagi_gabungan(buku: Buku, lembar: LembarXlsx, kisi: list[list[Any]], awal: int) -> None:
    """Give every row of a merge below the headings its value; a merge of columns is an error."""
    for atas, kiri, bawah, kanan in lembar.gabungan:
        isi = kisi[atas][kiri] if atas < len(kisi) and kiri < len(kisi[atas]) else None
        if atas <= awal or kosong(isi):
            continue
        if kanan > kiri:
            alamat = f"{_huruf(kiri)}{atas + 1}:{_huruf(kanan)}{bawah + 1}"
            harapan = f"Sel gabungan {alamat} harus dipisah; isi setiap sel."
            buku.salah(lembar.nama, atas + 1, _huruf(kiri), isi, harapan)
            continue
        for baris in kisi[atas + 1 : bawah + 1]:
            if kiri < len(baris) and not all(kosong(sel) for sel in baris):
                baris[kiri] = isi


_TANPA_NILAI = SelRusak(
    "Rumus di sel ini belum mempunyai nilai tersimpan. Buka dan simpan buku di aplikasi lembar "
    "kerja, atau tempel nilainya saja."
)
_GALAT = SelRusak("Sel ini berisi galat rumus. Perbaiki rumusnya atau tulis nilainya.")


def _baris_kepala(lembar: str, kisi: list[list[Any]]) -> int | None:
    """Return the row of headings: the first with two known ones, else the first with content."""
    berisi = [i for i, baris in enumerate(kisi) if not all(kosong(sel) for sel in baris)]
    dikenal = {k.nama for k in KOLOM_BARIS}
    if spek := MENURUT_NAMA.get(kunci_nama(lembar)):
        dikenal = set(spek.kolom)
    for i in berisi[:_CARI_KEPALA]:
        cocok = {kunci_nama(sel) for sel in kisi[i] if isinstance(sel, str)} & dikenal
        if len(cocok) >= min(2, len(dikenal)):
            return i
    return berisi[0] if berisi else None


def _kepala(buku: Buku, lembar: str, nomor: int, baris: list[Any]) -> dict[int, str]:
    """Return the heading of each column; two of the same name are an error."""
    hasil: dict[int, str] = {}
    for i, sel in enumerate(baris):
        if kosong(sel):
            continue
        judul = rapikan(str(sel), Jenis.TEKS)
        if judul in hasil.values():
            buku.salah(lembar, nomor + 1, _huruf(i), judul, "Judul kolom ini ditulis dua kali.")
        hasil[i] = judul
    return hasil


def _huruf(kolom: int) -> str:
    """Return the spreadsheet's letters of a column counted from 0."""
    huruf = ""
    kolom += 1
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        huruf = chr(ord("A") + sisa) + huruf
    return huruf
