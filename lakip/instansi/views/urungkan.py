"""Undo a deletion, and the message that offers it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from lakip.instansi.hapus import HAPUS, LAGI, TERTAHAN, urungkan
from lakip.instansi.izin import Izin, boleh_sebagian, opd_terlihat
from lakip.instansi.models import Kejadian


def tawarkan(request: HttpRequest, kejadian: Kejadian, kembali: str) -> None:
    """Say what was deleted, with a button that brings it back."""
    teks = f"{kejadian.objek[:1].upper()}{kejadian.objek[1:]} dihapus."
    messages.success(request, _bertombol(request, kejadian, kembali, teks, "Urungkan"))


def _bertombol(
    request: HttpRequest, kejadian: Kejadian, kembali: str, teks: str, tombol: str
) -> SafeString:
    """The message ``teks`` with a button that brings back what was deleted."""
    return format_html(
        '{} <form method="post" action="{}" class="d-inline">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="kembali" value="{}">'
        '<button class="btn btn-link p-0 align-baseline">{}</button></form>',
        teks,
        reverse("instansi:urungkan", args=[kejadian.pk]),
        get_token(request),
        kembali,
        tombol,
    )


@require_POST
def urungkan_hapus(request: HttpRequest, kejadian: int) -> HttpResponse:
    """Bring back what one deletion took, for who may delete such things."""
    baris = Kejadian.objects.filter(
        pk=kejadian, jenis=HAPUS, opd__in=opd_terlihat(request.user)
    ).first()
    if baris is None:
        raise Http404("Penghapusan tidak ditemukan.")
    izin = Izin(baris.data["izin"])
    if not boleh_sebagian(request.user, izin, baris.opd):
        raise PermissionDenied(f"Peran Anda tidak boleh {izin.label}.")
    kembali = request.POST.get("kembali", "")
    if not url_has_allowed_host_and_scheme(kembali, allowed_hosts={request.get_host()}):
        kembali = baris.opd.get_absolute_url()
    try:
        urungkan(baris, oleh=request.user)
        messages.success(request, f"{baris.objek[:1].upper()}{baris.objek[1:]} dikembalikan.")
    except ValidationError as galat:
        pesan = galat.messages[0]
        if galat.code == TERTAHAN:
            pesan = _bertombol(request, baris, kembali, pesan, LAGI)
        messages.error(request, pesan)
    return redirect(kembali)
