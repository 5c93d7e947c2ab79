"""The agency-year in the browser: summary, indicators over years, budget tree."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from capaian import halaman
from capaian.dasbor import grafik_tahun, tertinggal
from capaian.jadwal import alasan_tutup
from capaian.kelengkapan import kelengkapan
from capaian.kueri import TidakDapatDimuat
from capaian.laporan.bahan import DataLaporan
from capaian.laporan.ukur import Ukuran
from capaian.sajian import sajikan_ukuran
from lakip.instansi.waktu import hari_ini
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

TAHUN_TAMPIL = 3  # years of target, realisasi and capaian on the page of indicators


def konteks_tahun(tahun_kinerja: TahunKinerja, aktif: str, nama: str) -> dict[str, Any]:
    """What ``capaian/tahun_dasar.html`` needs: agency, year, breadcrumbs and the active tab.

    ``nama`` is the page's name in the breadcrumbs; blank for the summary itself. ``tutup`` says
    why nothing can be changed, "" while the year is open.
    """
    opd = tahun_kinerja.opd
    dasar = tahun_kinerja.get_absolute_url()
    remah = [
        ("Perangkat daerah", reverse("renstra:daftar_opd")),
        (opd.nama, opd.get_absolute_url()),
        (str(tahun_kinerja.tahun), dasar if nama else None),
    ]
    if nama:
        remah.append((nama, None))
    return {
        "opd": opd,
        "tahun_kinerja": tahun_kinerja,
        "aktif": aktif,
        "remah": remah,
        "tutup": alasan_tutup(tahun_kinerja),
    }


Isi = Callable[[TahunKinerja, DataLaporan, Ukuran], dict[str, Any]]


def halaman_terukur(aktif: str, nama: str, templat: str) -> Callable[[Isi], Callable[..., Any]]:
    """Turn "measured data to context" into a page of the agency-year that its readers may see.

    Data that cannot be measured answer 409 with a page that says why.
    """

    def bungkus(isi: Isi) -> Callable[..., HttpResponse]:
        @require_safe
        @wraps(isi)
        def tampilan(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
            tahun_kinerja = ambil_tahun(request.user, kode, tahun)
            konteks = konteks_tahun(tahun_kinerja, aktif, nama)
            try:
                data, ukuran = sajikan_ukuran(tahun_kinerja)
            except TidakDapatDimuat as galat:
                konteks["pesan"] = galat.pesan
                return render(request, "capaian/tak_terukur.html", konteks, status=409)
            return render(request, templat, konteks | isi(tahun_kinerja, data, ukuran))

        return tampilan

    return bungkus


@halaman_terukur("ringkasan", "", "capaian/tahun.html")
def ringkasan(tahun_kinerja: TahunKinerja, data: DataLaporan, u: Ukuran) -> dict[str, Any]:
    """The agency-year at a glance."""
    return {
        "capaian": halaman.nilai_persen(u.opd.capaian, "capaian:OPD", u.opd.kelas, data.ukur.skala),
        "serapan": halaman.nilai_persen(u.serapan, "jumlah:serapan", None, data.ukur.skala),
        "pagu": u.total.pagu.nilai,
        "realisasi": u.total.realisasi.nilai,
        "sebaran": halaman.sebaran(data, u),
        "kelompok": halaman.kelompok_indikator(data, u),
        "program": halaman.pohon_anggaran(data, u),
        "kekurangan": list(halaman.kekurangan(data, u)),
        "kelengkapan": kelengkapan(tahun_kinerja),
        "grafik": grafik_tahun(data, u),
        "tertinggal": tertinggal(tahun_kinerja, data, u, hari_ini(tahun_kinerja.opd.pemda)),
        "data": data,
    }


@halaman_terukur("indikator", "Indikator", "capaian/indikator.html")
def indikator(_tahun: TahunKinerja, data: DataLaporan, u: Ukuran) -> dict[str, Any]:
    """Target, realisasi, capaian and category of every indicator over the years."""
    kelompok = halaman.kelompok_indikator(data, u, TAHUN_TAMPIL)
    return {"kelompok": kelompok, "skala": data.ukur.skala}


@halaman_terukur("anggaran", "Anggaran", "capaian/anggaran.html")
def anggaran(_tahun: TahunKinerja, data: DataLaporan, u: Ukuran) -> dict[str, Any]:
    """The budget tree with pagu, realisasi, serapan and outputs."""
    return {
        "pohon": halaman.pohon_anggaran(data, u),
        "pagu": halaman.nilai_uang(u.total.pagu, "jumlah:pagu"),
        "realisasi": halaman.nilai_uang(u.total.realisasi, "jumlah:realisasi_rp"),
        "serapan": halaman.nilai_persen(u.serapan, "jumlah:serapan", None, data.ukur.skala),
        "tahap": data.tahap[-1].sebutan if data.tahap else "",
    }
