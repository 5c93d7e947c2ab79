"""LibreOffice as a second opinion: opens a file as an office would, and writes it anew."""

import re
import subprocess
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

M_T = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def ubah(isi: bytes, dari: str, ke: str) -> bytes:
    """The file as LibreOffice writes it in the format ``ke``, in a profile of its own."""
    with tempfile.TemporaryDirectory() as folder:
        sumber = Path(folder) / f"berkas.{dari}"
        sumber.write_bytes(isi)
        hasil = subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={Path(folder, 'profil').as_uri()}",
                "--headless",
                "--convert-to",
                ke,
                "--outdir",
                str(Path(folder, "hasil")),
                str(sumber),
            ],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        tujuan = Path(folder, "hasil", f"berkas.{ke}")
        assert tujuan.exists(), hasil.stderr
        return tujuan.read_bytes()


def badan(isi: bytes) -> etree._Element:
    """The body of a .docx."""
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        return parse_xml(arsip.read("word/document.xml"))[0]


def teks(elemen: etree._Element, *, rumus: bool = True) -> str:
    """All printed text below the element, without any white space."""
    isi = elemen.iter(qn("w:t"), *([M_T] if rumus else []))
    return rapat("".join(t.text or "" for t in isi))


def rapat(isi: str) -> str:
    """Text without white space, and without marks that show nothing."""
    return re.sub(r"[\s\u200b\u00ad\u2060]", "", isi)


def bagian(isi: bytes, judul: str = "heading 1") -> list[list[etree._Element]]:
    """The blocks of a .docx from one heading of this style to the next, the cover's first."""
    nama = _nama_gaya(isi)
    hasil: list[list[etree._Element]] = [[]]
    for blok in badan(isi):
        if gaya(blok, nama) == judul:
            hasil.append([])
        hasil[-1].append(blok)
    return hasil


def judul(isi: bytes) -> list[tuple[str, str]]:
    """Style and text of every heading."""
    nama = _nama_gaya(isi)
    semua = ((gaya(b, nama), teks(b)) for b in badan(isi))
    return [(g, t) for g, t in semua if g.startswith("heading")]


def gaya(alinea: etree._Element, nama: dict[str, str]) -> str:
    """The name of a paragraph's style in lower case, "" for none."""
    tanda = alinea.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return nama[tanda.get(qn("w:val"))] if tanda is not None else ""


def _nama_gaya(isi: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        semua = parse_xml(arsip.read("word/styles.xml")).findall(qn("w:style"))
    return {s.get(qn("w:styleId")): s.find(qn("w:name")).get(qn("w:val")).lower() for s in semua}


def tabel(isi: bytes) -> list[list[list[str]]]:
    """Cells of every table of the body, those that a span from above covers left out."""
    return [
        [[teks(s) for s in baris.findall(qn("w:tc")) if not _lanjutan(s)] for baris in satu]
        for satu in ([*t.findall(qn("w:tr"))] for t in badan(isi).findall(qn("w:tbl")))
    ]


def _lanjutan(sel: etree._Element) -> bool:
    tanda = sel.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return tanda is not None and tanda.get(qn("w:val")) != "restart"
