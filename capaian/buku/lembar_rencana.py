"""Sheets of the agency's plan: Renstra, IKU decision, RKT and quarterly plan."""

from anggaran.models import ItemRKT, ProgramRKT, RencanaAksi, RencanaKinerjaTahunan, TargetTriwulan
from renstra.models import (
    Indikator,
    ItemIKU,
    KeputusanIKU,
    Renstra,
    Sasaran,
    StrategiKebijakan,
    TargetRenstra,
    Tujuan,
)

from .spesifikasi import Jenis, Kolom, Lembar, Milik, urutan

_RENSTRA = Kolom(
    "renstra",
    "Kode Renstra; kosong: yang dipilih di lembar tahun.",
    "renstra-2024-2026",
    rujuk="renstra",
    utama=True,
)
INDIKATOR_KOLOM = Kolom("indikator", "Kode indikator.", "IK1", rujuk="indikator")
TARGET_KOLOM = Kolom(
    "target",
    "Satu angka (4,3), rentang (4,20-4,25), atau predikat dengan angkanya (BB 70).",
    "4,20-4,25",
    medan="nilai",
    jenis=Jenis.TARGET,
)

RENSTRA = Lembar(
    "renstra",
    "Renstra",
    "Rencana strategis perangkat daerah. Baris Renstra tidak pernah dihapus oleh buku kerja.",
    Renstra,
    (
        Kolom("kode", "Kode Renstra.", "renstra-2024-2026"),
        Kolom("nama", "Nama.", "Renstra Dinas Sosial Kota Pontianak"),
        Kolom("tahun_awal", "Tahun awal.", "2024"),
        Kolom("tahun_akhir", "Tahun akhir.", "2026"),
        Kolom("dasar", "Dasar penetapan.", ""),
        Kolom("catatan", "Catatan.", ""),
    ),
    kunci=("kode",),
    milik=Milik.OPD,
    acuan="kode",
)

TUJUAN = Lembar(
    "tujuan",
    "Tujuan",
    "Tujuan Renstra.",
    Tujuan,
    (
        _RENSTRA,
        Kolom("kode", "Kode tujuan.", "T1"),
        Kolom("uraian", "Bunyi tujuan.", "Menurunnya Kemiskinan"),
        Kolom(
            "misi",
            "Nomor misi yang didukung, misalnya rencana#nomor.",
            "rpjmd-2025-2029#4",
            rujuk="misi",
        ),
        Kolom(
            "sasaran_daerah",
            "Kode tujuan_daerah yang didukung.",
            "SD1",
            rujuk="tujuan_daerah",
        ),
        urutan("renstra"),
    ),
    kunci=("renstra", "kode"),
    milik=Milik.OPD,
    acuan="kode",
)

SASARAN = Lembar(
    "sasaran",
    "Sasaran",
    "Sasaran Renstra, dengan atau tanpa tujuan.",
    Sasaran,
    (
        _RENSTRA,
        Kolom("kode", "Kode sasaran.", "S1"),
        Kolom("tujuan", "Kode tujuan.", "T1", rujuk="tujuan", dalam="renstra"),
        Kolom("uraian", "Bunyi sasaran.", "Meningkatnya Penanganan Rehabilitasi Sosial"),
        Kolom("bobot", "Bobot untuk rata-rata tertimbang.", ""),
        urutan("renstra"),
    ),
    kunci=("renstra", "kode"),
    milik=Milik.OPD,
    acuan="kode",
)

INDIKATOR = Lembar(
    "indikator",
    "Indikator",
    "Indikator milik satu tujuan atau satu sasaran: isi salah satu kolom itu.",
    Indikator,
    (
        _RENSTRA,
        Kolom("kode", "Kode indikator, dipakai di seluruh buku dan laporan.", "IK1"),
        Kolom(
            "tujuan", "Kode tujuan, untuk indikator tujuan.", "T1", rujuk="tujuan", dalam="renstra"
        ),
        Kolom(
            "sasaran",
            "Kode sasaran, untuk indikator sasaran.",
            "S1",
            rujuk="sasaran",
            dalam="renstra",
        ),
        Kolom("nama", "Nama indikator menurut Renstra.", "Tingkat Kemiskinan"),
        Kolom("satuan", "Satuan.", "%"),
        Kolom("desimal", "Angka di belakang koma, 0 sampai 4.", "2"),
        Kolom("kelompok", "Kelompok indikator.", "IKU"),
        Kolom("arah", "Arah yang baik.", "turun"),
        Kolom("rumus", "Kode rumus; kosong: menurut arah dan pengaturan.", ""),
        Kolom("agregasi", "Penggabungan triwulan.", "LAST"),
        Kolom("aturan_nol", "Arti target nol.", "tidak_dihitung"),
        Kolom("aturan_negatif", "Arti nilai negatif.", "tidak_dihitung"),
        Kolom("skala", "Kode skala khusus indikator.", "", rujuk="skala"),
        Kolom("bobot", "Bobot untuk rata-rata tertimbang.", ""),
        Kolom("definisi", "Definisi operasional.", ""),
        Kolom("pembilang", "Nama pembilang.", "Jumlah PSKS yang dibina"),
        Kolom("penyebut", "Nama penyebut.", "Jumlah PSKS yang tersedia"),
        Kolom("pengali", "Pengali pecahan; 100 untuk persen.", "100"),
        Kolom("sumber_data", "Sumber data.", "Badan Pusat Statistik"),
        Kolom("penanggung_jawab", "Penanggung jawab.", "Bidang Pemberdayaan Sosial"),
        Kolom("unit", "Kode unit pengisi.", "bid-dayasos", rujuk="unit"),
        Kolom(
            "pendahulu",
            "Indikator pendahulu pada Renstra lama, misalnya renstra-2020-2024#IK3.",
            "renstra-2020-2024#IK3",
            rujuk="indikator",
        ),
        Kolom("indikator_daerah", "Kode indikator daerah.", "ID1", rujuk="indikator_daerah"),
        Kolom("tidak_mengampu", "ya: tidak mengampu IKU pemda.", "tidak"),
        Kolom("dari_tahun", "Diukur sejak tahun.", ""),
        urutan("renstra"),
    ),
    kunci=("renstra", "kode"),
    milik=Milik.OPD,
    acuan="kode",
)

TARGET_RENSTRA = Lembar(
    "target_renstra",
    "Target Renstra",
    "Target tiap tahun, kondisi awal, dan kondisi akhir indikator.",
    TargetRenstra,
    (
        INDIKATOR_KOLOM,
        Kolom("jenis", "tahun, awal (kondisi awal), atau akhir (kondisi akhir).", "tahun"),
        Kolom("tahun", "Tahun.", "2025"),
        TARGET_KOLOM,
    ),
    kunci=("indikator", "jenis", "tahun"),
    milik=Milik.OPD,
)

STRATEGI = Lembar(
    "strategi_kebijakan",
    "Strategi dan arah kebijakan",
    "Strategi dan arah kebijakan, terkait tujuan atau sasaran.",
    StrategiKebijakan,
    (
        _RENSTRA,
        urutan("renstra"),
        Kolom("tujuan", "Kode tujuan.", "", rujuk="tujuan", dalam="renstra"),
        Kolom("sasaran", "Kode sasaran.", "S1", rujuk="sasaran", dalam="renstra"),
        Kolom("strategi", "Strategi.", "Meningkatkan kualitas pemberdayaan sosial"),
        Kolom("arah_kebijakan", "Arah kebijakan.", "Pembinaan PSKS berkala"),
    ),
    kunci=("renstra", "urutan"),
    milik=Milik.OPD,
)

KEPUTUSAN_IKU = Lembar(
    "keputusan_iku",
    "Keputusan IKU",
    "Keputusan yang menetapkan indikator kinerja utama.",
    KeputusanIKU,
    (
        Kolom("kode", "Kode keputusan.", "iku-2024"),
        Kolom("nomor", "Nomor keputusan.", ""),
        Kolom("tanggal", "Tanggal keputusan.", ""),
        Kolom("tentang", "Judul keputusan.", "Indikator Kinerja Utama Dinas Sosial"),
        Kolom("tahun_awal", "Berlaku dari tahun.", "2024"),
        Kolom("tahun_akhir", "Sampai tahun.", "2026"),
    ),
    kunci=("kode",),
    milik=Milik.OPD,
    acuan="kode",
)

IKU = Lembar(
    "iku",
    "Butir IKU",
    "IKU menurut bunyi keputusannya, dihubungkan ke indikator Renstra bila ada.",
    ItemIKU,
    (
        Kolom(
            "keputusan",
            "Kode keputusan IKU; kosong: yang dipilih di lembar tahun.",
            "iku-2024",
            rujuk="keputusan_iku",
            utama=True,
        ),
        urutan("keputusan"),
        INDIKATOR_KOLOM,
        Kolom("sasaran_teks", "Sasaran menurut keputusan.", "Meningkatnya Kemampuan PSKS"),
        Kolom("indikator_teks", "Indikator menurut keputusan.", "Persentase PSKS yang dibina"),
        Kolom("alasan", "Alasan pemilihan.", ""),
        Kolom("pembilang", "Pembilang.", "Jumlah PSKS yang dibina"),
        Kolom("penyebut", "Penyebut.", "Jumlah PSKS yang tersedia"),
        Kolom("rumus_teks", "Rumus atau penjelasan bila bukan pecahan.", ""),
        Kolom("sumber_data", "Sumber data.", "Bidang Pemberdayaan Sosial"),
        Kolom("penanggung_jawab", "Penanggung jawab.", "Bidang Pemberdayaan Sosial"),
    ),
    kunci=("keputusan", "urutan"),
    milik=Milik.OPD,
)

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
        Kolom("sasaran_teks", "Sasaran menurut RKT.", "Menurunnya Kemiskinan"),
        Kolom("indikator_teks", "Indikator menurut RKT.", "Angka Kemiskinan"),
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
        Kolom("nama", "Nama program menurut RKT.", "Pemberdayaan Fakir Miskin"),
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

RENCANA_OPD = (
    RENSTRA,
    TUJUAN,
    SASARAN,
    INDIKATOR,
    TARGET_RENSTRA,
    STRATEGI,
    KEPUTUSAN_IKU,
    IKU,
)
RENCANA_TAHUN = (RKT, RKT_TARGET, RKT_PROGRAM, TARGET_TRIWULAN, RENCANA_AKSI)
