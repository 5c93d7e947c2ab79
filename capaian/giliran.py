"""Whose turn it is: reports that wait for a person's step, and comments that wait for words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from capaian.alur_laporan import boleh_melangkah
from capaian.models import CatatanReviu, LangkahLaporan, LaporanKinerja
from capaian.reviu.alur import JALAN, Jalan, Langkah, jalan_dari
from capaian.reviu.keadaan import DAPAT_DITANGGAPI
from lakip.instansi.izin import Izin, SiapaPun, boleh, opd_terlihat

Status = CatatanReviu.Status
MELANGKAH = {izin for jalan in JALAN for izin in jalan.izin}


@dataclass(frozen=True)
class Giliran:
    """One thing that a report waits for. ``keterangan``: since when, or why it came back."""

    laporan: LaporanKinerja
    tugas: str
    alamat: str
    keterangan: str = ""


def giliran(pengguna: SiapaPun) -> list[Giliran]:
    """What reports wait for from this user, the longest wait first; one query."""
    opd = Q()
    for izin in MELANGKAH:
        opd |= Q(tahun_kinerja__opd__in=opd_terlihat(pengguna, izin))
    terakhir = LangkahLaporan.objects.filter(laporan=OuterRef("pk")).order_by("-urutan")
    semua = (
        LaporanKinerja.objects.filter(opd)
        .exclude(langkah=Langkah.TERBIT)
        .annotate(
            sejak=Subquery(terakhir.values("pada")[:1]),
            alasan=Subquery(terakhir.values("alasan")[:1]),
            terbuka=_catatan(Status.TERBUKA, Status.DITOLAK),
            dijawab=_catatan(Status.DIJAWAB),
        )
        .select_related("tahun_kinerja__opd__pemda")
        .order_by("sejak", "pk")
    )
    return [satu for laporan in semua for satu in _giliran(pengguna, laporan)]


def _catatan(*status: str) -> Count:
    """Comments of the open review with one of these statuses."""
    terbuka = Q(reviu__ditutup=None, reviu__catatan_reviu__status__in=status)
    return Count("reviu__catatan_reviu", filter=terbuka)


def _giliran(pengguna: SiapaPun, laporan: LaporanKinerja) -> Iterator[Giliran]:
    opd = laporan.tahun_kinerja.opd
    susun = boleh(pengguna, Izin.SUSUN_LAPORAN, opd)
    kembali = laporan.langkah == Langkah.DRAF and laporan.sejak is not None
    sebab = f"Dikembalikan: {laporan.alasan}" if kembali else _sejak(laporan)
    if kembali and susun:
        yield Giliran(
            laporan, "Perbaiki lalu mintakan verifikasi", laporan.get_absolute_url(), sebab
        )
    jalan = jalan_dari(laporan.langkah, perlu_reviu=laporan.perlu_reviu)
    maju = next((j for j in jalan if not j.mundur), None)
    if maju and boleh_melangkah(pengguna, maju, opd):
        yield Giliran(laporan, _tugas(maju), _alamat(laporan, maju), sebab)
    if laporan.langkah in DAPAT_DITANGGAPI:
        if susun and laporan.terbuka:
            yield _percakapan(laporan, laporan.terbuka, "catatan reviu menunggu tanggapan")
        if laporan.dijawab and boleh(pengguna, Izin.REVIU, opd):
            yield _percakapan(laporan, laporan.dijawab, "tanggapan menunggu pendapat pereviu")


def _tugas(maju: Jalan) -> str:
    return "Reviu dan beri simpulan" if maju.ke == Langkah.DIREVIU else maju.tombol


def _sejak(laporan: LaporanKinerja) -> str:
    pada = localtime(laporan.sejak or laporan.dibuat)
    return f"{laporan.get_langkah_display()} sejak {date_format(pada, 'j F Y')}"


def _percakapan(laporan: LaporanKinerja, banyak: int, kata: str) -> Giliran:
    return Giliran(laporan, f"{banyak} {kata}", _lembar(laporan, "reviu:catatan"))


def _alamat(laporan: LaporanKinerja, maju: Jalan) -> str:
    """A review is concluded on its own page, every other step is taken on the version's."""
    if maju.ke == Langkah.DIREVIU:
        return _lembar(laporan, "reviu:reviu")
    return laporan.get_absolute_url()


def _lembar(laporan: LaporanKinerja, nama: str) -> str:
    tk = laporan.tahun_kinerja
    return reverse(nama, args=[tk.opd.kode, tk.tahun, laporan.versi])
