"""Realised outputs as values to verify: those of a quarter, and those typed for the year."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.urls import reverse

from anggaran.models import Keluaran, RealisasiKeluaran
from anggaran.unit import unit_pos
from capaian.halaman import nilai_persen
from capaian.isian_keluaran import PADANAN, ButirKeluaran, butir_keluaran
from capaian.kueri.instansi import DaftarSkala, muat_aturan_ukur
from capaian.laporan.bahan import AturanUkur
from capaian.laporan.ukur.pendaftar import bersatuan
from capaian.models import JenisIsian
from lakip.angka import format_angka
from lakip.instansi.models import Unit
from renstra.models import TahunKinerja

from .istilah import Isian, Rincian, Sumber

_LABEL = {
    "catatan": ("Catatan", "Penjelasan"),
    "kendala": ("Kendala", "Penyebab"),
    "upaya": ("Upaya", "Solusi"),
}
"""How the notes of a quarter and of the year are called."""


def _triwulan(tk: TahunKinerja) -> Iterable[Isian]:
    baris = RealisasiKeluaran.objects.filter(tahun_kinerja=tk, nilai__isnull=False)
    urut = baris.order_by("keluaran__urutan", "keluaran_id", "triwulan")
    unit = unit_keluaran(tk)
    for r in urut.select_related("keluaran__pos"):
        yield _isian(tk, JenisIsian.KELUARAN, r, r.keluaran, r.triwulan, unit)


def _setahun(tk: TahunKinerja) -> Iterable[Isian]:
    baris = Keluaran.objects.filter(tahun_kinerja=tk, realisasi__isnull=False)
    unit = unit_keluaran(tk)
    for k in baris.select_related("pos").order_by("urutan", "pk"):
        yield _isian(tk, JenisIsian.KELUARAN_TAHUN, k, k, 0, unit)


def unit_keluaran(tk: TahunKinerja) -> dict[int, Unit | None]:
    """The unit in charge of every budget node; two queries."""
    milik = unit_pos(tk.pk)
    unit = Unit.objects.in_bulk({u for u in milik.values() if u})
    return {pos: unit.get(u) if u else None for pos, u in milik.items()}


def _isian(
    tk: TahunKinerja,
    jenis: JenisIsian,
    objek: Keluaran | RealisasiKeluaran,
    k: Keluaran,
    triwulan: int,
    unit: Mapping[int, Unit | None],
) -> Isian:
    nilai = objek.nilai if isinstance(objek, RealisasiKeluaran) else objek.realisasi
    dasar = reverse("isian:keluaran", args=[tk.opd.kode, tk.tahun, triwulan])
    teks = bersatuan(format_angka(nilai), k.satuan)
    return Isian(
        jenis, objek, triwulan, k.pos.kode, str(k), unit[k.pos_id], teks, f"{dasar}#baris-{k.pk}"
    )


def _rinci(tk: TahunKinerja, isian: Sequence[Isian]) -> Mapping[int, Rincian]:
    aturan = muat_aturan_ukur(tk, DaftarSkala(tk.opd))
    hasil: dict[int, Rincian] = {}
    for triwulan in {i.triwulan for i in isian}:
        butir = {b.objek.pk: b for b in butir_keluaran(tk, triwulan)}
        for i in isian:
            if i.triwulan == triwulan:
                hasil[i.objek.pk] = _satu(butir[i.objek.pk], aturan)
    return hasil


def _satu(b: ButirKeluaran, aturan: AturanUkur) -> Rincian:
    k, (nama, lalu) = b.keluaran, b.nilai_lalu()
    ukuran = b.ukur(b.nilai, aturan)
    isi = b.isi()
    return Rincian(
        bersatuan(format_angka(k.target), k.satuan) if k.target is not None else "",
        (nama, format_angka(lalu, kosong="belum ada")),
        nilai_persen(ukuran.capaian, "", ukuran.kelas, aturan.skala),
        tuple((_LABEL[n][not b.triwulan], isi[n]) for n in PADANAN if n in _LABEL and isi[n]),
    )


def _milik_bukti(i: Isian) -> tuple[str, int]:
    objek = i.objek
    return "keluaran", objek.pk if isinstance(objek, Keluaran) else objek.keluaran_id


def _sumber(model: type, daftar: Callable[[TahunKinerja], Iterable[Isian]]) -> Sumber:
    return Sumber(model, daftar, _rinci, _milik_bukti)


TRIWULAN = _sumber(RealisasiKeluaran, _triwulan)
SETAHUN = _sumber(Keluaran, _setahun)
