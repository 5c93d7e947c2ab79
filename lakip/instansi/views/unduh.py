"""Lists of pages as workbooks: every list page answers ?unduh=xlsx."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from lakip.instansi.jenis_isi import XLSX
from lakip.xlsx.tulis import Daftar, tulis_daftar


def minta_xlsx(request: HttpRequest) -> bool:
    """Whether the page's list is wanted as a workbook rather than shown."""
    return request.GET.get("unduh") == "xlsx"


def jawab_xlsx(nama: str, *daftar: Daftar) -> HttpResponse:
    """The lists as a file to save; ``nama`` without its ending."""
    jawaban = HttpResponse(tulis_daftar(*daftar), content_type=XLSX)
    jawaban["Content-Disposition"] = content_disposition_header(True, f"{nama}.xlsx") or ""
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban
