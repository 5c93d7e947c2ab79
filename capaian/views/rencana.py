"""Plans of an agency: what it has, its organisation, a Renstra as a tree and as a grid, its IKU."""

from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from capaian.rencana.kisi import JenisSel, KisiTarget, KolomKisi, SumberSel, teks_target
from capaian.rencana.lembar import daftar_iku, daftar_renstra, lembar_organisasi
from lakip.instansi.izin import Izin, ambil_opd, boleh
from lakip.instansi.models import Pejabat, PerangkatDaerah, SusunanOrganisasi, Unit
from lakip.instansi.views.unduh import jawab_xlsx, minta_xlsx
from renstra.models import (
    Indikator,
    ItemIKU,
    KeputusanIKU,
    Renstra,
    Sasaran,
    Skala,
    StrategiKebijakan,
    TahunKinerja,
    TargetRenstra,
    Tujuan,
)

from .kisi import tangani
from .konteks import konteks_opd

TERBARU = (F("dari").desc(nulls_last=True), "pk")
"""Officials from the latest on, those without a date at the end, the same on every database."""


@require_safe
def atur_opd(request: HttpRequest, kode: str) -> HttpResponse:
    """Everything of the agency that is not bound to one year, and its years."""
    opd = ambil_opd(request.user, kode, Izin.ATUR_PENGUKURAN)
    isi = {
        "boleh_rencana": boleh(request.user, Izin.SUSUN_RENCANA, opd),
        "boleh_laporan": boleh(request.user, Izin.SUSUN_LAPORAN, opd),
        "tahun": TahunKinerja.objects.filter(opd=opd).select_related("renstra", "opd"),
        "renstra": Renstra.objects.filter(opd=opd),
        "iku": KeputusanIKU.objects.filter(opd=opd),
        "skala": Skala.objects.filter(opd=opd),
    }
    return render(request, "rencana/atur_opd.html", konteks_opd(opd, ("Pengaturan", None)) | isi)


def _remah_atur(opd: PerangkatDaerah) -> tuple[str, str]:
    return ("Pengaturan", reverse("rencana:atur_opd", args=[opd.kode]))


@require_safe
def organisasi(request: HttpRequest, kode: str) -> HttpResponse:
    """The regulations with their unit trees, and the officials."""
    opd = ambil_opd(request.user, kode, Izin.SUSUN_RENCANA)
    susunan = SusunanOrganisasi.objects.filter(opd=opd).prefetch_related(
        Prefetch("unit", Unit.objects.order_by("urutan", "kode"))
    )
    isi = {
        "susunan": [(s, _pohon_unit(list(s.unit.all()))) for s in susunan],
        "pejabat": Pejabat.objects.filter(opd=opd).select_related("unit").order_by(*TERBARU),
        "kepala_daerah": Pejabat.objects.filter(pemda=opd.pemda, opd=None).order_by(*TERBARU),
    }
    if minta_xlsx(request):
        return jawab_xlsx(f"organisasi-{kode}", *lembar_organisasi(susunan, isi["pejabat"]))
    konteks = konteks_opd(opd, _remah_atur(opd), ("Organisasi dan pejabat", None))
    return render(request, "rencana/organisasi.html", konteks | isi)


def _pohon_unit(unit: list[Unit], induk: int | None = None) -> list[dict[str, Any]]:
    return [{"unit": u, "anak": _pohon_unit(unit, u.pk)} for u in unit if u.induk_id == induk]


@require_safe
def renstra(request: HttpRequest, kode: str, kunci: str) -> HttpResponse:
    """A Renstra as a tree of tujuan, sasaran and indikator with their targets."""
    opd = ambil_opd(request.user, kode)
    rencana = get_object_or_404(Renstra, opd=opd, kode=kunci)
    tahun = range(rencana.tahun_awal, rencana.tahun_akhir + 1)
    indikator = _indikator(rencana)
    target: dict[int, dict[int, str]] = {}
    for t in TargetRenstra.objects.filter(indikator__renstra=rencana, jenis="tahun"):
        target.setdefault(t.indikator_id, {})[t.tahun] = teks_target(t)
    milik: dict[tuple[str, int], list[Any]] = {}
    for i in indikator:
        tempat = ("tujuan", i.tujuan_id) if i.tujuan_id else ("sasaran", i.sasaran_id)
        milik.setdefault(tempat, []).append((i, [target.get(i.pk, {}).get(n, "–") for n in tahun]))
    sasaran = [
        (s, milik.get(("sasaran", s.pk), [])) for s in Sasaran.objects.filter(renstra=rencana)
    ]
    isi = {
        "renstra": rencana,
        "tahun": list(tahun),
        "boleh_ubah": boleh(request.user, Izin.SUSUN_RENCANA, opd),
        "pohon": [
            (t, milik.get(("tujuan", t.pk), []), [p for p in sasaran if p[0].tujuan_id == t.pk])
            for t in Tujuan.objects.filter(renstra=rencana)
        ],
        "lepas": [p for p in sasaran if p[0].tujuan_id is None],
        "strategi": StrategiKebijakan.objects.filter(renstra=rencana).select_related(
            "tujuan", "sasaran"
        ),
    }
    if minta_xlsx(request):
        lembar = daftar_renstra(isi["pohon"], isi["lepas"], isi["tahun"])
        return jawab_xlsx(f"renstra-{rencana.kode}-{kode}", lembar)
    return render(request, "rencana/renstra.html", konteks_opd(opd, (str(rencana), None)) | isi)


def _indikator(rencana: Renstra) -> QuerySet[Indikator]:
    return (
        Indikator.objects.filter(renstra=rencana)
        .select_related("tujuan", "sasaran")
        .order_by("sasaran__urutan", "sasaran__kode", "urutan", "kode")
    )  # indicators of a tujuan sort apart: they have no sasaran


@require_http_methods(["GET", "HEAD", "POST"])
def target(request: HttpRequest, kode: str, kunci: str) -> HttpResponse:
    """The yearly targets of a Renstra in one grid."""
    opd = ambil_opd(request.user, kode, Izin.SUSUN_RENCANA)
    rencana = get_object_or_404(Renstra, opd=opd, kode=kunci)
    konteks = konteks_opd(
        opd,
        (str(rencana), reverse("rencana:renstra", args=[opd.kode, rencana.kode])),
        ("Target tahunan", None),
    )
    return tangani(
        request,
        kisi_renstra(opd, rencana),
        "rencana/target.html",
        konteks | {"renstra": rencana},
    )


def kisi_renstra(opd: PerangkatDaerah, rencana: Renstra) -> KisiTarget:
    """Columns: condition at the start, every year, condition at the end."""
    kolom = [KolomKisi(f"awal-{rencana.tahun_awal - 1}", "Kondisi awal", JenisSel.TARGET)]
    for n in range(rencana.tahun_awal, rencana.tahun_akhir + 1):
        kolom.append(KolomKisi(f"tahun-{n}", str(n), JenisSel.TARGET))
    kolom.append(KolomKisi(f"akhir-{rencana.tahun_akhir}", "Kondisi akhir", JenisSel.TARGET))
    awal = TargetRenstra.objects.filter(indikator__renstra=rencana, jenis="awal").first()
    if awal is not None:
        kolom[0] = KolomKisi(f"awal-{awal.tahun}", "Kondisi awal", JenisSel.TARGET)
    akhir = TargetRenstra.objects.filter(indikator__renstra=rencana, jenis="akhir").first()
    if akhir is not None:
        kolom[-1] = KolomKisi(f"akhir-{akhir.tahun}", "Kondisi akhir", JenisSel.TARGET)

    def baru(i: Indikator, nama: str) -> TargetRenstra:
        jenis, _, tahun = nama.partition("-")
        return TargetRenstra(indikator=i, jenis=jenis, tahun=int(tahun))

    sel = SumberSel(
        semua=lambda: TargetRenstra.objects.filter(indikator__renstra=rencana),
        riwayat=lambda: TargetRenstra.history.filter(
            indikator_id__in=Indikator.objects.filter(renstra=rencana).values("pk")
        ),
        kunci=lambda t: f"{t.jenis}-{t.tahun}",
        baru=baru,
        alamat=lambda i: reverse("rencana:ubah", args=[opd.kode, "indikator", i.pk]),
    )
    return KisiTarget(_indikator(rencana), kolom, sel)


@require_safe
def iku(request: HttpRequest, kode: str, kunci: str) -> HttpResponse:
    """An IKU decision with its indicators."""
    opd = ambil_opd(request.user, kode)
    keputusan = get_object_or_404(KeputusanIKU, opd=opd, kode=kunci)
    isi = {
        "keputusan": keputusan,
        "boleh_ubah": boleh(request.user, Izin.SUSUN_RENCANA, opd),
        "butir": ItemIKU.objects.filter(keputusan=keputusan).select_related("indikator"),
    }
    if minta_xlsx(request):
        return jawab_xlsx(f"iku-{keputusan.kode}-{kode}", daftar_iku(keputusan, isi["butir"]))
    konteks = konteks_opd(opd, (f"Keputusan IKU {keputusan}", None))
    return render(request, "rencana/iku.html", konteks | isi)
