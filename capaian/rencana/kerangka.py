"""The report's outline as rows to rename, reorder and switch off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from capaian.laporan.kerangka import Simpul
from capaian.models import BagianLaporan
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja

JARAK = 10


@dataclass(frozen=True)
class BarisKerangka:
    """A part of the outline: its depth, its preset title and place, and what the agency changed."""

    kunci: str
    induk: str
    tingkat: int
    judul_bawaan: str
    judul: str
    aktif: bool
    urutan: int
    urutan_bawaan: int
    tambahan: bool = False


def baris_kerangka(
    akar: Iterable[Simpul], ubahan: Mapping[str, BagianLaporan]
) -> list[BarisKerangka]:
    """The preset outline, flattened in its order, with the changes beside each part."""
    hasil: list[BarisKerangka] = []

    def turun(saudara: Iterable[Simpul], induk: str, tingkat: int) -> None:
        for n, s in enumerate(saudara, 1):
            bawaan = n * JARAK + (1010 if s.jenis == "lampiran" else 0)
            u = ubahan.get(s.kunci)
            hasil.append(
                BarisKerangka(
                    s.kunci,
                    induk,
                    tingkat,
                    s.judul,
                    u.judul if u else "",
                    u.aktif if u else True,
                    u.urutan if u and u.urutan is not None else bawaan,
                    bawaan,
                )
            )
            turun(s.anak, s.kunci, tingkat + 1)

    turun(akar, "", 0)
    dikenal = {b.kunci for b in hasil}
    for u in ubahan.values():
        if u.kunci not in dikenal and u.judul:
            tempat = next((n for n, b in enumerate(hasil, 1) if b.kunci == u.induk), len(hasil))
            tingkat = hasil[tempat - 1].tingkat + 1 if u.induk in dikenal else 0
            urutan = u.urutan or 0
            hasil.insert(
                tempat,
                BarisKerangka(
                    u.kunci, u.induk, tingkat, "", u.judul, u.aktif, urutan, urutan, True
                ),
            )
    return hasil


@transaction.atomic
def simpan_kerangka(
    tahun: TahunKinerja,
    baris: Iterable[BarisKerangka],
    *,
    isian: Mapping[str, tuple[str, bool, int]],
    oleh: Pengguna,
) -> int:
    """Store title, switch and place of every part that departs from the preset; count changes."""
    ada = {b.kunci: b for b in BagianLaporan.objects.filter(tahun_kinerja=tahun)}
    banyak = 0
    for b in baris:
        judul, aktif, urutan = isian[b.kunci]
        if (judul, aktif, urutan) == (b.judul, b.aktif, b.urutan):
            continue
        banyak += 1
        satu = ada.get(b.kunci) or BagianLaporan(tahun_kinerja=tahun, kunci=b.kunci)
        satu.judul, satu.aktif = judul, aktif
        satu.urutan = None if urutan == b.urutan_bawaan and not b.tambahan else urutan
        baku = not judul and aktif and satu.urutan is None and not satu.judul_kolom
        if baku and not satu.induk:
            if satu.pk:
                satu.delete()
        else:
            satu.full_clean()
            satu.save()
    if banyak:
        catat(
            "atur_kerangka",
            oleh=oleh,
            opd=tahun.opd,
            tahun=tahun.tahun,
            uraian=f"Mengubah {banyak} bagian kerangka laporan.",
        )
    return banyak
