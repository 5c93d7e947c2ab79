"""Results: targets of PK and of the year, realisasi, history, details, comparators."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from anggaran.models import ItemPK, PerjanjianKinerja
from capaian.hitung import Target
from capaian.kueri.jejak import Jejak
from capaian.kueri.nilai import isian
from capaian.kueri.status import BELUM_DIPERIKSA, StatusIsian, status_baris
from capaian.laporan import bahan
from capaian.models import (
    Analisis,
    JenisIsian,
    Pembanding,
    RealisasiIndikator,
    RincianRealisasi,
    RiwayatKinerja,
    TargetDipakai,
    TargetMenengah,
)
from renstra.models import Indikator, TahunKinerja

Kunci = tuple[int, int]
"""Indicator and year."""


def kunci_pk(pk: PerjanjianKinerja) -> str:
    """The table key of a PK: "pk_murni" or "pk_perubahan:1"."""
    return "pk_murni" if pk.jenis == "murni" else f"pk_perubahan:{pk.nomor}"


class Kinerja:
    """What was entered about the given indicators for ``tk`` and the ``mundur`` years before.

    Values of an earlier year fall back to the predecessor in the previous Renstra.
    """

    def __init__(
        self, tk: TahunKinerja, indikator: Iterable[Indikator], mundur: int, jejak: Jejak
    ) -> None:
        self._tk = tk
        self._jejak = jejak
        self._tahun = range(tk.tahun, tk.tahun - mundur - 1, -1)
        self._pk = {i.pk for i in indikator} | {i.pendahulu_id for i in indikator if i.pendahulu_id}
        self._ketikan = self._muat_ketikan()
        self._target_pk = self._muat_target_pk()
        self._realisasi = self._muat_realisasi()
        self._riwayat = self._muat_riwayat()
        self.menengah = self._muat_menengah()
        self.rincian = self._muat_rincian()
        self.pembanding = self._muat_pembanding()

    def tahun(self, i: Indikator) -> dict[int, bahan.DataTahun]:
        """What is known of the indicator, by year, the reporting year included."""
        return {tahun: self._data(i, tahun) for tahun in self._tahun}

    def _data(self, i: Indikator, tahun: int) -> bahan.DataTahun:
        calon = [i.pk]
        if i.pendahulu_id and tahun < self._tk.tahun:
            calon.append(i.pendahulu_id)
        ketikan, alasan = next(
            (self._ketikan[c, tahun] for c in calon if (c, tahun) in self._ketikan), (None, "")
        )
        return bahan.DataTahun(
            ketikan=ketikan,
            alasan_ketikan=alasan,
            pk=self._pertama(self._target_pk, calon, tahun),
            realisasi=self._pertama(self._realisasi, calon, tahun),
            riwayat=self._riwayat.get((i.pk, tahun)),
        )

    @staticmethod
    def _pertama(isi: dict[Kunci, list], calon: list[int], tahun: int) -> tuple:
        return next((tuple(isi[c, tahun]) for c in calon if (c, tahun) in isi), ())

    def _syarat(self, awalan: str = "") -> dict[str, object]:
        """Rows of this agency, of the years shown, of the indicators asked about."""
        return {
            f"{awalan}tahun_kinerja__opd_id": self._tk.opd_id,
            f"{awalan}tahun_kinerja__tahun__range": (self._tahun[-1], self._tahun[0]),
        }

    def _muat_ketikan(self) -> dict[Kunci, tuple[bahan.Isian, str]]:
        self._jejak.muat(TargetDipakai, **self._syarat())
        baris = TargetDipakai.objects.filter(indikator__in=self._pk, **self._syarat())
        return {
            (t.indikator_id, t.tahun_kinerja.tahun): (isian(t, self._jejak), t.alasan)
            for t in baris.select_related("tahun_kinerja")
        }

    def _muat_target_pk(self) -> dict[Kunci, list[bahan.TargetPK]]:
        self._jejak.muat(ItemPK, **self._syarat())
        baris = ItemPK.objects.filter(
            indikator__in=self._pk, perjanjian__level="II", **self._syarat()
        )
        hasil: dict[Kunci, list[bahan.TargetPK]] = defaultdict(list)
        for item in baris.select_related("tahun_kinerja", "perjanjian").order_by(
            "perjanjian__nomor", "urutan"
        ):
            pk = item.perjanjian
            hasil[item.indikator_id, item.tahun_kinerja.tahun].append(
                bahan.TargetPK(kunci_pk(pk), str(pk), pk.tanggal, isian(item, self._jejak))
            )
        return dict(hasil)

    def _muat_realisasi(self) -> dict[Kunci, list[bahan.Realisasi]]:
        self._jejak.muat(RealisasiIndikator, **self._syarat())
        status = status_baris(RealisasiIndikator, JenisIsian.INDIKATOR, **self._syarat())
        hasil: dict[Kunci, list[bahan.Realisasi]] = defaultdict(list)
        baris = RealisasiIndikator.objects.filter(indikator__in=self._pk, **self._syarat())
        for r in baris.select_related("tahun_kinerja").order_by("triwulan"):
            satu = self._realisasi_dari(r, status.get(r.pk, BELUM_DIPERIKSA))
            hasil[r.indikator_id, r.tahun_kinerja.tahun].append(satu)
        return dict(hasil)

    def _realisasi_dari(self, r: RealisasiIndikator, status: StatusIsian) -> bahan.Realisasi:
        terverifikasi = status.uraian(self._tk.opd.pemda)
        return bahan.Realisasi(
            triwulan=r.triwulan,
            nilai=r.nilai,
            predikat=r.predikat,
            pembilang=r.pembilang,
            penyebut=r.penyebut,
            capaian_manual=r.capaian_manual,
            alasan_manual=r.alasan_manual,
            tahun_data=r.tahun_data,
            status=r.status,
            catatan_kaki=r.catatan_kaki,
            alasan_kosong=r.alasan_kosong,
            sumber=r.sumber,
            catatan=r.catatan,
            kendala=r.kendala,
            upaya=r.upaya,
            asal=replace(self._jejak.asal(r), verifikasi=terverifikasi),
        )

    def _muat_riwayat(self) -> dict[Kunci, bahan.Riwayat]:
        self._jejak.muat(RiwayatKinerja, tahun_kinerja_id=self._tk.pk)
        return {
            (r.indikator_id, r.tahun): bahan.Riwayat(
                target=_target_riwayat(r),
                realisasi=r.realisasi,
                predikat=r.predikat,
                alasan_kosong=r.alasan_kosong,
                sumber=r.sumber,
                asal=self._jejak.asal(r),
            )
            for r in RiwayatKinerja.objects.filter(tahun_kinerja=self._tk, tahun__lt=self._tk.tahun)
        }

    def _muat_menengah(self) -> dict[int, bahan.TargetMenengah]:
        self._jejak.muat(TargetMenengah, tahun_kinerja_id=self._tk.pk)
        return {
            t.indikator_id: bahan.TargetMenengah(t.acuan, t.tahun, isian(t, self._jejak))
            for t in TargetMenengah.objects.filter(tahun_kinerja=self._tk)
        }

    def _muat_rincian(self) -> dict[int, list[bahan.Rincian]]:
        self._jejak.muat(RincianRealisasi, tahun_kinerja_id=self._tk.pk)
        hasil: dict[int, list[bahan.Rincian]] = defaultdict(list)
        for r in RincianRealisasi.objects.filter(tahun_kinerja=self._tk):
            hasil[r.indikator_id].append(
                bahan.Rincian(r.nama, r.jumlah, r.satuan, r.tahun_data, self._jejak.asal(r))
            )
        return hasil

    def _muat_pembanding(self) -> dict[int, list[bahan.Pembanding]]:
        self._jejak.muat(Pembanding, tahun_kinerja_id=self._tk.pk)
        hasil: dict[int, list[bahan.Pembanding]] = defaultdict(list)
        for p in Pembanding.objects.filter(tahun_kinerja=self._tk):
            if not p.terisi:  # carried over from the year before, still to be filled
                continue
            hasil[p.indikator_id].append(
                bahan.Pembanding(
                    kunci=p.tingkat if p.nomor == 1 else f"{p.tingkat}.{p.nomor}",
                    tingkat=p.get_tingkat_display(),
                    jenis=p.get_jenis_display(),
                    nama_indikator=p.nama_indikator,
                    nilai=p.nilai,
                    predikat=p.predikat,
                    satuan=p.satuan,
                    tahun=p.tahun,
                    sumber=p.sumber,
                    tidak_ada=p.tidak_ada,
                    keterangan=p.keterangan,
                    asal=self._jejak.asal(p),
                )
            )
        return hasil


def muat_analisis(tk: TahunKinerja) -> tuple[bahan.Analisis, ...]:
    """The points of analysis in their order."""
    baris = Analisis.objects.filter(tahun_kinerja=tk).select_related("indikator", "sasaran")
    return tuple(
        bahan.Analisis(
            (a.indikator or a.sasaran).kode if a.indikator or a.sasaran else "", a.jenis, a.uraian
        )
        for a in baris.order_by("urutan", "pk")
    )


def _target_riwayat(r: RiwayatKinerja) -> Target | None:
    if r.target_predikat:
        return Target.grade(r.target_predikat, r.target)
    return None if r.target is None else Target.tunggal(r.target)
