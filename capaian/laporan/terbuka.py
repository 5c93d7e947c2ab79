"""What the public gets of a report as data: indicators and budget, without anybody's name.

Everything is read off the tree's own tables, so a published figure is the printed one, rounded as
printed. Origins of figures (who entered them, from which file) stay behind.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Any

from capaian.laporan.bentang import KOSONG, terbentang
from capaian.laporan.isi.konteks import polos
from capaian.laporan.pohon import Laporan, Sel, Tabel
from lakip.angka import AngkaTidakTerbaca, baca_desimal_polos

LISENSI = (
    "Informasi publik menurut Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi "
    "Publik. Boleh dipakai ulang dengan menyebut sumbernya."
)
CATATAN = (
    "Angka memakai titik sebagai tanda desimal. Kolom yang berakhiran _tercetak memuat tulisannya "
    "pada laporan. Sel kosong berarti tidak ada angka."
)
_UKUR = ("target", "realisasi", "capaian")
_UANG = ("pagu", "realisasi", "persen")
_DESIMAL = 2
_RUMUS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Nilai:
    """A figure: ``nilai`` is a plain decimal or a text (a range, a grade), "" for none."""

    nilai: str = ""
    tercetak: str = ""

    @property
    def angka(self) -> Decimal | None:
        """The figure as a number; None for none and for a text."""
        try:
            return baca_desimal_polos(self.nilai) if self.nilai else None
        except AngkaTidakTerbaca:
            return None


@dataclass(frozen=True)
class IndikatorTerbuka:
    """One indicator of the year."""

    kode: str
    sasaran: str
    nama: str
    satuan: str
    target: Nilai
    realisasi: Nilai
    capaian: Nilai
    kategori: str


@dataclass(frozen=True)
class AnggaranTerbuka:
    """One program of the year, or their sum; amounts in rupiah, ``serapan`` in percent."""

    kode: str
    nama: str
    pagu: Nilai
    realisasi: Nilai
    serapan: Nilai


@dataclass(frozen=True)
class DataTerbuka:
    """The open data of one report. ``capaian`` is that of the whole agency."""

    opd: str
    nama_opd: str
    pemda: str
    tahun: int
    judul: str
    versi_aturan: str
    contoh: bool
    capaian: Nilai
    kategori: str
    indikator: tuple[IndikatorTerbuka, ...]
    anggaran: tuple[AnggaranTerbuka, ...]
    jumlah: AnggaranTerbuka | None
    keterangan: tuple[str, ...] = ()
    """Notes and sources under the tables of the indicators, which explain their marks."""


def data_terbuka(laporan: Laporan) -> DataTerbuka:
    """The public's share of a report."""
    tabel = laporan.tabel()
    indikator = tuple(_indikator(laporan, tabel.values()))
    anggaran = tuple(_anggaran(tabel))
    return DataTerbuka(
        opd=laporan.opd,
        nama_opd=laporan.sampul.opd,
        pemda=laporan.sampul.pemda,
        tahun=laporan.tahun,
        judul=laporan.sampul.judul,
        versi_aturan=laporan.versi_aturan,
        contoh=laporan.contoh,
        capaian=_nilai_fakta(laporan, "capaian:OPD", _DESIMAL),
        kategori=_teks_fakta(laporan, "kategori:OPD"),
        indikator=indikator,
        anggaran=anggaran,
        jumlah=_jumlah(laporan) if anggaran else None,
        keterangan=tuple(_keterangan(tabel.values(), {i.kode for i in indikator})),
    )


def _teks_fakta(laporan: Laporan, id_: str) -> str:
    fakta = laporan.fakta.get(id_)
    return fakta.teks if fakta and fakta.nilai is not None else ""


def _nilai_fakta(laporan: Laporan, id_: str, desimal: int | None = None) -> Nilai:
    """A figure that stands in no table; ``desimal`` rounds it as it is printed."""
    fakta = laporan.fakta.get(id_)
    if fakta is None or not isinstance(fakta.nilai, Decimal):
        return Nilai(tercetak=fakta.teks if fakta else "")
    return Nilai(polos(fakta.nilai, desimal) or "", fakta.teks)


def _indikator(laporan: Laporan, tabel: Iterable[Tabel]) -> Iterator[IndikatorTerbuka]:
    """Each indicator once, from the first table that measures it."""
    terlihat: set[str] = set()
    for satu in tabel:
        for kode, sel in _terukur(satu):
            if kode not in terlihat:
                terlihat.add(kode)
                yield IndikatorTerbuka(
                    kode,
                    sel.get("sasaran", sel.get("tujuan", KOSONG)).teks,
                    sel["indikator"].teks,
                    sel.get("satuan", KOSONG).teks,
                    _nilai(sel["target"]),
                    _nilai(sel["realisasi"]),
                    _nilai(sel["capaian"]),
                    _teks_fakta(laporan, f"kategori:{kode}"),
                )


def _terukur(tabel: Tabel) -> Iterator[tuple[str, dict[str, Sel]]]:
    """Rows that measure an indicator of this year, with its code; none in other tables."""
    if {"indikator", *_UKUR} <= {k.kunci for k in tabel.kolom}:
        for sel in _baris(tabel):
            kode = (sel["capaian"].fakta or "").removeprefix("capaian:")
            if kode and not {"#", "@"} & set(kode):
                yield kode, sel


def _keterangan(tabel: Iterable[Tabel], indikator: set[str]) -> Iterator[str]:
    """Notes of the tables that the indicators were taken from, in the same order."""
    sisa = set(indikator)
    for satu in tabel:
        milik = {kode for kode, _ in _terukur(satu)} & sisa
        if milik:
            sisa -= milik
            yield from satu.catatan
            yield from [f"Sumber: {satu.sumber}"] if satu.sumber else []


def _anggaran(tabel: dict[str, Tabel]) -> Iterator[AnggaranTerbuka]:
    satu = tabel.get("realisasi_anggaran") or tabel.get("rincian_anggaran")
    for sel in _baris(satu) if satu else ():
        kode = (sel["pagu"].fakta or "").removeprefix("pagu:")
        nama = sel.get("program", KOSONG).teks or sel.get("uraian", KOSONG).teks
        if kode and nama and ":" not in kode and not _bawahan(sel):
            yield AnggaranTerbuka(kode, nama, *(_nilai(sel[k]) for k in _UANG))


def _bawahan(sel: dict[str, Sel]) -> bool:
    """Whether the row states a kegiatan or sub kegiatan rather than a program."""
    return any(sel.get(k, KOSONG).teks for k in ("kegiatan", "sub_kegiatan"))


def _jumlah(laporan: Laporan) -> AnggaranTerbuka:
    return AnggaranTerbuka(
        "",
        "Jumlah",
        _nilai_fakta(laporan, "jumlah:pagu"),
        _nilai_fakta(laporan, "jumlah:realisasi_rp"),
        _nilai_fakta(laporan, "jumlah:serapan", _DESIMAL),
    )


def _baris(tabel: Tabel) -> Iterator[dict[str, Sel]]:
    for _, sel in terbentang(tabel):
        yield {kunci: satu for kunci, (satu, _) in sel.items()}


def _nilai(sel: Sel) -> Nilai:
    return Nilai(sel.nilai or "", sel.teks)


_KOLOM_CSV = (
    *("jenis", "tahun", "kode_opd", "opd", "kode", "uraian", "sasaran", "satuan"),
    *(f"{k}{akhir}" for k in _UKUR for akhir in ("", "_tercetak")),
    *("kategori", "pagu_rp", "realisasi_rp", "serapan_persen"),
)


def csv_terbuka(semua: Sequence[DataTerbuka]) -> bytes:
    """Indicators and programs of these years as CSV (UTF-8 with its mark, for spreadsheets).

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    keluaran = io.StringIO()
    tulis = csv.writer(keluaran, lineterminator="\r\n")
    tulis.writerow(_KOLOM_CSV)
    for data in semua:
        for baris in _baris_csv(data):
            tulis.writerow([_aman(str(baris.get(k, ""))) for k in _KOLOM_CSV])
    return b"\xef\xbb\xbf" + keluaran.getvalue().encode()


def _baris_csv(data: DataTerbuka) -> Iterator[dict[str, Any]]:
    dasar = {"tahun": data.tahun, "kode_opd": data.opd, "opd": data.nama_opd}
    for i in data.indikator:
        ukur = {
            f"{k}{akhir}": getattr(getattr(i, k), isi)
            for k in _UKUR
            for akhir, isi in (("", "nilai"), ("_tercetak", "tercetak"))
        }
        isi = {"kode": i.kode, "uraian": i.nama, "sasaran": i.sasaran, "satuan": i.satuan}
        yield {"jenis": "indikator", **dasar, **isi, **ukur, "kategori": i.kategori}
    for a in data.anggaran:
        uang = dict(zip(_KOLOM_CSV[-3:], (a.pagu, a.realisasi, a.serapan), strict=True))
        isi = {k: n.nilai for k, n in uang.items()}
        yield {"jenis": "program", **dasar, "kode": a.kode, "uraian": a.nama, "satuan": "Rp"} | isi


def _aman(teks: str) -> str:
    angka = teks.removeprefix("-").replace(".", "", 1).isdecimal()
    return f"'{teks}" if teks.startswith(_RUMUS) and not angka else teks


def json_terbuka(semua: Sequence[DataTerbuka], *, sumber: Sequence[dict[str, Any]]) -> bytes:
    """The same as JSON, with licence and notes; ``sumber`` says of each year where it stands."""
    tahun = []
    for data, asal in zip(semua, sumber, strict=True):
        isi = {f.name: getattr(data, f.name) for f in fields(data)}
        isi |= {
            "capaian": asdict(data.capaian),
            "indikator": [asdict(i) for i in data.indikator],
            "anggaran": [asdict(a) for a in data.anggaran],
            "jumlah": asdict(data.jumlah) if data.jumlah else None,
            "publikasi": asal,
        }
        tahun.append(isi)
    hasil = {"lisensi": LISENSI, "catatan": CATATAN, "laporan": tahun}
    return json.dumps(hasil, ensure_ascii=False, indent=1).encode()
