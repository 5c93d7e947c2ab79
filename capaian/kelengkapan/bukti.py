"""Required items of what was entered: that it has evidence, and that a Verifikator accepted it."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from capaian.bukti import bukti_nilai, bukti_tahun
from capaian.kelengkapan.bahan import Bahan
from capaian.kelengkapan.syarat import Bagian, Syarat
from capaian.verifikasi import SUMBER, Isian, Keadaan, daftar_isian
from lakip.instansi.izin import Izin

_PERIKSA, _PERBAIKI, _UNGGAH = 1, 3, 3


def bukti(b: Bahan) -> Iterator[Syarat]:
    """Evidence and verification of every entered value; what a workbook brought has both."""
    semua = bukti_tahun(b.tk)
    for i in daftar_isian(b.tk):
        milik_bukti = SUMBER[i.jenis].milik_bukti
        if milik_bukti is not None and not i.status.impor:
            milik = milik_bukti(i)
            yield _syarat(
                b,
                i,
                "bukti",
                f"Bukti {i.sebutan}",
                bool(bukti_nilai(semua, milik, i.triwulan)),
                Izin.ISI_REALISASI,
                _UNGGAH,
                b.alamat("capaian:bukti", i.triwulan, *milik),
            )
        yield _verifikasi(b, i)


def _verifikasi(b: Bahan, i: Isian) -> Syarat:
    """The value's verification: it waits for a Verifikator, or for whoever must mend it."""
    kunci, nama = "verifikasi", f"{i.jenis.label} {i.sebutan}"
    if i.status.keadaan is Keadaan.DIKEMBALIKAN:
        uraian = f"Perbaiki {nama}"
        alasan = i.status.alasan
        return _syarat(
            b, i, kunci, uraian, False, Izin.ISI_REALISASI, _PERBAIKI, i.alamat, dikembalikan=alasan
        )
    diterima = i.status.keadaan is Keadaan.DITERIMA
    laman = f"{b.alamat('capaian:verifikasi')}?keadaan={i.status.keadaan}#{i.jangkar}"
    return _syarat(b, i, kunci, f"Verifikasi {nama}", diterima, Izin.VERIFIKASI, _PERIKSA, laman)


def _syarat(
    b: Bahan,
    i: Isian,
    kunci: str,
    uraian: str,
    terisi: bool,
    izin: Izin,
    menit: int,
    alamat: str,
    dikembalikan: str = "",
) -> Syarat:
    waktu = i.status.waktu or i.status.diisi
    zona = ZoneInfo(b.tk.opd.pemda.zona_waktu)
    return Syarat(
        f"{kunci}:{i.jenis}:{i.kode}#{i.triwulan}",
        Bagian.BUKTI,
        uraian,
        terisi,
        izin,
        alamat,
        menit,
        unit=i.unit.pk if i.unit else None,
        sejak=waktu.astimezone(zona).date() if waktu else None,
        triwulan=i.triwulan,
        dikembalikan=dikembalikan,
        wajib=kunci == "verifikasi",
    )
