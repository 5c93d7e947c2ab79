"""Addresses of one agency-year: summary, indicators, budget, data tables, report."""

from django.urls import path

from .views import tahun

app_name = "capaian"

urlpatterns = [
    path("opd/<slug:kode>/<int:tahun>/", tahun.ringkasan, name="tahun"),
]
