"""Photos of the documentation: adding, captions, order, and showing one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from capaian.bahan.formulir import FormulirFoto, FormulirUnggahFoto
from capaian.bahan.foto import tambah_foto
from capaian.bahan.gambar import gambar_kecil
from capaian.models import Foto
from capaian.rencana.kisi_urut import NAIK, TURUN, pindah
from lakip.instansi.izin import Izin
from lakip.instansi.jenis_isi import kenali
from lakip.instansi.simpanan import BerkasRusak, sajikan
from lakip.instansi.sunting import Bentrok, beda, simpan_terkunci
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

from .bahan import konteks_bahan
from .kisi import hapus_tawarkan

IZIN = Izin.SUSUN_LAPORAN
FOTO_SEKALI = 20
"""Photos that may be sent at once; more would take the server too long."""


@require_http_methods(["GET", "HEAD", "POST"])
def halaman(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The photos by sasaran; POST adds some."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    form = FormulirUnggahFoto(tahun=tk)
    if request.method == "POST":
        form = FormulirUnggahFoto(request.POST, request.FILES, tahun=tk)
        if form.is_valid() and _tambah(request, tk, form):
            return redirect("bahan:foto", kode, tahun)
    return _halaman(request, tk, form, status=422 if form.is_bound else 200)


def _tambah(request: HttpRequest, tk: TahunKinerja, form: FormulirUnggahFoto) -> bool:
    isi = dict(form.cleaned_data)
    berkas = isi.pop("berkas")
    if len(berkas) > FOTO_SEKALI:
        form.add_error("berkas", f"Unggah paling banyak {FOTO_SEKALI} foto sekaligus.")
        return False
    try:
        foto = tambah_foto(tahun_kinerja=tk, unggahan=berkas, oleh=request.user, **isi)
    except ValidationError as galat:
        form.add_error("berkas", galat)
        return False
    messages.success(request, f"{len(foto)} foto ditambahkan.")
    return True


def _halaman(
    request: HttpRequest,
    tk: TahunKinerja,
    form: FormulirUnggahFoto,
    ubahan: dict[int, dict[str, Any]] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; ``ubahan`` holds by photo what stands in its form instead of what is stored."""
    semua = (
        Foto.objects.filter(tahun_kinerja=tk)
        .select_related("sasaran")
        .order_by(
            F("sasaran__urutan").asc(nulls_last=True),
            F("sasaran__kode").asc(nulls_last=True),
            "urutan",
        )
    )
    pilihan = FormulirFoto(tahun=tk).fields["sasaran"].choices
    konteks = konteks_bahan(tk, "foto", "Foto dokumentasi")
    konteks |= {
        "form": form,
        "sasaran": [(str(nilai), label) for nilai, label in pilihan],
        "foto": [(f, versi, (ubahan or {}).get(f.pk)) for f, versi in _berversi(semua)],
    }
    return render(request, "bahan/foto.html", konteks, status=status)


def _berversi(semua: Any) -> list[tuple[Foto, int]]:
    riwayat: Any = Foto.history  # type: ignore[attr-defined] - a tracked model
    foto = list(semua)
    nomor: dict[int, int] = {}
    baris = riwayat.filter(id__in=[f.pk for f in foto]).order_by("history_id")
    for pk, ke in baris.values_list("id", "history_id"):
        nomor[pk] = ke
    return [(f, nomor.get(f.pk, 0)) for f in foto]


@require_POST
def ubah(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """Save caption and sasaran of a photo, move it or delete it, as its button says."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    foto = get_object_or_404(Foto, tahun_kinerja=tk, pk=nomor)
    kembali = reverse("bahan:foto", args=[kode, tahun])
    if "hapus" in request.POST:
        hapus_tawarkan(request, tk, foto, IZIN, kembali)
        return redirect(kembali)
    if NAIK in request.POST or TURUN in request.POST:
        saudara = Foto.objects.filter(tahun_kinerja=tk, sasaran=foto.sasaran_id)
        pindah(saudara, foto, NAIK if NAIK in request.POST else TURUN)
        return redirect(f"{kembali}#foto-{nomor}")
    return _simpan(request, tk, foto, kembali)


def _simpan(request: HttpRequest, tk: TahunKinerja, foto: Foto, kembali: str) -> HttpResponse:
    form = FormulirFoto(request.POST, tahun=tk, instance=foto)
    dibaca = request.POST.get("versi", "")
    ubahan: dict[str, Any] = {"form": form, "versi": dibaca}
    try:
        if form.is_valid():
            simpan_terkunci(form, versi_dibaca=int(dibaca) if dibaca.isdecimal() else -1)
            jangkar = f"#foto-{foto.pk}"
            messages.success(request, "Keterangan foto tersimpan.", extra_tags=jangkar)
            return redirect(f"{kembali}{jangkar}")
    except Bentrok as bentrok:
        ubahan |= {"versi": bentrok.versi, "beda": beda(form, bentrok.kini)}
    return _halaman(request, tk, FormulirUnggahFoto(tahun=tk), {foto.pk: ubahan}, status=422)


@require_safe
def gambar(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """A photo for who may read the year; small with ?kecil."""
    tk = ambil_tahun(request.user, kode, tahun)
    foto = get_object_or_404(Foto.objects.select_related("berkas"), tahun_kinerja=tk, pk=nomor)
    try:
        if "kecil" not in request.GET:
            return sajikan(request, foto.berkas)
        isi = gambar_kecil(foto.berkas)
    except BerkasRusak as galat:
        raise Http404(str(galat)) from galat
    jawaban = HttpResponse(isi, content_type=kenali(isi))
    jawaban["Cache-Control"] = "private, max-age=86400"
    return jawaban
