"""One page of search over everything that the user may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from capaian.rencana.cari import cari as temukan
from lakip.instansi.izin import opd_terlihat


@require_safe
def cari(request: HttpRequest) -> HttpResponse:
    """Agencies, indicators, programs and texts with the words of ?q=."""
    kata = request.GET.get("q", "")[:200]
    konteks = {"kata": kata, "kelompok": temukan(kata, opd_terlihat(request.user))}
    return render(request, "rencana/cari.html", konteks)
