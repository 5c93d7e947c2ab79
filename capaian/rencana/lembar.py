"""The lists of the planning pages as sheets of a workbook."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from anggaran.models import PerjanjianKinerja
from capaian.laporan.bahan import PK
from capaian.rencana.kisi import JenisSel, Kisi, KolomKisi
from lakip.angka import AngkaTidakTerbaca, JenisAngka, baca_angka, format_tanggal
from lakip.instansi.models import Pejabat, SusunanOrganisasi
from lakip.xlsx.tulis import Daftar, KolomDaftar
from renstra.models import ItemIKU, KeputusanIKU

Isi = str | int | Decimal | None
_LEBAR = {JenisSel.TEKS: 30, JenisSel.PILIH: 26, JenisSel.RUPIAH: 20}


def daftar_kisi(kisi: Kisi) -> Daftar:
    """A grid as it is stored: its rows with their groups, blank lines left out."""
    baris = [b for b in kisi.daftar() if not b.baru]
    kelompok = any(b.kelompok for b in baris)
    keterangan = any(b.keterangan for b in baris)
    kolom = [KolomDaftar("Kelompok", 36)] * kelompok
    kolom += [KolomDaftar(kisi.judul_baris, 36), *[KolomDaftar("Satuan", 12)] * keterangan]
    kolom += [KolomDaftar(k.judul, 44 if k.panjang else _LEBAR.get(k.jenis, 14), _desimal(k))
              for k in kisi.kolom]  # fmt: skip
    isi = [
        [
            *[b.kelompok] * kelompok,
            b.judul,
            *[b.keterangan] * keterangan,
            *(_isi(s.kolom, s.awal) for s in b.sel),
        ]
        for b in baris
    ]
    return Daftar(kisi.nama, kolom, isi)


def _desimal(k: KolomKisi) -> int | None:
    return 2 if k.jenis is JenisSel.RUPIAH else None


def _isi(k: KolomKisi, teks: str) -> Isi:
    """A cell as a number where it holds one; a range, a grade or a word stays text."""
    if not teks:
        return None
    if k.jenis is JenisSel.PILIH:
        return dict(k.pilihan).get(teks, teks)
    return teks if k.jenis is JenisSel.TEKS else angka_atau_teks(teks, k.jenis)


def angka_atau_teks(teks: str, jenis: JenisSel = JenisSel.TARGET) -> Isi:
    """The number that the text is; the text itself when it is none."""
    cara = JenisAngka.RUPIAH if jenis is JenisSel.RUPIAH else JenisAngka.DESIMAL
    try:
        return baca_angka(teks, jenis=cara)
    except AngkaTidakTerbaca:
        return teks


_KOLOM_PK = (
    KolomDaftar("Perjanjian Kinerja", 34),
    KolomDaftar("Level", 12),
    KolomDaftar("Unit", 34),
    KolomDaftar("Tanggal", 20),
    KolomDaftar("Keadaan", 12),
    KolomDaftar("Dasar perubahan", 40),
    KolomDaftar("Pihak pertama", 34),
    KolomDaftar("Pihak kedua", 34),
)


def daftar_pk(semua: Iterable[PerjanjianKinerja]) -> Daftar:
    """The PK of a year, one a row."""
    baris = [
        (
            str(p),
            p.get_level_display(),
            p.unit.nama if p.unit else None,
            p.sebutan_tanggal,
            "final" if p.final else "draf",
            p.get_alasan_perubahan_display() if p.alasan_perubahan else None,
            p.pihak_pertama_nama,
            p.pihak_kedua_nama,
        )
        for p in semua
    ]
    return Daftar("Perjanjian Kinerja", _KOLOM_PK, baris)


def lembar_pk(pk: PK) -> tuple[Daftar, Daftar]:
    """What one PK promises: its targets, and its money."""
    target = [
        (i.sasaran_teks, i.indikator_teks, i.satuan, _target(i.target.nilai), i.keterangan)
        for i in pk.item
    ]
    uang = [(a.pos, a.nama, a.nilai, a.keterangan) for a in pk.anggaran]
    kolom = (KolomDaftar("Sasaran", 44), KolomDaftar("Indikator", 44), KolomDaftar("Satuan", 12))
    kolom += (KolomDaftar("Target", 14, None), KolomDaftar("Keterangan", 30))
    kolom_uang = (KolomDaftar("Kode", 22), KolomDaftar("Program atau kegiatan", 50))
    kolom_uang += (KolomDaftar("Anggaran (Rp)", 20, 2), KolomDaftar("Keterangan", 30))
    return Daftar("Target", kolom, target), Daftar("Anggaran", kolom_uang, uang)


def _target(target: Any) -> Isi:
    return angka_atau_teks(target.teks().replace(".", "")) if target else None


def daftar_renstra(pohon: Iterable[tuple], lepas: Iterable[tuple], tahun: list[int]) -> Daftar:
    """The tree of a Renstra: every indicator below its tujuan and sasaran, with its targets.

    ``pohon`` and ``lepas`` are what the page shows: (tujuan, indicators, sasaran with indicators).
    """
    kolom = [KolomDaftar("Tujuan", 40), KolomDaftar("Sasaran", 40), KolomDaftar("Kode", 10)]
    kolom += [KolomDaftar("Indikator", 44), KolomDaftar("Satuan", 12)]
    kolom += [KolomDaftar(f"Target {n}", 14, None) for n in tahun]
    baris: list[list[Isi]] = []
    for tujuan, indikator, sasaran in [*pohon, ("", [], lepas)]:
        baris += _baris_indikator(str(tujuan), "", indikator, tahun)
        for s, daftar in sasaran:
            baris += _baris_indikator(str(tujuan), str(s), daftar, tahun)
    return Daftar("Renstra", kolom, baris)


def _baris_indikator(
    tujuan: str, sasaran: str, daftar: Iterable[tuple], tahun: list[int]
) -> list[list[Isi]]:
    """The indicators of one owner; a sasaran without any still has its row."""
    hasil: list[list[Isi]] = [
        [tujuan, sasaran, i.kode, i.nama, i.satuan,
         *(None if t == "–" else angka_atau_teks(t) for t in target)]
        for i, target in daftar
    ]  # fmt: skip
    if hasil or not sasaran:
        return hasil
    return [[tujuan, sasaran, None, None, None, *[None] * len(tahun)]]


_KOLOM_UNIT = (
    KolomDaftar("Susunan organisasi", 40),
    KolomDaftar("Kode", 16),
    KolomDaftar("Unit", 44),
    KolomDaftar("Jenis", 16),
    KolomDaftar("Di bawah", 44),
)
_KOLOM_PEJABAT = (
    KolomDaftar("Nama", 34),
    KolomDaftar("Jabatan", 40),
    KolomDaftar("Status", 14),
    KolomDaftar("Unit", 34),
    KolomDaftar("Pangkat", 24),
    KolomDaftar("Dari", 20),
    KolomDaftar("Sampai", 20),
)


def lembar_organisasi(
    susunan: Iterable[SusunanOrganisasi], pejabat: Iterable[Pejabat]
) -> tuple[Daftar, Daftar]:
    """The units of every regulation, and the officials with their periods."""
    unit = []
    for s in susunan:
        nama = {u.pk: u.nama for u in s.unit.all()}
        unit += [
            (str(s), u.kode, u.nama, u.get_jenis_display(), nama.get(u.induk_id))
            for u in s.unit.all()
        ]
    orang = [
        (
            p.nama,
            p.jabatan,
            p.get_status_display(),
            p.unit.nama if p.unit else None,
            p.pangkat,
            format_tanggal(p.dari, kosong=""),
            format_tanggal(p.sampai, kosong=""),
        )
        for p in pejabat
    ]
    return Daftar("Unit", _KOLOM_UNIT, unit), Daftar("Pejabat", _KOLOM_PEJABAT, orang)


_KOLOM_IKU = (
    KolomDaftar("Kode", 10),
    KolomDaftar("Sasaran", 40),
    KolomDaftar("Indikator", 44),
    KolomDaftar("Alasan", 44),
    KolomDaftar("Rumus", 44),
    KolomDaftar("Pembilang", 40),
    KolomDaftar("Penyebut", 40),
    KolomDaftar("Sumber data", 30),
    KolomDaftar("Penanggung jawab", 30),
)


def daftar_iku(keputusan: KeputusanIKU, butir: Iterable[ItemIKU]) -> Daftar:
    """The indicators of an IKU decision in its own wording."""
    baris = [
        (
            b.indikator.kode if b.indikator else None,
            b.sasaran_teks,
            b.indikator_teks,
            b.alasan,
            b.rumus_teks,
            b.pembilang,
            b.penyebut,
            b.sumber_data,
            b.penanggung_jawab,
        )
        for b in butir
    ]
    return Daftar(f"IKU {keputusan}", _KOLOM_IKU, baris)
