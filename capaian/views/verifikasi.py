"""Verification: what waits per bidang and quarter, accepting several, returning with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from capaian.bukti import bukti_nilai, bukti_tahun
from capaian.jadwal import PERIODE, PeriodeTertutup, nama_periode
from capaian.kueri import TidakDapatDimuat
from capaian.kueri.jejak import saat
from capaian.models import Bukti
from capaian.perantara import tetap_saat_tutup
from capaian.verifikasi import (
    SUMBER,
    Isian,
    Keadaan,
    Keputusan,
    Rincian,
    TidakDapatDiputuskan,
    daftar_isian,
    putuskan,
)
from capaian.views.tahun import konteks_tahun
from lakip.instansi.izin import Izin, unit_bertugas
from lakip.instansi.jenis_isi import XLSX
from lakip.xlsx.tulis import Daftar, KolomDaftar, tulis_daftar
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

KEADAAN = (
    (Keadaan.DIAJUKAN.value, "Menunggu"),
    (Keadaan.DIKEMBALIKAN.value, "Dikembalikan"),
    (Keadaan.DITERIMA.value, "Diterima"),
)
TANPA_UNIT = "Belum ada unit pengisi"


@dataclass(frozen=True)
class BarisVerifikasi:
    """A value on the page, with everything needed to judge it."""

    isian: Isian
    rincian: Rincian
    bukti: Sequence[Bukti] | None
    """None for a kind of value that has no evidence."""
    status: str
    boleh: bool


@tetap_saat_tutup
@require_http_methods(["GET", "HEAD", "POST"])
def verifikasi(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The entered values; POST accepts or returns the chosen ones."""
    izin = Izin.VERIFIKASI if request.method == "POST" else Izin.BACA
    tk = ambil_tahun(request.user, kode, tahun, izin)
    semua, galat = daftar_isian(tk), []
    if request.method == "POST":
        galat = _putuskan(request, tk, semua)
        if not galat:
            saring = urlencode({k: v for k in ("triwulan", "keadaan") if (v := request.GET.get(k))})
            tujuan = reverse("capaian:verifikasi", args=[kode, tahun])
            return redirect(f"{tujuan}?{saring}" if saring else tujuan)
    konteks = _konteks(request, tk, semua) | {"galat": galat}
    return render(request, "isian/verifikasi.html", konteks, status=422 if galat else 200)


@require_safe
def unduh(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Every entered value with who entered it, who judged it and when, as a workbook."""
    tk = ambil_tahun(request.user, kode, tahun)
    bukti = bukti_tahun(tk)
    baris = [_baris_lembar(tk, i, bukti) for i in daftar_isian(tk)]
    judul = f"Verifikasi isian {tk.opd.nama} {tahun}"
    jawaban = HttpResponse(tulis_daftar(Daftar(judul, _KOLOM, baris)), content_type=XLSX)
    nama = f"verifikasi-{tahun}-{kode}.xlsx"
    jawaban["Content-Disposition"] = content_disposition_header(True, nama)
    return jawaban


_KOLOM = (
    KolomDaftar("Unit", 30),
    KolomDaftar("Jenis", 22),
    KolomDaftar("Kode", 16),
    KolomDaftar("Isian", 44),
    KolomDaftar("Periode", 14),
    KolomDaftar("Nilai", 20),
    KolomDaftar("Bukti", 8),
    KolomDaftar("Diisi oleh", 26),
    KolomDaftar("Diisi pada", 30),
    KolomDaftar("Keadaan", 16),
    KolomDaftar("Diputuskan oleh", 26),
    KolomDaftar("Diputuskan pada", 30),
    KolomDaftar("Alasan", 40),
)


def _baris_lembar(tk: TahunKinerja, i: Isian, bukti: dict[Any, list[Bukti]]) -> list[str | int]:
    s, pemda, milik = i.status, tk.opd.pemda, SUMBER[i.jenis].milik_bukti
    return [
        *(_unit(i), i.jenis.label, i.kode, i.nama, i.sebutan_periode, i.nilai),
        len(bukti_nilai(bukti, milik(i), i.triwulan)) if milik else "",
        *(s.pengisi, saat(s.diisi, pemda) if s.diisi else "", dict(KEADAAN)[s.keadaan]),
        *(s.oleh, saat(s.waktu, pemda) if s.waktu else "", s.alasan),
    ]


def _putuskan(request: HttpRequest, tk: TahunKinerja, semua: list[Isian]) -> list[str]:
    """Decide about the chosen values; what kept it from being done, nothing when it was."""
    kembali = request.POST.get("tindakan") == "kembalikan"
    dipilih = _dipilih(request.POST, semua)
    units = unit_bertugas(request.user, Izin.VERIFIKASI, tk.opd)
    if units is not None and any(i.unit is None or i.unit.pk not in units for i in dipilih):
        raise PermissionDenied("Isian ini diverifikasi oleh unit lain.")
    if not dipilih:
        return ["Pilih dahulu isian yang akan diterima atau dikembalikan."]
    try:
        banyak = putuskan(
            tahun_kinerja=tk,
            isian=dipilih,
            keputusan=Keputusan.DIKEMBALIKAN if kembali else Keputusan.DITERIMA,
            alasan=request.POST.get("alasan", ""),
            oleh=request.user,
        )
    except TidakDapatDiputuskan as salah:
        return salah.pesan
    except PeriodeTertutup as salah:
        return [salah.pesan]
    except ValidationError as salah:
        return list(salah.messages)
    messages.success(request, f"{banyak} isian {'dikembalikan' if kembali else 'diterima'}.")
    return []


def _dipilih(kiriman: QueryDict, semua: list[Isian]) -> list[Isian]:
    """The chosen values as the page showed them: with the versions that it sent."""
    milik = {f"{i.jenis}-{i.objek.pk}": i for i in semua}
    hasil = []
    for tanda in kiriman.getlist("isian"):
        kunci, _, versi = tanda.rpartition("-")
        if kunci in milik and versi.isdecimal():
            satu = milik[kunci]
            hasil.append(replace(satu, status=replace(satu.status, versi=int(versi))))
    return hasil


def _konteks(request: HttpRequest, tk: TahunKinerja, semua: list[Isian]) -> dict[str, Any]:
    triwulan = {str(p): p for p in PERIODE}.get(request.GET.get("triwulan", ""))
    keadaan = dict.fromkeys(k for k, _ in KEADAAN)
    pilihan = request.GET.get("keadaan", Keadaan.DIAJUKAN.value)
    keadaan_dipilih = pilihan if pilihan in keadaan else Keadaan.DIAJUKAN.value
    periode = [i for i in semua if triwulan is None or i.triwulan == triwulan]
    tampil = [i for i in periode if i.status.keadaan == keadaan_dipilih]
    baris = _baris(request, tk, tampil)
    bidang = sorted(baris, key=lambda b: (b.isian.unit is None, *_urut(b.isian)))
    kelompok = [(nama, list(isi)) for nama, isi in groupby(bidang, lambda b: _unit(b.isian))]
    return konteks_tahun(tk, "verifikasi", "Verifikasi") | {
        "kelompok": kelompok,
        "boleh": any(b.boleh for b in baris),
        "bisa_terima": keadaan_dipilih != Keadaan.DITERIMA,
        "triwulan": triwulan,
        "keadaan": keadaan_dipilih,
        "periode": [(p, nama_periode(p)) for p in PERIODE],
        "saring": [
            (kode, nama, sum(i.status.keadaan == kode for i in periode)) for kode, nama in KEADAAN
        ],
        "alasan": request.POST.get("alasan", ""),
        "terpilih": set(request.POST.getlist("isian")),
    }


def _unit(i: Isian) -> str:
    return i.unit.nama if i.unit else TANPA_UNIT


def _urut(i: Isian) -> tuple[str, int]:
    return _unit(i), PERIODE.index(i.triwulan)


def _baris(
    request: HttpRequest, tk: TahunKinerja, tampil: Sequence[Isian]
) -> list[BarisVerifikasi]:
    rincian, bukti = _rincian(tk, tampil), bukti_tahun(tk)
    units = unit_bertugas(request.user, Izin.VERIFIKASI, tk.opd)

    def baris(i: Isian) -> BarisVerifikasi:
        milik = SUMBER[i.jenis].milik_bukti
        return BarisVerifikasi(
            i,
            rincian.get((i.jenis, i.objek.pk), Rincian()),
            bukti_nilai(bukti, milik(i), i.triwulan) if milik else None,
            i.status.uraian(tk.opd.pemda),
            units is None or (i.unit is not None and i.unit.pk in units),
        )

    return [baris(i) for i in tampil]


def _rincian(tk: TahunKinerja, tampil: Sequence[Isian]) -> Mapping[tuple[str, int], Rincian]:
    """Details by kind and key; none where the agency-year cannot be measured."""
    hasil = {}
    for jenis, sumber in SUMBER.items():
        milik = [i for i in tampil if i.jenis == jenis]
        try:
            rinci = sumber.rinci(tk, milik) if milik else {}
        except TidakDapatDimuat:
            rinci = {}
        hasil |= {(jenis, pk): r for pk, r in rinci.items()}
    return hasil
