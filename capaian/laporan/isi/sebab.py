"""Analysis 5: causes, solutions and follow-up."""

from capaian.hitung import Perubahan
from capaian.laporan.bahan import Analisis
from capaian.laporan.isi.analisis import sebutan_blok
from capaian.laporan.isi.baris import uraian_induk
from capaian.laporan.isi.konteks import (
    NOMOR,
    Isi,
    Konteks,
    kolom_teks,
    kolom_tengah,
    nomor,
    poin,
    teks,
)
from capaian.laporan.pohon import Baris, BelumDiisi, JenisBaris, Kolom, Tabel
from capaian.laporan.simpul import Simpul
from capaian.laporan.ukur import HasilIndikator


def analisis_5(k: Konteks, s: Simpul) -> Isi:
    """Causes, solutions and follow-up per indicator, and per sasaran where they were written so."""
    blok = k.blok[s.blok]
    milik = [i.kode for i in blok.indikator]
    milik += dict.fromkeys(i.induk for i in blok.indikator)
    if blok.kode == "opd":
        milik.append("")
    ada = {kode: [a for a in k.data.analisis if a.milik == kode] for kode in milik}
    kosong = [i for i in blok.indikator if not (ada[i.kode] or ada.get(i.induk))]
    blok_kosong = [
        BelumDiisi(f"{s.kunci}/kosong/{i.kode}", f"Analisis untuk indikator {i.nama} belum diisi.")
        for i in kosong
    ]
    if not any(ada.values()):
        return blok_kosong, ()
    judul = f"Penyebab, Solusi, dan Rencana Tindak Lanjut {sebutan_blok(blok)}Tahun {k.data.tahun}"
    return (tabel_analisis(k, f"analisis{blok.akhiran}", judul, ada), *blok_kosong), ()


def tabel_analisis(k: Konteks, kunci: str, judul: str, isi: dict[str, list[Analisis]]) -> Tabel:
    """Points of analysis, a row per owner: indicator, sasaran or the agency."""
    hambatan = any(a.jenis == "hambatan" for satu in isi.values() for a in satu)
    kolom: list[Kolom] = [
        NOMOR,
        kolom_teks("indikator", "Indikator", 12),
        kolom_tengah("arah", "Peningkatan/ Penurunan", 7),
        kolom_teks("penyebab", "Penyebab", 17),
        *([kolom_teks("hambatan", "Hambatan", 14)] if hambatan else []),
        kolom_teks("solusi", "Alternatif Solusi", 17),
        kolom_teks("tindak_lanjut", "Rencana Tindak Lanjut", 17),
    ]
    baris = []
    for milik, butir in isi.items():
        if not butir:
            continue
        sel = {
            "no": nomor(len(baris) + 1),
            "indikator": teks(_nama_milik(k, milik)),
            "arah": teks(arah(k.u.indikator.get(milik)) or "–"),
        }
        for jenis in ("penyebab", "hambatan", "solusi", "tindak_lanjut"):
            sel[jenis] = teks(poin(a.uraian for a in butir if a.jenis == jenis) or "–")
        baris.append(Baris(milik or "OPD", JenisBaris.RINCI, sel))
    return Tabel(kunci, judul, tuple(kolom), tuple(baris), sumber=k.nama_tahun, lanskap=True)


def _nama_milik(k: Konteks, milik: str) -> str:
    if not milik:
        return k.data.opd.nama
    if milik in k.u.indikator:
        return k.u.indikator[milik].indikator.nama
    return uraian_induk(k, milik)


def arah(h: HasilIndikator | None) -> str:
    """The direction against last year, computed; "" where there is nothing to compare."""
    if h is None or h.perubahan is None or h.perubahan.perubahan is None:
        return ""
    if h.perubahan.perubahan is Perubahan.TETAP:
        return "Tetap"
    return h.perubahan.perubahan.label.capitalize()
