"""All agencies at a glance, for Inspektorat and admins."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from capaian.giliran import giliran
from capaian.pemantauan import (
    KEADAAN,
    URUTAN,
    Saringan,
    daftar_xlsx,
    jadi_baris,
    opd_dipantau,
    saring,
    tahun_dipantau,
    tulis_csv,
)
from capaian.peran import memantau
from capaian.reviu.alur import Langkah
from capaian.ringkasan import minta_segarkan
from capaian.tenggat import batas_opd, batas_pemda, dilihat_pada
from lakip.instansi.jenis_isi import XLSX
from lakip.instansi.models import Pemda
from lakip.instansi.waktu import hari_ini
from lakip.xlsx.tulis import tulis_daftar
from renstra.models import TahunKinerja

PER_HALAMAN = 50
BULAN_LAPORAN = 3
"""Until March the year before is still being reported."""


def _saringan(request: HttpRequest, tahun: list[int]) -> Saringan:
    """What the address asks for. Raises PermissionDenied for those who watch over no agency."""
    if not memantau(request.user):
        raise PermissionDenied("Pemantauan hanya untuk Inspektorat dan admin.")
    isi = request.GET
    pilihan = {"keadaan": KEADAAN, "langkah": Langkah}
    return Saringan(
        tahun=_tahun(isi.get("tahun", ""), tahun),
        cari=isi.get("cari", "").strip(),
        pemda=int(isi["pemda"]) if isi.get("pemda", "").isdecimal() else None,
        urut=isi["urut"] if isi.get("urut", "").lstrip("-") in URUTAN else "nama",
        **{n: isi[n] if isi.get(n) in sah else "" for n, sah in pilihan.items()},
    )


def _tahun(dipilih: str, tahun: list[int]) -> int:
    """The chosen year, else the latest that is being reported or filled today."""
    if dipilih in {str(t) for t in tahun}:
        return int(dipilih)
    hari = hari_ini()
    bawaan = hari.year - (hari.month <= BULAN_LAPORAN)
    return next((t for t in tahun if t <= bawaan), bawaan)


@require_safe
def muka(request: HttpRequest) -> HttpResponse:
    """The agencies of a year, sorted and filtered, a page at a time."""
    tahun = tahun_dipantau(request.user)
    s, hari = _saringan(request, tahun), hari_ini()
    semua = opd_dipantau(request.user)
    basi = minta_segarkan(TahunKinerja.objects.filter(opd__in=semua, tahun=s.tahun))
    halaman = Paginator(saring(semua, s, hari), PER_HALAMAN).get_page(request.GET.get("halaman"))
    pemda = list(Pemda.objects.filter(perangkat_daerah__in=semua).distinct())
    konteks: dict[str, Any] = {
        "s": s,
        "giliran": giliran(request.user),
        "halaman": halaman,
        "baris": jadi_baris(halaman, s, hari, request.build_absolute_uri("/").rstrip("/")),
        "tahun": tahun or [s.tahun],
        "semua_pemda": pemda,
        "batas": [
            (
                p,
                dilihat_pada(batas_opd(p, s.tahun), hari),
                dilihat_pada(batas_pemda(p, s.tahun), hari),
            )
            for p in pemda[:3]
        ],
        "keadaan": KEADAAN.items(),
        "langkah": Langkah.choices,
        "kolom": _kolom(request, s),
        "basi": basi,
        "pemda": pemda[0] if len(pemda) == 1 else None,
        "remah": [("Pemantauan", None)],
    }
    return render(request, "kelengkapan/pemantauan.html", konteks)


def _kolom(request: HttpRequest, s: Saringan) -> list[tuple[str, str, str]]:
    """Head, address that sorts by it, and how it is sorted now, of every column."""
    judul = {
        "nama": "Perangkat daerah",
        "kelengkapan": "Kelengkapan",
        "langkah": "Langkah laporan",
        "batas": "Batas",
        "capaian": "Capaian",
        "serapan": "Serapan",
    }
    hasil = []
    for kunci, nama in judul.items():
        kini = s.urut.lstrip("-") == kunci
        naik = kini and not s.urut.startswith("-")
        isian = request.GET.copy()
        isian.pop("halaman", None)
        isian["urut"] = f"-{kunci}" if naik else kunci
        arah = ("ascending" if naik else "descending") if kini else ""
        hasil.append((nama, f"?{isian.urlencode()}", arah))
    return hasil


@require_safe
def unduh(request: HttpRequest, bentuk: str) -> HttpResponse:
    """Every agency that the filter lets through, as .xlsx or .csv."""
    s, hari = _saringan(request, tahun_dipantau(request.user)), hari_ini()
    if bentuk not in ("xlsx", "csv"):
        raise Http404("Bentuk unduhan tidak dikenal.")
    baris = jadi_baris(saring(opd_dipantau(request.user), s, hari), s, hari, "")
    if bentuk == "csv":
        isi, jenis = tulis_csv(baris, s), "text/csv; charset=utf-8"
    else:
        isi, jenis = tulis_daftar(daftar_xlsx(baris, s)), XLSX
    nama = f"pemantauan-{s.tahun}.{bentuk}"
    return HttpResponse(
        isi,
        content_type=jenis,
        headers={"Content-Disposition": content_disposition_header(True, nama) or ""},
    )
