"""Word-level difference of texts: what stayed, what went, what came."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from enum import StrEnum

TERBANYAK = 4_000_000
"""Pairs of words compared within one paragraph; above it the paragraph is replaced as a whole."""
PALING_SEDIKIT_SAMA = Decimal("0.4")
"""Share of words that two paragraphs must have in common to be shown word by word."""
_CERMIN = {"equal": "equal", "replace": "replace", "insert": "delete", "delete": "insert"}

Langkah = tuple[str, int, int, int, int]


class Jenis(StrEnum):
    """What became of a run of words."""

    SAMA = "sama"
    HAPUS = "hapus"
    TAMBAH = "tambah"


@dataclass(frozen=True)
class Runtun:
    """A run of words with one fate."""

    jenis: Jenis
    teks: str


def beda_kata(lama: str, baru: str) -> tuple[Runtun, ...]:
    """Runs of words that lead from ``lama`` to ``baru``; spaces do not count.

    The runs that stayed or went are the words of ``lama`` in order, those that stayed or came the
    words of ``baru``. Swapping the texts swaps what went and what came.
    """
    kiri, kanan = lama.split(), baru.split()
    awal, akhir = _ujung_sama(kiri, kanan)
    hasil: list[Runtun] = []

    def tulis(jenis: Jenis, kata: Sequence[str]) -> None:
        if not kata:
            return
        if hasil and hasil[-1].jenis == jenis:
            hasil[-1] = Runtun(jenis, f"{hasil[-1].teks} {' '.join(kata)}")
        else:
            hasil.append(Runtun(jenis, " ".join(kata)))

    tulis(Jenis.SAMA, kiri[:awal])
    tengah_kiri, tengah_kanan = kiri[awal : len(kiri) - akhir], kanan[awal : len(kanan) - akhir]
    for tanda, a, b, c, d in _langkah(tengah_kiri, tengah_kanan):
        if tanda == "equal":
            tulis(Jenis.SAMA, tengah_kiri[a:b])
        else:
            tulis(Jenis.HAPUS, tengah_kiri[a:b])
            tulis(Jenis.TAMBAH, tengah_kanan[c:d])
    tulis(Jenis.SAMA, kiri[len(kiri) - akhir :])
    return tuple(hasil)


def beda_paragraf(lama: Sequence[str], baru: Sequence[str]) -> tuple[tuple[Runtun, ...], ...]:
    """The paragraphs that differ, each as runs of words; those that stayed are left out."""
    hasil: list[tuple[Runtun, ...]] = []
    for tanda, a, b, c, d in _langkah(list(lama), list(baru)):
        if tanda != "equal":
            kiri, kanan = lama[a:b], baru[c:d]
            for n in range(max(len(kiri), len(kanan))):
                hasil += _terbaca(
                    kiri[n] if n < len(kiri) else "", kanan[n] if n < len(kanan) else ""
                )
    return tuple(hasil)


def _terbaca(lama: str, baru: str) -> Iterator[tuple[Runtun, ...]]:
    """The difference of two paragraphs as people can read it: words, or one text for the other."""
    runtun = beda_kata(lama, baru)
    if all(r.jenis == Jenis.SAMA for r in runtun):
        return
    sama = sum(len(r.teks.split()) for r in runtun if r.jenis == Jenis.SAMA)
    semua = max(len(lama.split()), len(baru.split()))
    if lama and baru and sama < semua * PALING_SEDIKIT_SAMA:
        yield (Runtun(Jenis.HAPUS, lama), Runtun(Jenis.TAMBAH, baru))
    else:
        yield runtun


def _ujung_sama(kiri: list[str], kanan: list[str]) -> tuple[int, int]:
    """How many words at the beginning and, after them, at the end are the same."""
    pendek = min(len(kiri), len(kanan))
    awal = next((n for n in range(pendek) if kiri[n] != kanan[n]), pendek)
    sisa = pendek - awal
    akhir = next((n for n in range(sisa) if kiri[-1 - n] != kanan[-1 - n]), sisa)
    return awal, akhir


def _langkah(kiri: list[str], kanan: list[str]) -> Sequence[Langkah]:
    """Steps from ``kiri`` to ``kanan``, the same ones backwards when the two are swapped.

    difflib prefers one side, so it is always asked in the same order.
    """
    if len(kiri) * len(kanan) > TERBANYAK:
        return [("replace", 0, len(kiri), 0, len(kanan))]
    if kiri <= kanan:
        return SequenceMatcher(None, kiri, kanan, autojunk=False).get_opcodes()
    balik = SequenceMatcher(None, kanan, kiri, autojunk=False).get_opcodes()
    return [(_CERMIN[tanda], c, d, a, b) for tanda, a, b, c, d in balik]
