"""Which agency-years a user may see, by the scope of the user's assignments."""

from django.db.models import QuerySet
from django.http import Http404

from lakip.instansi.izin import Izin, SiapaPun, ambil_opd, opd_terlihat

from .models import TahunKinerja


def tahun_terlihat(pengguna: SiapaPun, izin: Izin = Izin.BACA) -> QuerySet[TahunKinerja]:
    """Agency-years of the agencies for which the user holds ``izin``, with agency and pemda."""
    return TahunKinerja.objects.filter(opd__in=opd_terlihat(pengguna, izin)).select_related(
        "opd__pemda"
    )


def ambil_tahun(pengguna: SiapaPun, kode: str, tahun: int, izin: Izin = Izin.BACA) -> TahunKinerja:
    """The agency-year, with agency and pemda.

    Raises Http404 when there is none or the user may not see it, PermissionDenied when the user
    sees it but holds ``izin`` for no part of the agency.
    """
    opd = ambil_opd(pengguna, kode, izin)
    tahun_kinerja = TahunKinerja.objects.filter(opd=opd, tahun=tahun).first()
    if tahun_kinerja is None:
        raise Http404("Tahun kinerja tidak ditemukan.")
    tahun_kinerja.opd = opd
    return tahun_kinerja
