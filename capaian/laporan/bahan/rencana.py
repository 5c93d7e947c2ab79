"""Agency, plan and organisation of one agency-year, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from capaian.hitung import Agregasi, Arah, AturanIndikator, Rumus, Skala, Target
from capaian.laporan.pohon import SumberNilai


@dataclass(frozen=True)
class Pemda:
    """The local government; ``lambang_sha256`` "" when no emblem is stored."""

    nama: str
    jenis: str = ""
    provinsi: str = ""
    sebutan_kepala: str = ""
    ibu_kota: str = ""
    lambang_sha256: str = ""
    warna_aksen: str = "#1f4e79"


@dataclass(frozen=True)
class Opd:
    """The agency that reports."""

    kode: str
    nama: str
    pemda: Pemda
    singkatan: str = ""
    urusan: str = ""
    alamat: str = ""
    laman: str = ""
    posel: str = ""
    telepon: str = ""


@dataclass(frozen=True)
class Pejabat:
    """An official in office from ``dari`` until ``sampai`` (None: still)."""

    kunci: int
    peran: str
    nama: str
    sebutan: str
    """Jabatan with its Plt./Plh./Pj. prefix."""
    pangkat: str
    nip: str
    dari: date
    sampai: date | None = None


@dataclass(frozen=True)
class Unit:
    """A unit of the agency; ``induk`` is the code of the unit above, "" at the top."""

    kode: str
    nama: str
    jabatan: str = ""
    jenis: str = ""
    induk: str = ""
    tugas: str = ""
    fungsi: tuple[str, ...] = ()


@dataclass(frozen=True)
class Susunan:
    """The organisation regulation in force and its units."""

    sebutan: str
    tentang: str = ""
    tugas_pokok: str = ""
    unit: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class Misi:
    """A mission of a regional plan with its flagship programs."""

    nomor: int
    uraian: str
    program: tuple[str, ...] = ()


@dataclass(frozen=True)
class RencanaDaerah:
    """A regional plan that this report refers to."""

    kode: str
    jenis: str
    nama: str
    awal: int
    akhir: int
    visi: str = ""
    unsur: tuple[tuple[str, str], ...] = ()
    misi: tuple[Misi, ...] = ()


@dataclass(frozen=True)
class Renstra:
    """The strategic plan that this report measures."""

    kode: str
    nama: str
    awal: int
    akhir: int
    dasar: str = ""
    catatan: str = ""


@dataclass(frozen=True)
class Tujuan:
    """A goal; ``sasaran_daerah`` is the regional objective it serves, "" when none is named."""

    kode: str
    uraian: str
    misi: str = ""
    sasaran_daerah: str = ""
    rencana_daerah: str = ""


@dataclass(frozen=True)
class Sasaran:
    """An objective; ``tujuan`` is the code of its goal, "" without one."""

    kode: str
    uraian: str
    tujuan: str = ""
    bobot: Decimal | None = None


@dataclass(frozen=True)
class Isian:
    """A target as entered, and by whom. ``nilai`` None: no target was set."""

    nilai: Target | None
    asal: SumberNilai | None = None


@dataclass(frozen=True)
class TargetPK:
    """The target of an indicator in one Perjanjian Kinerja of a year."""

    kunci: str
    """"pk_murni" or "pk_perubahan:1"."""
    sebutan: str
    tanggal: date | None
    isian: Isian


@dataclass(frozen=True)
class Realisasi:
    """One entered realisasi: of the year (``triwulan`` 0) or up to a quarter.

    ``status`` is tetap, sementara or sangat_sementara. ``alasan_kosong`` says why it is n/a.
    """

    triwulan: int
    nilai: Decimal | None = None
    predikat: str = ""
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    capaian_manual: Decimal | None = None
    alasan_manual: str = ""
    tahun_data: int | None = None
    status: str = "tetap"
    catatan_kaki: str = ""
    alasan_kosong: str = ""
    sumber: str = ""
    catatan: str = ""
    kendala: str = ""
    upaya: str = ""
    asal: SumberNilai | None = None


@dataclass(frozen=True)
class Riwayat:
    """An earlier year as this report shows it."""

    target: Target | None = None
    realisasi: Decimal | None = None
    predikat: str = ""
    alasan_kosong: str = ""
    sumber: str = ""
    asal: SumberNilai | None = None


@dataclass(frozen=True)
class DataTahun:
    """What the app holds about an indicator for one year."""

    ketikan: Isian | None = None
    alasan_ketikan: str = ""
    pk: tuple[TargetPK, ...] = ()
    realisasi: tuple[Realisasi, ...] = ()
    riwayat: Riwayat | None = None


@dataclass(frozen=True)
class Rincian:
    """A part of an indicator's or output's realisasi."""

    nama: str
    jumlah: Decimal | None
    satuan: str = ""
    tahun_data: int | None = None
    asal: SumberNilai | None = None


@dataclass(frozen=True)
class Pembanding:
    """A comparator. ``kunci`` is its level, with ``.2`` from the second on."""

    kunci: str
    tingkat: str
    jenis: str
    nama_indikator: str = ""
    nilai: Decimal | None = None
    predikat: str = ""
    satuan: str = ""
    tahun: int | None = None
    sumber: str = ""
    tidak_ada: bool = False
    keterangan: str = ""
    asal: SumberNilai | None = None


@dataclass(frozen=True)
class TargetMenengah:
    """A medium-term target set for this report instead of the setting's."""

    acuan: str
    tahun: int | None
    isian: Isian


@dataclass(frozen=True)
class IndikatorDaerah:
    """The regional indicator that an agency indicator serves, with its target of the year."""

    nama: str
    satuan: str
    sasaran: str
    rencana: str
    target: Isian | None = None
    target_akhir: Isian | None = None


@dataclass(frozen=True)
class Indikator:
    """An indicator with everything needed to measure and to print it.

    ``rumus`` None takes the formula of its polarity. ``induk`` is the code of its tujuan or
    sasaran, ``milik_tujuan`` tells which.
    """

    kode: str
    nama: str
    induk: str
    milik_tujuan: bool = False
    satuan: str = ""
    desimal: int | None = None
    kelompok: str = "IKU"
    arah: Arah = Arah.NAIK
    rumus: Rumus | None = None
    agregasi: Agregasi = Agregasi.LAST
    aturan: AturanIndikator = field(default_factory=AturanIndikator)
    skala: Skala | None = None
    bobot: Decimal | None = None
    definisi: str = ""
    pembilang: str = ""
    penyebut: str = ""
    pengali: Decimal | None = None
    sumber_data: str = ""
    penanggung_jawab: str = ""
    dari_tahun: int | None = None
    tidak_mengampu: bool = False
    daerah: IndikatorDaerah | None = None
    target_renstra: Mapping[int, Isian] = field(default_factory=dict)
    kondisi_awal: tuple[int, Isian] | None = None
    kondisi_akhir: tuple[int, Isian] | None = None
    tahun: Mapping[int, DataTahun] = field(default_factory=dict)
    menengah: TargetMenengah | None = None
    rincian: tuple[Rincian, ...] = ()
    pembanding: tuple[Pembanding, ...] = ()


@dataclass(frozen=True)
class ItemIKU:
    """An indicator as the IKU decision words it; ``indikator`` "" when the Renstra has none."""

    indikator: str
    sasaran_teks: str
    indikator_teks: str
    alasan: str = ""
    pembilang: str = ""
    penyebut: str = ""
    rumus_teks: str = ""
    sumber_data: str = ""
    penanggung_jawab: str = ""


@dataclass(frozen=True)
class KeputusanIKU:
    """The IKU decision in force."""

    sebutan: str
    tanggal: date | None
    tentang: str
    item: tuple[ItemIKU, ...]
