"""What the lines above a table say: agency, year, month, and the sub kegiatan it belongs to."""

import re
from dataclasses import dataclass

from lakip.angka import NAMA_BULAN

from .istilah import Temuan, Tingkat, huruf_kolom
from .kepala import teks_sel
from .kode import TANPA_KODE, JenisKode, cari, cari_skpd, jenis
from .lembar import Lembar

_LABEL_SKPD = re.compile(
    r"^\s*(?:nama\s+)?(?:skpd|opd|perangkat daerah|organisasi|unit organisasi|satuan kerja"
    r"(?: perangkat daerah)?)\b\s*[:\-]*\s*(.*)$",
    re.IGNORECASE,
)
_LABEL_JENJANG = re.compile(
    r"^\s*(program|kegiatan|sub\s*-?\s*kegiatan)\b\s*:?\s*(.*)$", re.IGNORECASE
)
_TAHUN = re.compile(r"\b(?:tahun(?: anggaran)?|t\.?a\.?)\s*:?\s*(20[0-9]{2})\b", re.IGNORECASE)
_BULAN_SINGKAT = (
    "jan",
    "feb",
    "mar",
    "apr",
    "mei",
    "jun",
    "jul",
    "agu",
    "sep",
    "okt",
    "nov",
    "des",
)
_NAMA_BULAN = (
    "|".join(b.lower() for b in NAMA_BULAN)
    + "|nopember|pebruari|"
    + "|".join((*_BULAN_SINGKAT, "agt", "ags", "nop", "sept"))
)
_BULAN = re.compile(rf"\b({_NAMA_BULAN})\b(?:\s+(20[0-9]{{2}}))?", re.IGNORECASE)
_BARIS_BULAN = re.compile(
    r"\b(?:bulan|periode|sampai dengan|s\.?\s?/?\s?d\.?|per tanggal|keadaan)\b", re.IGNORECASE
)
_BULAN_ANGKA = re.compile(r"\bbulan\s*:?\s*(1[0-2]|0?[1-9])\b", re.IGNORECASE)
_LEMBAGA = re.compile(
    r"^(?:dinas|badan|sekretariat|inspektorat|kecamatan|kantor|satuan polisi|rumah sakit|rsud)\b",
    re.IGNORECASE,
)
_UMUM = frozenset(
    [
        "pemerintah",
        "kota",
        "kabupaten",
        "kab",
        "provinsi",
        "prov",
        "daerah",
        "skpd",
        "opd",
        "nama",
        "kode",
        "dan",
    ]
)


@dataclass(slots=True)
class Kop:
    """What was found, each with its row (from one); None and "" mean that nothing is said."""

    tahun: int | None = None
    baris_tahun: int | None = None
    bulan: int | None = None
    baris_bulan: int | None = None
    skpd: str = ""
    kode_skpd: str = ""
    baris_skpd: int | None = None
    berlabel: bool = False
    sub_kegiatan: str = ""
    nama_sub: str = ""
    kegiatan: str = ""
    nama_kegiatan: str = ""
    program: str = ""
    nama_program: str = ""
    baris_sub: int | None = None

    @property
    def bersub(self) -> bool:
        """Whether the heading names the sub kegiatan, by its code or by its name alone."""
        return bool(self.sub_kegiatan or self.nama_sub)

    @property
    def pengganti_kode(self) -> str:
        """Stands for the code of a sub kegiatan without one; its name may occur in two kegiatan."""
        kegiatan = self.nama_kegiatan or self.kegiatan
        return f"{TANPA_KODE}{self.nama_sub}" + (f", kegiatan {kegiatan}" if kegiatan else "")

    @property
    def atas_sub(self) -> str:
        """What stands above a sub kegiatan without code: a code, a name in place of one, or ""."""
        if self.kegiatan or self.nama_kegiatan:
            return self.kegiatan or f"{TANPA_KODE}{self.nama_kegiatan}"
        return self.program or (f"{TANPA_KODE}{self.nama_program}" if self.nama_program else "")


def baca_kop(lembar: Lembar, sampai: int) -> Kop:
    """Read the rows above ``sampai`` (a row index); the sheet's name may tell the month."""
    kop = Kop()
    for nomor, baris in enumerate(lembar.baris[:sampai], 1):
        isi = [teks_sel(s) for s in baris if teks_sel(s)]
        if isi:
            _baca_baris(kop, nomor, isi)
    if kop.bulan is None and (bulan := bulan_dari_nama(lembar.nama)):
        kop.bulan, kop.baris_bulan = bulan, None
    return kop


def bulan_dari_nama(nama: str) -> int | None:
    """The month that a sheet's name is: "Desember", "12. Des 2025"; None when it says none."""
    cocok = _BULAN.search(nama)
    return _bulan(cocok[1]) if cocok else None


def _baca_baris(kop: Kop, nomor: int, isi: list[str]) -> None:
    teks = re.sub(r"\s+", " ", " ".join(isi))
    if kop.tahun is None and (cocok := _TAHUN.search(teks)):
        kop.tahun, kop.baris_tahun = int(cocok[1]), nomor
    if _BARIS_BULAN.search(teks) or (len(isi) == 1 and _BULAN.match(teks)):
        _baca_bulan(kop, nomor, teks)
    _baca_jenjang(kop, nomor, teks)
    if not kop.berlabel and (cocok := _LABEL_SKPD.match(teks)):
        kop.skpd, kop.baris_skpd, kop.berlabel = cocok[1].strip(), nomor, True
        kop.kode_skpd = cari_skpd(teks) or ""
    elif not kop.skpd and _LEMBAGA.match(teks):
        kop.skpd, kop.baris_skpd = teks, nomor


def _baca_bulan(kop: Kop, nomor: int, teks: str) -> None:
    semua = list(_BULAN.finditer(teks))
    if semua:
        kop.bulan, kop.baris_bulan = _bulan(semua[-1][1]), nomor
        if kop.tahun is None and semua[-1][2]:
            kop.tahun, kop.baris_tahun = int(semua[-1][2]), nomor
    elif kop.bulan is None and (cocok := _BULAN_ANGKA.search(teks)):
        kop.bulan, kop.baris_bulan = int(cocok[1]), nomor


def _bulan(nama: str) -> int:
    awal = {"nop": "nov", "peb": "feb", "agt": "agu", "ags": "agu"}.get(
        nama.lower()[:3], nama.lower()[:3]
    )
    return _BULAN_SINGKAT.index(awal) + 1


def _baca_jenjang(kop: Kop, nomor: int, teks: str) -> None:
    cocok = _LABEL_JENJANG.match(teks)
    if not cocok:
        return
    tingkat = re.sub(r"[\s-]+", "_", cocok[1].lower()).replace("subkegiatan", "sub_kegiatan")
    kode = cari(cocok[2]) or ""
    nama = re.sub(r"^[\s:\-–.]+|[\s:]+$", "", cocok[2].replace(kode, "", 1))
    if not nama and not kode:
        return
    if tingkat == "program":
        kop.program, kop.nama_program = kode, nama
    elif tingkat == "kegiatan":
        kop.kegiatan, kop.nama_kegiatan = kode, nama
    else:
        kop.sub_kegiatan, kop.nama_sub, kop.baris_sub = kode, nama, nomor
    if kode and jenis(kode) is JenisKode.SUB_KEGIATAN and not kop.baris_sub:
        kop.baris_sub = nomor


def nama_sama(satu: str, dua: str) -> bool:
    """Whether two names can be the same agency: the words of one are all in the other."""
    a, b = _kata(satu), _kata(dua)
    return bool(a and b) and (a <= b or b <= a)


def _kata(nama: str) -> set[str]:
    return {k for k in re.findall(r"[a-z]+", nama.lower()) if k not in _UMUM}


def periksa_tahun(kop: Kop, lembar: str, tahun: int) -> list[Temuan]:
    """The year of the heading against the year asked for."""
    if kop.tahun is None or kop.tahun == tahun:
        return []
    return [
        Temuan(
            "kop_tahun",
            Tingkat.BLOKIR,
            f"Kop menyebut tahun {kop.tahun}, sedangkan impor ini untuk tahun {tahun}. "
            "Pilih tahun yang benar atau unggah berkas yang benar.",
            lembar,
            kop.baris_tahun,
            tercetak=str(kop.tahun),
            hitung=str(tahun),
        )
    ]


def periksa_bulan(kop: Kop, lembar: str, bulan: int) -> list[Temuan]:
    """The month of the heading, or of the sheet's name, against the month asked for."""
    if kop.bulan is None or kop.bulan == bulan:
        return []
    asal = "Kop" if kop.baris_bulan else "Nama lembar"
    return [
        Temuan(
            "kop_bulan",
            Tingkat.BLOKIR,
            f"{asal} menyebut bulan {NAMA_BULAN[kop.bulan - 1]}, sedangkan impor ini untuk "
            f"{NAMA_BULAN[bulan - 1]}. Pilih bulan yang benar atau unggah berkas yang benar.",
            lembar,
            kop.baris_bulan,
            tercetak=NAMA_BULAN[kop.bulan - 1],
            hitung=NAMA_BULAN[bulan - 1],
        )
    ]


def periksa_skpd(
    *,
    nama: str,
    kode: str,
    berlabel: bool,
    lembar: str,
    baris: int | None,
    opd: tuple[str, str, str],
    kolom: int | None = None,
) -> list[Temuan]:
    """The agency named by the file against ``opd`` (name, short name, official code)."""
    nama_opd, singkatan, kode_opd = opd
    if kode and kode_opd:
        if kode[:17] == kode_opd[:17]:
            return []
    elif not nama or nama_sama(nama, nama_opd) or (singkatan and nama_sama(nama, singkatan)):
        return []
    return [
        Temuan(
            "kop_skpd",
            Tingkat.BLOKIR if berlabel else Tingkat.PERINGATAN,
            f"Berkas menyebut “{nama or kode}”, sedangkan impor ini untuk “{nama_opd}”. "
            "Pilih perangkat daerah yang benar atau unggah berkas yang benar.",
            lembar,
            baris,
            huruf_kolom(kolom) if kolom is not None else "",
            tercetak=nama or kode,
            hitung=nama_opd,
        )
    ]
