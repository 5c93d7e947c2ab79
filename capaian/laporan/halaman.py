"""Which blocks of a chapter stand on upright pages and which on turned ones."""

from collections.abc import Callable, Iterator

from capaian.laporan.pohon import Bab, Bagian, BelumDiisi, Blok, Paragraf, Tabel, telusuri

# A few lines between two wide tables would get a page of their own, so they turn with them.
_RINGAN = Paragraf | BelumDiisi | Bagian | Bab
_RINGAN_TERBANYAK = 4


def kelompok_halaman(
    bab: Bab, diputar: Callable[[Tabel], bool]
) -> Iterator[tuple[bool, list[Blok]]]:
    """Runs of blocks on upright (False) or turned (True) pages, in reading order.

    ``diputar`` tells which tables need a turned page. Headings go with what follows them, so none
    is left alone on the page before a turned one.
    """
    semua = list(telusuri(bab))
    lanskap = [isinstance(b, Tabel) and diputar(b) for b in semua]
    for i in reversed(range(len(semua) - 1)):
        lanskap[i] = lanskap[i] or (lanskap[i + 1] and isinstance(semua[i], Bab | Bagian))
    _sambung(semua, lanskap)
    awal = 0
    for i in range(1, len(semua) + 1):
        if i == len(semua) or lanskap[i] != lanskap[awal]:
            yield lanskap[awal], semua[awal:i]
            awal = i


def _sambung(semua: list[Blok], lanskap: list[bool]) -> None:
    """Turn short runs of light blocks between two turned ones."""
    terakhir = None
    for i, putar in enumerate(lanskap):
        if not putar:
            continue
        antara = semua[terakhir + 1 : i] if terakhir is not None else []
        if len(antara) <= _RINGAN_TERBANYAK and all(isinstance(b, _RINGAN) for b in antara):
            lanskap[i - len(antara) : i] = [True] * len(antara)
        terakhir = i
