"""Pieces of Vega-Lite specifications that the charts share."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lakip.angka import bulat, format_angka

LEBAR = 500
_HURUF_LABEL = 40

Spesifikasi = Mapping[str, Any]


def bungkus(teks: str, lebar: int = _HURUF_LABEL) -> list[str]:
    """A label broken into lines of about ``lebar`` letters."""
    baris, kini = [], ""
    for kata in teks.split():
        if kini and len(kini) + len(kata) >= lebar:
            baris.append(kini)
            kini = kata
        else:
            kini = f"{kini} {kata}".strip()
    return [*baris, kini]


def label_bungkus() -> dict[str, Any]:
    """Axis labels of several lines: the field holds lines split by "|"."""
    return {"labelExpr": "split(datum.label, '|')", "labelLimit": 0, "title": None}


def spek(isi: Mapping[str, Any]) -> Spesifikasi:
    """A specification with its schema."""
    return {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", **isi}


def ringkas_rupiah(nilai: Decimal) -> str:
    """An amount in few letters: "9,10 miliar", "1,71 juta", "950.000"."""
    for pangkat, nama in ((12, "triliun"), (9, "miliar"), (6, "juta")):
        if abs(nilai) >= 10**pangkat:
            return f"{format_angka(nilai.scaleb(-pangkat), 2)} {nama}"
    return format_angka(nilai, 0)


def batang_capaian(
    data: list[dict[str, Any]], y: Mapping[str, Any], *, lebar: int, tinggi: int
) -> Spesifikasi:
    """A bar per row with its capaian, beside a broken line at 100%; ``tinggi`` is that of a row."""
    x = {
        "field": "capaian",
        "type": "quantitative",
        "title": "Capaian (%)",
        "axis": {"grid": False},
        "scale": {"domainMin": 0, "domainMax": max([120, *(int(d["capaian"]) + 20 for d in data)])},
    }
    return spek(
        {
            "width": lebar,
            "height": {"step": tinggi},
            "data": {"values": data},
            "layer": [
                {"mark": {"type": "bar", "size": 20}, "encoding": {"y": y, "x": x}},
                {
                    "mark": {"type": "text", "align": "left", "dx": 5},
                    "encoding": {"y": y, "x": x, "text": {"field": "teks"}},
                },
                {
                    "mark": {"type": "rule", "strokeDash": [5, 3], "strokeWidth": 1.5},
                    "encoding": {"x": {"datum": 100}},
                },
            ],
        }
    )


def batang_ganda(
    data: list[dict[str, Any]], sumbu: str, seri: list[str], utama: str
) -> Spesifikasi:
    """Two bars per row with their values; the series ``utama`` has the accent colour."""
    maks = max(d["nilai"] for d in data)
    y = {"field": "nama", "type": "nominal", "sort": None, "axis": label_bungkus()}
    geser = {"yOffset": {"field": "seri", "type": "nominal", "sort": seri}}
    x = {
        "field": "nilai",
        "type": "quantitative",
        "title": sumbu,
        "axis": {"grid": False},
        "scale": {"domainMin": 0, "domainMax": bulat(maks * Decimal("1.25"), 2)},
    }
    warna = {
        "field": "seri",
        "type": "nominal",
        "sort": seri,
        "title": None,
        "scale": {"domain": [utama, *(s for s in seri if s != utama)]},
    }
    return spek(
        {
            "width": LEBAR - 180,
            "height": {"step": 16},
            "data": {"values": data},
            "encoding": {"y": y, **geser},
            "layer": [
                {"mark": {"type": "bar"}, "encoding": {"x": x, "color": warna}},
                {
                    "mark": {"type": "text", "align": "left", "dx": 4, "fontSize": 10},
                    "encoding": {"x": x, "text": {"field": "teks"}},
                },
            ],
        }
    )
