"""Realisasi of the programs by source, where files or entries of several sources exist."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from capaian.hitung import Jumlah, jumlah, sisa
from capaian.laporan.bahan import DataLaporan
from capaian.laporan.ukur.anggaran import PohonAnggaran
from capaian.laporan.ukur.pendaftar import Pendaftar, nama_fakta

SUMBER = {"SPJ": "SPJ", "LRA": "LRA (belum diaudit)", "LRA_AUDIT": "LRA (diaudit)"}
"""How documents are called, from the earliest to the most authoritative."""


@dataclass(frozen=True)
class BandingSumber:
    """A program's realisasi by source; ``selisih`` last − first, None while one is incomplete."""

    pos: str
    realisasi: Mapping[str, Jumlah]
    selisih: Decimal | None


def ukur_sumber(
    data: DataLaporan, pohon: PohonAnggaran, daftar: Pendaftar
) -> tuple[BandingSumber, ...]:
    """Return every program that several sources tell of, and register what each says.

    A leaf that a source leaves out is unknown to it, not 0.
    """
    ada = {s for p in data.pos for s in p.realisasi_sumber}
    sumber = [s for s in SUMBER if s in ada]
    if len(sumber) < 2:
        return ()
    hasil = []
    for kode in pohon.akar:
        isi = {s: j for s in sumber if (j := _menurut(pohon, kode, s, daftar)).nilai is not None}
        if len(isi) > 1:
            awal, *_, akhir = isi.values()
            beda = sisa(akhir.nilai, awal.nilai).nilai if awal.lengkap and akhir.lengkap else None
            hasil.append(BandingSumber(kode, isi, beda))
    return tuple(hasil)


def _menurut(pohon: PohonAnggaran, kode: str, sumber: str, daftar: Pendaftar) -> Jumlah:
    """What one source says of a program; the program and its leaves are registered."""
    uang = {d: pohon.pos[d].realisasi_sumber.get(sumber) for d in pohon.daun(kode)}
    masukan = []
    for daun, satu in uang.items():
        if satu is not None:
            id_ = nama_fakta("realisasi_rp", daun, rincian=sumber)
            nama = f"Realisasi {pohon.pos[daun].nama} menurut {SUMBER[sumber]}"
            masukan.append(daftar.uang(id_, nama, satu.nilai, satu.asal))
    hasil = jumlah(satu.nilai if satu else None for satu in uang.values())
    if hasil.nilai is not None and kode not in uang:
        id_ = nama_fakta("realisasi_rp", kode, rincian=sumber)
        nama = f"Realisasi {pohon.pos[kode].nama} menurut {SUMBER[sumber]}"
        daftar.jumlah_uang(id_, nama, hasil, masukan)
    return hasil
