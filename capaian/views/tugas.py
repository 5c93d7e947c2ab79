"""Where people land, and what each of them has to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from capaian.giliran import giliran
from capaian.peran import memantau, mengisi
from capaian.tugas_saya import tugas_saya
from lakip.instansi.awal import boleh_memulai
from lakip.instansi.waktu import hari_ini
from renstra.models import TahunKinerja

PER_BAGIAN = 8
"""Items shown of each part; the list of what is missing has them all."""


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """Lead everybody to their work; whoever sets up an empty installation, to the guide."""
    if boleh_memulai(request.user) and not TahunKinerja.objects.exists():
        return redirect("pantau:mulai")
    if mengisi(request.user):
        return redirect("pantau:tugas")
    return redirect("pantau:pemantauan" if memantau(request.user) else "renstra:daftar_opd")


@require_safe
def tugas(request: HttpRequest) -> HttpResponse:
    """What the user still has to fill, and the reports that wait for the user's step."""
    hari = hari_ini()
    semua = tugas_saya(request.user, hari)
    konteks = {
        "semua": semua,
        "giliran": giliran(request.user),
        "mengisi": mengisi(request.user),
        "banyak": sum(len(t.kini) for t in semua),
        "nanti": sum(t.nanti for t in semua),
        "per_bagian": PER_BAGIAN,
        "orang": request.user.pk,
        "remah": [("Tugas saya", None)],
    }
    return render(request, "kelengkapan/tugas.html", konteks)
