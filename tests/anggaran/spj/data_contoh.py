"""The Pontianak budget of 2025 as rows of a December SPJ.

Program, kegiatan, sub kegiatan, pagu and realised amounts are the demo workbook's. Accounts and the
split over accounts, payment lanes and months are invented, and their names say so.
"""

import json
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

AKAR = Path(__file__).resolve().parents[3]
BUKU = AKAR / "fixtures" / "dinsos-pontianak-2025.json"
NAMA_OPD = "Dinas Sosial Kota Pontianak"
KODE_SKPD = "1.06.0.00.0.00.01.0000"
PAGU = 15_461_472_643
REALISASI = 14_000_121_695

# Columns 3 to 14 of the SPJ.
KOLOM = (
    "anggaran",
    *("gaji_lalu", "gaji_ini", "gaji_sd"),
    *("barang_lalu", "barang_ini", "barang_sd"),
    *("up_lalu", "up_ini", "up_sd"),
    *("jumlah", "sisa"),
)


@dataclass
class Baris:
    """One row: its level, code, name and the twelve amounts in rupiah."""

    tingkat: str
    kode: str
    uraian: str
    nilai: list[int] = field(default_factory=lambda: [0] * 12)

    def salin(self) -> "Baris":
        return replace(self, nilai=list(self.nilai))


def lengkapi(nilai: list[int]) -> list[int]:
    """The twelve amounts with sums computed from budget and the six inputs."""
    pagu, gl, gi, _, bl, bi, _, ul, ui, *_ = nilai
    jumlah = gl + gi + bl + bi + ul + ui
    return [pagu, gl, gi, gl + gi, bl, bi, bl + bi, ul, ui, ul + ui, jumlah, pagu - jumlah]


def _akun(nomor: int, nama: str, pagu: int, realisasi: int) -> list[Baris]:
    """The invented accounts of one sub kegiatan: salaries on one lane, the rest on two."""
    ini = realisasi // 12
    if "Gaji" in nama:
        isi = lengkapi([pagu, realisasi - ini, ini, *[0] * 9])
        return [Baris("akun", "5.1.01.01.01.0001", "Belanja Gaji Pokok (rekening contoh)", isi)]
    if "Pengadaan" in nama:
        isi = lengkapi([pagu, 0, 0, 0, realisasi - ini, ini, *[0] * 6])
        return [Baris("akun", "5.2.02.10.01.0002", "Belanja Modal (rekening contoh)", isi)]
    bagi = pagu * 3 // 5
    barang = min(realisasi * 3 // 5, bagi)
    up = realisasi - barang
    pertama = lengkapi([bagi, 0, 0, 0, barang - barang // 12, barang // 12, *[0] * 6])
    kedua = lengkapi([pagu - bagi, *[0] * 6, up - up // 12, up // 12, 0, 0, 0])
    return [
        Baris("akun", "5.1.02.01.01.0024", "Belanja Alat/Bahan Kantor (rekening contoh)", pertama),
        Baris("akun", f"5.1.02.04.01.{nomor % 3 + 1:04}", "Belanja Lain (rekening contoh)", kedua),
    ]


def kode_spj(kode: str) -> str:
    """The code in the file; the one sub kegiatan that the workbook holds without one gets it."""
    awal, _, nomor = kode.partition("-")
    return f"{awal}.{int(nomor):04}" if nomor else kode


@cache
def _pontianak() -> tuple[Baris, ...]:
    buku = json.loads(BUKU.read_text())
    pagu = {p["pos"]: int(p["pagu"]) for p in buku["pagu"]}
    realisasi = {r["pos"]: int(r["realisasi"]) for r in buku["realisasi_anggaran"]}
    hasil: list[Baris] = []
    for nomor, pos in enumerate(sorted(buku["anggaran"], key=lambda p: kode_spj(p["kode"]))):
        hasil.append(Baris(pos["tingkat"], kode_spj(pos["kode"]), pos["nama"]))
        if pos["tingkat"] == "sub_kegiatan":
            hasil += _akun(nomor, pos["nama"], pagu[pos["kode"]], realisasi[pos["kode"]])
    return tuple(jumlahkan(hasil))


def pontianak() -> list[Baris]:
    """Fresh rows, to be spoiled as one likes."""
    return [b.salin() for b in _pontianak()]


def jumlahkan(baris: list[Baris]) -> list[Baris]:
    """Fill every node with the sums of the accounts below it."""
    terbuka: dict[str, Baris] = {}
    for b in baris:
        if b.tingkat == "akun":
            for atas in terbuka.values():
                atas.nilai = [x + y for x, y in zip(atas.nilai, b.nilai, strict=True)]
            continue
        urut = ("program", "kegiatan", "sub_kegiatan")
        for lama in urut[urut.index(b.tingkat) :]:
            terbuka.pop(lama, None)
        b.nilai = [0] * 12
        terbuka[b.tingkat] = b
    return baris


def total(baris: list[Baris]) -> list[int]:
    """Sums of all accounts."""
    return [sum(b.nilai[i] for b in baris if b.tingkat == "akun") for i in range(12)]


def bulan_lalu(baris: list[Baris]) -> list[Baris]:
    """The same rows one month earlier: what was "s.d. bulan lalu" is now "s.d. bulan ini"."""
    hasil = []
    for b in baris:
        baru = b.salin()
        if b.tingkat == "akun":
            for awal in (1, 4, 7):
                baru.nilai[awal + 1] = b.nilai[awal] // 11
                baru.nilai[awal] = b.nilai[awal] - b.nilai[awal] // 11
            baru.nilai = lengkapi(baru.nilai)
        hasil.append(baru)
    return jumlahkan(hasil)
