"""An invented published report of a library agency: consistent, until a test spoils a figure."""

from dataclasses import replace
from decimal import Decimal

from capaian.hitung import Arah
from capaian.periksa import BarisCetakan, Konteks, Temuan, periksa_terbit

KONTEKS = Konteks(
    tahun=2031,
    arah={"IT1": Arah.TURUN},
    kelompok={"IT1": "T1", "IK1": "S1", "IK2": "S1", "IK3": "S2"},
    tujuan=frozenset({"T1"}),
)

_RENSTRA = """
target:IK1#renstra 60
target:IK2#renstra 80
target:IK3#renstra 1200
target:IT1#renstra 4.20-4.50
target:IK1@2030#renstra 55
tahun:renstra#awal 2030
tahun_ke:renstra 2
sasaran:S1 Meningkatnya minat baca
sasaran:S2 Tertatanya arsip daerah
"""
_PK = """
target:IK1#pk_murni 60
target:IK2#pk_murni 80
target:IK3#pk_murni 1200
pagu:2.23.02#pk_murni 900000000
pagu:2.23.03#pk_murni 400000000
jumlah:pagu#pk_murni 1300000000
pagu:2.23.02#pk_perubahan-1 950000000
pagu:2.23.03#pk_perubahan-1 410000000
jumlah:pagu#pk_perubahan-1 1360000000
"""
_UKUR = """
target:IK1 60
realisasi:IK1 63.5
capaian:IK1 105.83
kategori:IK1 Sangat Berhasil
target:IK2 80
realisasi:IK2 62
capaian:IK2 77.5
kategori:IK2 Berhasil
target:IK3 1200
realisasi:IK3 1350
capaian:IK3 112.50
kategori:IK3 Sangat Berhasil
target:IT1 4.20-4.50
realisasi:IT1 4.6
capaian:IT1 97.78
kategori:IT1 Sangat Berhasil
pembilang:IK1 1270
penyebut:IK1 2000
capaian:S1 91.67
capaian:OPD 98.61
jumlah:sasaran 2
jumlah:indikator#berhasil 1
"""
_RIWAYAT = """
target:IK1@2030 55
realisasi:IK1@2030 57.2
capaian:IK1@2030 104
pembanding:IK1#provinsi 61.4
"""
_ANGGARAN = """
pagu:2.23.02 950000000
realisasi_rp:2.23.02 883250000
serapan:2.23.02 92.97
sisa:2.23.02 66750000
pagu:2.23.02.2.01 650000000
realisasi_rp:2.23.02.2.01 601250000
serapan:2.23.02.2.01 92.50
sisa:2.23.02.2.01 48750000
pagu:2.23.02.2.01.0001 420000000
realisasi_rp:2.23.02.2.01.0001 391250000
serapan:2.23.02.2.01.0001 93.15
pagu:2.23.02.2.01.0002 230000000
realisasi_rp:2.23.02.2.01.0002 210000000
serapan:2.23.02.2.01.0002 91.30
pagu:2.23.02.2.02 300000000
realisasi_rp:2.23.02.2.02 282000000
serapan:2.23.02.2.02 94
pagu:2.23.03 410000000
realisasi_rp:2.23.03 371000000
serapan:2.23.03 90.49
sisa:2.23.03 39000000
pagu:2.23.03.2.01 410000000
realisasi_rp:2.23.03.2.01 371000000
jumlah:pagu 1360000000
jumlah:realisasi_rp 1254250000
jumlah:serapan 92.22
jumlah:sisa 105750000
"""
_EFISIENSI = (
    ("Program Pembinaan", "capaian:S1 91.67", "serapan:2.23.02 92.97", "efisiensi:2.23.02 -1.30"),
    ("Program Arsip", "capaian:S2 112.50", "serapan:2.23.03 90.49", "efisiensi:2.23.03 22.01"),
)
_KELUARAN = """
target:2.23.02.2.01.0001#1 40
keluaran:2.23.02.2.01.0001#1 38
capaian:2.23.02.2.01.0001#1 95
kategori:2.23.02.2.01.0001#1 Sangat Berhasil
rincian:2.23.02.2.01.0001#keliling 23
rincian:2.23.02.2.01.0001#pojok-baca 15
"""
_TABEL = {  # row: men, women, total, share of the total
    "barat": (130, 150, 280, "33.33"),
    "barat.satu": (70, 90, 160, "19.05"),
    "barat.dua": (60, 60, 120, "14.29"),
    "timur": (240, 320, 560, "66.67"),
    "timur.satu": (240, 320, 560, "66.67"),
    "jumlah": (370, 470, 840, "100"),
}
_URAIAN = """
jumlah:pagu 1360000000
jumlah:serapan 92.2
capaian:IK1 105.8
realisasi:IK1@2030 57.2
"""


def laporan() -> list[BarisCetakan]:
    """Every printed figure of the report, without an error."""
    bab = (
        ("Tabel Renstra", _RENSTRA),
        ("Perjanjian Kinerja", _PK),
        ("Tabel pengukuran", _UKUR),
        ("Tabel riwayat", _RIWAYAT),
        ("Tabel anggaran", _ANGGARAN),
        ("Tabel keluaran", _KELUARAN),
    )
    isi = [(tempat, "", satu) for tempat, teks in bab for satu in teks.strip().splitlines()]
    isi += [("Tabel efisiensi", baris, satu) for baris, *sel in _EFISIENSI for satu in sel]
    kolom = ("laki-laki", "perempuan", "jumlah", "persen")
    isi += [
        ("Tabel pengunjung", baris, f"data:pengunjung/{baris}/{k} {nilai}")
        for baris, sel in _TABEL.items()
        for k, nilai in zip(kolom, sel, strict=True)
    ]
    isi += [("Uraian penutup", "", satu) for satu in _URAIAN.strip().splitlines()]
    return [
        BarisCetakan(n, tempat, fakta, nilai, baris=baris)
        for n, (tempat, baris, satu) in enumerate(isi, 1)
        for fakta, _, nilai in [satu.partition(" ")]
    ]


def rusak(fakta: str, nilai: str, tempat: str = "") -> list[BarisCetakan]:
    """The report with one figure changed, at ``tempat`` alone when it is named."""
    hasil = laporan()
    kena = [n for n, b in enumerate(hasil) if b.fakta == fakta and tempat in ("", b.tempat)]
    if not kena:
        raise LookupError(fakta)
    for n in kena:
        hasil[n] = replace(hasil[n], nilai=nilai)
    return hasil


def periksa(baris: list[BarisCetakan]) -> tuple[Temuan, ...]:
    """The findings on such a report."""
    return periksa_terbit(baris, KONTEKS)


def pasangan(temuan: tuple[Temuan, ...]) -> set[tuple[str, str]]:
    """Every pair of printed and recomputed value, consequences included."""
    hasil = {(t.tercetak, t.hitung_ulang) for t in temuan}
    return hasil | {(a.tercetak, a.hitung_ulang) for t in temuan for a in t.akibat}


def angka(teks: str) -> Decimal:
    return Decimal(teks)
