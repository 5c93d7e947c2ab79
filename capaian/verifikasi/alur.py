"""Reading and deciding: what waits, what was accepted, what was sent back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import transaction

from capaian.jadwal import wajib_terbuka
from capaian.kueri.status import BELUM_DIPERIKSA, Keadaan, StatusIsian, status_baris
from capaian.models import JenisIsian, KeputusanVerifikasi
from lakip.instansi.izin import Izin, SiapaPun, unit_bertugas
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja

from . import anggaran, indikator, keluaran
from .istilah import Isian, Sumber

Keputusan = KeputusanVerifikasi.Keputusan

SUMBER: dict[JenisIsian, Sumber] = {
    JenisIsian.INDIKATOR: indikator.SUMBER,
    JenisIsian.KELUARAN: keluaran.TRIWULAN,
    JenisIsian.KELUARAN_TAHUN: keluaran.SETAHUN,
    JenisIsian.ANGGARAN: anggaran.SUMBER,
}
"""Every kind of value that is verified."""


def status_isian(tk: TahunKinerja, jenis: JenisIsian) -> Mapping[int, StatusIsian]:
    """The state of every row of that kind by its key; two queries."""
    return status_baris(SUMBER[jenis].model, jenis, tahun_kinerja_id=tk.pk)


def daftar_isian(tk: TahunKinerja) -> list[Isian]:
    """Every entered value of the agency-year with its state, kind by kind, in the plan's order.

    The number of queries depends on the number of kinds only.
    """
    hasil: list[Isian] = []
    for jenis, sumber in SUMBER.items():
        status = status_isian(tk, jenis)
        hasil += [
            replace(satu, status=status.get(satu.objek.pk, BELUM_DIPERIKSA))
            for satu in sumber.daftar(tk)
        ]
    return hasil


def belum_diverifikasi(tk: TahunKinerja) -> list[Isian]:
    """The entered values that nobody has accepted: those that wait and those sent back."""
    return [i for i in daftar_isian(tk) if i.status.keadaan is not Keadaan.DITERIMA]


def isian_verifikator(tk: TahunKinerja, pengguna: SiapaPun) -> list[Isian]:
    """The entered values of the units for which the user may accept or return."""
    units = unit_bertugas(pengguna, Izin.VERIFIKASI, tk.opd)
    semua = daftar_isian(tk)
    return [i for i in semua if units is None or (i.unit is not None and i.unit.pk in units)]


class TidakDapatDiputuskan(Exception):
    """Nothing was decided; ``pesan`` says about which value and why, one sentence each."""

    def __init__(self, pesan: list[str]) -> None:
        self.pesan = pesan
        super().__init__(" ".join(pesan))


def putuskan(
    *,
    tahun_kinerja: TahunKinerja,
    isian: Sequence[Isian],
    keputusan: Keputusan,
    alasan: str = "",
    oleh: Pengguna,
) -> int:
    """Accept or return values in the state in which ``isian`` holds them; return how many.

    All or none: raises TidakDapatDiputuskan when one of them changed meanwhile or was entered by
    ``oleh`` (a second person verifies), PeriodeTertutup when one is returned into a closed period,
    ValidationError when one is returned without a reason. What is decided already stays.
    """
    alasan = alasan.strip()
    with transaction.atomic():
        TahunKinerja.objects.select_for_update().get(pk=tahun_kinerja.pk)
        kini = {j: status_isian(tahun_kinerja, j) for j in {i.jenis for i in isian}}
        if salah := [p for i in isian if (p := _halangan(i, kini[i.jenis], oleh))]:
            raise TidakDapatDiputuskan(salah)
        baru = [
            i
            for i in isian
            if kini[i.jenis][i.objek.pk].keadaan != Keadaan(keputusan)
            or keputusan == Keputusan.DIKEMBALIKAN
        ]
        for satu in baru:
            if keputusan == Keputusan.DIKEMBALIKAN:
                wajib_terbuka(tahun_kinerja, satu.triwulan)
            _putuskan(tahun_kinerja, satu, keputusan, alasan, oleh)
    return len(baru)


def _halangan(i: Isian, kini: Mapping[int, StatusIsian], oleh: Pengguna) -> str:
    status = kini.get(i.objek.pk)
    if status is None or status.versi != i.status.versi:
        return f"{i.sebutan}: isinya baru saja berubah. Periksa nilai yang baru."
    if status.pengisi_id == oleh.pk and not status.impor:
        return f"{i.sebutan}: Anda sendiri yang mengisinya. Minta verifikator lain memeriksanya."
    return ""


def _putuskan(
    tk: TahunKinerja, i: Isian, keputusan: Keputusan, alasan: str, oleh: Pengguna
) -> None:
    baris = KeputusanVerifikasi(
        tahun_kinerja=tk,
        jenis=i.jenis,
        objek=i.objek.pk,
        versi=i.status.versi,
        keputusan=keputusan,
        alasan=alasan if keputusan == Keputusan.DIKEMBALIKAN else "",
        oleh=oleh,
    )
    baris.full_clean()
    baris.save()
    diterima = keputusan == Keputusan.DITERIMA
    catat(
        "terima_isian" if diterima else "kembalikan_isian",
        oleh=oleh,
        opd=tk.opd,
        tahun=tk.tahun,
        objek=i.sebutan,
        uraian=f"Isian {i.sebutan} ({i.nilai}) "
        + ("diterima." if diterima else f"dikembalikan: {alasan}"),
        data={"jenis": i.jenis, "objek": i.objek.pk, "versi": i.status.versi, "alasan": alasan},
    )
