"""A second, naive calculator: exact fractions, one plain formula after the other.

It shares nothing with ``capaian.hitung`` but the rules of ``capaian/README.md``, and covers the
cases without special choices. Missing is None.
"""

from fractions import Fraction

LAN = [(85, "SB"), (70, "B"), (55, "CB")]
MEAN_LAN = {
    "SB": Fraction("92.5"),
    "B": Fraction("77.5"),
    "CB": Fraction("62.5"),
    "TB": Fraction("27.5"),
}
AKIP = [(90, "AA"), (80, "A"), (70, "BB"), (60, "B"), (50, "CC"), (30, "C")]


def setengah_ke_atas(nilai, desimal):
    """Round a fraction half away from zero by counting whole steps."""
    langkah = abs(nilai) * 10**desimal
    utuh = langkah.numerator // langkah.denominator
    if langkah - utuh >= Fraction(1, 2):
        utuh += 1
    return Fraction(utuh if nilai >= 0 else -utuh, 10**desimal)


def capaian(rumus, target, realisasi):
    """Capaian in percent against one number; None where README gives no value by default."""
    target, realisasi = Fraction(target), Fraction(realisasi)
    if rumus in ("MAX", "GRADE"):
        return None if target <= 0 else 100 * realisasi / target
    if rumus == "STABIL":
        if target == 0:
            return 100 if realisasi == 0 else None
        return max(Fraction(0), 100 - 100 * abs(realisasi - target) / abs(target))
    if target == 0:
        return 0 if realisasi > 0 else 100
    if target < 0 or (realisasi < 0 and rumus != "MIN_LAN"):
        return None
    if rumus == "MIN_LAN":
        return max(Fraction(0), 100 * (target + target - realisasi) / target)
    if rumus == "MIN_CUM":
        return max(Fraction(0), 100 * (target - realisasi) / target)
    return 100 if realisasi == 0 else 100 * target / realisasi


def capaian_rentang(rumus, bawah, atas, realisasi):
    """Capaian against a range, by ``rumus`` at its edges."""
    if realisasi < bawah:
        return capaian(rumus, bawah, realisasi)
    if realisasi > atas:
        return capaian(rumus, atas, realisasi)
    return 100


def kelas_di_atas(nilai, skala, terendah):
    """Class by "more than" bounds, highest first."""
    for batas, kode in skala:
        if nilai > batas:
            return kode
    return terendah


def kelas_permendagri(nilai, aturan):
    """Class of Permendagri 86/2017 under each gap rule, written out."""
    nilai = Fraction(nilai)
    if aturan == "CONTINUOUS_GT":
        return kelas_di_atas(nilai, [(90, "ST"), (75, "T"), (65, "S"), (50, "R")], "SR")
    if aturan == "ROUND_FIRST":
        nilai = setengah_ke_atas(nilai, 0)
    for batas, kode in [(91, "ST"), (76, "T"), (66, "S"), (51, "R")]:
        if nilai >= batas:
            return kode
    return "SR"


def rata_rata(nilai):
    ada = [Fraction(satu) for satu in nilai if satu is not None]
    return sum(ada) / len(ada) if ada else None


def data_kelompok(nilai):
    """Sasaran by rata-rata data kelompok under LAN."""
    return rata_rata(
        [MEAN_LAN[kelas_di_atas(satu, LAN, "TB")] for satu in nilai if satu is not None]
    )


def tertimbang(pasangan):
    """Mean of (value, weight) pairs; pairs without value are left out."""
    ada = [(Fraction(n), Fraction(b)) for n, b in pasangan if n is not None]
    return sum(n * b for n, b in ada) / sum(b for _, b in ada)


def serapan(pagu, realisasi):
    return None if pagu == 0 else 100 * Fraction(realisasi) / Fraction(pagu)


def pmk22(keluaran):
    """E of (pagu, realisasi, capaian) outputs."""
    seharusnya = sum(Fraction(p) * Fraction(c) / 100 for p, _, c in keluaran)
    nyata = sum(Fraction(r) for _, r, _ in keluaran)
    return None if seharusnya == 0 else 100 * (seharusnya - nyata) / seharusnya


def ne(e):
    return 50 + Fraction(50, 20) * min(max(e, Fraction(-20)), Fraction(20))


def pmk249(keluaran):
    """E of (pagu, realisasi, target, volume) outputs."""
    bagian = [
        1 - (Fraction(r) / Fraction(v)) / (Fraction(p) / Fraction(t)) for p, r, t, v in keluaran
    ]
    return 100 * sum(bagian) / len(bagian)
