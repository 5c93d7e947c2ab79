"""Grids of a PK and of the rencana aksi: targets, money, quarters, actions."""

from typing import Any

from django.db import models
from django.urls import reverse

from anggaran.models import (
    AnggaranPK,
    ItemPK,
    PerjanjianKinerja,
    PosAnggaran,
    RencanaAksi,
    TargetTriwulan,
)
from lakip.instansi.models import Unit
from renstra.models import Indikator, TahunKinerja

from .kisi import BarisKisi, JenisSel, KisiTarget, KolomKisi, SumberSel
from .kisi_kelompok import KisiKelompok
from .kisi_objek import KisiObjek

_ROMAWI = ("I", "II", "III", "IV")


class KisiItemPK(KisiObjek):
    """What a draft PK promises, in its own wording."""

    nama = "Indikator perjanjian"
    judul_baris = "Indikator Renstra"
    dapat_hapus = True
    model = ItemPK
    kolom = (
        KolomKisi("kelompok", "Blok", JenisSel.PILIH, pilihan=tuple(Indikator.Kelompok.choices)),
        KolomKisi("sasaran_teks", "Sasaran", panjang=True, lebar="panjang"),
        KolomKisi("indikator_teks", "Indikator", panjang=True, lebar="panjang"),
        KolomKisi("satuan", "Satuan"),
        KolomKisi("target", "Target", JenisSel.TARGET),
        KolomKisi("keterangan", "Ket."),
    )

    def __init__(self, pk: PerjanjianKinerja) -> None:
        self.pk = pk

    def semua(self) -> models.QuerySet:
        return ItemPK.objects.filter(perjanjian=self.pk).select_related("indikator")

    def judul(self, o: Any) -> str:
        return f"{o.urutan}. {o.indikator.kode if o.indikator else 'tanpa indikator Renstra'}"

    def daftar(self) -> list[BarisKisi]:
        terbaru = self.versi_semua()
        ada = [self.baris(o, terbaru.get(o.pk, 0)) for o in self.semua()]
        return [*ada, self.kosong("baru")]

    def baru(self, kunci: str) -> ItemPK:
        if kunci != "baru":
            raise KeyError(kunci)
        return ItemPK(
            tahun_kinerja=self.pk.tahun_kinerja, perjanjian=self.pk, urutan=_berikut(self.semua())
        )


class KisiAnggaranPK(KisiItemPK):
    """The money that a draft PK names."""

    nama = "Anggaran perjanjian"
    judul_baris = "No"
    kolom = (
        KolomKisi("nama", "Program atau kegiatan", panjang=True, lebar="panjang"),
        KolomKisi("nilai", "Anggaran (Rp)", JenisSel.RUPIAH),
        KolomKisi("keterangan", "Ket."),
    )

    def semua(self) -> models.QuerySet:
        return AnggaranPK.objects.filter(perjanjian=self.pk)

    def judul(self, o: Any) -> str:
        return str(o.urutan)

    def baru(self, kunci: str) -> Any:
        if kunci != "baru":
            raise KeyError(kunci)
        return AnggaranPK(
            tahun_kinerja=self.pk.tahun_kinerja, perjanjian=self.pk, urutan=_berikut(self.semua())
        )


def _berikut(semua: models.QuerySet) -> int:
    return (semua.aggregate(akhir=models.Max("urutan"))["akhir"] or 0) + 1


def indikator_tahun(tk: TahunKinerja) -> models.QuerySet[Indikator]:
    """The indicators that the year measures, in the order of the plan."""
    return (
        Indikator.objects.filter(renstra=tk.renstra_id)
        .select_related("tujuan", "sasaran")
        .order_by("sasaran__urutan", "sasaran__kode", "urutan", "kode")
    )


def kisi_triwulan(tk: TahunKinerja) -> KisiTarget:
    """Targets up to each quarter."""
    kolom = [KolomKisi(f"tw{n}", f"TW {r}", JenisSel.TARGET) for n, r in enumerate(_ROMAWI, 1)]
    sel = SumberSel(
        semua=lambda: TargetTriwulan.objects.filter(tahun_kinerja=tk),
        riwayat=lambda: TargetTriwulan.history.filter(tahun_kinerja_id=tk.pk),
        kunci=lambda t: f"tw{t.triwulan}",
        baru=lambda i, nama: TargetTriwulan(tahun_kinerja=tk, indikator=i, triwulan=int(nama[2:])),
    )
    kisi = KisiTarget(indikator_tahun(tk), kolom, sel)
    kisi.nama = "Target triwulan"
    return kisi


class KisiAksi(KisiKelompok):
    """Actions below their indicators, with quarters, budget and who is in charge."""

    nama = "Rencana aksi"
    judul_baris = "Rencana aksi"
    medan_urut = "urutan"

    def __init__(self, tk: TahunKinerja) -> None:
        self.indikator = {i.pk: i for i in indikator_tahun(tk)}
        super().__init__(tk, {str(pk): f"{i.kode} {i.nama}" for pk, i in self.indikator.items()})
        pos = PosAnggaran.objects.filter(tahun_kinerja=tk)
        unit = Unit.objects.filter(susunan=tk.susunan_id)
        self.kolom = (
            KolomKisi("aksi", "Aksi", panjang=True, lebar="panjang"),
            KolomKisi("satuan", "Satuan"),
            *(
                KolomKisi(f"target_tw{n}", f"TW {r}", JenisSel.ANGKA)
                for n, r in enumerate(_ROMAWI, 1)
            ),
            KolomKisi(
                "pos_id",
                "Program atau kegiatan",
                JenisSel.PILIH,
                pilihan=(("", "–"), *((str(p.pk), str(p)[:90]) for p in pos)),
            ),
            KolomKisi("anggaran", "Anggaran (Rp)", JenisSel.RUPIAH),
            KolomKisi(
                "unit_id",
                "Unit",
                JenisSel.PILIH,
                pilihan=(("", "–"), *((str(u.pk), u.nama) for u in unit)),
            ),
            KolomKisi("penanggung_jawab", "Penanggung jawab"),
        )

    def semua(self) -> models.QuerySet:
        return RencanaAksi.objects.filter(tahun_kinerja=self.tk)

    def judul(self, o: Any) -> str:
        return f"{self.indikator[o.indikator_id].kode} aksi {o.urutan}"

    def milik(self, o: Any) -> str:
        return str(o.indikator_id)

    def calon(self, pemilik: str) -> RencanaAksi:
        return RencanaAksi(tahun_kinerja=self.tk, indikator_id=int(pemilik))


def alamat_pk(pk: PerjanjianKinerja) -> str:
    """The page of a PK."""
    tk = pk.tahun_kinerja
    return reverse("rencana:pk", args=[tk.opd.kode, tk.tahun, pk.pk])
