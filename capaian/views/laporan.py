"""Reading the report: its chapters, all at once, the origin of a number, search, pictures."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from capaian.bukti import bukti_fakta
from capaian.kueri import TidakDapatDimuat
from capaian.laporan.asal import asal as asal_fakta
from capaian.laporan.cari import TERBANYAK
from capaian.laporan.cari import cari as cari_kata
from capaian.laporan.cetak import tanda
from capaian.laporan.format import FORMAT
from capaian.laporan.html import Konteks, html_bab
from capaian.laporan.isi_daftar import Entri, daftar
from capaian.laporan.pohon import Bab, Gambar, Laporan
from capaian.reviu.sajian import tepi_versi
from capaian.sajian import sajikan_laporan
from capaian.sajian_versi import ambil_versi, sajikan_versi
from capaian.views.tahun import konteks_tahun
from lakip.instansi.izin import SiapaPun
from lakip.instansi.jenis_isi import GAMBAR
from lakip.instansi.models import Berkas
from lakip.instansi.simpanan import BerkasRusak, sajikan
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

TampilanLaporan = Callable[..., HttpResponse]


def alamat(tahun_kinerja: TahunKinerja, nama: str, versi: int = 0, **bagian: str) -> str:
    """The address of a page of this report: of a recorded version, of the live data for 0."""
    dasar: dict[str, Any] = {"kode": tahun_kinerja.opd.kode, "tahun": tahun_kinerja.tahun}
    if versi:
        dasar["versi"] = versi
    return reverse(f"capaian:{nama}", kwargs={**dasar, **bagian})


def dengan_laporan(tampilan: TampilanLaporan) -> TampilanLaporan:
    """Hand the view the agency-year and its report; say why where the report cannot be read.

    With ``versi`` in the address the report is that recorded version; while nothing is recorded
    the reader is sent to the live report.
    """

    @require_safe
    @wraps(tampilan)
    def halaman(
        request: HttpRequest, kode: str, tahun: int, versi: int = 0, **lain: Any
    ) -> HttpResponse:
        tahun_kinerja = ambil_tahun(request.user, kode, tahun)
        try:
            if versi:
                satu = ambil_versi(tahun_kinerja, versi)
                if not satu.beku:
                    return redirect(alamat(tahun_kinerja, "laporan"))
                laporan = sajikan_versi(satu)
            else:
                laporan = sajikan_laporan(tahun_kinerja)
        except TidakDapatDimuat as galat:
            konteks = konteks_tahun(tahun_kinerja, "laporan", "Laporan") | {"pesan": galat.pesan}
            return render(request, "capaian/tak_terukur.html", konteks, status=409)
        return tampilan(request, tahun_kinerja, laporan, **lain)

    return halaman


def konteks_baca(
    request: HttpRequest, tahun_kinerja: TahunKinerja, laporan: Laporan, nama: str, **lain: Any
) -> dict[str, Any]:
    """What every reading page needs: navigation, marks, downloads."""
    versi = laporan.versi
    konteks = konteks_tahun(tahun_kinerja, "versi" if versi else "laporan", "Laporan")
    if versi:
        satu = ambil_versi(tahun_kinerja, versi)
        konteks["versi_laporan"] = satu
        konteks["remah"][-1:] = [
            ("Versi", reverse("versi:daftar", args=[tahun_kinerja.opd.kode, tahun_kinerja.tahun])),
            (f"Versi {versi}", satu.get_absolute_url()),
            ("Laporan", None),
        ]
    if nama:
        konteks["remah"][-1] = ("Laporan", alamat(tahun_kinerja, "laporan", versi))
        konteks["remah"].append((nama, None))
    navigasi = [
        (b, alamat(tahun_kinerja, "laporan_bab", versi, kunci=b.kunci))
        for b in laporan.bab
        if b.isi
    ]
    unduhan = [
        (f.label, alamat(tahun_kinerja, "laporan_unduh", versi, format_laporan=f.nama))
        for f in FORMAT.values()
    ]
    return {
        **konteks,
        "laporan": laporan,
        "alamat_cari": alamat(tahun_kinerja, "laporan_cari", versi),
        "alamat_semua": alamat(tahun_kinerja, "laporan_semua", versi),
        "tanda": tanda(laporan),
        "navigasi": navigasi,
        "unduhan": unduhan,
        "kata": request.GET.get("q", ""),
        **lain,
    }


def konteks_blok(
    tahun_kinerja: TahunKinerja,
    laporan: Laporan,
    *,
    semua: bool,
    pembaca: SiapaPun | None = None,
) -> Konteks:
    """How blocks are drawn on pages; ``semua``: all chapters stand on the same page.

    ``pembaca`` sees the review comments of a version at the edge of its blocks.
    """

    def pranala(entri: Entri) -> str:
        halaman = "" if semua else alamat(tahun_kinerja, "laporan_bab", versi, kunci=entri.bab)
        return f"{halaman}#{quote(entri.jangkar, safe=':')}"

    versi = laporan.versi
    tersimpan = _gambar_tersimpan(laporan)

    def gambar(blok: Gambar) -> str:
        ada = blok.sha256 in tersimpan
        return alamat(tahun_kinerja, "laporan_gambar", versi, sha256=blok.sha256) if ada else ""

    asal = alamat(tahun_kinerja, "laporan_asal", versi)
    k = Konteks(laporan, gambar, asal=asal, pranala=pranala)
    tepi = tepi_versi(pembaca, tahun_kinerja, versi) if pembaca and versi else None
    return replace(k, tepi=tepi.gambar) if tepi else k


def _gambar_tersimpan(laporan: Laporan) -> set[str]:
    """Which pictures of the report are kept here."""
    terpasang = {b.sha256 for b in laporan.semua_blok() if isinstance(b, Gambar)}
    return set(
        Berkas.objects.filter(sha256__in=terpasang, jenis_isi__in=GAMBAR).values_list(
            "sha256", flat=True
        )
    )


@dengan_laporan
def muka(request: HttpRequest, tahun_kinerja: TahunKinerja, laporan: Laporan) -> HttpResponse:
    """The report's front: what it is, its contents, downloads."""
    pranala = konteks_blok(tahun_kinerja, laporan, semua=False).pranala
    isi = [(e, pranala(e)) for e in daftar(laporan, "isi") if e.tingkat <= 2]
    konteks = konteks_baca(request, tahun_kinerja, laporan, "", isi=isi)
    return render(request, "laporan/muka.html", konteks)


@dengan_laporan
def bab(
    request: HttpRequest, tahun_kinerja: TahunKinerja, laporan: Laporan, kunci: str
) -> HttpResponse:
    """One chapter, with the way to the ones before and after it."""
    urutan = [b for b in laporan.bab if b.isi]
    ke = next((n for n, b in enumerate(urutan) if b.kunci == kunci), None)
    if ke is None:
        raise Http404("Bab tidak ditemukan.")
    kini = urutan[ke]
    konteks = konteks_baca(
        request,
        tahun_kinerja,
        laporan,
        kini.nomor or kini.judul,
        bab=kini,
        isi=html_bab(kini, konteks_blok(tahun_kinerja, laporan, semua=False, pembaca=request.user)),
        bagian=[e for e in daftar(laporan, "isi") if e.bab == kunci and e.tingkat > 1],
        sebelum=_tetangga(tahun_kinerja, laporan, urutan[ke - 1] if ke else None),
        sesudah=_tetangga(tahun_kinerja, laporan, next(iter(urutan[ke + 1 :]), None)),
    )
    return render(request, "laporan/bab.html", konteks)


def _tetangga(
    tahun_kinerja: TahunKinerja, laporan: Laporan, bab: Bab | None
) -> tuple[Bab, str] | None:
    if bab is None:
        return None
    return bab, alamat(tahun_kinerja, "laporan_bab", laporan.versi, kunci=bab.kunci)


def _tempat(tahun_kinerja: TahunKinerja, laporan: Laporan, t: Any) -> str:
    """The address of a place of the report."""
    halaman = alamat(tahun_kinerja, "laporan_bab", laporan.versi, kunci=t.bab.kunci)
    return f"{halaman}#{t.jangkar}"


@dengan_laporan
def semua(request: HttpRequest, tahun_kinerja: TahunKinerja, laporan: Laporan) -> HttpResponse:
    """All chapters on one page."""
    k = konteks_blok(tahun_kinerja, laporan, semua=True, pembaca=request.user)
    isi = [(b, html_bab(b, k)) for b in laporan.bab if b.isi]
    konteks = konteks_baca(request, tahun_kinerja, laporan, "Seluruh laporan", isi=isi)
    return render(request, "laporan/semua.html", konteks)


@dengan_laporan
def asal(request: HttpRequest, tahun_kinerja: TahunKinerja, laporan: Laporan) -> HttpResponse:
    """Where a number comes from; in the panel of a reading page only its content."""
    asal = asal_fakta(laporan, request.GET.get("fakta", ""))
    if asal is None:
        raise Http404("Angka ini tidak ada pada laporan.")
    konteks = konteks_baca(request, tahun_kinerja, laporan, "Asal angka", asal=asal)
    konteks["alamat_asal"] = alamat(tahun_kinerja, "laporan_asal", laporan.versi)
    konteks["tempat"] = [(t, _tempat(tahun_kinerja, laporan, t)) for t in asal.tempat]
    if laporan.versi:
        tepi = tepi_versi(request.user, tahun_kinerja, laporan.versi)
        konteks |= {"tepi": tepi, "tepi_banyak": tepi.angka.get(asal.fakta.id) if tepi else 0}
    konteks["bukti"] = bukti_fakta(tahun_kinerja, asal.fakta.id)
    return render(request, "laporan/_asal.html" if request.htmx else "laporan/asal.html", konteks)


@dengan_laporan
def cari(request: HttpRequest, tahun_kinerja: TahunKinerja, laporan: Laporan) -> HttpResponse:
    """Places of the report that hold the words."""
    temuan = [
        (t, _tempat(tahun_kinerja, laporan, t))
        for t in cari_kata(laporan, request.GET.get("q", "")[:200])
    ]
    konteks = konteks_baca(
        request, tahun_kinerja, laporan, "Cari", temuan=temuan, penuh=len(temuan) == TERBANYAK
    )
    return render(request, "laporan/cari.html", konteks)


@dengan_laporan
def gambar(
    request: HttpRequest, tahun_kinerja: TahunKinerja, laporan: Laporan, sha256: str
) -> HttpResponse:
    """A picture that this report shows; any other is not found."""
    if sha256 not in _gambar_tersimpan(laporan):
        raise Http404("Gambar tidak ada pada laporan.")
    berkas = Berkas.objects.get(sha256=sha256)
    try:
        return sajikan(request, berkas)
    except BerkasRusak as galat:
        raise Http404(str(galat)) from galat
