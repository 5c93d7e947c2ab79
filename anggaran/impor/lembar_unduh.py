"""XLSX files that the SPJ pages hand out: findings of an import, and our own flat template."""

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from anggaran.models import BerkasSPJ, Pagu, PosAnggaran, TahapAnggaran
from anggaran.spj.istilah import rupiah
from lakip.angka import baca_desimal_polos
from renstra.models import TahunKinerja

from .ringkas import buka_padatan
from .sajian import bila_angka

JENIS_ISI = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RUMUS = ("=", "+", "-", "@", "\t", "\r")
_JENJANG = (
    *("SKPD", "UNIT_SKPD", "URUSAN", "BIDANG_URUSAN", "PROGRAM", "GIAT", "SUB_GIAT", "AKUN"),
    *("KELOMPOK", "JENIS", "OBJEK", "RINCIAN_OBJEK", "SRO"),
)
KOLOM_TEMPLAT = (
    *("TAHUN", "BULAN"),
    *(f"{awal}_{nama}" for nama in _JENJANG for awal in ("KODE", "NAMA")),
    *("TOTAL_ANGGARAN", "TOTAL_REALISASI", "SELISIH", "KETERANGAN"),
)


def aman(isi: Any) -> Any:
    """A text that a spreadsheet program could take for a formula gets an apostrophe before it."""
    if isinstance(isi, str) and isi.startswith(_RUMUS):
        return f"'{isi}"
    return isi


def _tulis_lembar(
    buku: Workbook,
    nama: str,
    judul: Sequence[str],
    lebar: Sequence[int],
    baris: Iterable[Sequence[Any]],
) -> None:
    ws = buku.create_sheet(nama)
    for n, w in enumerate(lebar, 1):
        ws.column_dimensions[get_column_letter(n)].width = w
    ws.freeze_panes = "A2"
    kepala = []
    for teks in judul:
        sel = WriteOnlyCell(ws, teks)
        sel.font, sel.fill = Font(bold=True), PatternFill("solid", fgColor="E8EDF3")
        sel.alignment = Alignment(vertical="top", wrap_text=True)
        kepala.append(sel)
    ws.append(kepala)
    for satu in baris:
        ws.append([_sel(ws, isi) for isi in satu])


def _sel(ws: Any, isi: Any) -> Any:
    if not isinstance(isi, Decimal):
        return aman(isi)
    sel = WriteOnlyCell(ws, isi)
    sel.number_format = "#,##0.00"
    return sel


def _simpan(buku: Workbook) -> bytes:
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def temuan_xlsx(berkas: BerkasSPJ) -> bytes:
    """Everything that the page of an import says: totals, findings, changes, new nodes."""
    isi = buka_padatan(bytes(berkas.rincian))
    buku = Workbook(write_only=True)
    _tulis_lembar(
        buku,
        "Rekonsiliasi",
        ("Kode", "Program", *_JUDUL_REKON),
        (22, 50, *[22] * len(_JUDUL_REKON)),
        _rekonsiliasi(berkas.ringkasan),
    )
    _tulis_lembar(
        buku,
        "Temuan",
        ("Tingkat", "Kode", "Uraian", "Lembar", "Baris", "Kolom", "Tercetak", "Hitung", "Selisih"),
        (14, 24, 70, 20, 8, 8, 20, 20, 20),
        (
            (
                t.tingkat,
                t.kode,
                t.pesan,
                t.lembar,
                t.baris,
                t.kolom,
                *tuple(bila_angka(n) for n in (t.tercetak, t.hitung, t.selisih)),
            )
            for t in isi["temuan"]
        ),
    )
    _tulis_lembar(
        buku,
        "Perubahan",
        ("Jenis", "Pos", "Rekening", "Rujukan", "Semula (Rp)", "Menjadi (Rp)"),
        (12, 24, 24, 24, 20, 20),
        _perubahan(isi),
    )
    _tulis_lembar(
        buku,
        "Pos baru",
        ("Kode", "Tingkat", "Nama"),
        (24, 16, 70),
        berkas.ringkasan.get("pos_baru", []),
    )
    return _simpan(buku)


_REKON = {
    "pagu": "Pagu, jumlah rincian (Rp)",
    "pagu_tercetak": "Pagu tercetak (Rp)",
    "selisih_pagu": "Selisih pagu (Rp)",
    "pagu_anggaran": "Pagu anggaran (Rp)",
    "pagu_pk": "Pagu PK (Rp)",
    "realisasi": "Realisasi, jumlah rincian yang disimpan (Rp)",
    "realisasi_tercetak": "Realisasi tercetak (Rp)",
    "selisih_realisasi": "Selisih realisasi (Rp)",
}
_JUDUL_REKON = tuple(_REKON.values())


def _rekonsiliasi(ringkasan: dict[str, Any]) -> Iterable[Sequence[Any]]:
    """A row per program, then the agency; an amount that is not known stays empty."""
    for b in ringkasan.get("per_program", []):
        yield b["kode"], b["nama"], *(baca_desimal_polos(b.get(k)) for k in _REKON)
    hitung, tercetak = ringkasan.get("total", {}), ringkasan.get("tercetak", {})
    isi: dict[str, Decimal | None] = {}
    for jenis in ("pagu", "realisasi"):
        a, b = (baca_desimal_polos(n.get(jenis)) for n in (hitung, tercetak))
        isi |= {jenis: a, f"{jenis}_tercetak": b}
        isi[f"selisih_{jenis}"] = None if a is None or b is None else b - a
    yield "", "Jumlah", *(isi.get(k) for k in _REKON)


def _perubahan(isi: dict[str, Any]) -> Iterable[Sequence[Any]]:
    for kunci, n in isi["baru"]:
        yield "baru", kunci[0], kunci[1], kunci[3], None, rupiah(n[1] + n[2])
    for kunci, a, b in isi["berubah"]:
        yield "berubah", kunci[0], kunci[1], kunci[3], rupiah(a[1] + a[2]), rupiah(b[1] + b[2])
    for kunci, n in isi["hilang"]:
        yield "hilang", kunci[0], kunci[1], kunci[3], rupiah(n[1] + n[2]), None


def templat_xlsx(tahun_kinerja: TahunKinerja, bulan: int) -> bytes:
    """The flat template (layout E), one row per leaf, filled with codes, names and pagu."""
    semua = {p.pk: p for p in PosAnggaran.objects.filter(tahun_kinerja=tahun_kinerja)}
    tahap = TahapAnggaran.objects.filter(tahun_kinerja=tahun_kinerja).order_by("-urutan").first()
    pagu: dict[int, Decimal] = {}
    for pos, nilai in Pagu.objects.filter(tahap=tahap).values_list("pos", "nilai"):
        pagu[pos] = pagu.get(pos, Decimal(0)) + nilai
    induk = {p.induk_id for p in semua.values()}
    daun = sorted((p for p in semua.values() if p.pk not in induk), key=lambda p: p.kode)
    buku = Workbook(write_only=True)
    _tulis_lembar(
        buku,
        "Realisasi",
        KOLOM_TEMPLAT,
        [8, 8, *[22] * (len(KOLOM_TEMPLAT) - 2)],
        (_baris_templat(tahun_kinerja, bulan, p, semua, pagu.get(p.pk)) for p in daun),
    )
    return _simpan(buku)


def _baris_templat(
    tahun_kinerja: TahunKinerja,
    bulan: int,
    pos: PosAnggaran,
    semua: dict[int, PosAnggaran],
    pagu: Decimal | None,
) -> list[Any]:
    opd = tahun_kinerja.opd
    isi: dict[str, Any] = {
        "TAHUN": tahun_kinerja.tahun,
        "BULAN": bulan,
        "KODE_SKPD": opd.kode_resmi,
        "NAMA_SKPD": opd.nama,
        "TOTAL_ANGGARAN": pagu,
    }
    kolom = {"program": "PROGRAM", "kegiatan": "GIAT", "sub_kegiatan": "SUB_GIAT"}
    atas: PosAnggaran | None = pos
    while atas is not None:
        isi[f"KODE_{kolom[atas.tingkat]}"] = atas.kode
        isi[f"NAMA_{kolom[atas.tingkat]}"] = atas.nama
        atas = semua.get(atas.induk_id) if atas.induk_id else None
    return [isi.get(k) for k in KOLOM_TEMPLAT]
