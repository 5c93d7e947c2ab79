"""Compose the report: data in, the whole document as a tree out. Pure.

The outline says which parts there are, in which order and under which title; ``PENGISI`` says
what stands in each; numbers of chapters, parts, tables and figures are given at the end.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from capaian.hitung import VERSI_ATURAN
from capaian.laporan.bahan import DataLaporan
from capaian.laporan.isi import (
    analisis,
    bab_1,
    bab_2,
    bab_3,
    depan,
    efisiensi,
    keuangan,
    metode,
    penutup,
    pk,
    program,
    rencana,
    sebab,
)
from capaian.laporan.isi.akip import evaluasi_akip
from capaian.laporan.isi.konteks import Isi, Konteks, Pengisi
from capaian.laporan.isi.tabel_data import tabel_di
from capaian.laporan.isi.teks import teks_bagian
from capaian.laporan.nomor import nomori
from capaian.laporan.pohon import Bab, Bagian, BelumDiisi, Blok, Laporan, Tabel
from capaian.laporan.simpul import Simpul

PENGISI: Mapping[str, Pengisi] = {
    "kata-pengantar": depan.kata_pengantar,
    "daftar-isi": depan.daftar_otomatis,
    "daftar-tabel": depan.daftar_otomatis,
    "daftar-gambar": depan.daftar_otomatis,
    "kinerja-dalam-angka": depan.kinerja_dalam_angka,
    "ringkasan-eksekutif": depan.ringkasan,
    "dasar-hukum": bab_1.dasar_hukum,
    "komitmen-pelayanan": bab_1.komitmen,
    "spm": bab_1.spm,
    "susunan-organisasi": bab_1.susunan_organisasi,
    "tugas-fungsi": bab_1.tugas_fungsi,
    "sumber-daya-keuangan": keuangan.sumber_daya_keuangan,
    "sarana-prasarana": bab_1.sarana,
    "isu": bab_1.isu,
    "swot": bab_1.swot,
    "sistematika": bab_1.sistematika,
    "rencana-strategis": bab_2.renstra,
    "visi-misi": bab_2.visi_misi,
    "tujuan-sasaran": bab_2.tujuan_sasaran,
    "strategi-kebijakan": bab_2.strategi,
    "pemetaan-rpjmd": bab_2.pemetaan_rpjmd,
    "indikator-kinerja-utama": rencana.iku,
    "rencana-kinerja-tahunan": rencana.rkt,
    "rencana-aksi": rencana.rencana_aksi,
    "pk-murni": pk.pk_murni,
    "pk-perubahan": pk.pk_perubahan,
    "metode-pengukuran": metode.metode_pengukuran,
    "tingkat-capaian": metode.tingkat_capaian,
    "capaian-kinerja": bab_3.capaian_kinerja,
    "blok": bab_3.blok,
    "analisis-1": analisis.analisis_1,
    "analisis-2": analisis.analisis_2,
    "analisis-3": analisis.analisis_3,
    "analisis-4": analisis.analisis_4,
    "analisis-5": sebab.analisis_5,
    "analisis-6": efisiensi.analisis_6,
    "analisis-7": program.analisis_7,
    "realisasi-anggaran": keuangan.realisasi_anggaran,
    "evaluasi-akip": evaluasi_akip,
    "kesimpulan": penutup.kesimpulan,
    "langkah-perbaikan": penutup.langkah,
    "lampiran-formulir": penutup.formulir,
    "lampiran-pk": penutup.lampiran_pk,
    "lampiran-dokumentasi": penutup.dokumentasi,
}
"""What stands in a part, by its key without block. Other parts hold text and tables alone."""


def susun(data: DataLaporan) -> Laporan:
    """Return the whole report of an agency-year. The same data give the same tree."""
    k = Konteks.dari(data)
    dikenal = frozenset(s.kunci for akar in k.kerangka for s in akar.telusuri())
    # Parts that would be empty leave the outline first: others may list what is printed.
    k = replace(k, kerangka=tuple(_tanpa_yang_kosong(k, k.kerangka, dikenal)))
    bab = (_bab(k, s, dikenal) for s in k.kerangka)
    return Laporan(
        opd=data.opd.kode,
        tahun=data.tahun,
        versi_aturan=VERSI_ATURAN,
        status=data.status,
        contoh=data.contoh,
        sampul=depan.sampul(k),
        tampilan=depan.tampilan(k),
        bab=nomori(bab, data.tampil.penomoran, _tanpa_nomor(k)),
        fakta=k.u.fakta,
    )


def _tanpa_yang_kosong(
    k: Konteks, simpul: Iterable[Simpul], dikenal: frozenset[str]
) -> Iterator[Simpul]:
    """The parts without those that may be absent and have nothing to say."""
    for s in simpul:
        sisa = replace(s, anak=tuple(_tanpa_yang_kosong(k, s.anak, dikenal)))
        if not s.bila_ada or any(True for _ in _isi(k, sisa, dikenal, 2)):
            yield sisa


def _bab(k: Konteks, s: Simpul, dikenal: frozenset[str]) -> Bab:
    isi = list(_isi(k, s, dikenal, 2))
    if s.kunci == "bab-4":
        isi.append(k.tanda_tangan(f"{s.kunci}/tanda-tangan"))
    return Bab(s.kunci, s.judul, tuple(isi), jenis=s.jenis)


def _isi(k: Konteks, s: Simpul, dikenal: frozenset[str], tingkat: int) -> Iterator[Blok]:
    """What stands in a part: generated, written, tables, generated again, then the parts below."""
    sebelum, sesudah = PENGISI.get(s.dasar, _tanpa_isi)(k, s)
    tabel = tabel_di(k, s.kunci, dikenal)
    sendiri = [*sebelum, *teks_bagian(k, s), *tabel, *sesudah]
    bawah = [_bagian(k, a, dikenal, tingkat) for a in s.anak]
    if not (sendiri or bawah or s.bila_ada):
        yield BelumDiisi(f"{s.kunci}/kosong", f"Bagian “{s.judul}” belum diisi.")
    for blok in sendiri:
        yield _judul_kolom(blok, s.judul_kolom)
    yield from bawah


def _bagian(k: Konteks, s: Simpul, dikenal: frozenset[str], tingkat: int) -> Bagian:
    return Bagian(s.kunci, s.judul, tuple(_isi(k, s, dikenal, tingkat + 1)), tingkat=tingkat)


def _tanpa_isi(_k: Konteks, _s: Simpul) -> Isi:
    return (), ()


def _judul_kolom(blok: Blok, judul: Mapping[str, str]) -> Blok:
    """The table with the agency's column titles."""
    if not isinstance(blok, Tabel) or not judul:
        return blok
    kolom = tuple(replace(c, judul=judul.get(c.kunci, c.judul)) for c in blok.kolom)
    return replace(blok, kolom=kolom)


def _tanpa_nomor(k: Konteks) -> frozenset[str]:
    """Keys of parts that carry no number."""
    semua = (s for akar in k.kerangka for s in akar.telusuri())
    return frozenset(s.kunci for s in semua if not s.bernomor)
