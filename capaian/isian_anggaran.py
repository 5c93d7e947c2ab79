"""Typing the realised budget of leaves where no SPJ file tells it, a quarter at a time."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from anggaran.models import RealisasiAnggaran, SumberRealisasi
from capaian.jadwal import nama_periode, wajib_terbuka
from capaian.kejanggalan import PerluPenjelasan, negatif_janggal, pagu_janggal
from capaian.lajur_anggaran import Lajur, bulan_tampil, bulan_triwulan, daftar_lajur
from lakip.angka import desimal_polos, format_rupiah, nama_bulan
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna
from lakip.instansi.sunting import Bentrok
from renstra.models import TahunKinerja

NOL = Decimal(0)
Baris = dict[int, RealisasiAnggaran]


@dataclass(frozen=True)
class IsianLajur:
    """What was typed for a leaf and quarter: each month's amount, and the opening balance.

    None is an empty cell. ``penjelasan`` answers what is surprising and is added to the notes.
    """

    bulan: Mapping[int, Decimal | None]
    saldo: Decimal | None = None
    penjelasan: str = ""


def simpan_lajur(
    *,
    tahun_kinerja: TahunKinerja,
    pos_id: int,
    sumber: str,
    triwulan: int,
    isian: IsianLajur,
    versi_dibaca: int,
    oleh: Pengguna,
) -> None:
    """Save a leaf's months of a quarter, unless any month changed after ``versi_dibaca``.

    Raises Bentrok, PeriodeTertutup, PerluPenjelasan, and ValidationError: by "bN" for a month that
    may not be typed, by "sebelum" for the opening balance, by "penjelasan" without any figure.
    """
    with transaction.atomic():
        wajib_terbuka(tahun_kinerja, triwulan)
        semua = daftar_lajur(tahun_kinerja, sumber, bulan=bulan_tampil(triwulan), pos=pos_id)
        kini = next(lajur for lajur in semua if lajur.pos.pk == pos_id)
        if kini.versi != versi_dibaca:
            raise Bentrok(kini.pos, kini.versi)
        baru = _baru(kini, triwulan, isian)
        if not isian.penjelasan and (janggal := _janggal(kini, baru)):
            raise PerluPenjelasan(janggal)
        if _simpan(kini, baru, triwulan, oleh):
            _catat(kini, baru, triwulan, isian.penjelasan, oleh)


def _baru(kini: Lajur, triwulan: int, isian: IsianLajur) -> Baris:
    """The typed rows by month as they are to be; those of other quarters stay the same."""
    baru, ubah = dict(kini.menurut_bulan), _berubah(kini, triwulan, isian)
    for bulan in ubah:
        if (nilai := isian.bulan.get(bulan)) is None:
            del baru[bulan]
            continue
        baru[bulan] = copy(baru[bulan]) if bulan in baru else _kosong(kini, bulan)
        baru[bulan].nilai = nilai
    milik = [b for b in bulan_triwulan(triwulan) if b in baru]
    if not kini.saldo_terkunci(triwulan):
        _isi_saldo(baru, milik, isian.saldo or NOL)
    if isian.penjelasan:
        dijelaskan = [b for b in milik if b in ubah] or milik[-1:]
        if not dijelaskan:
            raise ValidationError({"penjelasan": "Isi realisasinya lebih dahulu."})
        for bulan in dijelaskan:
            baris = baru[bulan] = copy(baru[bulan])
            baris.catatan = f"{baris.catatan}\nPenjelasan: {isian.penjelasan}".strip()
    return baru


def _berubah(kini: Lajur, triwulan: int, isian: IsianLajur) -> list[int]:
    """The months whose amount is to be another one."""
    hasil, galat = [], {}
    for bulan in bulan_triwulan(triwulan):
        lama, nilai = kini.bulan_ini(bulan), isian.bulan.get(bulan)
        if sebab := kini.terkunci(bulan):
            if nilai is not None and nilai != lama:
                galat[f"b{bulan}"] = sebab
        elif nilai != lama:
            hasil.append(bulan)
    if galat:
        raise ValidationError(galat)
    return hasil


def _kosong(kini: Lajur, bulan: int) -> RealisasiAnggaran:
    return RealisasiAnggaran(
        tahun_kinerja=kini.pos.tahun_kinerja, pos=kini.pos, sumber=kini.sumber, bulan=bulan
    )


def _isi_saldo(baru: Baris, milik: list[int], saldo: Decimal) -> None:
    """Let the first month of the quarter carry the opening balance."""
    if saldo and not milik:
        raise ValidationError(
            {"sebelum": "Isi realisasi bulan pertamanya, atau kosongkan saldo awal."}
        )
    for bulan in milik:
        isi = saldo if bulan == milik[0] else NOL
        if baru[bulan].saldo_awal != isi:
            baru[bulan] = copy(baru[bulan])
            baru[bulan].saldo_awal = isi


def _janggal(kini: Lajur, baru: Baris) -> list[str]:
    """What is surprising about the change, as questions to the person."""
    if kini.dirinci:
        return []
    urut = tuple(baru[b] for b in sorted(baru))
    janggal = [
        kata
        for bulan, (lama, nilai) in _beda(kini, baru).items()
        if nilai != lama
        for kata in negatif_janggal(nilai, nama_bulan(bulan))
    ]
    setahun = replace(kini, baris=urut).kumulatif(12)
    if setahun != kini.kumulatif(12):
        janggal += pagu_janggal(setahun, kini.pagu)
    if urut and urut[0].bulan < kini.pertama():
        janggal += [
            f"Saldo awal {format_rupiah(r.saldo_awal)} pada {nama_bulan(r.bulan)} tidak dihitung "
            "lagi karena kini ada bulan sebelumnya."
            for r in urut[1:]
            if r.saldo_awal
        ]
    return janggal


def _beda(kini: Lajur, baru: Baris) -> dict[int, tuple[Decimal | None, Decimal | None]]:
    """The months whose row changes, with the amount that stood and that is to stand."""
    lama = kini.menurut_bulan
    return {
        b: (lama[b].nilai if b in lama else None, baru[b].nilai if b in baru else None)
        for b in sorted({*lama, *baru})
        if lama.get(b) is not baru.get(b)
    }


def _simpan(kini: Lajur, baru: Baris, triwulan: int, oleh: Pengguna) -> bool:
    """Write what changed; False when nothing did."""
    beda = _beda(kini, baru)
    for bulan in beda:
        baris = baru.get(bulan) or kini.menurut_bulan[bulan]
        baris._history_user = oleh
        baris._change_reason = f"isian anggaran {nama_periode(triwulan).lower()}"
        if bulan in baru:
            baris.full_clean(validate_unique=False)
            baris.save()
        else:
            baris.delete()
    return bool(beda)


def _catat(kini: Lajur, baru: Baris, triwulan: int, penjelasan: str, oleh: Pengguna) -> None:
    tk = kini.pos.tahun_kinerja
    beda: dict[str, Any] = {
        str(bulan): [desimal_polos(n) for n in nilai] for bulan, nilai in _beda(kini, baru).items()
    }
    saldo = [_saldo_awal(kini.menurut_bulan), _saldo_awal(baru)]
    if saldo[0] != saldo[1]:
        beda["saldo_awal"] = [desimal_polos(n) for n in saldo]
    catat(
        "isi_realisasi_anggaran",
        oleh=oleh,
        opd=tk.opd,
        tahun=tk.tahun,
        objek=str(kini.pos),
        uraian=(
            f"Realisasi anggaran {kini.pos} untuk {nama_periode(triwulan).lower()} "
            f"({SumberRealisasi(kini.sumber).label}) diisi."
        ),
        data={
            "triwulan": triwulan,
            "sumber": kini.sumber,
            "perubahan": beda,
            "penjelasan": penjelasan,
        },
    )


def _saldo_awal(baris: Baris) -> Decimal:
    return baris[min(baris)].saldo_awal if baris else NOL
