"""Sheets of the agency's plan: Renstra with its targets, and the IKU decision."""

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
        Kolom("uraian", "Bunyi tujuan.", "Menurunnya Kemiskinan", jenis=Jenis.TEKS),
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
        Kolom(
            "uraian",
            "Bunyi sasaran.",
            "Meningkatnya Penanganan Rehabilitasi Sosial",
            jenis=Jenis.TEKS,
        ),
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
        Kolom("nama", "Nama indikator menurut Renstra.", "Tingkat Kemiskinan", jenis=Jenis.TEKS),
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
        Kolom(
            "sasaran_teks",
            "Sasaran menurut keputusan.",
            "Meningkatnya Kemampuan PSKS",
            jenis=Jenis.TEKS,
        ),
        Kolom(
            "indikator_teks",
            "Indikator menurut keputusan.",
            "Persentase PSKS yang dibina",
            jenis=Jenis.TEKS,
        ),
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
