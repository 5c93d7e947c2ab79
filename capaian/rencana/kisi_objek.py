"""A grid whose lines are stored rows: columns are fields, blank lines make new rows."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from lakip.angka import AngkaTidakTerbaca, JenisAngka, baca_angka, format_angka
from lakip.instansi.sunting import versi

from .kisi import (
    BarisBerubah,
    BarisKisi,
    JenisSel,
    Kisi,
    KolomKisi,
    SelKisi,
    SelSalah,
    isi_target,
    pesan,
    teks_target,
)


class KisiObjek(Kisi):
    """One stored row per line, columns are its fields; blank lines make new rows."""

    def baris(self, o: Any, nomor_versi: int, **lain: Any) -> BarisKisi:
        """The line of a stored row."""
        sel = [SelKisi(k, teks_medan(o, k)) for k in self.kolom]
        return BarisKisi(str(o.pk), self.judul(o), nomor_versi, sel, bisa_hapus=True, **lain)

    def kosong(self, kunci: str, **lain: Any) -> BarisKisi:
        """A blank line."""
        awal = [SelKisi(k, k.pilihan[0][0] if k.pilihan else "") for k in self.kolom]
        return BarisKisi(kunci, "Baris baru", 0, awal, baru=True, **lain)

    def judul(self, o: Any) -> str:
        """What names the line for a screen reader."""
        return str(o)

    @abstractmethod
    def semua(self) -> models.QuerySet:
        """The stored rows in their order."""

    @abstractmethod
    def baru(self, kunci: str) -> Any:
        """An unsaved row for the blank line ``kunci``. Raises KeyError."""

    def versi_semua(self) -> dict[int, int]:
        """The version of every stored row, in one query."""
        pk = self.semua().order_by().values("pk")
        riwayat: Any = self.semua().model.history  # type: ignore[attr-defined]
        baris = riwayat.filter(id__in=pk).values("id").annotate(akhir=models.Max("history_id"))
        return dict(baris.order_by().values_list("id", "akhir"))

    @transaction.atomic
    def simpan(self, kunci: str, isian: Mapping[str, str], versi_dibaca: int) -> str:
        if kunci.isdecimal():
            objek = self.semua().select_for_update(of=("self",)).filter(pk=int(kunci)).first()
            if objek is None:
                raise KeyError(kunci)
            if versi(objek) != versi_dibaca:
                raise BarisBerubah
        else:
            objek = self.baru(kunci)
        galat = isi_medan(objek, self.kolom, isian)
        if not galat:
            galat = self._periksa(objek)
        if galat:
            raise SelSalah(galat)
        objek.save()
        return str(objek.pk)

    def _periksa(self, objek: Any) -> dict[str, str]:
        try:
            objek.full_clean()
        except ValidationError as salah:
            return {
                "" if n == "__all__" else "target" if n in {"nilai_atas", "predikat"} else n:
                " ".join(p) for n, p in salah.message_dict.items()
            }  # fmt: skip
        return {}


def teks_medan(o: Any, k: KolomKisi) -> str:
    """A field for typing."""
    if k.jenis is JenisSel.TARGET:
        return teks_target(o)
    nilai = getattr(o, k.nama)
    if nilai is None:
        return ""
    if k.jenis is JenisSel.RUPIAH:
        return format_angka(nilai, buang_nol=True)
    if k.jenis is JenisSel.ANGKA:
        return format_angka(nilai).replace(".", "")
    return str(nilai)


def isi_medan(objek: Any, kolom: Iterable[KolomKisi], isian: Mapping[str, str]) -> dict[str, str]:
    """Set the typed texts; what cannot be read, by column."""
    galat = {}
    for k in kolom:
        teks = isian.get(k.nama, "").strip()
        try:
            if k.jenis is JenisSel.TARGET:
                isi_target(objek, teks)
            elif k.jenis in {JenisSel.ANGKA, JenisSel.RUPIAH}:
                jenis = JenisAngka.RUPIAH if k.jenis is JenisSel.RUPIAH else JenisAngka.DESIMAL
                setattr(objek, k.nama, baca_angka(teks, jenis=jenis))
            elif k.jenis is JenisSel.PILIH:
                _pilih(objek, k, teks)
            else:
                setattr(objek, k.nama, teks)
        except (AngkaTidakTerbaca, ValidationError) as salah:
            galat[k.nama] = pesan(salah)
    return galat


def _pilih(objek: Any, k: KolomKisi, teks: str) -> None:
    if teks not in dict(k.pilihan):
        raise ValidationError("Pilih dari daftar.")
    if not k.nama.endswith("_id"):
        setattr(objek, k.nama, teks)
        return
    setattr(objek, k.nama, int(teks) if teks else None)
