"""Reads a file from its bytes to a ``Bacaan``; runs in the child process."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import kop as k
from .bacaan import Bacaan, Permintaan
from .buka import buka
from .datar import PembacaDatar
from .ingatan import cocokkan
from .istilah import Susunan, Temuan, Tingkat
from .jenjang import PembacaJenjang
from .kepala import cari_kepala, teks_sel
from .kode import JenisKode, jenis, rapikan
from .kolomdatar import cari_datar, susunan_datar
from .lembar import Lembar
from .peran import baca_peta
from .utuh import selesaikan

Kemajuan = Callable[[int], None]
_PRATINJAU = (40, 30)


def baca_berkas(
    berkas: Path, minta: Permintaan, kemajuan: Kemajuan = lambda persen: None
) -> Bacaan:
    """What the file says about the agency, year and month of ``minta``. Raises BerkasDitolak."""
    kemajuan(5)
    format_, semua = buka(berkas)
    kemajuan(45)
    bacaan = Bacaan(format_.value)
    dibaca = 0
    dikenal = []
    for lembar in semua:
        if pembaca := _kenali(bacaan, lembar, minta):
            dikenal.append(pembaca)
        elif not lembar.tersembunyi:
            _periksa_tak_dikenal(bacaan, lembar)
    tampak = [p for p in dikenal if not p[0].tersembunyi]
    for nomor, (lembar, _, susunan, buat) in enumerate(_pilih(bacaan, dikenal, tampak, minta)):
        bacaan.susunan = bacaan.susunan or susunan
        if susunan != bacaan.susunan and not bacaan.susunan.startswith(susunan):
            _catat_campuran(bacaan, lembar, susunan)
        buat(bacaan).baca()
        _catat_baris_tersembunyi(bacaan, lembar)
        dibaca += 1
        kemajuan(45 + 40 * (nomor + 1) // max(1, len(tampak)))
    if not dibaca and not any(t.kode.startswith("kop_") for t in bacaan.temuan):
        bacaan.pratinjau = _pratinjau(semua)
        return bacaan
    selesaikan(bacaan)
    kemajuan(95)
    return bacaan


def _kenali(bacaan: Bacaan, lembar: Lembar, minta: Permintaan) -> tuple[Any, ...] | None:
    """(sheet, its month, layout, maker of its reader) when its heading is known."""
    opd = (minta.nama_opd, minta.singkatan_opd, minta.kode_opd)
    if ingat := cocokkan(lembar, minta.ingatan, minta.susunan):
        nama, kepala, peta, letak, baris = ingat
        if letak is not None:
            return (
                lembar,
                None,
                nama,
                lambda b: PembacaDatar(
                    b, lembar, baris, letak, opd, minta.tahun, minta.bulan, minta.sub_unit
                ),
            )
        kop = k.baca_kop(lembar, kepala.baris)
        return (
            lembar,
            kop,
            nama,
            lambda b: PembacaJenjang(b, lembar, peta, kepala, kop, opd, minta.kewenangan),
        )
    if datar := cari_datar(lembar):
        baris, letak = datar
        susunan = susunan_datar(letak)
        kop = k.baca_kop(lembar, baris)
        if not _diminta(susunan, minta):
            return None
        return (
            lembar,
            kop,
            susunan,
            lambda b: PembacaDatar(
                b, lembar, baris, letak, opd, minta.tahun, minta.bulan, minta.sub_unit
            ),
        )
    kepala = cari_kepala(lembar)
    peta = baca_peta(kepala) if kepala else None
    if peta is None:
        return None
    kop = k.baca_kop(lembar, kepala.baris)
    if kop.sub_kegiatan and peta.susunan in (Susunan.A, Susunan.C, Susunan.SPJ):
        peta.susunan = Susunan.B
    if not _diminta(peta.susunan, minta):
        return None
    return (
        lembar,
        kop,
        peta.susunan,
        lambda b: PembacaJenjang(b, lembar, peta, kepala, kop, opd, minta.kewenangan),
    )


def _diminta(susunan: str, minta: Permintaan) -> bool:
    """A layout that the user named must be the one found."""
    return not minta.susunan or minta.susunan.upper() == susunan


def _pilih(
    bacaan: Bacaan, dikenal: list[tuple[Any, ...]], tampak: list[tuple[Any, ...]], minta: Permintaan
) -> list[tuple[Any, ...]]:
    """The sheets to read: visible, of this month; the others are told."""
    for lembar, *_ in dikenal:
        if lembar.tersembunyi:
            bacaan.temuan.append(
                Temuan(
                    "lembar_tersembunyi",
                    Tingkat.PERINGATAN,
                    f"Lembar “{lembar.nama}” tersembunyi dan tidak dibaca. Tampilkan bila "
                    "termasuk SPJ ini.",
                    lembar.nama,
                )
            )
    bulan = {kop.bulan for _, kop, *_ in tampak if kop is not None and kop.bulan}
    dipilih = []
    for isi in tampak:
        kop = isi[1]
        if kop is None:
            dipilih.append(isi)
            continue
        if kop.bulan and kop.bulan != minta.bulan and minta.bulan in bulan:
            bacaan.temuan.append(
                Temuan(
                    "lembar_dilewati",
                    Tingkat.CATATAN,
                    f"Lembar “{isi[0].nama}” untuk bulan lain dan tidak dibaca.",
                    isi[0].nama,
                )
            )
            continue
        dipilih.append(isi)
        _periksa_kop(bacaan, isi[0], kop, minta)
    return dipilih


def _periksa_kop(bacaan: Bacaan, lembar: Lembar, kop: k.Kop, minta: Permintaan) -> None:
    bacaan.temuan += k.periksa_tahun(kop, lembar.nama, minta.tahun)
    bacaan.temuan += k.periksa_bulan(kop, lembar.nama, minta.bulan)
    if kop.skpd or kop.kode_skpd:
        bacaan.temuan += k.periksa_skpd(
            nama=kop.skpd,
            kode=kop.kode_skpd,
            berlabel=kop.berlabel,
            lembar=lembar.nama,
            baris=kop.baris_skpd,
            opd=(minta.nama_opd, minta.singkatan_opd, minta.kode_opd),
        )


def _catat_campuran(bacaan: Bacaan, lembar: Lembar, susunan: str) -> None:
    bacaan.temuan.append(
        Temuan(
            "susunan_campuran",
            Tingkat.BLOKIR,
            f"Lembar “{lembar.nama}” bersusunan {susunan}, lembar lain {bacaan.susunan}. Unggah "
            "masing-masing sebagai berkas sendiri.",
            lembar.nama,
        )
    )


def _catat_baris_tersembunyi(bacaan: Bacaan, lembar: Lembar) -> None:
    if lembar.baris_tersembunyi:
        bacaan.temuan.append(
            Temuan(
                "baris_tersembunyi",
                Tingkat.PERINGATAN,
                f"{len(lembar.baris_tersembunyi)} baris tersembunyi ikut dibaca, yang pertama "
                f"baris {lembar.baris_tersembunyi[0]}.",
                lembar.nama,
                lembar.baris_tersembunyi[0],
            )
        )


def _periksa_tak_dikenal(bacaan: Bacaan, lembar: Lembar) -> None:
    """A sheet without a known heading must not hold accounts with money."""
    for nomor, baris in enumerate(lembar.baris, 1):
        kode = next(
            (s for s in baris if isinstance(s, str) and s[:1] in "456" and s.count(".") >= 5), ""
        )
        if (
            kode
            and jenis(rapikan(kode)) is JenisKode.AKUN
            and any(isinstance(s, int | float) and s for s in baris)
        ):
            bacaan.temuan.append(
                Temuan(
                    "lembar_tanpa_kepala",
                    Tingkat.BLOKIR,
                    f"Lembar “{lembar.nama}” berisi rekening dan angka tetapi kepala tabelnya "
                    "tidak dikenali. Lengkapi kepala tabelnya atau hapus lembar itu.",
                    lembar.nama,
                    nomor,
                    tercetak=kode,
                )
            )
            return


def _pratinjau(semua: list[Lembar]) -> dict[str, Any]:
    """The first rows of the fullest visible sheet, for a person to say what each column is."""
    calon = [s for s in semua if not s.tersembunyi] or semua
    lembar = max(calon, key=lambda s: len(s.baris), default=Lembar("", []))
    baris, kolom = _PRATINJAU
    return {
        "lembar": lembar.nama,
        "baris": [[teks_sel(s)[:80] for s in satu[:kolom]] for satu in lembar.baris[:baris]],
    }
