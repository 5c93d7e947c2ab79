"""Handing a finished version over: its covering letter, and the package for uploading."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from capaian.formulir_surat import FormulirSurat
from capaian.kueri import TidakDapatDimuat
from capaian.laporan.paket import BATAS_PDF, DAFTAR, KETERANGAN, ukuran
from capaian.laporan.surat import docx_surat, pdf_surat
from capaian.models import LaporanKinerja
from capaian.paket import Bahan, ada_final, bahan_paket, buat_paket
from capaian.perantara import tetap_saat_tutup
from capaian.reviu.alur import SELESAI, Langkah
from capaian.sajian_versi import ambil_versi
from capaian.surat import penanda_tangan, simpan_surat, surat_baru, surat_tersimpan, susun_surat
from capaian.views.tahun import konteks_tahun
from lakip.instansi.izin import Izin, boleh
from lakip.instansi.jenis_isi import DOCX, PDF
from lakip.instansi.simpanan import BerkasRusak
from lakip.instansi.sunting import Bentrok, beda, versi
from lakip.instansi.waktu import hari_ini
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

IZIN = Izin.SUSUN_LAPORAN


def _selesai(tk: TahunKinerja, nomor: int) -> LaporanKinerja:
    """The version, when it is final. Raises Http404."""
    laporan = ambil_versi(tk, nomor)
    if laporan.langkah not in SELESAI:
        raise Http404("Versi ini belum final.")
    return laporan


@tetap_saat_tutup
@require_http_methods(["GET", "HEAD", "POST"])
def kirim(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """What is handed over with this version. POST: keep the letter."""
    izin = IZIN if request.method == "POST" else Izin.BACA
    tk = ambil_tahun(request.user, kode, tahun, izin)
    laporan = _selesai(tk, nomor)
    surat = surat_tersimpan(laporan) or surat_baru(laporan, hari_ini(tk.opd.pemda))
    surat.laporan = laporan
    form = FormulirSurat(request.POST or None, opd=tk.opd, instance=surat)
    isi: dict[str, Any] = {"versi_surat": versi(surat) if surat.pk else -1}
    status = 200
    if request.method == "POST":
        dibaca, status = request.POST.get("versi", ""), 422
        if form.is_valid():
            try:
                nilai = int(dibaca) if dibaca.isdecimal() else -1
                simpan_surat(form=form, versi_dibaca=nilai, oleh=request.user)
            except Bentrok as bentrok:
                status = 409
                isi = {"versi_surat": bentrok.versi, "beda": beda(form, bentrok.kini)}
            else:
                messages.success(request, "Surat pengantar tersimpan.")
                return redirect("terbit:kirim", kode, tahun, nomor)
    return render(
        request, "surat/kirim.html", _konteks(request, laporan, form) | isi, status=status
    )


def _konteks(request: HttpRequest, laporan: LaporanKinerja, form: FormulirSurat) -> dict[str, Any]:
    tk = laporan.tahun_kinerja
    konteks = konteks_tahun(tk, "versi", "Kirim dan umumkan")
    konteks["remah"][-1:] = [
        ("Versi", reverse("versi:daftar", args=[tk.opd.kode, tk.tahun])),
        (f"Versi {laporan.versi}", laporan.get_absolute_url()),
        ("Kirim dan umumkan", None),
    ]
    surat = surat_tersimpan(laporan)
    if surat is not None:
        surat.laporan = laporan
    return konteks | {
        "laporan": laporan,
        "form": form,
        "surat": surat,
        "penanda": penanda_tangan(surat) if surat else None,
        "boleh_ubah": boleh(request.user, IZIN, tk.opd),
        "isi_paket": [(b, _ukuran(b), _besar(b)) for b in bahan_paket(laporan)],
        "ada_final": ada_final(laporan),
        "tambahan": (KETERANGAN, DAFTAR),
        "batas": ukuran(BATAS_PDF),
        "terbit": laporan.langkah == Langkah.TERBIT,
    }


def _ukuran(b: Bahan) -> str:
    return ukuran(b.ukuran) if b.ukuran is not None else "dibuat saat diunduh"


def _besar(b: Bahan) -> bool:
    return b.nama.endswith(".pdf") and (b.ukuran or 0) > BATAS_PDF


@require_safe
def surat(request: HttpRequest, kode: str, tahun: int, nomor: int, bentuk: str) -> HttpResponse:
    """The letter as PDF or Word document."""
    tk = ambil_tahun(request.user, kode, tahun)
    satu = surat_tersimpan(_selesai(tk, nomor))
    pembuat = {"pdf": (pdf_surat, PDF), "docx": (docx_surat, DOCX)}.get(bentuk)
    if satu is None or pembuat is None:
        raise Http404("Surat pengantar tidak ditemukan.")
    satu.laporan.tahun_kinerja = tk
    try:
        isi = pembuat[0](susun_surat(satu))
    except TidakDapatDimuat as galat:
        return _tak_terbaca(request, tk, galat.pesan)
    nama = f"Surat-Pengantar-{tahun}-{kode}-v{nomor}.{bentuk}"
    return _unduhan(isi, pembuat[1], nama)


@require_safe
def paket(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """The ZIP for e-SAKIP Reviu and PPID."""
    tk = ambil_tahun(request.user, kode, tahun)
    try:
        nama, isi = buat_paket(_selesai(tk, nomor))
    except TidakDapatDimuat as galat:
        return _tak_terbaca(request, tk, galat.pesan)
    except BerkasRusak as galat:
        return _tak_terbaca(request, tk, f"{galat} Pulihkan simpanan berkas dari cadangan.")
    return _unduhan(isi, "application/zip", nama)


def _tak_terbaca(request: HttpRequest, tk: TahunKinerja, pesan: str) -> HttpResponse:
    konteks = konteks_tahun(tk, "versi", "Kirim dan umumkan") | {"pesan": pesan}
    return render(request, "capaian/tak_terukur.html", konteks, status=409)


def _unduhan(isi: bytes, jenis: str, nama: str) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type=jenis)
    jawaban["Content-Disposition"] = content_disposition_header(True, nama) or "attachment"
    return jawaban
