"""What changed between two states of the report: on the page and as PDF."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from capaian.kueri import TidakDapatDimuat
from capaian.laporan.beda import Beda
from capaian.perbandingan import bandingkan, keadaan, pilih
from capaian.unduh_beda import beda_pdf
from capaian.views.tahun import konteks_tahun
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja


@require_safe
def beda(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The two states chosen (?dari=, ?ke=) and what changed from one to the other."""
    tk = ambil_tahun(request.user, kode, tahun)
    konteks = _kerangka(tk)
    try:
        konteks |= _konteks(request, tk)
    except TidakDapatDimuat as galat:
        konteks["pesan"] = galat.pesan
        return render(request, "capaian/tak_terukur.html", konteks, status=409)
    return render(request, "beda/beda.html", konteks)


@require_safe
def pdf(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The same as a PDF."""
    tk = ambil_tahun(request.user, kode, tahun)
    try:
        isi = _konteks(request, tk)
    except TidakDapatDimuat as galat:
        konteks = _kerangka(tk) | {"pesan": galat.pesan}
        return render(request, "capaian/tak_terukur.html", konteks, status=409)
    if "beda" not in isi:
        raise Http404("Belum ada versi yang dapat dibandingkan.")
    jawaban = HttpResponse(beda_pdf(tk, isi), content_type="application/pdf")
    nama = f"Perubahan-{tk.tahun}-{tk.opd.kode}-{isi['dari'].kunci}-{isi['ke'].kunci}.pdf"
    jawaban["Content-Disposition"] = content_disposition_header(True, nama) or ""
    return jawaban


def _kerangka(tk: TahunKinerja) -> dict[str, Any]:
    konteks = konteks_tahun(tk, "versi", "Apa yang berubah")
    konteks["remah"].insert(-1, ("Versi", reverse("versi:daftar", args=[tk.opd.kode, tk.tahun])))
    return konteks


def _konteks(request: HttpRequest, tk: TahunKinerja) -> dict[str, Any]:
    semua = keadaan(tk)
    if len(semua) < 2:
        return {"pilihan": semua}
    dari, ke = pilih(semua, request.GET.get("dari", ""), request.GET.get("ke", ""))
    hasil = bandingkan(tk, dari, ke)
    return {"pilihan": semua, "dari": dari, "ke": ke, **sajian(hasil)}


def sajian(hasil: Beda) -> dict[str, Any]:
    """The difference in the groups that the page and the PDF show."""
    diisi = [a for a in hasil.angka if not a.dihitung]
    dihitung = [a for a in hasil.angka if a.dihitung]
    ditulis = [t for t in hasil.teks if t.ditulis]
    disusun = [t for t in hasil.teks if not t.ditulis]
    bagian = (
        (diisi, "angka yang diisi"),
        (dihitung, "angka hasil hitungan"),
        (ditulis, "teks yang ditulis"),
        (disusun, "kalimat atau gambar yang disusun aplikasi"),
        (hasil.tabel, "tabel"),
        (hasil.bagian, "susunan bagian"),
        (hasil.umum, "sampul dan pengaturan"),
    )
    sebut = [f"{len(isi)} {nama}" for isi, nama in bagian if isi]
    return {
        "beda": hasil,
        "ringkas": f"Berubah: {', '.join(sebut)}." if sebut else "",
        "kelompok_angka": (
            ("Angka yang diisi", "beda-diisi", "Angka yang dimasukkan orang atau diimpor.", diisi),
            (
                "Angka hasil hitungan",
                "beda-dihitung",
                "Mengikuti angka yang diisi, rumus, atau pengaturan.",
                dihitung,
            ),
        ),
        "kelompok_teks": (
            (
                "Teks yang ditulis",
                "beda-ditulis",
                "Hanya paragraf yang berubah: tulisan yang ditambah bergaris bawah, yang dihapus "
                "dicoret.",
                ditulis,
            ),
            (
                "Kalimat dan gambar yang disusun aplikasi",
                "beda-disusun",
                "Mengikuti perubahan angka dan data.",
                disusun,
            ),
        ),
    }
