"""A result that can explain itself, and the arithmetic all results share."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_EVEN, Context, Decimal

from capaian.hitung.istilah import Alasan, KodePeringatan
from lakip.angka import bulat

# Six digits more than anything reads back: lakip.angka.bulat drops the residue of divisions.
_KONTEKS = Context(prec=34, rounding=ROUND_HALF_EVEN)
SERATUS = Decimal(100)
NOL = Decimal(0)


@dataclass(frozen=True, slots=True)
class Peringatan:
    """Something to tell beside a value; ``teks`` is an Indonesian sentence."""

    kode: KodePeringatan
    teks: str


@dataclass(frozen=True, slots=True)
class Hasil:
    """What a calculation gave.

    nilai: unrounded; None when it could not be computed, and then ``alasan`` says why.
    rumus: code of the formula (a Rumus, MetodeSasaran, MetodeEfisiensi, Agregasi or Hitungan).
    masukan: the named inputs, as they were given.
    langkah: code of the formula that did the arithmetic where it is another one than ``rumus``
        (RANGE measures its edge by MIN_LAN), KETENTUAN when a special rule decided, else "".
    ketentuan: that special rule, in Indonesian, or "".
    sebelum_batas: the value before a cap or floor changed it, else None.
    """

    nilai: Decimal | None
    rumus: str
    alasan: Alasan | None = None
    masukan: Mapping[str, Decimal | None] = field(default_factory=dict)
    peringatan: tuple[Peringatan, ...] = ()
    langkah: str = ""
    ketentuan: str = ""
    sebelum_batas: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.nilai is None) is (self.alasan is None):
            raise ValueError("Hasil harus memuat nilai, atau alasan mengapa nilainya tidak ada.")

    def dengan(self, kode: KodePeringatan, teks: str) -> "Hasil":
        """Return the same result with one more warning."""
        return replace(self, peringatan=(*self.peringatan, Peringatan(kode, teks)))


def tanpa_nilai(
    rumus: str, alasan: Alasan, masukan: Mapping[str, Decimal | None] | None = None
) -> Hasil:
    """Return the result of a calculation that has no value, with its reason."""
    return Hasil(None, rumus, alasan, masukan or {})


def bagi(pembilang: Decimal, penyebut: Decimal) -> Decimal:
    """Return the quotient to 34 digits. The caller has excluded 0."""
    return _KONTEKS.divide(pembilang, penyebut)


def kali(kiri: Decimal, kanan: Decimal) -> Decimal:
    """Return the product to 34 digits."""
    return _KONTEKS.multiply(kiri, kanan)


def persen(pembilang: Decimal, penyebut: Decimal) -> Decimal:
    """Return pembilang ÷ penyebut × 100; multiplied first, so that 17 of 20 is exactly 85."""
    return bagi(kali(pembilang, SERATUS), penyebut)


def tambah(*nilai: Decimal) -> Decimal:
    """Return the sum to 34 digits."""
    hasil = NOL
    for satu in nilai:
        hasil = _KONTEKS.add(hasil, satu)
    return hasil


def bersih(nilai: Decimal) -> Decimal:
    """Return ``nilai`` without the residue of divisions, for comparisons with a bound."""
    return bulat(nilai, 20)
