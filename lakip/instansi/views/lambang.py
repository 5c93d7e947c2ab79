"""The emblem of a local government, for those who see one of its agencies."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from lakip.instansi.izin import opd_terlihat
from lakip.instansi.models import Pemda
from lakip.instansi.simpanan import BerkasRusak, sajikan


@require_safe
def lambang(request: HttpRequest, kode: str) -> HttpResponse:
    """The stored picture; 404 when there is none or none of its agencies is in scope."""
    terlihat = opd_terlihat(request.user).values("pemda")
    pemda = get_object_or_404(
        Pemda.objects.select_related("lambang"), kode=kode, lambang__isnull=False, pk__in=terlihat
    )
    try:
        return sajikan(request, pemda.lambang)
    except BerkasRusak as galat:
        raise Http404(str(galat)) from galat
