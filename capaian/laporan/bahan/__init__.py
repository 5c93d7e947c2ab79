"""What a report is made of, as frozen data: the bridge fills it, everything after is pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from capaian.laporan.bahan.anggaran import (
    PK,
    Aksi,
    AnggaranPK,
    Dukungan,
    ItemPK,
    ItemRKT,
    Keluaran,
    Kontrol,
    Pihak,
    Pos,
    Tahap,
    TahunLain,
    Uang,
)
from capaian.laporan.bahan.naskah import (
    Analisis,
    AturanLaporan,
    AturanUkur,
    BarisData,
    ButirDaftar,
    EvaluasiAkip,
    Foto,
    KolomData,
    KomponenAkip,
    Rekomendasi,
    TabelData,
    Teks,
    Ubahan,
)
from capaian.laporan.bahan.rencana import (
    DataTahun,
    Indikator,
    IndikatorDaerah,
    Isian,
    ItemIKU,
    KeputusanIKU,
    Misi,
    Opd,
    Pejabat,
    Pembanding,
    Pemda,
    Realisasi,
    RencanaDaerah,
    Renstra,
    Rincian,
    Riwayat,
    Sasaran,
    Susunan,
    TargetMenengah,
    TargetPK,
    Tujuan,
    Unit,
)

__all__ = [
    "PK",
    "Aksi",
    "Analisis",
    "AnggaranPK",
    "AturanLaporan",
    "AturanUkur",
    "BarisData",
    "ButirDaftar",
    "DataLaporan",
    "DataTahun",
    "Dukungan",
    "EvaluasiAkip",
    "Foto",
    "Indikator",
    "IndikatorDaerah",
    "Isian",
    "ItemIKU",
    "ItemPK",
    "ItemRKT",
    "Keluaran",
    "KeputusanIKU",
    "KolomData",
    "KomponenAkip",
    "Kontrol",
    "Misi",
    "Opd",
    "Pejabat",
    "Pembanding",
    "Pemda",
    "Pihak",
    "Pos",
    "Realisasi",
    "Rekomendasi",
    "RencanaDaerah",
    "Renstra",
    "Rincian",
    "Riwayat",
    "Sasaran",
    "Susunan",
    "TabelData",
    "Tahap",
    "TahunLain",
    "TargetMenengah",
    "TargetPK",
    "Teks",
    "Tujuan",
    "Uang",
    "Ubahan",
    "Unit",
]


@dataclass(frozen=True)
class DataLaporan:
    """One agency-year, complete. Tuples are in printed order."""

    opd: Opd
    tahun: int
    ukur: AturanUkur
    tampil: AturanLaporan = field(default_factory=AturanLaporan)
    contoh: bool = False
    status: str = "draf"
    pejabat: tuple[Pejabat, ...] = ()
    susunan: Susunan | None = None
    rencana_daerah: tuple[RencanaDaerah, ...] = ()
    renstra: Renstra | None = None
    tujuan: tuple[Tujuan, ...] = ()
    sasaran: tuple[Sasaran, ...] = ()
    indikator: tuple[Indikator, ...] = ()
    strategi: tuple[tuple[str, str, str], ...] = ()
    """Code of the sasaran or tujuan ("" for all), strategy, policy direction."""
    iku: KeputusanIKU | None = None
    rkt: tuple[ItemRKT, ...] = ()
    pk: tuple[PK, ...] = ()
    aksi: tuple[Aksi, ...] = ()
    tahap: tuple[Tahap, ...] = ()
    pos: tuple[Pos, ...] = ()
    bulan_terimpor: Mapping[str, int] = field(default_factory=dict)
    """The last month that imported files cover, by source of realisasi."""
    keluaran: tuple[Keluaran, ...] = ()
    dukungan: tuple[Dukungan, ...] = ()
    kontrol: tuple[Kontrol, ...] = ()
    tahun_lain: tuple[TahunLain, ...] = ()
    analisis: tuple[Analisis, ...] = ()
    akip: tuple[EvaluasiAkip, ...] = ()
    rekomendasi: tuple[Rekomendasi, ...] = ()
    tabel: tuple[TabelData, ...] = ()
    daftar: Mapping[str, tuple[ButirDaftar, ...]] = field(default_factory=dict)
    foto: tuple[Foto, ...] = ()
    teks: Mapping[str, Teks] = field(default_factory=dict)
    gambar_teks: Mapping[str, str] = field(default_factory=dict)
    """Media types by SHA-256 of the pictures that the agency's texts may show."""
    bagian: tuple[Ubahan, ...] = ()
