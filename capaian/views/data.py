"""Free data tables of the agency-year: the list, and one table."""

from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from capaian.bahan.formulir import pilihan_letak
from capaian.laporan.bahan import DataLaporan
from capaian.laporan.html import html_blok
from capaian.laporan.isi.konteks import Konteks
from capaian.laporan.isi.tabel_data import jadi_tabel
from capaian.laporan.pohon import Laporan
from capaian.laporan.ukur import Ukuran
from capaian.sajian import sajikan_ukuran
from capaian.views.laporan import dengan_laporan, konteks_blok
from capaian.views.tahun import halaman_terukur, konteks_tahun
from renstra.models import TahunKinerja


@halaman_terukur("data", "Tabel data", "capaian/data.html")
def daftar(_tahun: TahunKinerja, data: DataLaporan, u: Ukuran) -> dict[str, Any]:
    """Every data table with its size and source, by the part that it stands in."""
    letak = dict(pilihan_letak(data))
    kelompok = [
        (letak.get(kunci, kunci).strip(), list(isi))
        for kunci, isi in groupby(data.tabel, key=lambda t: t.letak)
    ]
    return {"daftar": data.tabel, "kelompok": kelompok}


@dengan_laporan
def tabel(
    request: HttpRequest, tahun_kinerja: TahunKinerja, laporan: Laporan, kode_tabel: str
) -> HttpResponse:
    """One data table as the report prints it."""
    data, _ = sajikan_ukuran(tahun_kinerja)
    satu = next((t for t in data.tabel if t.kode == kode_tabel), None)
    if satu is None:
        raise Http404("Tabel data tidak ditemukan.")
    konteks = konteks_tahun(tahun_kinerja, "data", "Tabel data")
    konteks["remah"][-1] = (
        "Tabel data",
        reverse("capaian:data", args=[tahun_kinerja.opd.kode, tahun_kinerja.tahun]),
    )
    konteks["remah"].append((satu.judul, None))
    blok = jadi_tabel(Konteks.dari(data), satu)
    isi = html_blok(blok, konteks_blok(tahun_kinerja, laporan, semua=False))
    return render(request, "capaian/tabel.html", {**konteks, "tabel": satu, "isi": isi})
