"""Rules on columns of printed tables that come from other columns, learnt from the table."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import permutations

from capaian.periksa.aturan import aturan
from capaian.periksa.temuan import Jenis, Tingkat
from capaian.periksa.terbit.cetak import Isi, cocok
from capaian.periksa.terbit.dokumen import Ambil, Dokumen, Kaitan, angka, angka_semua
from capaian.periksa.terbit.hubungan_anggaran import SERATUS, kaitan_jumlah, penjumlah
from capaian.periksa.terbit.pohon import baris_total

_MIN_KOLOM = 2
_MIN_BARIS = 3
_PERSEN = frozenset({"persen", "persentase", "%", "capaian", "serapan", "rasio"})
_SELISIH = frozenset({"selisih", "sisa", "perubahan", "kenaikan", "penurunan"})

Tabel = Mapping[str, Mapping[str, str]]
"""Row to column to fact."""


@aturan(
    "T-JUMLAH-KOLOM",
    "Kolom jumlah pada tabel data salah",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Kolom jumlah adalah jumlah kolom lain pada sebagian besar baris tabel itu.",
    tindakan="Jumlahkan ulang barisnya dan cocokkan dengan data sumber.",
)
def jumlah_kolom(dok: Dokumen) -> Iterator[Kaitan]:
    """A column "jumlah" or "total" equals the other columns, where most rows of the table do."""
    for baris in _tabel(dok).values():
        kaitan = [k for sel in baris.values() if (k := _kolom(sel))]
        if _cocok(dok, kaitan) * 2 > len(kaitan):
            yield from kaitan


def _kolom(sel: Mapping[str, str]) -> Kaitan | None:
    total = [k for k in sel if baris_total(k)]
    lain = tuple(f for k, f in sel.items() if k not in total)
    if len(total) != 1 or len(lain) < _MIN_KOLOM:
        return None
    return kaitan_jumlah("T-JUMLAH-KOLOM", sel[total[0]], lain, "jumlah = jumlah kolom lain")


@aturan(
    "T-KOLOM-TURUNAN",
    "Kolom persen atau selisih pada tabel data salah",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Kolom persen atau selisih dihitung dengan cara yang dipakai sebagian besar barisnya.",
    tindakan="Hitung ulang kolom itu dari kolom yang lain.",
)
def kolom_turunan(dok: Dokumen) -> Iterator[Kaitan]:
    """A percentage or difference column, by the pair of columns that explains most rows."""
    for baris in _tabel(dok).values():
        kolom = {k for sel in baris.values() for k in sel}
        for hasil in kolom:
            kata = set(hasil.casefold().replace("_", "-").split("-"))
            lain = sorted(kolom - {hasil})
            if kata & _PERSEN:
                pasang = _pasangan(baris, hasil, lain, _persen)
                yield from _terbaik(dok, [*pasang, *_bagian(baris, hasil, lain)])
            elif kata & _SELISIH:
                yield from _terbaik(dok, _pasangan(baris, hasil, lain, _selisih))


Cara = Callable[[str, str, str], Kaitan]


def _pasangan(baris: Tabel, hasil: str, lain: list[str], cara: Cara) -> list[list[Kaitan]]:
    """The relation of every pair of other columns, row by row."""
    return [
        [cara(sel[hasil], sel[a], sel[b]) for sel in baris.values() if {hasil, a, b} <= set(sel)]
        for a, b in permutations(lain, 2)
    ]


def _bagian(baris: Tabel, hasil: str, lain: list[str]) -> list[list[Kaitan]]:
    """The share of every other column in its total row."""
    total = next((sel for kunci, sel in baris.items() if baris_total(kunci)), {})
    return [
        [_persen(sel[hasil], sel[a], total[a]) for sel in baris.values() if {hasil, a} <= set(sel)]
        for a in lain
        if a in total
    ]


def _terbaik(dok: Dokumen, pilihan: list[list[Kaitan]]) -> list[Kaitan]:
    """The relation that fits most rows, [] when none fits more than half of them."""
    kaitan = max(pilihan, key=partial(_cocok, dok), default=[])
    cukup = len(kaitan) >= _MIN_BARIS and _cocok(dok, kaitan) * 2 > len(kaitan)
    return kaitan if cukup else []


def _persen(hasil: str, a: str, b: str) -> Kaitan:
    rumus = "persen = bagian ÷ pembaginya × 100%"
    return Kaitan("T-KOLOM-TURUNAN", hasil, (a, b), rumus, partial(_bagi, a=a, b=b))


def _bagi(ambil: Ambil, *, a: str, b: str) -> Isi | None:
    nilai = angka_semua(ambil, (a, b))
    return None if nilai is None or nilai[1] == 0 else nilai[0] / nilai[1] * SERATUS


def _selisih(hasil: str, a: str, b: str) -> Kaitan:
    return Kaitan("T-KOLOM-TURUNAN", hasil, (a, b), "selisih kolom", penjumlah(((1, a), (-1, b))))


def _tabel(dok: Dokumen) -> dict[str, dict[str, dict[str, str]]]:
    """Every number of the data tables: table, row, column, fact."""
    tabel: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for n in dok.nama("data"):
        kode, baris, kolom = n.sel
        if angka(dok.isi(str(n))) is not None:
            tabel[kode][baris][kolom] = str(n)
    return tabel


def _cocok(dok: Dokumen, kaitan: list[Kaitan]) -> int:
    """How many of the relations hold as printed."""
    hasil = ((dok.acuan[k.hasil], k.hitung(dok.isi)) for k in kaitan)
    return sum(isi is not None and cocok(c, isi) for c, isi in hasil)
