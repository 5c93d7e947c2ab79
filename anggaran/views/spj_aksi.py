"""SPJ pages that change something: choose, explain columns, approve, try again, discard, undo."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from anggaran.formulir_spj import FormulirPemetaan
from anggaran.impor.batal import TidakDapatDibatalkan, batalkan
from anggaran.impor.unggah import LangkahTidakSah, baca_ulang, buang, petakan, setujui
from anggaran.models import BerkasSPJ
from lakip.instansi.izin import Izin
from renstra.akses import ambil_tahun

from .spj import ambil_berkas, konteks_berkas

Langkah = Callable[[HttpRequest, BerkasSPJ], HttpResponse | None]


def langkah(fungsi: Langkah) -> Callable[..., HttpResponse]:
    """Turn "request and import" into a POST for who may import, back to the import's page."""

    @require_POST
    @wraps(fungsi)
    def tampilan(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
        tahun_kinerja = ambil_tahun(request.user, kode, tahun, Izin.IMPOR_SPJ)
        berkas = ambil_berkas(tahun_kinerja, nomor)
        try:
            jawaban = fungsi(request, berkas)
        except LangkahTidakSah as tolakan:
            messages.error(request, tolakan.pesan)
            jawaban = None
        return jawaban or redirect("anggaran:spj_berkas", kode, tahun, nomor)

    return tampilan


@langkah
def terima(request: HttpRequest, berkas: BerkasSPJ) -> None:
    """Approve: the worker writes the file."""
    setujui(berkas, oleh=request.user, peringatan="peringatan" in request.POST)


@langkah
def pilih(request: HttpRequest, berkas: BerkasSPJ) -> None:
    """Say what unknown codes mean and which names to take over; the file is checked again."""
    kode = {
        nama.removeprefix("kode:"): isi
        for nama, isi in request.POST.items()
        if nama.startswith("kode:") and isi
    }
    baca_ulang(
        berkas, pilihan=berkas.pilihan | {"kode": kode, "nama": request.POST.getlist("nama")}
    )


@langkah
def jelaskan(request: HttpRequest, berkas: BerkasSPJ) -> HttpResponse | None:
    """Say what each column is; remembered as a layout, then the file is read with it."""
    if berkas.status != BerkasSPJ.Status.PEMETAAN:
        raise LangkahTidakSah("Impor ini tidak lagi menunggu arti kolom.")
    form = FormulirPemetaan(
        request.POST,
        pratinjau=berkas.ringkasan["pratinjau"],
        pemda=berkas.tahun_kinerja.opd.pemda,
    )
    if not form.is_valid():
        konteks = konteks_berkas(request, berkas, form)
        return render(request, "anggaran/spj_berkas.html", konteks, status=422)
    petakan(berkas, form.simpan(oleh=request.user))
    return None


@langkah
def ulangi(request: HttpRequest, berkas: BerkasSPJ) -> None:
    """Read the file again after a crash."""
    baca_ulang(berkas)


@langkah
def singkirkan(request: HttpRequest, berkas: BerkasSPJ) -> HttpResponse:
    """Discard an upload that was never written."""
    buang(berkas, oleh=request.user)
    messages.success(request, f"Unggahan {berkas.nama_asli} dibuang.")
    tahun = berkas.tahun_kinerja
    return redirect("anggaran:spj", tahun.opd.kode, tahun.tahun)


@langkah
def batal(request: HttpRequest, berkas: BerkasSPJ) -> None:
    """Take the import back."""
    try:
        batalkan(berkas.pk, oleh=request.user)
    except TidakDapatDibatalkan as tolakan:
        for alasan in tolakan.alasan:
            messages.error(request, alasan)
    else:
        messages.success(request, "Impor dibatalkan; keadaan sebelumnya dikembalikan.")
