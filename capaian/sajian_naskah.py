"""What stands beside the editor of a text: preview, figures to insert, history."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.utils.html import strip_tags
from django.utils.timezone import localtime

from capaian.laporan.bahan import DataLaporan, Teks
from capaian.laporan.html import Konteks, html_bab
from capaian.laporan.isi_daftar import jangkar
from capaian.laporan.pohon import Bab, Bagian, Fakta, Laporan
from capaian.laporan.susun import susun
from capaian.models import TeksLaporan
from capaian.naskah import Keadaan, nama_penulis
from lakip.xlsx.tulis import Daftar, KolomDaftar
from renstra.models import TahunKinerja

BANYAK_ANGKA = 40
BANYAK_RIWAYAT = 20
SEKALI_DUDUK = timedelta(minutes=10)


def susun_dengan(data: DataLaporan, kunci: str, isi: str) -> Laporan:
    """The report as it would be with this text; "" leaves the text out."""
    teks = {k: t for k, t in data.teks.items() if k != kunci}
    if isi:
        teks[kunci] = Teks(isi, TeksLaporan.Asal.DITULIS)
    return susun(replace(data, teks=teks))


def html_bagian(laporan: Laporan, kunci: str, k: Konteks) -> dict[str, Any]:
    """The part that holds the text: its title, everything in it but parts, the text's anchor.

    All are "" for a text that the outline in force does not print.
    """
    tulisan = (f"{kunci}/teks", f"{kunci}/gambar-1")
    for blok in laporan.semua_blok():
        if not isinstance(blok, Bab | Bagian):
            continue
        sendiri = tuple(b for b in blok.isi if not isinstance(b, Bagian))
        tempat = [jangkar(b) for b in sendiri if b.kunci in tulisan]
        if blok.kunci == kunci or tempat:
            return {
                "judul": f"{blok.nomor} {blok.judul}".strip(),
                "isi": html_bab(Bab(blok.kunci, blok.judul, sendiri), k),
                "jangkar": tempat[0] if tempat else "",
            }
    return {"judul": "", "isi": "", "jangkar": ""}


@dataclass(frozen=True)
class Angka:
    """A figure to insert."""

    token: str
    nama: str
    teks: str


def pilihan_angka(fakta: Mapping[str, Fakta], kata: str, kunci: str) -> list[Angka]:
    """Figures whose name, key or print holds every word; those of the part's block first."""
    cari = kata.lower().split()
    blok = kunci.partition(".")[2]

    def cocok(f: Fakta) -> bool:
        jerami = f"{f.id} {f.nama} {f.teks}".lower()
        return f.nilai is not None and all(k in jerami for k in cari)

    def jauh(f: Fakta) -> tuple[bool, bool]:
        milik = f.id.partition(":")[2]
        return (not (blok and milik.startswith(blok)), "@" in f.id or "#" in f.id)

    urut = sorted((f for f in fakta.values() if cocok(f)), key=jauh)
    return [Angka(f"[[{f.id}]]", f.nama, f.teks) for f in urut[:BANYAK_ANGKA]]


@dataclass(frozen=True)
class Riwayat:
    """One earlier state of a text. ``cuplikan`` are its first words, "" when it was emptied."""

    nomor: int
    oleh: str
    waktu: datetime
    cuplikan: str
    kosong: bool


def riwayat_teks(tahun_kinerja: TahunKinerja, kunci: str) -> list[Riwayat]:
    """The latest states of a text, newest first; of one sitting only the last. One query."""
    semua = TeksLaporan.history.filter(tahun_kinerja=tahun_kinerja, kunci=kunci)
    dibaca = semua.select_related("history_user").order_by("-history_id")[: 10 * BANYAK_RIWAYAT]
    baris: list[Any] = []
    lalu: Any = None
    for r in dibaca:
        if lalu is None or not _sekali_duduk(r, lalu):
            baris.append(r)
        lalu = r
    return [
        Riwayat(
            r.history_id,
            nama_penulis(r),
            r.history_date,
            strip_tags(r.isi)[:120],
            r.history_type == "-",
        )
        for r in baris[:BANYAK_RIWAYAT]
    ]


def _sekali_duduk(lama: Any, baru: Any) -> bool:
    """Whether the two states were saved by one person shortly after one another, by itself."""
    sela = baru.history_date - lama.history_date
    return (
        lama.history_user_id == baru.history_user_id
        and sela < SEKALI_DUDUK
        and "-" not in (lama.history_type, baru.history_type)
    )


_STATUS = {
    "belum": "Belum diisi",
    "kosong": "Tidak wajib, kosong",
    "terbawa": "Terbawa",
    "rancangan": "Rancangan",
    "ditulis": "Ditulis",
}
_KOLOM_NASKAH = (
    KolomDaftar("Bab", 34),
    KolomDaftar("Bagian", 50),
    KolomDaftar("Wajib", 8),
    KolomDaftar("Keadaan", 20),
    KolomDaftar("Oleh", 26),
    KolomDaftar("Disimpan", 20),
    KolomDaftar("Angka berubah", 60),
)


def daftar_naskah(bab: list[tuple[str, list[Keadaan]]]) -> Daftar:
    """The texts of the report with their state, one a row."""
    baris = [
        (
            judul,
            k.tempat.judul,
            "ya" if k.tempat.wajib else "tidak",
            _STATUS[k.status],
            k.oleh,
            f"{localtime(k.waktu):%Y-%m-%d %H.%M}" if k.waktu else None,
            "\n".join(f"{a.nama}: {a.lama} menjadi {a.baru}" for a in k.berubah),
        )
        for judul, isi in bab
        for k in isi
    ]
    return Daftar("Naskah", _KOLOM_NASKAH, baris)
