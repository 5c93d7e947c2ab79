"""The lists of the SPJ pages as sheets: imports, rows of a leaf, serapan per period."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.timezone import localtime

from anggaran.models import BerkasSPJ, PosAnggaran, RealisasiSPJ
from lakip.angka import baca_desimal_polos, nama_bulan
from lakip.xlsx.tulis import Daftar, KolomDaftar

from .grafik import BarisSerapan

_KOLOM_IMPOR = (
    KolomDaftar("Impor", 8),
    KolomDaftar("Berkas", 44),
    KolomDaftar("Sumber", 24),
    KolomDaftar("Bulan", 14),
    KolomDaftar("Bendahara", 28),
    KolomDaftar("Sub unit", 28),
    KolomDaftar("Susunan", 12),
    KolomDaftar("Status", 22),
    KolomDaftar("Pagu (Rp)", 20, 2),
    KolomDaftar("Realisasi (Rp)", 20, 2),
    KolomDaftar("Diunggah", 20),
    KolomDaftar("Oleh", 24),
    KolomDaftar("SHA-256", 24),
)


def daftar_impor(semua: Iterable[BerkasSPJ]) -> Daftar:
    """Every import with its outcome, the latest first."""
    baris = []
    for b in semua:
        total = b.ringkasan.get("total") or {}
        baris.append(
            (
                b.pk,
                b.nama_asli,
                b.get_sumber_display(),
                nama_bulan(b.bulan),
                b.bendahara,
                b.sub_unit,
                b.susunan,
                b.get_status_display(),
                baca_desimal_polos(total.get("pagu")),
                baca_desimal_polos(total.get("realisasi")),
                f"{localtime(b.dibuat):%Y-%m-%d %H.%M}",
                str(b.oleh or "perintah sistem"),
                b.berkas.sha256,
            )
        )
    return Daftar("Riwayat impor", _KOLOM_IMPOR, baris)


_KOLOM_BARIS = (
    KolomDaftar("Rekening", 22),
    KolomDaftar("Uraian", 50),
    KolomDaftar("Rujukan", 30),
    KolomDaftar("Lembar", 20),
    KolomDaftar("Sel", 10),
    KolomDaftar("Pagu (Rp)", 20, 2),
    KolomDaftar("S.d. bulan lalu (Rp)", 20, 2),
    KolomDaftar("Bulan ini (Rp)", 20, 2),
    KolomDaftar("S.d. bulan ini (Rp)", 20, 2),
)


def daftar_baris(pos: PosAnggaran, semua: Iterable[RealisasiSPJ]) -> Daftar:
    """Every row of one leaf in one file, with its cell."""
    baris = [
        (
            b.rekening,
            b.uraian,
            b.rujukan,
            b.lembar,
            f"{b.kolom}{b.baris}",
            b.pagu,
            b.saldo_awal,
            b.nilai,
            b.saldo_awal + b.nilai,
        )
        for b in semua
    ]
    return Daftar(f"{pos.kode} {pos.nama}", _KOLOM_BARIS, baris)


def lembar_serapan(
    baris: Sequence[BarisSerapan], jumlah: BarisSerapan, judul: Sequence[str], beda: Iterable[Any]
) -> list[Daftar]:
    """Realised amounts per period with their total; what sources say differently, if anything."""
    kolom = [KolomDaftar("Kode", 22), KolomDaftar("Program", 50)]
    kolom += [KolomDaftar(f"{j} (Rp)", 20, 2) for j in ("Pagu", "Jumlah", *judul)]
    isi = [[b.kode, b.nama, b.pagu, b.jumlah, *b.nilai] for b in (*baris, jumlah)]
    beda = [(p.kode, p.nama, a, na, b, nb, s) for p, a, na, b, nb, s in beda]
    hasil = [Daftar("Serapan", kolom, isi)]
    return [*hasil, Daftar("Beda antarsumber", _KOLOM_BEDA, beda)] if beda else hasil


_KOLOM_BEDA = (
    KolomDaftar("Kode", 22),
    KolomDaftar("Program", 50),
    KolomDaftar("Sumber", 24),
    KolomDaftar("Realisasi (Rp)", 20, 2),
    KolomDaftar("Dibandingkan", 24),
    KolomDaftar("Realisasi pembanding (Rp)", 20, 2),
    KolomDaftar("Selisih (Rp)", 20, 2),
)
