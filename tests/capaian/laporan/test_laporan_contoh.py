"""Both demo years as PDF: every page fit to hand in, numbers of the lists right, marks on each."""

import io
import re

import pypdf
import pytest
from django.core.management import call_command

from capaian.kueri import muat
from capaian.laporan.pdf import Tertata, tata
from capaian.laporan.pohon import Laporan
from capaian.laporan.susun import susun
from capaian.sajian import ambil_gambar
from tests.kotak import entri_daftar, hampir_kosong, keluhan, label, letak_jangkar

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]


@pytest.fixture(params=[2025, 2020])
def laporan(request: pytest.FixtureRequest) -> Laporan:
    call_command("muat_contoh", stderr=io.StringIO())
    return susun(muat("dinsos-pontianak", request.param))


def test_demo_year_is_fit_to_hand_in(laporan: Laporan):
    tertata = tata(laporan, ambil_gambar)
    letak = letak_jangkar(tertata)
    entri = list(entri_daftar(tertata))

    assert keluhan(tertata) == []
    assert list(hampir_kosong(tertata)) == []
    assert [(t, h) for t, _, h in entri] == [(t, label(tertata, letak[t])) for t, _, _ in entri]
    _periksa_berkas(tertata)


def _periksa_berkas(tertata: Tertata) -> None:
    pembaca = pypdf.PdfReader(io.BytesIO(tertata.dokumen.write_pdf()))
    huruf = {
        str(isi.get_object()["/BaseFont"]).split("+")[1]
        for p in pembaca.pages
        for isi in p["/Resources"]["/Font"].values()
    }
    tanpa_tanda = [
        n
        for n, p in enumerate(pembaca.pages)
        if "DRAF·CONTOH,bukandokumenresmi" not in re.sub(r"\s", "", p.extract_text())
    ]

    assert {h for h in huruf if not h.startswith(("Source-Serif-4", "Source-Sans-3"))} == set()
    assert tanpa_tanda == []
