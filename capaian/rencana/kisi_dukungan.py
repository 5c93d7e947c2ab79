"""Grids that hang on the budget: outputs, what supports what, control totals, other years."""

from typing import Any

from django.db import models

from anggaran.models import AnggaranTahunLain, Dukungan, Keluaran, PosAnggaran, TotalKontrol
from renstra.models import Indikator, Sasaran, TahunKinerja, Tujuan

from .kisi import JenisSel, KolomKisi
from .kisi_kelompok import KisiKelompok
from .kisi_pos import urutan_pohon
from .kisi_urut import KisiTerurut


def pilihan_pos(tk: TahunKinerja, kosong: str) -> tuple[tuple[str, str], ...]:
    """The nodes to choose from in the order of the tree; ``kosong`` says what none means."""
    semua = urutan_pohon(PosAnggaran.objects.filter(tahun_kinerja=tk))
    return (("", kosong), *((str(p.pk), f"{p.get_tingkat_display()}: {p}"[:90]) for p in semua))


class KisiKeluaran(KisiKelompok):
    """The outputs of every node with their yearly targets."""

    nama = "Keluaran"
    judul_baris = "Keluaran"
    medan_urut = "nomor"
    kolom = (
        KolomKisi("indikator", "Indikator keluaran", panjang=True, lebar="panjang"),
        KolomKisi("target", "Target", JenisSel.ANGKA),
        KolomKisi("satuan", "Satuan"),
        KolomKisi("arah", "Arah", JenisSel.PILIH, tuple(Indikator.Arah.choices)),
        KolomKisi("agregasi", "Triwulan", JenisSel.PILIH, tuple(Indikator.Agregasi.choices)),
    )

    def __init__(self, tk: TahunKinerja) -> None:
        semua = urutan_pohon(PosAnggaran.objects.filter(tahun_kinerja=tk))
        super().__init__(tk, {str(p.pk): f"{p.get_tingkat_display()}: {p}" for p in semua})
        self._urutan = {str(p.pk): p.urutan for p in semua}

    def semua(self) -> models.QuerySet:
        return Keluaran.objects.filter(tahun_kinerja=self.tk).order_by("nomor")

    def judul(self, o: Any) -> str:
        return f"Keluaran {o.nomor}"

    def milik(self, o: Any) -> str:
        return str(o.pos_id)

    def calon(self, pemilik: str) -> Keluaran:
        return Keluaran(tahun_kinerja=self.tk, pos_id=int(pemilik), urutan=self._urutan[pemilik])


class KisiDukungan(KisiKelompok):
    """Which program, kegiatan or sub kegiatan supports a tujuan, sasaran or indikator."""

    nama = "Dukungan anggaran"
    judul_baris = "Dukungan"
    medan_urut = "urutan"

    def __init__(self, tk: TahunKinerja) -> None:
        semua = (
            *(("tujuan", o, o.uraian) for o in Tujuan.objects.filter(renstra=tk.renstra_id)),
            *(("sasaran", o, o.uraian) for o in Sasaran.objects.filter(renstra=tk.renstra_id)),
            *(("indikator", o, o.nama) for o in Indikator.objects.filter(renstra=tk.renstra_id)),
        )
        super().__init__(
            tk, {f"{m}_{o.pk}": f"{m.capitalize()} {o.kode} {teks}" for m, o, teks in semua}
        )
        self.kolom = (
            KolomKisi(
                "pos_id",
                "Program, kegiatan, atau sub kegiatan",
                JenisSel.PILIH,
                pilihan_pos(tk, "Tidak ada"),
            ),
            KolomKisi("bagian", "Bagian (%)", JenisSel.ANGKA),
            KolomKisi("alasan", "Alasan tidak ada dukungan", lebar="panjang"),
        )

    def semua(self) -> models.QuerySet:
        return Dukungan.objects.filter(tahun_kinerja=self.tk)

    def judul(self, o: Any) -> str:
        return f"Dukungan {o.urutan}"

    def milik(self, o: Any) -> str:
        medan = "tujuan" if o.tujuan_id else "sasaran" if o.sasaran_id else "indikator"
        return f"{medan}_{getattr(o, f'{medan}_id')}"

    def calon(self, pemilik: str) -> Dukungan:
        medan, _, nomor = pemilik.partition("_")
        return Dukungan(tahun_kinerja=self.tk, **{f"{medan}_id": int(nomor)})


class KisiKontrol(KisiKelompok):
    """Totals that a document states, to be held against the sum of the leaves."""

    nama = "Total kontrol"
    judul_baris = "Total"

    def __init__(self, tk: TahunKinerja) -> None:
        super().__init__(tk, {j.value: j.label for j in TotalKontrol.Jenis})
        self.kolom = (
            KolomKisi(
                "pos_id", "Untuk", JenisSel.PILIH, pilihan_pos(tk, "Seluruh perangkat daerah")
            ),
            KolomKisi("dokumen", "Dokumen"),
            KolomKisi("nilai", "Nilai (Rp)", JenisSel.RUPIAH),
            KolomKisi("keterangan", "Keterangan", lebar="panjang"),
        )

    def semua(self) -> models.QuerySet:
        return TotalKontrol.objects.filter(tahun_kinerja=self.tk)

    def judul(self, o: Any) -> str:
        return o.dokumen

    def milik(self, o: Any) -> str:
        return o.jenis

    def calon(self, pemilik: str) -> TotalKontrol:
        return TotalKontrol(tahun_kinerja=self.tk, jenis=pemilik)


class KisiTahunLain(KisiTerurut):
    """Budgets of other years at any level, without leaves."""

    nama = "Anggaran tahun lain"
    judul_baris = "No"
    kolom = (
        KolomKisi("tahun", "Tahun", JenisSel.BULAT),
        KolomKisi("program", "Program", lebar="panjang"),
        KolomKisi("kegiatan", "Kegiatan", lebar="panjang"),
        KolomKisi("sub_kegiatan", "Sub kegiatan", lebar="panjang"),
        KolomKisi("pagu", "Pagu (Rp)", JenisSel.RUPIAH),
        KolomKisi("realisasi", "Realisasi (Rp)", JenisSel.RUPIAH),
        KolomKisi("sumber", "Sumber", lebar="panjang"),
    )

    def __init__(self, tk: TahunKinerja) -> None:
        self.tk = tk

    def semua(self) -> models.QuerySet:
        return AnggaranTahunLain.objects.filter(tahun_kinerja=self.tk).order_by(
            "urutan", "tahun", "pk"
        )

    def calon(self) -> AnggaranTahunLain:
        TahunKinerja.objects.select_for_update().get(pk=self.tk.pk)
        return AnggaranTahunLain(tahun_kinerja=self.tk)
