"""Own pages for what goes wrong before or outside a view."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import bad_request


def permintaan_buruk(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; a form larger than the server takes answers 413."""
    if isinstance(exception, RequestDataTooBig):
        return terlalu_besar(request, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    return bad_request(request, exception, template_name="400.html")


def tidak_ada(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is no such page, or it is none of the user's business."""
    return render(request, "404.html", status=404)


def terlalu_besar(request: HttpRequest, batas: int) -> HttpResponse:
    """413: what was sent is larger than ``batas`` bytes."""
    return render(request, "413.html", {"batas": batas}, status=413)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was not sent from our own page, or from one that is too old."""
    return render(request, "instansi/csrf.html", status=403)
