"""The report as data: frozen pieces that every renderer walks and nobody computes in.

A value that was computed or entered names its fact (``capaian:IK1``); the register
``Laporan.fakta`` says how it came about. Every piece has a stable ``kunci``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Rata(StrEnum):
    """Alignment of a column's cells."""

    KIRI = "kiri"
    TENGAH = "tengah"
    KANAN = "kanan"


class JenisBaris(StrEnum):
    """Kinds of table rows, as the JSON contract names them."""

    RINCI = "rinci"
    KELOMPOK = "kelompok"
    SUBJUMLAH = "subjumlah"
    JUMLAH = "jumlah"


@dataclass(frozen=True)
class SumberNilai:
    """Where an entered value stands: who entered it, when, and the place to open.

    ``jenis`` is formulir, buku_kerja, berkas, spj or hitung; ``tempat`` a readable place such as
    "buku.xlsx, lembar realisasi, baris 7"; ``tautan`` a path in the app, "" when there is none.
    ``verifikasi`` says who accepted it and when, or that nobody has; "" where that is not asked.
    """

    jenis: str
    tempat: str = ""
    oleh: str = ""
    waktu: str = ""
    status: str = ""
    tautan: str = ""
    verifikasi: str = ""


@dataclass(frozen=True)
class Fakta:
    """One number or label with its origin.

    ``nilai`` is unrounded (Decimal), a text (category), or None with ``alasan`` in words.
    ``rumus`` is the formula in words, ``terisi`` the same with numbers; both "" when entered.
    ``masukan`` names the facts it was computed from. ``teks`` is how it is printed, with unit.
    """

    id: str
    nama: str
    nilai: Decimal | str | None
    satuan: str = ""
    teks: str = ""
    alasan: str = ""
    rumus: str = ""
    terisi: str = ""
    masukan: tuple[str, ...] = ()
    sumber: SumberNilai | None = None


@dataclass(frozen=True)
class Sel:
    """A cell: ``nilai`` as plain decimal string, text or None; ``teks`` is what is printed."""

    nilai: str | None
    teks: str
    satuan: str = ""
    fakta: str | None = None
    tebal: bool = False
    lebar: int = 1
    """How many columns the cell spans; the columns after it carry no cell in that row."""
    tinggi: int = 1
    """How many rows the cell spans; the rows below carry no cell in that column."""


@dataclass(frozen=True)
class Kolom:
    """A column: ``kelompok`` are the heads above it from the top, ``lebar`` a relative weight."""

    kunci: str
    judul: str
    kelompok: tuple[str, ...] = ()
    lebar: int = 10
    rata: Rata = Rata.KIRI
    tampil: bool = True
    """False: the column belongs to the data (JSON, XLSX) and is not printed."""


@dataclass(frozen=True)
class Baris:
    """A table row; ``sel`` maps column keys to cells. ``takuk`` is the depth of indentation."""

    kunci: str
    jenis: JenisBaris
    sel: Mapping[str, Sel]
    takuk: int = 0


@dataclass(frozen=True)
class Blok:
    """Base of everything that stands in a part of the report."""

    kunci: str


@dataclass(frozen=True)
class Tabel(Blok):
    """A table. ``nomor`` ("3.1") and the caption label are given when the tree is numbered."""

    judul: str
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    sumber: str = ""
    catatan: tuple[str, ...] = ()
    nomor: str = ""
    lanskap: bool = False
    bernomor: bool = True
    """Whether it has a caption and stands in the list of tables."""
    baris_nomor: bool = True
    """Whether a row (1) (2) (3) stands under the heads."""

    @property
    def kolom_tampil(self) -> tuple[Kolom, ...]:
        """The columns that are printed."""
        return tuple(kolom for kolom in self.kolom if kolom.tampil)


@dataclass(frozen=True)
class Potongan:
    """A piece of generated text; a piece with ``fakta`` is a number that can be asked about."""

    teks: str
    fakta: str | None = None
    tebal: bool = False
    miring: bool = False


@dataclass(frozen=True)
class Paragraf(Blok):
    """A generated paragraph; ``halaman_baru``: it begins a document of its own on a new page."""

    isi: tuple[Potongan, ...]
    halaman_baru: bool = False

    @property
    def pengantar(self) -> bool:
        """Whether it leads in what follows, as a heading does, and stays with it: all in bold."""
        return all(p.tebal for p in self.isi)

    @property
    def teks(self) -> str:
        """The paragraph as plain text."""
        return "".join(p.teks for p in self.isi)


@dataclass(frozen=True)
class TeksOrang(Blok):
    """What somebody wrote, cleaned HTML, with tokens already replaced.

    A replaced token is ``<data value="capaian:IK1">106,98%</data>``. ``asal`` tells a draft
    that was never accepted ("rancangan") from a text of a person ("ditulis", "terbawa").
    """

    html: str
    asal: str = "ditulis"


@dataclass(frozen=True)
class BelumDiisi(Blok):
    """A visible note that a text or a value of this part is missing."""

    pesan: str


@dataclass(frozen=True)
class Daftar(Blok):
    """A list; ``gaya`` is butir, angka (1. 2.) or huruf (a. b.). An item may have inner items."""

    butir: tuple["Butir", ...]
    gaya: str = "angka"


@dataclass(frozen=True)
class Butir:
    """A list item with optional inner list."""

    isi: tuple[Potongan, ...]
    anak: tuple["Butir", ...] = ()


@dataclass(frozen=True)
class Rumus(Blok):
    """A formula as a fraction: ``kiri`` = ``pembilang`` / ``penyebut`` × ``pengali`` (= ``hasil``).

    ``penyebut`` "" means no fraction.
    """

    kiri: str
    pembilang: str
    penyebut: str = ""
    pengali: str = ""
    hasil: str = ""
    fakta: str | None = None


@dataclass(frozen=True)
class Grafik(Blok):
    """A chart: one Vega-Lite specification; ``uraian`` says its finding in words (alt text)."""

    judul: str
    spesifikasi: Mapping[str, Any]
    uraian: str
    sumber: str = ""
    nomor: str = ""


@dataclass(frozen=True)
class SimpulBagan:
    """A box of the organisation chart. ``staf`` boxes hang beside the line, not below."""

    nama: str
    anak: tuple["SimpulBagan", ...] = ()
    staf: bool = False


@dataclass(frozen=True)
class Bagan(Blok):
    """An organisation chart to be drawn."""

    judul: str
    akar: tuple[SimpulBagan, ...]
    sumber: str = ""
    nomor: str = ""


@dataclass(frozen=True)
class Swot(Blok):
    """Four quadrants: heading and points each, in the order S, W, O, T."""

    judul: str
    kuadran: tuple[tuple[str, tuple[str, ...]], ...]
    nomor: str = ""


@dataclass(frozen=True)
class Gambar(Blok):
    """A stored picture, named by the SHA-256 of its bytes."""

    judul: str
    sha256: str
    jenis_isi: str
    sumber: str = ""
    nomor: str = ""


@dataclass(frozen=True)
class KartuIKU(Blok):
    """The card of one IKU; ``baris`` are (label, text) pairs, ``rumus`` its fraction."""

    judul: str
    baris: tuple[tuple[str, str], ...]
    rumus: Rumus | None = None


@dataclass(frozen=True)
class TandaTangan(Blok):
    """A signature block, kept together. ``pihak`` is one signer, or two side by side."""

    tempat_tanggal: str
    pihak: tuple["Penanda", ...]


@dataclass(frozen=True)
class Penanda:
    """A signer: label above ("Pihak Kedua"), jabatan lines, name, pangkat, NIP in groups."""

    jabatan: tuple[str, ...]
    nama: str
    pangkat: str = ""
    nip: str = ""
    label: str = ""


@dataclass(frozen=True)
class AngkaUtama:
    """One of the few numbers that matter, with its label and a note below."""

    teks: str
    label: str
    catatan: str = ""
    fakta: str | None = None


@dataclass(frozen=True)
class KinerjaAngka(Blok):
    """The row of key numbers on the page "Kinerja dalam angka"."""

    angka: tuple[AngkaUtama, ...]


@dataclass(frozen=True)
class DaftarOtomatis(Blok):
    """The place of a contents list that the renderer fills: ``jenis`` isi, tabel or gambar."""

    jenis: str


@dataclass(frozen=True)
class Bagian(Blok):
    """A part with heading; parts nest. ``nomor`` is the printed number ("A.", "1.", "2.1")."""

    judul: str
    isi: tuple["Blok", ...] = ()
    nomor: str = ""
    tingkat: int = 2


@dataclass(frozen=True)
class Bab(Blok):
    """A chapter on a new page: ``jenis`` is depan (prelims), bab or lampiran."""

    judul: str
    isi: tuple[Blok, ...] = ()
    nomor: str = ""
    jenis: str = "bab"


@dataclass(frozen=True)
class Sampul:
    """What the cover prints."""

    judul: str
    tahun: int
    opd: str
    pemda: str
    alamat: str = ""
    laman: str = ""
    posel: str = ""
    tempat_tahun: str = ""
    lambang_sha256: str = ""
    kode: str = ""
    """The code by which a final version is verified, in groups as printed; "" before."""
    alamat_verifikasi: str = ""


@dataclass(frozen=True)
class Tampilan:
    """Print settings that renderers need; nothing about content."""

    kertas: str = "A4"
    ukuran_huruf: Decimal = Decimal(11)
    warna_aksen: str = "#1f4e79"
    templat_word_sha256: str = ""
    """The office's own .docx that the Word file is written into; "" for ours."""


@dataclass(frozen=True)
class Laporan:
    """The whole document."""

    opd: str
    """Code of the agency."""
    tahun: int
    versi_aturan: str
    status: str
    """draf, or the step of the version: diajukan, direviu, final and so on."""
    contoh: bool
    """Demo data: every page says "CONTOH, bukan dokumen resmi"."""
    sampul: Sampul
    tampilan: Tampilan
    bab: tuple[Bab, ...]
    fakta: Mapping[str, Fakta] = field(default_factory=dict)
    versi: int = 0
    """Number of the version that was recorded; 0 for the live data."""

    def semua_blok(self) -> Iterator[Blok]:
        """Every block in reading order, chapters and parts included."""
        for bab in self.bab:
            yield from telusuri(bab)

    def tabel(self) -> dict[str, Tabel]:
        """Every table by its key, in reading order."""
        return {b.kunci: b for b in self.semua_blok() if isinstance(b, Tabel)}


def telusuri(blok: Blok) -> Iterator[Blok]:
    """``blok`` and everything below it, in reading order."""
    yield blok
    if isinstance(blok, Bab | Bagian):
        for anak in blok.isi:
            yield from telusuri(anak)
