"""The lists of the pages as tables, so that their exports compute like the report's."""

from collections.abc import Mapping
from decimal import Decimal

from capaian.halaman import BarisIndikator, KelompokIndikator, Nilai, SelTahun
from capaian.laporan.pohon import Baris, Fakta, JenisBaris, Kolom, Rata, Sel, Tabel
from lakip.angka import desimal_polos

_KOLOM = (
    Kolom("kelompok", "Tujuan/Sasaran", lebar=26),
    Kolom("kode", "Kode", lebar=8),
    Kolom("indikator", "Indikator", lebar=30),
    Kolom("satuan", "Satuan", lebar=8, rata=Rata.TENGAH),
    Kolom("tahun", "Tahun", lebar=7, rata=Rata.TENGAH),
    Kolom("target", "Target", lebar=10, rata=Rata.KANAN),
    Kolom("realisasi", "Realisasi", lebar=10, rata=Rata.KANAN),
    Kolom("capaian", "Capaian", lebar=10, rata=Rata.KANAN),
    Kolom("kategori", "Kategori", lebar=14),
)


def tabel_indikator(
    kelompok: list[KelompokIndikator], fakta: Mapping[str, Fakta], tahun: int
) -> Tabel:
    """Every indicator and year of the page of indicators, a row each."""
    baris = tuple(_baris(k, b, t, fakta) for k in kelompok for b in k.baris for t in b.tahun)
    judul = f"Indikator dan Capaiannya sampai dengan Tahun {tahun}"
    return Tabel("indikator", judul, _KOLOM, baris, bernomor=False, baris_nomor=False)


def _baris(
    k: KelompokIndikator, b: BarisIndikator, t: SelTahun, fakta: Mapping[str, Fakta]
) -> Baris:
    i = b.indikator
    teks = {"kelompok": k.uraian, "kode": i.kode, "indikator": i.nama, "satuan": i.satuan}
    sel = {kunci: Sel(isi or None, isi) for kunci, isi in teks.items()}
    sel["tahun"] = Sel(str(t.tahun), str(t.tahun))
    angka = {"target": t.target, "realisasi": t.realisasi, "capaian": t.capaian}
    sel |= {kunci: _sel(n, fakta) for kunci, n in angka.items()}
    sel["kategori"] = Sel(t.capaian.kelas or None, t.capaian.kelas)
    return Baris(f"{i.kode}@{t.tahun}", JenisBaris.RINCI, sel)


def _sel(n: Nilai, fakta: Mapping[str, Fakta]) -> Sel:
    satu = fakta.get(n.fakta)
    nilai = satu.nilai if satu else None
    polos = desimal_polos(nilai) if isinstance(nilai, Decimal) else n.batang
    return Sel(polos or n.teks or None, n.teks, fakta=n.fakta if satu else None)
