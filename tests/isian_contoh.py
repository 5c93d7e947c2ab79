"""Quarterly entry in tests: a small agency-year, its page, and cards as a browser sends them."""

import re
from decimal import Decimal

from orang import buat_pengguna, buat_unit
from pabrik import Pabrik

from capaian.models import RealisasiIndikator
from capaian.pengisian import simpan_isian


def buat_isian() -> Pabrik:
    """An agency-year with two indicators, its penyusun, and an operator of the first one's unit."""
    p = Pabrik()
    p.pengukuran()
    p.unit = buat_unit(p.opd)
    s = p.sasaran("S1", p.tujuan())
    p.ik1 = p.indikator("IK1", s, target=80, unit=p.unit["seksi"], desimal=2)
    p.ik2 = p.indikator(
        "IK2",
        s,
        target=90,
        unit=p.unit["sekretariat"],
        pembilang="Jumlah dilayani",
        penyebut="Jumlah pemohon",
    )
    p.penyusun = buat_pengguna("penyusun", "penyusun", opd=p.opd)
    p.operator = buat_pengguna("operator", "operator", opd=p.opd, unit=p.unit["bidang"])
    return p


def alamat(p: Pabrik, bagian: str = "2/") -> str:
    return f"/opd/{p.opd.kode}/{p.tahun}/isian/{bagian}"


def nama_indikator(isi: str) -> list[str]:
    return re.findall(r'<h2 id="judul-\d+">([^<]+)</h2>', isi)


def kiriman(indikator, **isi) -> dict[str, object]:
    """A card as its form sends it: every name begins with its indicator."""
    isi = {"versi": 0, "status": "tetap", **isi}
    return {f"i{indikator.pk}-{nama}": nilai for nama, nilai in isi.items()}


def kirim(p: Pabrik, peramban, indikator, bagian: str = "2/", htmx: bool = False, **isi):
    data = kiriman(indikator, **isi) | {"simpan": indikator.pk}
    kepala = {"HX-Request": "true"} if htmx else {}
    return peramban.post(alamat(p, bagian), data, headers=kepala)


def simpan(p: Pabrik, indikator=None, triwulan: int = 2, **isi) -> RealisasiIndikator:
    lain = {"penjelasan": "", "versi_dibaca": 0, "oleh": p.penyusun, **isi.pop("lain", {})}
    isian = {k: Decimal(v) if isinstance(v, int) else v for k, v in isi.items()}
    indikator = indikator or p.ik1
    return simpan_isian(
        tahun_kinerja=p.tk, indikator=indikator, triwulan=triwulan, isian=isian, **lain
    )
