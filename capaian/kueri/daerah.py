"""Regional plans that the report refers to, and what each agency indicator serves in them."""

from collections import defaultdict
from collections.abc import Iterable

from capaian.kueri.nilai import isian
from capaian.laporan import bahan
from renstra.models import (
    AcuanDaerah,
    Indikator,
    IndikatorDaerah,
    Misi,
    ProgramUnggulan,
    TahunKinerja,
    TargetDaerah,
    UnsurVisi,
)


def muat_rencana_daerah(tk: TahunKinerja) -> tuple[bahan.RencanaDaerah, ...]:
    """The regional plans of the agency-year with vision, missions and flagship programs."""
    acuan = AcuanDaerah.objects.filter(tahun_kinerja=tk).select_related("rencana")
    rencana = [a.rencana for a in acuan]
    unsur: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for u in UnsurVisi.objects.filter(rencana__in=rencana):
        unsur[u.rencana_id].append((u.uraian, u.penjelasan))
    program: dict[int, list[str]] = defaultdict(list)
    for p in ProgramUnggulan.objects.filter(misi__rencana__in=rencana):
        program[p.misi_id].append(p.uraian)
    misi: dict[int, list[bahan.Misi]] = defaultdict(list)
    for m in Misi.objects.filter(rencana__in=rencana):
        misi[m.rencana_id].append(bahan.Misi(m.nomor, m.uraian, tuple(program[m.pk])))
    return tuple(
        bahan.RencanaDaerah(
            kode=r.kode,
            jenis=r.jenis,
            nama=r.nama,
            awal=r.tahun_awal,
            akhir=r.tahun_akhir,
            visi=r.visi,
            unsur=tuple(unsur[r.pk]),
            misi=tuple(misi[r.pk]),
        )
        for r in rencana
    )


def muat_indikator_daerah(
    indikator: Iterable[Indikator], tahun: int
) -> dict[int, bahan.IndikatorDaerah]:
    """The regional indicators that the given ones point to, by primary key."""
    dirujuk = {i.indikator_daerah_id for i in indikator if i.indikator_daerah_id}
    target: dict[int, dict[int, TargetDaerah]] = defaultdict(dict)
    for t in TargetDaerah.objects.filter(indikator__in=dirujuk):
        target[t.indikator_id][t.tahun] = t
    baris = IndikatorDaerah.objects.filter(pk__in=dirujuk).select_related("induk__rencana")
    return {d.pk: _jadi(d, target[d.pk], tahun) for d in baris}


def _jadi(d: IndikatorDaerah, target: dict[int, TargetDaerah], tahun: int) -> bahan.IndikatorDaerah:
    akhir = target.get(d.induk.rencana.tahun_akhir)
    return bahan.IndikatorDaerah(
        nama=d.nama,
        satuan=d.satuan,
        sasaran=d.induk.uraian,
        rencana=str(d.induk.rencana),
        target=isian(target[tahun]) if tahun in target else None,
        target_akhir=isian(akhir) if akhir else None,
    )
