"""Facts of what was promised and planned: PK, yearly plan, actions, regional targets."""

from capaian.hitung import jumlah
from capaian.laporan.bahan import PK, DataLaporan, Isian
from capaian.laporan.ukur.indikator import nilai_target
from capaian.laporan.ukur.pendaftar import Pendaftar, bersatuan, nama_fakta


def fakta_target_pk(pk: PK, n: int) -> str:
    """The name of the target of item ``n`` (from 1) of a PK."""
    kunci = pk.item[n - 1].indikator or f"butir-{n}"
    return nama_fakta("target", kunci, rincian=_rincian(pk))


def fakta_anggaran_pk(pk: PK, n: int) -> str:
    """The name of the amount of line ``n`` (from 1) of a PK."""
    return nama_fakta("pagu", pk.anggaran[n - 1].pos or f"butir-{n}", rincian=_rincian(pk))


def fakta_jumlah_pk(pk: PK) -> str:
    """The name of a PK's total amount."""
    return nama_fakta("jumlah", "pagu", rincian=_rincian(pk))


def _rincian(pk: PK) -> str:
    return pk.kunci.replace(":", "-")


def daftar_perjanjian(data: DataLaporan, daftar: Pendaftar) -> None:
    """Register every target and amount of the plans."""
    for pk in data.pk:
        _daftar_pk(pk, daftar)
    for n, item in enumerate(data.rkt, 1):
        id_ = nama_fakta("target", item.indikator or f"butir-{n}", rincian="rkt")
        nama = f"Target rencana kinerja tahunan {item.indikator_teks}"
        _daftar_target(daftar, id_, nama, item.target, item.satuan)
    for i in data.indikator:
        if i.daerah and i.daerah.target:
            id_ = nama_fakta("target", i.kode, rincian="daerah")
            nama = f"Target daerah {i.daerah.nama}"
            _daftar_target(daftar, id_, nama, i.daerah.target, i.daerah.satuan)
    for n, a in enumerate(data.aksi, 1):
        daftar.uang(f"pagu:aksi-{n}", f"Anggaran {a.aksi}", a.anggaran, a.asal)
        for t, nilai in enumerate(a.target, 1):
            id_ = nama_fakta("target", f"aksi-{n}", rincian=f"tw{t}")
            daftar.isian(id_, f"Target {a.aksi}", nilai, satuan=a.satuan, asal=a.asal)


def _daftar_pk(pk: PK, daftar: Pendaftar) -> None:
    for n, item in enumerate(pk.item, 1):
        nama = f"Target {item.indikator_teks}"
        _daftar_target(daftar, fakta_target_pk(pk, n), nama, item.target, item.satuan)
    for n, a in enumerate(pk.anggaran, 1):
        daftar.uang(fakta_anggaran_pk(pk, n), f"Anggaran {a.nama}", a.nilai, a.asal)
    if pk.anggaran:
        masukan = [fakta_anggaran_pk(pk, n) for n in range(1, len(pk.anggaran) + 1)]
        semua = jumlah(a.nilai for a in pk.anggaran)
        daftar.jumlah_uang(fakta_jumlah_pk(pk), "Jumlah anggaran perjanjian", semua, masukan)


def _daftar_target(daftar: Pendaftar, id_: str, nama: str, isian: Isian, satuan: str) -> None:
    target = isian.nilai
    teks = bersatuan(target.teks(), satuan) if target else ""
    alasan = "" if target else "belum ada target"
    nilai = nilai_target(target)
    daftar.isian(id_, nama, nilai, teks=teks, satuan=satuan, asal=isian.asal, alasan=alasan)
