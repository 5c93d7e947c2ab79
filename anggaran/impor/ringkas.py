"""The outcome of an import as data: for the command's JSON, for pages, for the findings file."""

import hashlib
import json
import zlib
from collections import Counter, defaultdict
from typing import Any

from anggaran.spj.istilah import Temuan, Tingkat, polos

from .rekon import Rekonsiliasi

# A page shows this many findings and changes; the rest are in the file to download.
TAMPIL = 200


def ringkasan(hasil: Rekonsiliasi) -> dict[str, Any]:
    """What the command prints and the page shows, without the single rows."""
    bacaan = hasil.bacaan
    return {
        "susunan": bacaan.susunan,
        "jenis": bacaan.jenis,
        "lembar": bacaan.lembar,
        "bulan": hasil.lingkup.bulan,
        "baris": len(bacaan.rinci),
        "total": {"pagu": polos(bacaan.pagu), "realisasi": _realisasi(hasil)},
        "tercetak": {"pagu": polos(bacaan.pagu_cetak), "realisasi": polos(bacaan.realisasi_cetak)},
        "per_program": per_program(hasil),
        "perubahan": hasil.perubahan.banyak,
        "hanya_pagu": bacaan.hanya_pagu,
        "banyak_temuan": dict(Counter(t.tingkat for t in hasil.temuan)),
        "sidik": sidik(hasil.temuan),
        "menggantikan": hasil.lama.pk if hasil.lama else None,
        "pos_baru": [list(_pos_baru(b)) for b in hasil.cocok.baru.values()],
    }


def _realisasi(hasil: Rekonsiliasi) -> str | None:
    return None if hasil.bacaan.hanya_pagu else polos(hasil.bacaan.realisasi)


def _pos_baru(b: Any) -> tuple[str, str, str]:
    return b.kode, b.tingkat, b.nama


def per_program(hasil: Rekonsiliasi) -> list[dict[str, Any]]:
    """Per program: sums of the leaves, what the file printed, and the difference where not zero."""
    nama, induk = {}, {}
    for s in hasil.bacaan.simpul:
        nama.setdefault(s.kode, s.nama)
        induk.setdefault(s.kode, s.induk)
    pagu: dict[str, int] = defaultdict(int)
    realisasi: dict[str, int] = defaultdict(int)
    berpagu = set()
    for r in hasil.bacaan.rinci:
        program = _program(r.pos, induk)
        realisasi[program] += r.lalu + r.ini
        if r.pagu is not None:
            pagu[program] += r.pagu
            berpagu.add(program)
    return [
        _baris_program(
            hasil,
            kode,
            nama.get(kode, ""),
            pagu[kode] if kode in berpagu else None,
            realisasi[kode],
        )
        for kode in realisasi
    ]


def _baris_program(
    hasil: Rekonsiliasi, kode: str, nama: str, pagu: int | None, realisasi: int
) -> dict[str, Any]:
    cetak = hasil.bacaan.cetak_program.get(kode, [None, None])
    pos = hasil.cocok.pos.get(kode)
    return {
        "kode": pos.kode if pos else kode,
        "nama": pos.nama if pos else nama,
        "pagu": polos(pagu),
        "realisasi": None if hasil.bacaan.hanya_pagu else polos(realisasi),
        "pagu_tercetak": polos(cetak[0]),
        "realisasi_tercetak": polos(cetak[1]),
        "pagu_anggaran": polos(hasil.pagu_program(pos.pk)) if pos else None,
        "pagu_pk": polos(hasil.pagu_pk.get(pos.pk)) if pos else None,
        "selisih_pagu": _selisih(cetak[0], pagu),
        "selisih_realisasi": _selisih(cetak[1], realisasi),
    }


def _selisih(tercetak: int | None, hitung: int | None) -> str | None:
    return None if tercetak is None or hitung is None else polos(tercetak - hitung)


def _program(kode: str, induk: dict[str, str]) -> str:
    while atas := induk.get(kode):
        kode = atas
    return kode


def sidik(temuan: list[Temuan]) -> str:
    """A mark of everything that asks for a yes: a person approves these findings, no others."""
    isi = [list(t) for t in temuan if t.tingkat != Tingkat.CATATAN]
    return hashlib.sha256(json.dumps(isi).encode()).hexdigest()


def json_temuan(temuan: list[Temuan]) -> list[dict[str, Any]]:
    """The findings for JSON, the gravest first."""
    return [t._asdict() for t in urutkan(temuan)]


def urutkan(temuan: list[Temuan]) -> list[Temuan]:
    """The gravest first, then as they stand in the file."""
    urut = [Tingkat.BLOKIR, Tingkat.PERINGATAN, Tingkat.CATATAN]
    return sorted(temuan, key=lambda t: (urut.index(Tingkat(t.tingkat)), t.lembar, t.baris or 0))


def padatkan(hasil: Rekonsiliasi) -> bytes:
    """All findings and changes, compressed, to keep beside the import."""
    nama = {p.pk: p.kode for p in hasil.cocok.pos.values()}

    def baris(kunci: tuple[Any, ...]) -> list[Any]:
        return [nama.get(kunci[0], kunci[0]), *kunci[1:]]

    data = {
        "temuan": [list(t) for t in urutkan(hasil.temuan)],
        "baru": [[baris(k), n] for k, n in hasil.perubahan.baru],
        "berubah": [[baris(k), a, b] for k, a, b in hasil.perubahan.berubah],
        "hilang": [[baris(k), n] for k, n in hasil.perubahan.hilang],
    }
    return zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 6)


def buka_padatan(isi: bytes) -> dict[str, Any]:
    """The inverse of ``padatkan``; empty lists when nothing is kept."""
    if not isi:
        return {"temuan": [], "baru": [], "berubah": [], "hilang": []}
    data = json.loads(zlib.decompress(isi))
    data["temuan"] = [Temuan(*t) for t in data["temuan"]]
    return data
