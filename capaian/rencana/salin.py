"""A new agency-year: empty, or from an earlier one with structure, settings, texts, history."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction

from anggaran.models import AnggaranTahunLain, Dukungan, Keluaran, PosAnggaran, RencanaAksi
from capaian.kueri.instansi import SKALA_BAWAAN
from capaian.laporan.ukur import Ukuran
from capaian.laporan.ukur.data_tabel import BERANGKA
from capaian.models import (
    BagianLaporan,
    BarisData,
    ButirDaftar,
    EvaluasiAKIP,
    KolomData,
    KomponenAKIP,
    Pembanding,
    PengaturanLaporan,
    PengaturanPengukuran,
    RekomendasiAKIP,
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
_TERBAWA = "Terbawa dari tahun sebelumnya"
_AKSI_KOSONG = {**{f"target_tw{n}": None for n in range(1, 5)}, "anggaran": None}


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

    The budget comes without pagu and realisasi, outputs and actions without figures, data tables
    with the texts of their rows but without numbers, comparators without values, texts marked as
    carried over. The published results of ``dari``, its money and its own history become the new
    year's history. Every copied row's history says where it came from. Raises IntegrityError when
    the year exists, TidakDapatDimuat when the earlier year cannot be measured.
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
        "rencana aksi tanpa target": _salin_terkait(RencanaAksi, dari, baru, pos, **_AKSI_KOSONG),
        "pembanding tanpa nilai": _salin_pembanding(dari, baru),
        "tabel data tanpa angka": _salin_tabel(dari, baru),
        "evaluasi AKIP": _salin_akip(dari, baru),
        **_salin_hasil(dari, baru),
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
    salinan._change_reason = _TERBAWA
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
) -> int:
    semua = list(model._default_manager.filter(tahun_kinerja=dari))
    for o in semua:
        kena = pos[o.pos_id] if o.pos_id else None
        _gandakan(o, tahun_kinerja_id=baru.pk, pos_id=kena, **isian)
    return len(semua)


def _salin_pembanding(dari: TahunKinerja, baru: TahunKinerja) -> int:
    """Which comparators there are and which do not exist; a value belongs to one year."""
    semua = list(Pembanding.objects.filter(tahun_kinerja=dari))
    for p in semua:
        _gandakan(
            p,
            tahun_kinerja_id=baru.pk,
            nilai=None,
            predikat="",
            tahun=None,
            keterangan=p.keterangan if p.tidak_ada else "",
        )
    return len(semua)


def _salin_tabel(dari: TahunKinerja, baru: TahunKinerja) -> int:
    """Tables with columns and rows; cells keep their text, those of numbers stay to be filled."""
    tabel = {
        t.pk: _gandakan(t, tahun_kinerja_id=baru.pk, per_tanggal="", catatan="").pk
        for t in TabelData.objects.filter(tahun_kinerja=dari)
    }
    angka: dict[int, set[str]] = {pk: set() for pk in tabel}
    for kolom in KolomData.objects.filter(tahun_kinerja=dari):
        _gandakan(kolom, tahun_kinerja_id=baru.pk, tabel_id=tabel[kolom.tabel_id])
        if kolom.tipe in BERANGKA:
            angka[kolom.tabel_id].add(kolom.kunci)
    for b in BarisData.objects.filter(tahun_kinerja=dari):
        sel = {k: isi for k, isi in b.sel.items() if k not in angka[b.tabel_id]}
        pemilik = {"tahun_kinerja_id": baru.pk, "tabel_id": tabel[b.tabel_id]}
        _gandakan(b, **pemilik, sel=sel, alasan_beda="")
    return len(tabel)


def _salin_akip(dari: TahunKinerja, baru: TahunKinerja) -> int:
    """The evaluations of earlier years, which stay what they were."""
    evaluasi = {
        e.pk: _gandakan(e, tahun_kinerja_id=baru.pk).pk
        for e in EvaluasiAKIP.objects.filter(tahun_kinerja=dari)
    }
    for model in (KomponenAKIP, RekomendasiAKIP):
        for o in model._default_manager.filter(tahun_kinerja=dari):
            _gandakan(o, tahun_kinerja_id=baru.pk, evaluasi_id=evaluasi.get(o.evaluasi_id))
    return len(evaluasi)


def _salin_hasil(dari: TahunKinerja, baru: TahunKinerja) -> dict[str, int]:
    """What ``dari`` reached and spent, and the years before it that its report shows."""
    if dari.renstra_id is None:
        return {}
    _, ukuran = sajikan_ukuran(dari)
    return {
        "riwayat capaian": _salin_riwayat(dari, baru, ukuran),
        "anggaran tahun lalu": _salin_anggaran_lalu(dari, baru, ukuran),
    }


def _salin_anggaran_lalu(dari: TahunKinerja, baru: TahunKinerja, ukuran: Ukuran) -> int:
    """The agency's pagu and realisasi of ``dari``, once every leaf is known; earlier years."""
    banyak = _salin(AnggaranTahunLain, dari, baru, saring={"tahun__lt": dari.tahun})
    pagu, realisasi = ukuran.total.pagu, ukuran.total.realisasi
    if not (pagu.banyak and pagu.lengkap and realisasi.lengkap):
        return banyak
    AnggaranTahunLain.objects.create(
        tahun_kinerja=baru,
        tahun=dari.tahun,
        urutan=banyak + 1,
        pagu=pagu.nilai,
        realisasi=realisasi.nilai,
        sumber=f"Laporan kinerja tahun {dari.tahun}",
    )
    return banyak + 1


def _salin_riwayat(dari: TahunKinerja, baru: TahunKinerja, ukuran: Ukuran) -> int:
    """The results of ``dari`` as its report states them, then the years it showed itself."""
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
