"""Beside a benchmark and beside last year: README.md, "Pembanding dan perubahan"."""

from dataclasses import dataclass
from decimal import Decimal

from capaian.hitung.hasil import Hasil, bersih, persen, tambah, tanpa_nilai
from capaian.hitung.istilah import Alasan, Arah, Hitungan, Perubahan, Posisi, Putusan


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """Where a realisasi stands beside a comparator; all None when either is missing.

    selisih: realisasi − comparator, in the indicator's unit. putusan: None also for indicators
    that should neither rise nor fall.
    """

    posisi: Posisi | None
    putusan: Putusan | None
    selisih: Decimal | None


@dataclass(frozen=True, slots=True)
class HasilPerubahan:
    """The step from last year to this; ``persen`` relative to last year's magnitude."""

    perubahan: Perubahan | None
    putusan: Putusan | None
    selisih: Decimal | None
    persen: Hasil


def bandingkan(realisasi: Decimal | None, pembanding: Decimal | None, arah: Arah) -> Perbandingan:
    """Return position and verdict of ``realisasi`` beside ``pembanding``, by polarity."""
    if realisasi is None or pembanding is None:
        return Perbandingan(None, None, None)
    selisih = tambah(realisasi, -pembanding)
    if bersih(selisih) == 0:
        return Perbandingan(Posisi.SAMA, Putusan.SETARA, selisih)
    posisi = Posisi.DI_ATAS if selisih > 0 else Posisi.DI_BAWAH
    return Perbandingan(posisi, _putusan(selisih, arah), selisih)


def perubahan(kini: Decimal | None, lalu: Decimal | None, arah: Arah) -> HasilPerubahan:
    """Return direction, verdict and size of the change from ``lalu`` to ``kini``."""
    beda = bandingkan(kini, lalu, arah)
    jenis = {
        None: None,
        Posisi.DI_ATAS: Perubahan.PENINGKATAN,
        Posisi.DI_BAWAH: Perubahan.PENURUNAN,
        Posisi.SAMA: Perubahan.TETAP,
    }[beda.posisi]
    return HasilPerubahan(jenis, beda.putusan, beda.selisih, _persen(kini, lalu))


def _putusan(selisih: Decimal, arah: Arah) -> Putusan | None:
    if arah is Arah.TETAP:
        return None
    lebih_baik = (selisih > 0) is (arah is Arah.NAIK)
    return Putusan.LEBIH_BAIK if lebih_baik else Putusan.LEBIH_BURUK


def _persen(kini: Decimal | None, lalu: Decimal | None) -> Hasil:
    masukan = {"kini": kini, "lalu": lalu}
    if kini is None or lalu is None:
        return tanpa_nilai(Hitungan.PERUBAHAN, Alasan.BELUM_ADA_DATA, masukan)
    if lalu == 0:
        return tanpa_nilai(Hitungan.PERUBAHAN, Alasan.NILAI_AWAL_NOL, masukan)
    return Hasil(persen(tambah(kini, -lalu), abs(lalu)), Hitungan.PERUBAHAN, masukan=masukan)
