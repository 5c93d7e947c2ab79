"""Budget in a file against the budget in force and against the last Perjanjian Kinerja."""

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import Sum

from anggaran.models import AnggaranPK, Pagu, PerjanjianKinerja
from anggaran.spj.bacaan import Rinci
from anggaran.spj.istilah import Temuan, Tingkat, polos

if TYPE_CHECKING:
    from .rekon import Rekonsiliasi


def periksa_pagu(hasil: "Rekonsiliasi") -> None:
    """Budget in the file against the budget in force, per leaf."""
    berkas: dict[int, int] = defaultdict(int)
    tempat: dict[int, Rinci] = {}
    for r in hasil.bacaan.rinci:
        pos = hasil.cocok.pos.get(r.pos)
        if pos is not None and r.pagu is not None:
            berkas[pos.pk] += r.pagu
            tempat.setdefault(pos.pk, r)
    if hasil.tahap is None:
        return
    hasil.pagu_tersimpan = {
        pos: int(nilai * 100)
        for pos, nilai in Pagu.objects.filter(tahap=hasil.tahap)
        .values_list("pos")
        .annotate(jumlah=Sum("nilai"))
        .order_by()
    }
    if hasil.bacaan.hanya_pagu:
        return
    tingkat = Tingkat.CATATAN if hasil.lingkup.bendahara else Tingkat.PERINGATAN
    nama = {p.pk: p for p in hasil.cocok.pos.values()}
    for pos, nilai in berkas.items():
        stored = hasil.pagu_tersimpan.get(pos)
        if stored is not None and stored != nilai:
            r = tempat[pos]
            hasil.temuan.append(
                Temuan(
                    "pagu_berbeda",
                    tingkat,
                    f"Anggaran {nama[pos].kode} di berkas berbeda dari pagu {hasil.tahap}.",
                    hasil.bacaan.lembar[r.lembar],
                    r.baris,
                    "",
                    polos(nilai),
                    polos(stored),
                    polos(nilai - stored),
                )
            )


def periksa_pk(hasil: "Rekonsiliasi") -> None:
    """Budget in the file against what the last Perjanjian Kinerja of the agency promised."""
    pk = (
        PerjanjianKinerja.objects.filter(
            tahun_kinerja=hasil.lingkup.tahun_kinerja, level=PerjanjianKinerja.Level.ESELON_II
        )
        .order_by("nomor", "jenis")
        .last()
    )
    hasil.pagu_pk = {
        pos: int(nilai * 100)
        for pos, nilai in AnggaranPK.objects.filter(
            perjanjian=pk, pos__tingkat="program", nilai__isnull=False
        ).values_list("pos", "nilai")
    }
    if hasil.lingkup.bendahara or hasil.lingkup.sub_unit:
        return
    berkas: dict[int, int] = defaultdict(int)
    for r in hasil.bacaan.rinci:
        pos = hasil.cocok.pos.get(r.pos)
        if pos is not None and r.pagu is not None:
            berkas[hasil.cocok.akar[pos.pk]] += r.pagu
    kode = {p.pk: p.kode for p in hasil.cocok.pos.values()}
    for program, nilai in berkas.items():
        janji = hasil.pagu_pk.get(program)
        if janji is not None and janji != nilai:
            hasil.temuan.append(
                Temuan(
                    "pagu_beda_pk",
                    Tingkat.CATATAN,
                    f"Anggaran program {kode.get(program, '')} di berkas berbeda dari {pk}.",
                    tercetak=polos(nilai),
                    hitung=polos(janji),
                    selisih=polos(nilai - janji),
                )
            )
