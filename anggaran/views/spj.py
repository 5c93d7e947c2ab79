"""SPJ pages to read: list and upload, one import, its progress, files, rows of a leaf, serapan."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from anggaran.formulir_spj import FormulirPemetaan, FormulirSPJ
from anggaran.impor import grafik
from anggaran.impor.alur import pulihkan
from anggaran.impor.batal import penghalang
from anggaran.impor.kueri import kalimat_sumber, selisih_sumber
from anggaran.impor.lembar_daftar import daftar_baris, daftar_impor, lembar_serapan
from anggaran.impor.lembar_unduh import JENIS_ISI, templat_xlsx, temuan_xlsx
from anggaran.impor.lingkup import Lingkup
from anggaran.impor.sajian import konteks_rekon
from anggaran.impor.unggah import LangkahTidakSah, unggah
from anggaran.models import BerkasSPJ, PosAnggaran, SumberRealisasi
from lakip.instansi.izin import Izin, boleh
from lakip.instansi.simpanan import sajikan
from lakip.instansi.views.unduh import jawab_xlsx, minta_xlsx
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

Status = BerkasSPJ.Status
BARIS_HALAMAN = 30
RINCIAN_HALAMAN = 200


def konteks(tahun: TahunKinerja, *remah: tuple[str, str | None]) -> dict[str, Any]:
    """What the frame of an agency-year needs; ``remah`` are the breadcrumbs below "SPJ"."""
    opd = tahun.opd
    spj = reverse("anggaran:spj", args=[opd.kode, tahun.tahun])
    return {
        "opd": opd,
        "tahun_kinerja": tahun,
        "aktif": "spj",
        "remah": [
            ("Perangkat daerah", reverse("renstra:daftar_opd")),
            (opd.nama, opd.get_absolute_url()),
            (str(tahun.tahun), tahun.get_absolute_url()),
            ("SPJ", spj if remah else None),
            *remah,
        ],
    }


def ambil_berkas(tahun: TahunKinerja, nomor: int) -> BerkasSPJ:
    """An import of this agency-year; 404 for another's."""
    berkas = get_object_or_404(
        BerkasSPJ.objects.select_related("berkas", "oleh", "disetujui_oleh", "dibatalkan_oleh"),
        pk=nomor,
        tahun_kinerja=tahun,
    )
    berkas.tahun_kinerja = tahun
    return berkas


@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The history of imports; for who may import also the upload."""
    izin = Izin.IMPOR_SPJ if request.method == "POST" else Izin.BACA
    tahun_kinerja = ambil_tahun(request.user, kode, tahun, izin)
    form = FormulirSPJ(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        unggahan = form.cleaned_data.pop("berkas")
        try:
            berkas = unggah(
                tahun_kinerja=tahun_kinerja,
                isi=unggahan.read(),
                nama=unggahan.name,
                oleh=request.user,
                **form.cleaned_data,
            )
        except LangkahTidakSah as tolakan:
            form.add_error("bulan", tolakan.pesan)
        else:
            return redirect("anggaran:spj_berkas", kode, tahun, berkas.pk)
    riwayat = (
        BerkasSPJ.objects.filter(tahun_kinerja=tahun_kinerja)
        .select_related("oleh", "berkas")
        .defer("rincian", "cadangan")
    )
    if minta_xlsx(request):
        lembar = daftar_impor(riwayat)
        return jawab_xlsx(f"riwayat-spj-{tahun}-{kode}", lembar)
    isi = {
        "form": form,
        "halaman": Paginator(riwayat, BARIS_HALAMAN).get_page(request.GET.get("halaman")),
        "boleh_impor": boleh(request.user, Izin.IMPOR_SPJ, tahun_kinerja.opd),
    }
    status = 422 if form.errors else 200
    return render(request, "anggaran/spj.html", konteks(tahun_kinerja) | isi, status=status)


@require_safe
def berkas(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """One import: its progress, its reconciliation, the question it asks, or its outcome."""
    tahun_kinerja = ambil_tahun(request.user, kode, tahun)
    satu = pulihkan(ambil_berkas(tahun_kinerja, nomor))
    return render(request, "anggaran/spj_berkas.html", konteks_berkas(request, satu))


def konteks_berkas(
    request: HttpRequest, satu: BerkasSPJ, form: FormulirPemetaan | None = None
) -> dict[str, Any]:
    """The page of one import in its present state."""
    opd = satu.tahun_kinerja.opd
    boleh_impor = boleh(request.user, Izin.IMPOR_SPJ, opd)
    isi = {
        "satu": satu,
        "lingkup": Lingkup.dari_berkas(satu).teks,
        "boleh_impor": boleh_impor,
        "berjalan": satu.status in BerkasSPJ.BERJALAN,
    }
    if satu.status == Status.PEMETAAN:
        isi["form"] = form or FormulirPemetaan(
            pratinjau=satu.ringkasan["pratinjau"], pemda=opd.pemda
        )
    if satu.ringkasan.get("total"):
        isi |= konteks_rekon(satu)
    if satu.status == Status.AKTIF and boleh_impor:
        isi["penghalang"] = penghalang(satu)
    return konteks(satu.tahun_kinerja, (satu.nama_asli, None)) | isi


@require_safe
def kemajuan(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """The progress alone; when the step is over the whole page is loaded again."""
    satu = pulihkan(ambil_berkas(ambil_tahun(request.user, kode, tahun), nomor))
    if satu.status not in BerkasSPJ.BERJALAN:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(
        request,
        "anggaran/_spj_kemajuan.html",
        {"satu": satu, "opd": satu.tahun_kinerja.opd, "tahun_kinerja": satu.tahun_kinerja},
    )


@require_safe
def unduh_asli(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """The file as it was uploaded."""
    satu = ambil_berkas(ambil_tahun(request.user, kode, tahun), nomor)
    return sajikan(request, satu.berkas, nama=satu.nama_asli, unduh=True)


@require_safe
def unduh_temuan(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """Every finding and change as XLSX."""
    satu = ambil_berkas(ambil_tahun(request.user, kode, tahun), nomor)
    if not satu.rincian:
        raise Http404("Impor ini belum mempunyai temuan.")
    return _xlsx(temuan_xlsx(satu), f"temuan-spj-{satu.pk}.xlsx")


@require_safe
def unduh_templat(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The flat template, filled with this agency's codes."""
    tahun_kinerja = ambil_tahun(request.user, kode, tahun, Izin.IMPOR_SPJ)
    bulan = request.GET.get("bulan", "12")
    nomor = int(bulan) if bulan in {str(n) for n in range(1, 13)} else 12
    return _xlsx(templat_xlsx(tahun_kinerja, nomor), f"templat-spj-{kode}-{tahun}-{nomor:02}.xlsx")


def _xlsx(isi: bytes, nama: str) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type=JENIS_ISI)
    jawaban["Content-Disposition"] = content_disposition_header(True, nama) or "attachment"
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


@require_safe
def rincian(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """The rows of one leaf in one file, each with its cell: where a figure of the report stands."""
    tahun_kinerja = ambil_tahun(request.user, kode, tahun)
    satu = ambil_berkas(tahun_kinerja, nomor)
    pos = get_object_or_404(
        PosAnggaran, tahun_kinerja=tahun_kinerja, kode=request.GET.get("pos", "")
    )
    semua = satu.realisasi.filter(pos=pos).order_by("lembar", "baris")
    if minta_xlsx(request):
        return jawab_xlsx(f"spj-{satu.pk}-{pos.kode}", daftar_baris(pos, semua))
    halaman = Paginator(semua, RINCIAN_HALAMAN).get_page(request.GET.get("halaman"))
    baris = [(b, b.saldo_awal + b.nilai) for b in halaman]
    alamat = reverse("anggaran:spj_berkas", args=[kode, tahun, nomor])
    isi = {
        "satu": satu,
        "pos": pos,
        "halaman": halaman,
        "baris": baris,
        "jumlah": sum(n for _, n in baris),
        "lingkup": Lingkup.dari_berkas(satu).teks,
    }
    remah = konteks(tahun_kinerja, (satu.nama_asli, alamat), (pos.kode, None))
    return render(request, "anggaran/spj_rincian.html", remah | isi)


@require_safe
def serapan(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Realised amounts per month or quarter and program, with a chart."""
    tahun_kinerja = ambil_tahun(request.user, kode, tahun)
    sumber = request.GET.get("sumber", "SPJ")
    sumber = sumber if sumber in SumberRealisasi.values else "SPJ"
    triwulan = request.GET.get("per") == "triwulan"
    baris = grafik.per_bulan(tahun_kinerja, sumber)
    baris = grafik.per_triwulan(baris) if triwulan else baris
    program = {
        p.pk: p for p in PosAnggaran.objects.filter(tahun_kinerja=tahun_kinerja, tingkat="program")
    }
    isi = {
        "sumber": sumber,
        "semua_sumber": SumberRealisasi.choices,
        "triwulan": triwulan,
        "judul": grafik.judul_periode(4 if triwulan else 12),
        "baris": baris,
        "jumlah": grafik.jumlah_baris(baris) if baris else None,
        "gambar": grafik.gambar(baris, tahun_kinerja.opd.pemda.warna_aksen)
        if baris and not minta_xlsx(request)
        else "",
        "kalimat": kalimat_sumber(tahun_kinerja.pk, sumber),
        "beda": [
            (program[p], SumberRealisasi(a).label, na, SumberRealisasi(b).label, nb, na - nb)
            for p, a, na, b, nb in selisih_sumber(tahun_kinerja.pk)
        ],
    }
    if minta_xlsx(request) and baris:
        lembar = lembar_serapan(baris, isi["jumlah"], isi["judul"], isi["beda"])
        return jawab_xlsx(f"serapan-{sumber}-{tahun}-{kode}", *lembar)
    remah = konteks(tahun_kinerja, ("Serapan", None))
    return render(request, "anggaran/serapan.html", remah | isi)
