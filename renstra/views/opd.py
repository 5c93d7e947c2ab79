"""The agencies a user may see, and one agency with its years."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lakip.instansi.izin import ambil_opd, opd_terlihat, penugasan
from lakip.instansi.models import Pemda, PerangkatDaerah
from renstra.models import Renstra, TahunKinerja

PER_HALAMAN = 30


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Agencies in scope with their years, found by name, abbreviation or code."""
    cari = request.GET.get("cari", "").strip()
    semua = opd_terlihat(request.user)
    if cari:
        semua = semua.filter(
            Q(nama__icontains=cari) | Q(singkatan__icontains=cari) | Q(kode__icontains=cari)
        )
    semua = semua.prefetch_related(
        Prefetch("tahun_kinerja", TahunKinerja.objects.select_related("opd").order_by("-tahun"))
    ).order_by("pemda__nama", "nama")
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    return render(
        request,
        "renstra/daftar_opd.html",
        {
            "halaman": halaman,
            "cari": cari,
            "bertugas": bool(penugasan(request.user)),
            "pemda": _satu_pemda(halaman.object_list),
        },
    )


def _satu_pemda(daftar_opd: Iterable[PerangkatDaerah]) -> Pemda | None:
    """The pemda of all these agencies when it is one, else None: it lends the page its colour."""
    pemda = {opd.pemda for opd in daftar_opd}
    return pemda.pop() if len(pemda) == 1 else None


@require_safe
def rincian(request: HttpRequest, kode: str) -> HttpResponse:
    """One agency: what it is, its years and its plans."""
    opd = ambil_opd(request.user, kode)
    return render(
        request,
        "renstra/opd.html",
        {
            "opd": opd,
            "daftar_tahun": TahunKinerja.objects.filter(opd=opd)
            .select_related("renstra", "opd")
            .order_by("-tahun"),
            "daftar_renstra": Renstra.objects.filter(opd=opd).order_by("-tahun_awal"),
            "remah": [("Perangkat daerah", reverse("renstra:daftar_opd")), (opd.nama, None)],
        },
    )
