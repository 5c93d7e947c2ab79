"""What the SPJ pages show of an import: totals side by side, findings by kind, first changes."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from anggaran.models import BerkasSPJ, PosAnggaran
from anggaran.spj.istilah import Susunan, Temuan, Tingkat, rupiah
from anggaran.spj.kode import TANPA_KODE
from lakip.angka import baca_desimal_polos

from .cocok import BARU
from .ringkas import TAMPIL, buka_padatan

PERUBAHAN_TAMPIL = 50


@dataclass(frozen=True, slots=True)
class Tanya:
    """A code that a person has to place: the stored nodes it may mean."""

    kode: str
    pesan: str
    pilihan: list[tuple[str, str]]
    terpilih: str


def _angka(baris: dict[str, Any]) -> dict[str, Any]:
    """The same row with its plain decimals as numbers."""
    bukan = {"kode", "nama"}
    return {k: v if k in bukan else baca_desimal_polos(v) for k, v in baris.items()}


def _banding(hitung: str | None, tercetak: str | None) -> dict[str, Decimal | None]:
    a, b = baca_desimal_polos(hitung), baca_desimal_polos(tercetak)
    return {"hitung": a, "tercetak": b, "selisih": None if a is None or b is None else b - a}


def konteks_rekon(berkas: BerkasSPJ) -> dict[str, Any]:
    """Everything the reconciliation page needs; one query for the choices, if any."""
    r, isi = berkas.ringkasan, buka_padatan(bytes(berkas.rincian))
    total, tercetak = r.get("total", {}), r.get("tercetak", {})
    temuan: list[Temuan] = isi["temuan"]
    pagu = _banding(total.get("pagu"), tercetak.get("pagu"))
    realisasi = _banding(total.get("realisasi"), tercetak.get("realisasi"))
    pokok = [("Pagu (Rp)", pagu)]
    return {
        "angka_pokok": pokok if r.get("hanya_pagu") else [*pokok, ("Realisasi (Rp)", realisasi)],
        "susunan": nama_susunan(berkas.susunan),
        "pagu": pagu,
        "per_program": [_angka(b) for b in r.get("per_program", [])],
        "beda_pagu": _beda_pagu(r.get("per_program", [])),
        "perubahan": r.get("perubahan", {}),
        "berubah": [_berubah(*b) for b in isi["berubah"][:PERUBAHAN_TAMPIL]],
        "hilang": [_hilang(*b) for b in isi["hilang"][:PERUBAHAN_TAMPIL]],
        "temuan": [_temuan(t) for t in temuan[:TAMPIL]],
        "sisa_temuan": max(0, len(temuan) - TAMPIL),
        "banyak": {t.value: sum(1 for x in temuan if x.tingkat == t) for t in Tingkat},
        "tanya": _tanya(berkas, temuan),
        "nama_berbeda": [t for t in temuan if t.kode == "nama_berbeda"][:TAMPIL],
        "nama_terpilih": set(berkas.pilihan.get("nama", [])),
        "pos_baru": dict(Counter(b[1] for b in r.get("pos_baru", []))),
        "boleh_setujui": not r.get("banyak_temuan", {}).get("blokir") and not r.get("sama"),
        "perlu_setuju": bool(r.get("banyak_temuan", {}).get("peringatan")),
    }


def _beda_pagu(per_program: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Programs whose budget in the file is not that of the stage in force or of the last PK."""
    return [
        _angka(b)
        for b in per_program
        if b.get("pagu") is not None
        and any(b.get(k) not in (None, b["pagu"]) for k in ("pagu_anggaran", "pagu_pk"))
    ]


def nama_susunan(kode: str) -> str:
    """The layout as people know it; a remembered one by its own name."""
    return Susunan(kode).label if kode in set(Susunan) else kode


def _temuan(t: Temuan) -> dict[str, Any]:
    return t._asdict() | {
        "label": Tingkat(t.tingkat).label,
        "sel": f"{t.kolom}{t.baris}" if t.baris and t.kolom else t.baris or "",
        "tercetak": bila_angka(t.tercetak),
        "hitung": bila_angka(t.hitung),
        "selisih": bila_angka(t.selisih),
    }


def bila_angka(teks: str | None) -> Decimal | str | None:
    """Amounts as numbers; codes and names stay text."""
    if teks is None or teks.count(".") > 1:
        return teks
    try:
        return baca_desimal_polos(teks)
    except ValueError:
        return teks


def _berubah(kunci: list[str], lama: list[int], baru: list[int]) -> dict[str, Any]:
    a, b = lama[1] + lama[2], baru[1] + baru[2]
    return {
        "pos": kunci[0],
        "rekening": kunci[1],
        "lama": rupiah(a),
        "baru": rupiah(b),
        "selisih": rupiah(b - a),
    }


def _hilang(kunci: list[str], lama: list[int]) -> dict[str, Any]:
    return {"pos": kunci[0], "rekening": kunci[1], "lama": rupiah(lama[1] + lama[2])}


def _tanya(berkas: BerkasSPJ, temuan: list[Temuan]) -> list[Tanya]:
    """Codes to place, each with the near node first, then others of the tree, then "new"."""
    terpilih: dict[str, str] = berkas.pilihan.get("kode", {})
    kode = {t.tercetak: t for t in temuan if t.kode == "kode_tidak_dikenal" and t.tercetak}
    if not kode and not terpilih:
        return []
    daun = list(
        PosAnggaran.objects.filter(tahun_kinerja=berkas.tahun_kinerja_id).values_list(
            "kode", "nama", "tingkat"
        )
    )
    hasil = []
    for satu in [*kode, *(k for k in terpilih if k not in kode)]:
        dekat = kode[satu].hitung if satu in kode else terpilih[satu]
        tingkat = next((t for k, _, t in daun if k == dekat), "sub_kegiatan")
        lain = [(k, f"{k} {n}") for k, n, t in daun if t == tingkat and k != dekat]
        awal = [(k, f"{k} {n} (paling mirip)") for k, n, _ in daun if k == dekat]
        pesan = kode[satu].pesan if satu in kode else "Sudah dipilih; dapat diubah."
        baru = [] if satu.startswith(TANPA_KODE) else [(BARU, "tambahkan sebagai pos baru")]
        hasil.append(
            Tanya(
                satu,
                pesan,
                [*awal, *baru, *lain],
                terpilih.get(satu, ""),
            )
        )
    return hasil
