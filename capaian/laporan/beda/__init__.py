"""What changed between two reports: numbers, texts, tables, outline, cover.

Pure: two trees in, one `Beda` out. Numbers are compared by fact, texts by part and paragraph with
their words, tables by row and cell. Running numbers (chapter, table, figure, row) follow from the
order and are never listed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from capaian.laporan.beda.angka import BedaAngka, beda_angka
from capaian.laporan.beda.jenis import Macam, Ubahan
from capaian.laporan.beda.susunan import yang_pindah
from capaian.laporan.beda.tabel import BedaTabel, beda_tabel, tabel_seluruhnya
from capaian.laporan.beda.teks import PEMISAH_TEMPAT, BedaTeks, beda_teks
from capaian.laporan.isi_daftar import judul_penuh
from capaian.laporan.pohon import Bab, Bagian, Blok, Laporan, Tabel

__all__ = ["Beda", "BedaAngka", "BedaBagian", "BedaTabel", "BedaTeks", "Macam", "Ubahan", "beda"]

_LABEL = {
    "judul": "Judul dokumen",
    "tahun": "Tahun",
    "opd": "Perangkat daerah",
    "pemda": "Pemerintah daerah",
    "alamat": "Alamat",
    "laman": "Laman",
    "posel": "Pos-el",
    "tempat_tahun": "Tempat dan tahun",
    "lambang_sha256": "Lambang (sidik berkas)",
    "kertas": "Kertas",
    "ukuran_huruf": "Ukuran huruf",
    "warna_aksen": "Warna aksen",
    "templat_word_sha256": "Templat Word (sidik berkas)",
}
_NAMA = {
    "Bab": "Bab",
    "Bagian": "Bagian",
    "Tabel": "Tabel",
    "Paragraf": "Paragraf",
    "TeksOrang": "Teks",
    "Daftar": "Daftar",
    "Rumus": "Rumus",
    "Grafik": "Grafik",
    "Bagan": "Bagan",
    "Gambar": "Gambar",
    "KartuIKU": "Kartu IKU",
    "Swot": "Analisis SWOT",
    "TandaTangan": "Tanda tangan",
}

Pengenal = tuple[str, str]
"""Kind and key of a block: a part and the text that stands in it share their key."""


@dataclass(frozen=True)
class BedaBagian:
    """A chapter or part that came, went, moved or got another title; others only move."""

    kunci: str
    nama: str
    macam: Macam
    lama: str
    baru: str


@dataclass(frozen=True)
class Beda:
    """Everything that changed from one report to another."""

    umum: tuple[Ubahan, ...]
    angka: tuple[BedaAngka, ...]
    teks: tuple[BedaTeks, ...]
    tabel: tuple[BedaTabel, ...]
    bagian: tuple[BedaBagian, ...]

    @property
    def banyak(self) -> int:
        """How many changes there are."""
        return sum(len(getattr(self, f.name)) for f in fields(self))


@dataclass(frozen=True)
class _Letak:
    """A block, where it stands, and its place in words."""

    blok: Blok
    induk: Pengenal
    tempat: str


def beda(lama: Laporan, baru: Laporan) -> Beda:
    """What changed from ``lama`` to ``baru``; nothing between a tree and itself."""
    angka = tuple(beda_angka(lama.fakta, baru.fakta))
    kiri, kanan = _letak(lama), _letak(baru)
    berubah = {a.fakta for a in angka}
    return Beda(
        tuple(_umum(lama, baru)),
        angka,
        tuple(_teks(kiri, kanan)),
        tuple(_tabel(kiri, kanan, berubah)),
        tuple(_bagian(kiri, kanan)),
    )


def _umum(lama: Laporan, baru: Laporan) -> Iterator[Ubahan]:
    """Cover, print settings and rules."""
    if lama.versi_aturan != baru.versi_aturan:
        yield Ubahan("Versi aturan hitung", lama.versi_aturan, baru.versi_aturan)
    for a, b in ((lama.sampul, baru.sampul), (lama.tampilan, baru.tampilan)):
        for f in fields(a):
            kiri, kanan = getattr(a, f.name), getattr(b, f.name)
            # What has no label here (the code of a final version) is no content of the report.
            if kiri != kanan and f.name in _LABEL:
                yield Ubahan(_LABEL[f.name], str(kiri), str(kanan))


def _letak(laporan: Laporan) -> dict[Pengenal, _Letak]:
    hasil: dict[Pengenal, _Letak] = {}

    def telusur(blok: Blok, induk: Pengenal, tempat: str) -> None:
        pengenal = (type(blok).__name__, blok.kunci)
        hasil[pengenal] = _Letak(blok, induk, tempat)
        if isinstance(blok, Bab | Bagian):
            dalam = PEMISAH_TEMPAT.join(filter(None, (tempat, judul_penuh(blok))))
            for anak in blok.isi:
                telusur(anak, pengenal, dalam)

    for bab in laporan.bab:
        telusur(bab, ("", ""), "")
    return hasil


_Peta = dict[Pengenal, _Letak]


def _pasangan(kiri: _Peta, kanan: _Peta) -> Iterator[tuple[Pengenal, _Letak | None, _Letak | None]]:
    """Every block of either report, those of the new one first in its order."""
    for pengenal in {**kanan, **kiri}:
        yield pengenal, kiri.get(pengenal), kanan.get(pengenal)


def _teks(kiri: _Peta, kanan: _Peta) -> Iterator[BedaTeks]:
    for _, a, b in _pasangan(kiri, kanan):
        ada = b or a
        if ada is None or isinstance(ada.blok, Bab | Bagian | Tabel):
            continue
        hasil = beda_teks(a.blok if a else None, b.blok if b else None, ada.tempat)
        if hasil:
            yield hasil


def _tabel(kiri: _Peta, kanan: _Peta, angka: set[str]) -> Iterator[BedaTabel]:
    for _, a, b in _pasangan(kiri, kanan):
        lama, baru = (x.blok if x else None for x in (a, b))
        if isinstance(lama, Tabel) and isinstance(baru, Tabel) and b:
            hasil = beda_tabel(lama, baru, b.tempat, angka)
            if hasil:
                yield hasil
        elif isinstance(baru, Tabel) and b:
            yield tabel_seluruhnya(baru, b.tempat, Macam.BARU)
        elif isinstance(lama, Tabel) and a:
            yield tabel_seluruhnya(lama, a.tempat, Macam.HILANG)


def _bagian(kiri: _Peta, kanan: _Peta) -> Iterator[BedaBagian]:
    pindah = set(_pindah(kiri, kanan))
    for pengenal, a, b in _pasangan(kiri, kanan):
        nama = _NAMA.get(pengenal[0], "Isi")
        bab = pengenal[0] in ("Bab", "Bagian")
        if bab and not (a and b):
            macam = Macam.BARU if b else Macam.HILANG
            judul = [_jalur(x) for x in (a, b)]
            yield BedaBagian(pengenal[1], nama, macam, *judul)
        if a and b and bab and a.blok.judul != b.blok.judul:
            yield BedaBagian(pengenal[1], nama, Macam.BERUBAH, a.blok.judul, b.blok.judul)
        if a and b and pengenal in pindah:
            yield BedaBagian(pengenal[1], nama, Macam.PINDAH, _jalur(a), _jalur(b))


def _pindah(kiri: _Peta, kanan: _Peta) -> Iterator[Pengenal]:
    """Blocks of both reports under another part, or in another order within theirs."""
    bersama: dict[Pengenal, tuple[list[Pengenal], list[Pengenal]]] = {}
    for sisi, peta, lain in ((0, kiri, kanan), (1, kanan, kiri)):
        for pengenal, satu in peta.items():
            if pengenal in lain and lain[pengenal].induk == satu.induk:
                bersama.setdefault(satu.induk, ([], []))[sisi].append(pengenal)
    for lama, baru in bersama.values():
        yield from yang_pindah(lama, baru)
    yield from (p for p, x in kanan.items() if p in kiri and kiri[p].induk != x.induk)


def _jalur(letak: _Letak | None) -> str:
    """Where a block stands, with its own title where it has one."""
    if letak is None:
        return ""
    sendiri = judul_penuh(letak.blok) or getattr(letak.blok, "judul", "")
    return PEMISAH_TEMPAT.join(filter(None, (letak.tempat, sendiri)))
