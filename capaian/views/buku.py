"""The workbook in the browser: download, template, upload, preview, confirmation."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from capaian.buku.berkas_buku import JENIS_ISI, buku_terisi, nama_buku, templat
from capaian.buku.hasil import HasilImpor
from capaian.buku.impor import Sasaran, impor_buku
from capaian.buku.naskah import BukuTidakTerbaca
from capaian.buku.sajian import sajikan
from capaian.buku.tunggu import ambil, titip
from lakip.instansi.izin import Izin, ambil_opd, boleh_sebagian
from lakip.tahun import TAHUN_WAJAR
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

from .tahun import konteks_tahun

SESI = "buku_tunggu"


class FormulirBuku(forms.Form):
    """One workbook file."""

    berkas = forms.FileField(
        label="Buku kerja (.xlsx atau .json)",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.json"}),
        error_messages={
            "required": "Pilih berkas buku kerja.",
            "empty": "Berkas yang dipilih kosong. Pilih buku kerja yang berisi.",
        },
    )

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        if berkas.size > settings.LAKIP_BATAS_BERKAS:
            batas = filesizeformat(settings.LAKIP_BATAS_BERKAS)
            raise forms.ValidationError(f"Buku kerja melebihi {batas}. Kecilkan gambarnya.")
        return berkas


def _tahun(request: HttpRequest, kode: str, tahun: int, izin: Izin) -> TahunKinerja:
    """The agency-year; one that does not exist yet only for who may make it by an import."""
    opd = ambil_opd(request.user, kode, izin)
    if TahunKinerja.objects.filter(opd=opd, tahun=tahun).exists():
        return ambil_tahun(request.user, kode, tahun, izin)
    if tahun not in TAHUN_WAJAR or not boleh_sebagian(request.user, Izin.IMPOR_BUKU, opd):
        raise Http404("Tahun kinerja tidak ditemukan.")
    return TahunKinerja(opd=opd, tahun=tahun)


def _konteks(tahun: TahunKinerja, nama: str = "Buku kerja") -> dict[str, Any]:
    konteks = konteks_tahun(tahun, "buku", nama)
    if tahun.pk is None:  # the year has no page of its own yet
        konteks["remah"] = [*konteks["remah"][:2], (f"{nama} {tahun.tahun}", None)]
    return konteks | {"baru": tahun.pk is None}


@require_safe
def mulai(request: HttpRequest, kode: str) -> HttpResponse:
    """Lead to the workbook page of the year that the form on the agency's page names."""
    ambil_opd(request.user, kode, Izin.IMPOR_BUKU)
    tahun = request.GET.get("tahun", "")
    if not tahun.isdecimal() or int(tahun) not in TAHUN_WAJAR:
        messages.error(request, "Tulis tahun antara 2000 dan 2100.")
        return redirect("renstra:opd", kode)
    return redirect("capaian:buku", kode, int(tahun))


@require_http_methods(["GET", "HEAD", "POST"])
def buku(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Download and template for who may read; for who may import also the upload."""
    izin = Izin.IMPOR_BUKU if request.method == "POST" else Izin.UNDUH_BUKU
    tahun_kinerja = _tahun(request, kode, tahun, izin)
    form = FormulirBuku(request.POST, request.FILES) if request.method == "POST" else FormulirBuku()
    if form.is_valid():
        berkas = form.cleaned_data["berkas"]
        tanda = {"sha256": titip(berkas.read()), "nama": berkas.name}
        request.session[SESI] = tanda | {"opd": kode, "tahun": tahun}
        return redirect("capaian:buku_pratinjau", kode, tahun)
    status = 422 if form.errors else 200
    konteks = _konteks(tahun_kinerja) | {"form": form}
    return render(request, "capaian/buku.html", konteks, status=status)


@require_safe
def unduh(request: HttpRequest, kode: str, tahun: int, bentuk: str) -> HttpResponse:
    """The agency-year as a workbook."""
    tahun_kinerja = ambil_tahun(request.user, kode, tahun, Izin.UNDUH_BUKU)
    if bentuk not in JENIS_ISI:
        raise Http404("Bentuk buku kerja tidak dikenal.")
    return _lampiran(buku_terisi(tahun_kinerja, bentuk), nama_buku(kode, tahun, bentuk), bentuk)


@require_safe
def unduh_templat(request: HttpRequest, kode: str, tahun: int, bentuk: str) -> HttpResponse:
    """The blank template."""
    ambil_opd(request.user, kode, Izin.UNDUH_BUKU)
    if bentuk not in JENIS_ISI:
        raise Http404("Bentuk buku kerja tidak dikenal.")
    return _lampiran(templat(bentuk), f"templat-buku-kerja.{bentuk}", bentuk)


def _lampiran(isi: bytes, nama: str, bentuk: str) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type=JENIS_ISI[bentuk])
    jawaban["Content-Disposition"] = content_disposition_header(True, nama) or "attachment"
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


@require_http_methods(["GET", "HEAD", "POST"])
def pratinjau(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """What the waiting workbook would change, and on POST the change itself."""
    tahun_kinerja = _tahun(request, kode, tahun, Izin.IMPOR_BUKU)
    titipan = _titipan(request, kode, tahun)
    try:
        hasil = _jalankan(request, titipan) if titipan else None
    except BukuTidakTerbaca as galat:
        messages.error(request, galat.pesan)
        return redirect("capaian:buku", kode, tahun)
    if hasil is None:
        messages.error(request, "Buku kerja tidak tersedia lagi. Unggah kembali berkasnya.")
        return redirect("capaian:buku", kode, tahun)
    if hasil.status in {"dimuat", "sama"}:
        del request.session[SESI]
        messages.success(request, f"Buku kerja {hasil.berkas} dimuat. {hasil.ringkas}")
        return redirect("capaian:tahun", kode, tahun)
    request.session[SESI] = titipan | {"sidik": hasil.sidik}
    konteks = _konteks(tahun_kinerja, "Pratinjau buku kerja") | sajikan(hasil)
    return render(request, "capaian/buku_pratinjau.html", konteks)


def _titipan(request: HttpRequest, kode: str, tahun: int) -> dict[str, Any] | None:
    """What this session left for this agency-year."""
    titipan = request.session.get(SESI) or {}
    cocok = (titipan.get("opd"), titipan.get("tahun")) == (kode, tahun)
    return titipan if cocok else None


def _jalankan(request: HttpRequest, titipan: dict[str, Any]) -> HasilImpor | None:
    """Try the waiting workbook, or load it on POST once its preview was shown; None: it is gone."""
    isi = ambil(titipan["sha256"])
    if isi is None:
        return None
    sidik = titipan.get("sidik", "") if request.method == "POST" else ""
    return impor_buku(
        isi=isi,
        nama=titipan["nama"],
        oleh=request.user,
        coba=not sidik,
        sasaran=Sasaran(titipan["opd"], titipan["tahun"]),
        sidik=sidik,
    )


@require_POST
def batal(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Forget the waiting workbook."""
    _tahun(request, kode, tahun, Izin.IMPOR_BUKU)
    request.session.pop(SESI, None)
    messages.info(request, "Buku kerja dibatalkan; tidak ada yang ditulis.")
    return redirect("capaian:buku", kode, tahun)
