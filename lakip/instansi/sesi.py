"""Sessions that end after idle time without losing what somebody was typing.

The other half is static/lakip/sesi.js: it keeps a form that was sent without a session, and fills
it in again after the login.
"""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

JEDA_PERBARUI = 600  # seconds between two renewals: a session is not written at every request
KUNCI = "terakhir"


class HarusMasuk(LoginRequiredMiddleware):
    """Leads whom no session names to the login, and from there back to the form they sent.

    A request of htmx gets a plain 401: its page stays, with all that was typed.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponse:
        if request.headers.get("HX-Request"):
            return HttpResponse("Sesi Anda berakhir. Masuk lagi, lalu ulangi.", status=401)
        return redirect_to_login(
            _halaman_asal(request),
            self.get_login_url(view_func),
            self.get_redirect_field_name(view_func),
        )


def _halaman_asal(request: HttpRequest) -> str:
    """Where the user was: for a form, the page that it stands on; many answer to POST only."""
    asal = request.headers.get("Referer", "")
    aman = url_has_allowed_host_and_scheme(asal, {request.get_host()}, request.is_secure())
    if request.method != "POST" or not aman:
        return request.get_full_path()
    bagian = urlsplit(asal)
    return bagian.path + (f"?{bagian.query}" if bagian.query else "")


class SesiBerlanjut:
    """Lets the session of somebody at work begin its idle time anew, every few minutes."""

    def __init__(self, jawab: Callable[[HttpRequest], HttpResponse]) -> None:
        self.jawab = jawab

    def __call__(self, request: HttpRequest) -> HttpResponse:
        orang = request.user
        if orang.is_authenticated:
            mulai = orang.last_login.timestamp() if orang.last_login else 0
            if time.time() - request.session.get(KUNCI, mulai) > JEDA_PERBARUI:
                request.session[KUNCI] = int(time.time())
        return self.jawab(request)
