"""Words shared by the readers: layouts, column roles, findings and refusals."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Susunan(StrEnum):
    """Layouts that are known without help; a remembered layout carries its own name."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    SPJ = "SPJ"  # an SPJ with other columns than A to C
    LRA = "LRA"
    ANGGARAN = "ANGGARAN"
    DPA = "DPA"

    @property
    def label(self) -> str:
        """What a person calls the layout."""
        return _NAMA_SUSUNAN[self]


_NAMA_SUSUNAN = {
    Susunan.A: "SPJ Fungsional, kode terbagi dalam beberapa sel",
    Susunan.B: "SPJ bendahara pembantu, satu sub kegiatan per lembar",
    Susunan.C: "SPJ Fungsional, kode dalam satu sel",
    Susunan.D: "Laporan Realisasi SIPD per dokumen",
    Susunan.E: "Tabel datar pagu dan realisasi",
    Susunan.F: "Rekapitulasi LRA menurut jenis belanja",
    Susunan.SPJ: "SPJ dengan kelompok kolom lain",
    Susunan.LRA: "LRA per rekening",
    Susunan.ANGGARAN: "Anggaran SIPD",
    Susunan.DPA: "Rekapitulasi DPA atau DPPA",
}


class Peran(StrEnum):
    """What a column holds."""

    ABAIKAN = "abaikan"
    KODE = "kode"
    URAIAN = "uraian"
    ANGGARAN = "anggaran"
    LALU = "lalu"
    INI = "ini"
    SD = "sd"
    JUMLAH_LALU = "jumlah_lalu"
    JUMLAH_INI = "jumlah_ini"
    JUMLAH = "jumlah"
    SISA = "sisa"
    REALISASI = "realisasi"
    RUJUKAN = "rujukan"
    # Flat tables name each level in a column of its own.
    TAHUN = "tahun"
    BULAN = "bulan"
    KODE_SKPD = "kode_skpd"
    NAMA_SKPD = "nama_skpd"
    KODE_UNIT = "kode_unit"
    NAMA_UNIT = "nama_unit"
    KODE_PROGRAM = "kode_program"
    NAMA_PROGRAM = "nama_program"
    KODE_KEGIATAN = "kode_kegiatan"
    NAMA_KEGIATAN = "nama_kegiatan"
    KODE_SUB = "kode_sub_kegiatan"
    NAMA_SUB = "nama_sub_kegiatan"
    KODE_REKENING = "kode_rekening"
    NAMA_REKENING = "nama_rekening"
    SETORAN = "setoran"
    TANGGAL = "tanggal"
    NOMOR = "nomor"
    DOKUMEN = "dokumen"
    SPM = "spm"
    SP2D = "sp2d"


PILIHAN_PERAN: tuple[tuple[str, str], ...] = (
    (Peran.ABAIKAN, "tidak dipakai"),
    (Peran.KODE, "kode (program sampai rekening)"),
    (Peran.URAIAN, "uraian"),
    (Peran.ANGGARAN, "anggaran"),
    (Peran.LALU, "s.d. bulan lalu"),
    (Peran.INI, "bulan ini"),
    (Peran.SD, "s.d. bulan ini (satu kelompok)"),
    (Peran.JUMLAH, "jumlah s.d. bulan ini (semua kelompok)"),
    (Peran.REALISASI, "realisasi"),
    (Peran.SISA, "sisa"),
    (Peran.KODE_PROGRAM, "kode program"),
    (Peran.NAMA_PROGRAM, "nama program"),
    (Peran.KODE_KEGIATAN, "kode kegiatan"),
    (Peran.NAMA_KEGIATAN, "nama kegiatan"),
    (Peran.KODE_SUB, "kode sub kegiatan"),
    (Peran.NAMA_SUB, "nama sub kegiatan"),
    (Peran.KODE_REKENING, "kode rekening"),
    (Peran.NAMA_REKENING, "nama rekening"),
    (Peran.DOKUMEN, "nomor dokumen"),
)


class Tingkat(StrEnum):
    """How much a finding weighs: it stops the import, needs a yes, or only informs."""

    BLOKIR = "blokir"
    PERINGATAN = "peringatan"
    CATATAN = "catatan"

    @property
    def label(self) -> str:
        """The word shown to people."""
        return {"blokir": "menghalangi", "peringatan": "peringatan", "catatan": "catatan"}[self]


class Temuan(NamedTuple):
    """One finding. ``tercetak``, ``hitung`` and ``selisih`` are plain decimals or texts.

    ``baris`` is the spreadsheet's own row number, ``kolom`` its column letters.
    """

    kode: str
    tingkat: str
    pesan: str
    lembar: str = ""
    baris: int | None = None
    kolom: str = ""
    tercetak: str | None = None
    hitung: str | None = None
    selisih: str | None = None


class BerkasDitolak(Exception):
    """The file cannot be read. ``pesan`` names the place and what to do."""

    def __init__(self, kode: str, pesan: str) -> None:
        self.kode = kode
        self.pesan = pesan
        super().__init__(pesan)


def polos(sen: int | None) -> str | None:
    """Whole sen as a plain decimal of rupiah: 1234550 is "12345.50", 1234500 is "12345"."""
    if sen is None:
        return None
    utuh, pecahan = divmod(abs(sen), 100)
    tanda = "-" if sen < 0 else ""
    return f"{tanda}{utuh}.{pecahan:02}" if pecahan else f"{tanda}{utuh}"


def rupiah(sen: int | None) -> Decimal | None:
    """Whole sen as Decimal rupiah; None stays None."""
    return None if sen is None else Decimal(sen).scaleb(-2)


def huruf_kolom(indeks: int) -> str:
    """Column letters of a zero-based index: 0 is A, 26 is AA."""
    teks = ""
    sisa = indeks + 1
    while sisa:
        sisa, huruf = divmod(sisa - 1, 26)
        teks = chr(65 + huruf) + teks
    return teks
