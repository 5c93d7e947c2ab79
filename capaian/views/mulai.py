"""First use: the guided page that leads the first admin to a first draft of a report."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from capaian.mulai import langkah_mulai
from lakip.instansi.awal import boleh_memulai, buat_opd, buat_pemda
from lakip.instansi.formulir_awal import FormulirOpdAwal, FormulirPemdaAwal
from lakip.instansi.models import Pemda
from lakip.instansi.waktu import hari_ini


@require_http_methods(["GET", "HEAD", "POST"])
def mulai(request: HttpRequest) -> HttpResponse:
    """The steps with their state; pemda and agency are made here."""
    if not boleh_memulai(request.user):
        raise PermissionDenied("Penyiapan LAKIP hanya untuk admin instalasi.")
    langkah = request.POST.get("langkah", "")
    pemda = FormulirPemdaAwal(request.POST if langkah == "pemda" else None, prefix="pemda")
    opd = FormulirOpdAwal(request.POST if langkah == "opd" else None, prefix="opd")
    if request.method == "POST" and _simpan(request, langkah, pemda, opd):
        return redirect("pantau:mulai")
    semua = langkah_mulai(request.user, hari_ini().year)
    konteks: dict[str, Any] = {
        "langkah": semua,
        "berikut": next((s.kunci for s in semua if not s.selesai), ""),
        "form": {"pemda": pemda, "opd": opd},
        "ada_pemda": Pemda.objects.exists(),
        "remah": [("Mulai", None)],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "kelengkapan/mulai.html", konteks, status=status)


def _simpan(
    request: HttpRequest, langkah: str, pemda: FormulirPemdaAwal, opd: FormulirOpdAwal
) -> bool:
    """Make what was sent; whether that went well."""
    form = {"pemda": pemda, "opd": opd}.get(langkah)
    if form is None or not form.is_valid():
        return False
    try:
        if langkah == "pemda":
            jadi: Any = buat_pemda(form.instance, oleh=request.user)
        else:
            menyusun = form.cleaned_data["menyusun"]
            jadi = buat_opd(form.instance, menyusun=menyusun, oleh=request.user)
    except ValidationError as galat:
        form.add_error(None, galat.messages)
        return False
    messages.success(request, f"{jadi.nama} dibuat.")
    return True
