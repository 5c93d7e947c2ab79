"""Users and their assignments.

An admin sees users who hold an assignment in the admin's scope, and changes only those whose
assignments all lie in it: whoever could reset the password of a wider user would gain that scope.
"""

from typing import Any

from axes.utils import reset
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm
from django.db import models, transaction
from django.db.models import Q
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from lakip.instansi.izin import Izin, SiapaPun
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna, Penugasan

from .dasar import AdminLakip, FormulirLingkup, Pemilik, SisipanLakip, mengelola
from .sumber import SumberPengguna, SumberPenugasan


class FormulirPenggunaBaru(AdminUserCreationForm):
    """A new user; the first password has to be changed at the first login."""

    class Meta(AdminUserCreationForm.Meta):
        model = Pengguna
        fields = ("username", "nama")

    def save(self, commit: bool = True) -> Pengguna:
        self.instance.wajib_ganti_sandi = True
        return super().save(commit)


class FormulirAturUlangSandi(AdminPasswordChangeForm):
    """A password given by an admin; its owner has to change it."""

    def save(self, commit: bool = True) -> Pengguna:
        self.user.wajib_ganti_sandi = True
        return super().save(commit)


@admin.register(Penugasan)
class AdminPenugasan(AdminLakip):
    izin = Izin.KELOLA_PENGGUNA
    sumber = SumberPenugasan
    jalur_opd = "opd"
    jalur_pemda = "pemda"
    dapat_dihapus = True
    list_display = ("pengguna", "peran", "opd", "pemda", "unit")
    list_filter = ("peran", ("opd", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("pengguna", "opd", "pemda", "unit")
    search_fields = ("pengguna__username", "pengguna__nama", "opd__nama")


class FormsetPenugasan(BaseInlineFormSet):
    default_error_messages = {
        **BaseInlineFormSet.default_error_messages,
        "too_few_forms": "Beri pengguna ini paling sedikit satu penugasan.",
    }


class SisipanPenugasan(SisipanLakip):
    """The assignments of a user that lie in the admin's scope."""

    model = Penugasan
    form = FormulirLingkup
    formset = FormsetPenugasan
    verbose_name_plural = "penugasan"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Penugasan]:
        halaman = self.admin_site._registry[Penugasan]
        return super().get_queryset(request).filter(halaman.lingkup(request.user))

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Everybody but a system admin must give a new user an assignment, or lose sight of it."""
        halaman = self.admin_site._registry[Penugasan]
        wajib = not mengelola(request.user, halaman.izin, None)
        formset = super().get_formset(
            request, obj, min_num=int(wajib), validate_min=wajib, **kwargs
        )
        formset.form = type(
            "FormulirPenugasan", (formset.form,), {"halaman": halaman, "pengguna": request.user}
        )
        return formset


@admin.register(Pengguna)
class AdminPengguna(AdminLakip, UserAdmin):
    izin = Izin.KELOLA_PENGGUNA
    sumber = SumberPengguna
    form = UserAdmin.form
    add_form = FormulirPenggunaBaru
    change_password_form = FormulirAturUlangSandi
    inlines = (SisipanPenugasan,)
    list_display = ("username", "nama", "is_active", "wajib_ganti_sandi", "last_login")
    list_filter = ("is_active", "wajib_ganti_sandi")
    search_fields = ("username", "nama", "email")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Identitas", {"fields": ("nama", "email")}),
        ("Akun", {"fields": ("is_active", "wajib_ganti_sandi", "is_superuser")}),
        ("Catatan", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("username", "nama", "usable_password", "password1", "password2"),
            },
        ),
    )

    # Scope

    def pemilik(self, objek: Pengguna) -> Pemilik:
        """A user as such belongs to the installation; see ``berwenang``."""
        return None

    def berwenang(self, pengguna: SiapaPun, objek: Pengguna) -> bool:
        if objek.is_superuser and not pengguna.is_superuser:
            return False
        if objek.pk is None or mengelola(pengguna, self.izin, None):
            return True
        tugas = list(objek.penugasan.select_related("opd__pemda", "pemda"))
        return bool(tugas) and all(mengelola(pengguna, self.izin, t.opd or t.pemda) for t in tugas)

    def lingkup(self, pengguna: SiapaPun) -> Q:
        if mengelola(pengguna, self.izin, None):
            return Q()
        tugas = Penugasan.objects.filter(self.admin_site._registry[Penugasan].lingkup(pengguna))
        return Q(pk__in=tugas.values("pengguna"))

    def has_view_permission(self, request: HttpRequest, obj: Pengguna | None = None) -> bool:
        if obj is None:
            return super().has_view_permission(request)
        return self.get_queryset(request).filter(pk=obj.pk).exists()

    def has_import_permission(self, request: HttpRequest) -> bool:
        """A file of users says nothing about their scope: for those who manage all of them."""
        return mengelola(request.user, self.izin, None)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        tetap = ("last_login", "date_joined")
        return tetap if request.user.is_superuser else (*tetap, "is_superuser")

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[forms.Form]:
        return UserAdmin.get_form(self, request, obj, **kwargs)

    # Passwords

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        """Give a new password, unlock the account and record who did it."""
        with transaction.atomic():
            jawaban = super().user_change_password(request, id, form_url)
            if isinstance(jawaban, HttpResponseRedirect):
                nama = self.get_queryset(request).get(pk=id).username
                reset(username=nama)
                catat("atur_ulang_sandi", oleh=request.user, objek=nama)
        return jawaban
