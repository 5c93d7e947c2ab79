"""Middleware: local time, the duty to change a given password, size of what people send, errors."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from .izin import penugasan
from .views.galat import terlalu_besar, tidak_ada

Jawab = Callable[[HttpRequest], HttpResponse]


class WaktuSetempat:
    """Shows moments in the time zone of the local government that the user works for."""

    def __init__(self, jawab: Jawab) -> None:
        self.jawab = jawab

    def __call__(self, request: HttpRequest) -> HttpResponse:
        milik = (p.opd.pemda if p.opd else p.pemda for p in penugasan(request.user))
        pemda = next(filter(None, milik), None)
        zona = ZoneInfo(pemda.zona_waktu) if pemda else timezone.get_default_timezone()
        with timezone.override(zona):
            return self.jawab(request)


class WajibGantiSandi:
    """Leads users with a given password to the form that changes it, outside DEBUG."""

    def __init__(self, jawab: Jawab) -> None:
        self.jawab = jawab

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.DEBUG or not request.user.is_authenticated:
            return self.jawab(request)
        boleh = {reverse("instansi:sandi"), reverse("instansi:keluar"), reverse("sehat")}
        if request.user.wajib_ganti_sandi and request.path not in boleh:
            return redirect("instansi:sandi")
        return self.jawab(request)


class BatasKiriman:
    """Refuses a request whose announced size is over ``LAKIP_BATAS_KIRIMAN`` bytes, unread."""

    def __init__(self, jawab: Jawab) -> None:
        self.jawab = jawab

    def __call__(self, request: HttpRequest) -> HttpResponse:
        panjang = request.META.get("CONTENT_LENGTH") or "0"
        batas = settings.LAKIP_BATAS_KIRIMAN
        if panjang.isdecimal() and int(panjang) > batas:
            return terlalu_besar(request, batas)
        return self.jawab(request)


class HalamanTidakAda:
    """Shows visitors of a demo the page of production: Django's own is for developers.

    An answer marked ``halaman_sendiri`` has a page of its own that says more.
    """

    def __init__(self, jawab: Jawab) -> None:
        self.jawab = jawab

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jawaban = self.jawab(request)
        sendiri = getattr(jawaban, "halaman_sendiri", False)
        ganti = settings.DEBUG and jawaban.status_code == 404 and not sendiri
        if ganti and isinstance(jawaban, HttpResponse):
            return tidak_ada(request)
        return jawaban
