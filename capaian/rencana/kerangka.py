"""The report's outline as rows to rename, reorder and switch off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from capaian.bahan.kunci import kunci_baru
from capaian.laporan.kerangka import Simpul, kunci_dikenal
from capaian.laporan.ubahan import AKHIR, JARAK
from capaian.models import BagianLaporan, TabelData, TeksLaporan
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja


@dataclass(frozen=True)
class BarisKerangka:
    """A part of the outline: its depth, its preset title and place, and what the agency changed."""

    kunci: str
    induk: str
    tingkat: int
    judul_bawaan: str
    judul: str
    aktif: bool
    urutan: int
    urutan_bawaan: int
    tambahan: bool = False

    @property
    def otomatis(self) -> bool:
        """Whether the part is a contents list, which holds nothing else."""
        return self.kunci.startswith("daftar-")


def baris_kerangka(
    akar: Iterable[Simpul], ubahan: Mapping[str, BagianLaporan]
) -> list[BarisKerangka]:
    """The outline flattened in the order in force, parts that the agency added included."""
    dikenal = {s.kunci for satu in akar for s in satu.telusuri()}
    baru = {
        u.kunci: u
        for u in ubahan.values()
        if u.judul and u.kunci not in dikenal and u.kunci.partition(".")[0] not in kunci_dikenal()
    }
    hasil: list[BarisKerangka] = []

    def turun(saudara: Iterable[Simpul], induk: str, tingkat: int) -> None:
        baris = [(_baris(s, n, induk, tingkat, ubahan), s.anak) for n, s in enumerate(saudara, 1)]
        for u in baru.values():
            if u.induk == induk or (not induk and u.induk not in dikenal | baru.keys()):
                urutan = AKHIR if u.urutan is None else u.urutan
                b = BarisKerangka(
                    u.kunci, induk, tingkat, "", u.judul, u.aktif, urutan, urutan, True
                )
                baris.append((b, ()))
        for satu, anak in sorted(baris, key=lambda p: p[0].urutan):
            hasil.append(satu)
            turun(anak, satu.kunci, tingkat + 1)

    turun(akar, "", 0)
    return hasil


def _baris(
    s: Simpul, nomor: int, induk: str, tingkat: int, ubahan: Mapping[str, BagianLaporan]
) -> BarisKerangka:
    """A part of the preset with what the agency changed."""
    bawaan = nomor * JARAK + (AKHIR + JARAK if s.jenis == "lampiran" else 0)
    u = ubahan.get(s.kunci)
    urutan = u.urutan if u and u.urutan is not None else bawaan
    judul, aktif = (u.judul, u.aktif) if u else ("", True)
    return BarisKerangka(s.kunci, induk, tingkat, s.judul, judul, aktif, urutan, bawaan)


@transaction.atomic
def simpan_kerangka(
    tahun: TahunKinerja,
    baris: Iterable[BarisKerangka],
    *,
    isian: Mapping[str, tuple[str, bool, int]],
    oleh: Pengguna,
) -> int:
    """Store title, switch and place of every part that departs from the preset; count changes."""
    ada = {b.kunci: b for b in BagianLaporan.objects.filter(tahun_kinerja=tahun)}
    banyak = 0
    for b in baris:
        judul, aktif, urutan = isian[b.kunci]
        if (judul, aktif, urutan) == (b.judul, b.aktif, b.urutan):
            continue
        banyak += 1
        satu = ada.get(b.kunci) or BagianLaporan(tahun_kinerja=tahun, kunci=b.kunci)
        satu.judul, satu.aktif = judul, aktif
        satu.urutan = None if urutan == b.urutan_bawaan and not b.tambahan else urutan
        baku = not judul and aktif and satu.urutan is None and not satu.judul_kolom
        if baku and not satu.induk:
            if satu.pk:
                satu.delete()
        else:
            satu.full_clean()
            satu.save()
    if banyak:
        catat(
            "atur_kerangka",
            oleh=oleh,
            opd=tahun.opd,
            tahun=tahun.tahun,
            uraian=f"Mengubah {banyak} bagian kerangka laporan.",
        )
    return banyak


@transaction.atomic
def tambah_bagian(
    *,
    tahun: TahunKinerja,
    baris: Iterable[BarisKerangka],
    judul: str,
    induk: str,
    oleh: Pengguna,
) -> BagianLaporan:
    """Add a part with a text of its own at the end of ``induk``, a chapter for "".

    Raises ValidationError without a title.
    """
    TahunKinerja.objects.select_for_update().get(pk=tahun.pk)
    saudara = [b.urutan for b in baris if b.induk == induk and b.urutan < AKHIR]
    milik = {"tahun_kinerja": tahun}
    terpakai = set(BagianLaporan.objects.filter(**milik).values_list("kunci", flat=True))
    terpakai |= set(TeksLaporan.objects.filter(**milik).values_list("kunci", flat=True))
    if not judul:
        raise ValidationError("Tulis judul bagian baru.")
    satu = BagianLaporan(
        tahun_kinerja=tahun,
        kunci=kunci_baru(f"tambahan {judul}", terpakai, bawaan="tambahan", panjang=60),
        induk=induk,
        judul=judul,
        urutan=max(saudara, default=0) + JARAK,
    )
    satu.full_clean()
    satu.save()
    uraian = f"Menambah bagian “{judul}” pada kerangka laporan."
    catat("atur_kerangka", oleh=oleh, opd=tahun.opd, tahun=tahun.tahun, uraian=uraian)
    return satu


def alasan_bagian_tetap(bagian: BagianLaporan) -> str:
    """Why an added part cannot be deleted; "" while nothing stands in it."""
    milik = {"tahun_kinerja": bagian.tahun_kinerja_id}
    isi = []
    if TeksLaporan.objects.filter(**milik, kunci=bagian.kunci).exists():
        isi.append("teks")
    if TabelData.objects.filter(**milik, letak=bagian.kunci).exists():
        isi.append("tabel data")
    if BagianLaporan.objects.filter(**milik, induk=bagian.kunci).exists():
        isi.append("bagian lain")
    if not isi:
        return ""
    return (
        f"Bagian “{bagian}” masih memuat {' dan '.join(isi)}. Kosongkan lebih dahulu, atau matikan "
        "cetaknya."
    )
