"""Where in the app a stored value is entered: the address that a number's panel leads to."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.urls import reverse

from anggaran.models import (
    AnggaranPK,
    ItemPK,
    Keluaran,
    Pagu,
    PosAnggaran,
    RealisasiAnggaran,
    RencanaAksi,
)
from capaian.models import BarisData, Pembanding, RealisasiIndikator
from renstra.models import TahunKinerja, TargetRenstra

_TRIWULAN_AKHIR = 4


def tautan_tempat(tk: TahunKinerja, objek: Model) -> str:
    """The address of the page that edits ``objek``, "" when no page edits that kind of value.

    ``tk`` is the year of the report; values of other years lead to pages of their own year.
    """
    susun = _TEMPAT.get(type(objek))
    return susun(tk, objek) if susun else ""


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


def _setahun(nama: str, *lain: int) -> Callable[[TahunKinerja, Any], str]:
    return lambda tk, _objek: reverse(nama, args=[tk.opd.kode, tk.tahun, *lain])


def _tahun(tk: TahunKinerja, objek: Any) -> int:
    return tk.tahun if objek.tahun_kinerja_id == tk.pk else objek.tahun_kinerja.tahun


_TEMPAT: dict[type[Model], Callable[[TahunKinerja, Any], str]] = {
    TargetRenstra: _renstra,
    ItemPK: _pk,
    AnggaranPK: _pk,
    RencanaAksi: _setahun("rencana:aksi"),
    PosAnggaran: _setahun("capaian:anggaran"),
    Pagu: _setahun("capaian:anggaran"),
    RealisasiAnggaran: _realisasi_rp,
    Keluaran: _setahun("isian:keluaran", _TRIWULAN_AKHIR),
    RealisasiIndikator: _realisasi,
    Pembanding: _setahun("bahan:pembanding"),
    BarisData: _setahun("capaian:data"),
}
