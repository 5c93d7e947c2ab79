"""The register of rules: one rule, one function; the list in the README is made from it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from capaian.periksa.temuan import Jenis, Tingkat

F = TypeVar("F", bound=Callable[..., Iterable[Any]])


@dataclass(frozen=True)
class Aturan:
    """A rule. ``dasar`` is its legal or logical basis, ``tindakan`` what the reader should do."""

    kode: str
    judul: str
    jenis: Jenis
    tingkat: Tingkat
    dasar: str
    tindakan: str
    fungsi: Callable[..., Iterable[Any]]


ATURAN: dict[str, Aturan] = {}


def aturan(
    kode: str, judul: str, *, jenis: Jenis, tingkat: Tingkat, dasar: str, tindakan: str
) -> Callable[[F], F]:
    """Register the decorated function as the rule ``kode``; a code is used once."""

    def daftar(fungsi: F) -> F:
        if kode in ATURAN:
            raise ValueError(f"Kode aturan {kode} dipakai dua kali.")
        ATURAN[kode] = Aturan(kode, judul, jenis, tingkat, dasar, tindakan, fungsi)
        return fungsi

    return daftar


def menurut_jenis(jenis: Jenis) -> tuple[Aturan, ...]:
    """Return the rules of one kind in the order they were registered."""
    return tuple(a for a in ATURAN.values() if a.jenis == jenis)
