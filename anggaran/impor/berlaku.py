"""Which imports count: the newest cumulative file of each bendahara, and months after it.

A file that carries earlier months ("s.d. bulan lalu") stands for the year up to its month. Files
that hold one month only are added up; those of months before a cumulative file are inside it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from anggaran.models import BerkasSPJ


@dataclass(frozen=True, slots=True)
class BerkasBerlaku:
    """An import that counts. ``cetak`` maps a program's id, or "", to [pagu, realised] in sen."""

    id: int
    nama: str
    sha256: str
    sumber: str
    bulan: int
    sub_unit: str
    bendahara: str
    kumulatif: bool
    per_bulan: bool
    cetak: dict[str, list[int | None]]

    @property
    def lingkup(self) -> tuple[str, str, str]:
        """Files of one lingkup follow each other month by month."""
        return self.sumber, self.sub_unit, self.bendahara


def berkas_aktif(tahun_kinerja_id: int) -> list[BerkasBerlaku]:
    """Every import in force with realised amounts, by month; one query."""
    return [
        BerkasBerlaku(
            b.pk,
            b.nama_asli,
            b.berkas.sha256,
            b.sumber,
            b.bulan,
            b.sub_unit,
            b.bendahara,
            b.kumulatif,
            b.per_bulan,
            b.ringkasan.get("cetak_pos", {}),
        )
        for b in BerkasSPJ.objects.filter(
            tahun_kinerja=tahun_kinerja_id, status=BerkasSPJ.Status.AKTIF, hanya_pagu=False
        )
        .select_related("berkas")
        .defer("rincian", "cadangan")
        .order_by("bulan", "pk")
    ]


def pilih_berlaku(semua: Iterable[BerkasBerlaku], sampai: int = 12) -> list[BerkasBerlaku]:
    """Those of ``semua`` whose amounts add up to the figure up to the month ``sampai``."""
    per_lingkup: dict[tuple[str, str, str], list[BerkasBerlaku]] = defaultdict(list)
    for b in semua:
        if b.bulan <= sampai:
            per_lingkup[b.lingkup].append(b)
    hasil = []
    for isi in per_lingkup.values():
        isi.sort(key=lambda b: b.bulan)
        awal = max((n for n, b in enumerate(isi) if b.kumulatif), default=0)
        hasil += isi[awal:]
    return hasil


def berkas_berlaku(tahun_kinerja_id: int, *, sampai: int = 12) -> list[BerkasBerlaku]:
    """The imports behind the figures up to the month ``sampai``; one query."""
    return pilih_berlaku(berkas_aktif(tahun_kinerja_id), sampai)
