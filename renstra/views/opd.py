"""The agencies a user may see, and one agency with its years."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lakip.instansi.izin import ambil_opd, opd_terlihat, penugasan
from lakip.instansi.models import Pemda, Pengguna, PerangkatDaerah
from lakip.instansi.views.unduh import jawab_xlsx
from lakip.xlsx.tulis import Daftar, KolomDaftar
from renstra.models import Renstra, TahunKinerja

PER_HALAMAN = 30


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Agencies in scope with their years, found by name, abbreviation or code."""
    cari = request.GET.get("cari", "").strip()
    halaman = Paginator(_cocok(request.user, cari), PER_HALAMAN).get_page(
        request.GET.get("halaman")
    )
    return render(
        request,
        "renstra/daftar_opd.html",
        {
            "halaman": halaman,
            "cari": cari,
            "bertugas": bool(penugasan(request.user)),
            "pemda": _satu_pemda(halaman.object_list),
        },
    )


def _cocok(pengguna: Pengguna, cari: str) -> QuerySet[PerangkatDaerah]:
    """Agencies in scope that answer to ``cari``, with their years, the latest first."""
    semua = opd_terlihat(pengguna)
    if cari:
        semua = semua.filter(
            Q(nama__icontains=cari) | Q(singkatan__icontains=cari) | Q(kode__icontains=cari)
        )
    return semua.prefetch_related(
        Prefetch("tahun_kinerja", TahunKinerja.objects.select_related("opd").order_by("-tahun"))
    ).order_by("pemda__nama", "nama")


_KOLOM = (
    KolomDaftar("Pemerintah daerah", 34),
    KolomDaftar("Perangkat daerah", 44),
    KolomDaftar("Singkatan", 16),
    KolomDaftar("Kode", 24),
    KolomDaftar("Urusan", 24),
    KolomDaftar("Aktif", 8),
    KolomDaftar("Tahun kinerja", 24),
)


@require_safe
def unduh(request: HttpRequest) -> HttpResponse:
    """The agencies that the page lists, all of them, as a workbook."""
    semua = _cocok(request.user, request.GET.get("cari", "").strip())
    baris = [
        (
            opd.pemda.nama,
            opd.nama,
            opd.singkatan,
            opd.kode,
            opd.urusan,
            "ya" if opd.aktif else "tidak",
            ", ".join(str(t.tahun) for t in opd.tahun_kinerja.all()),
        )
        for opd in semua
    ]
    return jawab_xlsx("perangkat-daerah", Daftar("Perangkat daerah", _KOLOM, baris))


def _satu_pemda(daftar_opd: Iterable[PerangkatDaerah]) -> Pemda | None:
    """The pemda of all these agencies when it is one, else None: it lends the page its colour."""
    pemda = {opd.pemda for opd in daftar_opd}
    return pemda.pop() if len(pemda) == 1 else None


@require_safe
def rincian(request: HttpRequest, kode: str) -> HttpResponse:
    """One agency: what it is, its years and its plans."""
    opd = ambil_opd(request.user, kode)
    return render(
        request,
        "renstra/opd.html",
        {
            "opd": opd,
            "daftar_tahun": TahunKinerja.objects.filter(opd=opd)
            .select_related("renstra", "opd")
            .order_by("-tahun"),
            "daftar_renstra": Renstra.objects.filter(opd=opd).order_by("-tahun_awal"),
            "remah": [("Perangkat daerah", reverse("renstra:daftar_opd")), (opd.nama, None)],
        },
    )
