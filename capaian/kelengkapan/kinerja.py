"""Required items of results: realisasi per quarter and year, earlier years, analyses."""

from collections.abc import Iterator

from capaian.jadwal import nama_periode
from capaian.kelengkapan.bahan import Bahan
from capaian.kelengkapan.syarat import Bagian, Syarat
from capaian.laporan.bahan import Indikator
from capaian.laporan.ukur.realisasi import berisi
from lakip.instansi.izin import Izin

_NILAI, _URAIAN = 2, 5
_BUTIR_ANALISIS = {
    "penyebab": "Penyebab keberhasilan atau kegagalan",
    "solusi": "Solusi",
    "tindak_lanjut": "Rencana tindak lanjut",
}


def realisasi(b: Bahan) -> Iterator[Syarat]:
    """The quarters that have a target, then the year; and the figure of the year before."""
    for i in b.data.indikator:
        yield from _realisasi(b, i)
    if "analisis-2" in b.aktif:
        for i in b.data.indikator:
            if i.dari_tahun is None or i.dari_tahun < b.tk.tahun:
                yield _riwayat(b, i)


def _realisasi(b: Bahan, i: Indikator) -> Iterator[Syarat]:
    isi = i.tahun.get(b.tk.tahun)
    ada = {r.triwulan for r in isi.realisasi if berisi(r)} if isi else set()
    for n in range(1, 5):
        if (i.kode, n) in b.target_triwulan:
            terisi = bool(ada & {0, n})
            yield _nilai(b, i, f"realisasi:{i.kode}#tw{n}", n, terisi)
    terbit = b.u.indikator[i.kode].kini.realisasi
    lengkap = terbit.nilai is not None or bool(terbit.predikat or terbit.sebab)
    utuh = 0 in ada or 4 in ada
    yield _nilai(b, i, f"realisasi:{i.kode}", 0, lengkap and utuh)


def _nilai(b: Bahan, i: Indikator, kunci: str, triwulan: int, terisi: bool) -> Syarat:
    periode = nama_periode(triwulan).lower() if not triwulan else nama_periode(triwulan)
    return Syarat(
        kunci,
        Bagian.REALISASI,
        f"Realisasi {periode} “{i.nama}”",
        terisi,
        Izin.ISI_REALISASI,
        b.alamat_isian(i.kode, triwulan),
        _NILAI,
        unit=b.indikator[i.kode].unit,
        sejak=b.sesudah_triwulan(triwulan) if triwulan else b.akhir_tahun,
        triwulan=triwulan,
    )


def _riwayat(b: Bahan, i: Indikator) -> Syarat:
    """The realisasi of last year, from its own agency-year or as history."""
    tahun = b.tk.tahun - 1
    lalu = b.u.indikator[i.kode].lalu[tahun].realisasi
    return Syarat(
        f"realisasi:{i.kode}@{tahun}",
        Bagian.REALISASI,
        f"Realisasi tahun {tahun} “{i.nama}”",
        lalu.nilai is not None or bool(lalu.predikat or lalu.sebab),
        Izin.ISI_REALISASI if b.tahun_lalu else Izin.SUSUN_RENCANA,
        b.alamat_tahun_lalu if b.tahun_lalu else b.alamat("rencana:rujukan", "riwayat"),
        _NILAI,
        unit=b.indikator[i.kode].unit,
    )


def analisis(b: Bahan) -> Iterator[Syarat]:
    """Medium-term targets, comparators, causes, solutions and follow-up of each indicator."""
    for i in b.data.indikator:
        if "analisis-3" in b.aktif:
            menengah = b.u.indikator[i.kode].menengah
            yield Syarat(
                f"target:{i.kode}#menengah",
                Bagian.ANALISIS,
                f"Target jangka menengah “{i.nama}”",
                menengah is not None and menengah.target is not None,
                Izin.SUSUN_RENCANA,
                b.alamat_renstra("rencana:target"),
                _NILAI,
            )
        if "analisis-4" in b.aktif:
            yield _pembanding(b, i)
        if "analisis-5" in b.aktif:
            yield from _uraian(b, i)
    if "analisis-7" in b.aktif:
        yield from _dukungan(b)


def _pembanding(b: Bahan, i: Indikator) -> Syarat:
    return Syarat(
        f"pembanding:{i.kode}",
        Bagian.ANALISIS,
        f"Pembanding nasional, provinsi, atau kota “{i.nama}”",
        any(p.tidak_ada or p.nilai is not None or p.predikat for p in i.pembanding),
        Izin.ISI_REALISASI,
        f"{b.alamat('bahan:pembanding')}#baris-baru-{b.indikator[i.kode].pk}",
        _URAIAN,
        unit=b.indikator[i.kode].unit,
        sejak=b.akhir_tahun,
    )


def _uraian(b: Bahan, i: Indikator) -> Iterator[Syarat]:
    """Each kind of analysis, written for the indicator, its sasaran or the agency."""
    milik = {i.kode, i.induk, ""}
    ada = {a.jenis for a in b.data.analisis if a.milik in milik and a.uraian.strip()}
    for jenis, nama in _BUTIR_ANALISIS.items():
        yield Syarat(
            f"analisis:{i.kode}#{jenis}",
            Bagian.ANALISIS,
            f"{nama} “{i.nama}”",
            jenis in ada,
            Izin.ISI_REALISASI,
            f"{b.alamat('bahan:analisis')}#baris-i-{b.indikator[i.kode].pk}",
            _URAIAN,
            unit=b.indikator[i.kode].unit,
            sejak=b.akhir_tahun,
        )


def _dukungan(b: Bahan) -> Iterator[Syarat]:
    """What supports each owner of indicators, or why nothing does."""
    for kode in dict.fromkeys(i.induk for i in b.data.indikator):
        cakupan = b.u.dukungan[kode].cakupan
        yield Syarat(
            f"dukungan:{kode}",
            Bagian.ANGGARAN,
            f"Program yang menunjang “{cakupan.nama}”",
            bool(cakupan.bagian or cakupan.alasan),
            Izin.SUSUN_ANGGARAN,
            b.alamat("rencana:rujukan", "dukungan"),
            _NILAI,
        )
