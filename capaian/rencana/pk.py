"""Perjanjian Kinerja: made from plan and budget, finalised as a sealed snapshot, changed anew."""

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from anggaran.models import AnggaranPK, ItemPK, Keluaran, PerjanjianKinerja, PosAnggaran
from capaian.laporan.ukur import Ukuran
from capaian.sajian import sajikan_ukuran
from lakip.angka import desimal_polos
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Berkas, Pengguna, Unit
from renstra.models import Indikator, TahunKinerja, TargetRenstra

from .pihak import PIHAK, isi_pihak

Level = PerjanjianKinerja.Level
Tingkat = PosAnggaran.Tingkat
# What each level promises money for, and whose outputs are its indicators.
KEDALAMAN = {
    Level.ESELON_II: Tingkat.PROGRAM,
    Level.ESELON_III: Tingkat.KEGIATAN,
    Level.ESELON_IV: Tingkat.SUB_KEGIATAN,
}
_SUMBER_ITEM = {Level.ESELON_III: Tingkat.PROGRAM, Level.ESELON_IV: Tingkat.KEGIATAN}
NILAI = ("nilai", "nilai_atas", "predikat")


@transaction.atomic
def buat_pk(
    *, tahun: TahunKinerja, level: str, unit: Unit | None, oleh: Pengguna
) -> PerjanjianKinerja:
    """A draft PK murni: targets of the year from Renstra, programs with their pagu, the parties.

    Levels III and IV take the outputs of the programs or kegiatan in charge of ``unit``, of all
    when it is None. Raises ValidationError when that PK exists or the data give it no indicator.
    """
    pk = PerjanjianKinerja(
        tahun_kinerja=tahun,
        jenis=PerjanjianKinerja.Jenis.MURNI,
        level=level,
        unit=unit,
        kedalaman=KEDALAMAN[Level(level)],
        tempat=tahun.opd.pemda.ibu_kota,
    )
    isi_pihak(pk)
    pk.full_clean()
    pk.save()
    item = list(_item_renstra(pk) if level == Level.ESELON_II else _item_keluaran(pk))
    if not item:
        raise ValidationError(_pesan_tanpa_item(pk))
    for urutan, satu in enumerate(item, 1):
        satu.urutan = urutan
        satu.save()
    _, ukuran = sajikan_ukuran(tahun)
    for urutan, pos in enumerate(_pos_pk(pk), 1):
        AnggaranPK.objects.create(
            tahun_kinerja=tahun,
            perjanjian=pk,
            urutan=urutan,
            pos=pos,
            nama=pos.nama,
            nilai=pagu_pos(ukuran, pos),
        )
    _catat("buat_pk", pk, oleh, f"Menyusun {pk} dari Renstra dan anggaran.")
    return pk


def _pesan_tanpa_item(pk: PerjanjianKinerja) -> str:
    if pk.level == Level.ESELON_II:
        return "Belum ada indikator. Pilih Renstra pada pengaturan tahun dan isi indikatornya."
    return (
        "Belum ada keluaran program atau kegiatan untuk unit ini. Isi sasaran program, unit "
        "penanggung jawab, dan keluarannya pada anggaran lebih dahulu."
    )


def _item_renstra(pk: PerjanjianKinerja) -> Iterable[ItemPK]:
    tk = pk.tahun_kinerja
    target = {
        t.indikator_id: t
        for t in TargetRenstra.objects.filter(
            indikator__renstra=tk.renstra_id, jenis=TargetRenstra.Jenis.TAHUN, tahun=tk.tahun
        )
    }
    urut = {"tujuan": 0, "IKU": 1, "pendukung": 2}
    indikator = Indikator.objects.filter(renstra=tk.renstra_id).select_related("sasaran", "tujuan")
    for i in sorted(indikator, key=lambda i: urut[i.kelompok]):
        dari = target.get(i.pk)
        yield ItemPK(
            tahun_kinerja=tk,
            perjanjian=pk,
            kelompok=i.kelompok,
            indikator=i,
            sasaran_teks=str(i.sasaran or i.tujuan),
            indikator_teks=i.nama,
            satuan=i.satuan,
            **{n: getattr(dari, n) for n in NILAI if dari},
        )


def _item_keluaran(pk: PerjanjianKinerja) -> Iterable[ItemPK]:
    semua = Keluaran.objects.filter(
        tahun_kinerja=pk.tahun_kinerja, pos__tingkat=_SUMBER_ITEM[Level(pk.level)]
    ).exclude(indikator="")
    if pk.unit_id:
        semua = semua.filter(pos__unit=pk.unit_id)
    for k in semua.select_related("pos").order_by("pos__urutan", "pos__kode", "nomor"):
        yield ItemPK(
            tahun_kinerja=pk.tahun_kinerja,
            perjanjian=pk,
            kelompok=Indikator.Kelompok.IKU,
            sasaran_teks=k.pos.pernyataan_sasaran or k.pos.nama,
            indikator_teks=k.indikator,
            satuan=k.satuan,
            nilai=k.target,
        )


def _pos_pk(pk: PerjanjianKinerja) -> Iterable[PosAnggaran]:
    semua = PosAnggaran.objects.filter(tahun_kinerja=pk.tahun_kinerja, tingkat=pk.kedalaman)
    if pk.unit_id and pk.level != Level.ESELON_II:
        semua = semua.filter(induk__unit=pk.unit_id)
    return semua


def pagu_pos(ukuran: Ukuran, pos: PosAnggaran) -> Decimal | None:
    """The pagu of a node in the stage in force, summed by the calculator; None while unknown."""
    hasil = ukuran.pos.get(pos.kode)
    return hasil.pagu.nilai if hasil and hasil.pagu.lengkap else None


@transaction.atomic
def buat_perubahan(*, dari: PerjanjianKinerja, alasan: str, oleh: Pengguna) -> PerjanjianKinerja:
    """A draft perubahan of a final PK, with its wording and targets and the pagu in force now.

    Raises ValidationError when ``dari`` is no final PK, not the last one, or the ground is unknown.
    """
    if not dari.final:
        raise ValidationError("Finalkan PK ini lebih dahulu; draf masih dapat diubah langsung.")
    if alasan not in PerjanjianKinerja.AlasanPerubahan.values:
        raise ValidationError("Pilih salah satu dari tiga dasar perubahan.")
    seri = PerjanjianKinerja.objects.filter(
        tahun_kinerja=dari.tahun_kinerja, level=dari.level, unit=dari.unit
    )
    if seri.filter(nomor__gt=dari.nomor).exists():
        raise ValidationError("Sudah ada perubahan sesudah PK ini. Ubah dari yang terakhir.")
    baru = PerjanjianKinerja(
        tahun_kinerja=dari.tahun_kinerja,
        jenis=PerjanjianKinerja.Jenis.PERUBAHAN,
        nomor=dari.nomor + 1,
        alasan_perubahan=alasan,
        **{
            n: getattr(dari, n)
            for n in ("level", "unit", "kedalaman", "tampilkan_anggaran", "tempat", *PIHAK)
        },
    )
    baru.save()
    for item in ItemPK.objects.filter(perjanjian=dari):
        item.pk, item.perjanjian = None, baru
        item.save(force_insert=True)
    _, ukuran = sajikan_ukuran(dari.tahun_kinerja)
    for satu in AnggaranPK.objects.filter(perjanjian=dari).select_related("pos"):
        kini = pagu_pos(ukuran, satu.pos) if satu.pos else None
        satu.pk, satu.perjanjian = None, baru
        satu.nilai = satu.nilai if kini is None else kini
        satu.save(force_insert=True)
    _catat("buat_pk", baru, oleh, f"Menyusun {baru} dari {dari}.")
    return baru


def kekurangan_pk(pk: PerjanjianKinerja) -> list[str]:
    """What keeps the PK from being final, one sentence each."""
    item = list(ItemPK.objects.filter(perjanjian=pk))
    kurang = [f"Target “{i.indikator_teks}” belum diisi." for i in item if _tanpa_target(i)]
    if not item:
        kurang.append("Belum ada indikator yang diperjanjikan.")
    if pk.tampilkan_anggaran:
        anggaran = AnggaranPK.objects.filter(perjanjian=pk, nilai=None)
        kurang += [f"Anggaran “{a.nama}” belum diisi." for a in anggaran]
    if pk.tanggal is None:
        kurang.append("Tanggal penandatanganan belum diisi.")
    for ke in ("pertama", "kedua"):
        if not (getattr(pk, f"pihak_{ke}_nama") and getattr(pk, f"pihak_{ke}_jabatan")):
            kurang.append(f"Nama dan jabatan pihak {ke} belum lengkap.")
    if pk.jenis == PerjanjianKinerja.Jenis.PERUBAHAN and not pk.alasan_perubahan:
        kurang.append("Dasar perubahan belum dipilih.")
    return kurang


def _tanpa_target(item: ItemPK) -> bool:
    return item.nilai is None and not item.predikat


def sidik_pk(pk: PerjanjianKinerja) -> str:
    """SHA-256 of everything that the PK promises: parties, date, targets, amounts, wording."""

    def nilai(objek: Any) -> dict[str, str]:
        bebas = {"id", "tahun_kinerja", "perjanjian", "final", "sidik", *_BEBAS}
        isi = {}
        for m in objek._meta.concrete_fields:
            if m.name not in bebas:
                satu = getattr(objek, m.attname)
                isi[m.name] = (
                    desimal_polos(satu) or "" if isinstance(satu, Decimal) else str(satu or "")
                )
        return isi

    isi = {
        "pk": nilai(pk),
        "item": [nilai(i) for i in ItemPK.objects.filter(perjanjian=pk)],
        "anggaran": [nilai(a) for a in AnggaranPK.objects.filter(perjanjian=pk)],
    }
    return hashlib.sha256(json.dumps(isi, sort_keys=True).encode()).hexdigest()


_BEBAS = ("unit", "pindaian", "indikator", "pos")


@transaction.atomic
def finalkan_pk(*, pk: PerjanjianKinerja, oleh: Pengguna) -> None:
    """Seal a complete PK; the database refuses to change it from now on.

    One that a workbook calls final bears no seal until somebody has compared it with the signed
    paper and seals it so. Raises ValidationError with everything that is missing.
    """
    terkunci = PerjanjianKinerja.objects.select_for_update(of=("self",)).get(pk=pk.pk)
    if terkunci.sidik:
        raise ValidationError("PK ini sudah final.")
    if kurang := kekurangan_pk(terkunci):
        raise ValidationError(kurang)
    terkunci.sidik = sidik_pk(terkunci)
    terkunci.final = True
    terkunci.save()
    uraian = f"Memfinalkan {terkunci} level {terkunci.level}."
    _catat("finalkan_pk", terkunci, oleh, uraian, sidik=terkunci.sidik)


@transaction.atomic
def pasang_pindaian(*, pk: PerjanjianKinerja, berkas: Berkas, oleh: Pengguna) -> None:
    """Attach the signed scan of a final PK. Raises ValidationError for a draft."""
    if not pk.final:
        raise ValidationError("Finalkan PK lebih dahulu, lalu unggah pindaian yang ditandatangani.")
    pk.pindaian = berkas
    pk.save()
    uraian = f"Mengunggah pindaian {pk}: {berkas.nama_asli}."
    _catat("unggah_pindaian_pk", pk, oleh, uraian, sha256=berkas.sha256)


def _catat(jenis: str, pk: PerjanjianKinerja, oleh: Pengguna, uraian: str, **data: str) -> None:
    tk = pk.tahun_kinerja
    catat(jenis, oleh=oleh, opd=tk.opd, tahun=tk.tahun, objek=str(pk), uraian=uraian, data=data)
