"""The report of an agency-year as its readers get it: the tree, kept while nothing changed."""

from functools import lru_cache

from capaian.kueri import muat
from capaian.kueri.sidik import sidik_data
from capaian.laporan.bahan import DataLaporan
from capaian.laporan.pohon import Laporan
from capaian.laporan.ukur import Ukuran, ukur
from lakip.instansi.models import Berkas
from lakip.instansi.simpanan import BerkasRusak, baca
from renstra.models import TahunKinerja


def sajikan_laporan(tahun_kinerja: TahunKinerja) -> Laporan:
    """The report's tree; unchanged data are not read again by the same process.

    Raises TidakDapatDimuat when the agency-year cannot be read.
    """
    return _laporan(tahun_kinerja.opd.kode, tahun_kinerja.tahun, sidik_data(tahun_kinerja))


@lru_cache(maxsize=4)
def _laporan(kode: str, tahun: int, sidik: str) -> Laporan:
    from capaian.laporan.susun import susun

    return susun(_ukuran(kode, tahun, sidik)[0])


def sajikan_ukuran(tahun_kinerja: TahunKinerja) -> tuple[DataLaporan, Ukuran]:
    """The data and every measured result; unchanged data are not read again by the same process.

    Raises TidakDapatDimuat when the agency-year cannot be read.
    """
    return _ukuran(tahun_kinerja.opd.kode, tahun_kinerja.tahun, sidik_data(tahun_kinerja))


@lru_cache(maxsize=4)
def _ukuran(kode: str, tahun: int, _sidik: str) -> tuple[DataLaporan, Ukuran]:
    data = muat(kode, tahun)
    return data, ukur(data)


def ambil_gambar(sha256: str) -> bytes | None:
    """The bytes of a stored picture; None when there is none or they are damaged."""
    berkas = Berkas.objects.filter(sha256=sha256).first() if sha256 else None
    try:
        return baca(berkas) if berkas else None
    except BerkasRusak:
        return None
