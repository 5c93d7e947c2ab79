"""The page where an agency's own Word template is put in, looked at and taken off."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from capaian.models import TemplatWord
from capaian.templat_word import lepas_templat, pasang_templat, templat_terpasang
from lakip.instansi.izin import Izin, ambil_opd
from lakip.instansi.simpanan import BerkasRusak, sajikan
from renstra.models import TahunKinerja

from .konteks import konteks_opd


class FormulirTemplat(forms.Form):
    """The upload."""

    berkas = forms.FileField(
        label="Berkas templat",
        help_text="Dokumen Word (.docx) tanpa makro dan tanpa sandi. Contoh: kop-dinas.docx.",
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def templat(request: HttpRequest, kode: str) -> HttpResponse:
    """The template in use and what is taken from it; POST puts another one in."""
    opd = ambil_opd(request.user, kode, Izin.SUSUN_LAPORAN)
    form = FormulirTemplat(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = FormulirTemplat(request.POST, request.FILES)
        if form.is_valid():
            try:
                pasang_templat(opd=opd, unggahan=form.cleaned_data["berkas"], oleh=request.user)
            except ValidationError as galat:
                form.add_error("berkas", galat)
            else:
                messages.success(request, "Templat dipasang. Laporan Word berikutnya memakainya.")
                return redirect("rencana:templat_word", kode)
    remah = ("Pengaturan", reverse("rencana:atur_opd", args=[kode]))
    konteks = konteks_opd(opd, remah, ("Templat Word", None)) | {
        "form": form,
        "terpasang": templat_terpasang(opd),
        "tahun": TahunKinerja.objects.filter(opd=opd).order_by("-tahun").first(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "rencana/templat_word.html", konteks, status=status)


@require_POST
def lepas(request: HttpRequest, kode: str) -> HttpResponse:
    """Take the template off."""
    opd = ambil_opd(request.user, kode, Izin.SUSUN_LAPORAN)
    lepas_templat(opd=opd, oleh=request.user)
    messages.success(request, "Templat dilepas. Laporan Word memakai tampilan LAKIP.")
    return redirect("rencana:templat_word", kode)


@require_safe
def berkas(request: HttpRequest, kode: str) -> HttpResponse:
    """The template's file."""
    opd = ambil_opd(request.user, kode, Izin.SUSUN_LAPORAN)
    milik = get_object_or_404(TemplatWord.objects.select_related("berkas"), opd=opd)
    try:
        return sajikan(request, milik.berkas, unduh=True)
    except BerkasRusak as galat:
        raise Http404(str(galat)) from galat
