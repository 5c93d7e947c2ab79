"""Entering realisasi: what a person may fill, what is surprising about it, and saving it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max

from anggaran.models import TargetTriwulan
from capaian.hitung import Target
from capaian.jadwal import nama_periode, wajib_terbuka
from capaian.kejanggalan import (
    PerluPenjelasan,
    lipat_janggal,
    pecahan_janggal,
    pembilang_janggal,
    turun_janggal,
)
from capaian.kueri.nilai import target as target_dari
from capaian.laporan import bahan
from capaian.laporan.bahan import DataLaporan
from capaian.laporan.ukur import Ukuran
from capaian.laporan.ukur.realisasi import berisi, terbit_baris
from capaian.laporan.ukur.triwulan import HasilIsian, ukur_isian
from capaian.models import RealisasiIndikator
from capaian.sajian import sajikan_ukuran
from lakip.angka import desimal_polos
from lakip.instansi.izin import Izin, SiapaPun, unit_bertugas
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna
from lakip.instansi.sunting import Bentrok, versi
from renstra.models import Indikator, TahunKinerja

MEDAN_NILAI = ("nilai", "predikat", "pembilang", "penyebut", "capaian_manual")
"""What makes the figure; only a change of these is questioned."""
MEDAN = (
    *MEDAN_NILAI,
    *("alasan_manual", "tahun_data", "status", "catatan_kaki", "alasan_kosong"),
    *("sumber", "catatan", "kendala", "upaya"),
)


@dataclass(frozen=True)
class Takaran:
    """An agency-year as a whole, against which single rows are measured."""

    data: DataLaporan
    ukuran: Ukuran
    target: Mapping[int, Mapping[int, Target]]
    """Targets up to a quarter, by indicator id and quarter."""

    @classmethod
    def dari(cls, tk: TahunKinerja) -> "Takaran":
        """Read it. Raises TidakDapatDimuat when the agency-year cannot be measured."""
        data, ukuran = sajikan_ukuran(tk)
        target: dict[int, dict[int, Target]] = {}
        for t in TargetTriwulan.objects.filter(tahun_kinerja=tk):
            if (nilai := target_dari(t)) is not None:
                target.setdefault(t.indikator_id, {})[t.triwulan] = nilai
        return cls(data, ukuran, target)

    def ukur(self, i: Indikator, baris: RealisasiIndikator) -> HasilIsian:
        """What the row gives, stored or not."""
        return ukur_isian(self.data, self._i(i), baris_bahan(baris), self.target.get(i.pk, {}))

    def nilai_lalu(self, i: Indikator, triwulan: int) -> tuple[str, Decimal | None]:
        """Name and figure of the last period before this one that has a figure; None without."""
        milik = self._i(i)
        isi = milik.tahun.get(self.data.tahun, bahan.DataTahun()).realisasi
        terisi = {r.triwulan: terbit_baris(milik, r).nilai for r in isi}
        for ke in range(triwulan - 1, 0, -1):
            if terisi.get(ke) is not None:
                return nama_periode(ke), terisi[ke]
        lalu = self.ukuran.indikator[i.kode].lalu.get(self.data.tahun - 1)
        return f"Tahun {self.data.tahun - 1}", lalu.realisasi.nilai if lalu else None

    def kejanggalan(self, i: Indikator, baris: RealisasiIndikator) -> list[str]:
        """What is impossible or surprising about the figure, as questions to the person."""
        nilai = terbit_baris(self._i(i), baris_bahan(baris)).nilai
        nama, lalu = self.nilai_lalu(i, baris.triwulan)
        return [
            *pembilang_janggal(baris.pembilang, baris.penyebut),
            *turun_janggal(i, baris.triwulan, nilai, nama, lalu),
            *lipat_janggal(nilai, nama, lalu),
            *pecahan_janggal(i.satuan, nilai, lalu if lalu is not None else self._target(i, baris)),
        ]

    def _target(self, i: Indikator, baris: RealisasiIndikator) -> Decimal | None:
        target = self.ukur(i, baris).target
        return target and (target.bawah if target.berentang else target.angka)

    def _i(self, i: Indikator) -> bahan.Indikator:
        return self.ukuran.indikator[i.kode].indikator


def baris_bahan(r: RealisasiIndikator) -> bahan.Realisasi:
    """The row as the report's measuring takes it."""
    return bahan.Realisasi(
        r.triwulan,
        **{n: getattr(r, n) for n in (*MEDAN_NILAI, "alasan_manual", "tahun_data")},
        status=r.status,
        catatan_kaki=r.catatan_kaki,
        alasan_kosong=r.alasan_kosong,
        sumber=r.sumber,
    )


@dataclass(frozen=True)
class Butir:
    """An indicator to fill for a period, its row (unsaved when new) and the row's version."""

    indikator: Indikator
    baris: RealisasiIndikator
    versi: int

    @property
    def terisi(self) -> bool:
        """Whether a figure, a grade or the reason for none is stored."""
        return berisi(baris_bahan(self.baris))


def daftar_butir(
    tk: TahunKinerja, triwulan: int, pengguna: SiapaPun, izin: Izin = Izin.ISI_REALISASI
) -> list[Butir]:
    """The indicators measured in the year that the user holds ``izin`` for, in the plan's order."""
    units = unit_bertugas(pengguna, izin, tk.opd)
    semua = Indikator.objects.filter(renstra_id=tk.renstra_id).select_related(
        "tujuan", "sasaran", "unit"
    )
    if units is not None:
        semua = semua.filter(unit__in=units)
    milik = RealisasiIndikator.objects.filter(tahun_kinerja=tk, triwulan=triwulan)
    baris = {r.indikator_id: r for r in milik}
    riwayat: Any = RealisasiIndikator.history  # type: ignore[attr-defined] - a tracked model
    terbaru = dict(
        riwayat.filter(tahun_kinerja_id=tk.pk, triwulan=triwulan)
        .order_by()
        .values("id")
        .annotate(akhir=Max("history_id"))
        .values_list("id", "akhir")
    )
    return [
        _butir(tk, i, triwulan, baris.get(i.pk), terbaru)
        for i in semua
        if i.dari_tahun is None or i.dari_tahun <= tk.tahun
    ]


def _butir(
    tk: TahunKinerja,
    i: Indikator,
    triwulan: int,
    baris: RealisasiIndikator | None,
    terbaru: Mapping[int, int],
) -> Butir:
    if baris is None:
        return Butir(i, RealisasiIndikator(tahun_kinerja=tk, indikator=i, triwulan=triwulan), 0)
    baris.indikator = i
    return Butir(i, baris, terbaru.get(baris.pk, 0))


def simpan_isian(
    *,
    tahun_kinerja: TahunKinerja,
    indikator: Indikator,
    triwulan: int,
    isian: Mapping[str, Any],
    penjelasan: str,
    versi_dibaca: int,
    oleh: Pengguna,
    takaran: Takaran | None = None,
) -> RealisasiIndikator:
    """Save what was entered for a period, unless the row changed after ``versi_dibaca``.

    ``isian`` are cleaned values by field; a field that it leaves out keeps its value. ``takaran``:
    the agency-year when it was read already, for many rows of one period.
    ``penjelasan`` answers what is surprising and is added to the note. Raises Bentrok,
    PeriodeTertutup, PerluPenjelasan, and ValidationError for what the model refuses.
    """
    takaran = takaran or Takaran.dari(tahun_kinerja)
    with transaction.atomic():
        wajib_terbuka(tahun_kinerja, triwulan)
        Indikator.objects.select_for_update().get(pk=indikator.pk)
        baris = _baris_kini(tahun_kinerja, indikator, triwulan)
        if (terbaru := versi(baris)) != versi_dibaca:
            raise Bentrok(baris, terbaru)
        lama = _ringkas(baris)
        for nama in MEDAN:
            setattr(baris, nama, isian.get(nama, getattr(baris, nama)))
        baru = _ringkas(baris)
        if lama == baru and not penjelasan:
            return baris
        janggal = []
        if any(lama[n] != baru[n] for n in MEDAN_NILAI):
            janggal = takaran.kejanggalan(indikator, baris)
        if janggal and not penjelasan:
            raise PerluPenjelasan(janggal)
        if penjelasan:
            baris.catatan = f"{baris.catatan}\nPenjelasan: {penjelasan}".strip()
        baris.full_clean(validate_unique=False)
        baris._history_user = oleh
        baris._change_reason = f"isian realisasi {nama_periode(triwulan).lower()}"
        baris.save()
        _catat(baris, lama, oleh)
    return baris


def _baris_kini(tk: TahunKinerja, i: Indikator, triwulan: int) -> RealisasiIndikator:
    kunci = {"tahun_kinerja": tk, "indikator": i, "triwulan": triwulan}
    ada = RealisasiIndikator.objects.select_for_update().filter(**kunci).first()
    return ada or RealisasiIndikator(**kunci)


def _ringkas(baris: RealisasiIndikator) -> dict[str, Any]:
    nilai = {n: getattr(baris, n) for n in MEDAN}
    return {k: desimal_polos(v) if isinstance(v, Decimal) else v for k, v in nilai.items()}


def _catat(baris: RealisasiIndikator, lama: Mapping[str, Any], oleh: Pengguna) -> None:
    baru = _ringkas(baris)
    tk, periode = baris.tahun_kinerja, nama_periode(baris.triwulan)
    beda = {n: [lama[n], baru[n]] for n in MEDAN if lama[n] != baru[n]}
    catat(
        "isi_realisasi",
        oleh=oleh,
        opd=tk.opd,
        tahun=tk.tahun,
        objek=str(baris.indikator),
        uraian=f"Realisasi {baris.indikator} untuk {periode.lower()} diisi.",
        data={"triwulan": baris.triwulan, "perubahan": beda},
    )
