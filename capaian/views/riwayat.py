"""Who changed what and when: of an agency-year, or of one indicator in it."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from capaian.riwayat import (
    Saringan,
    catatan,
    jenis_objek,
    lembar_riwayat,
    orang_tercatat,
    uraikan,
)
from capaian.views.tahun import konteks_tahun
from lakip.instansi.izin import Izin
from lakip.instansi.views.unduh import jawab_xlsx, minta_xlsx
from renstra.akses import ambil_tahun
from renstra.models import Indikator, TahunKinerja

PER_HALAMAN = 50


def _tanggal(teks: str) -> date | None:
    try:
        return date.fromisoformat(teks)
    except ValueError:
        return None


@require_safe
def muka(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Every change of the agency-year, filtered, newest first."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.LIHAT_KEJADIAN)
    jenis, isi = jenis_objek(tk), request.GET
    s = Saringan(
        orang=int(isi["orang"]) if isi.get("orang", "").isdecimal() else None,
        jenis=isi["jenis"] if isi.get("jenis", "") in {"kejadian", *dict(jenis)} else "",
        dari=_tanggal(isi.get("dari", "")),
        sampai=_tanggal(isi.get("sampai", "")),
        impor=bool(isi.get("impor")),
    )
    konteks = konteks_tahun(tk, "riwayat", "Riwayat perubahan")
    konteks |= {"s": s, "semua_jenis": jenis, "semua_orang": orang_tercatat(tk)}
    return _halaman(request, tk, s, konteks)


@require_safe
def indikator(request: HttpRequest, kode: str, tahun: int, kunci: str) -> HttpResponse:
    """Every change of one indicator and of what was entered for it in the year."""
    tk = ambil_tahun(request.user, kode, tahun)
    satu = Indikator.objects.filter(renstra_id=tk.renstra_id, kode=kunci).first()
    if satu is None:
        raise Http404("Indikator tidak ditemukan.")
    konteks = konteks_tahun(tk, "indikator", "Riwayat perubahan")
    konteks["remah"].insert(-1, ("Indikator", reverse("capaian:indikator", args=[kode, tahun])))
    konteks["indikator"] = satu
    return _halaman(request, tk, Saringan(indikator=satu.pk, impor=True), konteks)


def _halaman(
    request: HttpRequest, tk: TahunKinerja, s: Saringan, konteks: dict[str, Any]
) -> HttpResponse:
    if minta_xlsx(request):
        bagian = ["riwayat", tk.opd.kode, str(tk.tahun)]
        bagian += [konteks["indikator"].kode] if "indikator" in konteks else []
        return jawab_xlsx("-".join(bagian), lembar_riwayat(tk, s))
    halaman = Paginator(catatan(tk, s), PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks |= {
        "halaman": halaman,
        "perubahan": uraikan(halaman.object_list),
        "zona": tk.opd.pemda.zona_waktu,
    }
    return render(request, "kelengkapan/riwayat.html", konteks)
