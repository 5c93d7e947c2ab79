"""Texts, tables, lists and settings of one report, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from capaian.hitung import (
    AturanFisik,
    Batas,
    MetodeEfisiensi,
    MetodeOpd,
    MetodeSasaran,
    Rumus,
    Skala,
)
from capaian.laporan.pohon import SumberNilai


@dataclass(frozen=True)
class AturanUkur:
    """The measurement settings of the agency-year. ``fisik`` None: not printed."""

    skala: Skala
    sumber_skala: str = ""
    skala_serapan: Skala | None = None
    metode_sasaran: MetodeSasaran = MetodeSasaran.RATA_RATA
    metode_opd: MetodeOpd = MetodeOpd.INDIKATOR
    dengan_pendukung: bool = False
    dengan_tujuan: bool = False
    rumus_turun: Rumus = Rumus.MIN_LAN
    batas: Batas = field(default_factory=Batas)
    metode_efisiensi: MetodeEfisiensi = MetodeEfisiensi.SISA_PCT
    tingkat_efisiensi: str = "program"
    capaian_efisiensi: str = "sasaran"
    fisik: AturanFisik | None = None


@dataclass(frozen=True)
class AturanLaporan:
    """The print settings of the report; ``penanda`` is the chosen signer's ``Pejabat.kunci``."""

    judul: str = "Laporan Kinerja Instansi Pemerintah (LKjIP)"
    kertas: str = "A4"
    ukuran_huruf: Decimal = Decimal(11)
    gaya_rupiah: str = "eyd"
    penomoran: str = "huruf"
    pola: str = "per_sasaran"
    tahun_target: int = 1
    tahun_realisasi: int = 3
    tahun_capaian: int = 3
    acuan_menengah: str = "akhir_renstra"
    tempat: str = ""
    tanggal: date | None = None
    penanda: int | None = None
    templat_word_sha256: str = ""

    @property
    def mundur(self) -> int:
        """How many years before this one the report needs: those it shows, and last year."""
        return max(self.tahun_target, self.tahun_realisasi, self.tahun_capaian, 2) - 1


@dataclass(frozen=True)
class KolomData:
    """A typed column of a free table; ``kelompok`` are the heads above it."""

    kunci: str
    judul: str
    kelompok: tuple[str, ...] = ()
    tipe: str = "teks"
    jumlahkan: bool = False


@dataclass(frozen=True)
class BarisData:
    """A row of a free table; ``sel`` maps column keys to text as typed."""

    kunci: str
    jenis: str
    sel: Mapping[str, str]
    induk: str = ""
    alasan_beda: str = ""
    asal: SumberNilai | None = None


@dataclass(frozen=True)
class TabelData:
    """A free table at the place ``letak``; ``indikator`` is a code or ""."""

    kode: str
    judul: str
    letak: str
    indikator: str = ""
    sumber: str = ""
    satuan: str = ""
    per_tanggal: str = ""
    catatan: str = ""
    kolom: tuple[KolomData, ...] = ()
    baris: tuple[BarisData, ...] = ()


@dataclass(frozen=True)
class ButirDaftar:
    """An item of a structured list."""

    judul: str = ""
    uraian: str = ""
    kelompok: str = ""
    tahun: int | None = None
    pemberi: str = ""


@dataclass(frozen=True)
class Foto:
    """A photo; ``sasaran`` is a code or ""."""

    urutan: int
    sasaran: str
    keterangan: str
    sha256: str
    jenis_isi: str


@dataclass(frozen=True)
class Teks:
    """A person's text as stored, tokens unresolved."""

    isi: str
    asal: str = "ditulis"


@dataclass(frozen=True)
class Ubahan:
    """An outline entry that departs from the preset."""

    kunci: str
    induk: str = ""
    judul: str = ""
    aktif: bool = True
    urutan: int | None = None
    judul_kolom: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Analisis:
    """A point of analysis; ``milik`` is the code of an indikator or sasaran, "" for the agency.

    ``jenis`` is penyebab, hambatan, solusi or tindak_lanjut.
    """

    milik: str
    jenis: str
    uraian: str


@dataclass(frozen=True)
class KomponenAkip:
    """Weight and score of one component of an AKIP evaluation."""

    nama: str
    bobot: Decimal
    nilai: Decimal | None
    asal: SumberNilai | None = None


@dataclass(frozen=True)
class EvaluasiAkip:
    """The AKIP evaluation of one year."""

    tahun: int
    nomor_lhe: str = ""
    tanggal: date | None = None
    nilai: Decimal | None = None
    predikat: str = ""
    komponen: tuple[KomponenAkip, ...] = ()
    asal: SumberNilai | None = None


@dataclass(frozen=True)
class Rekomendasi:
    """A recommendation of an evaluation or an earlier review, and what was done about it.

    ``sumber`` and ``status`` are labels, ``bukti`` the name of a file or an address.
    """

    kunci: str
    sumber: str
    tahun: int
    dokumen: str
    uraian: str
    tindak_lanjut: str
    bukti: str
    status: str
