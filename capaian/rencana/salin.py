"""A new agency-year: empty, or from an earlier one with structure, settings, texts, history."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction

from anggaran.models import Dukungan, Keluaran, PosAnggaran
from capaian.kueri.instansi import SKALA_BAWAAN
from capaian.models import (
    BagianLaporan,
    ButirDaftar,
    KolomData,
    PengaturanLaporan,
    PengaturanPengukuran,
    RiwayatKinerja,
    TabelData,
    TargetMenengah,
    TeksLaporan,
)
from capaian.sajian import sajikan_ukuran
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna
from renstra.models import AcuanDaerah, Indikator, Skala, TahunKinerja

# Lists that stay as they are from year to year; awards, innovations and steps belong to one year.
_DAFTAR_TETAP = ("dasar_hukum", "fungsi", "janji_layanan", "spm", "sarana", "swot", "isu")


@transaction.atomic
def buat_tahun(tahun: TahunKinerja, *, oleh: Pengguna) -> TahunKinerja:
    """Save a new, empty year with the default settings of measurement and report."""
    tahun.save()
    skala = Skala.objects.get(kode=SKALA_BAWAAN, opd=None)
    PengaturanPengukuran.objects.create(tahun_kinerja=tahun, skala=skala)
    PengaturanLaporan.objects.create(tahun_kinerja=tahun)
    catat("buat_tahun", oleh=oleh, opd=tahun.opd, tahun=tahun.tahun)
    return tahun


@transaction.atomic
def salin_tahun(*, dari: TahunKinerja, tahun: int, oleh: Pengguna) -> tuple[TahunKinerja, str]:
    """Make the year ``tahun`` of the same agency from ``dari``; return it and what was copied.

    The budget comes without pagu and realisasi, outputs without figures, data tables without rows,
    texts marked as carried over; the published results of ``dari`` and its own history become the
    new year's history. Raises IntegrityError when the year exists, TidakDapatDimuat when the
    earlier year cannot be measured.
    """
    baru = TahunKinerja.objects.create(
        opd=dari.opd,
        tahun=tahun,
        renstra=dari.renstra,
        keputusan_iku=dari.keputusan_iku,
        susunan=dari.susunan,
        contoh=dari.contoh,
    )
    _salin_pengaturan(dari, baru)
    pos = _salin_pos(dari, baru)
    banyak = {
        "pos anggaran": len(pos),
        "teks sebagai draf": _salin(TeksLaporan, dari, baru, asal=TeksLaporan.Asal.TERBAWA),
        "bagian kerangka": _salin(BagianLaporan, dari, baru),
        "butir daftar": _salin(ButirDaftar, dari, baru, saring={"daftar__in": _DAFTAR_TETAP}),
        "tabel data tanpa isi": _salin_tabel(dari, baru),
        "riwayat capaian": _salin_riwayat(dari, baru),
    }
    _salin(AcuanDaerah, dari, baru)
    _salin(TargetMenengah, dari, baru)
    _salin_terkait(Dukungan, dari, baru, pos)
    _salin_terkait(Keluaran, dari, baru, pos, target=None, realisasi=None, penjelasan="",
                   penyebab="", solusi="", keterangan="")  # fmt: skip
    ringkas = "Disalin: " + ", ".join(f"{n} {apa}" for apa, n in banyak.items() if n) + "."
    catat(
        "salin_tahun",
        oleh=oleh,
        opd=baru.opd,
        tahun=tahun,
        objek=f"Tahun {dari.tahun} ke {tahun}",
        uraian=ringkas,
        data={"dari": dari.tahun, "banyak": banyak},
    )
    return baru, ringkas


def _gandakan(objek: Any, **isian: Any) -> Any:
    """Save a copy of a row with other values; its history begins anew."""
    tetap = {
        m.attname: getattr(objek, m.attname)
        for m in objek._meta.concrete_fields
        if not m.primary_key
    }
    salinan = type(objek)(**{**tetap, **isian})
    salinan.save()
    return salinan


def _salin(
    model: type[models.Model],
    dari: TahunKinerja,
    baru: TahunKinerja,
    saring: dict[str, Any] | None = None,
    **isian: Any,
) -> int:
    baris: Iterable[Any] = model._default_manager.filter(tahun_kinerja=dari, **(saring or {}))
    return len([_gandakan(o, tahun_kinerja_id=baru.pk, **isian) for o in baris])


def _salin_pengaturan(dari: TahunKinerja, baru: TahunKinerja) -> None:
    for satu in PengaturanPengukuran.objects.filter(tahun_kinerja=dari):
        _gandakan(satu, tahun_kinerja_id=baru.pk)
    for cetak in PengaturanLaporan.objects.filter(tahun_kinerja=dari):
        _gandakan(cetak, tahun_kinerja_id=baru.pk, tanggal=None, penanda_tangan_id=None)


def _salin_pos(dari: TahunKinerja, baru: TahunKinerja) -> dict[int, int]:
    """Copy the budget tree from the top down; old keys to new ones."""
    pasangan: dict[int, int] = {}
    semua = list(PosAnggaran.objects.filter(tahun_kinerja=dari))
    for tingkat in PosAnggaran.Tingkat:
        for pos in (p for p in semua if p.tingkat == tingkat):
            salinan = _gandakan(
                pos,
                tahun_kinerja_id=baru.pk,
                induk_id=pasangan[pos.induk_id] if pos.induk_id else None,
                realisasi_fisik=None,
                efisiensi_rp=None,
                alasan_efisiensi="",
                keterangan="",
            )
            pasangan[pos.pk] = salinan.pk
    return pasangan


def _salin_terkait(
    model: type[models.Model],
    dari: TahunKinerja,
    baru: TahunKinerja,
    pos: dict[int, int],
    **isian: Any,
) -> None:
    for o in model._default_manager.filter(tahun_kinerja=dari):
        kena = pos[o.pos_id] if o.pos_id else None
        _gandakan(o, tahun_kinerja_id=baru.pk, pos_id=kena, **isian)


def _salin_tabel(dari: TahunKinerja, baru: TahunKinerja) -> int:
    banyak = 0
    for tabel in TabelData.objects.filter(tahun_kinerja=dari).prefetch_related("kolom"):
        salinan = _gandakan(tabel, tahun_kinerja_id=baru.pk, per_tanggal="", catatan="")
        for kolom in KolomData.objects.filter(tabel=tabel):
            _gandakan(kolom, tahun_kinerja_id=baru.pk, tabel_id=salinan.pk)
        banyak += 1
    return banyak


def _salin_riwayat(dari: TahunKinerja, baru: TahunKinerja) -> int:
    """The results of ``dari`` as its report states them, then the years it showed itself."""
    if dari.renstra_id is None:
        return 0
    _, ukuran = sajikan_ukuran(dari)
    indikator = {i.kode: i for i in Indikator.objects.filter(renstra=dari.renstra_id)}
    banyak = 0
    for kode, hasil in ukuran.indikator.items():
        terbit, target = hasil.kini.realisasi, hasil.kini.target.nilai
        if terbit.nilai is None and not terbit.predikat:
            continue
        tunggal = target if target is not None and not target.berentang else None
        RiwayatKinerja.objects.create(
            tahun_kinerja=baru,
            indikator=indikator[kode],
            tahun=dari.tahun,
            target=tunggal.angka if tunggal else None,
            target_predikat=tunggal.predikat if tunggal else "",
            realisasi=terbit.nilai,
            predikat=terbit.predikat,
            sumber=f"Laporan kinerja tahun {dari.tahun}",
        )
        banyak += 1
    return banyak + _salin(RiwayatKinerja, dari, baru, saring={"tahun__lt": dari.tahun})
