"""The report's tables as a workbook: one sheet a table, contents with links, live formulas."""

import io
from collections.abc import Iterable, Mapping
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from capaian.laporan.arsip import tetapkan
from capaian.laporan.cetak import tanda
from capaian.laporan.format import AmbilGambar, Kemajuan, diam
from capaian.laporan.pohon import JenisBaris, Laporan, Tabel
from capaian.laporan.xlsx.lembar import Lembar, judul_lembar, jumlah_kolom, tulis_lembar
from capaian.laporan.xlsx.rumus import bentuk_rumus, tulis_rumus
from capaian.laporan.xlsx.tersimpan import isi_nilai
from lakip.xlsx.tulis import (
    BINGKAI,
    gaya_kepala,
    huruf,
    nama_lembar,
    siapkan_cetak,
    taut_lembar,
    tulis_teks,
)

DAFTAR_ISI = "Daftar Isi"
_BARIS_DAFTAR = 4
Tempat = tuple[Lembar, str]
"""Where a figure stands: sheet and address."""


def xlsx(laporan: Laporan, _ambil: AmbilGambar, kemajuan: Kemajuan = diam) -> bytes:
    """Every table of the report as a .xlsx file; the same tree gives the same bytes."""
    kemajuan("Menulis tabel", 0, 1)
    return tulis_tabel(laporan, laporan.tabel().values(), daftar_isi=True)


def tulis_tabel(laporan: Laporan, tabel: Iterable[Tabel], *, daftar_isi: bool = False) -> bytes:
    """These tables as a workbook, with a sheet of contents or without."""
    buku = Workbook()
    buku.remove(buku.active)
    isi = buku.create_sheet(DAFTAR_ISI) if daftar_isi else None
    lembar = []
    for satu in tabel:
        calon = f"{satu.nomor} {satu.judul}".strip()
        ws = buku.create_sheet(nama_lembar(calon, buku.sheetnames))
        lembar.append(Lembar(satu, ws, laporan))
        tulis_lembar(lembar[-1], DAFTAR_ISI if daftar_isi else "")
    if isi is not None:
        _tulis_isi(isi, laporan, lembar)
    nilai = _tulis_rumus(lembar)
    buku.calculation.fullCalcOnLoad = True
    s = laporan.sampul
    buku.properties.title = f"Tabel {s.judul} {s.opd} Tahun {s.tahun}"
    buku.properties.creator = s.opd
    buku.properties.language = "id-ID"
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return tetapkan(isi_nilai(keluaran.getvalue(), nilai))


def _tulis_isi(ws: Worksheet, laporan: Laporan, lembar: list[Lembar]) -> None:
    """The contents: every table with a link to its sheet."""
    s = laporan.sampul
    tulis_teks(ws.cell(1, 1), f"Tabel {s.judul} Tahun {s.tahun}")
    ws.cell(1, 1).font = huruf(bold=True, size=14)
    status = tanda(laporan)
    tulis_teks(ws.cell(2, 1), f"{s.opd}, {s.pemda}" + (f" ({status})" if status else ""))
    ws.cell(2, 1).font = huruf()
    warna = laporan.tampilan.warna_aksen.lstrip("#").upper()
    for n, (judul, lebar) in enumerate((("No.", 6), ("Tabel", 90), ("Lembar", 36)), 1):
        tulis_teks(ws.cell(_BARIS_DAFTAR, n), judul)
        gaya_kepala(ws.cell(_BARIS_DAFTAR, n), warna)
        ws.column_dimensions["ABC"[n - 1]].width = lebar
    for ke, satu in enumerate(lembar, 1):
        baris = _BARIS_DAFTAR + ke
        ws.cell(baris, 1, ke)
        tulis_teks(ws.cell(baris, 2), judul_lembar(satu.tabel))
        tulis_teks(ws.cell(baris, 3), satu.ws.title)
        for n in (1, 2, 3):
            ws.cell(baris, n).border = BINGKAI
            ws.cell(baris, n).font = huruf()
        taut_lembar(ws.cell(baris, 2), satu.ws.title)
    ws.freeze_panes = ws.cell(_BARIS_DAFTAR + 1, 1)
    siapkan_cetak(
        ws,
        kepala=(_BARIS_DAFTAR, _BARIS_DAFTAR),
        lanskap=False,
        kertas=laporan.tampilan.kertas,
        kaki=status,
    )


def _tulis_rumus(lembar: list[Lembar]) -> dict[str, dict[str, Decimal]]:
    """Put formulas where they give the value; the value of each by sheet and address.

    Inputs in the same sheet come first, so that a sheet computes by itself; a figure whose inputs
    stand elsewhere follows the sheet that computes it.
    """
    nilai: dict[str, dict[str, Decimal]] = {satu.ws.title: {} for satu in lembar}
    pusat: dict[str, Tempat] = {}
    sisa = []
    for satu in lembar:
        for alamat, (fakta, jenis) in satu.terhitung.items():
            rumus = _rumus_fakta(satu, fakta, {})
            if not rumus and jenis == JenisBaris.JUMLAH:
                rumus = jumlah_kolom(satu, alamat)
            if rumus:
                _pasang(satu, alamat, rumus, nilai)
                pusat.setdefault(fakta, (satu, alamat))
            elif fakta and satu.fakta[fakta].rumus:
                sisa.append((satu, alamat, fakta))
    di_mana = {f: (satu, a) for satu in reversed(lembar) for f, a in satu.tempat.items()} | pusat
    for satu, alamat, fakta in sisa:
        if fakta in pusat:
            asal, di = pusat[fakta]
            rumus = f"={asal.alamat(di, satu)}"
        else:
            rumus = _rumus_fakta(satu, fakta, di_mana)
        if rumus:
            _pasang(satu, alamat, rumus, nilai)
            pusat.setdefault(fakta, (satu, alamat))
    return nilai


def _rumus_fakta(lembar: Lembar, kunci: str, lain: Mapping[str, Tempat]) -> str:
    """The formula of the fact over cells of its own sheet, else of those in ``lain``.

    "" where there is none.
    """
    fakta = lembar.fakta.get(kunci)
    if fakta is None or not fakta.rumus or not isinstance(fakta.nilai, Decimal):
        return ""
    bentuk = bentuk_rumus(fakta.rumus, len(fakta.masukan))
    sendiri = {m: (lembar, lembar.tempat[m]) for m in fakta.masukan if m in lembar.tempat}
    tempat = [sendiri.get(m) or lain[m] for m in fakta.masukan if m in sendiri or m in lain]
    if bentuk is None or not tempat or len(tempat) < len(fakta.masukan):
        return ""
    return tulis_rumus(
        bentuk,
        [asal.alamat(alamat, lembar) for asal, alamat in tempat],
        [asal.angka[alamat].nilai for asal, alamat in tempat],
        fakta.nilai,
    )


def _pasang(lembar: Lembar, alamat: str, rumus: str, nilai: dict[str, dict[str, Decimal]]) -> None:
    nilai[lembar.ws.title][alamat] = lembar.angka[alamat].tersimpan
    lembar.ws[alamat].value = rumus
