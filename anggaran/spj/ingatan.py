"""Layouts that people have explained once: recognised again by their heads."""

from typing import Any

from .istilah import Peran, huruf_kolom
from .kepala import CARI_SAMPAI, Kepala, Kolom, adalah_nomor, polos, teks_sel
from .lembar import Lembar
from .peran import Kelompok, Peta

_SATU_SAJA = (Peran.ANGGARAN, Peran.JUMLAH, Peran.SISA, Peran.REALISASI, Peran.RUJUKAN)
_DATAR = frozenset({Peran.KODE_PROGRAM, Peran.KODE_KEGIATAN, Peran.KODE_SUB})


class PemetaanTidakSah(ValueError):
    """The roles given do not make a table that can be read. ``pesan`` is for the user."""

    def __init__(self, pesan: str) -> None:
        self.pesan = pesan
        super().__init__(pesan)


def judul(baris: list[object]) -> list[str]:
    """The heads of a row in plain words, without the empty cells at its end."""
    isi = [polos(teks_sel(s)) for s in baris]
    while isi and not isi[-1]:
        isi.pop()
    return isi


def cocokkan(
    lembar: Lembar, ingatan: list[dict[str, Any]], nama: str
) -> tuple[str, Kepala | None, Peta | None, dict[Peran, int] | None, int] | None:
    """The remembered layout whose heads stand in the sheet.

    Each memory has ``nama``, ``judul`` (heads of its row), ``kolom`` (role by column index) and
    ``tinggi`` (rows from the heads to the data). With ``nama`` only the layout of that name counts.
    """
    calon = [i for i in ingatan if not nama or i["nama"] == nama]
    if not calon:
        return None
    for nomor, baris in enumerate(lembar.baris[:CARI_SAMPAI]):
        isi = judul(baris) if any(isinstance(s, str) and s for s in baris) else []
        for satu in calon:
            if isi and isi == satu["judul"]:
                return _terapkan(lembar, satu, nomor)
    return None


def _terapkan(
    lembar: Lembar, satu: dict[str, Any], nomor: int
) -> tuple[str, Kepala | None, Peta | None, dict[Peran, int] | None, int]:
    peran = {int(i): Peran(p) for i, p in satu["kolom"].items()}
    data = nomor + int(satu["tinggi"])
    if set(peran.values()) & _DATAR:
        letak: dict[Peran, int] = {}
        for kolom, isi in sorted(peran.items()):
            if isi is not Peran.ABAIKAN:
                letak.setdefault(isi, kolom)
        return satu["nama"], None, None, letak, data - 1
    if data < len(lembar.baris) and adalah_nomor(lembar.baris[data]):
        data += 1
    kolom = tuple(Kolom(i, i, (p.value,)) for i, p in sorted(peran.items()))
    return (
        satu["nama"],
        Kepala(nomor, data, kolom),
        peta_dari_peran(satu["nama"], peran),
        None,
        nomor,
    )


def peta_dari_peran(nama: str, peran: dict[int, Peran]) -> Peta:
    """The map of columns that the roles make. Raises PemetaanTidakSah when one is missing."""
    kode = [i for i, p in sorted(peran.items()) if p is Peran.KODE]
    uraian = [i for i, p in sorted(peran.items()) if p is Peran.URAIAN]
    if not kode or not uraian:
        raise PemetaanTidakSah("Tentukan kolom kode dan kolom uraian.")
    if kode != list(range(kode[0], kode[-1] + 1)):
        raise PemetaanTidakSah(
            f"Kolom kode harus berdampingan; sekarang {', '.join(map(huruf_kolom, kode))}."
        )
    peta = Peta(nama, (kode[0], kode[-1]), uraian[0])
    for kolom, isi in sorted(peran.items()):
        _beri(peta, kolom, isi)
    if not peta.terpakai:
        raise PemetaanTidakSah(
            "Tentukan kolom realisasi: “s.d. bulan lalu” dan “bulan ini”, atau “realisasi”."
        )
    return peta


def _beri(peta: Peta, kolom: int, peran: Peran) -> None:
    if peran in (Peran.LALU, Peran.INI, Peran.SD):
        akhir = peta.kelompok[-1] if peta.kelompok else None
        if (
            akhir is None
            or akhir.sd is not None
            or (peran is Peran.LALU and (akhir.lalu is not None or akhir.ini))
        ):
            akhir = Kelompok()
            peta.kelompok.append(akhir)
        if peran is Peran.INI:
            akhir.ini.append(kolom)
        else:
            setattr(akhir, peran.value, kolom)
    elif peran in _SATU_SAJA and getattr(peta, peran.value) is None:
        setattr(peta, peran.value, kolom)
