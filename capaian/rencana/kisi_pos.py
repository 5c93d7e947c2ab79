"""Grids of the budget: the tree, its stages, and the pagu of every leaf in a stage."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse

from anggaran.models import Belanja, Pagu, PosAnggaran, TahapAnggaran
from anggaran.spj.kode import JenisKode, rapikan
from anggaran.spj.kode import jenis as jenis_kode
from lakip.angka import AngkaTidakTerbaca, JenisAngka, baca_angka, format_angka
from lakip.instansi.models import Unit
from renstra.models import TahunKinerja

from .kisi import (
    BarisBerubah,
    BarisKisi,
    JenisSel,
    Kisi,
    KolomKisi,
    SelKisi,
    SelSalah,
    pesan,
    rangkai,
)
from .kisi_objek import YA
from .kisi_urut import BARIS_KOSONG, KisiTerurut

Tingkat = PosAnggaran.Tingkat
_INDUK = {Tingkat.KEGIATAN: Tingkat.PROGRAM, Tingkat.SUB_KEGIATAN: Tingkat.KEGIATAN}
_MENURUT_KODE = "menurut kode"


def urutan_pohon(semua: Iterable[PosAnggaran]) -> list[PosAnggaran]:
    """The nodes with children right below their parents, siblings in their order."""
    anak: dict[int | None, list[PosAnggaran]] = {}
    for p in semua:
        anak.setdefault(p.induk_id, []).append(p)
    hasil: list[PosAnggaran] = []

    def turun(induk: int | None) -> None:
        for p in anak.get(induk, []):
            hasil.append(p)
            turun(p.pk)

    turun(None)
    return hasil


class KisiPos(KisiTerurut):
    """Programs, kegiatan and sub kegiatan; an official code tells level and parent by itself."""

    nama = "Program dan kegiatan"
    judul_baris = "Pos"
    dapat_pindah = False

    def __init__(self, tk: TahunKinerja) -> None:
        self.tk = tk
        self.pos = urutan_pohon(self.semua())
        induk = [p for p in self.pos if p.tingkat != Tingkat.SUB_KEGIATAN]
        unit = Unit.objects.filter(susunan=tk.susunan_id)
        self.kolom = (
            KolomKisi("kode", "Kode", lebar="kode"),
            KolomKisi("nama", "Nama", panjang=True, lebar="panjang"),
            KolomKisi(
                "tingkat", "Tingkat", JenisSel.PILIH, (("", _MENURUT_KODE), *Tingkat.choices)
            ),
            KolomKisi(
                "induk_id",
                "Di bawah",
                JenisSel.PILIH,
                (("", _MENURUT_KODE), *((str(p.pk), str(p)[:70]) for p in induk)),
            ),
            KolomKisi(
                "unit_id",
                "Bidang",
                JenisSel.PILIH,
                (("", "–"), *((str(u.pk), u.nama) for u in unit)),
            ),
            KolomKisi("sumber_dana", "Sumber dana"),
            KolomKisi("spm", "SPM", JenisSel.PILIH, (("", "Bukan"), (YA, "SPM"))),
        )

    def semua(self) -> models.QuerySet:
        return PosAnggaran.objects.filter(tahun_kinerja=self.tk)

    def judul(self, o: Any) -> str:
        return o.get_tingkat_display()

    def daftar(self) -> list[BarisKisi]:
        terbaru = self.versi_semua()
        ada = [self.baris(p, terbaru.get(p.pk, 0)) for p in urutan_pohon(self.semua())]
        return [*ada, *(self.kosong(f"baru-{n}") for n in range(1, BARIS_KOSONG + 1))]

    def calon(self) -> PosAnggaran:
        TahunKinerja.objects.select_for_update().get(pk=self.tk.pk)
        return PosAnggaran(tahun_kinerja=self.tk)

    def isi(self, o: Any, isian: Mapping[str, str]) -> dict[str, str]:
        lama = (o.tingkat, o.induk_id)
        galat = super().isi(o, isian)
        if galat:
            return galat
        o.kode = rapikan(o.kode) if jenis_kode(rapikan(o.kode)) else o.kode.strip()
        o.kode_resmi = jenis_kode(o.kode) in set(JenisKode) & {str(t) for t in Tingkat}
        lain = {p.kode: p for p in self.semua() if p.pk != o.pk}
        o.kode = o.kode or _kode_buatan(lain)
        o.tingkat = o.tingkat or (str(jenis_kode(o.kode)) if o.kode_resmi else lama[0])
        if not o.tingkat:
            return {"tingkat": "Pilih tingkatnya: kode ini bukan kode resmi."}
        return self._letakkan(o, lain)

    def _letakkan(self, o: Any, lain: Mapping[str, PosAnggaran]) -> dict[str, str]:
        """Find the parent, and see that it is one level above and holds no money of its own."""
        anak = [p for p in lain.values() if o.pk is not None and p.induk_id == o.pk]
        if any(_INDUK[Tingkat(p.tingkat)] != o.tingkat for p in anak):
            return {"tingkat": "Pos di bawahnya menuntut tingkat yang semula."}
        butuh = _INDUK.get(o.tingkat)
        if butuh is None:
            o.induk = None
            return {}
        if o.induk_id is None:
            o.induk = lain.get(o.kode.rpartition(".")[0]) or lain.get(
                o.kode.rpartition(".")[0].rpartition(".")[0]
            )
        induk = next((p for p in lain.values() if p.pk == o.induk_id), None)
        if induk is None or induk.tingkat != butuh:
            sebut = Tingkat(butuh).label.lower()
            return {
                "induk_id": f"Pilih {sebut} tempatnya, atau tambahkan {sebut} itu lebih dahulu."
            }
        if induk.pagu.exists() or induk.realisasi.exists():
            return {
                "induk_id": f"{induk} berpagu atau berealisasi sendiri. Kosongkan lebih dahulu."
            }
        return {}


def _kode_buatan(dipakai: Mapping[str, Any]) -> str:
    """A code for a node without one: stable and free."""
    n = 1
    while f"pos-{n}" in dipakai:
        n += 1
    return f"pos-{n}"


class KisiTahap(KisiTerurut):
    """Stages of the budget in the order in which they came into force."""

    nama = "Tahap anggaran"
    judul_baris = "No"
    kolom = (
        KolomKisi("jenis", "Jenis", JenisSel.PILIH, tuple(TahapAnggaran.Jenis.choices)),
        KolomKisi("nomor", "Nomor", JenisSel.BULAT),
        KolomKisi("dokumen", "Dokumen", lebar="panjang"),
    )

    def __init__(self, tk: TahunKinerja) -> None:
        self.tk = tk

    def semua(self) -> models.QuerySet:
        return TahapAnggaran.objects.filter(tahun_kinerja=self.tk)

    def calon(self) -> TahapAnggaran:
        TahunKinerja.objects.select_for_update().get(pk=self.tk.pk)
        return TahapAnggaran(tahun_kinerja=self.tk)

    def isi(self, o: Any, isian: Mapping[str, str]) -> dict[str, str]:
        galat = super().isi(o, isian)
        o.nomor = o.nomor or 0
        return galat

    def alasan_tetap(self, o: Any) -> str:
        if o.pagu.exists():
            return "Tahap ini memuat pagu. Kosongkan pagunya lebih dahulu."
        return ""

    def baris(self, o: Any, nomor_versi: int, **lain: Any) -> BarisKisi:
        tempat = [self.tk.opd.kode, self.tk.tahun, o.pk]
        return super().baris(o, nomor_versi, alamat=reverse("rencana:pagu", args=tempat), **lain)


class KisiPagu(Kisi):
    """The pagu of every leaf in one stage, whole or by kind of expenditure, in rupiah."""

    judul_baris = "Program, kegiatan, sub kegiatan"
    kolom = (
        KolomKisi("pagu", "Tanpa rincian (Rp)", JenisSel.RUPIAH),
        *(KolomKisi(b.value, f"{b.label} (Rp)", JenisSel.RUPIAH) for b in Belanja),
    )

    def __init__(self, tahap: TahapAnggaran) -> None:
        self.tahap = tahap
        self.nama = f"Pagu {tahap}"
        semua = urutan_pohon(PosAnggaran.objects.filter(tahun_kinerja=tahap.tahun_kinerja_id))
        self._nama = {p.pk: p for p in semua}
        induk = {p.induk_id for p in semua}
        self.daun = {str(p.pk): p for p in semua if p.pk not in induk}

    def _pagu(self, **syarat: Any) -> dict[tuple[int, str], Pagu]:
        semua = Pagu.objects.filter(tahap=self.tahap, **syarat)
        return {(p.pos_id, p.belanja or "pagu"): p for p in semua}

    def _versi(self, **syarat: Any) -> dict[int, int]:
        """The latest history entry of any pagu of a leaf, deleted ones included."""
        baris = Pagu.history.filter(tahap_id=self.tahap.pk, **syarat).values("pos_id")
        return dict(baris.annotate(akhir=models.Max("history_id")).values_list("pos_id", "akhir"))

    def daftar(self) -> list[BarisKisi]:
        isi, terbaru = self._pagu(), self._versi()
        return [
            BarisKisi(
                kunci,
                str(p),
                terbaru.get(p.pk, 0),
                [SelKisi(k, _teks(isi.get((p.pk, k.nama)))) for k in self.kolom],
                kelompok=str(self._nama[p.induk_id]) if p.induk_id else "",
            )
            for kunci, p in self.daun.items()
        ]

    @transaction.atomic
    def simpan(self, kunci: str, isian: Mapping[str, str], versi_dibaca: int) -> str:
        pos = PosAnggaran.objects.select_for_update(of=("self",)).get(pk=self.daun[kunci].pk)
        if self._versi(pos_id=pos.pk).get(pos.pk, 0) != versi_dibaca:
            raise BarisBerubah
        ada = self._pagu(pos=pos)
        galat: dict[str, str] = {}
        for k in self.kolom:
            objek = ada.get((pos.pk, k.nama))
            if rangkai([isian.get(k.nama, "")]) == rangkai([_teks(objek)]):
                continue
            try:
                self._isi(pos, objek, k.nama, isian.get(k.nama, ""))
            except (AngkaTidakTerbaca, ValidationError) as salah:
                galat[k.nama] = pesan(salah)
        jadi = self._pagu(pos=pos)
        if len(jadi) > 1 and (pos.pk, "pagu") in jadi:
            galat.setdefault("pagu", "Isi pagu tanpa rincian, atau rinciannya saja.")
        if galat:
            raise SelSalah(galat)
        return kunci

    def _isi(self, pos: PosAnggaran, objek: Pagu | None, nama: str, teks: str) -> None:
        """Store one cell; a blank one is no pagu, which is not 0."""
        nilai = baca_angka(teks, jenis=JenisAngka.RUPIAH)
        if nilai is None:
            if objek:
                objek.delete()
            return
        if nilai < 0:
            raise ValidationError("Pagu tidak boleh negatif.")
        objek = objek or Pagu(
            tahun_kinerja_id=self.tahap.tahun_kinerja_id,
            tahap=self.tahap,
            pos=pos,
            belanja="" if nama == "pagu" else nama,
        )
        objek.nilai = nilai
        objek.save()


def _teks(pagu: Pagu | None) -> str:
    return format_angka(pagu.nilai, buang_nol=True) if pagu else ""
