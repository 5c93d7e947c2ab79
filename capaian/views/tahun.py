"""The agency-year: its summary."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja


def konteks_tahun(tahun_kinerja: TahunKinerja, aktif: str, nama: str) -> dict[str, Any]:
    """What ``capaian/tahun_dasar.html`` needs: agency, year, breadcrumbs and the active tab.

    ``nama`` is the page's name in the breadcrumbs; blank for the summary itself.
    """
    opd = tahun_kinerja.opd
    dasar = tahun_kinerja.get_absolute_url()
    remah = [
        ("Perangkat daerah", reverse("renstra:daftar_opd")),
        (opd.nama, opd.get_absolute_url()),
        (str(tahun_kinerja.tahun), dasar if nama else None),
    ]
    if nama:
        remah.append((nama, None))
    return {"opd": opd, "tahun_kinerja": tahun_kinerja, "aktif": aktif, "remah": remah}


@require_safe
def ringkasan(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The agency-year at a glance, with links to its parts."""
    tahun_kinerja = ambil_tahun(request.user, kode, tahun)
    return render(request, "capaian/tahun.html", konteks_tahun(tahun_kinerja, "ringkasan", ""))
