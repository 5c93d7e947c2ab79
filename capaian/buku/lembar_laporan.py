"""Sheets of the report: settings, outline, texts, data tables, lists, photos, printed figures."""

from collections.abc import Sequence

from capaian.models import (
    BagianLaporan,
    BarisData,
    ButirDaftar,
    Cetakan,
    Foto,
    GambarTeks,
    KolomData,
    PengaturanLaporan,
    RujukanTeks,
    TabelData,
    TeksLaporan,
)

from .spesifikasi import Jenis, Kolom, Lembar, urutan

PENGATURAN_LAPORAN = Lembar(
    "pengaturan_laporan",
    "Pengaturan laporan",
    "Satu baris: bentuk dan penandatanganan laporan.",
    PengaturanLaporan,
    (
        Kolom("judul", "Judul dokumen.", "Laporan Kinerja Instansi Pemerintah (LKjIP)"),
        Kolom("kertas", "Ukuran kertas.", "A4"),
        Kolom("ukuran_huruf", "Ukuran huruf (pt), 8 sampai 14.", "11"),
        Kolom("gaya_rupiah", "Penulisan rupiah.", "eyd"),
        Kolom("penomoran", "Penomoran bagian.", "huruf"),
        Kolom("pola", "Pola Bab III.", "tujuan_sasaran"),
        Kolom("tahun_target", "Banyak tahun target pada riwayat.", "1"),
        Kolom("tahun_realisasi", "Banyak tahun realisasi.", "3"),
        Kolom("tahun_capaian", "Banyak tahun capaian.", "3"),
        Kolom("acuan_menengah", "Acuan target menengah.", "akhir_renstra"),
        Kolom("tempat", "Tempat penandatanganan.", "Pontianak"),
        Kolom("tanggal", "Tanggal laporan.", "09/01/2026"),
        Kolom(
            "penanda_tangan",
            "Kode pejabat; kosong: kepala yang menjabat pada tanggal laporan.",
            "",
            rujuk="pejabat",
        ),
        Kolom(
            "lampirkan_daftar_reviu",
            "ya: daftar periksa reviu dilampirkan pada laporan final.",
            "tidak",
        ),
    ),
    kunci=(),
    satu=True,
)

BAGIAN = Lembar(
    "bagian",
    "Bagian laporan",
    "Hanya bagian yang menyimpang dari pola: berganti judul, pindah, dimatikan, atau ditambah.",
    BagianLaporan,
    (
        Kolom("kunci", "Kunci bagian.", "analisis-4"),
        Kolom("induk", "Kunci bagian induk bila pindah atau tambahan.", ""),
        Kolom("judul", "Judul pengganti.", "Perbandingan dengan Standar Nasional"),
        Kolom("aktif", "Dicetak.", "ya"),
        Kolom(
            "urutan", "Tempat di antara saudaranya (bawaan 10, 20, …); kosong: tempat bawaan.", "15"
        ),
        Kolom(
            "judul_kolom",
            "Judul kolom pengganti, satu per baris di dalam sel: kunci kolom, titik dua, judul.",
            "kategori: Interpretasi",
            jenis=Jenis.PETA,
        ),
    ),
    kunci=("kunci",),
)

TEKS = Lembar(
    "teks",
    "Teks laporan",
    "Teks tulisan orang untuk satu bagian; angka boleh berupa rujukan seperti [[capaian:IK1]]. "
    "Teks yang sangat panjang disambung pada baris berikutnya dengan kunci yang sama.",
    TeksLaporan,
    (
        Kolom("kunci", "Kunci bagian.", "latar-belakang"),
        Kolom(
            "bagian",
            "Nomor sambungan: 1, 2, dan seterusnya.",
            "1",
            medan=None,
            jenis=Jenis.BULAT,
            kosong="1",
        ),
        Kolom("isi", "Isi: teks biasa (baris kosong = paragraf baru) atau HTML sederhana.", ""),
        Kolom("asal", "Asal teks.", "ditulis"),
    ),
    kunci=("kunci",),
    acuan="kunci",
    sambung="isi",
)

RUJUKAN_TEKS = Lembar(
    "rujukan_teks",
    "Rujukan dalam teks",
    "Nilai rujukan saat teks disimpan; ditulis oleh aplikasi, tidak perlu diisi.",
    RujukanTeks,
    (
        Kolom("kunci", "Kunci teks.", "latar-belakang", medan="teks", rujuk="teks"),
        Kolom("fakta", "Nama fakta.", "capaian:IK1"),
        Kolom("nilai", "Nilai saat disimpan.", "106.98"),
        Kolom("tercetak", "Teks saat disimpan.", "106,98%"),
    ),
    kunci=("kunci", "fakta"),
)

TABEL_DATA = Lembar(
    "tabel_data",
    "Tabel data",
    "Tabel bebas dalam laporan. Baris tiap tabel berada di lembar tersendiri (kolom lembar).",
    TabelData,
    (
        Kolom("kode", "Kode tabel.", "pegawai-pendidikan"),
        Kolom(
            "lembar",
            "Nama lembar yang memuat barisnya; kosong: t_ diikuti kode.",
            "t_pegawai-pendidikan",
            medan=None,
            jenis=Jenis.TEKS,
        ),
        Kolom("judul", "Judul tabel.", "Pegawai Menurut Tingkat Pendidikan"),
        Kolom("letak", "Kunci bagian laporan tempat tabel berdiri.", "sumber-daya-aparatur"),
        Kolom("indikator", "Kode indikator yang didukung.", "", rujuk="indikator"),
        urutan("letak"),
        Kolom("sumber", "Sumber.", "Data Kepegawaian Dinas Sosial Kota Pontianak"),
        Kolom("satuan", "Satuan seluruh tabel.", "Orang"),
        Kolom("per_tanggal", "Keadaan per tanggal.", "31 Desember 2025"),
        Kolom("catatan", "Catatan di bawah tabel.", ""),
    ),
    kunci=("kode",),
    acuan="kode",
)

TABEL_KOLOM = Lembar(
    "tabel_kolom",
    "Kolom tabel data",
    "Kolom tiap tabel data.",
    KolomData,
    (
        Kolom("tabel", "Kode tabel.", "pegawai-pendidikan", rujuk="tabel_data"),
        Kolom("kunci", "Kunci kolom; menjadi judul kolom di lembar tabel.", "jumlah"),
        Kolom("judul", "Judul yang dicetak.", "Jumlah"),
        Kolom("kelompok", "Judul di atasnya, dari atas ke bawah, dipisah ' / '.", "Pegawai"),
        Kolom("tipe", "Jenis isi.", "bulat"),
        Kolom("jumlahkan", "ya: dijumlahkan pada subjumlah dan jumlah.", "ya"),
        urutan("tabel"),
    ),
    kunci=("tabel", "kunci"),
)

DAFTAR = Lembar(
    "daftar",
    "Daftar",
    "Butir daftar: dasar hukum, fungsi, SWOT, isu, penghargaan, inovasi, janji layanan, SPM, "
    "sarana, langkah perbaikan.",
    ButirDaftar,
    (
        Kolom("daftar", "Daftar yang mana.", "swot"),
        Kolom("kelompok", "S, W, O, T untuk SWOT; nama urusan untuk isu.", "S"),
        urutan("daftar"),
        Kolom("judul", "Judul butir.", "SOP penanganan tersedia"),
        Kolom("uraian", "Uraian.", ""),
        Kolom("tahun", "Tahun.", ""),
        Kolom("pemberi", "Pemberi penghargaan.", ""),
    ),
    kunci=("daftar", "urutan"),
)

FOTO = Lembar(
    "foto",
    "Foto",
    "Foto dokumentasi, dikelompokkan menurut sasaran.",
    Foto,
    (
        urutan(),
        Kolom("sasaran", "Kode sasaran.", "S1", rujuk="sasaran"),
        Kolom("berkas", "Kode berkas.", "foto-pelatihan", rujuk="berkas"),
        Kolom("keterangan", "Keterangan foto.", "Pelatihan fasilitator"),
    ),
    kunci=("urutan",),
)

GAMBAR_TEKS = Lembar(
    "gambar_teks",
    "Gambar dalam teks",
    "Gambar yang dipakai di dalam teks laporan; ditulis oleh aplikasi, tidak perlu diisi.",
    GambarTeks,
    (
        urutan(),
        Kolom("berkas", "Kode berkas.", "gambar-rapat", rujuk="berkas"),
    ),
    kunci=("urutan",),
)

CETAKAN = Lembar(
    "cetakan",
    "Cetakan",
    "Angka dan sebutan yang tercetak pada laporan terbit, benar atau salah; hanya diperiksa.",
    Cetakan,
    (
        urutan(),
        Kolom("tempat", "Tempat tercetak.", "Tabel 3.1"),
        Kolom("halaman", "Halaman.", "25"),
        Kolom("baris", "Baris.", "Program Pemberdayaan Sosial"),
        Kolom("kolom", "Kolom.", "%"),
        Kolom("fakta", "Nama fakta.", "serapan:1.06.02"),
        Kolom("nilai", "Nilai polos dengan titik desimal.", "87.34"),
        Kolom("teks", "Ejaan tercetak.", "87,34%"),
    ),
    kunci=("urutan",),
)

LAPORAN = (
    PENGATURAN_LAPORAN,
    BAGIAN,
    TEKS,
    RUJUKAN_TEKS,
    TABEL_DATA,
    TABEL_KOLOM,
    DAFTAR,
    FOTO,
    GAMBAR_TEKS,
    CETAKAN,
)

# Names start with an underscore, which no key of a data column may.
KOLOM_BARIS = (
    Kolom("_kunci", "Kunci baris, unik di bawah induknya.", "S1", medan="kunci"),
    Kolom("_induk", "Kunci baris induk.", "", medan="induk"),
    Kolom("_jenis", "Jenis baris.", "rinci", medan="jenis"),
    Kolom(
        "_urutan",
        "Nomor urut; kosong: menurut urutan baris.",
        "",
        medan="urutan",
        jenis=Jenis.URUTAN,
    ),
    Kolom("_alasan_beda", "Alasan jumlah yang diketik berbeda.", "", medan="alasan_beda"),
)


def lembar_tabel(nama: str, kode: str, judul: str, kolom: Sequence[KolomData]) -> Lembar:
    """Return the sheet that holds the rows of the data table ``kode`` with these columns."""
    isi = (
        Kolom(k.kunci, f"Isi kolom “{k.judul}”.", medan="sel", jenis=Jenis.SEL, tipe=k.tipe)
        for k in kolom
    )
    return Lembar(
        nama,
        judul,
        "Sel kosong pada subjumlah dan jumlah dihitung; (kosong) berarti dicetak kosong.",
        BarisData,
        (*KOLOM_BARIS, *isi),
        kunci=("_induk", "_kunci"),
        tabel=kode,
    )
