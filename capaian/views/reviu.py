"""The review of one version in the browser: overview, checklist, conclusion, its exports."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from capaian.formulir_reviu import FormulirSimpulan
from capaian.kueri import TidakDapatDimuat
from capaian.models import DaftarReviu, LaporanKinerja, Reviu
from capaian.perantara import tetap_saat_tutup
from capaian.reviu.alur import Langkah
from capaian.reviu.buka import buka_reviu, periksa_ulang
from capaian.reviu.jawab import IsianJawaban, simpan_jawaban
from capaian.reviu.keadaan import BELUM_SELESAI, reviu_terakhir
from capaian.reviu.lembar import tim
from capaian.reviu.pindah import daftar_pengganti, pindah_daftar
from capaian.reviu.sajian import butir_daftar
from capaian.reviu.simpulan import kekurangan, simpulkan
from capaian.reviu.unduh import BENTUK, nama_berkas
from capaian.sajian_versi import ambil_versi
from capaian.views.tahun import konteks_tahun
from lakip.instansi.izin import Izin, boleh
from lakip.instansi.waktu import hari_ini
from renstra.akses import ambil_tahun


def ambil_laporan(
    request: HttpRequest, kode: str, tahun: int, versi: int, izin: Izin = Izin.BACA
) -> LaporanKinerja:
    """The version with its agency-year. Raises Http404, PermissionDenied."""
    return ambil_versi(ambil_tahun(request.user, kode, tahun, izin), versi)


def ambil_reviu(request: HttpRequest, laporan: LaporanKinerja) -> Reviu:
    """The round that the address asks for, the last one without asking. Raises Http404."""
    putaran = request.GET.get("putaran", "")
    if putaran.isdecimal():
        reviu = (
            laporan.reviu.select_related("daftar", "ditutup_oleh").filter(putaran=putaran).first()
        )
    else:
        reviu = reviu_terakhir(laporan)
    if reviu is None:
        raise Http404("Reviu tidak ditemukan.")
    reviu.laporan = laporan
    return reviu


def konteks_reviu(
    request: HttpRequest, reviu: Reviu, bagian: str, nama: str, **isi: Any
) -> dict[str, Any]:
    """What every page of a review needs: frame, sub-navigation with counts, who may change."""
    laporan = reviu.laporan
    tk = laporan.tahun_kinerja
    dasar = [tk.opd.kode, tk.tahun]
    konteks = konteks_tahun(tk, "versi", "Versi")
    muka = reverse("reviu:reviu", args=[*dasar, laporan.versi])
    konteks["remah"][-1:] = [
        ("Versi", reverse("versi:daftar", args=dasar)),
        (f"Versi {laporan.versi}", laporan.get_absolute_url()),
        ("Reviu", muka if nama else None),
        *([(nama, None)] if nama else []),
    ]
    dijawab = reviu.jawaban.aggregate(semua=Count("pk"), belum=Count("pk", filter=Q(jawaban="")))
    mereviu = boleh(request.user, Izin.REVIU, tk.opd)
    return {
        **konteks,
        "laporan": laporan,
        "reviu": reviu,
        "bagian_reviu": bagian,
        "akhiran": f"?putaran={reviu.putaran}" if "putaran" in request.GET else "",
        "butir_dijawab": dijawab["semua"] - dijawab["belum"],
        "butir_semua": dijawab["semua"],
        "catatan_belum": reviu.catatan_reviu.filter(status__in=BELUM_SELESAI).count(),
        "pereviu": mereviu,
        "boleh_ubah": mereviu and reviu.ditutup is None,
        **isi,
    }


def kembali(nama: str, laporan: LaporanKinerja) -> HttpResponse:
    """Go back to a page of the review."""
    tk = laporan.tahun_kinerja
    return redirect(f"reviu:{nama}", tk.opd.kode, tk.tahun, laporan.versi)


@require_safe
def muka(request: HttpRequest, kode: str, tahun: int, versi: int) -> HttpResponse:
    """Where the review stands; how to begin it where there is none."""
    laporan = ambil_laporan(request, kode, tahun, versi)
    if reviu_terakhir(laporan) is None:
        return _belum(request, laporan)
    reviu = ambil_reviu(request, laporan)
    terbuka = reviu.ditutup is None
    isi = {
        "tim": tim(reviu),
        "kekurangan": kekurangan(reviu) if terbuka else [],
        "status": _hitung_status(reviu),
        "putaran": laporan.reviu.order_by("putaran"),
        "dapat_mulai": not terbuka
        and laporan.langkah == Langkah.DIAJUKAN
        and boleh(request.user, Izin.REVIU, laporan.tahun_kinerja.opd),
        "bentuk": BENTUK,
        "pengganti": _pengganti(reviu),
    }
    return render(request, "reviu/muka.html", konteks_reviu(request, reviu, "muka", "", **isi))


def _pengganti(reviu: Reviu) -> DaftarReviu | None:
    """The checklist that the review could go over to; None where it uses the one in force."""
    return daftar_pengganti(reviu, hari_ini(reviu.laporan.tahun_kinerja.opd.pemda))


def _hitung_status(reviu: Reviu) -> list[tuple[str, str, int]]:
    semua = reviu.catatan_reviu.model.Status
    banyak = dict(reviu.catatan_reviu.values_list("status").annotate(n=Count("pk")).order_by())
    return [(s.value, str(s.label), banyak.get(s.value, 0)) for s in semua]


def _belum(request: HttpRequest, laporan: LaporanKinerja) -> HttpResponse:
    tk = laporan.tahun_kinerja
    konteks = konteks_tahun(tk, "versi", "Versi")
    konteks["remah"][-1:] = [
        ("Versi", reverse("versi:daftar", args=[tk.opd.kode, tk.tahun])),
        (f"Versi {laporan.versi}", laporan.get_absolute_url()),
        ("Reviu", None),
    ]
    konteks |= {
        "laporan": laporan,
        "dapat_mulai": laporan.langkah == Langkah.DIAJUKAN
        and laporan.perlu_reviu
        and boleh(request.user, Izin.REVIU, tk.opd),
    }
    return render(request, "reviu/belum.html", konteks)


@tetap_saat_tutup
@require_POST
def mulai(request: HttpRequest, kode: str, tahun: int, versi: int) -> HttpResponse:
    """Begin the review, or go on with the one that is open."""
    laporan = ambil_laporan(request, kode, tahun, versi, Izin.REVIU)
    hari = hari_ini(laporan.tahun_kinerja.opd.pemda)
    try:
        buka_reviu(laporan=laporan, hari_ini=hari, oleh=request.user)
    except (ValidationError, TidakDapatDimuat) as galat:
        messages.error(request, pesan_galat(galat))
    return kembali("reviu", laporan)


def pesan_galat(galat: Exception) -> str:
    """What to tell about a refusal."""
    return " ".join(galat.messages) if isinstance(galat, ValidationError) else str(galat)


@tetap_saat_tutup
@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: HttpRequest, kode: str, tahun: int, versi: int) -> HttpResponse:
    """The checklist with the machine's answers and their evidence. POST: save answers."""
    izin = Izin.REVIU if request.method == "POST" else Izin.BACA
    laporan = ambil_laporan(request, kode, tahun, versi, izin)
    reviu = ambil_reviu(request, laporan)
    galat: list[str] = []
    if request.method == "POST":
        try:
            banyak = simpan_jawaban(reviu=reviu, isian=_isian(request, reviu), oleh=request.user)
        except ValidationError as salah:
            galat = salah.messages
        else:
            kata = f"{banyak} jawaban disimpan." if banyak else "Tidak ada jawaban yang berubah."
            messages.success(request, kata)
            return kembali("daftar", laporan)
    try:
        kelompok = butir_daftar(reviu, request.POST if galat else None)
    except TidakDapatDimuat as salah:
        konteks = konteks_tahun(laporan.tahun_kinerja, "versi", "Versi") | {"pesan": salah.pesan}
        return render(request, "capaian/tak_terukur.html", konteks, status=409)
    isi = {"kelompok": kelompok, "galat": galat, "pengganti": _pengganti(reviu)}
    konteks = konteks_reviu(request, reviu, "daftar", "Daftar periksa", **isi)
    return render(request, "reviu/daftar.html", konteks, status=422 if galat else 200)


def _isian(request: HttpRequest, reviu: Reviu) -> list[IsianJawaban]:
    """The answers that the form sent; an item without a choice is not answered yet."""
    kirim = request.POST
    return [
        IsianJawaban(
            butir=pk,
            jawaban=kirim[f"jawaban-{pk}"],
            bukti=kirim.get(f"bukti-{pk}", ""),
            alasan=kirim.get(f"alasan-{pk}", ""),
            asal=kirim.get(f"asal-{pk}", ""),
        )
        for pk in reviu.daftar.butir.values_list("pk", flat=True)
        if f"jawaban-{pk}" in kirim
    ]


@tetap_saat_tutup
@require_POST
def ulang(request: HttpRequest, kode: str, tahun: int, versi: int) -> HttpResponse:
    """Ask the machine again about what was submitted last."""
    laporan = ambil_laporan(request, kode, tahun, versi, Izin.REVIU)
    reviu = ambil_reviu(request, laporan)
    try:
        periksa_ulang(reviu=reviu, oleh=request.user)
        messages.success(request, "Jawaban otomatis dibaca ulang dari pengajuan terakhir.")
    except (ValidationError, TidakDapatDimuat) as galat:
        messages.error(request, pesan_galat(galat))
    return kembali("daftar", laporan)


@tetap_saat_tutup
@require_POST
def pindah(request: HttpRequest, kode: str, tahun: int, versi: int) -> HttpResponse:
    """Go over to the checklist that is in force now."""
    laporan = ambil_laporan(request, kode, tahun, versi, Izin.REVIU)
    reviu = ambil_reviu(request, laporan)
    hari = hari_ini(laporan.tahun_kinerja.opd.pemda)
    try:
        kini = pindah_daftar(reviu=reviu, hari_ini=hari, oleh=request.user)
        kata = f"Reviu ini sekarang memakai daftar periksa versi {kini.daftar.versi}."
        messages.success(request, f"{kata} Jawaban Anda pada butir yang sama dipertahankan.")
    except (ValidationError, TidakDapatDimuat) as galat:
        messages.error(request, pesan_galat(galat))
    return kembali("daftar", laporan)


@tetap_saat_tutup
@require_http_methods(["GET", "HEAD", "POST"])
def simpulan(request: HttpRequest, kode: str, tahun: int, versi: int) -> HttpResponse:
    """What is missing, and the choice of the conclusion; it closes the review."""
    laporan = ambil_laporan(request, kode, tahun, versi, Izin.REVIU)
    reviu = ambil_reviu(request, laporan)
    awal = {
        "tempat": reviu.tempat or laporan.tahun_kinerja.opd.pemda.ibu_kota,
        "tanggal": hari_ini(laporan.tahun_kinerja.opd.pemda),
    }
    terbuka = reviu.catatan_reviu.filter(status__in=BELUM_SELESAI).exists()
    form = FormulirSimpulan(request.POST or None, initial=awal, terbuka=terbuka)
    if request.method == "POST" and form.is_valid():
        try:
            simpulkan(reviu=reviu, isian=form.isian(), oleh=request.user)
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        else:
            messages.success(request, "Reviu ditutup. Laporan berada pada langkah “Direviu”.")
            return kembali("reviu", laporan)
    isi = {"form": form, "kekurangan": kekurangan(reviu) if reviu.ditutup is None else []}
    konteks = konteks_reviu(request, reviu, "simpulan", "Simpulan", **isi)
    return render(request, "reviu/simpulan.html", konteks, status=422 if form.errors else 200)


@require_safe
def unduh(request: HttpRequest, kode: str, tahun: int, versi: int, bentuk: str) -> HttpResponse:
    """Catatan hasil reviu as XLSX or PDF."""
    laporan = ambil_laporan(request, kode, tahun, versi)
    if bentuk not in BENTUK:
        raise Http404("Bentuk berkas itu tidak ada.")
    reviu = ambil_reviu(request, laporan)
    jenis_isi, buat = BENTUK[bentuk]
    nama = nama_berkas(reviu, bentuk)
    kepala = {"Content-Disposition": content_disposition_header(True, nama)}
    return HttpResponse(buat(reviu), content_type=jenis_isi, headers=kepala)
