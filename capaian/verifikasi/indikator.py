"""Realisasi of indicators as values to verify."""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse

from capaian.halaman import nilai_persen
from capaian.laporan.ukur.pendaftar import bersatuan
from capaian.laporan.ukur.realisasi import berisi
from capaian.models import JenisIsian, RealisasiIndikator
from capaian.pengisian import Takaran, baris_bahan
from lakip.angka import format_angka
from renstra.models import TahunKinerja

from .istilah import Isian, Rincian, Sumber

_CATATAN = (
    ("status", "Status data"),
    ("tahun_data", "Tahun data"),
    ("sumber", "Sumber"),
    ("catatan_kaki", "Catatan kaki"),
    ("catatan", "Catatan"),
    ("kendala", "Kendala"),
    ("upaya", "Upaya"),
)


def _isian(tk: TahunKinerja) -> Iterable[Isian]:
    milik = {"tahun_kinerja": tk, "indikator__renstra": tk.renstra_id}
    semua = RealisasiIndikator.objects.filter(**milik).select_related("indikator__unit")
    for r in semua.order_by("indikator__urutan", "indikator_id", "triwulan"):
        if not berisi(baris_bahan(r)):
            continue
        i = r.indikator
        dasar = reverse("capaian:isian_periode", args=[tk.opd.kode, tk.tahun, r.triwulan])
        yield Isian(
            JenisIsian.INDIKATOR,
            r,
            r.triwulan,
            i.kode,
            i.nama,
            i.unit,
            teks_realisasi(r),
            f"{dasar}#indikator-{i.pk}",
        )


def teks_realisasi(r: RealisasiIndikator) -> str:
    """The entered figure in words: "4,20%", "45 dari 100", "BB", or why there is none."""
    i = r.indikator
    if r.nilai is not None:
        angka = bersatuan(format_angka(r.nilai, i.desimal), i.satuan)
        return f"{r.predikat} ({angka})" if r.predikat else angka
    if r.pembilang is not None:
        return f"{format_angka(r.pembilang)} dari {format_angka(r.penyebut, kosong='?')}"
    return r.predikat or f"tidak ada nilai: {r.alasan_kosong}"


def _rinci(tk: TahunKinerja, isian: Sequence[Isian]) -> Mapping[int, Rincian]:
    takaran = Takaran.dari(tk)
    terukur = takaran.ukuran.indikator
    return {i.objek.pk: _satu(takaran, i.objek) for i in isian if i.kode in terukur}


def _satu(takaran: Takaran, r: RealisasiIndikator) -> Rincian:
    i = r.indikator
    hasil = takaran.ukur(i, r)
    nama, lalu = takaran.nilai_lalu(i, r.triwulan)
    target = bersatuan(hasil.target.teks(i.desimal), i.satuan) if hasil.target else ""
    isi = {n: getattr(r, n) for n, _ in _CATATAN}
    isi["status"] = "" if r.status == RealisasiIndikator.Status.TETAP else r.get_status_display()
    return Rincian(
        target,
        (nama, format_angka(lalu, i.desimal, kosong="belum ada")),
        nilai_persen(hasil.capaian, "", hasil.kelas, takaran.data.ukur.skala),
        tuple((label, str(isi[n])) for n, label in _CATATAN if isi[n]),
    )


SUMBER = Sumber(
    RealisasiIndikator,
    _isian,
    _rinci,
    lambda i: ("indikator", i.objek.indikator_id),
)
