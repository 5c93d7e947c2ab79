"""Addresses of entering outputs and budgets."""

from django.urls import path

from .views import isian_anggaran, isian_keluaran

app_name = "isian"

PERIODE = "opd/<slug:kode>/<int:tahun>/isian/<int:triwulan>/"
ANGGARAN = f"{PERIODE}anggaran/"

urlpatterns = [
    path(f"{PERIODE}keluaran/", isian_keluaran.keluaran, name="keluaran"),
    path(f"{PERIODE}keluaran/hitung/", isian_keluaran.hitung, name="keluaran_hitung"),
    path(ANGGARAN, isian_anggaran.anggaran, name="anggaran"),
    path(f"{ANGGARAN}<str:sumber>/jumlah/", isian_anggaran.jumlah, name="anggaran_jumlah"),
    path(f"{ANGGARAN}<str:sumber>/<str:cara>/", isian_anggaran.anggaran, name="anggaran_cara"),
]
