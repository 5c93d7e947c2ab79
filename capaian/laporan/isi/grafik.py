"""Charts: one Vega-Lite specification each, titled with what the figures show.

Series differ by lightness and shape, so that the charts read in grey print too.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from capaian.laporan.isi.konteks import Konteks
from capaian.laporan.isi.vega import (
    LEBAR,
    batang_capaian,
    batang_ganda,
    bungkus,
    label_bungkus,
    ringkas_rupiah,
    spek,
)
from capaian.laporan.pohon import Grafik
from capaian.laporan.ukur import HasilIndikator
from capaian.laporan.ukur.indikator import HasilTahun
from lakip.angka import bulat, format_angka, format_persen

PENUH = Decimal(100)
_BARIS = 48


def grafik_capaian(k: Konteks, kunci: str, hasil: Sequence[HasilIndikator]) -> list[Grafik]:
    """Capaian per indicator beside 100%; none without a capaian."""
    ada = [(h, h.kini.capaian.nilai) for h in hasil if h.kini.capaian.nilai is not None]
    if not ada:
        return []
    data = [
        {
            "nama": "|".join(bungkus(h.indikator.nama)),
            "capaian": bulat(n, 2),
            "teks": format_persen(n),
        }
        for h, n in ada
    ]
    y = {"field": "nama", "type": "nominal", "sort": None, "axis": label_bungkus()}
    spesifikasi = batang_capaian(data, y, lebar=LEBAR - 160, tinggi=_BARIS)
    uraian = "; ".join(f"{h.indikator.nama} {format_persen(n)}" for h, n in ada)
    uraian = f"Capaian terhadap target (garis putus-putus 100%): {uraian}."
    return [Grafik(kunci, _judul_capaian(k, ada), spesifikasi, uraian, sumber=k.nama_tahun)]


def _judul_capaian(k: Konteks, ada: Sequence[tuple[HasilIndikator, Decimal]]) -> str:
    """The finding: how many indicators reached their target."""
    tercapai = sum(1 for _, n in ada if n >= PENUH)
    tahun = k.data.tahun
    if len(ada) == 1:
        kata = "Mencapai" if tercapai else "Belum Mencapai"
        return f"Capaian {ada[0][0].indikator.nama} Tahun {tahun} {kata} Target"
    if tercapai == len(ada):
        return f"Seluruh Indikator Mencapai Target Tahun {tahun}"
    return f"{tercapai} dari {len(ada)} Indikator Mencapai Target Tahun {tahun}"


def grafik_riwayat(
    k: Konteks, kunci: str, hasil: Sequence[HasilIndikator], tahun: Sequence[int]
) -> list[Grafik]:
    """Realisasi over the years with the targets, one panel per indicator with two points."""
    panel, temuan = [], []
    for h in hasil:
        titik = [(t, h.tahun(t)) for t in tahun if h.tahun(t).realisasi.nilai is not None]
        if len(titik) < 2:
            continue
        panel.append(_panel_riwayat(h, tahun))
        (awal, lama), (akhir, baru) = titik[0], titik[-1]
        satuan = "%" if h.indikator.satuan == "%" else ""
        kata = _gerak(lama.realisasi.nilai, baru.realisasi.nilai)
        temuan.append(
            f"{h.indikator.nama} {kata} dari {lama.realisasi.teks(h.indikator.desimal)}{satuan} "
            f"({awal}) menjadi {baru.realisasi.teks(h.indikator.desimal)}{satuan} ({akhir})"
        )
    if not panel:
        return []
    judul = f"Perkembangan Realisasi Indikator Tahun {tahun[0]}–{tahun[-1]}"
    if len(temuan) == 1:
        judul = temuan[0]
    keterangan = "Garis: realisasi; belah ketupat: target"
    judul_kecil = {"text": keterangan, "fontSize": 10, "fontWeight": "normal", "offset": 14}
    spesifikasi = spek({"title": judul_kecil, "columns": 2, "spacing": 28, "concat": panel})
    uraian = f"{keterangan}. {'; '.join(temuan)}."
    return [Grafik(kunci, judul, spesifikasi, uraian, sumber=k.nama_tahun)]


def _gerak(lama: Decimal | None, baru: Decimal | None) -> str:
    if lama is None or baru is None or lama == baru:
        return "tetap"
    return "naik" if baru > lama else "turun"


def _panel_riwayat(h: HasilIndikator, tahun: Sequence[int]) -> dict[str, Any]:
    garis, target = [], []
    for t in tahun:
        satu = h.tahun(t)
        nilai, tepi = satu.realisasi.nilai, _tepi(satu)
        if nilai is not None:
            angka = format_angka(nilai, h.indikator.desimal)
            dy = 15 if tepi is not None and tepi > nilai else -11
            garis.append({"tahun": str(t), "nilai": nilai, "teks": angka, "dy": dy})
        if tepi is not None:
            target.append({"tahun": str(t), "nilai": tepi})
    sumbu = _sumbu_riwayat(tahun)
    return {
        "title": {"text": bungkus(_bersatuan(h), 40), "fontSize": 11},
        "width": 210,
        "height": 105,
        "layer": [
            {
                "data": {"values": target},
                "mark": {"type": "point", "shape": "diamond", "size": 90, "filled": False},
                "encoding": sumbu,
            },
            {
                "data": {"values": garis},
                "layer": [
                    {"mark": {"type": "line", "point": True}, "encoding": sumbu},
                    # Its number stands on the other side of a point than the target.
                    {
                        "mark": {"type": "text", "dy": {"expr": "datum.dy"}},
                        "encoding": {**sumbu, "text": {"field": "teks"}},
                    },
                ],
            },
        ],
    }


def _sumbu_riwayat(tahun: Sequence[int]) -> dict[str, Any]:
    """Years across, values up; the scale need not start at 0, since only changes are read."""
    return {
        "x": {
            "field": "tahun",
            "type": "ordinal",
            "scale": {"domain": [str(t) for t in tahun]},
            "title": None,
            "axis": {"labelAngle": 0},
        },
        "y": {
            "field": "nilai",
            "type": "quantitative",
            "title": None,
            "scale": {"zero": False, "padding": 22},
            "axis": {"tickCount": 4, "grid": False},
        },
    }


def _bersatuan(h: HasilIndikator) -> str:
    i = h.indikator
    return f"{i.nama} ({i.satuan})" if i.satuan else i.nama


def _tepi(h: HasilTahun) -> Decimal | None:
    """The number a target is drawn at: a range at its upper end."""
    target = h.target.nilai
    if target is None:
        return None
    return target.atas if target.berentang else target.angka


def grafik_anggaran(k: Konteks, kunci: str) -> list[Grafik]:
    """Pagu and realisasi per program."""
    program = [k.u.pos[kode] for kode in k.u.anggaran.akar]
    program = [p for p in program if p.pagu.nilai]
    if not program:
        return []
    pagu = max(p.pagu.nilai or Decimal(0) for p in program)
    pangkat, satuan = (9, "miliar") if pagu >= 10**9 else (6, "juta")
    data = []
    for p in program:
        for seri, jml in (("Pagu", p.pagu), ("Realisasi", p.realisasi)):
            if jml.nilai is not None:
                nilai = jml.nilai.scaleb(-pangkat)
                nama = "|".join(bungkus(p.pos.nama, 36))
                teks = ringkas_rupiah(jml.nilai)
                data.append({"nama": nama, "seri": seri, "nilai": nilai, "teks": teks})
    spesifikasi = batang_ganda(data, f"Rp {satuan}", ["Pagu", "Realisasi"], "Realisasi")
    judul = f"Pagu dan Realisasi Anggaran per Program Tahun {k.data.tahun}"
    if k.u.serapan.nilai is not None:
        serap = format_persen(k.u.serapan.nilai)
        judul = f"Anggaran Tahun {k.data.tahun} Terserap {serap}"
    uraian = "; ".join(
        f"{p.pos.nama}: pagu {k.rupiah(p.pagu.nilai)}, realisasi {k.rupiah(p.realisasi.nilai)}"
        for p in program
    )
    return [Grafik(kunci, judul, spesifikasi, f"{uraian}.", sumber=k.sumber_keuangan)]


def grafik_efisiensi(
    k: Konteks, kunci: str, baris: Sequence[tuple[str, Decimal, Decimal]]
) -> list[Grafik]:
    """Capaian against absorption: name, capaian, serapan, each in percent."""
    if not baris:
        return []
    data = [
        {
            "nama": "|".join(bungkus(nama, 36)),
            "seri": seri,
            "nilai": bulat(nilai, 2),
            "teks": format_persen(nilai),
        }
        for nama, capaian, serap in baris
        for seri, nilai in (("Capaian kinerja", capaian), ("Serapan anggaran", serap))
    ]
    melampaui = sum(1 for _, c, s in baris if c >= s)
    judul = f"Capaian Kinerja Melampaui Serapan Anggaran pada {melampaui} dari {len(baris)} Baris"
    if melampaui == len(baris):
        judul = "Capaian Kinerja Melampaui Serapan Anggaran"
    elif melampaui == 0:
        judul = "Serapan Anggaran Melampaui Capaian Kinerja"
    seri = ["Capaian kinerja", "Serapan anggaran"]
    spesifikasi = batang_ganda(data, "Persen", seri, seri[0])
    uraian = "; ".join(
        f"{nama}: capaian {format_persen(c)}, serapan {format_persen(s)}" for nama, c, s in baris
    )
    return [Grafik(kunci, judul, spesifikasi, f"{uraian}.", sumber=k.sumber_keuangan)]
