"""Entering realisasi in the browser: the periods of a year, and one period's indicators."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from capaian.formulir_isian import FormulirIsian
from capaian.halaman import Nilai, nilai_persen
from capaian.jadwal import PERIODE, PeriodeTertutup, nama_periode, periode_tertutup
from capaian.kejanggalan import PerluPenjelasan
from capaian.kueri import TidakDapatDimuat
from capaian.laporan.ukur.pendaftar import bersatuan
from capaian.laporan.ukur.triwulan import HasilIsian
from capaian.pengisian import (
    Butir,
    Takaran,
    daftar_butir,
    simpan_isian,
)
from capaian.views.tahun import konteks_tahun
from lakip.angka import format_angka
from lakip.instansi.izin import Izin
from lakip.instansi.sunting import Bentrok, beda
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja


@dataclass
class Kartu:
    """One indicator on the page; ``keadaan``: "", tersimpan, galat, tanya or bentrok."""

    butir: Butir
    form: FormulirIsian
    hasil: HasilIsian
    capaian: Nilai
    lalu: tuple[str, str]
    keadaan: str = ""
    janggal: tuple[str, ...] = ()
    beda: tuple[tuple[str, str, str], ...] = ()

    @property
    def target(self) -> str:
        """The target as printed; blank when none is set."""
        i = self.butir.indikator
        return bersatuan(self.hasil.target.teks(i.desimal), i.satuan) if self.hasil.target else ""


@require_safe
def muka(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The periods of the year, each with how much of it is filled."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.ISI_REALISASI)
    daftar, tertutup = [], periode_tertutup(tk)
    for triwulan in PERIODE:
        butir = daftar_butir(tk, triwulan, request.user)
        terisi = sum(b.terisi for b in butir)
        daftar.append((triwulan, nama_periode(triwulan), terisi, len(butir), triwulan in tertutup))
    konteks = konteks_tahun(tk, "isian", "Isian") | {"periode": daftar}
    return render(request, "isian/muka.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def isian(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> HttpResponse:
    """The indicators that this user may fill for a period; POST saves one of them."""
    tk = _tahun(request, kode, tahun, triwulan)
    butir = daftar_butir(tk, triwulan, request.user)
    try:
        takaran = Takaran.dari(tk)
        if request.method == "POST":
            return _simpan(request, tk, triwulan, _pilih(request.POST, tk, butir), takaran)
        return _halaman(request, tk, triwulan, [_kartu(takaran, b) for b in butir])
    except TidakDapatDimuat as galat:
        konteks = konteks_tahun(tk, "isian", "Isian") | {"pesan": galat.pesan}
        return render(request, "capaian/tak_terukur.html", konteks, status=409)


@require_safe
def hitung(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> HttpResponse:
    """Capaian, category and questions of what stands in the fields, without saving it."""
    tk = _tahun(request, kode, tahun, triwulan)
    satu = _pilih(request.GET, tk, daftar_butir(tk, triwulan, request.user))
    try:
        takaran = Takaran.dari(tk)
    except TidakDapatDimuat as galat:
        raise Http404(galat.pesan) from galat
    form = FormulirIsian(request.GET, instance=satu.baris, indikator=satu.indikator)
    baris = form.sementara()
    konteks = konteks_tahun(tk, "isian", "Isian") | {
        "k": _kartu(takaran, satu, form),
        "tanya": takaran.kejanggalan(satu.indikator, baris),
        "galat": [g for m in form.medan_isi for g in m.errors],
    }
    return render(request, "isian/_hasil.html", konteks)


def _tahun(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> TahunKinerja:
    tk = ambil_tahun(request.user, kode, tahun, Izin.ISI_REALISASI)
    if triwulan not in PERIODE:
        raise Http404("Triwulan harus 1 sampai 4, atau 0 untuk setahun.")
    return tk


def _pilih(kiriman: Any, tk: TahunKinerja, butir: list[Butir]) -> Butir:
    """The indicator that was sent; 404 for none of this plan, 403 for another unit's."""
    kunci = kiriman.get("indikator", "")
    for satu in butir:
        if str(satu.indikator.pk) == kunci:
            return satu
    if kunci.isdecimal() and tk.renstra and tk.renstra.indikator.filter(pk=int(kunci)).exists():
        raise PermissionDenied("Indikator ini diisi oleh unit lain.")
    raise Http404("Indikator tidak ditemukan.")


def _kartu(takaran: Takaran, b: Butir, form: FormulirIsian | None = None, **lain: Any) -> Kartu:
    hasil = takaran.ukur(b.indikator, b.baris)
    nama, nilai = takaran.nilai_lalu(b.indikator, b.baris.triwulan)
    return Kartu(
        b,
        form or FormulirIsian(instance=b.baris, indikator=b.indikator),
        hasil,
        nilai_persen(hasil.capaian, "", hasil.kelas, takaran.data.ukur.skala),
        (nama, format_angka(nilai, b.indikator.desimal, kosong="belum ada")),
        **lain,
    )


def _simpan(
    request: HttpRequest, tk: TahunKinerja, triwulan: int, satu: Butir, takaran: Takaran
) -> HttpResponse:
    form = FormulirIsian(request.POST, instance=satu.baris, indikator=satu.indikator)
    dibaca = request.POST.get("versi", "")
    lain: dict[str, Any] = {"keadaan": "galat"}
    if form.is_valid():
        isi = dict(form.cleaned_data)
        penjelasan = isi.pop("penjelasan")
        try:
            simpan_isian(
                tahun_kinerja=tk,
                indikator=satu.indikator,
                triwulan=triwulan,
                isian=isi,
                penjelasan=penjelasan,
                versi_dibaca=int(dibaca) if dibaca.isdecimal() else -1,
                oleh=request.user,
            )
            return _tersimpan(request, tk, triwulan, satu)
        except PerluPenjelasan as tanya:
            lain = {"keadaan": "tanya", "janggal": tuple(tanya.kejanggalan)}
        except Bentrok as bentrok:
            lain = {"keadaan": "bentrok", "beda": tuple(beda(form, bentrok.kini))}
            dibaca = str(bentrok.versi)
        except PeriodeTertutup as galat:
            form.add_error(None, galat.pesan)
        except ValidationError as galat:
            form.add_error(None, galat.messages)
    butir = Butir(satu.indikator, form.instance, int(dibaca) if dibaca.isdecimal() else -1)
    kartu = _kartu(takaran, butir, form, **lain)
    return _jawab(request, tk, triwulan, kartu, takaran)


def _tersimpan(request: HttpRequest, tk: TahunKinerja, triwulan: int, satu: Butir) -> HttpResponse:
    pk = satu.indikator.pk
    if not getattr(request, "htmx", False):
        messages.success(request, f"Isian “{satu.indikator}” tersimpan.")
        tujuan = reverse("capaian:isian_periode", args=[tk.opd.kode, tk.tahun, triwulan])
        return redirect(f"{tujuan}#indikator-{pk}")
    takaran = Takaran.dari(tk)
    baru = next(b for b in daftar_butir(tk, triwulan, request.user) if b.indikator.pk == pk)
    return _jawab(request, tk, triwulan, _kartu(takaran, baru, keadaan="tersimpan"), takaran)


def _jawab(
    request: HttpRequest, tk: TahunKinerja, triwulan: int, kartu: Kartu, takaran: Takaran
) -> HttpResponse:
    """The card alone for htmx; else the whole page with this card as it was sent."""
    if getattr(request, "htmx", False):
        konteks = konteks_tahun(tk, "isian", "") | {"k": kartu, "triwulan": triwulan}
        konteks["tertutup"] = triwulan in periode_tertutup(tk)
        return render(request, "isian/_kartu.html", konteks)
    semua = [
        kartu if b.indikator.pk == kartu.butir.indikator.pk else _kartu(takaran, b)
        for b in daftar_butir(tk, triwulan, request.user)
    ]
    return _halaman(request, tk, triwulan, semua, 422)


def _halaman(
    request: HttpRequest, tk: TahunKinerja, triwulan: int, kartu: list[Kartu], status: int = 200
) -> HttpResponse:
    nama = nama_periode(triwulan)
    konteks = konteks_tahun(tk, "isian", nama)
    konteks["remah"].insert(-1, ("Isian", reverse("capaian:isian", args=[tk.opd.kode, tk.tahun])))
    konteks |= {
        "kartu": kartu,
        "tertutup": triwulan in periode_tertutup(tk),
        "triwulan": triwulan,
        "nama_periode": nama,
        "periode": [(p, nama_periode(p)) for p in PERIODE],
        "terisi": sum(k.butir.terisi and k.keadaan in {"", "tersimpan"} for k in kartu),
    }
    return render(request, "isian/isian.html", konteks, status=status)
