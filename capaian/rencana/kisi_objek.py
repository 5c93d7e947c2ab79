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

ANGKA = {
    JenisSel.ANGKA: JenisAngka.DESIMAL,
    JenisSel.BULAT: JenisAngka.BULAT,
    JenisSel.RUPIAH: JenisAngka.RUPIAH,
}
YA = "ya"
"""The value of a yes-or-no column's choice that means yes; "" means no."""


class KisiObjek(Kisi):
    """One stored row per line, columns are its fields; blank lines make new rows."""

    def baris(self, o: Any, nomor_versi: int, **lain: Any) -> BarisKisi:
        """The line of a stored row."""
        return BarisKisi(
            str(o.pk), self.judul(o), nomor_versi, self.sel(o), bisa_hapus=True, **lain
        )

    def sel(self, o: Any) -> list[SelKisi]:
        """The cells of a stored row."""
        return [SelKisi(k, teks_medan(o, k)) for k in self.kolom]

    def isi(self, o: Any, isian: Mapping[str, str]) -> dict[str, str]:
        """Set the typed texts; what cannot be taken, by column."""
        return isi_medan(o, self.kolom, isian)

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
        riwayat: Any = self.semua().model.history  # type: ignore[attr-defined] - tracked
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
        galat = self.isi(objek, isian)
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
    if isinstance(nilai, bool):
        return YA if nilai else ""
    if k.jenis is JenisSel.RUPIAH:
        return format_angka(nilai, buang_nol=True)
    if k.jenis in ANGKA:
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
            elif k.jenis in ANGKA:
                setattr(objek, k.nama, baca_angka(teks, jenis=ANGKA[k.jenis]))
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
        ya_tidak = isinstance(getattr(objek, k.nama), bool)
        setattr(objek, k.nama, teks == YA if ya_tidak else teks)
        return
    setattr(objek, k.nama, int(teks) if teks else None)
