"""Reads a file from its bytes to a ``Bacaan``; runs in the child process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import kop as k
from .bacaan import Bacaan, Permintaan
from .buka import buka
from .datar import PembacaDatar
from .ingatan import cocokkan
from .istilah import Peran, Susunan, Temuan, Tingkat
from .jenjang import PembacaJenjang
from .kepala import Kepala, cari_kepala, teks_sel
from .kode import JenisKode, jenis, rapikan
from .kolomdatar import cari_datar, susunan_datar
from .lembar import Lembar
from .peran import Peta, baca_peta
from .utuh import selesaikan

Kemajuan = Callable[[int], None]
_PRATINJAU = (40, 30)


def baca_berkas(
    berkas: Path, minta: Permintaan, kemajuan: Kemajuan = lambda persen: None
) -> Bacaan:
    """What the file says about the agency, year and month of ``minta``. Raises BerkasDitolak."""
    kemajuan(5)
    jenis_berkas, semua = buka(berkas)
    kemajuan(45)
    bacaan = Bacaan(jenis_berkas.value)
    dikenal = []
    for lembar in semua:
        if satu := _kenali(lembar, minta):
            dikenal.append(satu)
        elif not lembar.tersembunyi:
            _periksa_tak_dikenal(bacaan, lembar)
    dipilih = _pilih(bacaan, dikenal, minta)
    for nomor, satu in enumerate(dipilih, 1):
        bacaan.susunan = bacaan.susunan or satu.susunan
        if satu.susunan != bacaan.susunan:
            _catat_campuran(bacaan, satu.lembar, satu.susunan)
        satu.pembaca(bacaan).baca()
        _catat_baris_tersembunyi(bacaan, satu.lembar)
        kemajuan(45 + 40 * nomor // len(dipilih))
    if not dipilih:
        bacaan.pratinjau = _pratinjau(semua)
        return bacaan
    selesaikan(bacaan)
    kemajuan(95)
    return bacaan


@dataclass(frozen=True, slots=True)
class _Dikenal:
    """A sheet whose heading is known; ``kop`` None: its rows tell agency, year and month."""

    lembar: Lembar
    kop: k.Kop | None
    susunan: str
    pembaca: Callable[[Bacaan], PembacaDatar | PembacaJenjang]


def _kenali(lembar: Lembar, minta: Permintaan) -> _Dikenal | None:
    """The sheet by a remembered layout, as a flat table or as a table in rows."""
    ingat = _kenali_ingatan(lembar, minta)
    if ingat is not None:
        return ingat
    hasil = _kenali_datar(lembar, minta) or _kenali_jenjang(lembar, minta)
    sesuai = hasil is not None and (not minta.susunan or minta.susunan.upper() == hasil.susunan)
    return hasil if sesuai else None


def _datar(
    lembar: Lembar, kepala: int, letak: dict[Peran, int], minta: Permintaan
) -> Callable[[Bacaan], PembacaDatar]:
    return lambda bacaan: PembacaDatar(
        bacaan, lembar, kepala, letak, _opd(minta), minta.tahun, minta.bulan, minta.sub_unit
    )


def _jenjang(
    lembar: Lembar, peta: Peta, kepala: Kepala, kop: k.Kop, minta: Permintaan
) -> Callable[[Bacaan], PembacaJenjang]:
    return lambda bacaan: PembacaJenjang(
        bacaan, lembar, peta, kepala, kop, _opd(minta), minta.kewenangan
    )


def _opd(minta: Permintaan) -> tuple[str, str, str]:
    return minta.nama_opd, minta.singkatan_opd, minta.kode_opd


def _kenali_ingatan(lembar: Lembar, minta: Permintaan) -> _Dikenal | None:
    ingat = cocokkan(lembar, minta.ingatan, minta.susunan)
    if ingat is None:
        return None
    nama, kepala, peta, letak, baris = ingat
    if letak is not None or kepala is None or peta is None:
        return _Dikenal(lembar, None, nama, _datar(lembar, baris, letak or {}, minta))
    kop = k.baca_kop(lembar, kepala.baris)
    return _Dikenal(lembar, kop, nama, _jenjang(lembar, peta, kepala, kop, minta))


def _kenali_datar(lembar: Lembar, minta: Permintaan) -> _Dikenal | None:
    datar = cari_datar(lembar)
    if datar is None:
        return None
    baris, letak = datar
    kop = k.baca_kop(lembar, baris)
    return _Dikenal(lembar, kop, susunan_datar(letak), _datar(lembar, baris, letak, minta))


def _kenali_jenjang(lembar: Lembar, minta: Permintaan) -> _Dikenal | None:
    kepala = cari_kepala(lembar)
    peta = baca_peta(kepala) if kepala else None
    if kepala is None or peta is None:
        return None
    kop = k.baca_kop(lembar, kepala.baris)
    if kop.bersub and peta.susunan in (Susunan.A, Susunan.C, Susunan.SPJ):
        peta.susunan = Susunan.B
    return _Dikenal(lembar, kop, peta.susunan, _jenjang(lembar, peta, kepala, kop, minta))


def _pilih(bacaan: Bacaan, dikenal: list[_Dikenal], minta: Permintaan) -> list[_Dikenal]:
    """The sheets to read: visible, of this month; the others are told."""
    tampak = [d for d in dikenal if not d.lembar.tersembunyi]
    for d in dikenal:
        if d.lembar.tersembunyi:
            bacaan.temuan.append(
                Temuan(
                    "lembar_tersembunyi",
                    Tingkat.PERINGATAN,
                    f"Lembar “{d.lembar.nama}” tersembunyi dan tidak dibaca. Tampilkan bila "
                    "termasuk SPJ ini.",
                    d.lembar.nama,
                )
            )
    bulan = {d.kop.bulan for d in tampak if d.kop is not None and d.kop.bulan}
    dipilih = []
    for d in tampak:
        lain = d.kop is not None and d.kop.bulan not in (None, minta.bulan)
        if lain and minta.bulan in bulan:
            bacaan.temuan.append(
                Temuan(
                    "lembar_dilewati",
                    Tingkat.CATATAN,
                    f"Lembar “{d.lembar.nama}” untuk bulan lain dan tidak dibaca.",
                    d.lembar.nama,
                )
            )
            continue
        dipilih.append(d)
        if d.kop is not None:
            _periksa_kop(bacaan, d.lembar, d.kop, minta)
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


def _tampil(isi: object) -> str:
    """The cell as a spreadsheet shows it, cut to what a preview needs."""
    bulat = isinstance(isi, float) and isi.is_integer()
    return str(int(isi)) if bulat else teks_sel(isi)[:80]


def _pratinjau(semua: list[Lembar]) -> dict[str, Any]:
    """The first rows of the fullest visible sheet, for a person to say what each column is."""
    calon = [s for s in semua if not s.tersembunyi] or semua
    lembar = max(calon, key=lambda s: len(s.baris), default=Lembar("", []))
    baris, kolom = _PRATINJAU
    return {
        "lembar": lembar.nama,
        "baris": [[_tampil(s) for s in satu[:kolom]] for satu in lembar.baris[:baris]],
    }
