"""Sheets of the results: measurement settings, realised values, comparators, analyses, AKIP."""

from capaian.models import (
    Analisis,
    EvaluasiAKIP,
    KomponenAKIP,
    Pembanding,
    PengaturanPengukuran,
    RealisasiIndikator,
    RekomendasiAKIP,
    RincianRealisasi,
    RiwayatKinerja,
    TargetDipakai,
    TargetMenengah,
)

from .lembar_rencana import INDIKATOR_KOLOM, TARGET_KOLOM
from .spesifikasi import Jenis, Kolom, Lembar, urutan

PENGATURAN_PENGUKURAN = Lembar(
    "pengaturan_pengukuran",
    "Pengaturan pengukuran",
    "Satu baris: cara mengukur tahun ini.",
    PengaturanPengukuran,
    (
        Kolom("skala", "Kode skala kategori.", "lan-ordinal", rujuk="skala"),
        Kolom("skala_serapan", "Kode skala serapan; kosong: tanpa kategori.", "", rujuk="skala"),
        Kolom("metode_sasaran", "Capaian sasaran.", "data_kelompok"),
        Kolom("metode_opd", "Capaian perangkat daerah.", "indikator"),
        Kolom("dengan_pendukung", "Indikator pendukung ikut dirata-rata.", "tidak"),
        Kolom("dengan_tujuan", "Indikator tujuan ikut dirata-rata.", "tidak"),
        Kolom("rumus_turun", "Rumus indikator turun.", "MIN_LAN"),
        Kolom("batas_capaian", "Batas atas capaian.", "tanpa"),
        Kolom("lingkup_batas", "Batas berlaku untuk.", "rata_rata"),
        Kolom("metode_efisiensi", "Metode efisiensi.", "SISA_PCT"),
        Kolom("tingkat_efisiensi", "Efisiensi dicetak per.", "program"),
        Kolom("capaian_efisiensi", "Capaian pada tabel efisiensi.", "sasaran"),
        Kolom("realisasi_fisik", "Realisasi fisik; kosong: tidak dicetak.", ""),
    ),
    kunci=(),
    satu=True,
)

TARGET_DIPAKAI = Lembar(
    "target_dipakai",
    "Target yang dipakai",
    "Target yang diketik untuk tahun ini; mengalahkan PK dan Renstra, alasannya dicetak.",
    TargetDipakai,
    (INDIKATOR_KOLOM, TARGET_KOLOM, Kolom("alasan", "Alasan.", "dipakai laporan")),
    kunci=("indikator",),
)

REALISASI = Lembar(
    "realisasi",
    "Realisasi indikator",
    "Realisasi setahun (triwulan 0) atau sampai dengan triwulan itu.",
    RealisasiIndikator,
    (
        INDIKATOR_KOLOM,
        Kolom("triwulan", "0 untuk setahun, 1 sampai 4 untuk triwulan.", "0"),
        Kolom(
            "realisasi",
            "Angka (4,00) atau predikat dengan angkanya (BB 75,2); n/a bila memang tidak ada.",
            "4,00",
            medan="nilai",
            jenis=Jenis.NILAI,
        ),
        Kolom("pembilang", "Nilai pembilang.", "781"),
        Kolom("penyebut", "Nilai penyebut.", "781"),
        Kolom("capaian_manual", "Capaian diisi (%), hanya rumus MANUAL.", ""),
        Kolom("alasan_manual", "Alasan capaian diisi.", ""),
        Kolom("tahun_data", "Tahun data bila berbeda dari tahun laporan.", ""),
        Kolom("status", "Status data.", "tetap"),
        Kolom("catatan_kaki", "Catatan kaki.", ""),
        Kolom("alasan_kosong", "Alasan tidak ada nilai.", "belum menjadi sasaran"),
        Kolom("sumber", "Sumber.", "Badan Pusat Statistik Kota Pontianak"),
        Kolom("catatan", "Catatan.", ""),
        Kolom("kendala", "Kendala.", ""),
        Kolom("upaya", "Upaya.", ""),
    ),
    kunci=("indikator", "triwulan"),
)

RINCIAN_REALISASI = Lembar(
    "rincian_realisasi",
    "Rincian realisasi",
    "Rincian pembilang satu indikator.",
    RincianRealisasi,
    (
        INDIKATOR_KOLOM,
        urutan("indikator"),
        Kolom("nama", "Rincian.", "Anak terlantar"),
        Kolom("jumlah", "Jumlah.", "111"),
        Kolom("satuan", "Satuan.", "Orang"),
        Kolom("tahun_data", "Tahun data.", ""),
    ),
    kunci=("indikator", "urutan"),
)

RIWAYAT = Lembar(
    "riwayat",
    "Riwayat kinerja",
    "Target dan realisasi tahun-tahun sebelumnya seperti ditampilkan laporan ini.",
    RiwayatKinerja,
    (
        INDIKATOR_KOLOM,
        Kolom("tahun", "Tahun.", "2024"),
        Kolom("target", "Angka atau predikat.", "4,3", jenis=Jenis.NILAI),
        Kolom("realisasi", "Angka, predikat, atau n/a.", "A 80,71", jenis=Jenis.NILAI),
        Kolom("alasan_kosong", "Alasan tidak ada nilai.", ""),
        Kolom("sumber", "Sumber.", "Badan Pusat Statistik Kota Pontianak"),
    ),
    kunci=("indikator", "tahun"),
)

TARGET_MENENGAH = Lembar(
    "target_menengah",
    "Target menengah",
    "Target menengah yang menggantikan target dari Renstra atau RPJMD.",
    TargetMenengah,
    (
        INDIKATOR_KOLOM,
        Kolom("acuan", "Dokumen acuan.", "Renstra"),
        Kolom("tahun", "Tahun target.", ""),
        TARGET_KOLOM,
    ),
    kunci=("indikator",),
)

PEMBANDING = Lembar(
    "pembanding",
    "Pembanding",
    "Pembanding nasional, provinsi, kota, atau lain.",
    Pembanding,
    (
        INDIKATOR_KOLOM,
        Kolom("tingkat", "Tingkat pembanding.", "provinsi"),
        urutan(
            "indikator",
            "tingkat",
            nama="nomor",
            bantuan="Nomor pembanding setingkat; kosong: urutan baris.",
        ),
        Kolom("jenis", "Jenis nilai.", "capaian"),
        Kolom("nama_indikator", "Nama indikator pembanding bila berbeda.", ""),
        Kolom("nilai", "Angka atau predikat.", "6,25", jenis=Jenis.NILAI),
        Kolom("satuan", "Satuan.", "%"),
        Kolom("tahun", "Tahun data.", "2025"),
        Kolom("sumber", "Sumber.", "Pontianak Dalam Angka Tahun 2025"),
        Kolom("tidak_ada", "ya: memang tidak ada pembanding.", "tidak"),
        Kolom("keterangan", "Keterangan.", ""),
    ),
    kunci=("indikator", "tingkat", "nomor"),
)

ANALISIS = Lembar(
    "analisis",
    "Analisis",
    "Penyebab, hambatan, solusi, tindak lanjut; satu butir per baris. Tanpa indikator dan sasaran: "
    "seluruh perangkat daerah.",
    Analisis,
    (
        Kolom("indikator", "Kode indikator.", "IK1", rujuk="indikator"),
        Kolom("sasaran", "Kode sasaran.", "", rujuk="sasaran"),
        Kolom("jenis", "Jenis butir.", "penyebab"),
        urutan("indikator", "sasaran", "jenis"),
        Kolom("uraian", "Isi butir.", "Harga kebutuhan pokok stabil"),
    ),
    kunci=("indikator", "sasaran", "jenis", "urutan"),
)

EVALUASI_AKIP = Lembar(
    "evaluasi_akip",
    "Evaluasi AKIP",
    "Hasil evaluasi AKIP tiap tahun.",
    EvaluasiAKIP,
    (
        Kolom("tahun", "Tahun evaluasi.", "2024"),
        Kolom("nomor_lhe", "Nomor LHE.", ""),
        Kolom("tanggal", "Tanggal LHE.", ""),
        Kolom("nilai", "Nilai menurut LHE.", "75,2"),
        Kolom("predikat", "Predikat menurut LHE.", "BB"),
    ),
    kunci=("tahun",),
    acuan="tahun",
)
_EVALUASI = Kolom("tahun", "Tahun evaluasi.", "2024", medan="evaluasi", rujuk="evaluasi_akip")

KOMPONEN_AKIP = Lembar(
    "komponen_akip",
    "Komponen AKIP",
    "Bobot dan nilai komponen satu evaluasi.",
    KomponenAKIP,
    (
        _EVALUASI,
        urutan("tahun"),
        Kolom("komponen", "Nama komponen.", "Perencanaan Kinerja", medan="nama"),
        Kolom("bobot", "Bobot.", "30"),
        Kolom("nilai", "Nilai.", "24,5"),
    ),
    kunci=("tahun", "urutan"),
)

REKOMENDASI_AKIP = Lembar(
    "rekomendasi_akip",
    "Rekomendasi AKIP",
    "Rekomendasi evaluasi AKIP dan reviu laporan kinerja sebelumnya, beserta tindak lanjutnya.",
    RekomendasiAKIP,
    (
        Kolom("sumber", "Asal rekomendasi; kosong: lhe.", "lhe", kosong="lhe"),
        Kolom(
            "tahun",
            "Tahun evaluasi, untuk rekomendasi LHE.",
            "2024",
            medan="evaluasi",
            rujuk="evaluasi_akip",
        ),
        Kolom("tahun_reviu", "Tahun laporan yang direviu, untuk rekomendasi reviu.", ""),
        Kolom("nomor_dokumen", "Nomor dokumen hasil reviu.", ""),
        urutan("sumber", "tahun", "tahun_reviu"),
        Kolom("rekomendasi", "Rekomendasi.", "Menyempurnakan pohon kinerja"),
        Kolom("tindak_lanjut", "Tindak lanjut.", ""),
        Kolom("tautan_bukti", "Alamat bukti tindak lanjut.", ""),
        Kolom("berkas_bukti", "Kode berkas bukti tindak lanjut.", "", rujuk="berkas"),
        Kolom("status", "Status tindak lanjut.", "proses"),
    ),
    kunci=("sumber", "tahun", "tahun_reviu", "urutan"),
)

KINERJA = (
    PENGATURAN_PENGUKURAN,
    TARGET_DIPAKAI,
    REALISASI,
    RINCIAN_REALISASI,
    RIWAYAT,
    TARGET_MENENGAH,
    PEMBANDING,
    ANALISIS,
    EVALUASI_AKIP,
    KOMPONEN_AKIP,
    REKOMENDASI_AKIP,
)
