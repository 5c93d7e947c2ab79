"""Making and changing data tables: what stands around one, its columns, its rows, its place."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from capaian.bahan.formulir import FormulirTabel, Pilihan, pilihan_letak
from capaian.bahan.kisi_baris import KisiBaris
from capaian.bahan.kisi_kolom import KisiKolom
from capaian.kueri import TidakDapatDimuat
from capaian.models import TabelData
from capaian.rencana.kisi_urut import NAIK, TURUN, pindah
from capaian.sajian import sajikan_ukuran
from lakip.instansi.izin import Izin
from lakip.instansi.sunting import Bentrok, beda, simpan_terkunci, versi
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

from .bahan import KISI, konteks_bahan
from .kisi import hapus_tawarkan, tangani_terurut

IZIN = Izin.SUSUN_LAPORAN


def _tabel(request: HttpRequest, kode: str, tahun: int, kode_tabel: str) -> TabelData:
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    tabel = get_object_or_404(TabelData, tahun_kinerja=tk, kode=kode_tabel)
    tabel.tahun_kinerja = tk
    return tabel


def _letak(tk: TahunKinerja) -> Pilihan:
    try:
        return pilihan_letak(sajikan_ukuran(tk)[0])
    except TidakDapatDimuat:
        return pilihan_letak(None)


def _alamat(nama: str, tabel: TabelData) -> str:
    tk = tabel.tahun_kinerja
    return reverse(f"bahan:{nama}", args=[tk.opd.kode, tk.tahun, tabel.kode])


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """A new table; its place may come with the address. Its columns are the next step."""
    tk = ambil_tahun(request.user, kode, tahun, IZIN)
    awal = {"letak": request.GET.get("letak", "")}
    form = FormulirTabel(request.POST or None, tahun=tk, letak=_letak(tk), initial=awal)
    if request.method == "POST" and form.is_valid():
        tabel = form.save()
        messages.success(request, "Tabel dibuat. Tulis kolomnya, lalu isi barisnya.")
        return redirect(_alamat("tabel_kolom", tabel))
    konteks = konteks_bahan(tk, "data", "Tabel baru", di_bawah="data")
    konteks |= {"form": form, "kembali": reverse("capaian:data", args=[kode, tahun]), "versi": 0}
    return render(request, "bahan/tabel_ubah.html", konteks, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def keterangan(request: HttpRequest, kode: str, tahun: int, kode_tabel: str) -> HttpResponse:
    """Title, place, source and notes of a table."""
    tabel = _tabel(request, kode, tahun, kode_tabel)
    tk = tabel.tahun_kinerja
    form = FormulirTabel(request.POST or None, tahun=tk, letak=_letak(tk), instance=tabel)
    isi: dict[str, Any] = {"versi": versi(tabel)}
    status = 200
    if request.method == "POST":
        dibaca, status = request.POST.get("versi", ""), 422
        try:
            if form.is_valid():
                simpan_terkunci(form, versi_dibaca=int(dibaca) if dibaca.isdecimal() else -1)
                messages.success(request, "Keterangan tabel tersimpan.")
                return redirect("capaian:tabel", kode, tahun, kode_tabel)
        except Bentrok as bentrok:
            status, isi = 409, {"versi": bentrok.versi, "beda": beda(form, bentrok.kini)}
    konteks = _konteks(tabel, "Judul, letak, dan sumber") | isi | {"form": form}
    return render(request, "bahan/tabel_ubah.html", konteks, status=status)


def _konteks(tabel: TabelData, bagian: str, petunjuk: str = "") -> dict[str, Any]:
    tk = tabel.tahun_kinerja
    konteks = konteks_bahan(tk, "data", bagian, petunjuk=petunjuk, di_bawah="data")
    alamat = reverse("capaian:tabel", args=[tk.opd.kode, tk.tahun, tabel.kode])
    konteks["remah"].insert(-1, (tabel.judul, alamat))
    return konteks | {"tabel": tabel, "kembali": alamat}


@require_http_methods(["GET", "HEAD", "POST"])
def kolom(request: HttpRequest, kode: str, tahun: int, kode_tabel: str) -> HttpResponse:
    """The columns of a table in a grid."""
    tabel = _tabel(request, kode, tahun, kode_tabel)
    petunjuk = (
        "Kolom dengan judul atas yang sama berdiri di bawah satu kepala; tingkatnya dipisah garis "
        "miring, misalnya Pegawai / Laki-laki. Kolom yang dijumlahkan mengisi sel kosong pada "
        "baris subjumlah dan jumlah."
    )
    konteks = _konteks(tabel, "Kolom", petunjuk)
    return tangani_terurut(request, tabel.tahun_kinerja, KisiKolom(tabel), IZIN, KISI, konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def isi(request: HttpRequest, kode: str, tahun: int, kode_tabel: str) -> HttpResponse:
    """The rows of a table in a grid."""
    tabel = _tabel(request, kode, tahun, kode_tabel)
    kisi = KisiBaris(tabel)
    if not kisi.kolom_data:
        messages.info(request, "Tabel ini belum mempunyai kolom. Tulis kolomnya lebih dahulu.")
        return redirect(_alamat("tabel_kolom", tabel))
    petunjuk = (
        "Sel kosong, “-”, 0, dan n/a berbeda dan dicetak apa adanya. Sel jumlah yang dikosongkan "
        "dihitung dari rinciannya; tulis (kosong) bila harus dicetak kosong."
    )
    konteks = _konteks(tabel, "Isi", petunjuk)
    return tangani_terurut(request, tabel.tahun_kinerja, kisi, IZIN, KISI, konteks)


@require_POST
def buang(request: HttpRequest, kode: str, tahun: int, kode_tabel: str) -> HttpResponse:
    """Delete a table with its columns and rows, and offer to undo that."""
    tabel = _tabel(request, kode, tahun, kode_tabel)
    kembali = reverse("capaian:data", args=[kode, tahun])
    hapus_tawarkan(request, tabel.tahun_kinerja, tabel, IZIN, kembali)
    return redirect(kembali)


@require_POST
def geser(request: HttpRequest, kode: str, tahun: int, kode_tabel: str) -> HttpResponse:
    """Move a table up or down among those of its place."""
    tabel = _tabel(request, kode, tahun, kode_tabel)
    saudara = TabelData.objects.filter(tahun_kinerja=tabel.tahun_kinerja, letak=tabel.letak)
    pindah(saudara, tabel, NAIK if NAIK in request.POST else TURUN)
    return redirect("capaian:data", kode, tahun)
