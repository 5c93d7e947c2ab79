"""The proposal from a person's ticks: whether every indicator is SMART."""

from collections.abc import Sequence

from capaian.laporan.pohon import Laporan

from .istilah import BahanReviu, CentangSmart, Jawaban, Nilai, sebut, ya_bila
from .tabel import kolom, tabel_ukur


def indikator(laporan: Laporan) -> dict[str, str]:
    """Names by code: the measured indicators, then those that only the IKU table holds."""
    hasil: dict[str, str] = {}
    for tabel in (tabel_ukur(laporan), laporan.tabel().get("iku")):
        if tabel is not None:
            baru = kolom(tabel, "indikator").items()
            hasil |= {kode: nama for kode, nama in baru if nama and kode not in hasil}
    return hasil


def smart(bahan: BahanReviu) -> Jawaban:
    """What the ticks of the review say."""
    return dari_centang(bahan.smart)


def dari_centang(centang: Sequence[CentangSmart]) -> Jawaban:
    """Ya when every indicator has all five; none while an indicator is not judged through."""
    if not centang:
        return Jawaban(Nilai.KOSONG, "Laporan tidak memuat indikator yang dapat dinilai.")
    selesai = [c for c in centang if c.selesai]
    bukti = f"{len(selesai)} dari {len(centang)} indikator sudah dinilai menurut SMART."
    if len(selesai) < len(centang):
        return Jawaban(Nilai.KOSONG, bukti)
    kurang = [c for c in centang if c.kurang]
    if kurang:
        contoh = sebut([f"{c.nama} ({', '.join(c.kurang)})" for c in kurang])
        bukti += f" Belum memenuhi: {contoh}."
    return ya_bila(not kurang, bukti, tuple(f"realisasi:{c.kode}" for c in kurang))
