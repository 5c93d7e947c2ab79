"""What an import changes, row by row: new, changed, unchanged, missing from the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from anggaran.spj.bacaan import Rinci

from .cocok import Pencocokan

Kunci = tuple[int | str, str, str, str]
"""Node (its id, or its code when it is yet to be made), account, kind of expenditure, reference."""
Nilai = tuple[int | None, int, int]
"""Budget, up to last month, this month; whole sen."""


@dataclass(slots=True)
class Perubahan:
    """Rows by what happens to them; amounts are budget, up to last month, this month."""

    baru: list[tuple[Kunci, Nilai]] = field(default_factory=list)
    berubah: list[tuple[Kunci, Nilai, Nilai]] = field(default_factory=list)
    sama: int = 0
    hilang: list[tuple[Kunci, Nilai]] = field(default_factory=list)

    @property
    def banyak(self) -> dict[str, int]:
        """How many rows of each kind."""
        return {
            "baru": len(self.baru),
            "berubah": len(self.berubah),
            "sama": self.sama,
            "hilang": len(self.hilang),
        }


def kunci_rinci(r: Rinci, cocok: Pencocokan) -> Kunci | None:
    """The key of a row; None when its node could not be matched."""
    if pos := cocok.pos.get(r.pos):
        return pos.pk, r.rekening, r.belanja, r.rujukan
    return (r.pos, r.rekening, r.belanja, r.rujukan) if r.pos in cocok.baru else None


def bandingkan(
    rinci: Iterable[Rinci], cocok: Pencocokan, lama: Mapping[Kunci, Nilai]
) -> tuple[Perubahan, list[Rinci]]:
    """The changes against the stored rows, and rows whose key occurs twice."""
    hasil, ganda = Perubahan(), []
    terlihat: set[Kunci] = set()
    pk = {kode: pos.pk for kode, pos in cocok.pos.items()}
    for r in rinci:
        kunci = (pk.get(r.pos, r.pos), r.rekening, r.belanja, r.rujukan)
        if kunci in terlihat:
            ganda.append(r)
            continue
        terlihat.add(kunci)
        nilai = (r.pagu, r.lalu, r.ini)
        sebelum = lama.get(kunci)
        if sebelum is None:
            hasil.baru.append((kunci, nilai))
        elif sebelum == nilai:
            hasil.sama += 1
        else:
            hasil.berubah.append((kunci, sebelum, nilai))
    hasil.hilang = [(k, n) for k, n in lama.items() if k not in terlihat]
    return hasil, ganda
