"""From indicators to tujuan, sasaran and agency."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from capaian.hitung import (
    Anggota,
    Hasil,
    Kelas,
    MetodeOpd,
    MetodeSasaran,
    capaian_opd,
    capaian_sasaran,
    kategori,
    rata_rata_capaian,
)
from capaian.laporan.bahan import DataLaporan, Indikator
from capaian.laporan.ukur.indikator import HasilIndikator
from capaian.laporan.ukur.pendaftar import Pendaftar, nama_fakta

OPD = "OPD"


@dataclass(frozen=True)
class HasilKelompok:
    """The capaian of a tujuan, a sasaran or the agency.

    ``capaian``: by the agency's method. ``rata``: the simple mean, which efficiency takes, and
    its fact. ``anggota``: codes of the indicators (or sasaran) that count.
    """

    kode: str
    nama: str
    capaian: Hasil
    kelas: Kelas | None
    rata: Hasil
    fakta_rata: str
    anggota: tuple[str, ...]


def ukur_kelompok(
    data: DataLaporan, indikator: Mapping[str, HasilIndikator], daftar: Pendaftar
) -> dict[str, HasilKelompok]:
    """Return the capaian of every tujuan and sasaran that has indicators, by code."""
    hasil = {}
    for induk in (*data.tujuan, *data.sasaran):
        milik = [i for i in data.indikator if i.induk == induk.kode]
        if milik:
            anggota = _anggota(_yang_dihitung(data, milik), indikator)
            hasil[induk.kode] = _ukur(data, induk.kode, induk.uraian, anggota, daftar)
    return hasil


def ukur_opd(
    data: DataLaporan,
    indikator: Mapping[str, HasilIndikator],
    kelompok: Mapping[str, HasilKelompok],
    daftar: Pendaftar,
) -> HasilKelompok:
    """Return the capaian of the agency, over indicators or over sasaran as it chose."""
    dipakai = [i for i in data.indikator if data.ukur.dengan_tujuan or not i.milik_tujuan]
    anggota = _anggota(dipakai, indikator)
    induk = (*(data.tujuan if data.ukur.dengan_tujuan else ()), *data.sasaran)
    atas = [Anggota(s.kode, kelompok[s.kode].capaian.nilai) for s in induk if s.kode in kelompok]
    capaian = capaian_opd(
        metode=data.ukur.metode_opd,
        indikator=anggota,
        sasaran=atas,
        dengan_pendukung=data.ukur.dengan_pendukung,
        batas=data.ukur.batas,
    )
    terhitung = [a for a in anggota if data.ukur.dengan_pendukung or not a.pendukung]
    rata = rata_rata_capaian(terhitung, data.ukur.batas)
    per_sasaran = data.ukur.metode_opd is MetodeOpd.SASARAN
    return _daftar(
        data,
        OPD,
        data.opd.nama,
        capaian,
        rata,
        [a.kunci for a in (atas if per_sasaran else terhitung)],
        daftar,
        sama=not per_sasaran,
    )


def _yang_dihitung(data: DataLaporan, milik: Sequence[Indikator]) -> Sequence[Indikator]:
    """Supporting indicators count where the agency says so, or where there are no others."""
    utama = [i for i in milik if i.kelompok != "pendukung"]
    return milik if data.ukur.dengan_pendukung or not utama else utama


def _anggota(indikator: Iterable[Indikator], hasil: Mapping[str, HasilIndikator]) -> list[Anggota]:
    return [
        Anggota(i.kode, hasil[i.kode].kini.capaian.nilai, i.bobot, i.kelompok == "pendukung")
        for i in indikator
    ]


def _ukur(
    data: DataLaporan, kode: str, nama: str, anggota: list[Anggota], daftar: Pendaftar
) -> HasilKelompok:
    capaian = capaian_sasaran(
        anggota, metode=data.ukur.metode_sasaran, skala=data.ukur.skala, batas=data.ukur.batas
    )
    rata = rata_rata_capaian(anggota, data.ukur.batas)
    sama = data.ukur.metode_sasaran is MetodeSasaran.RATA_RATA
    kunci = [a.kunci for a in anggota]
    return _daftar(data, kode, nama, capaian, rata, kunci, daftar, sama=sama)


def _daftar(
    data: DataLaporan,
    kode: str,
    nama: str,
    capaian: Hasil,
    rata: Hasil,
    anggota: list[str],
    daftar: Pendaftar,
    *,
    sama: bool,
) -> HasilKelompok:
    """Register capaian, category and, where the method is another one, the simple mean."""
    masukan = [nama_fakta("capaian", a) for a in anggota]
    id_ = daftar.hasil(nama_fakta("capaian", kode), f"Capaian {nama}", capaian, masukan=masukan)
    kelas = kategori(capaian.nilai, data.ukur.skala)
    daftar.kategori(nama_fakta("kategori", kode), f"Kategori {nama}", kelas, id_, capaian)
    if not sama:
        id_ = daftar.hasil(
            nama_fakta("capaian", kode, rincian="rata_rata"),
            f"Rata-rata capaian indikator {nama}",
            rata,
            masukan=[nama_fakta("capaian", k) for k in rata.masukan],
        )
    return HasilKelompok(kode, nama, capaian, kelas, rata, id_, tuple(anggota))
