"""Codes of the budget structure and of accounts: recognise, join, normalise, repair."""

import re
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

TANPA_KODE = "tanpa kode: "
"""Begins what stands for the code of a node that a file names without one; the name follows."""


class JenisKode(StrEnum):
    """What a code names, from the widest to the narrowest."""

    SKPD = "skpd"
    URUSAN = "urusan"
    BIDANG = "bidang"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub_kegiatan"
    AKUN = "akun"


_PROGRAM = r"(?:[0-9]|X)\.(?:[0-9]{2}|XX)\.[0-9]{2}"
_KEGIATAN = rf"{_PROGRAM}\.[12]\.[0-9]{{2}}"
_SUB = rf"{_KEGIATAN}\.(?:[0-9]{{4}}|[0-9]{{2}})"
_SKPD = r"[0-9]\.[0-9]{2}(?:\.[0-9]\.[0-9]{2}){2}\.[0-9]{2}\.[0-9]{4}"
# Parts of 1.1.2.2.2.4 figures; before 2021 of 1.1.1.2.2 and more.
_AKUN_BARU = r"[456]\.[0-9](?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?)?"
_AKUN_LAMA = r"[456]\.[0-9]\.[0-9](?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2,4})?)?)?"
_AKUN = rf"(?:{_AKUN_BARU}|{_AKUN_LAMA})"
_POLA = (
    (JenisKode.AKUN, re.compile(_AKUN)),
    (JenisKode.SUB_KEGIATAN, re.compile(_SUB)),
    (JenisKode.KEGIATAN, re.compile(_KEGIATAN)),
    (JenisKode.PROGRAM, re.compile(_PROGRAM)),
    (JenisKode.SKPD, re.compile(_SKPD)),
    (JenisKode.BIDANG, re.compile(r"(?:[0-9]|X)\.(?:[0-9]{2}|XX)")),
    (JenisKode.URUSAN, re.compile(r"[0-9]")),
)
_JALUR = re.compile(rf"(?:.*[.-])?({_SUB})[.-]({_AKUN})")
_DI_TEKS = re.compile(rf"(?<![0-9.X])({_SUB}|{_KEGIATAN}|{_PROGRAM})(?![0-9]|\.[0-9])")
_SKPD_DI_TEKS = re.compile(rf"(?<![0-9.])({_SKPD})(?![0-9])")
_TANPA_KEWENANGAN = re.compile(rf"({_PROGRAM})\.([0-9]{{2}}(?:\.(?:[0-9]{{4}}|[0-9]{{2}}))?)")
_TANGGAL = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-](?:20)?([0-9]{2})")
_TANGGAL_ISO = re.compile(r"20([0-9]{2})-([0-9]{2})-([0-9]{2})(?:[ T]00:00:00)?")
_LEBAR_PROGRAM = (1, 2, 2, 1, 2, 4)
_LEBAR_AKUN = (1, 1, 2, 2, 2, 4)


@lru_cache(maxsize=200_000)
def rapikan(teks: str) -> str:
    """A code without spaces, apostrophe and trailing dots: " 5.1.02. " is "5.1.02"."""
    polos = re.sub(r"\s+", "", teks).lstrip("'’`")
    return re.sub(r"\.{2,}", ".", polos).strip(".").upper()


@lru_cache(maxsize=200_000)
def jenis(kode: str) -> JenisKode | None:
    """What a tidy code names; None when it is no code of this structure."""
    return next((j for j, pola in _POLA if pola.fullmatch(kode)), None)


@lru_cache(maxsize=200_000)
def pisah_jalur(kode: str) -> tuple[str, str] | None:
    """The sub kegiatan and the account of a code that holds both, else None."""
    cocok = _JALUR.fullmatch(kode)
    return (cocok[1], cocok[2]) if cocok else None


def cari(teks: str) -> str | None:
    """The longest program, kegiatan or sub kegiatan code that stands in a text."""
    return max(_DI_TEKS.findall(teks), key=len, default=None)


def cari_skpd(teks: str) -> str | None:
    """The agency's code that stands in a text."""
    cocok = _SKPD_DI_TEKS.search(teks)
    return cocok[1] if cocok else None


def induk(kode: str) -> str | None:
    """The code of the parent node: of a sub kegiatan its kegiatan, of a kegiatan its program."""
    match jenis(kode):
        case JenisKode.SUB_KEGIATAN:
            return kode.rpartition(".")[0]
        case JenisKode.KEGIATAN:
            return ".".join(kode.split(".")[:3])
    return None


def lengkapi_kewenangan(kode: str, kewenangan: str) -> str | None:
    """The code with the missing level of government put back: 1.06.02.03 is 1.06.02.2.03."""
    cocok = _TANPA_KEWENANGAN.fullmatch(kode)
    return f"{cocok[1]}.{kewenangan}.{cocok[2]}" if cocok else None


def dari_angka(nilai: float) -> str:
    """The code that a numeric cell showed: 1.06 is "1.06", 5.0 is "5"."""
    return f"{nilai:.10f}".rstrip("0").rstrip(".")


def dari_tanggal(isi: object) -> str | None:
    """The code that a spreadsheet turned into a date: 1 June 2002 was "1.06.02"."""
    if isinstance(isi, datetime | date):
        return f"{isi.day}.{isi.month:02}.{isi.year % 100:02}"
    if isinstance(isi, str):
        teks = isi.strip()
        if cocok := _TANGGAL.fullmatch(teks):
            return f"{int(cocok[1])}.{int(cocok[2]):02}.{cocok[3]}"
        if cocok := _TANGGAL_ISO.fullmatch(teks):
            return f"{int(cocok[3])}.{cocok[2]}.{cocok[1]}"
    return None


def gabung(pecahan: list[object]) -> str:
    """One code out of the cells it is split over; numeric cells get their leading zeros back."""
    isi = [p for p in pecahan if p is not None and p != ""]
    if len(isi) == 1 and isinstance(isi[0], str):
        return rapikan(isi[0])
    bagian = [rapikan(p) if isinstance(p, str) else _pecahan_angka(p) for p in isi]
    if not any(isinstance(p, int | float) for p in isi):
        return ".".join(b for b in bagian if b)
    return _beri_nol(bagian)


def _pecahan_angka(isi: object) -> str:
    return dari_angka(isi) if isinstance(isi, int | float) else rapikan(str(isi))


def _beri_nol(bagian: list[str]) -> str:
    """Pad parts by what their places hold; "" when they can be read both ways."""
    if not all(b.isdigit() or b in {"X", "XX"} for b in bagian) or len(bagian) > 6:
        return ".".join(bagian)
    calon = {
        kode
        for lebar in (_LEBAR_PROGRAM, _LEBAR_AKUN)
        if all(len(b) <= n for b, n in zip(bagian, lebar, strict=False))
        if jenis(kode := ".".join(b.rjust(n, "0") for b, n in zip(bagian, lebar, strict=False)))
    }
    # An account and a program differ in their second part only; text there decides.
    tetap = [k for k in calon if k.split(".")[1:2] == bagian[1:2]]
    if len(calon) > 1 and len(tetap) == 1 and len(bagian[1]) == 2:
        return tetap[0]
    return calon.pop() if len(calon) == 1 else ""


def setara(kode: str) -> str:
    """A form in which the codes of both code lists agree: the old two-digit last part padded."""
    if jenis(kode) is JenisKode.SUB_KEGIATAN:
        awal, _, akhir = kode.rpartition(".")
        return f"{awal}.{akhir.rjust(4, '0')}"
    return kode


def beda_satu(a: str, b: str) -> bool:
    """Whether two codes of one length differ in one digit or by two neighbours swapped."""
    if len(a) != len(b):
        return False
    beda = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(beda) == 2 and beda[1] == beda[0] + 1:
        return a[beda[0]] == b[beda[1]] and a[beda[1]] == b[beda[0]]
    return len(beda) == 1
