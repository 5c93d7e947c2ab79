"""Where in the app a stored value is entered: the address that a number's panel leads to."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.urls import resolve, reverse

from anggaran.models import (
    AnggaranPK,
    AnggaranTahunLain,
    ItemPK,
    Keluaran,
    Pagu,
    PosAnggaran,
    RealisasiAnggaran,
    RencanaAksi,
    TotalKontrol,
)
from capaian.models import (
    BarisData,
    EvaluasiAKIP,
    KomponenAKIP,
    Pembanding,
    RealisasiIndikator,
    RincianRealisasi,
    RiwayatKinerja,
    TargetDipakai,
    TargetMenengah,
)
from lakip.instansi.izin import Izin
from renstra.models import TahunKinerja, TargetRenstra

_TRIWULAN_AKHIR = 4


def tautan_tempat(tk: TahunKinerja, objek: Model) -> str:
    """The address of the page that edits ``objek``, "" when no page edits that kind of value.

    ``tk`` is the year of the report; values of other years lead to pages of their own year.
    """
    susun = _TEMPAT.get(type(objek))
    return susun(tk, objek) if susun else ""


def izin_tautan(tautan: str) -> Izin:
    """What one needs to change the value behind an address that `tautan_tempat` gave.

    Raises Resolver404 for an address that this version of the application does not have.
    """
    if resolve(tautan.partition("#")[0]).namespace == "rencana":
        return Izin.SUSUN_RENCANA
    return Izin.ISI_REALISASI


def _pk(tk: TahunKinerja, objek: Any) -> str:
    return reverse("rencana:pk", args=[tk.opd.kode, _tahun(tk, objek), objek.perjanjian_id])


def _renstra(tk: TahunKinerja, _objek: Any) -> str:
    return reverse("rencana:renstra", args=[tk.opd.kode, tk.renstra.kode]) if tk.renstra else ""


def _realisasi(tk: TahunKinerja, objek: RealisasiIndikator) -> str:
    periode = [tk.opd.kode, _tahun(tk, objek), objek.triwulan]
    alamat = reverse("capaian:isian_periode", args=periode)
    return f"{alamat}#indikator-{objek.indikator_id}"


def _realisasi_rp(tk: TahunKinerja, objek: RealisasiAnggaran) -> str:
    return reverse("isian:anggaran", args=[tk.opd.kode, tk.tahun, (objek.bulan + 2) // 3])


def _pagu(tk: TahunKinerja, objek: Pagu) -> str:
    return reverse("rencana:pagu", args=[tk.opd.kode, tk.tahun, objek.tahap_id])


def _target_dipakai(tk: TahunKinerja, objek: TargetDipakai) -> str:
    return reverse("rencana:rujukan", args=[tk.opd.kode, _tahun(tk, objek), "target-dipakai"])


def _setahun(nama: str, *lain: int | str) -> Callable[[TahunKinerja, Any], str]:
    return lambda tk, _objek: reverse(nama, args=[tk.opd.kode, tk.tahun, *lain])


def _tahun(tk: TahunKinerja, objek: Any) -> int:
    return tk.tahun if objek.tahun_kinerja_id == tk.pk else objek.tahun_kinerja.tahun


_TEMPAT: dict[type[Model], Callable[[TahunKinerja, Any], str]] = {
    TargetRenstra: _renstra,
    ItemPK: _pk,
    AnggaranPK: _pk,
    RencanaAksi: _setahun("rencana:aksi"),
    PosAnggaran: _setahun("rencana:rujukan", "program"),
    Pagu: _pagu,
    TotalKontrol: _setahun("rencana:rujukan", "kontrol"),
    AnggaranTahunLain: _setahun("rencana:rujukan", "tahun-lain"),
    RealisasiAnggaran: _realisasi_rp,
    Keluaran: _setahun("isian:keluaran", _TRIWULAN_AKHIR),
    RealisasiIndikator: _realisasi,
    TargetDipakai: _target_dipakai,
    TargetMenengah: _setahun("rencana:rujukan", "target-menengah"),
    RiwayatKinerja: _setahun("rencana:rujukan", "riwayat"),
    RincianRealisasi: _setahun("rencana:rujukan", "rincian"),
    EvaluasiAKIP: _setahun("rencana:rujukan", "evaluasi"),
    KomponenAKIP: _setahun("rencana:rujukan", "komponen"),
    Pembanding: _setahun("bahan:pembanding"),
    BarisData: _setahun("capaian:data"),
}
