"""What the checks read beside the report: printed figures, and last year's texts."""

from django.db.models import Count

from capaian.kueri.baca import transaksi_baca
from capaian.models import Bukti, Cetakan, TeksLaporan
from capaian.periksa import BarisCetakan
from renstra.models import TahunKinerja


def muat_cetakan(opd_kode: str, tahun: int) -> tuple[BarisCetakan, ...]:
    """Return what the published report printed, in the order of the workbook."""
    baris = Cetakan.objects.filter(
        tahun_kinerja__opd__kode=opd_kode, tahun_kinerja__tahun=tahun
    ).order_by("urutan")
    return tuple(
        BarisCetakan(c.urutan, c.tempat, c.fakta, c.nilai, c.teks, c.halaman, c.baris, c.kolom)
        for c in baris
    )


def muat_teks_lalu(opd_kode: str, tahun: int) -> dict[str, str]:
    """Return the texts of the agency's report of the year before, by outline key."""
    with transaksi_baca():
        lalu = TahunKinerja.objects.filter(opd__kode=opd_kode, tahun=tahun - 1)
        return dict(TeksLaporan.objects.filter(tahun_kinerja__in=lalu).values_list("kunci", "isi"))


def muat_bukti(opd_kode: str, tahun: int) -> dict[str, int]:
    """Return how many pieces of evidence each indicator has in the year, by its code."""
    semua = Bukti.objects.filter(
        tahun_kinerja__opd__kode=opd_kode,
        tahun_kinerja__tahun=tahun,
        indikator__isnull=False,
    )
    banyak = semua.order_by().values_list("indikator__kode").annotate(Count("pk"))
    return dict(banyak)
