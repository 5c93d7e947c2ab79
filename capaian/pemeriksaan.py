"""The checks of one agency-year, with what people explained."""

from capaian.kueri import muat
from capaian.kueri.periksa import muat_cetakan, muat_teks_lalu
from capaian.laporan.ukur import ukur
from capaian.periksa import Bahan, Jenis, Temuan, periksa


def periksa_tahun(opd_kode: str, tahun: int, jenis: Jenis | None = None) -> tuple[Temuan, ...]:
    """Return all findings of an agency-year. Raises TidakDapatDimuat when it cannot be read."""
    data = muat(opd_kode, tahun)
    bahan = Bahan(data, ukur(data), muat_teks_lalu(opd_kode, tahun))
    return periksa(bahan, muat_cetakan(opd_kode, tahun), jenis)
