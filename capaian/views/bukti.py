"""Evidence of a value: its list with the form that adds to it, the file itself, removing one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from anggaran.models import Keluaran
from anggaran.unit import unit_pos
from capaian.bukti import Pemilik, bukti_tahun, hapus_bukti, tambah_bukti
from capaian.formulir_bukti import FormulirBukti
from capaian.jadwal import PERIODE, PeriodeTertutup, keadaan_periode, nama_periode
from capaian.models import Bukti
from capaian.views.tahun import konteks_tahun
from lakip.instansi.izin import Izin, SiapaPun, boleh
from lakip.instansi.jenis_isi import GAMBAR, PDF
from lakip.instansi.models import Unit
from lakip.instansi.simpanan import BerkasRusak, sajikan
from lakip.instansi.views.urungkan import tawarkan
from renstra.akses import ambil_tahun
from renstra.models import Indikator, TahunKinerja

TAMPIL = GAMBAR | {PDF}
"""What a browser shows by itself; everything else is saved."""


@require_http_methods(["GET", "HEAD", "POST"])
def daftar(
    request: HttpRequest, kode: str, tahun: int, triwulan: int, jenis: str, nomor: int
) -> HttpResponse:
    """The evidence of one value for a period; POST adds to it."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.ISI_REALISASI)
    if triwulan not in PERIODE:
        raise Http404("Triwulan harus 1 sampai 4, atau 0 untuk setahun.")
    pemilik = _pemilik(tk, jenis, nomor)
    _wajib_unit(request.user, tk, pemilik)
    form = FormulirBukti(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            isi = {"tahun_kinerja": tk, "pemilik": pemilik, "triwulan": triwulan}
            baru = tambah_bukti(**isi, **form.cleaned_data, oleh=request.user)
            messages.success(request, f"{len(baru)} bukti ditambahkan.")
            return redirect(request.path)
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        except PeriodeTertutup as galat:
            form.add_error(None, galat.pesan)
    konteks = _konteks(tk, triwulan, jenis, pemilik) | {"form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "isian/bukti.html", konteks, status=status)


def _konteks(tk: TahunKinerja, triwulan: int, jenis: str, pemilik: Pemilik) -> dict[str, Any]:
    konteks = konteks_tahun(tk, "isian", "Bukti")
    nama = nama_periode(triwulan)
    kembali = _halaman_isian(tk, triwulan, jenis, pemilik)
    konteks["remah"][-1:] = [
        ("Isian", reverse("capaian:isian", args=[tk.opd.kode, tk.tahun])),
        (nama, kembali),
        ("Bukti", None),
    ]
    return konteks | {
        "pemilik": pemilik,
        "nama_periode": nama,
        "kembali": kembali,
        "semua": bukti_tahun(tk).get((jenis, pemilik.pk, triwulan), []),
        "tertutup": keadaan_periode(tk)[triwulan].tertutup,
    }


def _halaman_isian(tk: TahunKinerja, triwulan: int, jenis: str, pemilik: Pemilik) -> str:
    nama = "capaian:isian_periode" if jenis == "indikator" else "isian:keluaran"
    return f"{reverse(nama, args=[tk.opd.kode, tk.tahun, triwulan])}#{jenis}-{pemilik.pk}"


def _pemilik(tk: TahunKinerja, jenis: str, nomor: int) -> Pemilik:
    """The indicator or output of this agency-year; 404 for any other."""
    satu: Pemilik | None = None
    if jenis == "indikator" and tk.renstra_id:
        satu = Indikator.objects.filter(renstra=tk.renstra_id, pk=nomor).first()
    elif jenis == "keluaran":
        satu = Keluaran.objects.filter(tahun_kinerja=tk, pk=nomor).first()
    if satu is None:
        raise Http404("Isian ini tidak ada.")
    return satu


def _unit(pemilik: Pemilik) -> Unit | None:
    """The unit that fills it: the indicator's, or that in charge of the output's budget node."""
    if isinstance(pemilik, Indikator):
        return pemilik.unit
    nomor = unit_pos(pemilik.tahun_kinerja_id)[pemilik.pos_id]
    return Unit.objects.filter(pk=nomor).first()


def _wajib_unit(pengguna: SiapaPun, tk: TahunKinerja, pemilik: Pemilik) -> None:
    if not boleh(pengguna, Izin.ISI_REALISASI, tk.opd, _unit(pemilik)):
        raise PermissionDenied("Isian ini milik unit lain.")


def _bukti(tk: TahunKinerja, kunci: UUID) -> Bukti:
    semua = Bukti.objects.filter(tahun_kinerja=tk, kunci=kunci)
    satu = semua.select_related("berkas", "indikator__unit", "keluaran").first()
    if satu is None:
        raise Http404("Bukti tidak ditemukan.")
    satu.tahun_kinerja = tk
    return satu


@require_safe
def berkas(request: HttpRequest, kode: str, tahun: int, bukti: UUID) -> HttpResponse:
    """The stored file, for who may see the value."""
    satu = _bukti(ambil_tahun(request.user, kode, tahun), bukti)
    if satu.berkas is None:
        raise Http404("Bukti ini berupa tautan.")
    unduh = satu.berkas.jenis_isi not in TAMPIL
    try:
        return sajikan(request, satu.berkas, nama=satu.nama, unduh=unduh)
    except BerkasRusak as galat:
        raise Http404(str(galat)) from galat


@require_POST
def buang(request: HttpRequest, kode: str, tahun: int, bukti: UUID) -> HttpResponse:
    """Remove evidence, and offer to undo that."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.ISI_REALISASI)
    satu = _bukti(tk, bukti)
    pemilik = satu.indikator or satu.keluaran
    _wajib_unit(request.user, tk, pemilik)
    jenis = "indikator" if satu.indikator_id else "keluaran"
    kembali = reverse("capaian:bukti", args=[kode, tahun, satu.triwulan, jenis, pemilik.pk])
    try:
        tawarkan(request, hapus_bukti(satu, oleh=request.user), kembali)
    except (PeriodeTertutup, ValidationError) as galat:
        pesan = galat.pesan if isinstance(galat, PeriodeTertutup) else galat.messages[0]
        messages.error(request, pesan)
    return redirect(kembali)
