"""Checks of wording: the report beside PK, Renstra and IKU, indicator by indicator."""

from collections.abc import Callable

from capaian.laporan.pohon import Tabel
from capaian.reviu.jangkar import jangkar_blok

from .istilah import BahanReviu, Jawaban, Nilai, sebut, ya_bila
from .tabel import kolom, tabel_pk, tabel_ukur


def ringkas(teks: str) -> str:
    """The words alone, for comparing texts that differ in capitals, spaces and marks."""
    huruf = "".join(c if c.isalnum() else " " for c in teks.casefold())
    return " ".join(huruf.split())


Uraian = dict[str, set[str]]
"""Texts of each indicator of a table."""


def _selaras(
    bahan: BahanReviu, acuan: Tabel | None, sebutan: str, ambil: Callable[[Tabel], Uraian]
) -> Jawaban:
    """Ya when the report and ``acuan`` word alike every indicator that both hold.

    Indicators of the reference that are not measured are a difference; those that it lacks are
    only told, since not every document holds the indicators of tujuan.
    """
    ukur = tabel_ukur(bahan.laporan)
    if ukur is None or acuan is None:
        kurang = "tabel pengukuran kinerja" if ukur is None else sebutan
        return Jawaban(Nilai.TIDAK, f"Laporan tidak memuat {kurang}.")
    kami, mereka = ambil(ukur), ambil(acuan)
    nama = kolom(acuan, "indikator") | kolom(ukur, "indikator")
    bersama = [k for k in kami if k in mereka]
    beda = [k for k in bersama if not _ringkas(kami[k]) & _ringkas(mereka[k])]
    hilang = [k for k in mereka if k not in kami]
    tanpa = [k for k in kami if k not in mereka]
    bukti = [f"{len(bersama) - len(beda)} dari {len(kami)} indikator sama dengan {sebutan}."]
    for label, kode in (
        ("Berbeda uraian", beda),
        (f"Ada pada {sebutan} tetapi tidak diukur", hilang),
        (f"Tidak ada pada {sebutan}", tanpa),
    ):
        if kode:
            bukti.append(f"{label}: {sebut([nama.get(k, k) for k in kode])}.")
    rujukan = (jangkar_blok(ukur), jangkar_blok(acuan))
    return ya_bila(len(bersama) > len(beda) == 0 and not hilang, " ".join(bukti), rujukan)


def _ringkas(teks: set[str]) -> set[str]:
    return {ringkas(t) for t in teks}


def _induk(tabel: Tabel) -> Uraian:
    """What each indicator of a table belongs to: its tujuan, its sasaran, or both."""
    hasil: Uraian = {}
    for kunci in ("tujuan", "sasaran"):
        for baris, teks in kolom(tabel, kunci).items():
            if teks:
                hasil.setdefault(baris, set()).add(teks)
    return hasil


def _nama(tabel: Tabel) -> Uraian:
    return {k: {t} for k, t in kolom(tabel, "indikator").items() if t}


def selaras_pk(bahan: BahanReviu) -> Jawaban:
    """Tujuan and sasaran are those of the last Perjanjian Kinerja."""
    return _selaras(bahan, tabel_pk(bahan.laporan), "Perjanjian Kinerja", _induk)


def selaras_renstra(bahan: BahanReviu) -> Jawaban:
    """Tujuan and sasaran are those of the Renstra."""
    return _selaras(bahan, bahan.laporan.tabel().get("renstra"), "Renstra", _induk)


def selaras_indikator(bahan: BahanReviu) -> Jawaban:
    """The indicators are those of the last Perjanjian Kinerja."""
    return _selaras(
        bahan, tabel_pk(bahan.laporan), "indikator kinerja pada Perjanjian Kinerja", _nama
    )


def selaras_iku(bahan: BahanReviu) -> Jawaban:
    """Tujuan and sasaran are those of the IKU decision."""
    tabel = bahan.laporan.tabel().get("iku")
    return _selaras(bahan, tabel, "keputusan indikator kinerja utama", _induk)
