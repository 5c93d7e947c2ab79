"""Perjanjian Kinerja, yearly plan and actions, in their own wording."""

from collections import defaultdict

from anggaran.models import (
    AnggaranPK,
    ItemPK,
    ItemRKT,
    PerjanjianKinerja,
    ProgramRKT,
    RencanaAksi,
    RencanaKinerjaTahunan,
)
from capaian.kueri.jejak import Jejak
from capaian.kueri.kinerja import kunci_pk
from capaian.kueri.nilai import isian
from capaian.laporan import bahan
from renstra.models import TahunKinerja


def muat_satu_pk(p: PerjanjianKinerja) -> bahan.PK:
    """One PK of any level, as it is printed by itself."""
    item = [
        bahan.ItemPK(
            indikator=i.indikator.kode if i.indikator else "",
            sasaran_teks=i.sasaran_teks,
            indikator_teks=i.indikator_teks,
            satuan=i.satuan,
            target=isian(i),
            kelompok=i.kelompok,
            keterangan=i.keterangan,
        )
        for i in ItemPK.objects.filter(perjanjian=p).select_related("indikator")
    ]
    anggaran = [
        bahan.AnggaranPK(a.nama, a.nilai, a.pos.kode if a.pos else "", a.keterangan)
        for a in AnggaranPK.objects.filter(perjanjian=p).select_related("pos")
    ]
    return _pk(p, item, anggaran)


def muat_pk(tk: TahunKinerja, jejak: Jejak) -> tuple[bahan.PK, ...]:
    """Every PK of the head of the agency, from murni to the last perubahan."""
    jejak.muat(AnggaranPK, tahun_kinerja_id=tk.pk)
    item: dict[int, list[bahan.ItemPK]] = defaultdict(list)
    for i in ItemPK.objects.filter(tahun_kinerja=tk).select_related("indikator", "perjanjian"):
        item[i.perjanjian_id].append(
            bahan.ItemPK(
                indikator=i.indikator.kode if i.indikator else "",
                sasaran_teks=i.sasaran_teks,
                indikator_teks=i.indikator_teks,
                satuan=i.satuan,
                target=isian(i, jejak),
                kelompok=i.kelompok,
                keterangan=i.keterangan,
            )
        )
    anggaran: dict[int, list[bahan.AnggaranPK]] = defaultdict(list)
    for a in AnggaranPK.objects.filter(tahun_kinerja=tk).select_related("pos", "perjanjian"):
        anggaran[a.perjanjian_id].append(
            bahan.AnggaranPK(
                a.nama, a.nilai, a.pos.kode if a.pos else "", a.keterangan, jejak.asal(a)
            )
        )
    baris = PerjanjianKinerja.objects.filter(tahun_kinerja=tk, level="II").order_by("nomor", "pk")
    return tuple(_pk(p, item[p.pk], anggaran[p.pk]) for p in baris)


def _pk(
    p: PerjanjianKinerja, item: list[bahan.ItemPK], anggaran: list[bahan.AnggaranPK]
) -> bahan.PK:
    return bahan.PK(
        kunci=kunci_pk(p),
        jenis=p.jenis,
        nomor=p.nomor,
        tanggal=p.tanggal,
        hanya_bulan=p.ketelitian == PerjanjianKinerja.Ketelitian.BULAN,
        tempat=p.tempat,
        alasan_perubahan=p.get_alasan_perubahan_display() if p.alasan_perubahan else "",
        kedalaman=p.kedalaman,
        tampilkan_anggaran=p.tampilkan_anggaran,
        pertama=_pihak(p, "pertama"),
        kedua=_pihak(p, "kedua"),
        item=tuple(item),
        anggaran=tuple(anggaran),
    )


def _pihak(p: PerjanjianKinerja, ke: str) -> bahan.Pihak | None:
    """The party as the document names it; None when it was not written down."""
    nama, jabatan, pangkat, nip = (
        getattr(p, f"pihak_{ke}_{medan}") for medan in ("nama", "jabatan", "pangkat", "nip")
    )
    return bahan.Pihak(nama, jabatan, pangkat, nip) if nama or jabatan else None


def muat_rkt(tk: TahunKinerja, jejak: Jejak) -> tuple[bahan.ItemRKT, ...]:
    """The items of the last version of the yearly plan."""
    rkt = RencanaKinerjaTahunan.objects.filter(tahun_kinerja=tk).order_by("nomor").last()
    jejak.muat(ItemRKT, tahun_kinerja_id=tk.pk)
    program: dict[int, list[str]] = defaultdict(list)
    for p in ProgramRKT.objects.filter(tahun_kinerja=tk):
        program[p.item_id].append(p.nama)
    return tuple(
        bahan.ItemRKT(
            indikator=i.indikator.kode if i.indikator else "",
            sasaran_teks=i.sasaran_teks,
            indikator_teks=i.indikator_teks,
            satuan=i.satuan,
            target=isian(i, jejak),
            program=tuple(program[i.pk]),
        )
        for i in ItemRKT.objects.filter(rkt=rkt).select_related("indikator")
    )


def muat_aksi(tk: TahunKinerja, jejak: Jejak) -> tuple[bahan.Aksi, ...]:
    """The actions with their quarterly targets."""
    jejak.muat(RencanaAksi, tahun_kinerja_id=tk.pk)
    baris = RencanaAksi.objects.filter(tahun_kinerja=tk).select_related("indikator", "pos", "unit")
    return tuple(
        bahan.Aksi(
            indikator=a.indikator.kode,
            aksi=a.aksi,
            satuan=a.satuan,
            target=(a.target_tw1, a.target_tw2, a.target_tw3, a.target_tw4),
            program=a.pos.nama if a.pos else "",
            anggaran=a.anggaran,
            penanggung_jawab=a.penanggung_jawab or (a.unit.nama if a.unit else ""),
            asal=jejak.asal(a),
        )
        for a in baris.order_by("indikator__urutan", "indikator__kode", "urutan")
    )
