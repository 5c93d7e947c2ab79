"""Which target counts, and why: typed for the year, else the last PK, else Renstra."""

from dataclasses import dataclass
from datetime import date

from capaian.hitung import Target
from capaian.laporan.bahan import DataTahun, Indikator, Isian, Renstra
from capaian.laporan.pohon import SumberNilai


@dataclass(frozen=True)
class TargetTerpilih:
    """The target that counts in a year.

    ``jenis``: ketikan, pk, renstra, riwayat, or "" when no source has one. ``sebutan`` names the
    source in a sentence. ``lain``: every other source that states a different target.
    """

    nilai: Target | None
    jenis: str = ""
    sebutan: str = ""
    alasan: str = ""
    asal: SumberNilai | None = None
    lain: tuple[tuple[str, Target], ...] = ()


def pilih_target(i: Indikator, tahun: int, renstra: Renstra | None) -> TargetTerpilih:
    """Return the target of the year by the rule, and the sources that differ from it.

    History typed into this report states what an earlier year's report printed and wins there.
    """
    calon = [c for c in _calon(i, tahun, renstra) if c.nilai is not None]
    if not calon:
        return TargetTerpilih(None)
    terpilih = calon[0]
    lain = tuple(
        (c.sebutan, c.nilai) for c in calon[1:] if c.nilai is not None and c.nilai != terpilih.nilai
    )
    return TargetTerpilih(
        terpilih.nilai, terpilih.jenis, terpilih.sebutan, terpilih.alasan, terpilih.asal, lain
    )


def _calon(i: Indikator, tahun: int, renstra: Renstra | None) -> list[TargetTerpilih]:
    data = i.tahun.get(tahun, DataTahun())
    calon = []
    if data.riwayat:
        riwayat = data.riwayat
        sebutan = "laporan tahun sebelumnya"
        calon.append(TargetTerpilih(riwayat.target, "riwayat", sebutan, asal=riwayat.asal))
    if data.ketikan:
        sebutan = "target yang ditetapkan untuk laporan ini"
        calon.append(_dari(data.ketikan, "ketikan", sebutan, data.alasan_ketikan))
    akhir_tahun = date(tahun, 12, 31)
    berlaku = [p for p in data.pk if p.tanggal is None or p.tanggal <= akhir_tahun]
    calon += [_dari(p.isian, "pk", p.sebutan) for p in reversed(berlaku)]
    if tahun in i.target_renstra:
        nama = renstra.nama if renstra else "Renstra"
        calon.append(_dari(i.target_renstra[tahun], "renstra", nama))
    return calon


def _dari(isian: Isian, jenis: str, sebutan: str, alasan: str = "") -> TargetTerpilih:
    return TargetTerpilih(isian.nilai, jenis, sebutan, alasan, isian.asal)


def target_menengah(
    i: Indikator, tahun: int, renstra: Renstra | None, acuan: str
) -> tuple[str, int | None, Isian | None]:
    """Return name, year and value of the medium-term reference; value None when there is none.

    A target set for this report wins; else ``acuan`` tells: tahun_ini, akhir_renstra, akhir_rpjmd.
    """
    if i.menengah:
        return i.menengah.acuan, i.menengah.tahun, i.menengah.isian
    if acuan == "akhir_rpjmd":
        daerah = i.daerah
        return (
            (daerah.rencana if daerah else "RPJMD"),
            None,
            daerah.target_akhir if daerah else None,
        )
    nama = renstra.nama if renstra else "Renstra"
    if acuan == "tahun_ini":
        return nama, tahun, i.target_renstra.get(tahun)
    if i.kondisi_akhir:
        return nama, *i.kondisi_akhir
    akhir = renstra.akhir if renstra else None
    return nama, akhir, i.target_renstra.get(akhir or 0)
