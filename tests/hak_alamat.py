"""Every address and method of ours: who may, and what they get. test_matriks_izin.py tries them."""

from lakip.instansi.izin import Izin

PUBLIK, MASUK = "publik", "masuk"
PENYIAP = "penyiap"  # who sets up an installation: a superuser, or the admin of all of it
PEMANTAU = "pemantau"  # who watches over agencies: Inspektorat and admins, each in their scope
SEPEMDA = "sepemda"  # for a whole pemda: its admin, and whoever is admin of another gets 404
OPD = "opd/<slug:kode>/"
TAHUN = "opd/<slug:kode>/<int:tahun>/"
SPJ = f"{TAHUN}spj/"
# Route, method: who may, and what they get.
HAK: dict[tuple[str, str], tuple[str, int]] = {
    ("", "GET"): (MASUK, 302),
    ("sehat", "GET"): (PUBLIK, 200),
    ("masuk/", "GET"): (PUBLIK, 200),
    ("masuk/", "POST"): (PUBLIK, 200),
    ("keluar/", "POST"): (MASUK, 302),
    ("sandi/", "GET"): (MASUK, 200),
    ("sandi/", "POST"): (MASUK, 200),
    ("lambang/<slug:kode>/", "GET"): (Izin.BACA, 404),
    ("verifikasi/", "GET"): (PUBLIK, 200),
    ("publik/", "GET"): (PUBLIK, 200),
    **{
        (f"publik/<slug:kode>/{laman}", "GET"): (PUBLIK, 404)
        for laman in (
            *("", "data.<str:bentuk>", "<int:tahun>/", "<int:tahun>/data.<str:bentuk>"),
            "<int:tahun>/v<int:versi>/<slug:jenis>.pdf",
        )
    },
    ("publik/lambang/<slug:kode>/", "GET"): (PUBLIK, 404),
    ("mulai/", "GET"): (PENYIAP, 200),
    ("mulai/", "POST"): (PENYIAP, 422),
    ("tugas/", "GET"): (MASUK, 200),
    ("pemantauan/", "GET"): (PEMANTAU, 200),
    ("pemantauan.<str:bentuk>", "GET"): (PEMANTAU, 404),
    (f"{TAHUN}kelengkapan/", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}kelengkapan.xlsx", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}kelengkapan/kecuali/", "GET"): (Izin.SUSUN_LAPORAN, 404),
    (f"{TAHUN}kelengkapan/kecuali/", "POST"): (Izin.SUSUN_LAPORAN, 404),
    (f"{TAHUN}kelengkapan/berlaku/", "POST"): (Izin.SUSUN_LAPORAN, 302),
    (f"{TAHUN}riwayat/", "GET"): (Izin.LIHAT_KEJADIAN, 200),
    (f"{TAHUN}riwayat/indikator/<str:kunci>/", "GET"): (Izin.BACA, 404),
    ("opd/", "GET"): (MASUK, 200),
    ("opd/daftar.xlsx", "GET"): (MASUK, 200),
    ("opd/<slug:kode>/", "GET"): (Izin.BACA, 200),
    ("opd/<slug:kode>/buku/", "GET"): (Izin.IMPOR_BUKU, 302),
    (TAHUN, "GET"): (Izin.BACA, 200),
    (f"{TAHUN}indikator/", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}anggaran/", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}indikator.xlsx", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}anggaran.xlsx", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}data.xlsx", "GET"): (Izin.BACA, 404),
    (f"{TAHUN}data/<str:kode_tabel>.xlsx", "GET"): (Izin.BACA, 404),
    (f"{TAHUN}data/", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}data/<str:kode_tabel>/", "GET"): (Izin.BACA, 404),
    (SPJ, "GET"): (Izin.BACA, 200),
    (SPJ, "POST"): (Izin.IMPOR_SPJ, 422),
    (f"{SPJ}serapan/", "GET"): (Izin.BACA, 200),
    (f"{SPJ}templat.xlsx", "GET"): (Izin.IMPOR_SPJ, 200),
    **{
        (f"{SPJ}<int:nomor>/{laman}", "GET"): (Izin.BACA, 404)
        for laman in ("", "kemajuan/", "asli/", "temuan.xlsx", "rincian/")
    },
    **{
        (f"{SPJ}<int:nomor>/{langkah}/", "POST"): (Izin.IMPOR_SPJ, 404)
        for langkah in ("terima", "pilih", "jelaskan", "ulangi", "buang", "batal")
    },
    (f"{TAHUN}buku/", "GET"): (Izin.UNDUH_BUKU, 200),
    (f"{TAHUN}buku/", "POST"): (Izin.IMPOR_BUKU, 422),
    (f"{TAHUN}buku/pratinjau/", "GET"): (Izin.IMPOR_BUKU, 302),
    (f"{TAHUN}buku/pratinjau/", "POST"): (Izin.IMPOR_BUKU, 302),
    (f"{TAHUN}buku/batal/", "POST"): (Izin.IMPOR_BUKU, 302),
    (f"{TAHUN}buku/unduh.<str:bentuk>", "GET"): (Izin.UNDUH_BUKU, 200),
    (f"{TAHUN}buku/templat.<str:bentuk>", "GET"): (Izin.UNDUH_BUKU, 200),
    (f"{TAHUN}naskah/", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}naskah/<str:kunci>/", "GET"): (Izin.SUSUN_LAPORAN, 404),
    (f"{TAHUN}naskah/<str:kunci>/", "POST"): (Izin.SUSUN_LAPORAN, 404),
    (f"{TAHUN}naskah/<str:kunci>/pratinjau/", "POST"): (Izin.SUSUN_LAPORAN, 404),
    (f"{TAHUN}naskah/<str:kunci>/angka/", "GET"): (Izin.SUSUN_LAPORAN, 404),
    (f"{TAHUN}naskah/<str:kunci>/lalu/", "GET"): (Izin.SUSUN_LAPORAN, 404),
    **{
        (f"{TAHUN}{laman}/", metode): (Izin.ISI_REALISASI, status)
        for laman in ("analisis", "pembanding")
        for metode, status in (("GET", 200), ("POST", 422))
    },
    **{
        (f"{TAHUN}{laman}/", metode): (Izin.SUSUN_LAPORAN, status)
        for laman in ("tabel/baru", "foto")
        for metode, status in (("GET", 200), ("POST", 422))
    },
    **{
        (f"{TAHUN}{laman}/", metode): (Izin.SUSUN_LAPORAN, 404)
        for laman in (
            *(f"tabel/<str:kode_tabel>/{bagian}" for bagian in ("keterangan", "kolom", "isi")),
            "daftar/<str:nama>",
        )
        for metode in ("GET", "POST")
    },
    (f"{TAHUN}tabel/<str:kode_tabel>/hapus/", "POST"): (Izin.SUSUN_LAPORAN, 404),
    (f"{TAHUN}tabel/<str:kode_tabel>/geser/", "POST"): (Izin.SUSUN_LAPORAN, 404),
    (f"{TAHUN}atur/kerangka/tambah/", "POST"): (Izin.SUSUN_LAPORAN, 302),
    (f"{TAHUN}atur/kerangka/<str:kunci>/hapus/", "POST"): (Izin.SUSUN_LAPORAN, 404),
    (f"{TAHUN}daftar/", "GET"): (Izin.SUSUN_LAPORAN, 200),
    (f"{TAHUN}gambar/", "POST"): (Izin.SUSUN_LAPORAN, 422),
    (f"{TAHUN}gambar/<str:sha256>/", "GET"): (Izin.BACA, 404),
    (f"{TAHUN}foto/<int:nomor>/", "POST"): (Izin.SUSUN_LAPORAN, 404),
    (f"{TAHUN}foto/<int:nomor>/gambar/", "GET"): (Izin.BACA, 404),
    ("jadwal/", "GET"): (SEPEMDA, 302),
    ("jadwal/<slug:pemda>/<int:tahun>/", "GET"): (SEPEMDA, 200),
    ("jadwal/<slug:pemda>/<int:tahun>/", "POST"): (SEPEMDA, 404),
    (f"{TAHUN}jadwal/", "GET"): (Izin.KELOLA_JADWAL, 200),
    (f"{TAHUN}jadwal/", "POST"): (Izin.KELOLA_JADWAL, 404),
    (f"{TAHUN}isian/", "GET"): (Izin.ISI_REALISASI, 200),
    (f"{TAHUN}isian/<int:triwulan>/", "GET"): (Izin.ISI_REALISASI, 200),
    (f"{TAHUN}isian/<int:triwulan>/", "POST"): (Izin.ISI_REALISASI, 404),
    (f"{TAHUN}isian/<int:triwulan>/hitung/", "GET"): (Izin.ISI_REALISASI, 404),
    (f"{TAHUN}isian/<int:triwulan>/keluaran/", "GET"): (Izin.ISI_REALISASI, 200),
    (f"{TAHUN}isian/<int:triwulan>/keluaran/", "POST"): (Izin.ISI_REALISASI, 422),
    (f"{TAHUN}isian/<int:triwulan>/keluaran/hitung/", "GET"): (Izin.ISI_REALISASI, 404),
    (f"{TAHUN}isian/<int:triwulan>/anggaran/", "GET"): (Izin.ISI_REALISASI, 200),
    (f"{TAHUN}isian/<int:triwulan>/lembar/", "GET"): (Izin.ISI_REALISASI, 200),
    (f"{TAHUN}isian/<int:triwulan>/lembar/", "POST"): (Izin.ISI_REALISASI, 422),
    (f"{TAHUN}isian/<int:triwulan>/lembar-<str:unit>.xlsx", "GET"): (Izin.ISI_REALISASI, 404),
    (f"{TAHUN}isian/<int:triwulan>/anggaran/", "POST"): (Izin.ISI_REALISASI, 422),
    **{
        (f"{TAHUN}isian/<int:triwulan>/anggaran/<str:sumber>/{laman}/", metode): (
            Izin.ISI_REALISASI,
            status,
        )
        for laman, metode, status in (
            ("jumlah", "GET", 200),
            ("<str:cara>", "GET", 200),
            ("<str:cara>", "POST", 422),
        )
    },
    **{
        (f"{TAHUN}isian/<int:triwulan>/bukti/<str:jenis>/<int:nomor>/", m): (
            Izin.ISI_REALISASI,
            404,
        )
        for m in ("GET", "POST")
    },
    (f"{TAHUN}verifikasi/", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}verifikasi.xlsx", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}verifikasi/", "POST"): (Izin.VERIFIKASI, 422),
    (f"{TAHUN}triwulan/", "GET"): (Izin.BACA, 302),
    (f"{TAHUN}triwulan/<int:triwulan>/", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}triwulan/<int:triwulan>.<str:bentuk>", "GET"): (Izin.BACA, 404),
    (f"{TAHUN}bukti/<uuid:bukti>/", "GET"): (Izin.BACA, 404),
    (f"{TAHUN}bukti/<uuid:bukti>/hapus/", "POST"): (Izin.ISI_REALISASI, 404),
    (f"{TAHUN}periksa/", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}periksa/jawab/", "POST"): (Izin.SUSUN_LAPORAN, 422),
    (f"{TAHUN}periksa/cabut/", "POST"): (Izin.SUSUN_LAPORAN, 302),
    (f"{TAHUN}periksa/temuan.<str:bentuk>", "GET"): (Izin.BACA, 404),
    (f"{TAHUN}versi/<int:nomor>/kirim/", "GET"): (Izin.BACA, 404),
    (f"{TAHUN}versi/<int:nomor>/kirim/", "POST"): (Izin.SUSUN_LAPORAN, 404),
    (f"{TAHUN}versi/<int:nomor>/surat.<str:bentuk>", "GET"): (Izin.BACA, 404),
    (f"{TAHUN}versi/<int:nomor>/paket.zip", "GET"): (Izin.BACA, 404),
    (f"{TAHUN}beda/", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}beda.pdf", "GET"): (Izin.BACA, 404),
    (f"{TAHUN}laporan/", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}laporan/bab/<str:kunci>/", "GET"): (Izin.BACA, 404),
    (f"{TAHUN}laporan/semua/", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}laporan/asal/", "GET"): (Izin.BACA, 404),
    (f"{TAHUN}laporan/cari/", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}laporan/gambar/<str:sha256>/", "GET"): (Izin.BACA, 404),
    (f"{TAHUN}laporan/pekerjaan/<int:nomor>/", "GET"): (Izin.BACA, 404),
    (f"{TAHUN}laporan.<str:format_laporan>", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}laporan.<str:format_laporan>", "POST"): (Izin.BACA, 200),
    (f"{TAHUN}laporan/laporan.<str:format_laporan>", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}laporan/laporan.<str:format_laporan>", "POST"): (Izin.BACA, 200),
    **{
        (f"{TAHUN}versi/<int:versi>/{laman}", metode): (Izin.BACA, 404)
        for laman, semua in (
            *(
                ("", "GET"),
                ("langkah/", "POST"),
                ("berkas/", "POST"),
                ("berkas/<int:nomor>/", "GET"),
            ),
            *((f"laporan/{b}", "GET") for b in ("", "semua/", "asal/", "cari/")),
            *(
                (f"laporan/{b}/", "GET")
                for b in ("bab/<str:kunci>", "gambar/<str:sha256>", "pekerjaan/<int:nomor>")
            ),
            *((f"{b}laporan.<str:format_laporan>", "GET POST") for b in ("", "laporan/")),
        )
        for metode in semua.split()
    },
    ("reviu/", "GET"): (MASUK, 200),
    (f"{TAHUN}tindak-lanjut/", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}tindak-lanjut/baru/", "GET"): (Izin.SUSUN_LAPORAN, 200),
    (f"{TAHUN}tindak-lanjut/baru/", "POST"): (Izin.SUSUN_LAPORAN, 422),
    (f"{TAHUN}tindak-lanjut/ambil/", "POST"): (Izin.SUSUN_LAPORAN, 302),
    (f"{TAHUN}tindak-lanjut/<int:nomor>/", "GET"): (Izin.SUSUN_LAPORAN, 404),
    (f"{TAHUN}tindak-lanjut/<int:nomor>/", "POST"): (Izin.SUSUN_LAPORAN, 404),
    (f"{TAHUN}tindak-lanjut/<int:nomor>/hapus/", "POST"): (Izin.SUSUN_LAPORAN, 404),
    (f"{TAHUN}tindak-lanjut/<int:nomor>/bukti/", "GET"): (Izin.BACA, 404),
    **{
        (f"{TAHUN}versi/<int:versi>/reviu/{laman}", metode): (izin, 404)
        for laman, metode, izin in (
            ("", "GET", Izin.BACA),
            ("mulai/", "POST", Izin.REVIU),
            ("data/", "GET", Izin.REVIU),
            ("data/", "POST", Izin.REVIU),
            ("anggota/", "POST", Izin.REVIU),
            ("anggota/<int:nomor>/hapus/", "POST", Izin.REVIU),
            ("daftar/", "GET", Izin.BACA),
            ("daftar/", "POST", Izin.REVIU),
            ("smart/", "GET", Izin.BACA),
            ("smart/", "POST", Izin.REVIU),
            ("periksa-ulang/", "POST", Izin.REVIU),
            ("pindah-daftar/", "POST", Izin.REVIU),
            ("simpulan/", "GET", Izin.REVIU),
            ("simpulan/", "POST", Izin.REVIU),
            ("catatan-hasil-reviu.<str:bentuk>", "GET", Izin.BACA),
            ("catatan/", "GET", Izin.BACA),
            ("catatan/baru/", "GET", Izin.REVIU),
            ("catatan/baru/", "POST", Izin.REVIU),
            ("catatan/<int:nomor>/tanggapi/", "POST", Izin.BACA),
            ("catatan/<int:nomor>/ubah/", "GET", Izin.REVIU),
            ("catatan/<int:nomor>/ubah/", "POST", Izin.REVIU),
            ("catatan/<int:nomor>/hapus/", "POST", Izin.REVIU),
        )
    },
    (f"{TAHUN}versi/", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}versi/", "POST"): (Izin.SUSUN_LAPORAN, 302),
    ("verifikasi/<str:kode>", "GET"): (PUBLIK, 404),
    ("verifikasi/<str:kode>", "POST"): (PUBLIK, 404),
    ("cari/", "GET"): (MASUK, 200),
    ("urungkan/<int:kejadian>/", "POST"): (MASUK, 404),
    (f"{OPD}atur/", "GET"): (Izin.ATUR_PENGUKURAN, 200),
    (f"{OPD}atur/organisasi/", "GET"): (Izin.SUSUN_RENCANA, 200),
    (f"{OPD}atur/templat-word/", "GET"): (Izin.SUSUN_LAPORAN, 200),
    (f"{OPD}atur/templat-word/", "POST"): (Izin.SUSUN_LAPORAN, 422),
    (f"{OPD}atur/templat-word/lepas/", "POST"): (Izin.SUSUN_LAPORAN, 302),
    (f"{OPD}atur/templat-word/berkas/", "GET"): (Izin.SUSUN_LAPORAN, 404),
    (f"{OPD}atur/tahun-baru/", "GET"): (Izin.SUSUN_RENCANA, 200),
    (f"{OPD}atur/tahun-baru/", "POST"): (Izin.SUSUN_RENCANA, 422),
    (f"{OPD}atur/skala/", "GET"): (Izin.ATUR_PENGUKURAN, 200),
    (f"{OPD}atur/skala/", "POST"): (Izin.ATUR_PENGUKURAN, 422),
    (f"{OPD}atur/skala/<int:nomor>/", "GET"): (Izin.ATUR_PENGUKURAN, 404),
    (f"{OPD}atur/skala/<int:nomor>/", "POST"): (Izin.ATUR_PENGUKURAN, 404),
    (f"{OPD}ubah/<str:kunci>/", "GET"): (Izin.SUSUN_RENCANA, 404),
    (f"{OPD}ubah/<str:kunci>/", "POST"): (Izin.SUSUN_RENCANA, 404),
    (f"{OPD}ubah/<str:kunci>/<int:nomor>/", "GET"): (Izin.SUSUN_RENCANA, 404),
    (f"{OPD}ubah/<str:kunci>/<int:nomor>/", "POST"): (Izin.SUSUN_RENCANA, 404),
    (f"{OPD}ubah/<str:kunci>/<int:nomor>/hapus/", "POST"): (Izin.SUSUN_RENCANA, 404),
    (f"{OPD}contoh-rumus/", "GET"): (Izin.BACA, 200),
    (f"{OPD}renstra/<str:kunci>/", "GET"): (Izin.BACA, 404),
    (f"{OPD}renstra/<str:kunci>/target/", "GET"): (Izin.SUSUN_RENCANA, 404),
    (f"{OPD}renstra/<str:kunci>/target/", "POST"): (Izin.SUSUN_RENCANA, 404),
    (f"{OPD}iku/<str:kunci>/", "GET"): (Izin.BACA, 404),
    (f"{TAHUN}atur/", "GET"): (Izin.ATUR_PENGUKURAN, 200),
    (f"{TAHUN}atur/dasar/", "GET"): (Izin.SUSUN_RENCANA, 200),
    (f"{TAHUN}atur/dasar/", "POST"): (Izin.SUSUN_RENCANA, 422),
    (f"{TAHUN}atur/pengukuran/", "GET"): (Izin.ATUR_PENGUKURAN, 200),
    (f"{TAHUN}atur/pengukuran/", "POST"): (Izin.ATUR_PENGUKURAN, 422),
    (f"{TAHUN}atur/laporan/", "GET"): (Izin.SUSUN_LAPORAN, 200),
    (f"{TAHUN}atur/laporan/", "POST"): (Izin.SUSUN_LAPORAN, 422),
    (f"{TAHUN}atur/kerangka/", "GET"): (Izin.SUSUN_LAPORAN, 200),
    (f"{TAHUN}atur/kerangka/", "POST"): (Izin.SUSUN_LAPORAN, 422),
    (f"{TAHUN}rencana/", "GET"): (Izin.BACA, 200),
    (f"{TAHUN}rencana/triwulan/", "GET"): (Izin.SUSUN_RENCANA, 200),
    (f"{TAHUN}rencana/triwulan/", "POST"): (Izin.SUSUN_RENCANA, 422),
    (f"{TAHUN}rencana/aksi/", "GET"): (Izin.SUSUN_RENCANA, 200),
    (f"{TAHUN}rencana/aksi/", "POST"): (Izin.SUSUN_RENCANA, 422),
    **{
        (f"{TAHUN}rencana/{laman}/", metode): (izin, 404)
        for laman, izin in (
            ("<slug:nama>", Izin.SUSUN_RENCANA),
            ("tahap/<int:nomor>", Izin.SUSUN_ANGGARAN),
        )
        for metode in ("GET", "POST")
    },
    (f"{TAHUN}pk/", "POST"): (Izin.SUSUN_RENCANA, 422),
    **{
        (f"{TAHUN}pk/<int:nomor>/{akhir}", metode): (izin, 404)
        for akhir, metode, izin in (
            ("", "GET", Izin.BACA),
            ("cetak.pdf", "GET", Izin.BACA),
            ("pindaian/", "GET", Izin.BACA),
            *(
                (a, m, Izin.SUSUN_RENCANA)
                for a in ("pihak/", "target/", "anggaran/")
                for m in ("GET", "POST")
            ),
            *(
                (a, "POST", Izin.SUSUN_RENCANA)
                for a in ("finalkan/", "perubahan/", "unggah/", "hapus/")
            ),
        )
    },
}
CONTOH = {
    "kode": "dinas-uji",
    "tahun": "2025",
    "kode_tabel": "tidak-ada",
    "bentuk": "json",
    "kunci": "tidak-ada",
    "sha256": "0" * 64,
    "nama": "tidak-ada",
    "nomor": "1",
    "triwulan": "1",
    "pemda": "kota-uji",
    "jenis": "indikator",
    "bukti": "00000000-0000-4000-8000-000000000000",
    "kejadian": "1",
    "sumber": "SPJ",
    "unit": "tidak-ada",
    "cara": "bulan",
    "format_laporan": "json",
    "versi": "9",
}
