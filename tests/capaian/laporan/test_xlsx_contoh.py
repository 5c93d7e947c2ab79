"""Both demo years as workbooks: LibreOffice computes from the formulas what the report prints."""

import io
from decimal import Decimal

import openpyxl
import pytest
from django.core.management import call_command
from kantor import ubah

from capaian.kueri import muat
from capaian.laporan.pohon import Laporan
from capaian.laporan.susun import susun
from capaian.laporan.xlsx.buku import xlsx
from capaian.laporan.xlsx.lembar import BARIS_KEPALA
from capaian.laporan.xlsx.sel import angka_sel
from capaian.sajian import ambil_gambar
from lakip.angka import bulat

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
RUMUS_PALING_SEDIKIT = 250


@pytest.fixture(params=[2025, 2020])
def laporan(request: pytest.FixtureRequest) -> Laporan:
    call_command("muat_contoh", stderr=io.StringIO())
    return susun(muat("dinsos-pontianak", request.param))


def test_recomputed_formulas_give_every_printed_number(laporan: Laporan):
    buku = openpyxl.load_workbook(io.BytesIO(xlsx(laporan, ambil_gambar)))
    rumus = {
        (ws.title, s.coordinate)
        for ws in buku
        for baris in ws.iter_rows()
        for s in baris
        if s.data_type == "f"
    }
    # Saving by openpyxl drops the stored values: what comes back was computed.
    tanpa_nilai = io.BytesIO()
    buku.save(tanpa_nilai)
    hitung = openpyxl.load_workbook(
        io.BytesIO(ubah(tanpa_nilai.getvalue(), "xlsx", "xlsx")), data_only=True
    )
    beda = []
    for ws, tabel in zip(hitung.worksheets[1:], laporan.tabel().values(), strict=True):
        awal = BARIS_KEPALA + max(len(k.kelompok) for k in tabel.kolom) + 1
        for nomor, baris in enumerate(tabel.baris, awal):
            for i, kolom in enumerate(tabel.kolom, 1):
                sel = baris.sel.get(kolom.kunci)
                angka = angka_sel(sel, laporan.fakta) if sel else None
                if angka is None:
                    continue
                ada = Decimal(str(ws.cell(nomor, i).value))
                if bulat(ada, angka.desimal) != bulat(angka.nilai, angka.desimal):
                    beda.append((ws.title, ws.cell(nomor, i).coordinate, ada, angka.nilai))

    assert beda == []
    assert len(rumus) > RUMUS_PALING_SEDIKIT
