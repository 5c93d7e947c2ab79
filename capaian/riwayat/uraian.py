"""Entries of the log in words: who, when, which object, old and new values with their names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Field, ForeignKey, Model, OuterRef, Subquery, UUIDField
from django.utils.html import strip_tags
from django.utils.text import capfirst

from capaian.kueri.jejak import BUKU_KERJA
from capaian.riwayat.catatan import TINDAKAN
from capaian.riwayat.sumber import model_terlacak
from lakip.angka import format_angka, format_rupiah, format_tanggal
from lakip.instansi.models import Kejadian, Pengguna
from lakip.medan import RupiahField

CARA = {"+": "ditambahkan", "~": "diubah", "-": "dihapus"}
TERPANJANG = 300
# What a reader of the log learns nothing from.
_TAK_DISEBUT = frozenset({"id", "tahun_kinerja", "opd", "diubah", "dibuat", "waktu", "oleh"})
_SISTEM = "sistem"


@dataclass(frozen=True)
class Perubahan:
    """One entry. ``isi`` are field, old and new value; ``uraian`` is the sentence of an action."""

    waktu: datetime
    oleh: str
    jenis: str
    objek: str
    cara: str
    isi: tuple[tuple[str, str, str], ...] = ()
    uraian: str = ""


def uraikan(baris: Iterable[Mapping[str, Any]]) -> list[Perubahan]:
    """The entries of a page in words. The number of queries follows the kinds, not the rows."""
    semua = list(baris)
    per_model: dict[str, list[int]] = defaultdict(list)
    for b in semua:
        per_model[b["r_model"]].append(b["r_nomor"])
    orang = {p.pk: str(p) for p in Pengguna.objects.filter(pk__in={b["r_siapa"] for b in semua})}
    isi: dict[tuple[str, int], Perubahan] = {}
    for nama, nomor in per_model.items():
        baca = _tindakan if nama == TINDAKAN else _nilai
        isi |= baca(nama, nomor, orang)
    return [isi[b["r_model"], b["r_nomor"]] for b in semua]


def _tindakan(
    nama: str, nomor: list[int], orang: Mapping[int, str]
) -> dict[tuple[str, int], Perubahan]:
    return {
        (nama, k.pk): Perubahan(
            k.waktu,
            orang.get(k.oleh_id or 0, _SISTEM),
            "tindakan",
            k.objek,
            "",
            uraian=k.uraian or k.jenis.replace("_", " ").capitalize(),
        )
        for k in Kejadian.objects.filter(pk__in=nomor)
    }


def _nilai(
    nama: str, nomor: list[int], orang: Mapping[int, str]
) -> dict[tuple[str, int], Perubahan]:
    """The edits of one model, each beside the state before it."""
    model = model_terlacak()[nama]
    semua: Any = model.history.model.objects  # type: ignore[attr-defined]  # added by simple-history
    lalu = semua.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by(
        "-history_id"
    )
    baris = list(
        semua.filter(history_id__in=nomor).annotate(sebelum=Subquery(lalu.values("history_id")[:1]))
    )
    lama = {r.history_id: r for r in semua.filter(history_id__in=[r.sebelum for r in baris])}
    kenal = _Kenal(model, [*baris, *lama.values()])
    return {
        (nama, r.history_id): Perubahan(
            r.history_date,
            orang.get(r.history_user_id or 0, _oleh(r)),
            str(model._meta.verbose_name),
            kenal.sebutan(r),
            CARA[r.history_type],
            tuple(kenal.beda(r, lama.get(r.sebelum) if r.sebelum else None)),
        )
        for r in baris
    }


def _oleh(r: Any) -> str:
    buku = (r.history_change_reason or "").startswith(BUKU_KERJA)
    return "impor buku kerja" if buku else _SISTEM


class _Kenal:
    """Names and values of a model's history rows; what they point to is read in bulk."""

    def __init__(self, model: type[Model], baris: list[Any]) -> None:
        self._model = model
        self._rujukan: dict[str, dict[Any, Model]] = {}
        for medan in model._meta.concrete_fields:
            if isinstance(medan, ForeignKey) and medan.name not in _TAK_DISEBUT:
                nomor = {getattr(r, medan.attname) for r in baris} - {None}
                tujuan: Any = medan.related_model
                self._rujukan[medan.name] = tujuan._base_manager.in_bulk(nomor) if nomor else {}

    def sebutan(self, r: Any) -> str:
        """The object as people know it, as it was then."""
        isi = {
            m.attname: getattr(r, m.attname)
            for m in self._model._meta.concrete_fields
            if hasattr(r, m.attname)
        }
        objek = self._model(**isi)
        for nama, ada in self._rujukan.items():
            if (kunci := isi.get(f"{nama}_id")) in ada:
                setattr(objek, nama, ada[kunci])
            elif kunci is not None:
                return f"{capfirst(str(self._model._meta.verbose_name))} nomor {r.id}"
        return _ringkas(str(objek))

    def beda(self, r: Any, lama: Any | None) -> Iterable[tuple[str, str, str]]:
        """Field, old and new value of what changed; of a new row what it holds."""
        for medan in self._model._meta.concrete_fields:
            if medan.name in _TAK_DISEBUT or isinstance(medan, UUIDField):
                continue
            if not hasattr(r, medan.attname):
                continue
            kini, dulu = getattr(r, medan.attname), getattr(lama, medan.attname, None)
            if r.history_type == "-":
                kini, dulu = None, kini
            elif r.history_type == "+":
                dulu = None
            if r.history_type == "~" and kini == dulu:
                continue
            sebelum, sesudah = self._teks(medan, dulu), self._teks(medan, kini)
            if sebelum != sesudah:
                yield capfirst(str(medan.verbose_name)), sebelum, sesudah

    def _teks(self, medan: Field, nilai: Any) -> str:
        """A value as people read it; "" for none."""
        if nilai is None or nilai == "":
            return ""
        if isinstance(medan, ForeignKey):
            ada = self._rujukan.get(medan.name, {}).get(nilai)
            return _ringkas(str(ada)) if ada else f"nomor {nilai} (sudah dihapus)"
        if medan.choices:
            return str(dict(medan.flatchoices).get(nilai, nilai))
        return _teks_polos(medan, nilai)


def _teks_polos(medan: Field, nilai: Any) -> str:
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(medan, RupiahField):
        return format_rupiah(nilai)
    if isinstance(nilai, Decimal):
        return format_angka(nilai)
    if isinstance(nilai, date) and not isinstance(nilai, datetime):
        return format_tanggal(nilai)
    if isinstance(nilai, dict | list):
        pasangan = nilai.items() if isinstance(nilai, dict) else enumerate(nilai, 1)
        return _ringkas("; ".join(f"{k}: {v}" for k, v in pasangan))
    return _ringkas(strip_tags(str(nilai)))


def _ringkas(teks: str) -> str:
    rapi = " ".join(teks.split())
    return rapi if len(rapi) <= TERPANJANG else f"{rapi[: TERPANJANG - 1].rstrip()}…"
