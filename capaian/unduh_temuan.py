"""The list of findings as XLSX and PDF, for working papers."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.template.loader import render_to_string
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from capaian.laporan.huruf import GAYA_HURUF, PengambilTertutup
from capaian.pemeriksaan import TemuanDijawab
from capaian.periksa.temuan import Tingkat
from capaian.sajian_temuan import Butir
from lakip.angka import AngkaTidakTerbaca, baca_desimal_polos
from renstra.models import TahunKinerja

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_JUDUL = (
    *("No", "Tingkat", "Pemeriksaan", "Aturan", "Tempat", "Uraian", "Tercetak", "Hitung ulang"),
    *("Selisih", "Dugaan sebab", "Dasar", "Yang perlu dilakukan", "Penjelasan"),
)
_LEBAR = (6, 17, 13, 20, 46, 56, 22, 22, 18, 32, 44, 44, 44)
_JUDUL_AKIBAT = ("No temuan", "Tempat", "Tercetak", "Hitung ulang")
_RUMUS = ("=", "+", "-", "@", "\t", "\r")


def urut_tingkat(daftar: Sequence[TemuanDijawab]) -> list[TemuanDijawab]:
    """Heaviest first, in each level as found."""
    urut = {t: n for n, t in enumerate(Tingkat)}
    return sorted(daftar, key=lambda t: urut[t.temuan.tingkat])


def temuan_xlsx(daftar: Sequence[TemuanDijawab]) -> bytes:
    """Return the findings as a workbook: one sheet of findings, one of their consequences."""
    daftar = urut_tingkat(daftar)
    buku = Workbook()
    _lembar(buku.active, "Temuan", _JUDUL, _LEBAR, map(_baris, range(1, len(daftar) + 1), daftar))
    akibat = (
        (n, a.tempat, a.tercetak, a.hitung_ulang)
        for n, t in enumerate(daftar, 1)
        for a in t.temuan.akibat
    )
    _lembar(buku.create_sheet(), "Akibat", _JUDUL_AKIBAT, (12, 80, 24, 24), akibat)
    keluaran = BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def _baris(nomor: int, satu: TemuanDijawab) -> tuple[Any, ...]:
    t, aturan = satu.temuan, satu.aturan
    jawaban = satu.penjelasan.uraian if satu.dijelaskan and satu.penjelasan else ""
    return (
        *(nomor, t.tingkat.value, t.jenis.value, t.aturan, t.tempat, t.uraian, t.tercetak),
        *(t.hitung_ulang, t.selisih, t.dugaan_sebab, aturan.dasar, aturan.tindakan, jawaban),
    )


def _lembar(
    ws: Worksheet,
    nama: str,
    judul: Sequence[str],
    lebar: Sequence[int],
    baris: Iterator[Sequence[Any]],
) -> None:
    ws.title = nama
    ws.append(list(judul))
    for nomor, satu in enumerate(lebar, 1):
        ws.column_dimensions[get_column_letter(nomor)].width = satu
        sel = ws.cell(1, nomor)
        sel.font, sel.fill = Font(bold=True), PatternFill("solid", fgColor="E8EDF3")
    for satu in baris:
        ws.append([_sel(isi) for isi in satu])
    for deret in ws.iter_rows(min_row=2):
        for sel in deret:
            sel.alignment = Alignment(vertical="top", wrap_text=True)
            if isinstance(sel.value, Decimal):
                sel.number_format = "#,##0" if sel.value == sel.value.to_integral() else "#,##0.00"
    ws.freeze_panes = "A2"
    ws.auto_filter.ref = ws.dimensions


def _sel(isi: Any) -> Any:
    """A number as a number; a text that could pass for a formula gets an apostrophe."""
    if not isinstance(isi, str):
        return isi
    try:
        angka = baca_desimal_polos(isi)
    except AngkaTidakTerbaca:
        angka = None
    if angka is not None:
        return angka
    return f"'{isi}" if isi.startswith(_RUMUS) else isi


def temuan_pdf(tahun_kinerja: TahunKinerja, daftar: Sequence[TemuanDijawab]) -> bytes:
    """Return the findings as a PDF table on landscape A4."""
    isi = {
        "opd": tahun_kinerja.opd,
        "tahun_kinerja": tahun_kinerja,
        "daftar": [Butir(t) for t in urut_tingkat(daftar)],
    }
    huruf, pengambil = FontConfiguration(), PengambilTertutup()
    gaya = CSS(string=GAYA_HURUF, font_config=huruf, url_fetcher=pengambil)
    html = HTML(string=render_to_string("periksa/temuan_pdf.html", isi), url_fetcher=pengambil)
    return html.write_pdf(stylesheets=[gaya], font_config=huruf, pdf_tags=True)
