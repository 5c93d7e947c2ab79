"""Kinds of change that all parts of the difference share."""

from dataclasses import dataclass
from enum import StrEnum


class Macam(StrEnum):
    """What became of a piece between two reports."""

    BARU = "baru"
    HILANG = "hilang"
    BERUBAH = "berubah"
    PINDAH = "pindah"


@dataclass(frozen=True)
class Ubahan:
    """A label or a property with its old and new text; "" where it was not there."""

    apa: str
    lama: str
    baru: str
