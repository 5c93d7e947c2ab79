"""Charts over the published years of an agency, from open data alone."""

from collections.abc import Sequence
from decimal import Decimal

from capaian.laporan.isi.vega import LEBAR, batang_capaian, batang_ganda, ringkas_rupiah
from capaian.laporan.pohon import Grafik
from capaian.laporan.terbuka import DataTerbuka

_BARIS = 40
_MILIAR = 10**9


def grafik_capaian(semua: Sequence[DataTerbuka]) -> list[Grafik]:
    """Capaian of the agency per year beside 100%; none without a capaian."""
    ada = [(d, Decimal(d.capaian.nilai)) for d in semua if d.capaian.nilai]
    if not ada:
        return []
    data = [{"nama": str(d.tahun), "capaian": n, "teks": d.capaian.tercetak} for d, n in ada]
    y = {"field": "nama", "type": "nominal", "sort": None, "title": None}
    spesifikasi = batang_capaian(data, y, lebar=LEBAR - 80, tinggi=_BARIS)
    uraian = "; ".join(f"{d.tahun} {d.capaian.tercetak} {d.kategori}".strip() for d, _ in ada)
    return [Grafik("capaian-tahunan", "Capaian kinerja per tahun", spesifikasi, f"{uraian}.")]


def grafik_anggaran(semua: Sequence[DataTerbuka]) -> list[Grafik]:
    """Pagu and realisasi per year; none where no year states both."""
    ada = [d for d in semua if d.jumlah and d.jumlah.pagu.nilai and d.jumlah.realisasi.nilai]
    if not ada:
        return []
    data, uraian = [], []
    terbesar = max(Decimal(d.jumlah.pagu.nilai) for d in ada if d.jumlah)
    pangkat, satuan = (9, "miliar") if terbesar >= _MILIAR else (6, "juta")
    for d in ada:
        if d.jumlah is None:
            continue
        for seri, nilai in (("Pagu", d.jumlah.pagu), ("Realisasi", d.jumlah.realisasi)):
            angka = Decimal(nilai.nilai)
            teks = ringkas_rupiah(angka)
            data.append(
                {"nama": str(d.tahun), "seri": seri, "nilai": angka.scaleb(-pangkat), "teks": teks}
            )
        j = d.jumlah
        uraian.append(
            f"{d.tahun} pagu {j.pagu.tercetak}, realisasi {j.realisasi.tercetak}"
            + (f" ({j.serapan.tercetak})" if j.serapan.nilai else "")
        )
    spesifikasi = batang_ganda(data, f"Rp {satuan}", ["Pagu", "Realisasi"], "Realisasi")
    judul = "Pagu dan realisasi anggaran per tahun"
    return [Grafik("anggaran-tahunan", judul, spesifikasi, f"{'; '.join(uraian)}.")]
