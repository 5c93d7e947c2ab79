"""The workbook's manual, written from its sheets: capaian/buku/README.md."""

from pathlib import Path

from .lembar import SEMUA
from .lembar_laporan import lembar_tabel
from .spesifikasi import Jenis, KolomLembar, Lembar, Milik

NASKAH = Path(__file__).with_name("README.md")

AWAL = "## Lembar\n\n"

_MILIK = {
    Milik.TAHUN: "milik tahun: diganti",
    Milik.OPD: "milik perangkat daerah: dibuat atau diubah",
    Milik.BAGIAN: "bagian dari induknya: diganti bersama induknya",
    Milik.BERSAMA: "dipakai bersama: dibuat bila belum ada",
}


def isi_kolom(kolom: KolomLembar) -> str:
    """Return what a cell may hold: kind, referenced sheet or choices, and default."""
    teks = f"kode di lembar `{kolom.rujuk}`" if kolom.rujuk else str(kolom.jenis)
    if kolom.dalam:
        teks += f" dengan {kolom.dalam} yang sama"
    if kolom.jenis is Jenis.PILIHAN:
        teks = ", ".join(f"`{nilai}`" for nilai, _ in kolom.pilihan)
    bawaan = bawaan_kolom(kolom)
    return f"{teks}; bawaan `{bawaan}`" if bawaan else teks


def bawaan_kolom(kolom: KolomLembar) -> str:
    """Return what a blank cell becomes, as text of a cell; "" when it stays blank."""
    if kolom.kosong or kolom.medan is None or kolom.jenis is Jenis.URUTAN:
        return kolom.kosong
    if not kolom.medan.has_default() or kolom.medan.default in ("", dict):
        return ""
    bawaan = kolom.medan.get_default()
    if isinstance(bawaan, bool):  # 1 and 0 are equal to them, but are numbers
        return "ya" if bawaan else "tidak"
    return str(bawaan)


def tulis(naskah: str) -> str:
    """Return the manual with its part about sheets written anew; the prose before it is kept."""
    prosa = naskah.split(AWAL)[0]
    contoh = lembar_tabel("t_KODE", "KODE", "Baris tabel data", ())
    return prosa + AWAL + "\n".join(_bagian(lembar) for lembar in (*SEMUA, contoh))


def _bagian(lembar: Lembar) -> str:
    """Return title, ownership, key and columns of one sheet."""
    kepala = f"{lembar.judul} ({_MILIK[lembar.milik]}). {lembar.bantuan}"
    return "\n".join([f"### {lembar.nama}", "", kepala, *_kunci(lembar), "", *_tabel(lembar), ""])


def _kunci(lembar: Lembar) -> list[str]:
    return [f"Baris dikenali dari: {', '.join(lembar.kunci)}."] if lembar.kunci else []


def _tabel(lembar: Lembar) -> list[str]:
    baris = ["| kolom | wajib | isi | keterangan | contoh |", "|---|---|---|---|---|"]
    for k in lembar.kolom.values():
        sel = (f"`{k.nama}`", "ya" if k.wajib else "", isi_kolom(k), k.bantuan, k.contoh)
        baris.append(f"| {' | '.join(sel)} |")
    return baris
