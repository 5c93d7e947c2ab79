"""Comments of a review in the browser: to read, write, answer and withdraw."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from capaian.formulir_reviu import FormulirCatatan, FormulirTanggapan
from capaian.kueri import TidakDapatDimuat
from capaian.laporan.pohon import Laporan, Tabel
from capaian.models import CatatanReviu, LaporanKinerja, Reviu
from capaian.perantara import tetap_saat_tutup
from capaian.reviu.jangkar import Tempat, cari_tempat, jangkar_sel, sebut_baris, sebut_kolom
from capaian.reviu.keadaan import DAPAT_DITANGGAPI
from capaian.reviu.percakapan import (
    KESELURUHAN,
    IsianCatatan,
    boleh_menanggapi,
    buang_catatan,
    tanggapi,
    tulis_catatan,
    ubah_catatan,
)
from capaian.reviu.sajian import alamat_tempat, daftar_catatan
from capaian.sajian_versi import rekaman_terakhir, sajikan_rekaman
from capaian.views.reviu import ambil_laporan, ambil_reviu, konteks_reviu, pesan_galat
from capaian.views.tahun import konteks_tahun
from lakip.instansi.izin import Izin


@require_safe
def daftar(request: HttpRequest, kode: str, tahun: int, versi: int) -> HttpResponse:
    """All comments with their threads; by status and by place."""
    laporan = ambil_laporan(request, kode, tahun, versi)
    return _halaman(request, ambil_reviu(request, laporan))


def _halaman(
    request: HttpRequest,
    reviu: Reviu,
    nomor: int = 0,
    form: FormulirTanggapan | None = None,
) -> HttpResponse:
    laporan = reviu.laporan
    opd = laporan.tahun_kinerja.opd
    try:
        semua = daftar_catatan(reviu)
    except TidakDapatDimuat as galat:
        konteks = konteks_tahun(laporan.tahun_kinerja, "versi", "Versi") | {"pesan": galat.pesan}
        return render(request, "capaian/tak_terukur.html", konteks, status=409)
    status, di = request.GET.get("status", ""), request.GET.get("di", "")
    pilihan = [(s.value, s.label, sum(b.c.status == s for b in semua)) for s in CatatanReviu.Status]
    isi: dict[str, Any] = {
        "semua": len(semua),
        "pilihan": pilihan,
        "status": status,
        "di": di,
        "daftar": [b for b in semua if status in ("", b.c.status) and di in ("", b.html)],
        "terbuka": reviu.ditutup is None and laporan.langkah in DAPAT_DITANGGAPI,
        "boleh_menanggapi": boleh_menanggapi(request.user, opd),
        "form_tanggapan": form or FormulirTanggapan(),
        "nomor_form": nomor,
    }
    konteks = konteks_reviu(request, reviu, "catatan", "Catatan", **isi)
    return render(request, "reviu/catatan.html", konteks, status=422 if form else 200)


@tetap_saat_tutup
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest, kode: str, tahun: int, versi: int) -> HttpResponse:
    """Write a comment at the place that the address names."""
    laporan = ambil_laporan(request, kode, tahun, versi, Izin.REVIU)
    reviu = ambil_reviu(request, laporan)
    jangkar = request.GET.get("jangkar", "")
    try:
        pohon = sajikan_rekaman(rekaman_terakhir(laporan))
    except TidakDapatDimuat as galat:
        konteks = konteks_tahun(laporan.tahun_kinerja, "versi", "Versi") | {"pesan": galat.pesan}
        return render(request, "capaian/tak_terukur.html", konteks, status=409)
    tempat = cari_tempat(pohon, jangkar) if jangkar else None
    if jangkar and tempat is None:
        raise Http404("Tempat itu tidak ada pada laporan.")
    form = FormulirCatatan(request.POST or None, **_pilihan(pohon, jangkar))
    if request.method == "POST" and form.is_valid():
        isian = _isian(form, jangkar)
        try:
            catatan = tulis_catatan(reviu=reviu, isian=isian, oleh=request.user)
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        else:
            messages.success(request, f"Catatan {catatan.nomor} disimpan.")
            return redirect(_sesudah(laporan, tempat, catatan))
    isi = {
        "form": form,
        "tempat": tempat,
        "uraian": tempat.uraian if tempat else KESELURUHAN,
        "alamat_tempat": alamat_tempat(laporan, tempat) if tempat else "",
    }
    konteks = konteks_reviu(request, reviu, "catatan", "Catatan baru", **isi)
    return render(request, "reviu/catatan_baru.html", konteks, status=422 if form.errors else 200)


def _pilihan(pohon: Laporan, jangkar: str) -> dict[str, Any]:
    """Rows and columns to choose from when the place is a table."""
    jenis, _, kunci = jangkar.partition(":")
    tabel: Tabel | None = pohon.tabel().get(kunci) if jenis == "blok" else None
    if tabel is None:
        return {}
    return {
        "baris": [(b.kunci, sebut_baris(tabel, b)) for b in tabel.baris],
        "kolom": [(k.kunci, sebut_kolom(k)) for k in tabel.kolom_tampil],
    }


def _isian(form: FormulirCatatan, jangkar: str) -> IsianCatatan:
    isi = dict(form.cleaned_data)
    baris, kolom = isi.pop("baris", ""), isi.pop("kolom", "")
    if baris:
        jangkar = jangkar_sel(jangkar.partition(":")[2], baris, kolom)
    return IsianCatatan(jangkar=jangkar, **isi)


def _sesudah(laporan: LaporanKinerja, tempat: Tempat | None, catatan: CatatanReviu) -> str:
    """Back to the block that the reviewer was reading, else to the list."""
    membaca = tempat is not None and tempat.jangkar.startswith(("blok:", "bagian:"))
    return (alamat_tempat(laporan, tempat) if membaca else "") or _alamat(catatan)


def _alamat(catatan: CatatanReviu) -> str:
    laporan = catatan.reviu.laporan
    tk = laporan.tahun_kinerja
    daftar = reverse("reviu:catatan", args=[tk.opd.kode, tk.tahun, laporan.versi])
    return f"{daftar}#catatan-{catatan.nomor}"


def _catatan(
    request: HttpRequest, kode: str, tahun: int, versi: int, nomor: int, izin: Izin
) -> CatatanReviu:
    """A comment of the last round. Raises Http404, PermissionDenied."""
    laporan = ambil_laporan(request, kode, tahun, versi, izin)
    reviu = ambil_reviu(request, laporan)
    satu = get_object_or_404(CatatanReviu, reviu=reviu, nomor=nomor)
    satu.reviu = reviu
    return satu


@tetap_saat_tutup
@require_POST
def jawab(request: HttpRequest, kode: str, tahun: int, versi: int, nomor: int) -> HttpResponse:
    """Answer a comment, as the agency or as a reviewer."""
    catatan = _catatan(request, kode, tahun, versi, nomor, Izin.BACA)
    form = FormulirTanggapan(request.POST)
    if form.is_valid():
        try:
            tanggapi(catatan=catatan, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        else:
            alamat = _alamat(catatan)
            jangkar = f"#{alamat.partition('#')[2]}"
            messages.success(request, "Tanggapan disimpan.", extra_tags=jangkar)
            return redirect(alamat)
    return _halaman(request, catatan.reviu, nomor, form)


@tetap_saat_tutup
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: HttpRequest, kode: str, tahun: int, versi: int, nomor: int) -> HttpResponse:
    """Change the words of one's own comment that nobody has answered."""
    catatan = _catatan(request, kode, tahun, versi, nomor, Izin.REVIU)
    awal = {n: getattr(catatan, n) for n in ("isi", "rekomendasi", "ref_kkr")}
    form = FormulirCatatan(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            ubah_catatan(
                catatan=catatan, isian=IsianCatatan(**form.cleaned_data), oleh=request.user
            )
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        else:
            return redirect(_alamat(catatan))
    isi = {"form": form, "uraian": catatan.tempat, "catatan": catatan}
    konteks = konteks_reviu(request, catatan.reviu, "catatan", f"Catatan {nomor}", **isi)
    return render(request, "reviu/catatan_baru.html", konteks, status=422 if form.errors else 200)


@tetap_saat_tutup
@require_POST
def buang(request: HttpRequest, kode: str, tahun: int, versi: int, nomor: int) -> HttpResponse:
    """Withdraw one's own comment that nobody has answered."""
    catatan = _catatan(request, kode, tahun, versi, nomor, Izin.REVIU)
    try:
        buang_catatan(catatan=catatan, oleh=request.user)
        messages.success(request, f"Catatan {nomor} dicabut.")
    except ValidationError as galat:
        messages.error(request, pesan_galat(galat))
    return redirect(_alamat(catatan).partition("#")[0])
