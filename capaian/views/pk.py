"""Perjanjian Kinerja in the browser: list, draft, finalise, change, print, signed scan."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from anggaran.models import AnggaranPK, ItemPK, PerjanjianKinerja
from capaian.kueri import TidakDapatDimuat
from capaian.kueri.perjanjian import muat_satu_pk
from capaian.laporan.isi.pk import perbedaan
from capaian.laporan.pk_cetak import konteks_pk, pdf_pk
from capaian.rencana import pk as ranah
from capaian.rencana.cetak import kepala_pk
from capaian.rencana.formulir_pk import FormulirPihak, FormulirPKBaru
from capaian.rencana.kisi import Kisi
from capaian.rencana.kisi_pk import KisiAnggaranPK, KisiItemPK, alamat_pk
from capaian.rencana.lembar import daftar_pk, lembar_pk
from capaian.rencana.pihak import isi_pihak
from lakip.instansi.hapus import hapus
from lakip.instansi.izin import Izin, boleh
from lakip.instansi.jenis_isi import GAMBAR, PDF
from lakip.instansi.simpanan import sajikan, simpan_unggahan
from lakip.instansi.sunting import Bentrok, beda, simpan_terkunci, versi
from lakip.instansi.views.unduh import jawab_xlsx, minta_xlsx
from lakip.instansi.views.urungkan import tawarkan
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

from .kisi import hapus_baris, tangani
from .rujukan import menu
from .tahun import konteks_tahun

IZIN = Izin.SUSUN_RENCANA


def _konteks(tk: TahunKinerja, *remah: tuple[str, str | None]) -> dict[str, Any]:
    konteks = konteks_tahun(tk, "rencana", "Perencanaan")
    if remah:
        alamat = reverse("rencana:perencanaan", args=[tk.opd.kode, tk.tahun])
        konteks["remah"][-1:] = [("Perencanaan", alamat), *remah]
    return konteks


def _pk(tk: TahunKinerja, nomor: int) -> PerjanjianKinerja:
    semua = PerjanjianKinerja.objects.select_related("unit", "pindaian")
    pk = get_object_or_404(semua, tahun_kinerja=tk, pk=nomor)
    pk.tahun_kinerja = tk
    return pk


def _draf(tk: TahunKinerja, nomor: int) -> PerjanjianKinerja:
    pk = _pk(tk, nomor)
    if pk.final:
        raise Http404("PK ini sudah final dan tidak dapat diubah.")
    return pk


@require_safe
def perencanaan(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The plan of the year: Renstra, PK of every level and version, rencana aksi."""
    tk = ambil_tahun(request.user, kode, tahun)
    if minta_xlsx(request):
        semua = PerjanjianKinerja.objects.filter(tahun_kinerja=tk).select_related("unit")
        return jawab_xlsx(f"pk-{tk.tahun}-{kode}", daftar_pk(semua))
    return _muka(request, tk, FormulirPKBaru(tahun=tk))


def _muka(request: HttpRequest, tk: TahunKinerja, form: Any, status: int = 200) -> HttpResponse:
    isi = {
        "boleh_ubah": boleh(request.user, IZIN, tk.opd),
        "daftar_pk": PerjanjianKinerja.objects.filter(tahun_kinerja=tk).select_related("unit"),
        "form": form,
        "renstra": tk.renstra,
        "rujukan": menu(request.user, tk.opd),
    }
    return render(request, "rencana/perencanaan.html", _konteks(tk) | isi, status=status)


@require_POST
def buat(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Make a draft from Renstra and budget."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    form = FormulirPKBaru(request.POST, tahun=tk)
    if form.is_valid():
        try:
            isi = form.cleaned_data
            jadi = ranah.buat_pk(tahun=tk, level=isi["level"], unit=isi["unit"], oleh=request.user)
            return redirect(alamat_pk(jadi))
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        except TidakDapatDimuat as galat:
            form.add_error(None, galat.pesan)
    return _muka(request, tk, form, 422)


@require_safe
def pk(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """One PK: its standing, what is missing, its tables, what it changed."""
    tk = ambil_tahun(request.user, kode, tahun)
    satu = _pk(tk, nomor)
    lama = PerjanjianKinerja.objects.filter(
        tahun_kinerja=tk, level=satu.level, unit=satu.unit, nomor__lt=satu.nomor
    ).last()
    kini = muat_satu_pk(satu)
    if minta_xlsx(request):
        return jawab_xlsx(_nama_berkas(satu), *lembar_pk(kini))
    isi = konteks_pk(kini, kepala_pk(satu)) | {
        "satu": satu,
        "boleh_ubah": boleh(request.user, IZIN, tk.opd),
        "kekurangan": [] if satu.sidik else ranah.kekurangan_pk(satu),
        "lama": lama,
        "perubahan": perbedaan(muat_satu_pk(lama), kini) if lama else [],
        "alasan": PerjanjianKinerja.AlasanPerubahan.choices,
    }
    return render(request, "rencana/pk.html", _konteks(tk, (str(satu), None)) | isi)


@require_safe
def cetak(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """The PK as PDF: statement and attachment."""
    tk = ambil_tahun(request.user, kode, tahun)
    satu = _pk(tk, nomor)
    jawaban = HttpResponse(
        pdf_pk(muat_satu_pk(satu), kepala_pk(satu)), content_type="application/pdf"
    )
    nama = f"{_nama_berkas(satu)}.pdf"
    jawaban["Content-Disposition"] = content_disposition_header(True, nama) or ""
    return jawaban


def _nama_berkas(satu: PerjanjianKinerja) -> str:
    tk = satu.tahun_kinerja
    keadaan = "final" if satu.final else "draf"
    versi_pk = f"perubahan-{satu.nomor}" if satu.nomor else "murni"
    return f"PK-{tk.tahun}-{tk.opd.kode}-{satu.level}-{versi_pk}-{keadaan}"


@require_http_methods(["GET", "HEAD", "POST"])
def pihak(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """Parties, date and what is printed of a draft."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    satu = _draf(tk, nomor)
    form = FormulirPihak(request.POST or None, opd=tk.opd, instance=satu)
    isi: dict[str, Any] = {"versi": versi(satu)}
    dibaca, status = request.POST.get("versi", ""), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                if "dari_pejabat" in request.POST:
                    isi_pihak(form.instance)
                simpan_terkunci(form, versi_dibaca=int(dibaca) if dibaca.isdecimal() else -1)
            except Bentrok as bentrok:
                status = 409
                isi = {"versi": bentrok.versi, "beda": beda(form, bentrok.kini)}
            else:
                messages.success(request, "Pihak dan tanggal tersimpan.")
                return redirect(alamat_pk(satu))
    konteks = _konteks(tk, (str(satu), alamat_pk(satu)), ("Pihak dan tanggal", None))
    konteks |= {"form": form, "judul": f"Pihak dan tanggal {satu}", "kembali": alamat_pk(satu)}
    return render(request, "rencana/pk_pihak.html", konteks | isi, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """The promised indicators of a draft in one grid."""
    return _isi(request, kode, tahun, nomor, KisiItemPK, ItemPK)


@require_http_methods(["GET", "HEAD", "POST"])
def anggaran(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """The money of a draft in one grid."""
    return _isi(request, kode, tahun, nomor, KisiAnggaranPK, AnggaranPK)


def _isi(
    request: HttpRequest, kode: str, tahun: int, nomor: int, jenis: Any, model: Any
) -> HttpResponse:
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    satu = _draf(tk, nomor)
    if "hapus" in request.POST:
        return hapus_baris(request, tk, model.objects.filter(perjanjian=satu), IZIN)
    kisi: Kisi = jenis(satu)
    konteks = _konteks(tk, (str(satu), alamat_pk(satu)), (kisi.nama, None))
    konteks |= {"judul": f"{kisi.nama} – {satu}", "kembali": alamat_pk(satu)}
    return tangani(request, kisi, "rencana/kisi_tahun.html", konteks)


@require_POST
def finalkan(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """Seal a complete draft."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    satu = _pk(tk, nomor)
    return _tindak(request, satu, "PK final dan tidak dapat diubah lagi.",
                   lambda: ranah.finalkan_pk(pk=satu, oleh=request.user))  # fmt: skip


@require_POST
def ubah(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """Start a perubahan from a final PK on one of the three grounds."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    satu = _pk(tk, nomor)
    return _tindak(
        request,
        satu,
        "Draf PK perubahan dibuat. Periksa target dan anggarannya.",
        lambda: ranah.buat_perubahan(
            dari=satu, alasan=request.POST.get("alasan", ""), oleh=request.user
        ),
    )


@require_POST
def pindaian(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """Keep the signed scan of a final PK."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    satu = _pk(tk, nomor)

    def pasang() -> None:
        berkas = request.FILES.get("berkas")
        if berkas is None:
            raise ValidationError("Pilih berkas pindaian lebih dahulu.")
        jadi = simpan_unggahan(berkas, jenis=GAMBAR | {PDF})
        ranah.pasang_pindaian(pk=satu, berkas=jadi, oleh=request.user)

    return _tindak(request, satu, "Pindaian tersimpan.", pasang)


@require_safe
def unduh_pindaian(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """The signed scan."""
    tk = ambil_tahun(request.user, kode, tahun)
    satu = _pk(tk, nomor)
    if satu.pindaian is None:
        raise Http404("Belum ada pindaian.")
    return sajikan(request, satu.pindaian)


@require_POST
def buang(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """Delete a draft, and offer to undo that."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    kembali = reverse("rencana:perencanaan", args=[kode, tahun])
    kejadian = hapus(_draf(tk, nomor), oleh=request.user, opd=tk.opd, izin=IZIN, tahun=tk.tahun)
    tawarkan(request, kejadian, kembali)
    return redirect(kembali)


def _tindak(
    request: HttpRequest, satu: PerjanjianKinerja, pesan: str, lakukan: Any
) -> HttpResponse:
    """Do one step and say what came of it."""
    try:
        hasil = lakukan()
    except ValidationError as galat:
        for kalimat in galat.messages:
            messages.error(request, kalimat)
        return redirect(alamat_pk(satu))
    messages.success(request, pesan)
    return redirect(alamat_pk(hasil or satu))
