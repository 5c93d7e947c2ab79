"""Addresses of agencies and their years."""

from django.urls import path

from .views import opd

app_name = "renstra"

urlpatterns = [
    path("opd/", opd.daftar, name="daftar_opd"),
    path("opd/daftar.xlsx", opd.unduh, name="daftar_opd_xlsx"),
    path("opd/<slug:kode>/", opd.rincian, name="opd"),
]
