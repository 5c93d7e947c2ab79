"""Comparators in a grid: below each indicator its comparators and a blank line."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from capaian.models import Pembanding
from capaian.rencana.kisi import JenisSel, KolomKisi
from capaian.rencana.kisi_kelompok import KisiKelompok
from capaian.rencana.kisi_objek import YA
from lakip.instansi.izin import SiapaPun
from renstra.models import Indikator, TahunKinerja

from .pemilik import indikator_bertugas


class KisiPembanding(KisiKelompok):
    """The comparators of the indicators that the person fills."""

    nama = "Pembanding"
    judul_baris = "Pembanding"
    kolom = (
        KolomKisi("tingkat", "Tingkat", JenisSel.PILIH, pilihan=tuple(Pembanding.Tingkat.choices)),
        KolomKisi("jenis", "Jenis", JenisSel.PILIH, pilihan=tuple(Pembanding.Jenis.choices)),
        KolomKisi("nama_indikator", "Nama indikator pembanding", lebar="panjang"),
        KolomKisi("nilai", "Nilai", JenisSel.ANGKA),
        KolomKisi("predikat", "Predikat"),
        KolomKisi("satuan", "Satuan"),
        KolomKisi("tahun", "Tahun", JenisSel.BULAT),
        KolomKisi("sumber", "Sumber", lebar="panjang"),
        KolomKisi("tidak_ada", "Keadaan", JenisSel.PILIH, pilihan=(("", "Ada"), (YA, "Tidak ada"))),
        KolomKisi("keterangan", "Keterangan atau alasan", panjang=True, lebar="panjang"),
    )

    def __init__(self, tk: TahunKinerja, pengguna: SiapaPun) -> None:
        self.indikator: dict[int, Indikator] = {i.pk: i for i in indikator_bertugas(tk, pengguna)}
        super().__init__(tk, {str(pk): f"{i.kode} {i.nama}" for pk, i in self.indikator.items()})

    def semua(self) -> models.QuerySet:
        return Pembanding.objects.filter(tahun_kinerja=self.tk, indikator__in=self.indikator)

    def judul(self, o: Pembanding) -> str:
        return f"{self.indikator[o.indikator_id].kode} {o.get_tingkat_display()} {o.nomor}"

    def milik(self, o: Any) -> str:
        return str(o.indikator_id)

    def calon(self, pemilik: str) -> Pembanding:
        return Pembanding(tahun_kinerja=self.tk, indikator_id=int(pemilik), nomor=0)

    def isi(self, o: Any, isian: Mapping[str, str]) -> dict[str, str]:
        tingkat = o.tingkat
        galat = super().isi(o, isian)
        if galat:
            return galat
        if o.tidak_ada and not o.keterangan:
            return {"keterangan": "Tulis mengapa pembanding ini tidak ada."}
        if not o.terisi:
            return {"nilai": "Isi nilai atau predikat, atau pilih “Tidak ada” dengan alasannya."}
        if o.pk is None or o.tingkat != tingkat:
            o.nomor = self._nomor(o)
        return {}

    def _nomor(self, o: Pembanding) -> int:
        """The next number among the indicator's comparators of the level."""
        TahunKinerja.objects.select_for_update().get(pk=self.tk.pk)
        sama = Pembanding.objects.filter(
            tahun_kinerja=self.tk, indikator_id=o.indikator_id, tingkat=o.tingkat
        )
        return (sama.aggregate(akhir=models.Max("nomor"))["akhir"] or 0) + 1
