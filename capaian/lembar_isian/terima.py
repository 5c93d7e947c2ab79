"""Take an uploaded sheet: each row is written, or left alone with the reason why."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.crypto import constant_time_compare

from capaian.jadwal import PeriodeTertutup, nama_periode, periode_tertutup
from capaian.rencana.kisi import BarisBerubah, BarisKisi, JenisSel, Kisi, SelKisi, SelSalah
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja

from .baca import BarisLembar, LembarBaca, LembarDitolak, baca_lembar
from .berkas import (
    Petak,
    lingkup_berkas,
    padat,
    petak_isian,
    sama,
    tanda_baris,
    teks_label,
    teks_nilai,
)

_KUNCI_RUSAK = (
    "Kunci atau nama baris ini diubah. Tidak ditulis; unduh lembar isian yang baru dan pindahkan "
    "isinya."
)
_TAMBAHAN = "Baris ini tidak berasal dari lembar yang diunduh, jadi tidak ditulis."
_BUKAN_MILIK = "Baris ini diisi unit lain, atau sudah dihapus dari aplikasi."
_GANDA = "Kunci baris ini sudah dipakai baris di atasnya. Hapus salah satunya."


class Keadaan(StrEnum):
    """What became of a row."""

    TERTULIS = "tertulis"
    SAMA = "sama"
    KOSONG = "kosong"
    DITOLAK = "ditolak"
    BENTROK = "bentrok"


LABEL = {
    Keadaan.TERTULIS: "Tertulis",
    Keadaan.SAMA: "Sudah tersimpan",
    Keadaan.KOSONG: "Tidak ada isian baru",
    Keadaan.DITOLAK: "Ditolak",
    Keadaan.BENTROK: "Diubah orang lain",
}


@dataclass(frozen=True)
class HasilBaris:
    """A row of the file and what became of it; ``nomor`` is the spreadsheet's own."""

    lembar: str
    nomor: int
    nama: str
    keadaan: Keadaan
    pesan: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What became of the row, for people."""
        return LABEL[self.keadaan]


@dataclass(frozen=True)
class HasilLembar:
    """What became of every row of an uploaded file, in the file's order."""

    triwulan: int
    baris: tuple[HasilBaris, ...]

    @property
    def banyak(self) -> dict[str, int]:
        """How many rows ended in each state, by the state's words."""
        cacah = Counter(b.keadaan for b in self.baris)
        return {LABEL[k]: cacah[k] for k in Keadaan if cacah[k]}

    @property
    def bermasalah(self) -> list[HasilBaris]:
        """The rows that were not taken."""
        return [b for b in self.baris if b.keadaan in (Keadaan.DITOLAK, Keadaan.BENTROK)]

    @property
    def terisi(self) -> list[HasilBaris]:
        """The rows that say something: those that were not taken first."""
        diambil = [b for b in self.baris if b.keadaan in (Keadaan.TERTULIS, Keadaan.SAMA)]
        return [*self.bermasalah, *diambil]

    @property
    def kosong(self) -> list[HasilBaris]:
        """The rows in which nothing new was filled."""
        return [b for b in self.baris if b.keadaan is Keadaan.KOSONG]


def terima_lembar(
    *, tahun_kinerja: TahunKinerja, triwulan: int, isi: bytes, nama: str, oleh: Pengguna
) -> HasilLembar:
    """Write what was filled in the file, each row by itself: all of a row or nothing of it.

    Raises LembarDitolak for a file that is not one of this year and period or whose period is
    closed, TidakDapatDimuat when the agency-year cannot be measured.
    """
    if triwulan in periode_tertutup(tahun_kinerja):
        raise LembarDitolak(PeriodeTertutup(triwulan).pesan)
    lingkup = lingkup_berkas(tahun_kinerja, triwulan)
    petak = {p.jenis: p for p in petak_isian(triwulan)}
    hasil: list[HasilBaris] = []
    for lembar in baca_lembar(isi, tahun_kinerja, triwulan):
        if lembar.jenis in petak:
            kisi = petak[lembar.jenis].kisi(tahun_kinerja, triwulan, oleh, None)
            hasil += _Penerima(petak[lembar.jenis], kisi, lingkup, lembar).terima()
    jadi = HasilLembar(triwulan, tuple(hasil))
    with transaction.atomic():
        catat(
            "unggah_lembar_isian",
            oleh=oleh,
            opd=tahun_kinerja.opd,
            tahun=tahun_kinerja.tahun,
            objek=nama,
            uraian=f"Lembar isian {nama_periode(triwulan)} diunggah dari {nama}.",
            data={"triwulan": triwulan, "banyak": jadi.banyak},
        )
    return jadi


class _Penerima:
    """Takes the rows of one sheet into its grid."""

    def __init__(self, petak: Petak, kisi: Kisi, lingkup: str, lembar: LembarBaca) -> None:
        self.petak, self.kisi, self.lingkup, self.lembar = petak, kisi, lingkup, lembar
        self.kini = {b.kunci: b for b in kisi.daftar()}
        self.terpakai: set[str] = set()

    def terima(self) -> list[HasilBaris]:
        """What became of every row that is one."""
        hasil = []
        for b in self.lembar.baris:
            if b.kunci or b.berisi:
                keadaan, pesan = self._satu(b)
                nama = b.judul or "baris tambahan"
                hasil.append(HasilBaris(self.lembar.nama, b.nomor, nama, keadaan, pesan))
        return hasil

    def _satu(self, b: BarisLembar) -> tuple[Keadaan, tuple[str, ...]]:
        if pesan := self._kunci_salah(b):
            return Keadaan.DITOLAK, (pesan,)
        self.terpakai.add(b.kunci)
        if b.rusak:
            return Keadaan.DITOLAK, b.rusak
        asal = json.loads(b.asal)
        kini = self.kini[b.kunci]
        ubahan, terkunci = self._ubahan(b, kini, asal["isi"])
        if terkunci:
            return Keadaan.DITOLAK, terkunci
        if not ubahan:
            return Keadaan.KOSONG, ()
        sel = {s.kolom.nama: s for s in kini.sel}
        beda = {n: t for n, t in ubahan.items() if not sama(sel[n].kolom, t, sel[n].teks)}
        if not beda:
            return Keadaan.SAMA, ()
        if asal["versi"] != kini.versi:
            return Keadaan.BENTROK, tuple(_banding(sel[n], t) for n, t in beda.items())
        return self._simpan(b, kini, ubahan)

    def _kunci_salah(self, b: BarisLembar) -> str:
        if not b.kunci:
            return _TAMBAHAN
        tanda = tanda_baris(self.lingkup, self.petak.jenis, b.kunci, b.asal, b.judul)
        if not constant_time_compare(tanda, b.tanda):
            return _KUNCI_RUSAK
        if b.kunci in self.terpakai:
            return _GANDA
        return "" if b.kunci in self.kini else _BUKAN_MILIK

    def _ubahan(
        self, b: BarisLembar, kini: BarisKisi, asal: Mapping[str, str]
    ) -> tuple[dict[str, str], tuple[str, ...]]:
        """What was typed into cells that were empty, and what is wrong with the others."""
        ubahan, terkunci = {}, []
        for s in kini.sel:
            k = s.kolom
            teks = teks_nilai(k, b.sel.get(k.nama, ""))
            lama = asal.get(k.nama, "")
            if k.tampil or sama(k, teks, lama) or padat(teks) == lama:
                continue
            pilihan_baru = k.jenis is JenisSel.PILIH and not json.loads(b.asal)["versi"]
            if s.terkunci or (lama and not pilihan_baru):
                terkunci.append(
                    f"Sel {b.alamat[k.nama]}{b.nomor} ({k.judul}) sudah terisi atau terkunci "
                    "ketika diunduh. Ubah di halaman isian, bukan di lembar ini."
                )
            else:
                ubahan[k.nama] = teks
        return ubahan, tuple(terkunci)

    def _simpan(
        self, b: BarisLembar, kini: BarisKisi, ubahan: Mapping[str, str]
    ) -> tuple[Keadaan, tuple[str, ...]]:
        isian = {s.kolom.nama: s.teks for s in kini.sel if not s.kolom.tampil}
        try:
            self.kisi.simpan(b.kunci, {**isian, **ubahan}, kini.versi)
        except SelSalah as salah:
            return Keadaan.DITOLAK, tuple(self._sebut(b, salah.galat))
        except (BarisBerubah, KeyError):
            return Keadaan.BENTROK, ("Baris ini berubah ketika berkas sedang diunggah.",)
        return Keadaan.TERTULIS, tuple(self._ringkas(kini, ubahan))

    def _sebut(self, b: BarisLembar, galat: Mapping[str, str]) -> list[str]:
        """Every refusal with the cell that it is about."""
        judul = {k.nama: k.judul for k in self.kisi.kolom}
        return [
            f"Sel {b.alamat[n]}{b.nomor} ({judul[n]}): {pesan}" if n in b.alamat else pesan
            for n, pesan in galat.items()
        ]

    def _ringkas(self, kini: BarisKisi, ubahan: Mapping[str, Any]) -> list[str]:
        kolom = {s.kolom.nama: s.kolom for s in kini.sel}
        return [f"{kolom[n].judul}: {teks_label(kolom[n], t)}" for n, t in ubahan.items()]


def _banding(s: SelKisi, teks: str) -> str:
    """Both values of a cell that somebody else changed."""
    ada = teks_label(s.kolom, s.teks) or "kosong"
    return f"{s.kolom.judul}: tersimpan {ada}, di lembar {teks_label(s.kolom, teks)}."
