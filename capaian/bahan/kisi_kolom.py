"""The columns of a data table in a grid; a column that changes its type takes its cells along."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from capaian.buku.sel_tabel import TIPE_ANGKA
from capaian.models import BarisData, KolomData, TabelData
from capaian.rencana.kisi import JenisSel, KolomKisi
from capaian.rencana.kisi_objek import YA
from capaian.rencana.kisi_urut import KisiTerurut
from lakip.angka import AngkaTidakTerbaca

from .kunci import kunci_baru
from .sel_data import baca_sel, teks_sel


class KisiKolom(KisiTerurut):
    """Titles, heads, types and sums of one table's columns."""

    nama = "Kolom tabel"
    judul_baris = "Kolom"
    kolom = (
        KolomKisi("judul", "Judul kolom", lebar="panjang"),
        KolomKisi("kelompok", "Judul di atasnya (pisahkan tingkat dengan /)", lebar="panjang"),
        KolomKisi("tipe", "Jenis isi", JenisSel.PILIH, pilihan=tuple(KolomData.Tipe.choices)),
        KolomKisi("jumlahkan", "Dijumlahkan", JenisSel.PILIH, pilihan=(("", "Tidak"), (YA, "Ya"))),
    )

    def __init__(self, tabel: TabelData) -> None:
        self.tabel = tabel

    def semua(self) -> models.QuerySet:
        return KolomData.objects.filter(tabel=self.tabel)

    def calon(self) -> KolomData:
        TabelData.objects.select_for_update().get(pk=self.tabel.pk)
        return KolomData(tahun_kinerja=self.tabel.tahun_kinerja, tabel=self.tabel)

    def isi(self, o: KolomData, isian: Mapping[str, str]) -> dict[str, str]:
        tipe_lama = o.tipe
        galat = super().isi(o, isian)
        if galat:
            return galat
        o.kelompok = " / ".join(" ".join(k.split()) for k in o.kelompok.split("/") if k.strip())
        if o.jumlahkan and o.tipe not in _DAPAT_DIJUMLAHKAN:
            return {"jumlahkan": "Hanya kolom bilangan, rupiah, atau persen dapat dijumlahkan."}
        if o.pk is None:
            o.kunci = kunci_baru(o.judul, self._kunci_terpakai(), bawaan="kolom")
        elif o.tipe != tipe_lama:
            return self._ganti_tipe(o, tipe_lama)
        return {}

    def _kunci_terpakai(self) -> set[str]:
        """Keys of columns, and of cells whose column was deleted: those stay until undone."""
        sel = BarisData.objects.filter(tabel=self.tabel).values_list("sel", flat=True)
        kolom = set(self.semua().values_list("kunci", flat=True))
        return kolom | {k for satu in sel for k in satu}

    def _ganti_tipe(self, o: KolomData, tipe_lama: str) -> dict[str, str]:
        """Read every cell of the column anew; refuse when one cannot be read."""
        baris: list[Any] = list(
            BarisData.objects.select_for_update().filter(tabel=self.tabel).order_by("urutan")
        )
        for nomor, b in enumerate(baris, 1):
            if o.kunci not in b.sel:
                continue
            try:
                isi = baca_sel(o.tipe, teks_sel(tipe_lama, b.sel[o.kunci]))
            except AngkaTidakTerbaca as salah:
                return {"tipe": f"Baris {nomor}: {salah.pesan} Ubah isinya lebih dahulu."}
            if isi != b.sel[o.kunci]:
                b.sel = {**b.sel, o.kunci: isi}
                b.save()
        return {}


_DAPAT_DIJUMLAHKAN = frozenset(TIPE_ANGKA) - {KolomData.Tipe.TAHUN}
