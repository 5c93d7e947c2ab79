"""Sheets of what the agency commits to for the year: RKT, PK, quarterly targets and actions."""

from anggaran.models import (
    AnggaranPK,
    ItemPK,
    ItemRKT,
    PerjanjianKinerja,
    ProgramRKT,
    RencanaAksi,
    RencanaKinerjaTahunan,
    TargetTriwulan,
)

from .lembar_anggaran import POS_KOLOM
from .lembar_rencana import INDIKATOR_KOLOM, TARGET_KOLOM
from .spesifikasi import Jenis, Kolom, Lembar, urutan

RKT = Lembar(
    "rkt",
    "Rencana kinerja tahunan",
    "Versi RKT; yang bernomor terbesar dicetak.",
    RencanaKinerjaTahunan,
    (Kolom("nomor", "Nomor versi.", "0"), Kolom("tanggal", "Tanggal.", "")),
    kunci=("nomor",),
    acuan="nomor",
)
_RKT = Kolom("rkt", "Nomor versi RKT; kosong: 0.", "0", rujuk="rkt", kosong="0")

RKT_TARGET = Lembar(
    "rkt_target",
    "Target RKT",
    "Sasaran, indikator, dan target menurut RKT.",
    ItemRKT,
    (
        _RKT,
        urutan("rkt"),
        INDIKATOR_KOLOM,
        Kolom("sasaran_teks", "Sasaran menurut RKT.", "Menurunnya Kemiskinan", jenis=Jenis.TEKS),
        Kolom("indikator_teks", "Indikator menurut RKT.", "Angka Kemiskinan", jenis=Jenis.TEKS),
        Kolom("satuan", "Satuan.", "%"),
        TARGET_KOLOM,
    ),
    kunci=("rkt", "urutan"),
    acuan="urutan",
)

RKT_PROGRAM = Lembar(
    "rkt_program",
    "Program RKT",
    "Program di samping tiap target RKT, menurut bunyi RKT.",
    ProgramRKT,
    (
        Kolom("rkt", _RKT.bantuan, "0", medan=None, jenis=Jenis.RUJUKAN, rujuk="rkt", kosong="0"),
        Kolom("target", "Urutan target RKT.", "1", medan="item", rujuk="rkt_target", dalam="rkt"),
        urutan("rkt", "target"),
        Kolom("pos", "Kode pos anggaran.", "1.06.02", rujuk="anggaran"),
        Kolom("nama", "Nama program menurut RKT.", "Pemberdayaan Fakir Miskin", jenis=Jenis.TEKS),
    ),
    kunci=("target", "urutan"),
)

TARGET_TRIWULAN = Lembar(
    "target_triwulan",
    "Target triwulan",
    "Target indikator sampai dengan triwulan itu.",
    TargetTriwulan,
    (INDIKATOR_KOLOM, Kolom("triwulan", "Triwulan 1 sampai 4.", "1"), TARGET_KOLOM),
    kunci=("indikator", "triwulan"),
)

RENCANA_AKSI = Lembar(
    "rencana_aksi",
    "Rencana aksi",
    "Aksi tiap indikator dengan target triwulan dan anggaran.",
    RencanaAksi,
    (
        INDIKATOR_KOLOM,
        urutan("indikator"),
        Kolom("aksi", "Aksi.", "Pembinaan fasilitator SLRT"),
        Kolom("satuan", "Satuan.", "kegiatan"),
        Kolom("target_tw1", "Target triwulan I.", "1"),
        Kolom("target_tw2", "Target triwulan II.", "2"),
        Kolom("target_tw3", "Target triwulan III.", "3"),
        Kolom("target_tw4", "Target triwulan IV.", "4"),
        Kolom("pos", "Kode pos anggaran.", "1.06.02", rujuk="anggaran"),
        Kolom("anggaran", "Anggaran (Rp).", "25000000"),
        Kolom("unit", "Kode unit.", "bid-dayasos", rujuk="unit"),
        Kolom("penanggung_jawab", "Penanggung jawab.", ""),
    ),
    kunci=("indikator", "urutan"),
)


def label_pk(pk: PerjanjianKinerja) -> str:
    """Return the PK's code in a workbook: "murni", "perubahan-1", "III-bid-dayasos-murni"."""
    bagian = [] if pk.level == PerjanjianKinerja.Level.ESELON_II else [pk.level]
    bagian += [pk.unit.kode] if pk.unit else []
    return "-".join([*bagian, f"{pk.jenis}-{pk.nomor}" if pk.nomor else pk.jenis])


PK = Lembar(
    "pk",
    "Perjanjian Kinerja",
    "Perjanjian Kinerja murni dan perubahannya. Nama pihak adalah salinan pada tanggal PK.",
    PerjanjianKinerja,
    (
        Kolom("kode", "Kode PK dalam buku ini.", "perubahan-1", medan=None, wajib=True),
        Kolom("jenis", "Jenis.", "perubahan"),
        Kolom("nomor", "0 untuk murni; 1, 2, … untuk perubahan.", "1"),
        Kolom("level", "Eselon.", "II"),
        Kolom("unit", "Kode unit untuk eselon III dan IV.", "", rujuk="unit"),
        Kolom("tanggal", "Tanggal; bila hanya bulan, tulis tanggal 1.", "01/10/2025"),
        Kolom("ketelitian", "hari, atau bulan bila hanya bulan dan tahun.", "bulan"),
        Kolom("tempat", "Tempat penandatanganan.", "Pontianak"),
        Kolom("alasan_perubahan", "Dasar perubahan.", "prioritas"),
        Kolom("kedalaman", "Kedalaman tabel anggaran.", "program"),
        Kolom("tampilkan_anggaran", "Cetak tabel anggaran.", "ya"),
        Kolom("pihak_pertama_nama", "Nama pihak pertama.", ""),
        Kolom("pihak_pertama_jabatan", "Jabatan pihak pertama.", "Kepala Dinas Sosial"),
        Kolom("pihak_pertama_pangkat", "Pangkat pihak pertama.", ""),
        Kolom("pihak_pertama_nip", "NIP pihak pertama.", ""),
        Kolom("pihak_kedua_nama", "Nama pihak kedua.", ""),
        Kolom("pihak_kedua_jabatan", "Jabatan pihak kedua.", "Wali Kota Pontianak"),
        Kolom("pihak_kedua_pangkat", "Pangkat pihak kedua.", ""),
        Kolom("pihak_kedua_nip", "NIP pihak kedua.", ""),
        Kolom("final", "ya: sudah ditandatangani.", "ya"),
    ),
    kunci=("level", "unit", "jenis", "nomor"),
    acuan="kode",
    label=label_pk,
)
_PK = Kolom("pk", "Kode PK dalam buku ini.", "murni", medan="perjanjian", rujuk="pk")

PK_TARGET = Lembar(
    "pk_target",
    "Target PK",
    "Sasaran, indikator, dan target menurut bunyi PK.",
    ItemPK,
    (
        _PK,
        urutan("pk"),
        Kolom("kelompok", "Blok dalam PK.", "IKU"),
        INDIKATOR_KOLOM,
        Kolom(
            "sasaran_teks",
            "Sasaran menurut PK.",
            "Meningkatnya Penanganan Rehabilitasi Sosial",
            jenis=Jenis.TEKS,
        ),
        Kolom(
            "indikator_teks",
            "Indikator menurut PK.",
            "Persentase Pemenuhan Kebutuhan Dasar",
            jenis=Jenis.TEKS,
        ),
        Kolom("satuan", "Satuan.", "%"),
        TARGET_KOLOM,
        Kolom("keterangan", "Keterangan.", ""),
    ),
    kunci=("pk", "urutan"),
)

PK_ANGGARAN = Lembar(
    "pk_anggaran",
    "Anggaran PK",
    "Program, kegiatan, atau sub kegiatan yang dijanjikan dan anggarannya.",
    AnggaranPK,
    (
        _PK,
        urutan("pk"),
        POS_KOLOM,
        Kolom("nama", "Nama menurut PK.", "Pemberdayaan Sosial", jenis=Jenis.TEKS),
        Kolom("nilai", "Anggaran (Rp).", "1824818800"),
        Kolom("keterangan", "Keterangan.", ""),
    ),
    kunci=("pk", "urutan"),
)

KOMITMEN = (
    PK,
    PK_TARGET,
    PK_ANGGARAN,
    RKT,
    RKT_TARGET,
    RKT_PROGRAM,
    TARGET_TRIWULAN,
    RENCANA_AKSI,
)
