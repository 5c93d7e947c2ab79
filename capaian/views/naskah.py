"""Writing the report: its text parts, the editor of one, and what stands beside the editor."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from capaian.bahan.gambar_teks import alamat_gambar, untuk_peramban
from capaian.kueri import TidakDapatDimuat
from capaian.laporan.bahan import DataLaporan
from capaian.laporan.isi.teks import terisi
from capaian.laporan.pohon import Gambar
from capaian.laporan.rancangan import rancangan
from capaian.laporan.ukur import Ukuran
from capaian.models import TeksLaporan
from capaian.naskah import (
    TERPANJANG,
    TeksBentrok,
    TeksDitolak,
    Tempat,
    angka_berubah,
    cari_tempat,
    keadaan_teks,
    rapikan_teks,
    simpan_teks,
    teks_tahun_lalu,
    versi_teks,
)
from capaian.sajian import sajikan_laporan, sajikan_ukuran
from capaian.sajian_naskah import (
    daftar_naskah,
    html_bagian,
    pilihan_angka,
    riwayat_teks,
    susun_dengan,
)
from capaian.views.laporan import alamat, konteks_blok
from capaian.views.tahun import konteks_tahun
from lakip.instansi.izin import Izin, boleh
from lakip.instansi.views.unduh import jawab_xlsx, minta_xlsx
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

Asal = TeksLaporan.Asal


@require_safe
def daftar(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Every text part of the outline in force with its state."""
    tahun_kinerja = ambil_tahun(request.user, kode, tahun)
    konteks = konteks_tahun(tahun_kinerja, "naskah", "Naskah")
    try:
        data, _ = sajikan_ukuran(tahun_kinerja)
        bab = keadaan_teks(tahun_kinerja, data, sajikan_laporan(tahun_kinerja))
    except TidakDapatDimuat as galat:
        konteks["pesan"] = galat.pesan
        return render(request, "capaian/tak_terukur.html", konteks, status=409)
    if minta_xlsx(request):
        return jawab_xlsx(f"naskah-{tahun}-{kode}", daftar_naskah(bab))
    semua = [k for _, isi in bab for k in isi]
    wajib = [k for k in semua if k.tempat.wajib]
    konteks |= {
        "bab": bab,
        "wajib": len(wajib),
        "terisi": sum(k.status != "belum" for k in wajib),
        "berubah": sum(bool(k.berubah) for k in semua),
        "boleh_tulis": boleh(request.user, Izin.SUSUN_LAPORAN, tahun_kinerja.opd),
    }
    return render(request, "naskah/daftar.html", konteks)


def _buka(
    request: HttpRequest, kode: str, tahun: int, kunci: str
) -> tuple[TahunKinerja, DataLaporan, Ukuran, Tempat]:
    """The agency-year that the user may write, its figures, and the place of the text."""
    tahun_kinerja = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_LAPORAN)
    try:
        data, ukuran = sajikan_ukuran(tahun_kinerja)
    except TidakDapatDimuat as galat:
        raise Http404(galat.pesan) from galat
    tempat = cari_tempat(data, kunci)
    if tempat is None:
        raise Http404("Bagian ini tidak ada pada kerangka laporan.")
    return tahun_kinerja, data, ukuran, tempat


@require_http_methods(["GET", "HEAD", "POST"])
def sunting(request: HttpRequest, kode: str, tahun: int, kunci: str) -> HttpResponse:
    """The editor of one part; POST saves, and asks when somebody else saved meanwhile."""
    tahun_kinerja, data, ukuran, tempat = _buka(request, kode, tahun, kunci)
    if request.method == "POST":
        return _simpan(request, tahun_kinerja, data, ukuran, tempat)
    isi, asal = _isi_awal(tahun_kinerja, data, kunci, request.GET.get("awal", ""))
    lain = {"naskah": isi, "asal": asal, "versi": versi_teks(tahun_kinerja, kunci)}
    lain["awal"] = bool(request.GET.get("awal"))
    return _halaman(request, tahun_kinerja, data, ukuran, tempat, lain)


def _isi_awal(
    tahun_kinerja: TahunKinerja, data: DataLaporan, kunci: str, awal: str
) -> tuple[str, str]:
    """What the editor opens with, and where it comes from; nothing is saved by opening."""
    match awal.partition("-"):
        case ("rancangan", _, _):
            return rancangan(data, kunci), Asal.RANCANGAN
        case ("lalu", _, _):
            lalu = teks_tahun_lalu(tahun_kinerja, kunci)
            return (lalu.isi if lalu else ""), Asal.TERBAWA
        case ("riwayat", _, nomor) if nomor.isdecimal():
            semua = TeksLaporan.history.filter(tahun_kinerja=tahun_kinerja, kunci=kunci)
            lama = semua.filter(history_id=nomor).first()
            if lama is None:
                raise Http404("Riwayat ini tidak ada.")
            return lama.isi, lama.asal
    teks = data.teks.get(kunci)
    return (teks.isi, Asal.DITULIS) if teks else ("", Asal.DITULIS)


def _simpan(
    request: HttpRequest,
    tahun_kinerja: TahunKinerja,
    data: DataLaporan,
    ukuran: Ukuran,
    tempat: Tempat,
) -> HttpResponse:
    dibaca, asal = request.POST.get("versi", ""), request.POST.get("asal", "")
    isi = request.POST.get("isi", "")
    lain: dict[str, Any] = {"naskah": isi, "versi": dibaca}
    lain["asal"] = _asal(tahun_kinerja, data, tempat.kunci, isi, asal)
    try:
        teks = simpan_teks(
            tahun_kinerja=tahun_kinerja,
            kunci=tempat.kunci,
            isi=isi,
            asal=lain["asal"],
            versi_dibaca=int(dibaca) if dibaca.isdecimal() else -1,
            oleh=request.user,
        )
    except TeksDitolak as galat:
        status, lain["galat"] = 422, galat.pesan
    except TeksBentrok as bentrok:
        tersimpan = untuk_peramban(terisi(bentrok.isi, ukuran.fakta), tahun_kinerja)
        lain["bentrok"] = mark_safe(tersimpan)  # noqa: S308 - cleaned there
        status, lain["versi"] = 409, bentrok.versi
    else:
        if "otomatis" in request.POST:
            return JsonResponse({"versi": versi_teks(tahun_kinerja, tempat.kunci)})
        messages.success(request, "Teks disimpan." if teks else "Teks dikosongkan.")
        tujuan = alamat(tahun_kinerja, "naskah_sunting", kunci=tempat.kunci)
        return JsonResponse({"alamat": tujuan}) if _minta_json(request) else redirect(tujuan)
    if _minta_json(request):
        return JsonResponse({"galat": lain.get("galat", _BENTROK)}, status=status)
    return _halaman(request, tahun_kinerja, data, ukuran, tempat, lain, status)


def _asal(tahun_kinerja: TahunKinerja, data: DataLaporan, kunci: str, isi: str, asal: str) -> str:
    """Where the text comes from: a draft or last year's text that was changed is one's own."""
    if asal not in {Asal.RANCANGAN, Asal.TERBAWA} or len(isi) > TERPANJANG:
        return Asal.DITULIS
    awal = _isi_awal(tahun_kinerja, data, kunci, "lalu" if asal == Asal.TERBAWA else asal)[0]
    kini = data.teks.get(kunci)
    sama = {rapikan_teks(awal), rapikan_teks(kini.isi if kini else "")}
    return asal if rapikan_teks(isi) in sama else Asal.DITULIS


_BENTROK = "Orang lain menyimpan teks ini lebih dahulu. Tekan Simpan untuk membandingkan."


def _minta_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _halaman(
    request: HttpRequest,
    tahun_kinerja: TahunKinerja,
    data: DataLaporan,
    ukuran: Ukuran,
    tempat: Tempat,
    lain: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    konteks = konteks_tahun(tahun_kinerja, "naskah", "Naskah")
    konteks["remah"][-1] = ("Naskah", alamat(tahun_kinerja, "naskah"))
    konteks["remah"].append((tempat.judul, None))
    konteks |= {
        "tempat": tempat,
        "ada": tempat.kunci in data.teks,
        "berubah": angka_berubah(tahun_kinerja, ukuran.fakta).get(tempat.kunci, ()),
        "rancangan": bool(rancangan(data, tempat.kunci)),
        "lalu": teks_tahun_lalu(tahun_kinerja, tempat.kunci),
        "riwayat": riwayat_teks(tahun_kinerja, tempat.kunci),
        "angka": pilihan_angka(ukuran.fakta, "", tempat.kunci),
        "pratinjau": _pratinjau(tahun_kinerja, data, tempat, lain["naskah"]),
        **lain,
        "naskah": untuk_peramban(lain["naskah"], tahun_kinerja),
    }
    return render(request, "naskah/sunting.html", konteks, status=status)


def _pratinjau(
    tahun_kinerja: TahunKinerja, data: DataLaporan, tempat: Tempat, isi: str
) -> dict[str, Any]:
    laporan = susun_dengan(data, tempat.kunci, rapikan_teks(isi[:TERPANJANG]))
    k = konteks_blok(tahun_kinerja, laporan, semua=False)

    def gambar(blok: Gambar) -> str:
        """A picture of the text is not in the stored report yet."""
        baru = blok.sha256 in data.gambar_teks
        return alamat_gambar(tahun_kinerja, blok.sha256) if baru else k.gambar(blok)

    return html_bagian(laporan, tempat.kunci, replace(k, gambar=gambar))


@require_POST
def pratinjau(request: HttpRequest, kode: str, tahun: int, kunci: str) -> HttpResponse:
    """The part as it will print with the text in the editor; saves nothing."""
    tahun_kinerja, data, _, tempat = _buka(request, kode, tahun, kunci)
    hasil = _pratinjau(tahun_kinerja, data, tempat, request.POST.get("isi", ""))
    return render(request, "naskah/_pratinjau.html", {"pratinjau": hasil})


@require_safe
def angka(request: HttpRequest, kode: str, tahun: int, kunci: str) -> HttpResponse:
    """Figures whose name or value holds the words, to insert as live references."""
    _, _, ukuran, tempat = _buka(request, kode, tahun, kunci)
    kata = request.GET.get("q", "")[:100]
    pilihan = pilihan_angka(ukuran.fakta, kata, tempat.kunci)
    return render(request, "naskah/_angka.html", {"angka": pilihan, "kata": kata})


@require_safe
def lalu(request: HttpRequest, kode: str, tahun: int, kunci: str) -> HttpResponse:
    """The text of the year before with the figures of that year."""
    tahun_kinerja, _, _, tempat = _buka(request, kode, tahun, kunci)
    teks = teks_tahun_lalu(tahun_kinerja, tempat.kunci)
    if teks is None:
        raise Http404("Bagian ini tidak mempunyai teks tahun lalu.")
    fakta = sajikan_ukuran(teks.tahun_kinerja)[1].fakta
    terbaca = untuk_peramban(terisi(teks.isi, fakta), tahun_kinerja)
    isi = mark_safe(terbaca)  # noqa: S308 - cleaned there; the addresses are ours
    return render(request, "naskah/_lalu.html", {"isi": isi})
