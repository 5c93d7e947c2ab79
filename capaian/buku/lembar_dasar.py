"""Sheets of who reports: pemda, agency, year, organisation, officials, scales and files."""

from lakip.instansi.models import (
    Berkas,
    Pejabat,
    Pemda,
    PerangkatDaerah,
    SusunanOrganisasi,
    Unit,
)
from renstra.models import KelasSkala, Skala, TahunKinerja

from .spesifikasi import Jenis, Kolom, Lembar, Milik, urutan

BERKAS = Lembar(
    "berkas",
    "Berkas gambar",
    "Lambang dan foto. Isi yang panjang disambung pada baris berikutnya dengan kode yang sama.",
    Berkas,
    (
        Kolom("kode", "Kode berkas dalam buku ini.", "foto-pelatihan", medan=None, wajib=True),
        Kolom("nama", "Nama berkas asli (PNG atau JPEG).", "pelatihan.jpg", medan="nama_asli"),
        Kolom(
            "bagian",
            "Nomor bagian isi: 1, 2, dan seterusnya.",
            "1",
            medan=None,
            jenis=Jenis.BULAT,
            kosong="1",
        ),
        Kolom(
            "isi",
            "Isi berkas sebagai base64, paling banyak 30.000 huruf per baris.",
            "iVBORw0KGgo…",
            medan="sha256",
            jenis=Jenis.ISI_BERKAS,
            wajib=True,
        ),
    ),
    kunci=("kode",),
    milik=Milik.BERSAMA,
    acuan="kode",
    sambung="isi",
)

PEMDA = Lembar(
    "pemda",
    "Pemerintah daerah",
    "Dibuat bila belum ada. Pemda yang sudah ada tidak diubah oleh buku kerja.",
    Pemda,
    (
        Kolom("kode", "Kode pemda: huruf kecil, angka, tanda hubung.", "kota-pontianak"),
        Kolom("nama", "Nama pemerintah daerah.", "Pemerintah Kota Pontianak"),
        Kolom("jenis", "Jenis daerah.", "kota"),
        Kolom("provinsi", "Nama provinsi.", "Kalimantan Barat"),
        Kolom("sebutan_kepala", "Sebutan kepala daerah.", "Wali Kota Pontianak"),
        Kolom("ibu_kota", "Tempat penandatanganan.", "Pontianak"),
        Kolom("lambang", "Kode berkas lambang.", "lambang", rujuk="berkas"),
        Kolom("zona_waktu", "Zona waktu.", "Asia/Pontianak"),
        Kolom("warna_aksen", "Warna dokumen.", "#1f4e79"),
        Kolom("batas_opd_bulan", "Bulan batas laporan perangkat daerah (1 atau 2).", "2"),
        Kolom("batas_opd_tanggal", "Tanggal batas; kosong: akhir bulan.", ""),
        Kolom("batas_pemda_bulan", "Bulan batas laporan pemda (1 sampai 3).", "3"),
        Kolom("batas_pemda_tanggal", "Tanggal batas; kosong: akhir bulan.", ""),
        Kolom("reviu_opd", "Laporan perangkat daerah direviu Inspektorat.", "ya"),
    ),
    kunci=("kode",),
    milik=Milik.BERSAMA,
    acuan="kode",
)

OPD = Lembar(
    "opd",
    "Perangkat daerah",
    "Satu baris: perangkat daerah pemilik buku kerja ini. Dibuat bila belum ada.",
    PerangkatDaerah,
    (
        Kolom("kode", "Kode pada alamat laman; tidak berubah.", "dinsos-pontianak"),
        Kolom("pemda", "Kode pemda.", "kota-pontianak", rujuk="pemda"),
        Kolom("nama", "Nama lengkap.", "Dinas Sosial Kota Pontianak"),
        Kolom("singkatan", "Nama singkat.", "Dinsos"),
        Kolom("kode_resmi", "Kode SKPD pada SIPD.", ""),
        Kolom("urusan", "Urusan pemerintahan.", "urusan wajib bidang sosial"),
        Kolom("alamat", "Alamat kantor.", "Jalan Contoh Nomor 1, Pontianak"),
        Kolom("laman", "Alamat laman.", "dinsos.example"),
        Kolom("posel", "Alamat pos-el.", "kantor@dinsos.example"),
        Kolom("telepon", "Nomor telepon kantor.", ""),
        Kolom("aktif", "Masih aktif.", "ya"),
    ),
    kunci=("kode",),
    milik=Milik.OPD,
    acuan="kode",
    satu=True,
)

SOTK = Lembar(
    "sotk",
    "Susunan organisasi",
    "Peraturan yang menetapkan susunan organisasi; unit menyebut kodenya.",
    SusunanOrganisasi,
    (
        Kolom("kode", "Kode susunan organisasi.", "sotk-2021"),
        Kolom("jenis", "Jenis peraturan.", "Peraturan Wali Kota Pontianak"),
        Kolom("nomor", "Nomor peraturan.", "131"),
        Kolom("tahun", "Tahun peraturan.", "2021"),
        Kolom("tanggal", "Tanggal peraturan.", "28/12/2021"),
        Kolom("tentang", "Judul peraturan.", "Susunan Organisasi Dinas Sosial"),
        Kolom(
            "tugas_pokok", "Tugas pokok perangkat daerah.", "membantu Wali Kota di bidang sosial"
        ),
    ),
    kunci=("kode",),
    milik=Milik.OPD,
    acuan="kode",
)

UNIT = Lembar(
    "unit",
    "Unit organisasi",
    "Pohon unit untuk bagan organisasi, bidang, dan pengisi data.",
    Unit,
    (
        Kolom(
            "sotk",
            "Kode susunan organisasi; kosong: yang dipilih di lembar tahun.",
            "sotk-2021",
            medan="susunan",
            rujuk="sotk",
            utama=True,
        ),
        Kolom("kode", "Kode unit, tetap dari tahun ke tahun.", "bid-dayasos"),
        Kolom("nama", "Nama unit.", "Bidang Pemberdayaan Sosial"),
        Kolom("jabatan", "Jabatan pemimpin unit.", "Kepala Bidang Pemberdayaan Sosial"),
        Kolom("jenis", "Jenis unit.", "bidang"),
        Kolom("induk", "Kode unit di atasnya.", "kepala", rujuk="unit", dalam="sotk"),
        urutan("sotk"),
        Kolom("tugas", "Tugas pokok unit.", "merumuskan kebijakan pemberdayaan sosial"),
        Kolom("fungsi", "Fungsi unit, satu fungsi per baris di dalam sel.", "perumusan kebijakan"),
    ),
    kunci=("sotk", "kode"),
    milik=Milik.OPD,
    acuan="kode",
)

PEJABAT = Lembar(
    "pejabat",
    "Pejabat",
    "Penanda tangan dan pejabat lain. Pejabat berlingkup pemda yang sudah ada tidak diubah.",
    Pejabat,
    (
        Kolom(
            "lingkup",
            "opd: pejabat perangkat daerah ini; pemda: kepala daerah dan lainnya.",
            "opd",
            medan=None,
            jenis=Jenis.PILIHAN,
            kosong="opd",
            pilihan=(("opd", "Perangkat daerah ini"), ("pemda", "Pemerintah daerah")),
        ),
        Kolom("kode", "Kode pejabat.", "kepala-2025"),
        Kolom("peran", "Peran dalam dokumen.", "kepala_opd"),
        Kolom("unit", "Kode unit yang dipimpin.", "kepala", rujuk="unit"),
        Kolom("nama", "Nama lengkap dan gelar.", "Nama Contoh, S.Sos."),
        Kolom("nip", "NIP, ditulis sebagai teks.", ""),
        Kolom("jabatan", "Nama jabatan, tanpa Plt./Plh./Pj.", "Kepala Dinas Sosial"),
        Kolom("pangkat", "Pangkat dan golongan.", "Pembina Tingkat I"),
        Kolom("status", "Status jabatan.", "plt"),
        Kolom("dari", "Menjabat dari tanggal.", "01/10/2025"),
        Kolom("sampai", "Sampai tanggal; kosong: masih menjabat.", ""),
    ),
    kunci=("lingkup", "kode"),
    milik=Milik.OPD,
    acuan="kode",
)

SKALA = Lembar(
    "skala",
    "Skala kategori sendiri",
    "Hanya untuk skala buatan perangkat daerah; skala bawaan cukup disebut kodenya: "
    "lan-ordinal, permendagri-86-2017, predikat-akip.",
    Skala,
    (
        Kolom("kode", "Kode skala.", "skala-dinas"),
        Kolom("nama", "Nama skala.", "Skala Dinas Sosial"),
        Kolom("sumber", "Dasar skala.", "Keputusan Kepala Dinas"),
        Kolom("aturan_celah", "Cara membaca celah antarkelas.", "CONTINUOUS_GT"),
    ),
    kunci=("kode",),
    milik=Milik.OPD,
    acuan="kode",
)

SKALA_KELAS = Lembar(
    "skala_kelas",
    "Kelas skala",
    "Kelas tiap skala sendiri, dari yang tertinggi; tidak boleh bercelah atau tumpang tindih.",
    KelasSkala,
    (
        Kolom("skala", "Kode skala.", "skala-dinas", rujuk="skala"),
        Kolom("kode", "Kode kelas.", "sangat-berhasil"),
        Kolom("label", "Kategori yang dicetak.", "Sangat Berhasil"),
        Kolom("bawah", "Batas bawah; kosong: tanpa batas bawah.", "85"),
        Kolom("eksklusif", "ya: lebih dari batas bawah; tidak: paling sedikit.", "ya"),
        Kolom("atas", "Batas atas; kosong: tanpa batas atas.", ""),
        Kolom("mean", "Nilai mean untuk rata-rata data kelompok.", "92,5"),
        urutan("skala"),
    ),
    kunci=("skala", "kode"),
    milik=Milik.BAGIAN,
    acuan="",
)

TAHUN = Lembar(
    "tahun",
    "Tahun kinerja",
    "Satu baris: tahun yang dilaporkan dan dokumen yang dipakai.",
    TahunKinerja,
    (
        Kolom("tahun", "Tahun yang dilaporkan.", "2025"),
        Kolom(
            "renstra", "Kode Renstra yang dipakai laporan.", "renstra-2024-2026", rujuk="renstra"
        ),
        Kolom(
            "keputusan_iku", "Kode keputusan IKU yang dipakai.", "iku-2024", rujuk="keputusan_iku"
        ),
        Kolom("sotk", "Kode susunan organisasi.", "sotk-2021", medan="susunan", rujuk="sotk"),
        Kolom("contoh", "ya: data contoh; dokumen diberi tanda CONTOH.", "tidak"),
    ),
    kunci=("tahun",),
    acuan="",
    satu=True,
)

DASAR = (BERKAS, PEMDA, OPD, SOTK, UNIT, PEJABAT, SKALA, SKALA_KELAS)
