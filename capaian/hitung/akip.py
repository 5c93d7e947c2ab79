"""Evaluasi AKIP by Permen PANRB 88/2021: README.md, "Evaluasi AKIP"."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.hitung.anggaran import jumlah
from capaian.hitung.hasil import SERATUS, Hasil, bagi, kali, tanpa_nilai
from capaian.hitung.istilah import Alasan, Hitungan, KodePeringatan
from capaian.hitung.skala import SKALA_AKIP, Kelas, Skala, kategori

JAWABAN_AKIP = {
    "AA": Decimal(100),
    "A": Decimal(90),
    "BB": Decimal(80),
    "B": Decimal(70),
    "CC": Decimal(60),
    "C": Decimal(50),
    "D": Decimal(30),
    "E": Decimal(0),
}
"""Value of each answer to a subcomponent."""

BAGIAN_AKIP = {
    "keberadaan": Decimal(20),
    "kualitas": Decimal(30),
    "pemanfaatan": Decimal(50),
}
"""Percent of a component's weight that each of its subcomponents carries."""

BOBOT_AKIP = {
    "Perencanaan Kinerja": Decimal(30),
    "Pengukuran Kinerja": Decimal(30),
    "Pelaporan Kinerja": Decimal(15),
    "Evaluasi Akuntabilitas Kinerja Internal": Decimal(25),
}
"""Weight of each component; together 100."""


@dataclass(frozen=True, slots=True)
class KomponenAkip:
    """One component of an evaluation: its weight, and its score up to that weight or None."""

    kode: str
    bobot: Decimal
    nilai: Decimal | None


@dataclass(frozen=True, slots=True)
class HasilAkip:
    """The total of an evaluation and its grade; both without value while a score is missing."""

    total: Hasil
    predikat: Kelas | None


def bobot_subkomponen(bobot_komponen: Decimal, bagian: str) -> Decimal:
    """Return the weight of "keberadaan", "kualitas" or "pemanfaatan" in a component."""
    return bagi(kali(bobot_komponen, BAGIAN_AKIP[bagian]), SERATUS)


def nilai_jawaban(jawaban: str | None, bobot: Decimal) -> Hasil:
    """Return the score of a subcomponent: answer value ÷ 100 × weight (BB on 3 is 2,40)."""
    if not jawaban:
        return tanpa_nilai(Hitungan.JAWABAN, Alasan.BELUM_ADA_DATA, {"bobot": bobot})
    nilai = JAWABAN_AKIP.get(jawaban.strip().upper())
    masukan = {"nilai": nilai, "bobot": bobot}
    if nilai is None:
        return tanpa_nilai(Hitungan.JAWABAN, Alasan.JAWABAN_TIDAK_DIKENAL, masukan)
    return Hasil(bagi(kali(nilai, bobot), SERATUS), Hitungan.JAWABAN, masukan=masukan)


def evaluasi_akip(komponen: Sequence[KomponenAkip], skala: Skala = SKALA_AKIP) -> HasilAkip:
    """Return the sum of the component scores and its predikat."""
    masukan = {satu.kode: satu.nilai for satu in komponen}
    semua = jumlah(satu.nilai for satu in komponen)
    if semua.nilai is None or not semua.lengkap:
        return HasilAkip(tanpa_nilai(Hitungan.JUMLAH_NILAI, Alasan.BELUM_ADA_DATA, masukan), None)
    total = Hasil(semua.nilai, Hitungan.JUMLAH_NILAI, masukan=masukan)
    for satu in komponen:
        if satu.nilai is not None and not 0 <= satu.nilai <= satu.bobot:
            teks = f"Nilai komponen {satu.kode} di luar bobotnya."
            total = total.dengan(KodePeringatan.DI_LUAR_BOBOT, teks)
    return HasilAkip(total, kategori(total.nilai, skala))
