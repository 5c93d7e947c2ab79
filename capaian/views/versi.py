"""Versions of a report in the browser: the list, where one stands, its steps and its files."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from capaian.alur_laporan import (
    Penyampaian,
    boleh_melangkah,
    lampirkan,
    langkahkan,
    mulai_versi,
)
from capaian.models import BerkasLaporan, LaporanKinerja
from capaian.perantara import tetap_saat_tutup
from capaian.reviu.alur import Jalan, Langkah, jalan_dari
from capaian.sajian_versi import ambil_versi
from capaian.syarat_laporan import halangan
from capaian.views.tahun import konteks_tahun
from lakip.instansi.izin import PERAN, Izin, boleh
from lakip.instansi.models import Pengguna
from lakip.instansi.simpanan import BerkasRusak, sajikan
from lakip.instansi.waktu import hari_ini
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

Jenis = BerkasLaporan.Jenis


class FormulirPenyampaian(forms.Form):
    """When and with what receipt the final report was handed in."""

    tanggal = forms.DateField(
        label="Tanggal penyampaian",
        # Browsers want the date in this form, whatever the language.
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    tanda_terima = forms.CharField(
        label="Nomor atau uraian tanda terima",
        max_length=200,
        help_text="Contoh: nomor agenda surat masuk di sekretariat daerah.",
    )


def _konteks(tk: TahunKinerja, *remah: tuple[str, str | None]) -> dict[str, Any]:
    konteks = konteks_tahun(tk, "versi", "Versi")
    if remah:
        daftar = reverse("versi:daftar", args=[tk.opd.kode, tk.tahun])
        konteks["remah"][-1:] = [("Versi", daftar), *remah]
    return konteks


@tetap_saat_tutup
@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """All versions, the newest first. POST: begin the next one."""
    if request.method == "POST":
        tk = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_LAPORAN)
        try:
            return redirect(mulai_versi(tahun_kinerja=tk, oleh=request.user))
        except ValidationError as galat:
            messages.error(request, galat.messages[0])
            return redirect(request.path)
    tk = ambil_tahun(request.user, kode, tahun)
    semua = list(
        LaporanKinerja.objects.filter(tahun_kinerja=tk).prefetch_related(
            Prefetch("berkas", BerkasLaporan.objects.exclude(jenis=Jenis.NASKAH)), "rekaman"
        )
    )
    for satu_versi in semua:
        satu_versi.tahun_kinerja = tk
    berjalan = any(not v.selesai for v in semua)
    isi = {
        "semua": [(v, next(reversed(v.rekaman.all()), None)) for v in semua],
        "boleh_mulai": not berjalan and boleh(request.user, Izin.SUSUN_LAPORAN, tk.opd),
        "berikut": len(semua) + 1,
    }
    return render(request, "versi/daftar.html", _konteks(tk) | isi)


@require_safe
def satu(request: HttpRequest, kode: str, tahun: int, versi: int) -> HttpResponse:
    """Where the version stands, what it went through, and what this user may do now."""
    tk = ambil_tahun(request.user, kode, tahun)
    laporan = ambil_versi(tk, versi)
    return _tampilkan(request, tk, laporan, FormulirPenyampaian(initial=_awal(tk)))


def _awal(tk: TahunKinerja) -> dict[str, Any]:
    return {"tanggal": hari_ini(tk.opd.pemda)}


def _tampilkan(
    request: HttpRequest,
    tk: TahunKinerja,
    laporan: LaporanKinerja,
    formulir: FormulirPenyampaian,
    status: int = 200,
) -> HttpResponse:
    opd = tk.opd
    perlu_reviu = laporan.perlu_reviu if laporan.beku else opd.pemda.reviu_opd
    jalan = list(jalan_dari(laporan.langkah, perlu_reviu=perlu_reviu))
    maju = next((j for j in jalan if not j.mundur), None)
    mundur = next((j for j in jalan if j.mundur), None)
    jejak = list(laporan.jejak.select_related("oleh"))
    isi = {
        "laporan": laporan,
        "tahap": _tahap(laporan, jejak, perlu_reviu),
        "jejak": jejak,
        "maju": maju,
        "boleh_maju": maju is not None and boleh_melangkah(request.user, maju, opd),
        "penanggung": _penanggung(maju, tk) if maju else [],
        "halangan": halangan(laporan, maju) if maju else (),
        "mundur": mundur,
        "boleh_mundur": mundur is not None and boleh_melangkah(request.user, mundur, opd),
        "penyampaian": formulir,
        "rekaman": laporan.rekaman.select_related("oleh"),
        "berkas": laporan.berkas.exclude(jenis=Jenis.NASKAH).select_related("berkas", "oleh"),
        "jenis_lampiran": [
            (Jenis.TTD.value, "Berkas bertanda tangan elektronik (PDF)"),
            (Jenis.TANDA_TERIMA.value, "Tanda terima (PDF atau foto)"),
        ],
        "boleh_lampirkan": laporan.selesai
        and any(boleh(request.user, i, opd) for i in (Izin.SUSUN_LAPORAN, Izin.SETUJUI)),
        "ada_final": laporan.berkas.filter(jenis=Jenis.FINAL).exists(),
    }
    konteks = _konteks(tk, (f"Versi {laporan.versi}", None)) | isi
    return render(request, "versi/versi.html", konteks, status=status)


def _tahap(
    laporan: LaporanKinerja, jejak: list[Any], perlu_reviu: bool
) -> list[tuple[Langkah, str, Any]]:
    """Every step of the way with whether it is done, now or ahead, and how it was last reached."""
    urutan = [s for s in Langkah if perlu_reviu or s != Langkah.DIREVIU]
    kini = urutan.index(Langkah(laporan.langkah))
    terakhir = {j.ke: j for j in jejak}
    hasil = []
    for ke, tahap in enumerate(urutan):
        keadaan = "kini" if ke == kini else "lewat" if ke < kini else "nanti"
        hasil.append((tahap, keadaan, terakhir.get(tahap) if keadaan != "nanti" else None))
    return hasil


def _penanggung(jalan: Jalan, tk: TahunKinerja) -> list[str]:
    """Names of the people whose turn it is, for the whole agency."""
    peran = [k for k, p in PERAN.items() if p.izin & set(jalan.izin)]
    orang = Pengguna.objects.filter(
        Q(penugasan__opd=tk.opd_id) | Q(penugasan__pemda=tk.opd.pemda_id),
        penugasan__peran__in=peran,
        penugasan__unit=None,
        is_active=True,
    )
    return [str(p) for p in orang.distinct().order_by("nama", "username")]


@tetap_saat_tutup
@require_POST
def langkah(request: HttpRequest, kode: str, tahun: int, versi: int) -> HttpResponse:
    """Take one step; a step that is refused says why on the version's page."""
    tk = ambil_tahun(request.user, kode, tahun)
    laporan = ambil_versi(tk, versi)
    dari, ke = request.POST.get("dari", ""), request.POST.get("ke", "")
    if dari != laporan.langkah:
        pesan = f"Laporan sudah berada pada langkah “{laporan.get_langkah_display()}”."
        messages.error(request, f"{pesan} Periksa lagi sebelum melanjutkan.")
        return redirect(laporan)
    penyampaian = None
    if ke == Langkah.DISAMPAIKAN:
        formulir = FormulirPenyampaian(request.POST)
        if not formulir.is_valid():
            return _tampilkan(request, tk, laporan, formulir, status=422)
        penyampaian = Penyampaian(**formulir.cleaned_data)
    try:
        kini = langkahkan(
            laporan=laporan,
            ke=ke,
            oleh=request.user,
            alasan=request.POST.get("alasan", "")[:2000],
            penyampaian=penyampaian,
        )
    except ValidationError as galat:
        for pesan in galat.messages:
            messages.error(request, pesan)
        return redirect(laporan)
    messages.success(request, f"Laporan kini: {kini.get_langkah_display()}.")
    return redirect(laporan)


@tetap_saat_tutup
@require_POST
def lampirkan_berkas(request: HttpRequest, kode: str, tahun: int, versi: int) -> HttpResponse:
    """Keep the signed copy or the receipt."""
    tk = ambil_tahun(request.user, kode, tahun)
    laporan = ambil_versi(tk, versi)
    unggahan = request.FILES.get("berkas")
    try:
        if unggahan is None:
            raise ValidationError("Pilih berkas lebih dahulu.")
        jenis = request.POST.get("jenis", "")
        jadi = lampirkan(laporan=laporan, jenis=jenis, unggahan=unggahan, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, galat.messages[0])
    else:
        messages.success(request, f"{jadi.get_jenis_display()} tersimpan.")
    return redirect(laporan)


@require_safe
def berkas(request: HttpRequest, kode: str, tahun: int, versi: int, nomor: int) -> HttpResponse:
    """A file of a final version, handed out only unchanged."""
    tk = ambil_tahun(request.user, kode, tahun)
    laporan = ambil_versi(tk, versi)
    milik = get_object_or_404(
        BerkasLaporan.objects.select_related("berkas"), laporan=laporan, pk=nomor
    )
    try:
        return sajikan(request, milik.berkas, nama=milik.nama, unduh=True)
    except BerkasRusak as galat:
        raise Http404(str(galat)) from galat
