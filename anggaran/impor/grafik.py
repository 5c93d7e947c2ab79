"""Serapan per month and quarter: the figures of the page and their chart."""

import base64
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import vl_convert

from anggaran.models import Pagu, PosAnggaran, TahapAnggaran
from lakip.angka import NAMA_BULAN_SINGKAT, romawi
from renstra.models import TahunKinerja

from .kueri import akar_pos, serapan_bulanan

_LOKAL = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]}


@dataclass(frozen=True, slots=True)
class BarisSerapan:
    """A program's realised amounts per month or quarter; None where no file tells."""

    kode: str
    nama: str
    pagu: Decimal | None
    nilai: list[Decimal | None]

    @property
    def jumlah(self) -> Decimal:
        """Sum of the periods that are known."""
        return sum((n for n in self.nilai if n is not None), Decimal(0))


def per_bulan(tahun_kinerja: TahunKinerja, sumber: str) -> list[BarisSerapan]:
    """Twelve months per program, programs by code."""
    nilai = serapan_bulanan(tahun_kinerja.pk, sumber)
    akar = akar_pos(tahun_kinerja.pk)
    tahap = TahapAnggaran.objects.filter(tahun_kinerja=tahun_kinerja).order_by("-urutan").first()
    pagu: dict[int, Decimal] = {}
    for pos, isi in Pagu.objects.filter(tahap=tahap).values_list("pos", "nilai"):
        pagu[akar[pos]] = pagu.get(akar[pos], Decimal(0)) + isi
    program = PosAnggaran.objects.filter(pk__in=nilai).order_by("kode")
    return [
        BarisSerapan(p.kode, p.nama, pagu.get(p.pk), [nilai[p.pk][b] for b in range(1, 13)])
        for p in program
    ]


def per_triwulan(bulanan: list[BarisSerapan]) -> list[BarisSerapan]:
    """The same programs by quarter; a quarter without any known month is None."""
    return [
        BarisSerapan(
            b.kode, b.nama, b.pagu, [_jumlah(b.nilai[awal : awal + 3]) for awal in (0, 3, 6, 9)]
        )
        for b in bulanan
    ]


def _jumlah(nilai: list[Decimal | None]) -> Decimal | None:
    ada = [n for n in nilai if n is not None]
    return sum(ada, Decimal(0)) if ada else None


def jumlah_baris(baris: list[BarisSerapan]) -> BarisSerapan:
    """The whole agency."""
    banyak = len(baris[0].nilai) if baris else 0
    pagu = [b.pagu for b in baris if b.pagu is not None]
    return BarisSerapan(
        "",
        "Jumlah",
        sum(pagu, Decimal(0)) if pagu else None,
        [_jumlah([b.nilai[i] for b in baris]) for i in range(banyak)],
    )


def judul_periode(banyak: int) -> list[str]:
    """Heads of the columns: twelve months or four quarters."""
    return list(NAMA_BULAN_SINGKAT) if banyak == 12 else [f"TW {romawi(n)}" for n in range(1, 5)]


def gambar(baris: list[BarisSerapan], warna: str) -> str:
    """The chart as a data address for an image: stacked programs over the periods."""
    judul = judul_periode(len(baris[0].nilai))
    data = [
        {"periode": judul[i], "urut": i, "program": b.kode, "juta": int(n) / 1_000_000}
        for b in baris
        for i, n in enumerate(b.nilai)
        if n is not None
    ]
    svg = vl_convert.vegalite_to_svg(_spesifikasi(data, judul, warna), format_locale=_LOKAL)
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _spesifikasi(data: list[dict[str, Any]], judul: list[str], warna: str) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 900,
        "height": 260,
        "config": {
            "font": "sans-serif",
            "axis": {"labelFontSize": 12, "titleFontSize": 12, "gridColor": "#e3e8ed"},
            "legend": {"labelFontSize": 12, "titleFontSize": 12},
            "view": {"stroke": None},
        },
        "data": {"values": data},
        "mark": {"type": "bar"},
        "encoding": {
            "x": {
                "field": "periode",
                "type": "nominal",
                "sort": judul,
                "scale": {"domain": judul},
                "axis": {"title": None, "labelAngle": 0},
            },
            "y": {
                "field": "juta",
                "type": "quantitative",
                "axis": {"title": "Realisasi (juta rupiah)", "format": ",.0f"},
            },
            "color": {
                "field": "program",
                "type": "nominal",
                "title": "Program",
                "scale": {"range": [warna, "#4f8a8b", "#b7791f", "#7a5195", "#8d6e63", "#5b8c5a"]},
            },
            "order": {"field": "program"},
        },
    }
