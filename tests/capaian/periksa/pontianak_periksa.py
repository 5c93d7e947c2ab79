"""The two demo reports as printed, and what is known to be wrong in them."""

import json
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from capaian.hitung import Arah
from capaian.periksa import BarisCetakan, Konteks, Temuan, periksa_terbit

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
TAHUN = (2025, 2020)


@cache
def harapan() -> tuple[dict[str, str], ...]:
    """Every known disagreement: id, place, printed, recomputed, judgement, by machine or not."""
    return tuple(json.loads(Path(__file__).with_name("temuan_harapan.json").read_text()))


def wajib(tahun: int) -> list[dict[str, str]]:
    """Those of a year that are errors of the report and that a machine can find."""
    return [
        h
        for h in harapan()
        if h["id"].startswith(str(tahun))
        and (h["penilaian"], h["mesin"]) == ("kesalahan laporan", "ya")
    ]


@cache
def buku(tahun: int) -> dict[str, Any]:
    return json.loads((FIXTURES / f"dinsos-pontianak-{tahun}.json").read_text())


def konteks(tahun: int) -> Konteks:
    isi = buku(tahun)
    return Konteks(
        tahun=tahun,
        arah={i["kode"]: Arah(i["arah"]) for i in isi["indikator"]},
        induk={a["kode"]: a.get("induk", "") for a in isi["anggaran"]},
        kelompok={i["kode"]: i.get("sasaran") or i["tujuan"] for i in isi["indikator"]},
        tujuan=frozenset(t["kode"] for t in isi["tujuan"]),
    )


@cache
def temuan(tahun: int) -> tuple[Temuan, ...]:
    """What the engine finds in the printed report of the year."""
    baris = [BarisCetakan(n, **b) for n, b in enumerate(buku(tahun)["cetakan"], 1)]
    return periksa_terbit(baris, konteks(tahun))


def setara(a: str, b: str) -> bool:
    """Equal as numbers, else as words."""
    try:
        return Decimal(a) == Decimal(b)
    except InvalidOperation:
        return a.casefold() == b.casefold()


def isi(t: Temuan) -> list[tuple[str, str, str]]:
    """Place, printed, recomputed of a finding and of its consequences."""
    akibat = [(a.tempat, a.tercetak, a.hitung_ulang) for a in t.akibat]
    return [(t.tempat, t.tercetak, t.hitung_ulang), *akibat]


def mengenai(t: Temuan, h: dict[str, str]) -> bool:
    """Whether the finding states the expected pair, in either order, at the expected place."""
    return any(
        _di_tempat(tempat, h["tempat"])
        and (
            (setara(a, h["tercetak"]) and setara(b, h["hitung_ulang"]))
            or (setara(b, h["tercetak"]) and setara(a, h["hitung_ulang"]))
        )
        for tempat, a, b in isi(t)
    )


def _di_tempat(tempat: str, diharapkan: str) -> bool:
    """A difference between a table and a sentence may be reported at either of the two."""
    kata = diharapkan.split(":")[0].rstrip("0123456789 )").casefold()
    return kata == "uraian" or tempat.casefold().startswith(kata)
