"""All results of a report: the data go through the calculator once, every number gets its name.

Nothing here divides, averages or classifies: ``capaian.hitung`` does. Facts are named
``jenis:kunci[@tahun][#rincian]``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from capaian.hitung import Hasil, Rekap, rata_rata_capaian, sebaran_kategori
from capaian.laporan.bahan import DataLaporan
from capaian.laporan.pohon import Fakta
from capaian.laporan.ukur.akip import HasilEvaluasi, ukur_akip
from capaian.laporan.ukur.anggaran import (
    HasilKontrol,
    HasilPos,
    PohonAnggaran,
    ukur_kontrol,
    ukur_pos,
    ukur_tahun_lain,
    ukur_total,
)
from capaian.laporan.ukur.data_tabel import SelData, ukur_tabel
from capaian.laporan.ukur.dukungan import SERATUS, Pendukung, gabung
from capaian.laporan.ukur.efisiensi import Cakupan, HasilDukungan, Pengukur
from capaian.laporan.ukur.indikator import HasilIndikator, ukur_indikator
from capaian.laporan.ukur.kelompok import OPD, HasilKelompok, ukur_kelompok, ukur_opd
from capaian.laporan.ukur.keluaran import HasilKeluaran
from capaian.laporan.ukur.pendaftar import Pendaftar, kata_kosong, nama_fakta
from capaian.laporan.ukur.perjanjian import daftar_perjanjian
from capaian.laporan.ukur.sumber import BandingSumber, ukur_sumber

__all__ = [
    "HasilDukungan",
    "HasilIndikator",
    "HasilKelompok",
    "HasilKeluaran",
    "HasilPos",
    "Ukuran",
    "kata_kosong",
    "nama_fakta",
    "ukur",
]

SEMUA_SASARAN, SEMUA_TUJUAN, SPM = "sasaran", "tujuan", "spm"
"""Owners of the totals over all sasaran, over all tujuan, and over what is marked SPM."""


@dataclass(frozen=True)
class Ukuran:
    """Every result of the agency-year, by code, and the register of facts.

    ``dukungan`` holds each tujuan and sasaran, "sasaran" and "tujuan" for the totals over all of
    them (each leaf once), OPD for the agency, "spm", and indicators shown singly.
    """

    fakta: Mapping[str, Fakta]
    indikator: Mapping[str, HasilIndikator]
    kelompok: Mapping[str, HasilKelompok]
    opd: HasilKelompok
    anggaran: PohonAnggaran
    pos: Mapping[str, HasilPos]
    total: Rekap
    serapan: Hasil
    kontrol: tuple[HasilKontrol, ...]
    sumber: tuple[BandingSumber, ...]
    tahun_lain: Mapping[int, Hasil]
    dukungan: Mapping[str, HasilDukungan]
    sebaran_keluaran: Mapping[str, int]
    akip: tuple[HasilEvaluasi, ...]
    tabel: Mapping[str, tuple[dict[str, SelData], ...]]


def ukur(data: DataLaporan) -> Ukuran:
    """Return all results of an agency-year. The same data give the same results."""
    daftar = Pendaftar(data.tampil.gaya_rupiah)
    indikator = {i.kode: ukur_indikator(data, i, daftar) for i in data.indikator}
    kelompok = ukur_kelompok(data, indikator, daftar)
    opd = ukur_opd(data, indikator, kelompok, daftar)
    pohon = PohonAnggaran(data, data.ukur.fisik)
    pos = ukur_pos(data, pohon, daftar)
    total, terserap = ukur_total(data, pohon, daftar)
    daftar_perjanjian(data, daftar)
    return Ukuran(
        fakta=daftar.fakta,
        indikator=indikator,
        kelompok=kelompok,
        opd=opd,
        anggaran=pohon,
        pos=pos,
        total=total,
        serapan=terserap,
        kontrol=ukur_kontrol(data, pos, total, daftar),
        sumber=ukur_sumber(data, pohon, daftar),
        tahun_lain=ukur_tahun_lain(data, daftar),
        dukungan=_ukur_dukungan(data, pohon, indikator, kelompok, opd, daftar),
        sebaran_keluaran=_cacah(data, pohon, indikator, daftar),
        akip=ukur_akip(data, daftar),
        tabel={t.kode: ukur_tabel(t, daftar) for t in data.tabel},
    )


def _ukur_dukungan(
    data: DataLaporan,
    pohon: PohonAnggaran,
    indikator: Mapping[str, HasilIndikator],
    kelompok: Mapping[str, HasilKelompok],
    opd: HasilKelompok,
    daftar: Pendaftar,
) -> dict[str, HasilDukungan]:
    """Measure sasaran first: a program's plain efficiency is that of the sasaran it supports."""
    pendukung, pengukur = Pendukung(data, pohon), Pengukur(data, pohon, daftar)
    hasil = {}
    for semua, induk in ((SEMUA_SASARAN, data.sasaran), (SEMUA_TUJUAN, data.tujuan)):
        for satu in induk:
            k = kelompok.get(satu.kode)
            capaian, fakta = (k.rata, k.fakta_rata) if k else (rata_rata_capaian(()), "")
            bagian, alasan = pendukung.bagian(satu.kode), pendukung.alasan(satu.kode)
            cakupan = Cakupan(satu.kode, satu.uraian, bagian, capaian, fakta, alasan)
            hasil[satu.kode] = pengukur.ukur(cakupan)
        kode = tuple(s.kode for s in induk)
        bersama = gabung(*(hasil[k].cakupan.bagian for k in kode))
        nama = f"seluruh {semua}"
        cakupan = Cakupan(semua, nama, bersama, opd.rata, opd.fakta_rata, gabungan=kode)
        hasil[semua] = pengukur.ukur(cakupan)
    for i in data.indikator if _per_indikator(data) else ():
        fakta, capaian = nama_fakta("capaian", i.kode), indikator[i.kode].kini.capaian
        bagian, alasan = pendukung.bagian(i.kode), pendukung.alasan(i.kode)
        hasil[i.kode] = pengukur.ukur(Cakupan(i.kode, i.nama, bagian, capaian, fakta, alasan))
    seluruh = dict.fromkeys(pohon.semua_daun())
    hasil[OPD] = pengukur.ukur(Cakupan(OPD, data.opd.nama, seluruh, opd.rata, opd.fakta_rata))
    bertanda = tuple(p.kode for p in data.pos if p.spm)
    if bertanda:
        daun = dict.fromkeys(d for kode in bertanda for d in pohon.daun(kode))
        nama = "standar pelayanan minimal"
        cakupan = Cakupan(SPM, nama, daun, opd.rata, opd.fakta_rata, gabungan=bertanda)
        hasil[SPM] = pengukur.ukur(cakupan)
    return hasil


def _per_indikator(data: DataLaporan) -> bool:
    return data.tampil.pola == "per_indikator" or data.ukur.tingkat_efisiensi == "indikator"


def _cacah(
    data: DataLaporan,
    pohon: PohonAnggaran,
    indikator: Mapping[str, HasilIndikator],
    daftar: Pendaftar,
) -> dict[str, int]:
    """Count what sentences count; return how many outputs fall into each class."""
    capaian = [k.capaian.nilai for satu in pohon.keluaran.values() for k in satu]
    sebaran = sebaran_kategori(capaian, data.ukur.skala)
    for kelas in data.ukur.skala.kelas:
        id_ = nama_fakta("jumlah", "keluaran", rincian=kelas.kode)
        daftar.cacah(id_, f"Keluaran berkategori {kelas.label}", sebaran[kelas.kode])
    nilai = [h.kini.capaian.nilai for h in indikator.values()]
    tercapai = sum(1 for n in nilai if n is not None and n >= SERATUS)
    daftar.cacah("jumlah:indikator#tercapai", "Indikator yang mencapai target", tercapai)
    for jenis, banyak in (
        ("keluaran", len(capaian)),
        ("tujuan", len(data.tujuan)),
        ("sasaran", len(data.sasaran)),
        ("indikator", len(data.indikator)),
        ("program", len(pohon.akar)),
    ):
        daftar.cacah(f"jumlah:{jenis}", f"Banyaknya {jenis}", banyak)
    return sebaran
