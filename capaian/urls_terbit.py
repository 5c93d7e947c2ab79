"""Addresses around a finished report: what changed, and what anybody may read."""

from django.urls import path

from .views import beda

app_name = "terbit"

TAHUN = "opd/<slug:kode>/<int:tahun>/"

urlpatterns = [
    path(f"{TAHUN}beda/", beda.beda, name="beda"),
    path(f"{TAHUN}beda.pdf", beda.pdf, name="beda_pdf"),
]
