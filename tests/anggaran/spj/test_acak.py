"""Hundreds of damaged files: the total that a naive reading gives, or a refusal with its place."""

from decimal import Decimal
from pathlib import Path

import pytest

from anggaran.spj.baca import baca_berkas
from anggaran.spj.bacaan import Bacaan, Permintaan
from anggaran.spj.istilah import BerkasDitolak, Tingkat
from anggaran.spj.pagar import baca
from tests.anggaran.spj.data_contoh import NAMA_OPD, total
from tests.anggaran.spj.mutasi import bersih, contoh, rusakkan, rusakkan_byte

pytestmark = pytest.mark.lambat

SEL = range(520)
BYTE = range(60)
MINTA = Permintaan(nama_opd=NAMA_OPD, tahun=2025, bulan=12)


def putusan(bacaan: Bacaan) -> str | Decimal:
    """ "tolak" when something blocks or warns at a named place, else the total that is stored."""
    if bacaan.pratinjau is not None:
        return "tolak"
    berat = [t for t in bacaan.temuan if t.tingkat != Tingkat.CATATAN]
    if berat:
        assert any(t.lembar for t in berat)
        assert all(t.pesan for t in berat)
        return "tolak"
    return Decimal(bacaan.realisasi).scaleb(-2)


def test_undamaged_files_give_their_total(tmp_path):
    hasil = []
    for bentuk in "AC":
        berkas = tmp_path / f"{bentuk}.xlsx"
        berkas.write_bytes(bersih(bentuk))
        hasil.append(putusan(baca_berkas(berkas, MINTA)))

    assert hasil == [Decimal(total(contoh())[10])] * 2


def test_damaged_cells_never_give_another_total(tmp_path: Path):
    bersih_a, bersih_c = bersih("A"), bersih("C")
    salah, terbaca = [], 0
    for benih in SEL:
        isi, naif, cara = rusakkan(benih, bersih_a, bersih_c)
        berkas = tmp_path / "rusak.xlsx"
        berkas.write_bytes(isi)
        try:
            hasil = putusan(baca_berkas(berkas, MINTA))
        except BerkasDitolak as tolakan:
            hasil = "tolak" if tolakan.pesan else "tolakan tanpa alasan"
        terbaca += hasil != "tolak"
        if hasil not in ("tolak", naif):
            salah.append((benih, cara, hasil, naif))

    assert salah == []
    assert terbaca > len(SEL) // 10  # the judge had something to judge


def test_damaged_bytes_never_give_another_total(tmp_path: Path):
    asli, benar = bersih("C"), Decimal(total(contoh())[10])
    salah = []
    for benih in BYTE:
        berkas = tmp_path / "rusak.xlsx"
        berkas.write_bytes(rusakkan_byte(benih, asli))
        try:
            hasil = putusan(baca(berkas, MINTA))
        except BerkasDitolak as tolakan:
            hasil = "tolak" if tolakan.pesan else "tolakan tanpa alasan"
        if hasil not in ("tolak", benar):
            salah.append((benih, hasil))

    assert salah == []
