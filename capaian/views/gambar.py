"""Pictures inside people's texts: uploading one from the editor, and showing one."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from capaian.bahan.gambar_teks import alamat_gambar, tambah_gambar
from capaian.models import GambarTeks
from lakip.instansi.izin import Izin
from lakip.instansi.simpanan import BerkasRusak, sajikan
from renstra.akses import ambil_tahun


@require_POST
def unggah(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """Keep an uploaded picture and say where it is; the editor puts it into the text."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_LAPORAN)
    if "berkas" not in request.FILES:
        return JsonResponse({"galat": "Pilih berkas gambar lebih dahulu."}, status=422)
    try:
        berkas = tambah_gambar(
            tahun_kinerja=tk, unggahan=request.FILES["berkas"], oleh=request.user
        )
    except ValidationError as galat:
        return JsonResponse({"galat": " ".join(galat.messages)}, status=422)
    return JsonResponse({"alamat": alamat_gambar(tk, berkas.sha256)})


@require_safe
def lihat(request: HttpRequest, kode: str, tahun: int, sha256: str) -> HttpResponse:
    """A picture of the agency's texts; any other is not found."""
    tk = ambil_tahun(request.user, kode, tahun)
    milik = GambarTeks.objects.filter(tahun_kinerja__opd=tk.opd_id, berkas__sha256=sha256)
    gambar = milik.order_by().select_related("berkas").first()
    if gambar is None:
        raise Http404("Gambar tidak ditemukan.")
    try:
        return sajikan(request, gambar.berkas)
    except BerkasRusak as galat:
        raise Http404(str(galat)) from galat
