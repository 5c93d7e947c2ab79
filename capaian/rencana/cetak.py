"""What is printed around a Perjanjian Kinerja."""

from anggaran.models import PerjanjianKinerja
from capaian.laporan.pk_cetak import KepalaPK
from capaian.sajian import ambil_gambar


def kepala_pk(satu: PerjanjianKinerja) -> KepalaPK:
    """Agency, emblem, place and standing of the document."""
    opd = satu.tahun_kinerja.opd
    lambang = opd.pemda.lambang
    return KepalaPK(
        opd=opd.nama,
        pemda=opd.pemda.nama,
        tahun=satu.tahun_kinerja.tahun,
        level=satu.level,
        tempat=satu.tempat or opd.pemda.ibu_kota,
        alamat=opd.alamat,
        lambang=ambil_gambar(lambang.sha256) if lambang else None,
        final=satu.final,
        contoh=satu.tahun_kinerja.contoh,
        sidik=satu.sidik,
    )
