"""Workbooks for tests: a small one, one with every sheet, and ways to write and compare them."""

import base64
import io
import json
import struct
import zlib
from collections import Counter
from typing import Any

from django.apps import apps
from django.db.models import Model
from openpyxl import Workbook

from capaian.buku.hasil import HasilImpor
from capaian.buku.impor import impor_buku

Isi = dict[str, list[dict[str, Any]]]


def gambar(warna: int = 0) -> bytes:
    """A one-pixel PNG; another ``warna`` gives other bytes."""

    def bagian(jenis: bytes, isi: bytes) -> bytes:
        sidik = struct.pack(">I", zlib.crc32(jenis + isi))
        return struct.pack(">I", len(isi)) + jenis + isi + sidik

    kepala = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    titik = zlib.compress(bytes([0, warna]))
    awal = b"\x89PNG\r\n\x1a\n" + bagian(b"IHDR", kepala)
    return awal + bagian(b"IDAT", titik) + bagian(b"IEND", b"")


def buku_kecil() -> Isi:
    """An agency-year with a plan, money, results, a text and a data table."""
    return {
        "pemda": [{"kode": "kota-uji", "nama": "Pemerintah Kota Uji"}],
        "opd": [{"kode": "dinas-uji", "pemda": "kota-uji", "nama": "Dinas Uji"}],
        "tahun": [{"tahun": "2025", "renstra": "r24", "sotk": "sotk-1"}],
        "sotk": [{"kode": "sotk-1", "jenis": "Peraturan Wali Kota", "tanggal": "2021-12-28"}],
        "unit": [
            {"kode": "bidang", "nama": "Bidang", "jenis": "bidang", "induk": "kepala"},
            {"kode": "kepala", "nama": "Kepala", "jenis": "kepala"},
        ],
        "renstra": [
            {"kode": "r24", "nama": "Renstra", "tahun_awal": "2024", "tahun_akhir": "2026"}
        ],
        "tujuan": [{"kode": "T1", "uraian": "Menurunnya kemiskinan"}],
        "sasaran": [
            {"kode": "S1", "tujuan": "T1", "uraian": "Sasaran satu"},
            {"kode": "S2", "uraian": "Sasaran dua"},
        ],
        "indikator": [
            {"kode": "IT1", "tujuan": "T1", "nama": "Kemiskinan", "satuan": "%", "arah": "turun"},
            {"kode": "IK1", "sasaran": "S1", "nama": "Layanan", "satuan": "%"},
        ],
        "target_renstra": [
            {"indikator": "IT1", "tahun": "2025", "target": "4.20-4.25"},
            {"indikator": "IK1", "tahun": "2025", "target": "100"},
        ],
        "anggaran": [
            {"kode": "1.01", "tingkat": "program", "nama": "Program satu"},
            {"kode": "1.01.01", "tingkat": "kegiatan", "induk": "1.01", "nama": "Kegiatan satu"},
            {"kode": "1.02", "tingkat": "program", "nama": "Program dua"},
        ],
        "tahap_anggaran": [
            {"kode": "murni", "jenis": "murni"},
            {"kode": "ubah", "jenis": "perubahan", "nomor": "1"},
        ],
        "pagu": [
            {"tahap": "murni", "pos": "1.01.01", "pagu": "1000000"},
            {"tahap": "ubah", "pos": "1.01.01", "pagu": "1200000.50"},
        ],
        "realisasi_anggaran": [{"pos": "1.01.01", "realisasi": "1100000"}],
        "dukungan": [
            {"sasaran": "S1", "pos": "1.01"},
            {"sasaran": "S2", "alasan": "tidak bisa dientri"},
        ],
        "keluaran": [{"pos": "1.01.01", "indikator": "Orang dilayani", "target": "10"}],
        "pengaturan_pengukuran": [{"skala": "lan-ordinal"}],
        "pengaturan_laporan": [{"pola": "per_sasaran"}],
        "realisasi": [{"indikator": "IT1", "realisasi": "4.00"}, {"indikator": "IK1"}],
        "analisis": [
            {"indikator": "IT1", "jenis": "penyebab", "uraian": "Harga stabil"},
            {"indikator": "IT1", "jenis": "penyebab", "uraian": "Bantuan tepat"},
        ],
        "teks": [{"kunci": "latar-belakang", "isi": "Satu.\n\nDua [[capaian:IT1]]."}],
        "tabel_data": [{"kode": "pegawai", "judul": "Pegawai", "letak": "sumber-daya-aparatur"}],
        "tabel_kolom": [
            {"tabel": "pegawai", "kunci": "nama", "judul": "Golongan"},
            {"tabel": "pegawai", "kunci": "orang", "judul": "Jumlah", "tipe": "bulat"},
        ],
        "t_pegawai": [
            {"_kunci": "IV", "nama": "Golongan IV", "orang": "6"},
            {"_kunci": "III", "nama": "Golongan III", "orang": "23"},
        ],
    }


def buku_lengkap() -> Isi:
    """An agency-year with rows in every sheet, each in an unusual but allowed form."""
    buku = buku_kecil()
    buku["pemda"][0] |= {"lambang": "lambang", "batas_opd_tanggal": "31", "reviu_opd": "tidak"}
    buku["tahun"][0] |= {"keputusan_iku": "iku-24"}
    buku["renstra"].append(
        {"kode": "r20", "nama": "Renstra lama", "tahun_awal": "2020", "tahun_akhir": "2023"}
    )
    buku["sasaran"].append({"renstra": "r20", "kode": "S1", "uraian": "Sasaran lama"})
    buku["indikator"] += [
        {"renstra": "r20", "kode": "IK1", "sasaran": "S1", "nama": "Layanan lama"},
        {
            "kode": "IK2",
            "sasaran": "S2",
            "nama": "Nilai AKIP",
            "rumus": "GRADE",
            "desimal": "2",
            "skala": "skala-uji",
            "unit": "bidang",
            "pendahulu": "r20#IK1",
            "indikator_daerah": "ID1",
            "pengali": "100",
            "bobot": "0.3333",
        },
    ]
    buku["tujuan"][0] |= {"misi": "rpjmd#1", "sasaran_daerah": "SD1"}
    buku["target_renstra"] += [
        {"indikator": "IK2", "tahun": "2025", "target": "BB 70"},
        {"indikator": "IK2", "jenis": "akhir", "tahun": "2026", "target": "A"},
    ]
    buku["anggaran"][1] |= {
        "realisasi_fisik": "99.5",
        "efisiensi_rp": "-1500.25",
        "alasan_efisiensi": "dihitung dinas",
        "unit": "bidang",
        "spm": "ya",
    }
    buku["realisasi"] += [
        {"indikator": "IK1", "triwulan": "1", "pembilang": "781", "penyebut": "800"},
        {"indikator": "IK2", "realisasi": "A 80.71", "status": "sementara", "catatan_kaki": "*"},
    ]
    buku["teks"].append({"kunci": "kesimpulan", "isi": "=1+1 bukan rumus", "asal": "rancangan"})
    buku["tabel_kolom"].append(
        {"tabel": "pegawai", "kunci": "Rasio", "judul": "Rasio", "tipe": "angka"}
    )
    buku["t_pegawai"] = [
        {"_kunci": "asn", "_jenis": "kelompok", "nama": "ASN"},
        {"_kunci": "IV", "_induk": "asn", "nama": "IV", "orang": "0", "Rasio": "4.20"},
        {"_kunci": "III", "_induk": "asn", "nama": "-", "orang": "-", "Rasio": "n/a"},
        {"_kunci": "IV", "nama": "IV lain", "orang": "5", "Rasio": "0.1234567890123456789"},
        {"_kunci": "sub", "_jenis": "subjumlah", "nama": "", "orang": "", "_alasan_beda": "x"},
        {"_kunci": "total", "_jenis": "jumlah", "nama": "Jumlah"},
    ]
    return buku | _lembar_lain()


def _lembar_lain() -> Isi:
    """The sheets that a small agency-year does without."""
    ik1 = {"indikator": "IK1"}
    return {
        "berkas": [
            {"kode": "lambang", "nama": "lambang.png", "isi": _base64(gambar(1))},
            {"kode": "foto", "nama": "foto.png", "isi": _base64(gambar(2))},
        ],
        "pejabat": [
            {
                "kode": "kepala-1",
                "peran": "kepala_opd",
                "unit": "kepala",
                "nama": "Contoh Satu",
                "jabatan": "Kepala",
                "status": "plt",
                "dari": "2025-01-01",
                "nip": "0001",
            },
            {
                "lingkup": "pemda",
                "kode": "wali",
                "peran": "kepala_daerah",
                "nama": "Contoh Dua",
                "jabatan": "Wali Kota",
                "dari": "2024-01-01",
                "sampai": "2030-01-01",
            },
        ],
        "skala": [{"kode": "skala-uji", "nama": "Skala uji"}],
        "skala_kelas": [
            {"skala": "skala-uji", "kode": "baik", "label": "Baik", "bawah": "50", "mean": "75.5"},
            {"skala": "skala-uji", "kode": "buruk", "label": "Buruk", "atas": "50"},
        ],
        "rencana_daerah": [
            {
                "kode": "rpjmd",
                "jenis": "RPJMD",
                "nama": "RPJMD Uji",
                "tahun_awal": "2025",
                "tahun_akhir": "2029",
            },
            {
                "kode": "rpjpd",
                "jenis": "RPJPD",
                "nama": "RPJPD Uji",
                "tahun_awal": "2025",
                "tahun_akhir": "2045",
            },
        ],
        "unsur_visi": [{"rencana": "rpjmd", "unsur": "Maju"}],
        "misi": [
            {"rencana": "rpjmd", "nomor": "1", "uraian": "Misi satu"},
            {"rencana": "rpjpd", "nomor": "1", "uraian": "Misi satu lain"},
        ],
        "program_unggulan": [{"rencana": "rpjpd", "misi": "1", "uraian": "Program unggulan"}],
        "tujuan_daerah": [
            {"rencana": "rpjmd", "kode": "SD1", "induk": "TD1", "misi": "1", "uraian": "Sasaran"},
            {"rencana": "rpjmd", "kode": "TD1", "uraian": "Tujuan"},
        ],
        "indikator_daerah": [
            {"rencana": "rpjmd", "induk": "SD1", "kode": "ID1", "nama": "Kemiskinan kota"}
        ],
        "target_daerah": [{"indikator": "ID1", "tahun": "2025", "target": "4.2-4.3"}],
        "strategi_kebijakan": [{"sasaran": "S1", "strategi": "Strategi", "arah_kebijakan": "Arah"}],
        "keputusan_iku": [
            {"kode": "iku-24", "nomor": "1/2024", "tahun_awal": "2024", "tahun_akhir": "2026"}
        ],
        "iku": [
            {**ik1, "sasaran_teks": "Sasaran", "indikator_teks": "Layanan", "pembilang": "a"},
            {"sasaran_teks": "Sasaran", "indikator_teks": "Tanpa padanan"},
        ],
        "acuan_daerah": [{"rencana": "rpjpd"}, {"rencana": "rpjmd"}],
        "total_kontrol": [
            {"jenis": "pagu", "dokumen": "DPPA", "nilai": "12345678901234.56"},
            {"pos": "1.01", "jenis": "realisasi", "dokumen": "SPJ", "nilai": "1100000"},
        ],
        "anggaran_tahun_lain": [{"tahun": "2024", "pagu": "10551430535"}],
        "realisasi_keluaran": [
            {"pos": "1.01.01", "triwulan": "1", "realisasi": "3", "catatan": "Baru mulai"},
            {"pos": "1.01.01", "triwulan": "2", "kendala": "Hujan"},
        ],
        "rincian_keluaran": [{"pos": "1.01.01", "nama": "Fasilitator", "jumlah": "27.5"}],
        "pk": [
            {
                "kode": "awal",
                "jenis": "murni",
                "tanggal": "2025-01-31",
                "final": "ya",
                "tempat": "Uji",
            },
            {
                "kode": "eselon",
                "jenis": "perubahan",
                "nomor": "1",
                "level": "III",
                "unit": "bidang",
                "tanggal": "2025-10-01",
                "ketelitian": "bulan",
            },
        ],
        "pk_target": [{"pk": "awal", **ik1, "indikator_teks": "Layanan", "target": "100"}],
        "pk_anggaran": [{"pk": "eselon", "pos": "1.01", "nama": "Program", "nilai": "5"}],
        "rkt": [{"nomor": "0"}, {"nomor": "1", "tanggal": "2025-02-01"}],
        "rkt_target": [
            {"indikator_teks": "Layanan", "target": "90"},
            {"rkt": "1", **ik1, "indikator_teks": "Layanan", "target": "95"},
        ],
        "rkt_program": [{"rkt": "1", "target": "1", "pos": "1.02", "nama": "Program dua"}],
        "target_triwulan": [{**ik1, "triwulan": "2", "target": "50"}],
        "rencana_aksi": [{**ik1, "aksi": "Pembinaan", "target_tw2": "2", "anggaran": "1000"}],
        "target_dipakai": [{"indikator": "IT1", "target": "4.3", "alasan": "dipakai laporan"}],
        "rincian_realisasi": [{**ik1, "nama": "Anak", "jumlah": "111", "satuan": "Orang"}],
        "riwayat": [
            {"indikator": "IK2", "tahun": "2023", "target": "BB 70", "realisasi": "A 80.71"},
            {"indikator": "IK2", "tahun": "2022", "realisasi": "n/a"},
        ],
        "target_menengah": [{**ik1, "acuan": "Renstra", "tahun": "2026", "target": "100"}],
        "pembanding": [
            {**ik1, "tingkat": "provinsi", "nilai": "6.25", "tahun": "2025"},
            {**ik1, "tingkat": "provinsi", "nilai": "BB"},
            {**ik1, "tingkat": "nasional", "tidak_ada": "ya"},
        ],
        "evaluasi_akip": [{"tahun": "2024", "nilai": "75.2", "predikat": "BB"}],
        "komponen_akip": [{"tahun": "2024", "komponen": "Perencanaan", "bobot": "30"}],
        "rekomendasi_akip": [
            {"tahun": "2024", "rekomendasi": "Sempurnakan", "status": "proses"},
            {
                "sumber": "reviu",
                "tahun_reviu": "2023",
                "nomor_dokumen": "KKR-01",
                "rekomendasi": "Samakan",
                "tautan_bukti": "https://contoh.example/bukti",
            },
        ],
        "bagian": [
            {
                "kunci": "analisis-4",
                "judul": "Standar",
                "aktif": "tidak",
                "judul_kolom": "kategori: Interpretasi\ncapaian: Capaian (%)",
            }
        ],
        "rujukan_teks": [{"kunci": "latar-belakang", "fakta": "capaian:IT1", "nilai": "106.98"}],
        "daftar": [
            {"daftar": "swot", "kelompok": "S", "judul": "SOP ada"},
            {"daftar": "isu", "uraian": "Data belum terpadu", "tahun": "2025"},
            {"daftar": "swot", "kelompok": "W", "judul": "SDM kurang"},
        ],
        "foto": [{"sasaran": "S1", "berkas": "foto", "keterangan": "Pelatihan"}],
        "gambar_teks": [{"berkas": "foto"}],
        "cetakan": [
            {"tempat": "Tabel 3.1", "fakta": "serapan:1.01", "nilai": "87.34", "teks": "87,34%"}
        ],
    }


def _base64(isi: bytes) -> str:
    return base64.b64encode(isi).decode()


def ke_json(buku: Isi) -> bytes:
    """The workbook as the bytes of a JSON file."""
    return json.dumps(buku).encode()


def ke_xlsx(buku: Isi) -> bytes:
    """The workbook as .xlsx with every cell as it is given: texts stay texts."""
    berkas = Workbook()
    berkas.remove(berkas.active)
    for nama, daftar in buku.items():
        lembar = berkas.create_sheet(nama)
        kolom = list(dict.fromkeys(k for baris in daftar for k in baris))
        lembar.append(kolom)
        for baris in daftar:
            lembar.append([baris.get(k) for k in kolom])
    return simpan(berkas)


def simpan(berkas: Workbook) -> bytes:
    """The bytes of an openpyxl workbook."""
    keluaran = io.BytesIO()
    berkas.save(keluaran)
    return keluaran.getvalue()


def muat(buku: Isi | bytes, nama: str = "uji.json", **pilihan: Any) -> HasilImpor:
    """Import a workbook given as rows or as a file's bytes."""
    isi = buku if isinstance(buku, bytes) else ke_json(buku)
    return impor_buku(isi=isi, nama=nama, oleh=pilihan.pop("oleh", None), **pilihan)


def kesalahan(hasil: HasilImpor) -> list[tuple[str, int | None, str]]:
    """Sheet, row and column of every error."""
    return [(k.lembar, k.baris, k.kolom) for k in hasil.kesalahan]


def model_data() -> list[type[Model]]:
    """Every model that a workbook fills."""
    bukan = {"Pengguna", "Penugasan", "Kejadian", "VersiKode", "KodeResmi"}
    milik = {"instansi", "renstra", "anggaran", "capaian"}
    return [
        m
        for m in apps.get_models()
        if m._meta.app_label in milik
        and not m.__name__.startswith("Historical")
        and m.__name__ not in bukan | DI_LUAR_BUKU
    ]


# Made by the application from what a workbook holds, or about it.
DI_LUAR_BUKU = {
    *("BerkasSPJ", "RealisasiSPJ", "SusunanKolom", "PekerjaanLaporan", "PenjelasanTemuan"),
    *("PeriodeIsian", "PeriodePemda", "TemplatWord", "TidakBerlaku", "RingkasanTahun", "Bukti"),
    *("LaporanKinerja", "LangkahLaporan", "RekamanLaporan", "BerkasLaporan"),
    *("DaftarReviu", "ButirReviu", "Reviu", "AnggotaReviu", "JawabanReviu", "PenilaianSmart"),
    *("CatatanReviu", "TanggapanCatatan", "SuratPengantar", "KeputusanVerifikasi"),
}
DI_LUAR_ISI = {"id", "diubah", "dibuat"}


def potret() -> dict[str, Counter[str]]:
    """Every row of every table by its content, references by the content they point to."""
    ingat: dict[tuple[type[Model], int], str] = {}

    def sebut(obj: Model) -> str:
        kunci = (type(obj), obj.pk)
        if kunci not in ingat:
            isi = []
            for medan in obj._meta.concrete_fields:
                if medan.name in DI_LUAR_ISI:
                    continue
                nilai = getattr(obj, medan.name)
                isi.append((medan.name, sebut(nilai) if isinstance(nilai, Model) else nilai))
            ingat[kunci] = repr(isi)
        return ingat[kunci]

    return {m.__name__: Counter(sebut(o) for o in m._base_manager.all()) for m in model_data()}


def riwayat() -> int:
    """How many history rows there are in all."""
    return sum(
        m._base_manager.count() for m in apps.get_models() if m.__name__.startswith("Historical")
    )
