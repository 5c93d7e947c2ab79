"""The checks of one agency-year, and the explanations that people give to findings."""

from dataclasses import dataclass
from functools import lru_cache

from django.db import transaction

from capaian.kueri import muat
from capaian.kueri.periksa import muat_bukti, muat_cetakan, muat_teks_lalu
from capaian.kueri.sidik import sidik_data
from capaian.laporan.ukur import ukur
from capaian.models import PenjelasanTemuan
from capaian.periksa import ATURAN, Aturan, Bahan, Jenis, Temuan, periksa
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja


def periksa_tahun(opd_kode: str, tahun: int, jenis: Jenis | None = None) -> tuple[Temuan, ...]:
    """Return all findings of an agency-year. Raises TidakDapatDimuat when it cannot be read."""
    data = muat(opd_kode, tahun)
    lalu, bukti = muat_teks_lalu(opd_kode, tahun), muat_bukti(opd_kode, tahun)
    bahan = Bahan(data, ukur(data), lalu, bukti)
    return periksa(bahan, muat_cetakan(opd_kode, tahun), jenis)


@lru_cache(maxsize=4)
def _periksa(opd_kode: str, tahun: int, _sidik: str) -> tuple[Temuan, ...]:
    return periksa_tahun(opd_kode, tahun)


@dataclass(frozen=True)
class TemuanDijawab:
    """A finding with its explanation. ``usang``: the figures have changed since it was given."""

    temuan: Temuan
    penjelasan: PenjelasanTemuan | None = None

    @property
    def aturan(self) -> Aturan:
        return ATURAN[self.temuan.aturan]

    @property
    def dijelaskan(self) -> bool:
        """Whether the explanation speaks of the present figures."""
        return bool(self.penjelasan) and self.penjelasan.sidik == self.temuan.sidik

    @property
    def usang(self) -> bool:
        return bool(self.penjelasan) and not self.dijelaskan


def daftar_temuan(tahun_kinerja: TahunKinerja) -> tuple[TemuanDijawab, ...]:
    """Return the findings with their explanations; unchanged data are not checked again.

    Raises TidakDapatDimuat when the agency-year cannot be read.
    """
    opd = tahun_kinerja.opd
    temuan = _periksa(opd.kode, tahun_kinerja.tahun, sidik_data(tahun_kinerja))
    jawaban = {
        p.kunci: p
        for p in PenjelasanTemuan.objects.filter(tahun_kinerja=tahun_kinerja).select_related("oleh")
    }
    return tuple(TemuanDijawab(t, jawaban.get(t.kunci)) for t in temuan)


def cari_temuan(tahun_kinerja: TahunKinerja, kunci: str) -> Temuan | None:
    """Return the present finding of that name, None when it is gone."""
    return next((t.temuan for t in daftar_temuan(tahun_kinerja) if t.temuan.kunci == kunci), None)


@transaction.atomic
def jelaskan(
    *, tahun_kinerja: TahunKinerja, temuan: Temuan, uraian: str, oleh: Pengguna
) -> PenjelasanTemuan:
    """Record why the finding stands as it is; an earlier explanation of it is replaced."""
    isi = {"sidik": temuan.sidik, "uraian": uraian, "oleh": oleh}
    jawaban, _ = PenjelasanTemuan.objects.update_or_create(
        tahun_kinerja=tahun_kinerja, kunci=temuan.kunci, defaults=isi
    )
    _catat("jelaskan_temuan", tahun_kinerja, temuan.kunci, uraian, oleh)
    return jawaban


@transaction.atomic
def cabut_penjelasan(*, tahun_kinerja: TahunKinerja, kunci: str, oleh: Pengguna) -> bool:
    """Take an explanation back; False when there is none."""
    jawaban = PenjelasanTemuan.objects.filter(tahun_kinerja=tahun_kinerja, kunci=kunci).first()
    if jawaban is None:
        return False
    uraian = jawaban.uraian
    jawaban.delete()
    _catat("cabut_penjelasan_temuan", tahun_kinerja, kunci, uraian, oleh)
    return True


def _catat(jenis: str, tahun_kinerja: TahunKinerja, kunci: str, uraian: str, oleh: Pengguna):
    catat(
        jenis,
        oleh=oleh,
        opd=tahun_kinerja.opd,
        tahun=tahun_kinerja.tahun,
        objek=kunci,
        uraian=uraian,
    )
