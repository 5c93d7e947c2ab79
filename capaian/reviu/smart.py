"""The five ticks of each indicator: kept in line with the recording, saved, shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from capaian.laporan.pohon import Laporan
from capaian.models import PenilaianSmart, Reviu
from capaian.reviu.catatan import catat_reviu
from capaian.reviu.jawab import perbarui_mesin
from capaian.reviu.keadaan import wajib_terbuka
from capaian.reviu.mesin import CentangSmart, dari_centang, indikator, ringkas
from lakip.instansi.izin import Izin, wajibkan
from lakip.instansi.models import Pengguna

KODE_MESIN = "smart"
"""What an item of the checklist names when its answer is proposed from these ticks."""
_KOSONG = (None,) * len(PenilaianSmart.KRITERIA)


@dataclass(frozen=True)
class IsianSmart:
    """The ticks of one indicator. ``asal`` are those that the person saw before."""

    pk: int
    nilai: tuple[bool | None, ...]
    asal: str


@dataclass(frozen=True)
class BarisSmart:
    """An indicator with what its form shows: stored, or as typed when it could not be saved."""

    p: PenilaianSmart
    asal: str
    centang: tuple[tuple[str, str, bool | None], ...]
    dinilai: bool


def samakan_smart(reviu: Reviu, laporan: Laporan) -> tuple[CentangSmart, ...]:
    """Give the review a row for each indicator of the recording, and return the ticks.

    An indicator that is worded otherwise is judged anew. Without an item that asks: no rows.
    """
    if not reviu.daftar.butir.filter(mesin=KODE_MESIN).exists():
        return ()
    lama = {p.kode: p for p in reviu.smart.all()}
    baru, ubah = [], []
    for urutan, (kode, nama) in enumerate(indikator(laporan).items(), 1):
        p = lama.pop(kode, None)
        if p is None:
            isi = {"tahun_kinerja_id": reviu.tahun_kinerja_id, "reviu": reviu}
            baru.append(PenilaianSmart(**isi, urutan=urutan, kode=kode, nama=nama))
        elif (p.urutan, p.nama) != (urutan, nama):
            if ringkas(p.nama) != ringkas(nama):
                p.nilai = _KOSONG
            p.urutan, p.nama = urutan, nama
            ubah.append(p)
    for p in lama.values():
        p.delete()
    bulk_create_with_history(baru, PenilaianSmart)
    _perbarui(ubah, ("urutan", "nama", *PenilaianSmart.KRITERIA))
    return centang_smart(reviu)


def _perbarui(baris: Sequence[PenilaianSmart], medan: Sequence[str]) -> None:
    if baris:
        bulk_update_with_history(baris, PenilaianSmart, medan)


def centang_smart(reviu: Reviu) -> tuple[CentangSmart, ...]:
    """The ticks as the machine reads them; one query."""
    sebutan = PenilaianSmart.sebutan().values()
    return tuple(
        CentangSmart(
            p.kode,
            p.nama,
            None not in p.nilai,
            tuple(kata for kata, n in zip(sebutan, p.nilai, strict=True) if n is False),
        )
        for p in reviu.smart.all()
    )


@transaction.atomic
def simpan_smart(*, reviu: Reviu, isian: Sequence[IsianSmart], oleh: Pengguna) -> int:
    """Save changed ticks, all or none, renew the proposal, and return how many rows changed.

    Raises PermissionDenied, and ValidationError when the review is closed or a colleague changed
    an indicator meanwhile.
    """
    tk = reviu.laporan.tahun_kinerja
    wajibkan(oleh, Izin.REVIU, tk.opd)
    kini = Reviu.objects.select_for_update(of=("self",)).get(pk=reviu.pk)
    wajib_terbuka(kini)
    baris = {p.pk: p for p in kini.smart.all()}
    diubah = [(baris[i.pk], i) for i in isian if i.pk in baris and sandi(i.nilai) != i.asal]
    ubah = [(p, i) for p, i in diubah if i.nilai != p.nilai]
    if galat := [_bentrok(p) for p, i in ubah if i.asal != sandi(p.nilai)]:
        raise ValidationError(galat)
    for p, i in ubah:
        p.nilai = i.nilai
    _perbarui([p for p, _ in ubah], PenilaianSmart.KRITERIA)
    if ubah:
        butir = kini.daftar.butir.filter(mesin=KODE_MESIN).values_list("nomor", flat=True)
        perbarui_mesin(kini, dict.fromkeys(butir, dari_centang(centang_smart(kini))))
        uraian = f"Menilai SMART {len(ubah)} indikator."
        catat_reviu("nilai_smart_reviu", reviu, oleh, uraian)
    return len(ubah)


def _bentrok(p: PenilaianSmart) -> str:
    return f"{p.kode} {p.nama}: penilaiannya sudah diubah orang lain. Periksa lagi, lalu simpan."


def sandi(nilai: Sequence[bool | None]) -> str:
    """Ticks as a short text, by which a form tells what it showed: "1", "0", "-" for None."""
    return "".join("-" if n is None else str(int(n)) for n in nilai)


def isian_smart(reviu: Reviu, kirim: Mapping[str, str]) -> list[IsianSmart]:
    """The ticks that the form sent; an empty box is a "no" once the indicator is marked judged."""
    return [
        IsianSmart(p.pk, _terkirim(p, kirim), kirim[f"asal-{p.pk}"])
        for p in reviu.smart.all()
        if f"asal-{p.pk}" in kirim
    ]


def _terkirim(p: PenilaianSmart, kirim: Mapping[str, str]) -> tuple[bool | None, ...]:
    lain = False if f"dinilai-{p.pk}" in kirim else None
    return tuple(True if f"{k}-{p.pk}" in kirim else lain for k in PenilaianSmart.KRITERIA)


def baris_smart(reviu: Reviu, kirim: Mapping[str, str] | None = None) -> list[BarisSmart]:
    """The indicators with their ticks; ``kirim`` is a form that could not be saved. One query.

    What a person changed stays as typed, over the ticks that are stored by now.
    """
    kirim, hasil = kirim or {}, []
    for p in reviu.smart.all():
        nilai, asal = _terkirim(p, kirim), kirim.get(f"asal-{p.pk}")
        if asal is None or sandi(nilai) == asal:
            nilai = p.nilai
        centang = zip(PenilaianSmart.sebutan().items(), nilai, strict=True)
        hasil.append(
            BarisSmart(
                p,
                sandi(p.nilai),
                tuple((medan, kata[:1].upper() + kata[1:], n) for (medan, kata), n in centang),
                None not in nilai,
            )
        )
    return hasil
