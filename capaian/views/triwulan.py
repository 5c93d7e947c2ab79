"""The quarterly report as page, PDF, Word and Excel."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from capaian.jadwal import PERIODE, keadaan_periode, nama_periode
from capaian.kueri import TidakDapatDimuat
from capaian.kueri.triwulan import muat_triwulan
from capaian.laporan.format import FORMAT
from capaian.laporan.html import Konteks, html_bab
from capaian.laporan.pohon import Laporan
from capaian.laporan.triwulan import BULAN, susun_triwulan
from capaian.sajian import ambil_gambar
from capaian.verifikasi import belum_diverifikasi
from capaian.views.tahun import konteks_tahun
from lakip.instansi.waktu import hari_ini
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

BENTUK = ("pdf", "docx", "xlsx")
TRIWULAN = tuple(p for p in PERIODE if p)


@require_safe
def muka(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Straight to the quarter that ended last in that year, the first when none has."""
    tk = ambil_tahun(request.user, kode, tahun)
    kini = hari_ini(tk.opd.pemda)
    berlalu = 4 if kini.year > tk.tahun else (kini.month - 1) // BULAN * (kini.year == tk.tahun)
    return redirect("capaian:triwulan", kode, tahun, max(berlalu, 1))


@require_safe
def halaman(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> HttpResponse:
    """The report of a quarter to read, with its downloads."""
    tk = ambil_tahun(request.user, kode, tahun)
    konteks = konteks_tahun(tk, "triwulan", f"Laporan {nama_periode(triwulan)}")
    try:
        laporan = _laporan(tk, triwulan)
    except TidakDapatDimuat as galat:
        konteks["pesan"] = galat.pesan
        return render(request, "capaian/tak_terukur.html", konteks, status=409)
    bab = laporan.bab[0]
    konteks |= {
        "laporan": laporan,
        "judul": bab.judul,
        "isi": html_bab(bab, Konteks(laporan, lambda _gambar: "")),
        "triwulan": triwulan,
        "semua": [(p, nama_periode(p)) for p in TRIWULAN],
        "bentuk": [(b, FORMAT[b].label) for b in BENTUK],
    }
    return render(request, "isian/triwulan.html", konteks)


@require_safe
def unduh(request: HttpRequest, kode: str, tahun: int, triwulan: int, bentuk: str) -> HttpResponse:
    """The report of a quarter as a file."""
    tk = ambil_tahun(request.user, kode, tahun)
    if bentuk not in BENTUK:
        raise Http404("Laporan triwulan tersedia sebagai PDF, Word, dan Excel.")
    try:
        laporan = _laporan(tk, triwulan)
    except TidakDapatDimuat as galat:
        raise Http404(galat.pesan) from galat
    rupa = FORMAT[bentuk]
    jawaban = HttpResponse(rupa.buat(laporan, ambil_gambar), content_type=rupa.jenis_isi)
    nama = f"Laporan-triwulan-{triwulan}-{tahun}-{kode}.{bentuk}"
    jawaban["Content-Disposition"] = content_disposition_header(True, nama)
    return jawaban


def _laporan(tk: TahunKinerja, triwulan: int) -> Laporan:
    if triwulan not in TRIWULAN:
        raise Http404("Triwulan harus 1 sampai 4.")
    data, target = muat_triwulan(tk, triwulan)
    menunggu = any(i.triwulan == triwulan for i in belum_diverifikasi(tk))
    selesai = keadaan_periode(tk)[triwulan].tertutup and not menunggu
    return susun_triwulan(data, target, triwulan, selesai=selesai)
