"""The outcome of a trial import as a page shows it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from .hasil import HasilImpor, Hitungan, Perubahan
from .lembar import MENURUT_NAMA
from .naskah import kunci_nama

MAKS_KESALAHAN = 500
MAKS_RINCIAN = 200  # rows per sheet that are listed
URUTAN = ("hilang", "berubah", "baru")


@dataclass(frozen=True)
class LembarTampil:
    """One sheet of the preview: its counts and the rows that change, removals first."""

    nama: str
    judul: str
    hitungan: Hitungan
    rincian: list[Perubahan]
    sisa: int

    @property
    def ringkas(self) -> str:
        """Counts of what changes: "2 hilang · 1 baru"."""
        banyak = ((jenis, getattr(self.hitungan, jenis)) for jenis in URUTAN)
        return " · ".join(f"{n} {jenis}" for jenis, n in banyak if n)


def sajikan(hasil: HasilImpor) -> dict[str, Any]:
    """Return the template's variables for a trial, or for an import that was refused."""
    return {
        "hasil": hasil,
        "kesalahan": hasil.kesalahan[:MAKS_KESALAHAN],
        "kesalahan_sisa": max(0, len(hasil.kesalahan) - MAKS_KESALAHAN),
        "jumlah": {jenis: hasil.jumlah(jenis) for jenis in ("baru", "berubah", "hilang", "sama")},
        "lembar": _lembar(hasil),
        "ada_perubahan": bool(hasil.perubahan),
    }


def _lembar(hasil: HasilImpor) -> list[LembarTampil]:
    rincian: dict[str, list[Perubahan]] = defaultdict(list)
    for perubahan in hasil.perubahan:
        rincian[perubahan.lembar].append(perubahan)
    tampil = []
    for nama, hitungan in hasil.lembar.items():
        urut = sorted(rincian[nama], key=lambda p: URUTAN.index(p.jenis))
        spek = MENURUT_NAMA.get(kunci_nama(nama))
        judul = spek.judul if spek else "Baris tabel data"
        sisa = max(0, len(urut) - MAKS_RINCIAN)
        tampil.append(LembarTampil(nama, judul, hitungan, urut[:MAKS_RINCIAN], sisa))
    return tampil
