"""Money of one agency-year: budget tree, outputs, links, Perjanjian Kinerja, RKT."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from capaian.hitung import Arah
from capaian.laporan.bahan.rencana import Isian, Rincian
from capaian.laporan.pohon import SumberNilai


@dataclass(frozen=True)
class Tahap:
    """A stage of the budget; the last one is in force."""

    kunci: str
    sebutan: str
    dokumen: str = ""
    tanggal: date | None = None


@dataclass(frozen=True)
class Uang:
    """An amount in rupiah and where it was entered."""

    nilai: Decimal
    asal: SumberNilai | None = None


@dataclass(frozen=True)
class Pos:
    """A node of the budget tree; amounts stand on leaves only.

    ``pagu`` maps stage keys to amounts; a stage without an entry has none. ``realisasi`` None:
    not yet known, which is not 0. ``sumber_realisasi`` is SPJ, LRA or LRA_AUDIT, the most
    authoritative one of ``realisasi_sumber``, which holds what every source says.
    """

    kode: str
    tingkat: str
    nama: str
    induk: str = ""
    resmi: bool = False
    nomor: str = ""
    pernyataan_sasaran: str = ""
    unit: str = ""
    sumber_dana: str = ""
    keterangan: str = ""
    spm: bool = False
    jenis_pelayanan: str = ""
    fisik: Decimal | None = None
    efisiensi_rp: Decimal | None = None
    alasan_efisiensi: str = ""
    asal: SumberNilai | None = None
    pagu: Mapping[str, Uang] = field(default_factory=dict)
    realisasi: Uang | None = None
    sumber_realisasi: str = ""
    realisasi_sumber: Mapping[str, Uang] = field(default_factory=dict)


@dataclass(frozen=True)
class Keluaran:
    """An output of a budget node; ``nomor`` counts within the node."""

    pos: str
    nomor: int
    indikator: str = ""
    nomor_tercetak: str = ""
    satuan: str = ""
    target: Decimal | None = None
    realisasi: Decimal | None = None
    arah: Arah = Arah.NAIK
    penjelasan: str = ""
    penyebab: str = ""
    solusi: str = ""
    keterangan: str = ""
    rincian: tuple[Rincian, ...] = ()
    asal: SumberNilai | None = None


@dataclass(frozen=True)
class Dukungan:
    """A link from a tujuan, sasaran or indikator (``pemilik``) to a budget node.

    ``pos`` "" means that nothing supports it, for ``alasan``. ``bagian`` is a percentage.
    """

    pemilik: str
    pos: str = ""
    bagian: Decimal | None = None
    alasan: str = ""


@dataclass(frozen=True)
class Kontrol:
    """A total that a document states for a node, or for the agency when ``pos`` is "".

    ``sumber``: SPJ, LRA or LRA_AUDIT when imported files of that source printed it.
    """

    pos: str
    jenis: str
    dokumen: str
    nilai: Decimal
    keterangan: str = ""
    asal: SumberNilai | None = None
    sumber: str = ""


@dataclass(frozen=True)
class TahunLain:
    """Budget of another year at any level; blank names mean the whole agency."""

    tahun: int
    urutan: int
    program: str = ""
    kegiatan: str = ""
    sub_kegiatan: str = ""
    pagu: Decimal | None = None
    realisasi: Decimal | None = None
    sumber: str = ""
    asal: SumberNilai | None = None


@dataclass(frozen=True)
class Pihak:
    """A party of a Perjanjian Kinerja as its document names it."""

    nama: str
    jabatan: str
    pangkat: str = ""
    nip: str = ""


@dataclass(frozen=True)
class ItemPK:
    """A promised indicator in the wording of the PK; ``indikator`` is its code or ""."""

    indikator: str
    sasaran_teks: str
    indikator_teks: str
    satuan: str
    target: Isian
    kelompok: str = "IKU"
    keterangan: str = ""


@dataclass(frozen=True)
class AnggaranPK:
    """A program that a PK promises, with its amount; ``pos`` is its node or ""."""

    nama: str
    nilai: Decimal | None
    pos: str = ""
    keterangan: str = ""
    asal: SumberNilai | None = None


@dataclass(frozen=True)
class PK:
    """One Perjanjian Kinerja of the head of the agency."""

    kunci: str
    """"pk_murni" or "pk_perubahan:1"."""
    jenis: str
    nomor: int
    tanggal: date | None = None
    hanya_bulan: bool = False
    tempat: str = ""
    alasan_perubahan: str = ""
    kedalaman: str = "program"
    tampilkan_anggaran: bool = True
    pertama: Pihak | None = None
    kedua: Pihak | None = None
    item: tuple[ItemPK, ...] = ()
    anggaran: tuple[AnggaranPK, ...] = ()


@dataclass(frozen=True)
class ItemRKT:
    """A planned indicator of the year with the programs named beside it."""

    indikator: str
    sasaran_teks: str
    indikator_teks: str
    satuan: str
    target: Isian
    program: tuple[str, ...] = ()


@dataclass(frozen=True)
class Aksi:
    """An action for an indicator with its quarterly targets and money."""

    indikator: str
    aksi: str
    satuan: str
    target: tuple[Decimal | None, ...]
    program: str = ""
    anggaran: Decimal | None = None
    penanggung_jawab: str = ""
    asal: SumberNilai | None = None
