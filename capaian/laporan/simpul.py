"""A part of the report's outline."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Perlu(StrEnum):
    """Whether a person's text is expected in a part."""

    WAJIB = "wajib"
    PILIHAN = "pilihan"
    TANPA = "tanpa"


@dataclass(frozen=True)
class Simpul:
    """A part of the outline.

    ``jenis`` is depan, bab, lampiran (chapters) or bagian. ``bila_ada``: left out while it has
    neither data nor text. ``tambahan``: added by the agency.
    """

    kunci: str
    judul: str
    anak: tuple["Simpul", ...] = ()
    jenis: str = "bagian"
    teks: Perlu = Perlu.PILIHAN
    bernomor: bool = True
    bila_ada: bool = False
    tambahan: bool = False
    judul_kolom: Mapping[str, str] = field(default_factory=dict)

    @property
    def dasar(self) -> str:
        """The key without its block: "analisis-2" of "analisis-2.S1"."""
        return self.kunci.partition(".")[0]

    @property
    def blok(self) -> str:
        """The code of the block the part belongs to, "" outside Bab III."""
        return self.kunci.partition(".")[2]

    def telusuri(self) -> Iterator["Simpul"]:
        """This part and all below it, in printed order."""
        yield self
        for satu in self.anak:
            yield from satu.telusuri()
