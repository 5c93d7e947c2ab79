"""What a person may fill by indicator: all of the agency's, or those of the person's units."""

from lakip.instansi.izin import Izin, SiapaPun, unit_bertugas
from renstra.models import Indikator, TahunKinerja


def seluruh_opd(tk: TahunKinerja, pengguna: SiapaPun) -> bool:
    """Whether the person fills for the whole agency, not for single units."""
    return unit_bertugas(pengguna, Izin.ISI_REALISASI, tk.opd) is None


def indikator_bertugas(tk: TahunKinerja, pengguna: SiapaPun) -> list[Indikator]:
    """The indicators measured in the year that the person fills, in the order of the plan."""
    units = unit_bertugas(pengguna, Izin.ISI_REALISASI, tk.opd)
    semua = (
        Indikator.objects.filter(renstra=tk.renstra_id)
        .select_related("tujuan", "sasaran")
        .order_by("sasaran__urutan", "sasaran__kode", "urutan", "kode")
    )
    if units is not None:
        semua = semua.filter(unit__in=units)
    return [i for i in semua if i.dari_tahun is None or i.dari_tahun <= tk.tahun]


def induk_indikator(i: Indikator) -> str:
    """The tujuan or sasaran that the indicator belongs to, with its code."""
    induk = i.tujuan or i.sasaran
    return f"{induk.kode} {induk.uraian}"
