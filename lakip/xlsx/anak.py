"""The child process of lakip.xlsx: prints a workbook as JSON. Standard library and calamine only.

Before calamine lays a sheet out in memory the XML is read once as a stream: it tells the true
size of each sheet and which formulas lack a stored value, which calamine reports as blank.
"""

import datetime
import json
import posixpath
import re
import resource
import sys
import zipfile
from collections.abc import Callable
from typing import IO, Any
from xml.parsers import expat

BATAS_MEMORI = 1 << 30  # bytes of address space
BATAS_CPU = 60  # seconds
BATAS_MEKAR = 300 << 20  # bytes that all parts together may unpack to
BATAS_BAGIAN = 5000
BATAS_BARIS = 200_000
BATAS_KOLOM = 1_000
BATAS_SEL = 4_000_000

_ALAMAT = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BUKA = "Simpan ulang sebagai .xlsx tanpa sandi, lalu ulangi."


class Tolak(Exception):
    """The workbook is refused; the text goes to the user."""


class Pindai:
    """What the XML of one worksheet says: the last cell, formulas without value, error cells."""

    def __init__(self, nama: str) -> None:
        self.nama = nama
        self.tanpa_nilai: list[tuple[int, int]] = []
        self.galat: list[tuple[int, int]] = []
        self._sel = self._terakhir = (-1, -1)
        self._rumus = self._nilai = self._isi = False

    def mulai(self, tanda: str, atribut: dict[str, str]) -> None:
        if tanda == "c":
            self._mulai_sel(atribut)
        elif tanda == "row":
            nomor = atribut.get("r", "")
            self._terakhir = (int(nomor) - 1 if nomor.isdecimal() else self._terakhir[0] + 1, -1)
        elif tanda == "f":
            self._rumus = True
        elif tanda in {"v", "is"}:
            self._isi = True

    def teks(self, data: str) -> None:
        self._nilai = self._nilai or (self._isi and bool(data.strip()))

    def selesai(self, tanda: str) -> None:
        if tanda in {"v", "is"}:
            self._isi = False
        elif tanda == "c" and self._rumus and not self._nilai:
            self.tanpa_nilai.append(self._sel)

    def _mulai_sel(self, atribut: dict[str, str]) -> None:
        self._sel = self._terakhir = self._alamat(atribut.get("r", ""))
        if self._sel[0] >= BATAS_BARIS or self._sel[1] >= BATAS_KOLOM:
            raise Tolak(
                f"Lembar {self.nama} berisi sel jauh di luar tabel ({atribut.get('r', '')}). Hapus "
                "baris dan kolom di bawah dan di kanan tabel, lalu ulangi."
            )
        self._rumus = self._isi = False
        # A text result of "" is a value: such cells have t="str".
        self._nilai = atribut.get("t") == "str"
        if atribut.get("t") == "e":
            self.galat.append(self._sel)

    def _alamat(self, teks: str) -> tuple[int, int]:
        """Return the cell's place; a cell may leave its address out and follows the one before."""
        cocok = _ALAMAT.fullmatch(teks)
        if not cocok:
            return self._terakhir[0], self._terakhir[1] + 1
        return int(cocok[2]) - 1, nomor_kolom(cocok[1])


def nomor_kolom(huruf: str) -> int:
    """Return the column's number from 0: A is 0, AA is 26."""
    nomor = 0
    for h in huruf:
        nomor = nomor * 26 + ord(h) - ord("A") + 1
    return nomor - 1


def urai(
    aliran: IO[bytes],
    mulai: Callable[[str, dict[str, str]], None],
    selesai: Callable[[str], None] | None = None,
    teks: Callable[[str], None] | None = None,
) -> None:
    """Stream XML to the handlers by local name; a document type declaration is refused."""
    parser = expat.ParserCreate(namespace_separator=" ")

    def tolak(*_: object) -> None:
        raise Tolak("Buku kerja berisi definisi XML yang tidak wajar dan tidak dibaca.")

    def nama(tanda: str) -> str:
        return tanda.rpartition(" ")[2]

    parser.StartDoctypeDeclHandler = tolak
    parser.StartElementHandler = lambda tanda, atribut: mulai(nama(tanda), atribut)
    if selesai:
        parser.EndElementHandler = lambda tanda: selesai(nama(tanda))
    if teks:
        parser.CharacterDataHandler = teks
    parser.ParseFile(aliran)


def bagian_lembar(arsip: zipfile.ZipFile) -> dict[str, str]:
    """Return the XML part of each sheet by the sheet's name."""
    alamat: dict[str, str] = {}
    lembar: dict[str, str] = {}

    def hubungan(tanda: str, atribut: dict[str, str]) -> None:
        if tanda == "Relationship":
            alamat[atribut["Id"]] = atribut["Target"]

    def daftar(tanda: str, atribut: dict[str, str]) -> None:
        if tanda == "sheet":
            id_ = next((v for k, v in atribut.items() if k.endswith(" id")), "")
            lembar[atribut["name"]] = id_

    with arsip.open("xl/_rels/workbook.xml.rels") as aliran:
        urai(aliran, hubungan)
    with arsip.open("xl/workbook.xml") as aliran:
        urai(aliran, daftar)
    return {
        nama: posixpath.normpath(posixpath.join("/xl", alamat[id_])).lstrip("/")
        for nama, id_ in lembar.items()
        if id_ in alamat
    }


def pindai(berkas: str) -> dict[str, Pindai]:
    """Return what the XML of every worksheet says; raises Tolak."""
    try:
        with zipfile.ZipFile(berkas) as arsip:
            _periksa_ukuran(arsip)
            hasil = {}
            for nama, bagian in bagian_lembar(arsip).items():
                hasil[nama] = Pindai(nama)
                with arsip.open(bagian) as aliran:
                    urai(aliran, hasil[nama].mulai, hasil[nama].selesai, hasil[nama].teks)
            return hasil
    except (zipfile.BadZipFile, KeyError, expat.ExpatError, RuntimeError) as galat:
        raise Tolak(f"Berkas ini bukan buku kerja .xlsx yang utuh. {_BUKA}") from galat


def _periksa_ukuran(arsip: zipfile.ZipFile) -> None:
    bagian = arsip.infolist()
    if len(bagian) > BATAS_BAGIAN or sum(b.file_size for b in bagian) > BATAS_MEKAR:
        raise Tolak("Buku kerja terlalu besar. Hapus gambar dan lembar yang tidak perlu.")


def sel(isi: Any) -> Any:
    """Return a cell as JSON can hold it; blank is None."""
    if isi == "":
        return None
    if isinstance(isi, datetime.datetime):
        return {"w": isi.isoformat()}
    if isinstance(isi, datetime.date):
        return {"d": isi.isoformat()}
    if isinstance(isi, datetime.time):
        return {"j": isi.isoformat()}
    if isinstance(isi, datetime.timedelta):
        return str(isi)
    return isi


def baca(berkas: str) -> list[dict[str, Any]]:
    """Return all worksheets as the parent expects them."""
    pindaian = pindai(berkas)
    from python_calamine import SheetTypeEnum, load_workbook  # after the limits are set

    buku = load_workbook(berkas)
    hasil = []
    for meta in buku.sheets_metadata:
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        lembar = buku.get_sheet_by_name(meta.name)
        if lembar.total_height * lembar.total_width > BATAS_SEL:
            raise Tolak(f"Lembar {meta.name} terlalu luas. Hapus baris dan kolom yang kosong.")
        pindaian.setdefault(meta.name, Pindai(meta.name))
        hasil.append(
            {
                "nama": meta.name,
                "baris": [[sel(s) for s in b] for b in lembar.to_python(skip_empty_area=False)],
                "gabungan": [[*a, *b] for a, b in lembar.merged_cell_ranges or ()],
                "tanpa_nilai": pindaian[meta.name].tanpa_nilai,
                "galat": pindaian[meta.name].galat,
            }
        )
    return hasil


def utama(berkas: str) -> dict[str, Any]:
    """Return {"lembar": ...}, or {"pesan": ...} for the user when the file is refused."""
    try:
        return {"lembar": baca(berkas)}
    except Tolak as tolak:
        return {"pesan": str(tolak)}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (BATAS_MEMORI, BATAS_MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (BATAS_CPU, BATAS_CPU))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(utama(sys.argv[1]), sys.stdout)
