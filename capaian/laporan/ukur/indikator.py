"""Capaian of every indicator: this year, the years before, medium term, comparators."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from capaian.hitung import (
    Alasan,
    Hasil,
    HasilPerubahan,
    Hitungan,
    Kelas,
    Perbandingan,
    Rumus,
    Target,
    bandingkan,
    hitung_capaian,
    jumlah,
    kategori,
    perubahan,
    rumus_bawaan,
)
from capaian.laporan.bahan import DataLaporan, Indikator, Isian, Pembanding
from capaian.laporan.pohon import SumberNilai
from capaian.laporan.ukur.pendaftar import Pendaftar, bersatuan, kata_kosong, nama_fakta
from capaian.laporan.ukur.realisasi import RealisasiTerbit, terbitkan
from capaian.laporan.ukur.target import TargetTerpilih, pilih_target, target_menengah
from lakip.angka import romawi


@dataclass(frozen=True)
class HasilTahun:
    """Target, realisasi, capaian and category of one year."""

    tahun: int
    target: TargetTerpilih
    realisasi: RealisasiTerbit
    capaian: Hasil
    kelas: Kelas | None


@dataclass(frozen=True)
class HasilMenengah:
    """The medium-term reference, where it was entered, and the progress towards it."""

    acuan: str
    tahun: int | None
    target: Target | None
    kemajuan: Hasil
    asal: SumberNilai | None = None


@dataclass(frozen=True)
class HasilIndikator:
    """Everything computed for one indicator."""

    indikator: Indikator
    rumus: Rumus
    kini: HasilTahun
    lalu: dict[int, HasilTahun] = field(default_factory=dict)
    menengah: HasilMenengah | None = None
    pembanding: tuple[tuple[Pembanding, Perbandingan], ...] = ()
    perubahan: HasilPerubahan | None = None

    def tahun(self, tahun: int) -> HasilTahun:
        """The results of a year; raises KeyError for one that was not asked for."""
        return self.kini if tahun == self.kini.tahun else self.lalu[tahun]


def ukur_indikator(data: DataLaporan, i: Indikator, daftar: Pendaftar) -> HasilIndikator:
    """Return the results of an indicator and register its facts."""
    rumus = i.rumus or rumus_bawaan(i.arah, i.aturan.rumus_turun)
    kini = ukur_tahun(data, i, data.tahun, rumus)
    lalu = {
        tahun: ukur_tahun(data, i, tahun, rumus)
        for tahun in range(data.tahun - 1, data.tahun - data.tampil.mundur - 1, -1)
    }
    hasil = HasilIndikator(
        indikator=i,
        rumus=rumus,
        kini=kini,
        lalu=lalu,
        menengah=_menengah(data, i, rumus, kini.realisasi),
        pembanding=tuple(
            (p, bandingkan(kini.realisasi.nilai, p.nilai, i.arah)) for p in i.pembanding
        ),
        perubahan=_perubahan(i, kini, lalu.get(data.tahun - 1)),
    )
    for satu in (kini, *lalu.values()):
        _daftar_tahun(daftar, i, satu, data.tahun)
    _daftar_rincian(daftar, i)
    _daftar_menengah(daftar, i, hasil)
    _daftar_pembanding(daftar, i)
    _daftar_renstra(daftar, i)
    return hasil


def ukur_tahun(data: DataLaporan, i: Indikator, tahun: int, rumus: Rumus) -> HasilTahun:
    """Target, realisasi, capaian and category of the indicator in one year."""
    target = pilih_target(i, tahun, data.renstra)
    realisasi = terbitkan(i, tahun, data.tahun)
    manual = realisasi.baris
    capaian = hitung_capaian(
        target=target.nilai,
        realisasi=realisasi.nilai,
        rumus=Rumus.MANUAL if manual and manual.capaian_manual is not None else rumus,
        arah=i.arah,
        aturan=i.aturan,
        batas=data.ukur.batas,
        manual=manual.capaian_manual if manual else None,
        alasan_manual=manual.alasan_manual if manual else "",
        alasan_kosong=realisasi.alasan or Alasan.BELUM_ADA_DATA,
    )
    kelas = kategori(capaian.nilai, i.skala or data.ukur.skala)
    return HasilTahun(tahun, target, realisasi, capaian, kelas)


def _menengah(
    data: DataLaporan, i: Indikator, rumus: Rumus, realisasi: RealisasiTerbit
) -> HasilMenengah:
    acuan, tahun, isian = target_menengah(i, data.tahun, data.renstra, data.tampil.acuan_menengah)
    target = isian.nilai if isian else None
    kemajuan = hitung_capaian(
        target=target,
        realisasi=realisasi.nilai,
        rumus=rumus_bawaan(i.arah, i.aturan.rumus_turun) if rumus is Rumus.MANUAL else rumus,
        arah=i.arah,
        aturan=i.aturan,
        batas=data.ukur.batas,
        alasan_kosong=realisasi.alasan or Alasan.BELUM_ADA_DATA,
    )
    return HasilMenengah(acuan, tahun, target, kemajuan, isian.asal if isian else None)


def _perubahan(i: Indikator, kini: HasilTahun, lalu: HasilTahun | None) -> HasilPerubahan:
    return perubahan(kini.realisasi.nilai, lalu.realisasi.nilai if lalu else None, i.arah)


def nilai_target(target: Target | None) -> Decimal | str | None:
    """The target as a fact holds it: a number, "4.20-4.25", "BB 70", or None."""
    if target is None:
        return None
    if target.angka is not None and not target.predikat:
        return target.angka
    return target.polos()


def _daftar_tahun(daftar: Pendaftar, i: Indikator, h: HasilTahun, tahun_laporan: int) -> None:
    tahun = None if h.tahun == tahun_laporan else h.tahun
    akhiran = f" tahun {h.tahun}"
    target = daftar.isian(
        nama_fakta("target", i.kode, tahun),
        f"Target {i.nama}{akhiran}",
        nilai_target(h.target.nilai),
        teks=bersatuan(h.target.nilai.teks(i.desimal), i.satuan) if h.target.nilai else "",
        satuan=i.satuan,
        asal=h.target.asal,
        alasan="" if h.target.nilai else Alasan.TARGET_KOSONG.label,
    )
    realisasi = _daftar_realisasi(daftar, i, h, tahun, akhiran)
    capaian = daftar.hasil(
        nama_fakta("capaian", i.kode, tahun),
        f"Capaian {i.nama}{akhiran}",
        h.capaian,
        masukan=(target, realisasi),
    )
    daftar.kategori(
        nama_fakta("kategori", i.kode, tahun),
        f"Kategori capaian {i.nama}{akhiran}",
        h.kelas,
        capaian,
        h.capaian,
    )


def _daftar_realisasi(
    daftar: Pendaftar, i: Indikator, h: HasilTahun, tahun: int | None, akhiran: str
) -> str:
    r = h.realisasi
    id_ = nama_fakta("realisasi", i.kode, tahun)
    nama = f"Realisasi {i.nama}{akhiran}"
    teks = bersatuan(r.teks(i.desimal), i.satuan)
    bagian = (*_daftar_bagian(daftar, i, r, tahun), *_daftar_triwulan(daftar, i, h, tahun))
    if r.nilai is not None and r.hasil is not None and r.hasil.rumus != Hitungan.DIKETIK:
        terbit = replace(r.hasil, nilai=r.nilai)
        return daftar.hasil(
            id_, nama, terbit, masukan=bagian, satuan=i.satuan, desimal=i.desimal, teks=teks
        )
    if r.nilai is None and not teks:
        teks = kata_kosong(r.alasan)
    alasan = r.sebab or (r.alasan.label if r.alasan else "")
    return daftar.isian(id_, nama, r.nilai, teks=teks, satuan=i.satuan, asal=r.asal, alasan=alasan)


def _daftar_bagian(
    daftar: Pendaftar, i: Indikator, r: RealisasiTerbit, tahun: int | None
) -> Iterator[str]:
    """Register pembilang and penyebut of the row that the realisasi stands on."""
    if r.baris is None:
        return
    for jenis, nilai, label in (
        ("pembilang", r.baris.pembilang, i.pembilang),
        ("penyebut", r.baris.penyebut, i.penyebut),
    ):
        if nilai is not None:
            id_ = nama_fakta(jenis, i.kode, tahun)
            yield daftar.isian(id_, label or f"{jenis.title()} {i.nama}", nilai, asal=r.asal)


def _daftar_triwulan(
    daftar: Pendaftar, i: Indikator, h: HasilTahun, tahun: int | None
) -> Iterator[str]:
    """Register the quarters that the year was aggregated from."""
    if h.realisasi.baris is None or h.realisasi.baris.triwulan == 0:
        return
    for r in i.tahun[h.tahun].realisasi:
        if r.triwulan and r.nilai is not None:
            id_ = nama_fakta("realisasi", i.kode, tahun, f"tw{r.triwulan}")
            nama = f"Realisasi {i.nama} triwulan {romawi(r.triwulan)}"
            yield daftar.isian(id_, nama, r.nilai, satuan=i.satuan, asal=r.asal)


def _daftar_rincian(daftar: Pendaftar, i: Indikator) -> None:
    for nomor, r in enumerate(i.rincian, 1):
        id_ = nama_fakta("rincian", i.kode, rincian=str(nomor))
        daftar.isian(id_, r.nama, r.jumlah, satuan=r.satuan, asal=r.asal)
    if not i.rincian:
        return
    semua = jumlah(r.jumlah for r in i.rincian)
    daftar.jumlah(
        nama_fakta("rincian", i.kode, rincian="jumlah"),
        f"Jumlah rincian {i.nama}",
        semua,
        [nama_fakta("rincian", i.kode, rincian=str(n)) for n in range(1, len(i.rincian) + 1)],
        i.rincian[0].satuan,
    )


def _daftar_menengah(daftar: Pendaftar, i: Indikator, h: HasilIndikator) -> None:
    m = h.menengah
    if m is None:
        return
    target = nama_fakta("target", i.kode, rincian="menengah")
    daftar.isian(
        target,
        f"Target menengah {i.nama} ({m.acuan})",
        nilai_target(m.target),
        teks=bersatuan(m.target.teks(i.desimal), i.satuan) if m.target else "",
        satuan=i.satuan,
        asal=m.asal,
        alasan="" if m.target else Alasan.TARGET_KOSONG.label,
    )
    daftar.hasil(
        nama_fakta("capaian", i.kode, rincian="menengah"),
        f"Tingkat kemajuan {i.nama} terhadap target menengah",
        m.kemajuan,
        masukan=(target, nama_fakta("realisasi", i.kode)),
    )


def _daftar_pembanding(daftar: Pendaftar, i: Indikator) -> None:
    for p in i.pembanding:
        if p.tidak_ada:
            continue
        satuan = p.satuan or i.satuan
        angka = RealisasiTerbit(p.nilai, p.predikat).teks(None)
        daftar.isian(
            nama_fakta("pembanding", i.kode, rincian=p.kunci),
            f"Pembanding {p.tingkat} {p.nama_indikator or i.nama}",
            p.nilai if p.nilai is not None else (p.predikat or None),
            teks=bersatuan(angka, satuan),
            satuan=satuan,
            asal=p.asal,
        )


def _daftar_renstra(daftar: Pendaftar, i: Indikator) -> None:
    """The targets of the plan, year by year, beside the target that counts."""
    tepi: list[tuple[str, int, Isian | None]] = [
        ("renstra", tahun, isian) for tahun, isian in i.target_renstra.items()
    ]
    for rincian, pasangan in (("awal", i.kondisi_awal), ("akhir", i.kondisi_akhir)):
        if pasangan:
            tepi.append((rincian, *pasangan))
    for rincian, tahun, isian in tepi:
        if isian and isian.nilai:
            daftar.isian(
                nama_fakta("target", i.kode, tahun, rincian),
                f"Target Renstra {i.nama} tahun {tahun}",
                nilai_target(isian.nilai),
                teks=bersatuan(isian.nilai.teks(i.desimal), i.satuan),
                satuan=i.satuan,
                asal=isian.asal,
            )
