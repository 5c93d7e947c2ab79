"""Writes the same rows as flat tables and recaps: layouts D, E, F, SIPD Anggaran and DPA."""

from openpyxl import Workbook

from tests.anggaran.spj.data_contoh import KODE_SKPD, NAMA_OPD, Baris, total

KOLOM_D = (
    "Nomor",
    "Kode SKPD",
    "Nama SKPD",
    "Kode Sub (Unit) SKPD",
    "Nama Sub (Unit) SKPD",
    "Kode Fungsi",
    "Nama Fungsi",
    "Kode Sub Fungsi",
    "Nama Sub Fungsi",
    "Kode Urusan",
    "Nama Urusan",
    "Kode Bidang Urusan",
    "Nama Bidang Urusan",
    "Kode Program",
    "Nama Program",
    "Kode Kegiatan",
    "Nama Kegiatan",
    "Kode Sub Kegiatan",
    "Nama Sub Kegiatan",
    "Kode Rekening",
    "Nama Rekening",
    "Nomor Dokumen",
    "Jenis Dokumen",
    "Jenis Transaksi",
    "Nomor DPT",
    "Tanggal Dokumen",
    "Keterangan Dokumen",
    "Nilai Realisasi",
    "Nilai Setoran",
    "NIP Pegawai",
    "Nama Pegawai",
    "Tanggal Simpan",
    "Nomor SPD",
    "Periode SPD",
    "Nilai SPD",
    "Tahapan SPD",
    "Nama Sub Tahapan Jadwal",
    "Tahapan APBD",
    "Nomor SPP",
    "Tanggal SPP",
    "Nomor SPM",
    "Tanggal SPM",
    "Nomor SP2D",
    "Tanggal SP2D",
    "Tanggal Transfer",
    "Nilai SP2D",
)
_JENJANG_E = (
    *("SKPD", "UNIT_SKPD", "URUSAN", "BIDANG_URUSAN", "PROGRAM", "GIAT", "SUB_GIAT", "AKUN"),
    *("KELOMPOK", "JENIS", "OBJEK", "RINCIAN_OBJEK", "SRO"),
)
KOLOM_E = (
    *("TAHUN", "BULAN"),
    *(f"{awal}_{nama}" for nama in _JENJANG_E for awal in ("KODE", "NAMA")),
    *("TOTAL_ANGGARAN", "TOTAL_REALISASI", "SELISIH", "KETERANGAN"),
)
KOLOM_ANGGARAN = (
    *("Nomor", "Tahun"),
    *("Kode Urusan", "Nama Urusan", "Kode SKPD", "Nama SKPD", "Kode Unit SKPD", "Nama Unit SKPD"),
    *("Kode Bidang Urusan", "Nama Bidang Urusan", "Kode Program", "Nama Program"),
    *("Kode Kegiatan", "Nama Kegiatan", "Kode Sub Kegiatan", "Nama Sub Kegiatan"),
    *("Kode Sumber Dana", "Nama Sumber Dana", "Kode Rekening", "Nama Rekening", "Anggaran"),
)


def bergaris(angka: int) -> str:
    """1234567 as "1.234.567,00", the way SIPD writes text."""
    return f"{angka:,}".replace(",", ".") + ",00"


def daun(baris: list[Baris]) -> list[tuple[dict[str, Baris], Baris]]:
    """Every account with the nodes above it."""
    atas: dict[str, Baris] = {}
    hasil = []
    for b in baris:
        if b.tingkat == "akun":
            hasil.append((dict(atas), b))
        else:
            atas[b.tingkat] = b
    return hasil


def tulis_d(baris: list[Baris]) -> Workbook:
    """One row per document, everything text; a refund stands as setoran."""
    buku = Workbook()
    ws = buku.active
    ws.title = "Laporan Realisasi"
    ws.append(KOLOM_D)
    nomor = 0
    for atas, akun in daun(baris):
        ini = akun.nilai[2] + akun.nilai[5] + akun.nilai[8]
        lalu = akun.nilai[10] - ini
        for nilai, setoran, tanggal in (
            (lalu + 50_000 if lalu else 0, 50_000 if lalu else 0, "12 November 2025"),
            (ini, 0, "12 Desember 2025"),
        ):
            if not nilai:
                continue
            nomor += 1
            isi = dict.fromkeys(KOLOM_D, "null")
            isi |= {
                "Nomor": str(nomor),
                "Kode SKPD": KODE_SKPD,
                "Nama SKPD": NAMA_OPD,
                "Kode Sub (Unit) SKPD": KODE_SKPD,
                "Nama Sub (Unit) SKPD": NAMA_OPD,
                "Kode Program": atas["program"].kode,
                "Nama Program": atas["program"].uraian,
                "Kode Kegiatan": atas["kegiatan"].kode,
                "Nama Kegiatan": atas["kegiatan"].uraian,
                "Kode Sub Kegiatan": atas["sub_kegiatan"].kode,
                "Nama Sub Kegiatan": atas["sub_kegiatan"].uraian,
                "Kode Rekening": akun.kode,
                "Nama Rekening": akun.uraian,
                "Nomor Dokumen": f"CONTOH/{nomor:04}/2025",
                "Tanggal Dokumen": tanggal,
                "Nilai Realisasi": bergaris(nilai),
                "Nilai Setoran": bergaris(setoran),
                "Nilai SPD": bergaris(9_000_000_000),
                "Nilai SP2D": bergaris(7_000_000_000),
            }
            ws.append([isi[k] for k in KOLOM_D])
    return buku


def isi_e(baris: list[Baris], *, bulan: int = 12, tahun: int = 2025) -> list[list[object]]:
    """Head and rows of the flat table: one row per leaf."""
    hasil: list[list[object]] = [list(KOLOM_E)]
    for atas, akun in daun(baris):
        isi: dict[str, object] = dict.fromkeys(KOLOM_E, "")
        isi |= {
            "TAHUN": tahun,
            "BULAN": bulan,
            "KODE_SKPD": KODE_SKPD,
            "NAMA_SKPD": NAMA_OPD,
            "KODE_UNIT_SKPD": KODE_SKPD,
            "NAMA_UNIT_SKPD": NAMA_OPD,
            "KODE_PROGRAM": atas["program"].kode,
            "NAMA_PROGRAM": atas["program"].uraian,
            "KODE_GIAT": atas["kegiatan"].kode,
            "NAMA_GIAT": atas["kegiatan"].uraian,
            "KODE_SUB_GIAT": atas["sub_kegiatan"].kode,
            "NAMA_SUB_GIAT": atas["sub_kegiatan"].uraian,
            "KODE_SRO": akun.kode,
            "NAMA_SRO": akun.uraian,
            "TOTAL_ANGGARAN": akun.nilai[0],
            "TOTAL_REALISASI": akun.nilai[10],
            "SELISIH": akun.nilai[11],
        }
        hasil.append([isi[k] for k in KOLOM_E])
    return hasil


def tulis_f(baris: list[Baris]) -> Workbook:
    """LRA recap by kind of expenditure; codes in A to D, no accounts."""
    buku = Workbook()
    ws = buku.active
    ws.title = "LRA"
    ws["A1"] = "REKAPITULASI LAPORAN REALISASI ANGGARAN"
    ws["A2"] = "Tahun Anggaran 2025"
    ws["A4"], ws["E4"], ws["F4"] = (
        "Kode",
        "Uraian Urusan, Organisasi, Program, Kegiatan",
        ("Kelompok Belanja"),
    )
    for n, nama in enumerate(("Operasi", "Modal", "Tidak Terduga", "Transfer")):
        ws.cell(5, 6 + 2 * n, nama)
        ws.cell(6, 6 + 2 * n, "Anggaran")
        ws.cell(6, 7 + 2 * n, "Realisasi")
    for area in ("A4:D6", "E4:E6", "F4:M4", "F5:G5", "H5:I5", "J5:K5", "L5:M5"):
        ws.merge_cells(area)
    ws.append([str(n) for n in range(1, 14)])
    jumlah = _per_belanja(baris)
    for b in (b for b in baris if b.tingkat != "akun"):
        bagian = b.kode.split(".")
        pecah = [".".join(bagian[:2]), bagian[2], ".".join(bagian[3:5]), ".".join(bagian[5:])]
        ws.append([p or None for p in pecah] + [b.uraian, *jumlah[b.kode]])
    ws.append([None] * 4 + ["JUMLAH", *jumlah[""]])
    return buku


def _per_belanja(baris: list[Baris]) -> dict[str, list[int]]:
    hasil: dict[str, list[int]] = {"": [0] * 8}
    for atas, akun in daun(baris):
        letak = {"5.1": 0, "5.2": 2}[akun.kode[:3]]
        for kode in ("", *(a.kode for a in atas.values())):
            isi = hasil.setdefault(kode, [0] * 8)
            isi[letak] += akun.nilai[0]
            isi[letak + 1] += akun.nilai[10]
    return hasil


def tulis_anggaran(baris: list[Baris]) -> Workbook:
    """SIPD's budget file: one row per account, no realised amounts."""
    buku = Workbook()
    ws = buku.active
    ws.title = "Anggaran"
    ws.append(KOLOM_ANGGARAN)
    for nomor, (atas, akun) in enumerate(daun(baris), 1):
        isi: dict[str, object] = dict.fromkeys(KOLOM_ANGGARAN, "")
        isi |= {
            "Nomor": nomor,
            "Tahun": 2025,
            "Kode SKPD": KODE_SKPD,
            "Nama SKPD": NAMA_OPD,
            "Kode Program": atas["program"].kode,
            "Nama Program": atas["program"].uraian,
            "Kode Kegiatan": atas["kegiatan"].kode,
            "Nama Kegiatan": atas["kegiatan"].uraian,
            "Kode Sub Kegiatan": atas["sub_kegiatan"].kode,
            "Nama Sub Kegiatan": atas["sub_kegiatan"].uraian,
            "Kode Rekening": akun.kode,
            "Nama Rekening": akun.uraian,
            "Anggaran": akun.nilai[0],
        }
        ws.append([isi[k] for k in KOLOM_ANGGARAN])
    return buku


def tulis_dpa(baris: list[Baris]) -> Workbook:
    """Recap of the DPPA: code in A to E, before and after the change."""
    buku = Workbook()
    ws = buku.active
    ws.title = "DPPA"
    ws["A1"] = "FORMULIR DPPA-BELANJA SKPD"
    ws["A2"] = f"SKPD : {KODE_SKPD} {NAMA_OPD}"
    ws["A3"] = "Tahun Anggaran : 2025"
    for kolom, judul in ((1, "Kode"), (6, "Uraian"), (7, "Sumber Dana"), (8, "Lokasi"), (9, "T-1")):
        ws.cell(5, kolom, judul)
    for awal, judul in ((10, "Sebelum Perubahan"), (15, "Setelah Perubahan")):
        ws.cell(5, awal, judul)
        for n, nama in enumerate(
            (
                "Belanja Operasi",
                "Belanja Modal",
                "Belanja Tidak Terduga",
                "Belanja Transfer",
                "Jumlah",
            )
        ):
            ws.cell(6, awal + n, nama)
    for area in ("A5:E6", "F5:F6", "G5:G6", "H5:H6", "I5:I6", "J5:N5", "O5:S5"):
        ws.merge_cells(area)
    ws.append([str(n) for n in range(1, 20)])
    jumlah = _per_belanja(baris)
    for b in (b for b in baris if b.tingkat != "akun"):
        bagian = b.kode.split(".")
        pecah = [*bagian[:3], ".".join(bagian[3:5]), ".".join(bagian[5:])]
        nilai = jumlah[b.kode][::2]
        ws.append(
            [p or None for p in pecah]
            + [b.uraian, None, None, None, *nilai, sum(nilai), *nilai, sum(nilai)]
        )
    semua = jumlah[""][::2]
    ws.append([None] * 5 + ["JUMLAH", None, None, None, *semua, sum(semua), *semua, sum(semua)])
    assert sum(semua) == total(baris)[0]
    return buku
