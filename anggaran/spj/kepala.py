"""Finds the heading of a table, wherever it starts, and flattens its merged levels."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from .kode import jenis, rapikan
from .lembar import Lembar

CARI_SAMPAI = 300
_TINGKAT_MAKS = 5
_NOMOR = re.compile(r"\(?[0-9]{1,2}[a-z]?\)?(?:\s*=\s*[0-9()\s+\-–−xX*:/.,%]+)?")
_ISTILAH = re.compile(
    r"\b(lalu|ini|sd|anggaran|pagu|realisasi|operasi|modal|terduga|transfer|jumlah|gaji|barang|"
    r"gu|tu|up|spj|sisa|bulan|semester|sebelum|setelah|kelompok|apbd|blud|bok|jkn|rp|persen)\b"
)


@dataclass(frozen=True, slots=True)
class Kolom:
    """One logical column: the cells ``awal`` to ``akhir`` and its heads from top to bottom."""

    awal: int
    akhir: int
    jalur: tuple[str, ...]

    @property
    def teks(self) -> str:
        """All heads in one text."""
        return " ".join(self.jalur)


@dataclass(frozen=True, slots=True)
class Kepala:
    """A heading: its first row, the first row of data, its columns. Rows count from zero."""

    baris: int
    data: int
    kolom: tuple[Kolom, ...]


@lru_cache(maxsize=50_000)
def polos(teks: str) -> str:
    """A head in plain words: "S/D. BULAN LALU" and "s.d. bulan lalu" are "sd bulan lalu"."""
    kecil = teks.lower().replace("%", " persen ")
    kecil = re.sub(r"\bsampai(?:\s+dengan)?\b|\bs\s*[./]\s*d\b\.?|\bsd\b\.?", " sd ", kecil)
    return re.sub(r"[\W_]+", " ", kecil).strip()


def teks_sel(isi: object) -> str:
    """The cell as text without surrounding space; anything empty is ""."""
    return "" if isi is None else str(isi).strip()


def adalah_kode(teks: str) -> bool:
    """Whether a head stands over codes."""
    return bool(re.search(r"\b(kode|kd)\b|\bno(mor)? rek(ening)?\b|\brekening\b", teks)) and (
        "uraian" not in teks and "nama" not in teks
    )


def adalah_uraian(teks: str) -> bool:
    """Whether a head stands over names."""
    return bool(re.search(r"\buraian\b|\bnama rekening\b|^program kegiatan", teks))


def adalah_nomor(baris: Iterable[object]) -> bool:
    """Whether the row only numbers the columns: 1, 2, …, 6 = (4+5)."""
    isi = [teks_sel(s).removesuffix(".0") for s in baris if teks_sel(s)]
    return len(isi) >= 3 and all(_NOMOR.fullmatch(t) for t in isi)


def cari_kepala(lembar: Lembar) -> Kepala | None:
    """The first heading of the sheet that names codes, names and an amount; None when none."""
    for nomor, baris in enumerate(lembar.baris[:CARI_SAMPAI]):
        teks = [polos(s) for s in baris if isinstance(s, str) and s.strip()]
        if any(adalah_kode(t) for t in teks) and any(adalah_uraian(t) for t in teks):
            kepala = susun_kepala(lembar, nomor)
            if any(_beruang(k.teks) for k in kepala.kolom):
                return kepala
    return None


def _beruang(teks: str) -> bool:
    return bool(
        re.search(r"\b(anggaran|pagu|realisasi|operasi)\b|\b(bulan|bln) (lalu|ini)\b", teks)
    )


def susun_kepala(lembar: Lembar, nomor: int) -> Kepala:
    """The heading whose row of codes and names is ``nomor``."""
    awal = nomor - 1 if nomor and _baris_kelompok(lembar, nomor) else nomor
    akhir = nomor
    while akhir - awal < _TINGKAT_MAKS and _masih_kepala(lembar, akhir + 1, nomor):
        akhir += 1
    data = akhir + 1
    if data < len(lembar.baris) and adalah_nomor(lembar.baris[data]):
        data += 1
    return Kepala(awal, data, tuple(_kolom(lembar, awal, akhir)))


def _baris_kelompok(lembar: Lembar, nomor: int) -> bool:
    """Whether the row above holds group heads only, right of the names."""
    isi = [(i, s) for i, s in enumerate(lembar.baris[nomor - 1]) if teks_sel(s)]
    uraian = next(
        i
        for i, s in enumerate(lembar.baris[nomor])
        if isinstance(s, str) and adalah_uraian(polos(s))
    )
    return bool(isi) and all(
        i > uraian and isinstance(s, str) and _ISTILAH.search(polos(s)) for i, s in isi
    )


def _masih_kepala(lembar: Lembar, nomor: int, utama: int) -> bool:
    if nomor >= len(lembar.baris) or adalah_nomor(lembar.baris[nomor]):
        return False
    isi = [(i, s) for i, s in enumerate(lembar.baris[nomor]) if teks_sel(s)]
    if not isi:
        return _ada_gabungan_menembus(lembar, nomor, utama)
    if not all(isinstance(s, str) and not re.fullmatch(r"[\d.,()\- ]+", s) for _, s in isi):
        return False
    if jenis(rapikan(str(isi[0][1]))) is not None:
        return False
    return any(_ISTILAH.search(polos(str(s))) for _, s in isi) and not any(
        teks_sel(s)
        and i < len(lembar.baris[utama])
        and teks_sel(lembar.baris[utama][i])
        and (
            adalah_kode(polos(str(lembar.baris[utama][i])))
            or adalah_uraian(polos(str(lembar.baris[utama][i])))
        )
        for i, s in isi
    )


def _ada_gabungan_menembus(lembar: Lembar, nomor: int, utama: int) -> bool:
    return any(a <= utama and c >= nomor for a, _, c, _ in lembar.gabungan or ())


def _kolom(lembar: Lembar, awal: int, akhir: int) -> list[Kolom]:
    lebar = max((len(b) for b in lembar.baris[awal : akhir + 1]), default=0)
    kisi = [[teks_sel(s) for s in lembar.baris[r]] + [""] * lebar for r in range(awal, akhir + 1)]
    kisi = [b[:lebar] for b in kisi]
    asal = [[(r, k) for k in range(lebar)] for r in range(awal, akhir + 1)]
    for a, b, c, d in lembar.gabungan or ():
        if a <= akhir and c >= awal:
            teks = kisi[a - awal][b] if a >= awal and b < lebar else ""
            for r in range(max(a, awal), min(c, akhir) + 1):
                for k in range(b, min(d, lebar - 1) + 1):
                    kisi[r - awal][k] = teks
                    asal[r - awal][k] = (a, b)
    _isi_ke_kanan(kisi, asal)
    return _satukan(kisi, asal, lebar)


def _isi_ke_kanan(kisi: list[list[str]], asal: list[list[tuple[int, int]]]) -> None:
    """Let an unmerged group head reach over the columns to its right that have heads below."""
    for i, baris in enumerate(kisi[:-1]):
        for k in range(1, len(baris)):
            bawah = any(kisi[j][k] for j in range(i + 1, len(kisi)))
            kiri_bawah = any(
                kisi[j][k - 1] and asal[j][k - 1] != asal[i][k - 1] for j in range(i + 1, len(kisi))
            )
            if not baris[k] and bawah and baris[k - 1] and kiri_bawah:
                baris[k] = baris[k - 1]


def _satukan(kisi: list[list[str]], asal: list[list[tuple[int, int]]], lebar: int) -> list[Kolom]:
    hasil: list[Kolom] = []
    akhir_asal: tuple[int, int] | None = None
    for k in range(lebar):
        jalur, bawah = [], None
        for i, baris in enumerate(kisi):
            if baris[k]:
                teks = polos(baris[k])
                if not jalur or jalur[-1] != teks:
                    jalur.append(teks)
                bawah = asal[i][k]
        if bawah is not None and bawah == akhir_asal:
            hasil[-1] = Kolom(hasil[-1].awal, k, hasil[-1].jalur)
            continue
        akhir_asal = bawah
        hasil.append(Kolom(k, k, tuple(jalur)))
    return hasil
