"""What one person still has to fill, agency by agency, with an estimate of the work."""

from dataclasses import dataclass
from datetime import date

from capaian.kelengkapan import Bagian, Butir, kelengkapan
from capaian.kelengkapan.petugas import DaftarPetugas
from capaian.kelengkapan.sajian import perkiraan, tenggat_laporan
from capaian.kueri import TidakDapatDimuat
from capaian.models import LaporanKinerja, PeriodePemda
from capaian.peran import MENGISI
from capaian.reviu.alur import SELESAI
from capaian.ringkasan import simpan_ringkasan, tanpa_tugas
from capaian.tenggat import Tenggat, dilihat_pada
from lakip.instansi.izin import PERAN, penugasan
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja

TAHUN_PER_OPD = 2
"""Years of an agency that can still be worked on: this one and the one being reported."""


@dataclass(frozen=True)
class Tugas:
    """An item to fill and by when."""

    butir: Butir
    tenggat: Tenggat


@dataclass(frozen=True)
class KelompokTugas:
    """The items of one part."""

    bagian: Bagian
    tugas: tuple[Tugas, ...]


@dataclass(frozen=True)
class TugasTahun:
    """Somebody's work on one agency-year. ``pesan``: why it cannot be told."""

    tahun_kinerja: TahunKinerja
    tenggat: Tenggat
    kini: tuple[Tugas, ...] = ()
    nanti: int = 0
    pesan: str = ""

    @property
    def dikembalikan(self) -> tuple[Tugas, ...]:
        """What a Verifikator sent back."""
        return tuple(t for t in self.kini if t.butir.syarat.dikembalikan)

    @property
    def kelompok(self) -> tuple[KelompokTugas, ...]:
        """The other items by part, in order."""
        lain = [t for t in self.kini if not t.butir.syarat.dikembalikan]
        return tuple(
            KelompokTugas(satu, milik)
            for satu in Bagian
            if (milik := tuple(t for t in lain if t.butir.syarat.bagian == satu))
        )

    @property
    def perkiraan(self) -> str:
        """About how long it takes, in words."""
        return perkiraan(sum(t.butir.syarat.menit for t in self.kini))


def tugas_saya(pengguna: Pengguna, hari: date) -> list[TugasTahun]:
    """The user's work on open agency-years of the agencies assigned to, nearest first.

    A year in which nothing is left for this person is left out.
    """
    opd = {p.opd_id for p in penugasan(pengguna) if p.opd_id and MENGISI & PERAN[p.peran].izin}
    hasil = [_tugas(tk, pengguna, hari) for tk in _terbuka(opd, hari)]
    ada = [t for t in hasil if t.kini or t.nanti or t.pesan]
    return sorted(ada, key=lambda t: (t.tenggat.tanggal, t.tahun_kinerja.opd.nama))


def _terbuka(opd: set[int], hari: date) -> list[TahunKinerja]:
    """The latest years of each agency whose report is not final yet."""
    selesai = LaporanKinerja.objects.filter(langkah__in=list(SELESAI))
    semua = (
        TahunKinerja.objects.filter(opd__in=opd, tahun__lte=hari.year)
        .exclude(pk__in=selesai.values("tahun_kinerja"))
        .select_related("opd__pemda")
        .order_by("opd", "-tahun")
    )
    per_opd: dict[int, list[TahunKinerja]] = {}
    for tk in semua:
        per_opd.setdefault(tk.opd_id, []).append(tk)
    return [tk for milik in per_opd.values() for tk in milik[:TAHUN_PER_OPD]]


def _tugas(tk: TahunKinerja, pengguna: Pengguna, hari: date) -> TugasTahun:
    batas = tenggat_laporan(tk, hari)
    if tanpa_tugas(tk, pengguna.pk):
        return TugasTahun(tk, batas)
    try:
        k = kelengkapan(tk)
    except TidakDapatDimuat as galat:
        return TugasTahun(tk, batas, pesan=galat.pesan)
    simpan_ringkasan(k)
    petugas = DaftarPetugas(tk.opd)
    milik = [b for b in k.kurang if pengguna.pk in {nomor for nomor, _ in petugas(b.syarat).orang}]
    kini = [b for b in milik if b.kini(hari)]
    periode = dict(
        PeriodePemda.objects.filter(
            pemda=tk.opd.pemda_id, tahun=tk.tahun, tenggat__isnull=False
        ).values_list("triwulan", "tenggat")
    )
    tugas = [Tugas(b, _batas(b, periode, batas, hari)) for b in kini]
    urut = sorted(tugas, key=lambda t: (not t.butir.syarat.dikembalikan, t.tenggat.tanggal))
    return TugasTahun(tk, batas, tuple(urut), len(milik) - len(kini))


def _batas(b: Butir, periode: dict[int, date], laporan: Tenggat, hari: date) -> Tenggat:
    """The deadline of the item's period where the pemda set one, else that of the report."""
    tanggal = periode.get(b.syarat.triwulan) if b.syarat.triwulan is not None else None
    return dilihat_pada(tanggal, hari) if tanggal else laporan
