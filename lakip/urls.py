"""All addresses: the one place that knows every app."""

from django.contrib import admin
from django.urls import include, path

from lakip.instansi.views.sehat import sehat

admin.autodiscover()

handler400 = "lakip.instansi.views.galat.permintaan_buruk"
handler404 = "lakip.instansi.views.galat.tidak_ada"

urlpatterns = [
    path("sehat", sehat, name="sehat"),
    path("admin/", admin.site.urls),
    path("", include("lakip.instansi.urls")),
    path("", include("renstra.urls")),
    path("", include("anggaran.urls")),
    path("", include("capaian.urls")),
    path("", include("capaian.urls_rencana")),
    path("", include("capaian.urls_pantau")),
    path("", include("capaian.urls_versi")),
    path("", include("capaian.urls_reviu")),
    path("", include("capaian.urls_pengisian")),
    path("", include("capaian.urls_bahan")),
    path("", include("capaian.urls_terbit")),
]
