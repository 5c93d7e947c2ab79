"""Charts over the published years of an agency, from open data alone."""

from collections.abc import Sequence
from decimal import Decimal

from capaian.laporan.isi.vega import LEBAR, batang_ganda, ringkas_rupiah, spek
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
    batas = max(120, *(int(n) + 20 for _, n in ada))
    x = {
        "field": "capaian",
        "type": "quantitative",
        "title": "Capaian (%)",
        "scale": {"domainMin": 0, "domainMax": batas},
    }
    spesifikasi = spek(
        {
            "width": LEBAR - 80,
            "height": {"step": _BARIS},
            "data": {"values": data},
            "layer": [
                {"mark": {"type": "bar", "size": 20}, "encoding": {"y": y, "x": x}},
                {
                    "mark": {"type": "text", "align": "left", "dx": 5},
                    "encoding": {"y": y, "x": x, "text": {"field": "teks"}},
                },
                {
                    "mark": {"type": "rule", "strokeDash": [5, 3], "strokeWidth": 2},
                    "encoding": {"x": {"datum": 100}},
                },
            ],
        }
    )
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
