"""The admin site: Indonesian titles, our own login page, and entry by role.

Here alone a superuser may do everything: someone has to make the first pemda, agency and
assignments. Everybody else enters with an Admin assignment and sees only its scope.
"""

from typing import Any

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from .izin import Admin, SiapaPun, penugasan


def boleh_masuk(pengguna: SiapaPun) -> bool:
    """Whether the admin site lets the user in: superusers and holders of the Admin role."""
    if not (pengguna.is_authenticated and pengguna.is_active):
        return False
    return pengguna.is_superuser or any(p.peran == Admin.kode for p in penugasan(pengguna))


class SitusAdmin(admin.AdminSite):
    """The project's admin site."""

    site_header = "LAKIP – Data induk"
    site_title = "Data induk LAKIP"
    index_title = "Data induk"
    site_url = "/opd/"
    password_change_template = None

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take only pages that respect scope; those that other packages bring are left out."""
        from .admin.dasar import AdminLakip  # it imports the models, which this module precedes

        if admin_class is not None and issubclass(admin_class, AdminLakip):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return boleh_masuk(request.user)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Our login page, which locks out guessing; 403 for those who may not enter."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied("Data induk hanya untuk admin.")
        return redirect_to_login(
            request.GET.get("next", reverse("admin:index")), reverse("instansi:masuk")
        )

    def logout(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The one logout of the project, by POST."""
        return redirect("instansi:keluar", preserve_request=True)

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The one form that changes a password."""
        return redirect("instansi:sandi")
