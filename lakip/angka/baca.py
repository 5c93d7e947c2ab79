"""Read numbers as Indonesian people, spreadsheets and other systems write them."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from lakip.angka.pembulatan import bulat


class JenisAngka(StrEnum):
    """What a field holds; it decides how "1.234" is read and which decimals are allowed."""

    DESIMAL = "desimal"
    BULAT = "bulat"
    RUPIAH = "rupiah"


class Kebiasaan(StrEnum):
    """Which mark stands before the decimals: ID comma (1.234,5), EN point (1,234.5)."""

    ID = "id"
    EN = "en"


class TandaKosong(StrEnum):
    """The ways a cell can hold no number; the value is the text to print."""

    KOSONG = ""
    STRIP = "-"
    NA = "n/a"


class AngkaTidakTerbaca(ValueError):
    """A text that is not a number of the wanted kind. ``pesan`` is for the user."""

    def __init__(self, isi: object, harapan: str) -> None:
        self.isi = isi
        self.harapan = harapan
        self.pesan = f"“{isi}” tidak terbaca sebagai angka; angka {harapan}."
        super().__init__(self.pesan)


class AngkaRancu(AngkaTidakTerbaca):
    """A text with two readings. ``pilihan`` holds them: as thousands, as decimal."""

    def __init__(self, isi: object, ribuan: Decimal, desimal: Decimal) -> None:
        super().__init__(isi, "harus jelas ribuan atau desimalnya")
        self.pilihan = (ribuan, desimal)
        koma = f"{desimal:f}".replace(".", ",")
        self.pesan = (
            f"“{isi}” dapat berarti {ribuan:f} atau {koma}; "
            f"tulis {ribuan:f} (tanpa titik) atau {koma} (dengan koma)."
        )
        self.args = (self.pesan,)


_STRIP = frozenset({"-", "–", "—", "nihil", "null"})
_NA = frozenset({"n/a", "n.a.", "n.a", "na", "t/a", "tidak tersedia"})
_SPASI = re.compile(r"\s+")  # \s covers the no-break spaces as well
_SPASI_RIBUAN = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])")
_RUPIAH = re.compile(r"^(?:rp\.?|idr)\s*", re.IGNORECASE)
_BERUANG = re.compile(r"rp|idr", re.IGNORECASE)
_UJUNG_SEN = re.compile(r"[.,]\s*[-–—=]+$")
_DESIMAL_TITIK = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_UJUNG_RENTANG = r"[-−]?\s*[0-9][0-9.,]*\s*%?"
_RENTANG = re.compile(
    rf"({_UJUNG_RENTANG})\s*(?:[-–—]|s\.?\s?/?\s?d\.?|sampai(?: dengan)?)\s*({_UJUNG_RENTANG})",
    re.IGNORECASE,
)
_BENTUK_UMUM = (
    "ditulis dengan koma sebagai tanda desimal dan titik sebagai pemisah ribuan, misalnya 1.234,5"
)
_HARAPAN = {
    JenisAngka.DESIMAL: _BENTUK_UMUM,
    JenisAngka.BULAT: "harus bilangan bulat, misalnya 1.234",
    JenisAngka.RUPIAH: "rupiah paling banyak dua angka di belakang koma, misalnya 1.234.567,00",
}
_MAKS_DESIMAL = {JenisAngka.DESIMAL: None, JenisAngka.BULAT: 0, JenisAngka.RUPIAH: 2}


def tanda_kosong(isi: object) -> TandaKosong | None:
    """Tell how ``isi`` is empty (blank, dash, n/a), or None when it holds something."""
    if isi is None:
        return TandaKosong.KOSONG
    if not isinstance(isi, str):
        return None
    teks = _RUPIAH.sub("", _rapikan(isi)).lower()
    if not teks:
        return TandaKosong.KOSONG
    if teks in _STRIP:
        return TandaKosong.STRIP
    return TandaKosong.NA if teks in _NA else None


def baca_angka(
    isi: object,
    *,
    jenis: JenisAngka = JenisAngka.DESIMAL,
    kebiasaan: Kebiasaan | None = None,
) -> Decimal | None:
    """Return the number in a form field or spreadsheet cell; blank, "-" and "nihil" are None.

    "Rp", "%", spaces and a leading apostrophe are dropped ("90,43%" is 90.43), "(5)" is -5.
    A numeric cell is taken as it is. In text both marks present means the last one is decimal, a
    repeated mark groups thousands, one mark without exactly three digits after it is decimal.
    One mark with three digits after it ("1.234"): thousands in a RUPIAH or BULAT field; otherwise
    by ``kebiasaan``, the vote of its column; without one "1,234" is decimal and "1.234" raises
    AngkaRancu. "n/a" and everything else raise AngkaTidakTerbaca.
    """
    if isinstance(isi, int | float | Decimal):
        return _periksa(isi, dari_numerik(isi, jenis=jenis), jenis)
    tanda = tanda_kosong(isi)
    if tanda is TandaKosong.NA:
        raise AngkaTidakTerbaca(isi, "diperlukan di sini, bukan n/a")
    if tanda is not None:
        return None
    negatif, badan = _kupas(str(isi))
    if _rancu(badan):
        angka = _putuskan_rancu(isi, badan, -1 if negatif else 1, jenis, kebiasaan)
    else:
        angka = _urai(isi, badan, jenis) * (-1 if negatif else 1)
    return _periksa(isi, angka, jenis)


def tebak_kebiasaan(isi: Iterable[object]) -> Kebiasaan | None:
    """Return which decimal mark the unambiguous texts of a column use most; None when tied."""
    suara = {Kebiasaan.ID: 0, Kebiasaan.EN: 0}
    for satu in isi:
        if isinstance(satu, str) and (pilihan := _suara(_kupas(satu)[1])):
            suara[pilihan] += 1
    if suara[Kebiasaan.ID] == suara[Kebiasaan.EN]:
        return None
    return max(suara, key=lambda kebiasaan: suara[kebiasaan])


def baca_rentang(
    teks: str, *, polos: bool = False, jenis: JenisAngka = JenisAngka.DESIMAL
) -> tuple[Decimal, Decimal] | None:
    """Return both ends of "4,20-4,25", "4,20–4,25" or "4,20 s.d. 4,25"; None when it is no range.

    ``polos``: the ends are plain decimals ("4.20-4.25"). Raises AngkaTidakTerbaca when an end
    cannot be read.
    """
    cocok = _RENTANG.fullmatch(_rapikan(teks))
    if not cocok:
        return None
    ujung = [
        Decimal(bagian)
        if polos and _DESIMAL_TITIK.fullmatch(bagian)
        else baca_angka(bagian, jenis=jenis)
        for bagian in cocok.groups()
    ]
    if ujung[0] is None or ujung[1] is None:
        return None
    return ujung[0], ujung[1]


def dari_numerik(nilai: float | Decimal, *, jenis: JenisAngka = JenisAngka.DESIMAL) -> Decimal:
    """Return the Decimal that a numeric cell shows.

    A spreadsheet shows 15 digits of its binary number, so 0.1+0.2 is 0.3. Amounts keep their
    shortest exact form to the sen. Raises AngkaTidakTerbaca for TRUE, FALSE and non-numbers.
    """
    if isinstance(nilai, bool):
        raise AngkaTidakTerbaca("BENAR" if nilai else "SALAH", _BENTUK_UMUM)
    if isinstance(nilai, int):
        return Decimal(nilai)
    if isinstance(nilai, Decimal):
        angka = nilai
    else:
        angka = Decimal(repr(nilai) if jenis is JenisAngka.RUPIAH else f"{nilai:.15g}")
    if not angka.is_finite():
        raise AngkaTidakTerbaca(nilai, _BENTUK_UMUM)
    if isinstance(nilai, Decimal):
        return angka
    return bulat(angka, 2) if jenis is JenisAngka.RUPIAH else Decimal(f"{angka:f}")


def _rapikan(teks: str) -> str:
    return _SPASI.sub(" ", teks).strip().removeprefix("'").strip()


def _kupas(teks: str) -> tuple[bool, str]:
    """Return (negative, digits and marks) without sign, brackets, Rp, percent and spaces."""
    badan = _rapikan(teks).replace("−", "-")
    badan = badan.removesuffix("%").strip()
    negatif = False
    for _ in range(2):  # the sign may stand before or after "Rp"
        if negatif:  # a second sign stays, and makes the text unreadable
            pass
        elif badan.startswith("(") and badan.endswith(")"):
            negatif, badan = True, badan[1:-1].strip()
        elif badan.startswith("-"):
            negatif, badan = True, badan[1:].strip()
        badan = _RUPIAH.sub("", badan)
    badan = _UJUNG_SEN.sub("", badan.removeprefix("+").removesuffix("%").strip())
    if _SPASI_RIBUAN.match(badan):
        badan = badan.replace(" ", "")
    return negatif, re.sub(r" ?([.,]) ?", r"\1", badan)


def _urai(isi: object, badan: str, jenis: JenisAngka) -> Decimal:
    if re.fullmatch(r"[0-9]+", badan):
        return Decimal(badan)
    pilihan = _suara(badan)
    if pilihan is None:
        raise AngkaTidakTerbaca(isi, _HARAPAN[jenis])
    koma, titik = (",", ".") if pilihan is Kebiasaan.ID else (".", ",")
    return Decimal(badan.replace(titik, "").replace(koma, "."))


def _rancu(badan: str) -> bool:
    """One mark, three digits after it, and before it a number that could be thousands."""
    return bool(re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", badan))


def _putuskan_rancu(
    isi: object, badan: str, tanda: int, jenis: JenisAngka, kebiasaan: Kebiasaan | None
) -> Decimal:
    ribuan = tanda * Decimal(re.sub(r"[.,]", "", badan))
    desimal = tanda * Decimal(badan.replace(",", "."))
    if jenis is not JenisAngka.DESIMAL or _BERUANG.search(str(isi)):
        return ribuan  # nobody writes thousandths of a rupiah or of a person
    bertitik = "." in badan
    if kebiasaan is not None:
        return ribuan if bertitik is (kebiasaan is Kebiasaan.ID) else desimal
    if bertitik:
        raise AngkaRancu(isi, ribuan, desimal)
    return desimal


def _suara(badan: str) -> Kebiasaan | None:
    """Return the habit that a text proves; None when it proves none or is malformed."""
    if _rancu(badan):
        return None
    for kebiasaan, ribuan, desimal in ((Kebiasaan.ID, ".", ","), (Kebiasaan.EN, ",", ".")):
        kelompok = rf"[1-9][0-9]{{0,2}}(?:\{ribuan}[0-9]{{3}})+"
        if re.fullmatch(rf"(?:[0-9]+|{kelompok})\{desimal}[0-9]+", badan):
            return kebiasaan
        if re.fullmatch(kelompok, badan):
            return kebiasaan
    return None


def _periksa(isi: object, angka: Decimal, jenis: JenisAngka) -> Decimal:
    maks = _MAKS_DESIMAL[jenis]
    if maks is not None and angka != bulat(angka, maks):
        raise AngkaTidakTerbaca(isi, _HARAPAN[jenis])
    return angka
