"""What changed between two states of the report, as PDF."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from capaian.laporan.huruf import GAYA_HURUF, PengambilTertutup
from renstra.models import TahunKinerja


def beda_pdf(tahun_kinerja: TahunKinerja, isi: Mapping[str, Any]) -> bytes:
    """The difference as an A4 document; ``isi`` is what the page shows."""
    konteks = {"opd": tahun_kinerja.opd, "tahun_kinerja": tahun_kinerja, **isi}
    huruf, pengambil = FontConfiguration(), PengambilTertutup()
    gaya = CSS(string=GAYA_HURUF, font_config=huruf, url_fetcher=pengambil)
    html = HTML(string=render_to_string("beda/pdf.html", konteks), url_fetcher=pengambil)
    return html.write_pdf(stylesheets=[gaya], font_config=huruf, pdf_tags=True)
