"""What a check finds: one finding per cause, the figures that follow from it underneath."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any


class Tingkat(StrEnum):
    """How much a finding weighs; the values are those of the JSON."""

    SALAH = "salah"
    PENJELASAN = "perlu penjelasan"
    SARAN = "saran"


class Jenis(StrEnum):
    """What is checked: the living data of the year, or what a published report printed."""

    DATA = "data"
    TERBIT = "terbit"


@dataclass(frozen=True)
class Akibat:
    """A further figure that the same cause makes wrong, or that shows the cause."""

    tempat: str
    tercetak: str
    hitung_ulang: str


@dataclass(frozen=True)
class Temuan:
    """One finding. Numbers are plain decimal strings; a text stands where a label was checked.

    ``kunci`` names the finding for as long as the same rule speaks of the same place;
    ``tautan`` is a place in the app as (page, key), ("", "") when there is none.
    """

    kunci: str
    aturan: str
    jenis: Jenis
    tingkat: Tingkat
    tempat: str
    fakta: str
    uraian: str
    tercetak: str = ""
    hitung_ulang: str = ""
    selisih: str = ""
    dugaan_sebab: str = ""
    akibat: tuple[Akibat, ...] = ()
    tautan: tuple[str, str] = ("", "")

    @property
    def sidik(self) -> str:
        """Fingerprint of the figures: an explanation holds as long as it stays the same."""
        angka = [self.tingkat, self.tercetak, self.hitung_ulang, self.selisih]
        for a in sorted(self.akibat, key=lambda a: (a.tempat, a.tercetak, a.hitung_ulang)):
            angka += [a.tempat, a.tercetak, a.hitung_ulang]
        if not (self.tercetak or self.hitung_ulang):
            angka.append(self.uraian)
        return sha256("\x1f".join(angka).encode()).hexdigest()[:32]

    def ke_json(self) -> Mapping[str, Any]:
        """The finding as the command and the API give it."""
        isi = asdict(self)
        del isi["tautan"]
        return isi


def salah(temuan: tuple[Temuan, ...]) -> int:
    """Return how many findings are errors."""
    return sum(t.tingkat == Tingkat.SALAH for t in temuan)
