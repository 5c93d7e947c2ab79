"""Entering realisasi in the browser: the periods of a year, and one period's indicators.

All cards of a period stand in one form, so that saving one of them without JavaScript sends what
was typed in the others too; the button that was pressed says which to save.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from capaian.bukti import bukti_nilai, bukti_tahun
from capaian.formulir_isian import FormulirIsian
from capaian.halaman import Nilai, nilai_persen
from capaian.jadwal import PERIODE, PeriodeTertutup, keadaan_periode, nama_periode
from capaian.kejanggalan import PerluPenjelasan
from capaian.kueri import TidakDapatDimuat
from capaian.laporan.ukur.pendaftar import bersatuan
from capaian.laporan.ukur.triwulan import HasilIsian
from capaian.models import Bukti, JenisIsian, RealisasiIndikator
from capaian.pengisian import Butir, Takaran, daftar_butir, simpan_isian
from capaian.verifikasi import Keadaan, StatusIsian, status_isian
from capaian.views.tahun import konteks_tahun
from lakip.angka import format_angka
from lakip.instansi.izin import Izin
from lakip.instansi.sunting import Bentrok, beda
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

SEMUA = "semua"
"""What the button that saves every changed card sends."""


@dataclass
class Kartu:
    """One indicator on the page; ``keadaan``: "", belum, tersimpan, galat, tanya or bentrok."""

    butir: Butir
    form: FormulirIsian
    hasil: HasilIsian
    capaian: Nilai
    lalu: tuple[str, str]
    versi: int = 0
    keadaan: str = ""
    janggal: Sequence[str] = ()
    beda: Sequence[tuple[str, str, str]] = ()
    bukti: Sequence[Bukti] = ()
    status: StatusIsian | None = None
    uraian_status: str = ""

    @property
    def jangkar(self) -> str:
        """Where on the page it stands, as an address ends."""
        return f"#indikator-{self.butir.indikator.pk}"

    @property
    def target(self) -> str:
        """The target as printed; blank when none is set."""
        i = self.butir.indikator
        return bersatuan(self.hasil.target.teks(i.desimal), i.satuan) if self.hasil.target else ""

    @property
    def dikembalikan(self) -> bool:
        """Whether a Verifikator sent the stored value back."""
        return self.status is not None and self.status.keadaan is Keadaan.DIKEMBALIKAN


@dataclass
class Lembar:
    """A period of an agency-year as this user fills it, read once per request."""

    request: HttpRequest
    tk: TahunKinerja
    triwulan: int
    takaran: Takaran
    butir: list[Butir]
    bukti: dict[Any, list[Bukti]] = field(default_factory=dict)
    status: Mapping[int, StatusIsian] = field(default_factory=dict)

    @classmethod
    def baca(cls, request: HttpRequest, tk: TahunKinerja, triwulan: int) -> "Lembar":
        """Read it. Raises TidakDapatDimuat when the agency-year cannot be measured."""
        return cls(
            request,
            tk,
            triwulan,
            Takaran.dari(tk),
            daftar_butir(tk, triwulan, request.user),
            bukti_tahun(tk),
            status_isian(tk, JenisIsian.INDIKATOR),
        )

    def kartu(self, b: Butir, form: FormulirIsian | None = None, **lain: Any) -> Kartu:
        """The card of an indicator, as stored or with what was typed in ``form``."""
        hasil = self.takaran.ukur(b.indikator, b.baris)
        nama, nilai = self.takaran.nilai_lalu(b.indikator, b.baris.triwulan)
        status = self.status.get(b.baris.pk) if b.terisi else None
        return Kartu(
            b,
            form or FormulirIsian(instance=b.baris, indikator=b.indikator),
            hasil,
            nilai_persen(hasil.capaian, "", hasil.kelas, self.takaran.data.ukur.skala),
            (nama, format_angka(nilai, b.indikator.desimal, kosong="belum ada")),
            bukti=bukti_nilai(self.bukti, ("indikator", b.indikator.pk), self.triwulan),
            status=status,
            uraian_status=status.uraian(self.tk.opd.pemda) if status else "",
            **{"versi": b.versi, **lain},
        )


@require_safe
def muka(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The periods of the year, each with how much of it is filled."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.ISI_REALISASI)
    daftar = []
    for triwulan, keadaan in keadaan_periode(tk).items():
        butir = daftar_butir(tk, triwulan, request.user)
        daftar.append((keadaan, sum(b.terisi for b in butir), len(butir)))
    konteks = konteks_tahun(tk, "isian", "Isian") | {"periode": daftar}
    return render(request, "isian/muka.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def isian(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> HttpResponse:
    """The indicators that this user may fill for a period; POST saves one or all changed ones."""
    tk = _tahun(request, kode, tahun, triwulan)
    try:
        lembar = Lembar.baca(request, tk, triwulan)
        if request.method == "POST":
            return _kirim(lembar)
        return _halaman(lembar, [lembar.kartu(b) for b in lembar.butir])
    except TidakDapatDimuat as galat:
        konteks = konteks_tahun(tk, "isian", "Isian") | {"pesan": galat.pesan}
        return render(request, "capaian/tak_terukur.html", konteks, status=409)


@require_safe
def hitung(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> HttpResponse:
    """Capaian, category and questions of what stands in the fields, without saving it."""
    tk = _tahun(request, kode, tahun, triwulan)
    butir = daftar_butir(tk, triwulan, request.user)
    satu = _pilih(request.GET.get("indikator", ""), tk, butir)
    try:
        lembar = Lembar(request, tk, triwulan, Takaran.dari(tk), butir)
    except TidakDapatDimuat as galat:
        raise Http404(galat.pesan) from galat
    form = FormulirIsian(request.GET, instance=satu.baris, indikator=satu.indikator)
    baris = form.sementara()
    konteks = konteks_tahun(tk, "isian", "Isian") | {
        "k": lembar.kartu(satu, form),
        "tanya": lembar.takaran.kejanggalan(satu.indikator, baris),
        "galat": [g for m in form.medan_isi for g in m.errors],
    }
    return render(request, "isian/_hasil.html", konteks)


def _tahun(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> TahunKinerja:
    tk = ambil_tahun(request.user, kode, tahun, Izin.ISI_REALISASI)
    if triwulan not in PERIODE:
        raise Http404("Triwulan harus 1 sampai 4, atau 0 untuk setahun.")
    return tk


def _pilih(kunci: str, tk: TahunKinerja, butir: list[Butir]) -> Butir:
    """The indicator that was named; 404 for none of this plan, 403 for another unit's."""
    for satu in butir:
        if str(satu.indikator.pk) == kunci:
            return satu
    if kunci.isdecimal() and tk.renstra and tk.renstra.indikator.filter(pk=int(kunci)).exists():
        raise PermissionDenied("Indikator ini diisi oleh unit lain.")
    raise Http404("Indikator tidak ditemukan.")


def _kirim(lembar: Lembar) -> HttpResponse:
    """Save the card whose button was pressed, or every changed one; keep what else was typed."""
    request, kiriman = lembar.request, lembar.request.POST
    kunci = kiriman.get("simpan", "")
    satu = None if kunci == SEMUA else _pilih(kunci, lembar.tk, lembar.butir)
    if satu is not None and getattr(request, "htmx", False):
        return _jawab_kartu(lembar, _simpan(lembar, satu))
    kartu = []
    for b in lembar.butir:
        berubah = b is not satu and _berubah(kiriman, b)
        if b is satu or (satu is None and berubah):
            kartu.append(_simpan(lembar, b))
        elif berubah:
            kartu.append(_terketik(lembar, b))
        else:
            kartu.append(lembar.kartu(b))
    if all(k.keadaan in {"", "tersimpan"} for k in kartu):
        return _tersimpan(lembar, kartu, satu)
    return _halaman(lembar, kartu)


def _berubah(kiriman: QueryDict, b: Butir) -> bool:
    """Whether the person changed the card, seen from the version that the page showed."""
    form = FormulirIsian(kiriman, instance=b.baris, indikator=b.indikator)
    if not form.terkirim:
        return False
    if form.versi != b.versi:
        riwayat: Any = RealisasiIndikator.history  # type: ignore[attr-defined] - a tracked model
        lama = riwayat.filter(history_id=form.versi, indikator_id=b.indikator.pk).first()
        baris = lama.instance if lama else RealisasiIndikator(triwulan=b.baris.triwulan)
        form = FormulirIsian(kiriman, instance=baris, indikator=b.indikator)
    return form.has_changed()


def _terketik(lembar: Lembar, b: Butir) -> Kartu:
    """A card that was not asked to be saved, with what was typed in it."""
    form = FormulirIsian(lembar.request.POST, instance=b.baris, indikator=b.indikator)
    form.is_valid()
    return lembar.kartu(b, form, keadaan="belum", versi=form.versi)


def _simpan(lembar: Lembar, b: Butir) -> Kartu:
    """Save a card; the card as it then stands, with what kept it from being saved."""
    form = FormulirIsian(lembar.request.POST, instance=b.baris, indikator=b.indikator)
    lain: dict[str, Any] = {"keadaan": "galat", "versi": form.versi}
    if form.is_valid():
        isi = dict(form.cleaned_data)
        try:
            simpan_isian(
                tahun_kinerja=lembar.tk,
                indikator=b.indikator,
                triwulan=lembar.triwulan,
                penjelasan=isi.pop("penjelasan"),
                isian=isi,
                versi_dibaca=form.versi,
                oleh=lembar.request.user,
                takaran=lembar.takaran,
            )
            return lembar.kartu(b, form, keadaan="tersimpan")
        except PerluPenjelasan as tanya:
            lain |= {"keadaan": "tanya", "janggal": tanya.kejanggalan}
        except Bentrok as bentrok:
            lain |= {"keadaan": "bentrok", "beda": beda(form, bentrok.kini)}
            lain["versi"] = bentrok.versi
        except PeriodeTertutup as galat:
            form.add_error(None, galat.pesan)
        except ValidationError as galat:
            form.add_error(None, galat.messages)
    return lembar.kartu(b, form, **lain)


def _segarkan(lembar: Lembar, kartu: list[Kartu]) -> list[Kartu]:
    """The cards with the saved ones as they are stored now."""
    if not any(k.keadaan == "tersimpan" for k in kartu):
        return kartu
    kini = Lembar.baca(lembar.request, lembar.tk, lembar.triwulan)
    butir = {b.indikator.pk: b for b in kini.butir}
    return [
        kini.kartu(butir[k.butir.indikator.pk], keadaan="tersimpan")
        if k.keadaan == "tersimpan"
        else k
        for k in kartu
    ]


def _jawab_kartu(lembar: Lembar, kartu: Kartu) -> HttpResponse:
    """The card alone, for htmx."""
    segar = _segarkan(lembar, [kartu])[0]
    konteks = konteks_tahun(lembar.tk, "isian", "") | {"k": segar, "triwulan": lembar.triwulan}
    konteks["tertutup"] = keadaan_periode(lembar.tk)[lembar.triwulan].tertutup
    return render(lembar.request, "isian/_kartu.html", konteks)


def _tersimpan(lembar: Lembar, kartu: list[Kartu], satu: Butir | None) -> HttpResponse:
    """Say what was saved, where the page opens that can be loaded again."""
    disimpan = [k.butir.indikator for k in kartu if k.keadaan == "tersimpan"]
    pesan = "Tidak ada isian yang berubah."
    if disimpan:
        pesan = f"{len(disimpan)} isian tersimpan."
    if len(disimpan) == 1:
        pesan = "Isian ini tersimpan." if satu else f"Isian “{disimpan[0]}” tersimpan."
    jangkar = next((k.jangkar for k in kartu if k.butir is satu), "")
    messages.success(lembar.request, pesan, extra_tags=jangkar)
    tk = lembar.tk
    tujuan = reverse("capaian:isian_periode", args=[tk.opd.kode, tk.tahun, lembar.triwulan])
    return redirect(f"{tujuan}{jangkar}")


def _halaman(lembar: Lembar, kartu: list[Kartu]) -> HttpResponse:
    """Every card; the ones that could not be saved are named first, as 422."""
    kartu = _segarkan(lembar, kartu)
    gagal = [k for k in kartu if k.keadaan in {"galat", "tanya", "bentrok"}]
    tk, triwulan = lembar.tk, lembar.triwulan
    periode = keadaan_periode(tk)
    konteks = konteks_tahun(tk, "isian", periode[triwulan].nama)
    konteks["remah"].insert(-1, ("Isian", reverse("capaian:isian", args=[tk.opd.kode, tk.tahun])))
    konteks |= {
        "kartu": kartu,
        "kini": periode[triwulan],
        "tertutup": periode[triwulan].tertutup,
        "triwulan": triwulan,
        "nama_periode": nama_periode(triwulan),
        "periode": [(p, nama_periode(p)) for p in PERIODE],
        "terisi": sum(k.butir.terisi and k.keadaan in {"", "tersimpan"} for k in kartu),
        "kembali": sum(k.dikembalikan for k in kartu),
        "gagal": gagal,
        "belum": sum(k.keadaan == "belum" for k in kartu),
    }
    return render(lembar.request, "isian/isian.html", konteks, status=422 if gagal else 200)
