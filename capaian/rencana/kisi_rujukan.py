"""Grids of the figures that results are held against: targets, earlier years, details, AKIP."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from capaian.models import (
    EvaluasiAKIP,
    KomponenAKIP,
    RincianRealisasi,
    RiwayatKinerja,
    TargetDipakai,
    TargetMenengah,
)
from renstra.models import TahunKinerja

from .kisi import BarisKisi, JenisSel, KolomKisi
from .kisi_kelompok import KisiKelompok
from .kisi_pk import indikator_tahun


class KisiIndikator(KisiKelompok):
    """Rows below the indicators of the year; ``satu_saja``: at most one for each."""

    model: type[models.Model]
    satu_saja = False

    def __init__(self, tk: TahunKinerja) -> None:
        super().__init__(tk, {str(i.pk): f"{i.kode} {i.nama}" for i in indikator_tahun(tk)})

    def semua(self) -> models.QuerySet:
        return self.model._default_manager.filter(tahun_kinerja=self.tk)

    def milik(self, o: Any) -> str:
        return str(o.indikator_id)

    def judul(self, o: Any) -> str:
        return self.judul_baris

    def calon(self, pemilik: str) -> Any:
        return self.model(tahun_kinerja=self.tk, indikator_id=int(pemilik))

    def daftar(self) -> list[BarisKisi]:
        semua = super().daftar()
        if not self.satu_saja:
            return semua
        terisi = {b.kelompok for b in semua if not b.baru}
        return [b for b in semua if not (b.baru and b.kelompok in terisi)]


class KisiTargetDipakai(KisiIndikator):
    """The target that the report uses instead of that of PK and Renstra."""

    nama = "Target yang dipakai laporan"
    judul_baris = "Target"
    model = TargetDipakai
    satu_saja = True
    kolom = (
        KolomKisi("target", "Target", JenisSel.TARGET),
        KolomKisi("alasan", "Alasan", lebar="panjang"),
    )


class KisiTargetMenengah(KisiIndikator):
    """The medium-term target that replaces the one of Renstra or RPJMD."""

    nama = "Target jangka menengah"
    judul_baris = "Target"
    model = TargetMenengah
    satu_saja = True
    kolom = (
        KolomKisi("acuan", "Acuan"),
        KolomKisi("tahun", "Tahun target", JenisSel.BULAT),
        KolomKisi("target", "Target", JenisSel.TARGET),
    )


class KisiRiwayat(KisiIndikator):
    """Target and realisation of years before the agency used the application."""

    nama = "Riwayat kinerja"
    judul_baris = "Tahun"
    model = RiwayatKinerja
    kolom = (
        KolomKisi("tahun", "Tahun", JenisSel.BULAT),
        KolomKisi("target", "Target", JenisSel.ANGKA),
        KolomKisi("target_predikat", "Predikat target"),
        KolomKisi("realisasi", "Realisasi", JenisSel.ANGKA),
        KolomKisi("predikat", "Predikat realisasi"),
        KolomKisi("alasan_kosong", "Alasan tidak ada nilai", lebar="panjang"),
        KolomKisi("sumber", "Sumber", lebar="panjang"),
    )

    def judul(self, o: Any) -> str:
        return str(o.tahun)

    def isi(self, o: Any, isian: Mapping[str, str]) -> dict[str, str]:
        galat = super().isi(o, isian)
        if not galat and o.tahun is not None and o.tahun >= self.tk.tahun:
            return {"tahun": f"Isi tahun sebelum {self.tk.tahun}."}
        return galat


class KisiRincian(KisiIndikator):
    """The parts of an indicator's realisation; their sum is held against pembilang."""

    nama = "Rincian realisasi"
    judul_baris = "Rincian"
    model = RincianRealisasi
    medan_urut = "urutan"
    kolom = (
        KolomKisi("nama", "Rincian", lebar="panjang"),
        KolomKisi("jumlah", "Jumlah", JenisSel.ANGKA),
        KolomKisi("satuan", "Satuan"),
        KolomKisi("tahun_data", "Tahun data", JenisSel.BULAT),
    )

    def judul(self, o: Any) -> str:
        return str(o.urutan)


class KisiEvaluasi(KisiKelompok):
    """AKIP evaluations that this year's report shows, one a year."""

    nama = "Evaluasi AKIP"
    judul_baris = "Evaluasi"
    kolom = (
        KolomKisi("tahun", "Tahun", JenisSel.BULAT),
        KolomKisi("nomor_lhe", "Nomor LHE"),
        KolomKisi("nilai", "Nilai", JenisSel.ANGKA),
        KolomKisi("predikat", "Predikat"),
    )

    def __init__(self, tk: TahunKinerja) -> None:
        super().__init__(tk, {"lhe": "Laporan Hasil Evaluasi"})

    def semua(self) -> models.QuerySet:
        return EvaluasiAKIP.objects.filter(tahun_kinerja=self.tk)

    def milik(self, o: Any) -> str:
        return "lhe"

    def calon(self, pemilik: str) -> EvaluasiAKIP:
        return EvaluasiAKIP(tahun_kinerja=self.tk)


class KisiKomponen(KisiKelompok):
    """Weight and score of the components of every evaluation."""

    nama = "Komponen evaluasi AKIP"
    judul_baris = "Komponen"
    medan_urut = "urutan"
    kolom = (
        KolomKisi("nama", "Komponen", lebar="panjang"),
        KolomKisi("bobot", "Bobot", JenisSel.ANGKA),
        KolomKisi("nilai", "Nilai", JenisSel.ANGKA),
    )

    def __init__(self, tk: TahunKinerja) -> None:
        semua = EvaluasiAKIP.objects.filter(tahun_kinerja=tk)
        super().__init__(tk, {str(e.pk): str(e) for e in semua})

    def semua(self) -> models.QuerySet:
        return KomponenAKIP.objects.filter(tahun_kinerja=self.tk)

    def judul(self, o: Any) -> str:
        return str(o.urutan)

    def milik(self, o: Any) -> str:
        return str(o.evaluasi_id)

    def calon(self, pemilik: str) -> KomponenAKIP:
        return KomponenAKIP(tahun_kinerja=self.tk, evaluasi_id=int(pemilik))
