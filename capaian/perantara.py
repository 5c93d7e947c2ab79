"""Middleware: an agency-year whose year is closed takes no changes, whatever page sends them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from capaian.jadwal import alasan_tutup
from capaian.views.tahun import konteks_tahun
from renstra.akses import tahun_terlihat

Jawab = Callable[[HttpRequest], HttpResponse]
Tampilan = Callable[..., HttpResponse]
_MEMBACA = {"GET", "HEAD", "OPTIONS"}


def tetap_saat_tutup(tampilan: Tampilan) -> Tampilan:
    """Mark a view whose POST changes no data of the agency-year: calendar, workflow, review."""
    tampilan.tetap_saat_tutup = True  # type: ignore[attr-defined] - read by TahunTertutup
    return tampilan


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
        bebas = request.method in _MEMBACA or getattr(tampilan, "tetap_saat_tutup", False)
        if bebas or not {"kode", "tahun"} <= kata.keys():
            return None
        tk = tahun_terlihat(request.user).filter(opd__kode=kata["kode"], tahun=kata["tahun"])
        tahun_kinerja = tk.first()
        alasan = alasan_tutup(tahun_kinerja) if tahun_kinerja else ""
        if not alasan:
            return None
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"galat": alasan}, status=409)
        konteks = konteks_tahun(tahun_kinerja, "", "Tahun ditutup")
        return render(request, "isian/tahun_tertutup.html", konteks, status=409)
