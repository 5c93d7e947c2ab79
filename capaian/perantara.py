"""Middleware: an agency-year whose year is closed takes no changes, whatever page sends them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from capaian.jadwal import alasan_tutup
from capaian.views.tahun import konteks_tahun
from lakip.instansi.models import Kejadian
from renstra.akses import tahun_terlihat
from renstra.models import TahunKinerja

Jawab = Callable[[HttpRequest], HttpResponse]
Tampilan = Callable[..., HttpResponse]
_MEMBACA = {"GET", "HEAD", "OPTIONS"}


def tetap_saat_tutup(tampilan: Tampilan) -> Tampilan:
    """Mark a view whose POST changes no data of the agency-year: calendar, workflow, review."""
    tampilan.tetap_saat_tutup = True  # type: ignore[attr-defined] - read by TahunTertutup
    return tampilan


def _tahun_kinerja(request: HttpRequest, kata: dict[str, Any]) -> TahunKinerja | None:
    """The agency-year that the address names, or in which a deletion is to be undone."""
    milik = {"opd__kode": kata.get("kode"), "tahun": kata.get("tahun")}
    if "kejadian" in kata:
        hapus = Kejadian.objects.filter(pk=kata["kejadian"]).first()
        milik = {"opd": hapus.opd_id, "tahun": hapus.tahun} if hapus else {}
    if not milik or None in milik.values():
        return None
    return tahun_terlihat(request.user).filter(**milik).order_by("pk").first()


class TahunTertutup:
    """Refuses what would change an agency-year after its year was closed, with the reason."""

    def __init__(self, jawab: Jawab) -> None:
        self.jawab = jawab

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.jawab(request)

    def process_view(
        self, request: HttpRequest, tampilan: Tampilan, _isi: Any, kata: dict[str, Any]
    ) -> HttpResponse | None:
        """Answer 409 instead of the view; None lets the view decide."""
        if request.method in _MEMBACA or getattr(tampilan, "tetap_saat_tutup", False):
            return None
        tahun_kinerja = _tahun_kinerja(request, kata)
        alasan = alasan_tutup(tahun_kinerja) if tahun_kinerja else ""
        if not alasan:
            return None
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"galat": alasan}, status=409)
        konteks = konteks_tahun(tahun_kinerja, "", "Tahun ditutup")
        return render(request, "isian/tahun_tertutup.html", konteks, status=409)
