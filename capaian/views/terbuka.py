"""Public pages: agencies with published reports, their results over the years, open data, files.

Anybody may read them. They hold nothing of the visitor, so browsers and proxies may keep them; the
tag of a page is the hash of what it says.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from capaian import publik
from capaian.kueri.jejak import saat
from capaian.laporan.gambar import alamat_grafik
from capaian.laporan.grafik_terbuka import grafik_anggaran, grafik_capaian
from capaian.laporan.pohon import Grafik
from capaian.laporan.terbuka import CATATAN, LISENSI, csv_terbuka, json_terbuka
from capaian.publik import IsiTerbuka, Terbitan
from lakip.instansi.models import PerangkatDaerah
from lakip.instansi.simpanan import BerkasRusak, sajikan

PER_HALAMAN = 50
SIMPAN_HALAMAN, SIMPAN_BERKAS = 300, 3600  # seconds
Tampilan = Callable[..., HttpResponse]


def umum(tampilan: Tampilan) -> Tampilan:
    """A page that anybody may read and keep for a while."""

    @login_not_required
    @require_safe
    @wraps(tampilan)
    def halaman(request: HttpRequest, **bagian: Any) -> HttpResponse:
        jawaban = tampilan(request, **bagian)
        if jawaban.status_code != 200:
            return jawaban
        etag = f'"{hashlib.sha256(jawaban.content).hexdigest()}"'
        jawaban["ETag"] = etag
        jawaban["Cache-Control"] = f"public, max-age={SIMPAN_HALAMAN}"
        return get_conditional_response(request, etag=etag, response=jawaban) or jawaban

    return halaman


@umum
def daftar(request: HttpRequest) -> HttpResponse:
    """Agencies with published reports, found by name and year."""
    cari = request.GET.get("cari", "").strip()[:100]
    tahun = request.GET.get("tahun", "")
    pilihan = int(tahun) if tahun.isdecimal() and len(tahun) == 4 else None
    semua = publik.opd_terbit(cari, pilihan)
    konteks = {
        "halaman": Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman")),
        "cari": cari,
        "tahun": pilihan,
        "semua_tahun": publik.tahun_terbit(),
    }
    return render(request, "publik/daftar.html", konteks)


@umum
def opd(request: HttpRequest, kode: str) -> HttpResponse:
    """One agency: its published reports and its results over their years."""
    satu = publik.ambil_opd_publik(kode)
    semua = publik.terbitan(satu)
    terbaru = publik.terbaru(semua)
    isi = [i for t in reversed(terbaru) if (i := publik.isi_terbuka(t))]
    data = [i.data for i in isi]
    aksen = isi[-1].aksen if isi else ""
    gambar = [(g, alamat_grafik(g, aksen)) for g in (*grafik_capaian(data), *grafik_anggaran(data))]
    konteks = {
        **_konteks(satu),
        "terbitan": [_tampil(t) for t in terbaru],
        "data": list(reversed(data)),
        "gambar": gambar,
        "indikator": _riwayat(isi),
        "tahun": [d.tahun for d in data],
        "contoh": any(d.contoh for d in data),
        "unduhan": _unduhan("data", satu.kode),
    }
    return render(request, "publik/opd.html", konteks)


def _konteks(satu: PerangkatDaerah, *remah: tuple[str, str | None]) -> dict[str, Any]:
    milik = (satu.nama, reverse("terbit:publik_opd", args=[satu.kode]) if remah else None)
    return {
        "opd": satu,
        "berlambang": satu.pemda.lambang_id is not None,
        "remah": [("Laporan terbit", reverse("terbit:publik")), milik, *remah],
        "lisensi": LISENSI,
        "catatan": CATATAN,
    }


def _unduhan(nama: str, *bagian: object) -> list[tuple[str, str]]:
    return [
        (label, reverse(f"terbit:{nama}", args=[*bagian, bentuk]))
        for label, bentuk in (("CSV", "csv"), ("JSON", "json"))
    ]


def _tampil(t: Terbitan) -> dict[str, Any]:
    """A published version with the addresses of its files."""
    kode, pemda = t.laporan.tahun_kinerja.opd.kode, t.laporan.tahun_kinerja.opd.pemda
    berkas = [
        (b, reverse("terbit:publik_berkas", args=[kode, t.tahun, t.laporan.versi, b.jenis]))
        for b in {b.jenis: b for b in t.berkas}.values()
    ]
    return {"t": t, "berkas": berkas, "saat": saat(t.diterbitkan, pemda)}


def _riwayat(isi: list[IsiTerbuka]) -> list[tuple[str, str, list[Any]]]:
    """Indicators by name with their result of each year; a year without one holds None.

    Names are compared rather than codes: another Renstra may give a code to another indicator.
    """
    nama: dict[tuple[str, str], dict[int, Any]] = {}
    for satu in reversed(isi):
        for i in satu.data.indikator:
            nama.setdefault((i.nama, i.satuan), {})[satu.data.tahun] = i
    tahun = [i.data.tahun for i in isi]
    return [(n, satuan, [(t, milik.get(t)) for t in tahun]) for (n, satuan), milik in nama.items()]


@umum
def tahun(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """One published year: results, budget, charts, documents, open data."""
    satu = publik.ambil_opd_publik(kode)
    semua = publik.ambil_terbitan(satu, tahun)
    isi = _terbaca(semua[0])
    gambar: list[tuple[Grafik, str]] = [(g, alamat_grafik(g, isi.aksen)) for g in isi.grafik]
    konteks = {
        **_konteks(satu, (str(tahun), None)),
        "terbitan": [_tampil(t) for t in semua],
        "judul": f"{satu.nama} {tahun}",
        "d": isi.data,
        "gambar": gambar,
        "contoh": isi.data.contoh,
        "unduhan": _unduhan("data_tahun", satu.kode, tahun),
    }
    return render(request, "publik/tahun.html", konteks)


def _terbaca(t: Terbitan) -> IsiTerbuka:
    isi = publik.isi_terbuka(t)
    if isi is None:
        raise Http404("Rekaman laporan tidak dapat dibaca.")
    return isi


@umum
def data(request: HttpRequest, kode: str, bentuk: str) -> HttpResponse:
    """Open data of every published year of the agency."""
    satu = publik.ambil_opd_publik(kode)
    return _data(publik.terbaru(publik.terbitan(satu)), bentuk, f"kinerja-{kode}")


@umum
def data_tahun(request: HttpRequest, kode: str, tahun: int, bentuk: str) -> HttpResponse:
    """Open data of one published year."""
    satu = publik.ambil_opd_publik(kode)
    return _data(publik.ambil_terbitan(satu, tahun)[:1], bentuk, f"kinerja-{kode}-{tahun}")


def _data(semua: list[Terbitan], bentuk: str, nama: str) -> HttpResponse:
    ada = [(t, i.data) for t in semua if (i := publik.isi_terbuka(t))]
    if not ada or bentuk not in {"csv", "json"}:
        raise Http404("Data tidak ditemukan.")
    isi = [d for _, d in ada]
    if bentuk == "csv":
        jawaban = HttpResponse(csv_terbuka(isi), content_type="text/csv; charset=utf-8")
    else:
        sumber = [
            {
                "versi": t.laporan.versi,
                "kode_verifikasi": t.laporan.kode_tampil,
                "sha256_rekaman": t.rekaman.sha256,
                "diterbitkan": t.tanggal.isoformat(),
            }
            for t, _ in ada
        ]
        jawaban = HttpResponse(json_terbuka(isi, sumber=sumber), content_type="application/json")
    jawaban["Content-Disposition"] = content_disposition_header(True, f"{nama}.{bentuk}") or ""
    jawaban["Access-Control-Allow-Origin"] = "*"
    return jawaban


@login_not_required
@require_safe
def berkas(request: HttpRequest, kode: str, tahun: int, versi: int, jenis: str) -> HttpResponse:
    """A published document: the final package, or its signed copy."""
    satu = publik.ambil_opd_publik(kode)
    milik = [t for t in publik.ambil_terbitan(satu, tahun) if t.laporan.versi == versi]
    ada = [b for t in milik for b in t.berkas if b.jenis == jenis]
    if not ada:
        raise Http404("Berkas tidak ditemukan.")
    akhiran = "-ttd" if jenis == publik.Jenis.TTD else ""
    return _berkas(request, ada[-1].berkas, f"LKjIP-{tahun}-{kode}-v{versi}{akhiran}.pdf")


@login_not_required
@require_safe
def lambang(request: HttpRequest, kode: str) -> HttpResponse:
    """The emblem of a local government with a published report."""
    pemda = publik.pemda_terbit(kode)
    if pemda is None:
        raise Http404("Lambang tidak ditemukan.")
    return _berkas(request, pemda.lambang, "")


def _berkas(request: HttpRequest, berkas: Any, nama: str) -> HttpResponse:
    try:
        jawaban = sajikan(request, berkas, nama=nama)
    except BerkasRusak as galat:
        raise Http404(str(galat)) from galat
    jawaban["Cache-Control"] = f"public, max-age={SIMPAN_BERKAS}"
    return jawaban


@login_not_required
@require_safe
def cari_kode(request: HttpRequest) -> HttpResponse:
    """The form that asks for the code of a document, and leads to its verification."""
    kode = "".join(h for h in request.GET.get("kode", "") if h.isalnum())[:40].upper()
    if kode:
        return redirect("versi:verifikasi", kode)
    return render(request, "publik/verifikasi.html")
