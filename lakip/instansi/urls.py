"""Addresses about people: login, logout, password, emblem."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from .views.lambang import lambang
from .views.masuk import Masuk, Sandi
from .views.urungkan import urungkan_hapus

app_name = "instansi"

urlpatterns = [
    path("masuk/", Masuk.as_view(), name="masuk"),
    path("keluar/", LogoutView.as_view(), name="keluar"),
    path("sandi/", Sandi.as_view(), name="sandi"),
    path("urungkan/<int:kejadian>/", urungkan_hapus, name="urungkan"),
    path("lambang/<slug:kode>/", lambang, name="lambang"),
]
