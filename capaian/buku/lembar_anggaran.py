"""Sheets of the money: budget tree, pagu, realisasi, totals, outputs and support."""

from anggaran.models import (
    AnggaranTahunLain,
    Dukungan,
    Keluaran,
    Pagu,
    PosAnggaran,
    RealisasiAnggaran,
    RealisasiKeluaran,
    RincianKeluaran,
    TahapAnggaran,
    TotalKontrol,
)

from .spesifikasi import Jenis, Kolom, Lembar, urutan

POS_KOLOM = Kolom("pos", "Kode pos anggaran.", "1.06.02", rujuk="anggaran")


def label_tahap(tahap: TahapAnggaran) -> str:
    """Return the stage's code in a workbook: "murni", "perubahan-1"."""
    return f"{tahap.jenis}-{tahap.nomor}" if tahap.nomor else tahap.jenis


ANGGARAN = Lembar(
    "anggaran",
    "Pohon anggaran",
    "Program, kegiatan, dan sub kegiatan. Jumlah induk dihitung dari pos terdalam.",
    PosAnggaran,
    (
        Kolom("kode", "Kode pos, unik dalam tahun ini; resmi atau buatan.", "1.06.02.2.03.0001"),
        Kolom("tingkat", "Tingkat pos.", "sub_kegiatan"),
        Kolom(
            "induk", "Kode pos di atasnya; kosong untuk program.", "1.06.02.2.03", rujuk="anggaran"
        ),
        Kolom("kode_resmi", "ya: kode menurut daftar kode resmi.", "tidak"),
        Kolom("nomor", "Nomor seperti tercetak pada laporan.", "II"),
        Kolom(
            "nama",
            "Nama program, kegiatan, atau sub kegiatan.",
            "Program Pemberdayaan Sosial",
            jenis=Jenis.TEKS,
        ),
        Kolom("pernyataan_sasaran", "Sasaran program atau kegiatan.", ""),
        Kolom("unit", "Kode unit penanggung jawab.", "bid-dayasos", rujuk="unit"),
        Kolom("sumber_dana", "Sumber dana.", "PAD"),
        Kolom("keterangan", "Keterangan.", ""),
        Kolom("spm", "ya: standar pelayanan minimal.", "tidak"),
        Kolom("jenis_pelayanan", "Jenis pelayanan dasar SPM.", ""),
        Kolom("realisasi_fisik", "Realisasi fisik (%); kosong: dihitung dari keluaran.", "100"),
        Kolom("efisiensi_rp", "Efisiensi diisi (Rp), hanya metode MANUAL_RP.", ""),
        Kolom("alasan_efisiensi", "Alasan efisiensi diisi.", ""),
        urutan(),
    ),
    kunci=("kode",),
    acuan="kode",
)

TAHAP = Lembar(
    "tahap_anggaran",
    "Tahap anggaran",
    "Murni, pergeseran, perubahan. Tahap dengan urutan terbesar yang berlaku.",
    TahapAnggaran,
    (
        Kolom(
            "kode",
            "Kode tahap dalam buku ini, disebut di lembar pagu.",
            "perubahan-1",
            medan=None,
            wajib=True,
        ),
        Kolom("jenis", "Jenis tahap.", "perubahan"),
        Kolom("nomor", "Nomor pergeseran atau perubahan; 0 untuk murni.", "1"),
        urutan(),
        Kolom("dokumen", "Dokumen.", "DPPA-SKPD"),
        Kolom("tanggal", "Tanggal dokumen.", ""),
    ),
    kunci=("jenis", "nomor"),
    acuan="kode",
    label=label_tahap,
)

PAGU = Lembar(
    "pagu",
    "Pagu",
    "Pagu pos terdalam pada tiap tahap.",
    Pagu,
    (
        Kolom("tahap", "Kode tahap anggaran.", "perubahan-1", rujuk="tahap_anggaran"),
        POS_KOLOM,
        Kolom("belanja", "Jenis belanja; kosong: tidak dirinci.", ""),
        Kolom("pagu", "Pagu (Rp).", "579980000", medan="nilai"),
    ),
    kunci=("tahap", "pos", "belanja"),
)

REALISASI_ANGGARAN = Lembar(
    "realisasi_anggaran",
    "Realisasi anggaran",
    "Realisasi bulan itu untuk pos terdalam; satu angka setahun ditulis pada bulan 12.",
    RealisasiAnggaran,
    (
        POS_KOLOM,
        Kolom("sumber", "Sumber angka.", "SPJ"),
        Kolom("bulan", "Bulan 1 sampai 12; kosong: 12.", "12", kosong="12"),
        Kolom("belanja", "Jenis belanja; kosong: tidak dirinci.", ""),
        Kolom("rekening", "Kode rekening; kosong: tidak dirinci.", ""),
        Kolom("bendahara", "Bendahara; kosong: tidak dirinci.", ""),
        Kolom("saldo_awal", "Realisasi sebelum bulan pertama yang dicatat (Rp).", "0"),
        Kolom(
            "realisasi",
            "Realisasi bulan itu (Rp); pengembalian negatif.",
            "573760000",
            medan="nilai",
        ),
        Kolom("catatan", "Catatan.", ""),
    ),
    kunci=("pos", "sumber", "bulan", "belanja", "rekening", "bendahara"),
)

TOTAL_KONTROL = Lembar(
    "total_kontrol",
    "Total kontrol",
    "Jumlah menurut DPA, SPJ, atau LRA. Angka cetakan laporan lama masuk ke lembar cetakan.",
    TotalKontrol,
    (
        Kolom("pos", "Kode pos; kosong: seluruh perangkat daerah.", "", rujuk="anggaran"),
        Kolom("jenis", "Jenis jumlah.", "pagu"),
        Kolom("dokumen", "Dokumen.", "DPPA"),
        Kolom("nilai", "Jumlah (Rp).", "15461472643"),
        Kolom("keterangan", "Keterangan.", ""),
    ),
    kunci=("pos", "jenis", "dokumen"),
)

ANGGARAN_TAHUN_LAIN = Lembar(
    "anggaran_tahun_lain",
    "Anggaran tahun lain",
    "Pagu dan realisasi tahun lain tanpa rincian; nama kosong: seluruh perangkat daerah.",
    AnggaranTahunLain,
    (
        Kolom("tahun", "Tahun anggaran.", "2024"),
        urutan(),
        Kolom("program", "Nama program.", ""),
        Kolom("kegiatan", "Nama kegiatan.", ""),
        Kolom("sub_kegiatan", "Nama sub kegiatan.", ""),
        Kolom("pagu", "Pagu (Rp).", "10551430535"),
        Kolom("realisasi", "Realisasi (Rp).", "9788380761"),
        Kolom("sumber", "Sumber.", ""),
    ),
    kunci=("tahun", "program", "kegiatan", "sub_kegiatan"),
)

DUKUNGAN = Lembar(
    "dukungan",
    "Dukungan anggaran",
    "Pos yang mendukung satu tujuan, sasaran, atau indikator: isi salah satu kolom itu.",
    Dukungan,
    (
        Kolom("tujuan", "Kode tujuan.", "", rujuk="tujuan"),
        Kolom("sasaran", "Kode sasaran.", "S1", rujuk="sasaran"),
        Kolom("indikator", "Kode indikator.", "", rujuk="indikator"),
        Kolom("pos", "Kode pos anggaran; kosong bila tidak ada.", "1.06.02", rujuk="anggaran"),
        Kolom("bagian", "Bagian pos yang dihitung (%); kosong: seluruhnya.", ""),
        Kolom("alasan", "Alasan tidak ada dukungan, bila pos kosong.", ""),
        urutan(),
    ),
    kunci=("tujuan", "sasaran", "indikator", "pos"),
)

KELUARAN = Lembar(
    "keluaran",
    "Keluaran",
    "Indikator keluaran program, kegiatan, atau sub kegiatan; boleh beberapa per pos.",
    Keluaran,
    (
        POS_KOLOM,
        urutan("pos", nama="nomor", bantuan="Nomor keluaran dalam pos; kosong: urutan baris."),
        Kolom("nomor_tercetak", "Nomor seperti tercetak pada laporan.", "1.2.1"),
        Kolom(
            "indikator",
            "Indikator keluaran.",
            "Jumlah orang yang mendapat permakanan",
            jenis=Jenis.TEKS,
        ),
        Kolom("satuan", "Satuan.", "Orang"),
        Kolom("target", "Target.", "100"),
        Kolom("realisasi", "Realisasi setahun; kosong: digabung dari triwulan.", "100"),
        Kolom("arah", "Arah yang baik.", "naik"),
        Kolom("agregasi", "Cara menggabungkan triwulan menjadi setahun.", "LAST"),
        Kolom("penjelasan", "Penjelasan.", ""),
        Kolom("penyebab", "Penyebab.", ""),
        Kolom("solusi", "Solusi.", ""),
        Kolom("keterangan", "Keterangan.", ""),
        urutan(),
    ),
    kunci=("pos", "nomor"),
    acuan="nomor",
)

# How a sheet names the output that its rows belong to.
KOLOM_KELUARAN = (
    Kolom(
        "pos",
        "Kode pos anggaran.",
        "1.06.02",
        medan=None,
        jenis=Jenis.RUJUKAN,
        rujuk="anggaran",
        wajib=True,
    ),
    Kolom(
        "nomor",
        "Nomor keluaran dalam pos; kosong: 1.",
        "1",
        medan="keluaran",
        rujuk="keluaran",
        dalam="pos",
        kosong="1",
    ),
)

REALISASI_KELUARAN = Lembar(
    "realisasi_keluaran",
    "Realisasi keluaran",
    "Realisasi keluaran per triwulan.",
    RealisasiKeluaran,
    (
        *KOLOM_KELUARAN,
        Kolom("triwulan", "Triwulan 1 sampai 4.", "1"),
        Kolom("realisasi", "Realisasi; kosong: belum dilaporkan.", "25", medan="nilai"),
        Kolom("catatan", "Catatan.", ""),
        Kolom("kendala", "Kendala.", ""),
        Kolom("upaya", "Upaya.", ""),
    ),
    kunci=("nomor", "triwulan"),
)

RINCIAN_KELUARAN = Lembar(
    "rincian_keluaran",
    "Rincian keluaran",
    "Rincian realisasi satu keluaran.",
    RincianKeluaran,
    (
        *KOLOM_KELUARAN,
        urutan("pos", "nomor"),
        Kolom("nama", "Rincian.", "Fasilitator SLRT"),
        Kolom("jumlah", "Jumlah.", "27"),
        Kolom("satuan", "Satuan.", "Orang"),
    ),
    kunci=("nomor", "urutan"),
)

ANGGARAN_TAHUN = (
    ANGGARAN,
    TAHAP,
    PAGU,
    REALISASI_ANGGARAN,
    TOTAL_KONTROL,
    ANGGARAN_TAHUN_LAIN,
    DUKUNGAN,
    KELUARAN,
    REALISASI_KELUARAN,
    RINCIAN_KELUARAN,
)
