"""Indonesian dates: "12 Januari 2026" and, where no day is known, "Oktober 2025"."""

import re
from datetime import date

NAMA_BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
NAMA_BULAN_SINGKAT = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Mei",
    "Jun",
    "Jul",
    "Agu",
    "Sep",
    "Okt",
    "Nov",
    "Des",
)

_NOMOR_BULAN = {
    **{nama.lower(): nomor for nomor, nama in enumerate(NAMA_BULAN, 1)},
    **{nama.lower(): nomor for nomor, nama in enumerate(NAMA_BULAN_SINGKAT, 1)},
    "agt": 8,
    "ags": 8,
    "sept": 9,
    "nop": 11,
    "nopember": 11,
    "pebruari": 2,
}
_ISO = re.compile(r"(?P<tahun>[0-9]{4})-(?P<bulan>[0-9]{1,2})-(?P<hari>[0-9]{1,2})")
_ANGKA = re.compile(r"(?P<hari>[0-9]{1,2})[/.-](?P<bulan>[0-9]{1,2})[/.-](?P<tahun>[0-9]{4})")
_KATA = re.compile(r"(?P<hari>[0-9]{1,2})[ -](?P<bulan>[a-z]+)\.?[ -](?P<tahun>[0-9]{4})")
_BULAN_ISO = re.compile(r"(?P<tahun>[0-9]{4})-(?P<bulan>[0-9]{1,2})")
_BULAN_ANGKA = re.compile(r"(?P<bulan>[0-9]{1,2})[/.-](?P<tahun>[0-9]{4})")
_BULAN_KATA = re.compile(r"(?P<bulan>[a-z]+)\.? (?P<tahun>[0-9]{4})")


class TanggalTidakTerbaca(ValueError):
    """A text that is no date. ``pesan`` is for the user."""

    def __init__(self, isi: object, contoh: str) -> None:
        self.isi = isi
        self.pesan = f"“{isi}” tidak terbaca sebagai tanggal; tulis seperti {contoh}."
        super().__init__(self.pesan)


def baca_tanggal(isi: date | str | None) -> date | None:
    """Return the date in "12 Januari 2026", "12 Jan 2026", "12/1/2026" (day first) or ISO form.

    None and blank are None; a date-time gives its date. Raises TanggalTidakTerbaca.
    """
    if isi is None or isinstance(isi, date):
        return None if isi is None else date(isi.year, isi.month, isi.day)
    return _baca(isi, (_ISO, _ANGKA, _KATA), "12 Januari 2026 atau 12/01/2026")


def baca_bulan_tahun(isi: date | str | None) -> date | None:
    """Return the first day of the month in "Oktober 2025", "10/2025" or "2025-10".

    None and blank are None. Raises TanggalTidakTerbaca.
    """
    if isi is None or isinstance(isi, date):
        return None if isi is None else date(isi.year, isi.month, 1)
    return _baca(isi, (_BULAN_ISO, _BULAN_ANGKA, _BULAN_KATA), "Oktober 2025 atau 10/2025")


def format_tanggal(tanggal: date | None, *, kosong: str = "-") -> str:
    """Return "12 Januari 2026"; ``kosong`` for None."""
    if tanggal is None:
        return kosong
    return f"{tanggal.day} {format_bulan_tahun(tanggal)}"


def format_bulan_tahun(tanggal: date | None, *, kosong: str = "-") -> str:
    """Return "Januari 2026", for documents dated by month alone; ``kosong`` for None."""
    if tanggal is None:
        return kosong
    return f"{nama_bulan(tanggal.month)} {tanggal.year}"


def nama_bulan(bulan: int) -> str:
    """Return the name of month 1 to 12. Raises ValueError outside."""
    if not 1 <= bulan <= 12:
        raise ValueError(f"Bulan {bulan} tidak ada.")
    return NAMA_BULAN[bulan - 1]


def _baca(isi: str, pola: tuple[re.Pattern[str], ...], contoh: str) -> date | None:
    teks = " ".join(isi.split()).removeprefix("'").lower()
    if not teks:
        return None
    for satu in pola:
        if cocok := satu.fullmatch(teks):
            bagian = cocok.groupdict()
            bulan = _NOMOR_BULAN.get(bagian["bulan"]) or _nomor(bagian["bulan"])
            try:
                return date(int(bagian["tahun"]), bulan, int(bagian.get("hari", 1)))
            except ValueError:
                break
    raise TanggalTidakTerbaca(isi, contoh)


def _nomor(bulan: str) -> int:
    return int(bulan) if bulan.isdigit() else 0
