"""Log in, log out, change one's password."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods

from lakip.instansi.contoh import SANDI, akun_contoh
from lakip.instansi.formulir import FormulirMasuk, FormulirSandi


@method_decorator([login_not_required, require_http_methods(["GET", "HEAD", "POST"])], "dispatch")
class Masuk(auth.LoginView):
    """The login page; in demo mode it shows the demo accounts."""

    template_name = "instansi/masuk.html"
    authentication_form = FormulirMasuk
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(akun_contoh=akun_contoh(), sandi_contoh=SANDI, **kwargs)


class Sandi(auth.PasswordChangeView):
    """Change one's own password; required first when ``wajib_ganti_sandi``."""

    template_name = "instansi/sandi.html"
    form_class = FormulirSandi
    success_url = reverse_lazy("renstra:daftar_opd")

    def form_valid(self, form: FormulirSandi) -> HttpResponse:
        messages.success(self.request, "Kata sandi sudah diganti.")
        return super().form_valid(form)
