"""Base of every admin page: it shows, changes, imports and exports only what is in scope.

A row's owner is an agency, else a local government, else (None) the whole installation; who may
manage that owner may manage the row. Django's own permissions and groups take no part.
"""

from copy import copy
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import widgets
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.forms.models import construct_instance
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import CSV, XLSX
from simple_history.admin import SimpleHistoryAdmin

from lakip.instansi.izin import (
    Izin,
    SiapaPun,
    boleh,
    boleh_pemda,
    memegang,
    opd_terlihat,
    pemda_terlihat,
    seluruh_instalasi,
)
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pemda, PerangkatDaerah
from lakip.isian import IsianTanggal
from lakip.medan import AngkaField, RupiahField

Pemilik = PerangkatDaerah | Pemda | None


def mengelola(pengguna: SiapaPun, izin: Izin, pemilik: Pemilik) -> bool:
    """Whether the user may manage what belongs to ``pemilik``; None is the installation."""
    if pengguna.is_superuser or seluruh_instalasi(pengguna, izin):
        return True
    if isinstance(pemilik, PerangkatDaerah):
        return boleh(pengguna, izin, pemilik)
    return pemilik is not None and boleh_pemda(pengguna, izin, pemilik)


def telusuri(objek: Any, jalur: str) -> Any:
    """The object at the end of a lookup path, None when a link is empty; "pk" is the row itself."""
    if jalur == "pk":
        return objek
    for nama in jalur.split("__"):
        objek = getattr(objek, nama) if objek is not None else None
    return objek


class FormulirLingkup(forms.ModelForm):
    """Refuses a row that would belong to somebody outside the user's scope."""

    halaman: "AdminLakip"
    pengguna: SiapaPun

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean()
        if not self.errors:
            calon = construct_instance(self, copy(self.instance))
            if not self.halaman.berwenang(self.pengguna, calon):
                raise ValidationError(self.halaman.pesan_lingkup)
        return isi


class PilihanDalamLingkup:
    """Offers in every choice of another row only what the user sees on that row's own page."""

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        halaman = self.admin_site._registry.get(db_field.related_model)
        if halaman is not None and "queryset" not in kwargs:
            terkait = halaman.list_select_related or ()
            kwargs["queryset"] = halaman.get_queryset(request).select_related(*terkait)
        if db_field.name == "opd":
            kwargs["label"] = "Perangkat daerah"
        isian = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if halaman is not None and isian is not None:
            isian.label_from_instance = halaman.sebutan
        return isian


class AdminLakip(PilihanDalamLingkup, ImportExportMixin, SimpleHistoryAdmin):
    """``jalur_opd`` and ``jalur_pemda`` lead from the model to its owner ("pk": the row itself)."""

    izin = Izin.KELOLA_INDUK
    jalur_opd = ""
    jalur_pemda = ""
    umum = False  # rows of the installation are shown to every admin
    dapat_ditambah_oleh = "opd"  # the widest scope needed to add rows: opd, pemda, instalasi
    dapat_dihapus = False  # rows that others depend on are switched off, never deleted
    sumber: Any = None
    pesan_lingkup = "Pilih perangkat daerah atau pemda yang termasuk penugasan Anda."
    form = FormulirLingkup
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    import_formats = export_formats = [XLSX, CSV]
    skip_export_form = True
    formfield_overrides = {
        models.DateField: {"form_class": IsianTanggal, "widget": widgets.AdminDateWidget},
        AngkaField: {"widget": widgets.AdminTextInputWidget},
        RupiahField: {"widget": widgets.AdminTextInputWidget},
    }

    def sebutan(self, objek: models.Model) -> str:
        """How a row is named where one of several agencies' rows is chosen."""
        return str(objek)

    # Scope

    def pemilik(self, objek: models.Model) -> Pemilik:
        """Whom a row belongs to; None means the installation."""
        opd = telusuri(objek, self.jalur_opd) if self.jalur_opd else None
        if opd is None and self.jalur_pemda:
            return telusuri(objek, self.jalur_pemda)
        return opd

    def berwenang(self, pengguna: SiapaPun, objek: models.Model) -> bool:
        """Whether the user may change this row."""
        return mengelola(pengguna, self.izin, self.pemilik(objek))

    def lingkup(self, pengguna: SiapaPun) -> Q:
        """The rows that the user may see."""
        if mengelola(pengguna, self.izin, None):
            return Q()
        syarat = Q(pk__in=[])
        if self.jalur_opd:
            syarat |= Q(**{f"{self.jalur_opd}__in": opd_terlihat(pengguna, self.izin)})
        if self.jalur_pemda:
            pemda = Q(**{f"{self.jalur_pemda}__in": pemda_terlihat(pengguna, self.izin)})
            syarat |= Q(pemda, **{self.jalur_opd: None}) if self.jalur_opd else pemda
        if self.umum:
            syarat |= Q(**{self.jalur_opd: None}) if self.jalur_opd else ~Q(pk=None)
        return syarat

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(self.lingkup(request.user))

    # Permissions of the admin site

    def _mengelola_sesuatu(self, request: HttpRequest) -> bool:
        return request.user.is_superuser or memegang(request.user, self.izin)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._mengelola_sesuatu(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None and not (self.umum and self.pemilik(obj) is None):
            return self.berwenang(request.user, obj)
        return self._mengelola_sesuatu(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None:
            return self.berwenang(request.user, obj)
        return self._mengelola_sesuatu(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        if mengelola(request.user, self.izin, None):
            return True
        if self.dapat_ditambah_oleh == "instalasi":
            return False
        if self.dapat_ditambah_oleh == "pemda":
            return memegang(request.user, self.izin, seluas_pemda=True)
        return self._mengelola_sesuatu(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.dapat_dihapus and self.has_change_permission(request, obj)

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.sumber is not None and self.has_add_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.sumber is not None and self.has_view_permission(request)

    # Forms

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[forms.Form]:
        formulir = super().get_form(request, obj, **kwargs)
        return type(formulir.__name__, (formulir,), {"halaman": self, "pengguna": request.user})

    # Import and export

    def get_resource_classes(self, request: HttpRequest) -> list[Any]:
        return [self.sumber]

    def get_import_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        return {"kuasa": partial(self.berwenang, request.user)}

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """All or nothing: a row that became invalid since the preview stops the whole file."""
        return {
            **super().get_import_data_kwargs(**kwargs),
            "rollback_on_validation_errors": True,
        }

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        if result.has_errors() or result.has_validation_errors():
            messages.error(
                request, "Data berubah sejak pratinjau; tidak ada yang disimpan. Unggah kembali."
            )
            return HttpResponseRedirect("../import/")
        ringkas = {jenis: banyak for jenis, banyak in result.totals.items() if banyak}
        catat(
            "impor_induk",
            oleh=request.user,
            objek=str(self.model._meta.verbose_name_plural),
            data=ringkas,
        )
        return super().process_result(result, request)

    # Values are logged by simple-history and actions by Kejadian; Django's own log is left out.

    def log_addition(self, *args: Any) -> None:
        """Nothing: see above."""

    def log_change(self, *args: Any) -> None:
        """Nothing: see above."""

    def log_deletions(self, *args: Any) -> None:
        """Nothing: see above."""


class SisipanLakip(PilihanDalamLingkup, admin.TabularInline):
    """Rows edited on their owner's page, by whoever may change the owner."""

    extra = 0
    formfield_overrides = AdminLakip.formfield_overrides

    def _boleh(self, request: HttpRequest, obj: Any) -> bool:
        halaman = self.admin_site._registry[self.parent_model]
        return halaman.has_change_permission(request, obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site._registry[self.parent_model].has_view_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._boleh(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._boleh(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._boleh(request, obj)
