"""The report as JSON: facts, tables and chapters of the one tree."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from capaian.laporan.bentang import terbentang
from capaian.laporan.isi.konteks import polos
from capaian.laporan.pohon import Bab, Bagian, Blok, Fakta, Laporan, Sel, SumberNilai, Tabel


def ke_json(laporan: Laporan) -> dict[str, Any]:
    """Return the report as plain data for ``json.dumps``; numbers are decimal strings.

    A cell that spans rows or columns stands in every row it covers; columns of data that are not
    printed are marked ``tampil`` false.
    """
    return {
        "opd": laporan.opd,
        "tahun": laporan.tahun,
        "versi_aturan": laporan.versi_aturan,
        "status": laporan.status,
        "versi": laporan.versi,
        "contoh": laporan.contoh,
        "sampul": _polos(laporan.sampul),
        "fakta": {id_: _fakta(f) for id_, f in laporan.fakta.items()},
        "tabel": {kunci: _tabel(t) for kunci, t in laporan.tabel().items()},
        "bab": [_bab(b) for b in laporan.bab],
    }


def _fakta(f: Fakta) -> dict[str, Any]:
    return {
        "nama": f.nama,
        "nilai": polos(f.nilai) if isinstance(f.nilai, Decimal) else f.nilai,
        "satuan": f.satuan,
        "teks": f.teks,
        "alasan": f.alasan,
        "rumus": f.rumus,
        "terisi": f.terisi,
        "masukan": list(f.masukan),
        "sumber": f.sumber.tempat if f.sumber else "",
        "asal": _asal(f.sumber) if f.sumber else None,
    }


def _asal(s: SumberNilai) -> dict[str, str]:
    return {
        "jenis": s.jenis,
        "tempat": s.tempat,
        "oleh": s.oleh,
        "waktu": s.waktu,
        "status": s.status,
        "tautan": s.tautan,
        "verifikasi": s.verifikasi,
    }


def _tabel(t: Tabel) -> dict[str, Any]:
    kolom = [
        {
            "kunci": k.kunci,
            "judul": k.judul,
            "kelompok": list(k.kelompok),
            "tampil": k.tampil,
        }
        for k in t.kolom
    ]
    return {
        "judul": t.judul,
        "nomor": t.nomor,
        "sumber": t.sumber,
        "catatan": list(t.catatan),
        "kolom": kolom,
        "baris": list(_baris(t)),
    }


def _baris(t: Tabel) -> list[dict[str, Any]]:
    """Rows with every column: spanned cells repeated, absent ones empty."""
    hasil = []
    for b, isi in terbentang(t):
        sel = {kolom.kunci: _sel(isi[kolom.kunci][0]) for kolom in t.kolom}
        hasil.append({"kunci": b.kunci, "jenis": b.jenis.value, "takuk": b.takuk, "sel": sel})
    return hasil


def _sel(s: Sel) -> dict[str, Any]:
    return {"nilai": s.nilai, "teks": s.teks, "satuan": s.satuan, "fakta": s.fakta}


def _bab(b: Bab) -> dict[str, Any]:
    return {
        "jenis": b.jenis,
        "kunci": b.kunci,
        "nomor": b.nomor,
        "judul": b.judul,
        "isi": [_blok(x) for x in b.isi],
    }


def _blok(b: Blok) -> dict[str, Any]:
    """A block by its type; a table is named here and stands in full under "tabel"."""
    if isinstance(b, Bagian):
        isi = {"nomor": b.nomor, "judul": b.judul, "isi": [_blok(x) for x in b.isi]}
        return {"jenis": "bagian", "kunci": b.kunci, **isi}
    if isinstance(b, Tabel):
        return {"jenis": "tabel", "kunci": b.kunci, "nomor": b.nomor, "judul": b.judul}
    return {"jenis": type(b).__name__.lower(), **_polos(b)}


def _polos(nilai: object) -> Any:
    """Dataclasses, enums, decimals and tuples as what JSON knows."""
    if isinstance(nilai, Decimal):
        return json.loads(f"{nilai:f}")  # only charts hold bare numbers
    if isinstance(nilai, Enum):
        return nilai.value
    if is_dataclass(nilai):
        return {f.name: _polos(getattr(nilai, f.name)) for f in fields(nilai)}
    if isinstance(nilai, Mapping):
        return {str(k): _polos(v) for k, v in nilai.items()}
    if isinstance(nilai, tuple | list):
        return [_polos(x) for x in nilai]
    return nilai
