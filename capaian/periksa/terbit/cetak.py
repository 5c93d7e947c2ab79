"""Printed figures as read: their value, how many decimals they show, where they stand."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from capaian.hitung import Target
from capaian.periksa.terbit.nama import BERANGKA, Nama
from lakip.angka import (
    AngkaTidakTerbaca,
    baca_angka,
    baca_desimal_polos,
    baca_rentang,
    bulat,
    desimal_polos,
    tanda_kosong,
)

Isi = Decimal | Target | str

SETENGAH = Decimal("0.5")
_DESIMAL_HITUNG = 2


@dataclass(frozen=True)
class BarisCetakan:
    """A row of the sheet ``cetakan`` as stored."""

    urutan: int
    tempat: str
    fakta: str
    nilai: str = ""
    teks: str = ""
    halaman: str = ""
    baris: str = ""
    kolom: str = ""

    @property
    def letak(self) -> str:
        """The place in words: table or chapter, page, row, column."""
        halaman = f"hlm. {self.halaman}" if self.halaman else ""
        baris = f"baris {self.baris}" if self.baris else ""
        kolom = f"kolom {self.kolom}" if self.kolom else ""
        return ", ".join(filter(None, [self.tempat, halaman, baris, kolom]))


@dataclass(frozen=True)
class Cetak:
    """One printed figure. ``desimal`` counts the printed decimals; ``suku`` is its equation."""

    asal: BarisCetakan
    nama: Nama
    isi: Isi
    desimal: int = 0
    suku: tuple[tuple[int, str], ...] = ()

    @property
    def fakta(self) -> str:
        return str(self.nama)

    @property
    def tercetak(self) -> str:
        """The value as the finding shows it: plain, with the printed decimals."""
        return self.asal.nilai.strip() or self.asal.teks.strip()

    @property
    def letak(self) -> str:
        return self.asal.letak

    @property
    def langkah(self) -> Decimal:
        """One unit of the last printed digit."""
        return Decimal(1).scaleb(-self.desimal)


def baca_isi(baris: BarisCetakan, nama: Nama) -> tuple[Isi, int] | None:
    """Return value and printed decimals; None for a blank. Text where a number should be raises.

    "-" and "nihil" are nothing printed in a money column: 0; elsewhere a blank.
    """
    mentah = baris.nilai.strip() or baris.teks.strip()
    if (tanda_kosong(mentah) is not None) or not mentah:
        return (Decimal(0), 0) if mentah and nama.ukuran in ("pagu", "realisasi_rp") else None
    if nama.jenis not in BERANGKA and nama.jenis != "data":
        return mentah, 0
    try:
        angka = _angka(baris)
    except AngkaTidakTerbaca:
        angka = None
    if angka is not None:
        return angka, max(0, -int(angka.as_tuple().exponent))
    if rentang := baca_rentang(mentah, polos=bool(baris.nilai.strip())):
        return Target.rentang(*rentang), 0
    if nama.jenis == "data" or nama.jenis == "target":
        return mentah, 0
    raise AngkaTidakTerbaca(mentah, "polos dengan titik desimal")


def _angka(baris: BarisCetakan) -> Decimal | None:
    if polos := baris.nilai.strip():
        return baca_desimal_polos(polos)
    return baca_angka(baris.teks)


def cocok(cetak: Cetak, hitung: Isi, longgar: Decimal = Decimal(0)) -> bool:
    """Whether the printed value is the computed one, rounded to the printed decimals."""
    if isinstance(cetak.isi, Decimal) and isinstance(hitung, Decimal):
        return abs(cetak.isi - hitung) <= cetak.langkah * SETENGAH + longgar
    if isinstance(cetak.isi, Decimal) and isinstance(hitung, Target) and hitung.berentang:
        return hitung.bawah <= cetak.isi <= hitung.atas
    return baku(cetak.isi) == baku(hitung)


def terpotong(cetak: Cetak, hitung: Isi) -> bool:
    """Whether the printed value is the computed one cut off instead of rounded."""
    if not (isinstance(cetak.isi, Decimal) and isinstance(hitung, Decimal)):
        return False
    return hitung.quantize(cetak.langkah, rounding=ROUND_DOWN) == cetak.isi


def sama(a: Cetak, b: Cetak) -> bool:
    """Whether two printed values agree: the coarser one may be the finer one rounded."""
    if isinstance(a.isi, Decimal) and isinstance(b.isi, Decimal):
        kasar, halus = (a, b) if a.desimal <= b.desimal else (b, a)
        return bulat(halus.isi, kasar.desimal) == kasar.isi
    return baku(a.isi) == baku(b.isi)


def baku(isi: Isi) -> str:
    """A label reduced to what counts: letters and digits, without case; a number as it is."""
    if isinstance(isi, Target):
        return isi.polos()
    if isinstance(isi, Decimal):
        return desimal_polos(isi.normalize()) or ""
    return "".join(h for h in isi.casefold() if h.isalnum())


def tulis(isi: Isi, cetak: Cetak | None = None) -> str:
    """The computed value as a finding shows it: two decimals, or as many as were printed."""
    if isinstance(isi, Target):
        return isi.polos()
    if isinstance(isi, str):
        return isi
    desimal = max(_DESIMAL_HITUNG, cetak.desimal if cetak else 0)
    if -int(isi.as_tuple().exponent) > desimal:
        isi = bulat(isi, desimal) or Decimal(0)
    return desimal_polos(Decimal(int(isi)) if isi == isi.to_integral_value() else isi) or ""


def selisih(cetak: Cetak, hitung: Isi) -> str:
    """Printed minus computed, "" unless both are numbers."""
    if isinstance(cetak.isi, Decimal) and isinstance(hitung, Decimal):
        return tulis(cetak.isi - (bulat(hitung, max(_DESIMAL_HITUNG, cetak.desimal)) or 0), cetak)
    return ""
