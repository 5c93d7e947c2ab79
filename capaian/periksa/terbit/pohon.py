"""Which printed rows are parts of which: budget tree, scopes, rows of data tables."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from capaian.periksa.terbit.cetak import baku
from capaian.periksa.terbit.dokumen import Dokumen
from capaian.periksa.terbit.nama import UANG, Nama, baca_nama

TOTAL = frozenset(
    ("jumlah", "total", "jumlahtotal", "jumlahseluruhnya", "jumlahkeseluruhan", "totalkeseluruhan")
)


def leluhur(kode: str, induk: Mapping[str, str]) -> list[str]:
    """Codes above ``kode``, nearest first: by the budget tree, else by the dots of the code."""
    hasil = []
    if kode in induk:
        while kode := induk.get(kode, ""):
            hasil.append(kode)
        return hasil
    while "." in kode:
        kode = kode.rpartition(".")[0]
        hasil.append(kode)
    return hasil


def susun_anak(kode: Collection[str], induk: Mapping[str, str]) -> dict[str, list[str]]:
    """Direct children of each code among ``kode``; "" holds the roots."""
    anak: dict[str, list[str]] = defaultdict(list)
    for satu in kode:
        anak[next((a for a in leluhur(satu, induk) if a in kode), "")].append(satu)
    return anak


def jumlah_uang(dok: Dokumen) -> dict[str, tuple[str, ...]]:
    """Each printed amount of money that is a sum, with the facts it is the sum of."""
    hasil: dict[str, tuple[str, ...]] = {}
    for ukuran in UANG:
        nama = [*dok.nama(ukuran), *(n for n in dok.nama("jumlah") if n.kunci == ukuran)]
        for tahun, rincian in {(n.tahun, n.rincian): None for n in nama}:
            bersama = [n for n in nama if (n.tahun, n.rincian) == (tahun, rincian)]
            anggota = _anggota(dok, ukuran, tahun, rincian)
            anak = susun_anak(_dikenal(dok, anggota, tahun, rincian), dok.konteks.induk)
            for n in bersama:
                milik = anak.get("" if n.jumlahan else n.kunci, ())
                if milik and all(k in anggota for k in milik):
                    hasil[str(n)] = tuple(anggota[k] for k in milik)
    return hasil


def _dikenal(
    dok: Dokumen, anggota: dict[str, str], tahun: int | None, rincian: str
) -> dict[str, None]:
    """Every node of the scope: one that prints pagu but no remainder leaves that sum open."""
    semua = dict.fromkeys(anggota)
    for ukuran in ("pagu", "realisasi_rp"):
        semua |= dict.fromkeys(_anggota(dok, ukuran, tahun, rincian))
    return semua


def _anggota(dok: Dokumen, ukuran: str, tahun: int | None, rincian: str) -> dict[str, str]:
    """Code to fact: the nodes of a scope, and for a scope the plain rows beside them.

    A table of one sasaran prints whole nodes plainly and partial ones with its scope.
    """
    nama = [n for n in dok.nama(ukuran) if (n.tahun, n.rincian) == (tahun, rincian)]
    anggota = {n.kunci: str(n) for n in nama}
    total = str(Nama("jumlah", ukuran, tahun, rincian))
    if not rincian:
        return anggota
    for tempat in {c.asal.tempat: None for f in (*anggota.values(), total) for c in dok.cari(f)}:
        for fakta in dok.di_tempat[tempat]:
            n = baca_nama(fakta, dok.konteks.tahun)
            if (n.jenis, n.tahun, n.rincian) == (ukuran, tahun, ""):
                anggota.setdefault(n.kunci, fakta)
    return anggota


def daun(pohon: Mapping[str, tuple[str, ...]], fakta: str) -> tuple[str, ...]:
    """The lowest facts below ``fakta``, itself when nothing is below it."""
    if fakta not in pohon:
        return (fakta,)
    return tuple(d for anak in pohon[fakta] for d in daun(pohon, anak))


def jumlah_tabel(dok: Dokumen) -> dict[str, tuple[str, ...]]:
    """Each cell of a data table that is the sum of cells below it or beside it."""
    tabel: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for n in dok.nama("data"):
        kode, baris, kolom = n.sel
        if not _tak_dijumlah(kolom):
            tabel[kode, kolom][baris] = str(n)
    hasil = {}
    for baris in tabel.values():
        rinci = {b: f for b, f in baris.items() if not baris_total(b)}
        anak = susun_anak(rinci, {})
        for b, fakta in baris.items():
            induk = b.rpartition(".")[0] if baris_total(b) else b
            if milik := anak.get(induk, ()):
                hasil[fakta] = tuple(rinci[k] for k in milik)
    return hasil


def baris_total(baris: str) -> bool:
    """Whether a row is the total of its level: "jumlah", "total", "barat.jumlah"."""
    return baku(baris.rpartition(".")[2]) in TOTAL


def _tak_dijumlah(kolom: str) -> bool:
    """Whether adding the cells of a column makes no sense: years, ratios, indices, numbers."""
    bagian = kolom.casefold().replace("_", "-").split("-")
    return bool({"persen", "%", "tahun", "indeks", "rasio", "rata", "no", "nomor"} & set(bagian))
