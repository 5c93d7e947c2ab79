"""Numbers as words and letters: terbilang, Roman numerals, outline letters."""

from decimal import Decimal

from lakip.angka.pembulatan import bulat

_SATUAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_TINGKAT = (
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
)
_BATAS = 10**18
_ROMAWI = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def terbilang(nilai: Decimal | int) -> str:
    """Return ``nilai`` in Indonesian words; decimals are read digit by digit after "koma".

    1.001 is "seribu satu", 90,43 "sembilan puluh koma empat tiga", -5 "minus lima". Raises
    ValueError from 10^18 on, for which the language of reports has no word.
    """
    angka = Decimal(nilai)
    utuh, _, pecahan = f"{abs(angka):f}".partition(".")
    if int(utuh) >= _BATAS:
        raise ValueError(f"{nilai} terlalu besar untuk dieja.")
    kata = [*(["minus"] if angka < 0 else []), _eja(int(utuh))]
    if pecahan:
        kata += ["koma", *(_SATUAN[int(digit)] for digit in pecahan)]
    return " ".join(kata)


def terbilang_rupiah(nilai: Decimal | int) -> str:
    """Return an amount in words: "seribu rupiah", "seribu rupiah lima puluh sen"."""
    sen = int(abs(bulat(nilai, 2)) * 100)
    kata = f"{_eja(sen // 100)} rupiah"
    if sen % 100:
        kata += f" {_eja(sen % 100)} sen"
    return f"minus {kata}" if nilai < 0 and sen else kata


def kata_bilangan(nilai: int) -> str:
    """Return a count with its word: "5 (lima)"."""
    return f"{nilai} ({terbilang(nilai)})"


def romawi(nilai: int) -> str:
    """Return 1 to 3999 as a Roman numeral. Raises ValueError outside."""
    if not 1 <= nilai <= 3999:
        raise ValueError(f"{nilai} tidak dapat ditulis dengan angka Romawi.")
    huruf_romawi = ""
    for besar, tanda in _ROMAWI:
        kali, nilai = divmod(nilai, besar)
        huruf_romawi += tanda * kali
    return huruf_romawi


def huruf(nilai: int) -> str:
    """Return the outline letter of a position: 1 is A, 26 Z, 27 AA. Raises ValueError below 1."""
    if nilai < 1:
        raise ValueError(f"{nilai} tidak memiliki huruf urut.")
    hasil = ""
    while nilai:
        nilai, sisa = divmod(nilai - 1, 26)
        hasil = chr(ord("A") + sisa) + hasil
    return hasil


def _eja(nilai: int) -> str:
    if nilai < 1000:
        return _eja_ratusan(nilai)
    for besar, nama in _TINGKAT:
        if nilai >= besar:
            return _sambung(f"{_eja(nilai // besar)} {nama}", nilai % besar)
    ribu = nilai // 1000
    return _sambung("seribu" if ribu == 1 else f"{_eja_ratusan(ribu)} ribu", nilai % 1000)


def _eja_ratusan(nilai: int) -> str:
    if nilai < 10:
        return _SATUAN[nilai]
    if nilai < 12:
        return "sepuluh" if nilai == 10 else "sebelas"
    if nilai < 20:
        return f"{_SATUAN[nilai - 10]} belas"
    if nilai < 100:
        return _sambung(f"{_SATUAN[nilai // 10]} puluh", nilai % 10)
    ratus = "seratus" if nilai < 200 else f"{_SATUAN[nilai // 100]} ratus"
    return _sambung(ratus, nilai % 100)


def _sambung(kata: str, sisa: int) -> str:
    return f"{kata} {_eja(sisa)}" if sisa else kata
