"""The findings of an agency-year: to read, to explain, to take along."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from capaian.formulir_periksa import FormulirPenjelasan
from capaian.kueri import TidakDapatDimuat
from capaian.pemeriksaan import cabut_penjelasan, cari_temuan, daftar_temuan, jelaskan
from capaian.sajian_temuan import kelompok_temuan
from capaian.unduh_temuan import XLSX, temuan_pdf, temuan_xlsx
from capaian.views.tahun import konteks_tahun
from lakip.instansi.izin import Izin, boleh
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja


@require_safe
def muka(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """All findings by severity; explained ones below."""
    tahun_kinerja = ambil_tahun(request.user, kode, tahun)
    return _halaman(request, tahun_kinerja)


def _halaman(
    request: HttpRequest,
    tahun_kinerja: TahunKinerja,
    form: FormulirPenjelasan | None = None,
) -> HttpResponse:
    konteks = konteks_tahun(tahun_kinerja, "periksa", "Periksa")
    try:
        daftar = daftar_temuan(tahun_kinerja)
    except TidakDapatDimuat as galat:
        konteks["pesan"] = galat.pesan
        return render(request, "capaian/tak_terukur.html", konteks, status=409)
    konteks |= kelompok_temuan(tahun_kinerja, daftar, request.GET.get("jenis", ""))
    konteks["boleh_jelaskan"] = boleh(request.user, Izin.SUSUN_LAPORAN, tahun_kinerja.opd)
    konteks["form"] = form
    return render(request, "periksa/periksa.html", konteks, status=422 if form else 200)


@require_POST
def jawab(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Explain one finding."""
    tahun_kinerja = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_LAPORAN)
    form = FormulirPenjelasan(request.POST)
    if not form.is_valid():
        return _halaman(request, tahun_kinerja, form)
    temuan = cari_temuan(tahun_kinerja, form.cleaned_data["kunci"])
    if temuan is None or temuan.sidik != form.cleaned_data["sidik"]:
        messages.warning(request, "Temuan itu sudah berubah. Baca lagi sebelum menjelaskannya.")
    else:
        uraian = form.cleaned_data["uraian"]
        jelaskan(tahun_kinerja=tahun_kinerja, temuan=temuan, uraian=uraian, oleh=request.user)
        messages.success(request, "Penjelasan disimpan.")
    return redirect("capaian:periksa", kode, tahun)


@require_POST
def cabut(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Take an explanation back."""
    tahun_kinerja = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_LAPORAN)
    kunci = request.POST.get("kunci", "")
    if cabut_penjelasan(tahun_kinerja=tahun_kinerja, kunci=kunci, oleh=request.user):
        messages.success(request, "Penjelasan dicabut.")
    return redirect("capaian:periksa", kode, tahun)


@require_safe
def unduh(request: HttpRequest, kode: str, tahun: int, bentuk: str) -> HttpResponse:
    """The list as XLSX or PDF."""
    tahun_kinerja = ambil_tahun(request.user, kode, tahun)
    if bentuk not in ("xlsx", "pdf"):
        raise Http404("Bentuk berkas itu tidak ada.")
    try:
        daftar = daftar_temuan(tahun_kinerja)
    except TidakDapatDimuat as galat:
        konteks = konteks_tahun(tahun_kinerja, "periksa", "Periksa") | {"pesan": galat.pesan}
        return render(request, "capaian/tak_terukur.html", konteks, status=409)
    xlsx = bentuk == "xlsx"
    isi = temuan_xlsx(daftar) if xlsx else temuan_pdf(tahun_kinerja, daftar)
    nama = f"temuan-{kode}-{tahun}.{bentuk}"
    kepala = {"Content-Disposition": content_disposition_header(True, nama)}
    return HttpResponse(isi, content_type=XLSX if xlsx else "application/pdf", headers=kepala)
