"""Checks of parts: whether they stand in the report and are filled."""

from collections.abc import Mapping

from capaian.laporan.isi_daftar import judul_penuh
from capaian.laporan.pohon import Bab, Bagian, BelumDiisi, Blok, Laporan, telusuri
from capaian.reviu.jangkar import jangkar_blok

from .istilah import BahanReviu, Jawaban, sebut, ya_bila


def _bagian(laporan: Laporan, dasar: str) -> list[Bab | Bagian]:
    """Chapters and parts with this key, in whatever block of Bab III."""
    return [
        b
        for b in laporan.semua_blok()
        if isinstance(b, Bab | Bagian) and b.kunci.partition(".")[0] == dasar
    ]


def _terisi(bagian: Blok) -> bool:
    isi = [b for b in telusuri(bagian) if not isinstance(b, Bab | Bagian)]
    return bool(isi) and not any(isinstance(b, BelumDiisi) for b in isi)


def _bagian_terisi(bahan: BahanReviu, dicari: Mapping[str, str]) -> Jawaban:
    """Ya when every part stands in the report and nothing of it is missing."""
    ada, kurang, rujukan = [], [], []
    for dasar, sebutan in dicari.items():
        ditemukan = _bagian(bahan.laporan, dasar)
        rujukan += [jangkar_blok(b) for b in ditemukan]
        if not ditemukan:
            kurang.append(f"{sebutan} tidak dicetak")
        elif not all(map(_terisi, ditemukan)):
            kurang.append(f"{sebutan} belum lengkap")
        else:
            ada += [judul_penuh(b) for b in ditemukan]
    kalimat = [f"Terisi: {sebut(ada)}." if ada else "", f"{sebut(kurang)}." if kurang else ""]
    bukti = " ".join(k[:1].upper() + k[1:] for k in kalimat if k)
    return ya_bila(not kurang, bukti, tuple(rujukan))


def data_penting(bahan: BahanReviu) -> Jawaban:
    """Profile, duties, structure, staff and money are told."""
    return _bagian_terisi(
        bahan,
        {
            "tugas-fungsi": "tugas dan fungsi",
            "susunan-organisasi": "susunan organisasi",
            "sumber-daya-aparatur": "sumber daya aparatur",
            "sumber-daya-keuangan": "sumber daya keuangan",
        },
    )


def lampiran(bahan: BahanReviu) -> Jawaban:
    """Perjanjian Kinerja and the measurement form are attached."""
    return _bagian_terisi(
        bahan,
        {
            "lampiran-pk": "lampiran Perjanjian Kinerja",
            "lampiran-formulir": "lampiran formulir pengukuran",
        },
    )


def perbaikan(bahan: BahanReviu) -> Jawaban:
    """What the agency will do better is told."""
    return _bagian_terisi(bahan, {"langkah-perbaikan": "langkah perbaikan"})


def pembanding(bahan: BahanReviu) -> Jawaban:
    """Earlier years, the medium term, and a standard or other area are compared with."""
    return _bagian_terisi(
        bahan,
        {
            "analisis-2": "perbandingan dengan tahun sebelumnya",
            "analisis-3": "perbandingan dengan target jangka menengah",
            "analisis-4": "perbandingan dengan standar nasional atau daerah lain",
        },
    )
