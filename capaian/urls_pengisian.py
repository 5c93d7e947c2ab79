"""Addresses of entering outputs and budgets, and of the sheets that are filled offline."""

from django.urls import path

from .views import isian_anggaran, isian_keluaran, lembar_isian

app_name = "isian"

PERIODE = "opd/<slug:kode>/<int:tahun>/isian/<int:triwulan>/"
ANGGARAN = f"{PERIODE}anggaran/"

urlpatterns = [
    path(f"{PERIODE}keluaran/", isian_keluaran.keluaran, name="keluaran"),
    path(f"{PERIODE}keluaran/hitung/", isian_keluaran.hitung, name="keluaran_hitung"),
    path(ANGGARAN, isian_anggaran.anggaran, name="anggaran"),
    path(f"{ANGGARAN}<str:sumber>/jumlah/", isian_anggaran.jumlah, name="anggaran_jumlah"),
    path(f"{ANGGARAN}<str:sumber>/<str:cara>/", isian_anggaran.anggaran, name="anggaran_cara"),
    path(f"{PERIODE}lembar/", lembar_isian.lembar, name="lembar"),
    path(f"{PERIODE}lembar-<str:unit>.xlsx", lembar_isian.unduh, name="lembar_unduh"),
]
