"""Where in the app a stored value is entered: the place that a number's panel leads to."""

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
    RealisasiKeluaran,
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

_SETAHUN, _TRIWULAN_AKHIR = 0, 4


def tautan_tempat(tk: TahunKinerja, objek: Model) -> str:
    """The page and row that edit ``objek``, "" when no page edits that kind of value.

    ``tk`` is the year of the report; values of other years lead to pages of their own year.
    """
    susun = _TEMPAT.get(type(objek))
    return susun(tk, objek) if susun else ""


def izin_tautan(tautan: str) -> Izin:
    """What one needs to change the value behind an address that `tautan_tempat` gave.

    Raises Resolver404 for an address that this version of the application does not have.
    """
    halaman = resolve(tautan.partition("#")[0])
    if halaman.namespace == "rencana":
        return Izin.SUSUN_RENCANA
    if halaman.view_name == "bahan:tabel_isi":
        return Izin.SUSUN_LAPORAN
    return Izin.ISI_REALISASI


def _baris(alamat: str, kunci: object) -> str:
    """A row of the grid at this address."""
    return f"{alamat}#baris-{kunci}"


def _kisi(nama: str, *lain: int | str) -> Callable[[TahunKinerja, Any], str]:
    """The row of the object itself in a grid of its year."""
    return lambda tk, o: _baris(reverse(nama, args=[tk.opd.kode, _tahun(tk, o), *lain]), o.pk)


def _pk(halaman: str) -> Callable[[TahunKinerja, Any], str]:
    """The row in the grid of a draft; a final one has only a page that says how it is changed."""

    def susun(tk: TahunKinerja, objek: Any) -> str:
        argumen = [tk.opd.kode, _tahun(tk, objek), objek.perjanjian_id]
        if objek.perjanjian.final:
            return reverse("rencana:pk", args=argumen)
        return _baris(reverse(halaman, args=argumen), objek.pk)

    return susun


def _renstra(tk: TahunKinerja, objek: TargetRenstra) -> str:
    if not tk.renstra:
        return ""
    alamat = reverse("rencana:target", args=[tk.opd.kode, tk.renstra.kode])
    return _baris(alamat, objek.indikator_id)


def _realisasi(tk: TahunKinerja, objek: RealisasiIndikator) -> str:
    periode = [tk.opd.kode, _tahun(tk, objek), objek.triwulan]
    alamat = reverse("capaian:isian_periode", args=periode)
    return f"{alamat}#indikator-{objek.indikator_id}"


def _realisasi_rp(tk: TahunKinerja, objek: RealisasiAnggaran) -> str:
    triwulan = (objek.bulan + 2) // 3
    cara = [tk.opd.kode, tk.tahun, triwulan, objek.sumber, "bulan"]
    return _baris(reverse("isian:anggaran_cara", args=cara), objek.pos_id)


def _keluaran(tk: TahunKinerja, objek: Keluaran) -> str:
    """Where its result for the whole year stands, or is to come from."""
    triwulan = _TRIWULAN_AKHIR if objek.realisasi is None else _SETAHUN
    return _baris(reverse("isian:keluaran", args=[tk.opd.kode, tk.tahun, triwulan]), objek.pk)


def _realisasi_keluaran(tk: TahunKinerja, objek: RealisasiKeluaran) -> str:
    periode = [tk.opd.kode, tk.tahun, objek.triwulan]
    return _baris(reverse("isian:keluaran", args=periode), objek.keluaran_id)


def _pagu(tk: TahunKinerja, objek: Pagu) -> str:
    alamat = reverse("rencana:pagu", args=[tk.opd.kode, tk.tahun, objek.tahap_id])
    return _baris(alamat, objek.pos_id)


def _baris_data(tk: TahunKinerja, objek: BarisData) -> str:
    argumen = [tk.opd.kode, tk.tahun, objek.tabel.kode]
    return _baris(reverse("bahan:tabel_isi", args=argumen), objek.pk)


def _tahun(tk: TahunKinerja, objek: Any) -> int:
    return tk.tahun if objek.tahun_kinerja_id == tk.pk else objek.tahun_kinerja.tahun


_TEMPAT: dict[type[Model], Callable[[TahunKinerja, Any], str]] = {
    TargetRenstra: _renstra,
    ItemPK: _pk("rencana:pk_item"),
    AnggaranPK: _pk("rencana:pk_anggaran"),
    RencanaAksi: _kisi("rencana:aksi"),
    PosAnggaran: _kisi("rencana:rujukan", "program"),
    Pagu: _pagu,
    TotalKontrol: _kisi("rencana:rujukan", "kontrol"),
    AnggaranTahunLain: _kisi("rencana:rujukan", "tahun-lain"),
    RealisasiAnggaran: _realisasi_rp,
    Keluaran: _keluaran,
    RealisasiKeluaran: _realisasi_keluaran,
    RealisasiIndikator: _realisasi,
    TargetDipakai: _kisi("rencana:rujukan", "target-dipakai"),
    TargetMenengah: _kisi("rencana:rujukan", "target-menengah"),
    RiwayatKinerja: _kisi("rencana:rujukan", "riwayat"),
    RincianRealisasi: _kisi("rencana:rujukan", "rincian"),
    EvaluasiAKIP: _kisi("rencana:rujukan", "evaluasi"),
    KomponenAKIP: _kisi("rencana:rujukan", "komponen"),
    Pembanding: _kisi("bahan:pembanding"),
    BarisData: _baris_data,
}
